import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database/database.ts'
import type { Oidc } from '#platform/identity/oidc.ts'
import type { MessageWay } from '#platform/messages/messenger.ts'
import type { Painter } from '#platform/pictures/painter.ts'
import type { Voice } from '#platform/speech/voice.ts'

/** What every act and page of one running system shares: opened once by `app/`, handed down, never global. */
export type House = {
  database: Database
  clock: Clock
  /** Everything the system keeps outside the database: files, outgoing mail, keys. */
  dataFolder: string
  /** 32 bytes that sign and seal; kept in the data folder, never in the database. */
  secretKey: Uint8Array
  /** `https://luatgandan.example.vn`, without a slash at the end. */
  publicUrl: string
  /** clamd: `/run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`; undefined: files are not scanned, and say so. */
  clamdAddress?: string
  /** Largest upload in megabytes. */
  uploadSizeMbMax: number
  /** Short messages that people may choose to be told by: those that a carrier, or the operator's own hand, delivers. None when not set. */
  messageWays?: readonly MessageWay[]
  /** How long a sign-in lasts at most; 12 when not set. */
  sessionHours?: number
  /** The outside place that vouches for people, where the operator set one up. */
  oidc?: Oidc
  /** What reads aloud, where such a program is installed. */
  voice?: Voice
  /** What makes pictures of pages, where such a program is installed. */
  painter?: Painter
}
