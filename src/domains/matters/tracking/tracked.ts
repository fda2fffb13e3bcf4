import type { Day } from '#base/day.ts'
import type { MatterClock } from '#domains/matters/clocks/matter-clocks.ts'
import type { FrontDesk } from '#domains/matters/desk/front-desk.ts'
import type { Matter, MatterState } from '#domains/matters/matter.ts'
import type { CitedPlace } from '#domains/matters/matter-answer.ts'
import type { MatterEventKind } from '#domains/matters/matter-event.ts'
import type { Given } from '#domains/matters/release/release.ts'
import type { Submission } from '#domains/matters/submission.ts'

/** Hồ sơ, as the person who holds its code sees it: no name of an officer, nothing of the desk's own notes. */
export type TrackedMatter = {
  matter: Matter
  bodyName: string
  desk: FrontDesk | undefined
  events: { kind: MatterEventKind; at: Date; told: string }[]
  /** What is waited for, or how it was answered last. */
  asked: string
  /** How the one stands that this one repeats. */
  first: { state: MatterState; receivedOn: Day; answeredOn: Day | null } | undefined
  /** Of a request for information: what was given and what not. */
  given: Given[]
  answers: { number: number; text: string; cited: CitedPlace[]; approvedAt: Date; signedBy: string | null }[]
  /** Whether the person agrees to publishing, and where it is read; null: this matter is never published. */
  publishing: { agrees: boolean; href: string | null } | null
  clocks: (MatterClock & { explained: string[] })[]
}

export type Tracked = { submission: Submission; matters: TrackedMatter[]; files: string[] }
