import type { RawBuilder, SqlBool } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Db } from '#platform/database/database.ts'

/** Of the last twelve months: activities at which somebody spoke; sessions of training at which they were; and the last of these ever. */
export type WorkCount = { spoke: number; trained: number; lastTrained: Day | null }

/** A course that somebody was at: how many of its sessions, the last of them, and the number of the certificate. */
export type TrainingReceived = {
  courseId: string
  title: string
  href: string
  sessions: number
  lastDay: Day
  certificate: string | null
}

/** What a later domain knows of the work of people of the law; the site brings it, for practitioners know nothing of what comes after them. */
export type PractitionerWork = {
  count: (db: Db, ids: readonly string[], today: Day) => Promise<Map<string, WorkCount>>
  training: (db: Db, practitionerId: string) => Promise<TrainingReceived[]>
  /** Over `practitioner p`: at no session of training from the day on. */
  untrainedSince: (day: Day) => RawBuilder<SqlBool>
}

export const noWork: WorkCount = { spoke: 0, trained: 0, lastTrained: null }
