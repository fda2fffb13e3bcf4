import type { KeptBack } from '#domains/matters/published/publishing.ts'

/** What a body received in a year, and what became of it. Counts as they are: the page hides small ones. */
export type FrontDoorFigures = {
  bodyId: string
  bodyName: string
  received: number
  answered: number
  declined: number
  passedOn: number
  open: number
  other: number
  answeredInTime: number
  answeredLate: number
  /** Of those still open: past the last day under every reading of the calendar. */
  openLate: number
  /** Of those declined, by ground of the law. */
  declinedBy: Record<string, number>
  /** Answers to matters of the year that everybody reads now. */
  published: number
  /** Of those, what the office does not publish or took down, by reason. */
  keptBackBy: Partial<Record<KeptBack, number>>
  /** Calendar days from receipt to the answer; null without any. */
  medianDays: number | null
}
