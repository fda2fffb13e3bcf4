import { type Day, dayAt } from '#base/day.ts'
import { listeningPaths } from '#domains/library/listening/listening-paths.ts'
import { vietnamese } from '#domains/library/listening/recording.ts'
import { findSpokenText } from '#domains/library/listening/spoken-text.queries.ts'
import { listeningMinutes, type SpokenText, soundName, spokenHash } from '#domains/library/spoken-text.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'

/** What can be heard of a place: people's readings of today's text first; the machine where no Vietnamese one is. */
export type Listen = {
  minutes: number
  recordings: { href: string; speaker: string; language: string; bodyName: string; heardOn: Day }[]
  machine: { href: string; name: string } | null
}

/** null: there is no text to hear, or nobody who could say it. */
export async function findListen(
  { voice }: Pick<House, 'voice'>,
  db: Db,
  path: string,
  day: Day,
): Promise<Listen | null> {
  const spoken = await findSpokenText(db, path, day)
  if (spoken === undefined) return null
  const recordings = await listRecordings(db, spoken)
  const name = voice && soundName(spoken, voice)
  const isReadByPerson = recordings.some(({ language }) => language === vietnamese)
  const machine =
    voice === undefined || name === undefined || isReadByPerson
      ? null
      : { href: listeningPaths.sound(name, spoken.path), name: voice.name }
  if (machine === null && recordings.length === 0) return null
  return { minutes: listeningMinutes(spoken), recordings, machine }
}

const recordingsMax = 10

async function listRecordings(db: Db, spoken: SpokenText): Promise<Listen['recordings']> {
  const rows = await db
    .selectFrom('recording')
    .innerJoin('body', 'body.id', 'recording.body_id')
    .select(['recording.id', 'speaker', 'language', 'decided_at as decidedAt', 'body.name as bodyName'])
    .where('target', '=', spoken.path)
    .where('state', '=', 'heard')
    .where('text_hash', '=', spokenHash(spoken))
    .orderBy('decided_at', 'desc')
    .limit(recordingsMax)
    .execute()
  return rows.map(({ id, decidedAt, ...recording }) => ({
    ...recording,
    href: listeningPaths.recording(id),
    heardOn: dayAt(decidedAt!),
  }))
}
