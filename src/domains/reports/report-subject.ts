import type { Day } from '#base/day.ts'
import type { Body } from '#domains/bodies/body.ts'

/** What a report is about, as its text names it. */
export type ReportSubject = {
  body: Body
  parent: Body | null
  /** «Kinh Bắc»: where the document is signed. */
  placeName: string
  plan: (NamedPlan & { period: { start: Day; end: Day } | null }) | null
}

export type NamedPlan = { id: string; number: string | null; title: string; issuedOn: Day | null; issuerName: string }
