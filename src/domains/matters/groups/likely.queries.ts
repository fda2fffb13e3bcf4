import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import {
  type LikeReason,
  looksRepeated,
  nearFrom,
  nearnessTo,
  sharedReasons,
  sharesBand,
} from '#domains/matters/groups/likeness.ts'
import type { ClosedAs, Matter, MatterState } from '#domains/matters/matter.ts'
import { isSecretKind } from '#domains/matters/matter.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** A matter that may be the same as another. */
export type LikelyMatter = {
  id: string
  number: number
  year: number
  kind: MatterKind
  title: string
  state: MatterState
  closedAs: ClosedAs | null
  receivedOn: Day
  bodyId: string
  bodyName: string
  reasons: LikeReason[]
}

const candidatesMax = 60
const shownMax = 8

/** Secret kinds are never found and never looked from, whoever asks. */
const isOrdinary = sql<SqlBool>`not s.is_secret and m.kind not in ('denunciation', 'denunciation-information')`

/** What this matter may be a repetition of, among what somebody may read: nearly the same words at the same body alone; the newest first. */
export async function listLikely(db: Db, actor: Actor, matter: Matter, words: string | null): Promise<LikelyMatter[]> {
  if (isSecretKind(matter.kind) || words === null) return []
  const own = await db
    .selectFrom('submission_likeness')
    .select('keys')
    .where('submission_id', '=', matter.submissionId)
    .executeTakeFirst()
  if (own === undefined) return []
  const { rows } = await sql<Omit<LikelyMatter, 'reasons'> & { keys: string[]; words: string }>`
    select m.id, m.number, m.year, m.kind, m.title, m.state, m.closed_as as "closedAs", m.received_on as "receivedOn",
      m.body_id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", l.keys, s.words
    from submission_likeness l join submission s on s.id = l.submission_id join matter m on m.submission_id = s.id
      join body on body.id = m.body_id
    where l.keys && ${own.keys}::text[] and s.id <> ${matter.submissionId} and ${isOrdinary}
      and m.closed_as is distinct from 'transferred' and ${whereMay(actor, 'read matters', 'body')}
    order by m.received_at desc, m.id desc limit ${candidatesMax}`.execute(db)
  const nearness = nearnessTo(words)
  return rows
    .map(({ keys, words: theirs, ...row }) => {
      const shared = sharedReasons(own.keys, keys)
      const isNear =
        !shared.includes('same-words') &&
        row.bodyId === matter.bodyId &&
        sharesBand(own.keys, keys) &&
        nearness(theirs) >= nearFrom
      return { ...row, reasons: isNear ? (['near-words', ...shared] as LikeReason[]) : shared }
    })
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((one, other) => Number(isByPersonAlone(one)) - Number(isByPersonAlone(other)))
    .slice(0, shownMax)
}

function isByPersonAlone({ reasons }: LikelyMatter): boolean {
  return reasons.length === 1 && reasons[0] === 'same-person'
}

const pageCandidatesMax = 400

/** Which of the matters of one page of the register repeat another of the same body, by their words. */
export async function findRepeated(db: Db, matterIds: readonly string[]): Promise<Set<string>> {
  if (matterIds.length === 0) return new Set()
  const own = await sql<{ id: string; submissionId: string; bodyId: string; keys: string[] }>`
    select m.id, m.submission_id as "submissionId", m.body_id as "bodyId", l.keys
    from matter m join submission s on s.id = m.submission_id join submission_likeness l on l.submission_id = m.submission_id
    where m.id = any(${[...matterIds]}::uuid[]) and ${isOrdinary}`.execute(db)
  const keys = [...new Set(own.rows.flatMap((row) => row.keys.filter((key) => /^[wb]/u.test(key))))]
  if (keys.length === 0) return new Set()
  const others = await sql<{ submissionId: string; bodyId: string; keys: string[] }>`
    select l.submission_id as "submissionId", m.body_id as "bodyId", l.keys
    from submission_likeness l join submission s on s.id = l.submission_id join matter m on m.submission_id = s.id
    where l.keys && ${keys}::text[] and m.body_id = any(${[...new Set(own.rows.map(({ bodyId }) => bodyId))]}::uuid[])
      and ${isOrdinary} and m.closed_as is distinct from 'transferred' limit ${pageCandidatesMax}`.execute(db)
  const isRepeated = (one: (typeof own.rows)[number]) =>
    others.rows.some(
      (other) =>
        other.submissionId !== one.submissionId && other.bodyId === one.bodyId && looksRepeated(one.keys, other.keys),
    )
  return new Set(own.rows.filter(isRepeated).map(({ id }) => id))
}
