/**
 * Quyền hạn, chức vụ của người ký: which lines stand above the name.
 * @law 30/2020/NĐ-CP, Điều 13 và Phụ lục I, mục II.7: tập thể lãnh đạo ghi TM., ký thay ghi KT., thừa lệnh TL., thừa ủy quyền TUQ.
 */
export type SignsAs = keyof typeof waysToSign

export const waysToSign = {
  head: 'Người đứng đầu ký',
  deputy: 'Cấp phó ký thay (KT.)',
  order: 'Ký thừa lệnh (TL.)',
  mandate: 'Ký thừa ủy quyền (TUQ.)',
} as const

export type Signature = {
  signsAs: SignsAs
  /** «Chủ tịch», «Trưởng phòng»: for whom a deputy, or one with an order or a mandate, signs. */
  headPosition: string
  /** The signer's own: «Phó Chủ tịch». */
  position: string
  signer: string
}

/** `collective` is the body in whose name a committee's leaders sign, «Ủy ban nhân dân»; null for a body with one head. */
export function signatureLines(signature: Signature, collective: string | null): string[] {
  const { signsAs, headPosition, position } = signature
  const inTheName = collective === null ? [] : [`TM. ${collective}`]
  switch (signsAs) {
    case 'head':
      return [...inTheName, position || headPosition].map(capitals)
    case 'deputy':
      return [...inTheName, `KT. ${headPosition}`, position].map(capitals)
    // An order or a mandate is the head's, so nobody signs in the name of all.
    case 'order':
      return [`TL. ${headPosition}`, position].map(capitals)
    case 'mandate':
      return [`TUQ. ${headPosition}`, position].map(capitals)
  }
}

export function isSignsAs(text: string): text is SignsAs {
  return Object.hasOwn(waysToSign, text)
}

export function capitals(text: string): string {
  return text.toLocaleUpperCase('vi')
}
