import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { whereKeeps, whereKeepsBody } from '#domains/library/desk/keeping.queries.ts'
import { movesEffect } from '#domains/library/desk/keeping.ts'
import type { Mark } from '#domains/library/document.ts'
import { type RelationKind, relationNames } from '#domains/library/relation.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { Holder } from '#platform/permission/permission.ts'

/** The same as `decidesRelation`, over aliases `relation`, `acting` (from) and `target` (to). */
export function whereDecides(holder: Holder): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${whereKeeps(holder, 'target')} or (not relation.kind = any(${moving}) and ${whereKeeps(holder, 'acting')}))`
}

const moving = (Object.keys(relationNames) as RelationKind[]).filter(movesEffect)

export type DeskWaiting = {
  /** Read by the machine, and for this person to decide. */
  relations: number
  /** Chỗ cần xem in files that were read and wait to be checked. */
  doubts: number
  /** Documents from a source that nobody compared with the text, and those whose day of effect is not known. */
  unsure: number
  withoutDay: number
}

/** What waits for a librarian; each number is the count of a list. */
export async function countDeskWaiting(db: Db, actor: Actor): Promise<DeskWaiting> {
  const { rows } = await sql<DeskWaiting>`
    select
      (select count(*)::int from ${relationsJoined} where relation.state = 'read' and ${whereDecides(actor)}) as relations,
      (select coalesce(sum(open_doubts), 0)::int from law_upload where state = 'read' and ${whereKeepsBody(actor, 'law_upload.keeper_body_id')}) as doubts,
      (select count(*)::int from law_document where mark in ('P', 'T', 'R') and ${whereKeeps(actor, 'law_document')}) as unsure,
      (select count(*)::int from law_document where effective_on is null and ${whereKeeps(actor, 'law_document')}) as "withoutDay"`.execute(
    db,
  )
  return rows[0]!
}

const relationsJoined = sql`law_relation relation join law_document acting on acting.id = relation.from_id
  join law_document target on target.id = relation.to_id`

export type WaitingRelation = {
  id: string
  kind: RelationKind
  scope: string[]
  fromDay: Day | null
  excerpt: string
  source: string
  mark: Mark
  acting: { id: string; number: string | null; name: string }
  target: { id: string; number: string | null; name: string }
}

export const waitingPageSize = 50

/** What ends or changes a document comes first; then by key. One more than a page tells that there is a next. */
export async function listWaitingRelations(db: Db, actor: Actor, after: string | null): Promise<WaitingRelation[]> {
  const weight = sql`case when relation.kind = any(${moving}) then 0 else 1 end`
  const isPast =
    after === null
      ? sql`true`
      : sql`(${weight}, relation.id) > (select case when past.kind = any(${moving}) then 0 else 1 end, past.id from law_relation past where past.id = ${after})`
  const { rows } = await sql<WaitingRelation>`
    select relation.id, relation.kind, relation.scope, relation.from_day as "fromDay", relation.excerpt, relation.source, relation.mark,
      jsonb_build_object('id', acting.id, 'number', acting.number, 'name', acting.name) as acting,
      jsonb_build_object('id', target.id, 'number', target.number, 'name', target.name) as target
    from ${relationsJoined}
    where relation.state = 'read' and ${isPast} and ${whereDecides(actor)}
    order by ${weight}, relation.id limit ${waitingPageSize + 1}`.execute(db)
  return rows
}
