/** Luật Tiếp cận thông tin, the old and the new: a request goes by the one in force on the day on which it was received. */
import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import laws from '#domains/matters/release/facts/information-laws.json' with { type: 'json' }
import grounds from '#domains/matters/release/facts/part-grounds.json' with { type: 'json' }

export type LawSentence = { place: string; says: string; mark: Mark }

export type InformationLaw = {
  name: string
  number: string
  receivedFrom: Day
  receivedTo: Day | null
  mark: Mark
  source: string
  supply: LawSentence
  /** Cung cấp một phần; null: the law has no sentence of its own on it. */
  partial: LawSentence | null
  inWriting: LawSentence
  cost: LawSentence
}

/** Căn cứ không cung cấp một phần. Without a place it is not verified: shown, never chosen. */
export type PartGround = {
  id: string
  what: string
  number: string
  place: string
  mark: Mark
  receivedFrom: Day
  receivedTo: Day | null
}

const within = (day: Day, { receivedFrom, receivedTo }: { receivedFrom: Day; receivedTo: Day | null }) =>
  receivedFrom <= day && (receivedTo === null || day <= receivedTo)

/** undefined before the first law, which nobody will ask for here. */
export function informationLawFor(receivedOn: Day): InformationLaw | undefined {
  return (laws as readonly InformationLaw[]).find((law) => within(receivedOn, law))
}

/** With which part of a request may be refused, by the law of its day; and those that nobody has verified, to be seen. */
export function partGroundsFor(receivedOn: Day): { sure: PartGround[]; unsure: PartGround[] } {
  const all = (grounds as readonly PartGround[]).filter((ground) => within(receivedOn, ground))
  const isSure = ({ mark, place }: PartGround) => decides(mark) && place !== ''
  return { sure: all.filter(isSure), unsure: all.filter((ground) => !isSure(ground)) }
}
