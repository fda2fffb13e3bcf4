/** Loại: who brings the law near, and for which of them a law says who decides. Facts: facts/kinds.json. */
import type { Mark } from '#domains/library/document.ts'
import kinds from '#domains/practitioners/facts/kinds.json' with { type: 'json' }

/** On which level the one who decides stands; `district` existed until July 2025. */
export type DecidingLevel = 'nation' | 'province' | 'district' | 'commune'
/** Which conditions, grounds and times of the law hold. */
export type Standards = 'speaker' | 'communicator'
/** Which printed list they stand in. */
export type RegisterOf = 'speakers' | 'communicators' | 'others'

export type PractitionerKind = {
  id: string
  name: string
  short: string
  register: RegisterOf
  who: 'person' | 'group'
  /** null: no law says who decides; the office notes them without a decision. */
  level: DecidingLevel | null
  decidedBy: string | null
  law: string | null
  article: string | null
  mark: Mark | null
  standards: Standards | null
  /** The decision is made public by law, so that name and field are shown without asking. */
  isPublished: boolean
  /** Something of the kind that is not checked against the text: it is shown and decides nothing. */
  note: { text: string; mark: Mark } | null
}

export const practitionerKinds = kinds as readonly PractitionerKind[]

const byId = new Map(practitionerKinds.map((kind) => [kind.id, kind]))

export function isPractitionerKind(id: string): boolean {
  return byId.has(id)
}

/** Throws a fault for a kind that the facts do not have. */
export function kindOf(id: string): PractitionerKind {
  const kind = byId.get(id)
  if (kind === undefined) throw new Error(`No kind of practitioner ${id}.`)
  return kind
}

export const registerNames: Record<RegisterOf, string> = {
  speakers: 'Danh sách báo cáo viên pháp luật',
  communicators: 'Danh sách tuyên truyền viên pháp luật',
  others: 'Danh sách luật gia, luật sư, câu lạc bộ và địa chỉ giúp về pháp luật',
}

/** «Luật Phổ biến, giáo dục pháp luật 14/2012/QH13, Điều 35 khoản 3 điểm b»; null where no law sets it. */
export function basisOf({ law, article }: PractitionerKind): string | null {
  return law === null ? null : `${law}, ${article}`
}
