/** Văn bản hòa giải thành: its contents by the letters of the law, and what is put there to begin with. @law 35/2013/QH13, Điều 24 khoản 2 */
import { type Day, showDay } from '#base/day.ts'
import type { Case } from '#domains/mediation/case.ts'
import { factName } from '#domains/mediation/mediation-law.ts'
import type { AgreementWords, CaseWords, SessionWords } from '#domains/mediation/sealed-case.ts'

export const agreementFields: readonly { key: keyof AgreementWords; letter: string; name: string }[] = [
  { key: 'basis', letter: 'a', name: 'Căn cứ tiến hành hòa giải' },
  { key: 'parties', letter: 'b', name: 'Thông tin cơ bản về các bên' },
  { key: 'subject', letter: 'c', name: 'Nội dung chủ yếu của vụ, việc' },
  { key: 'course', letter: 'd', name: 'Diễn biến của quá trình hòa giải' },
  { key: 'terms', letter: 'đ', name: 'Thỏa thuận đạt được và giải pháp thực hiện' },
  { key: 'duties', letter: 'e', name: 'Quyền và nghĩa vụ của các bên' },
  { key: 'manner', letter: 'g', name: 'Phương thức, thời hạn thực hiện thỏa thuận' },
]

/** What is known already; rights, duties and the manner are for the parties to say. */
export function draftAgreement(known: {
  one: Case
  words: CaseWords
  sessions: readonly { heldOn: Day; words: SessionWords }[]
  endNote: string | null
}): AgreementWords {
  const { one, words, sessions, endNote } = known
  return {
    basis: `${factName(one.ground)} (Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 16).`,
    parties: words.parties
      .map(({ name, age, address }, index) => `Bên ${index + 1}: ${[name, age, address].filter(Boolean).join(', ')}.`)
      .join('\n'),
    subject: words.story,
    course: sessions.map(({ heldOn, words: said }) => `Ngày ${showDay(heldOn)}: ${said.what}`).join('\n'),
    terms: endNote ?? '',
    duties: '',
    manner: '',
  }
}
