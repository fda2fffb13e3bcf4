import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { MovedVillage, VillagesGo } from '#domains/places/village-move.ts'
import type { ActContext } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** What a later domain has in villages that goes along with them; the site gives it. */
export type AlongWithVillages = {
  /** What would go, in words; '' when nothing would. */
  foresee(db: Db, going: Omit<VillagesGo, 'toBodyId'>): Promise<string>
  /** Takes it along, in the transaction of the move. Answers with what bringing back needs, as JSON. */
  take(context: ActContext, going: VillagesGo): Promise<unknown>
  /** Puts back what `take` answered; refuses when somebody has worked on it since. */
  bringBack(context: ActContext, went: VillagesGo, taken: unknown): Promise<void>
}

type Named = { id: string; name: string }

/** A commune's committee that ended and was taken over by several, with the villages that still stand there. */
export type DividedCommune = {
  bodyId: string
  bodyName: string
  placeId: string
  endedOn: Day
  heirs: (Named & { placeId: string })[]
  villages: Named[]
}

const dividedMax = 100

/** Within the reach of whoever manages both sides; those with villages left first. `bodyId`: this one alone. */
export async function listDivided(db: Db, actor: Actor, today: Day, bodyId?: string): Promise<DividedCommune[]> {
  const standing = sql<SqlBool>`(heir.to_day is null or heir.to_day > ${today})`
  const { rows } = await sql<DividedCommune>`
    select body.id as "bodyId", body.name as "bodyName", body.place_id as "placeId", body.to_day as "endedOn",
      (select coalesce(jsonb_agg(jsonb_build_object('id', heir.id, 'name', heir.name, 'placeId', heir.place_id) order by heir.sort_key), '[]')
        from body_succession s join body heir on heir.id = s.new_id
        where s.old_id = body.id and heir.kind = 'ubnd' and ${standing} and ${whereMay(actor, 'manage bodies', 'heir')}) as heirs,
      (select coalesce(jsonb_agg(jsonb_build_object('id', village.id, 'name', village.name) order by village.sort_key, village.id), '[]')
        from village where village.commune_id = body.place_id and village.to_day is null) as villages
    from body
    where body.kind = 'ubnd' and body.to_day <= ${today} and ${bodyId === undefined ? sql<SqlBool>`true` : sql<SqlBool>`body.id = ${bodyId}`}
      and (select count(*) from body_succession s where s.old_id = body.id) > 1 and ${whereMay(actor, 'manage bodies', 'body')}
      and not exists (select from body heir where heir.place_id = body.place_id and heir.kind = 'ubnd' and ${standing})
      and exists (select from village where village.commune_id = body.place_id or village.id in (
        select (went->>'id')::uuid from village_move move, jsonb_array_elements(move.villages) went where move.from_body_id = body.id))
    order by body.sort_key, body.id limit ${dividedMax}`.execute(db)
  return rows
}

/** Of these villages the names that the commune has already. */
export async function listNamesMet(db: Db, villageIds: readonly string[], placeId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct own.name from village own join village there on there.commune_id = ${placeId} and there.folded = own.folded
      and there.to_day is null and there.id <> own.id
    where own.id = any(${[...villageIds]}::uuid[]) order by own.name`.execute(db)
  return rows.map(({ name }) => name)
}

export type ShownMove = {
  id: string
  toName: string
  onDay: Day
  reason: string
  villages: MovedVillage[]
  byName: string
  movedAt: Date
  undoneAt: Date | null
}

/** What was moved out of a commune, the latest first. */
export async function listMoves(db: Db, fromBodyId: string): Promise<ShownMove[]> {
  const { rows } = await sql<ShownMove>`
    select move.id, heir.name as "toName", move.on_day as "onDay", move.reason, move.villages, person.name as "byName",
      move.moved_at as "movedAt", move.undone_at as "undoneAt"
    from village_move move join body heir on heir.id = move.to_body_id join person on person.id = move.moved_by
    where move.from_body_id = ${fromBodyId} order by move.moved_at desc, move.id desc limit 50`.execute(db)
  return rows
}
