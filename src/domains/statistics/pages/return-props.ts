import type { CountedBody } from '#domains/statistics/counted-body.ts'
import type { AlsoOf } from '#domains/statistics/returns/also-of.ts'
import type { Asking } from '#domains/statistics/returns/asking.ts'
import type { FormReturn } from '#domains/statistics/returns/form-return.ts'
import type { SentTo, Shown } from '#domains/statistics/returns/return-page.queries.ts'

export type ReturnPageProps = {
  one: FormReturn
  body: CountedBody
  alsoOf: AlsoOf[]
  mayWrite: boolean
  mayApprove: boolean
  maySeeRecords: boolean
  isWriter: boolean
  shown: Shown
  sentTo: SentTo[]
  numbers: {
    id: string
    number: number
    state: FormReturn['state']
    why: string
    approvedAt: Date | null
    approverName: string | null
  }[]
  /** Who asks for the same and does not have it; of what was signed. */
  without: Asking[]
}
