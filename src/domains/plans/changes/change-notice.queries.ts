import { sql } from 'kysely'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type MyNotice = {
  id: string
  planId: string
  planTitle: string
  summary: string
  notedAt: Date
  acknowledgedAt: Date | null
}

const readShownMax = 5
const unreadShownMax = 50

/** What a person was told: all that is unread, newest first, then the last few that were read. Their own alone. */
export async function listMyNotices(db: Db, personId: string | null): Promise<MyNotice[]> {
  const { rows } = await sql<MyNotice>`
    select notice.id, case plan.state when 'undone' then coalesce(plan.amends_plan_id, plan.id) else plan.id end as "planId", plan.title as "planTitle",
      notice.summary, notice.noted_at as "notedAt", notice.acknowledged_at as "acknowledgedAt"
    from (
      (select * from plan_change_notice where person_id = ${personId} and acknowledged_at is null order by noted_at desc, id limit ${unreadShownMax})
      union all
      (select * from plan_change_notice where person_id = ${personId} and acknowledged_at is not null order by acknowledged_at desc, id limit ${readShownMax})
    ) notice join plan on plan.id = notice.plan_id
    order by notice.acknowledged_at is not null, notice.noted_at desc, notice.id`.execute(db)
  return rows
}

export type UnreadNotice = { personId: string; planId: string; planTitle: string; summary: string; notedAt: Date }

/** What these people were told of changed plans and have not read, oldest first: for a digest. At most 5,000. */
export async function listUnreadNotices(db: Db, personIds: readonly string[]): Promise<UnreadNotice[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<UnreadNotice>`
    select notice.person_id as "personId", notice.plan_id as "planId", plan.title as "planTitle", notice.summary, notice.noted_at as "notedAt"
    from plan_change_notice notice join plan on plan.id = notice.plan_id
    where notice.person_id = any(${[...personIds]}::uuid[]) and notice.acknowledged_at is null
    order by notice.noted_at, notice.id limit 5000`.execute(db)
  return rows
}

export type ToldPerson = {
  personId: string
  name: string
  bodyName: string | null
  summary: string
  notedAt: Date
  acknowledgedAt: Date | null
}

const toldMax = 2_000

/**
 * Who was told of a change and who has read it, unread first. Those who may assign the issuer's tasks see all; others see
 * the people of the bodies where they may assign; who may do neither sees none.
 */
export async function listToldPeople(db: Db, actor: Pick<Actor, 'grants'>, planId: string): Promise<ToldPerson[]> {
  const { rows } = await sql<ToldPerson>`
    select person.id as "personId", person.name, coalesce(home.short_name, home.name) as "bodyName", notice.summary, notice.noted_at as "notedAt",
      notice.acknowledged_at as "acknowledgedAt"
    from plan_change_notice notice join plan on plan.id = notice.plan_id join body issuer on issuer.id = plan.body_id
      join person on person.id = notice.person_id left join body home on home.id = person.home_body_id
    where notice.plan_id = ${planId} and (${whereMay(actor, 'assign tasks', 'issuer')} or ${whereMay(actor, 'assign tasks', 'home')})
    order by notice.acknowledged_at is not null, person.sort_key, person.id limit ${toldMax}`.execute(db)
  return rows
}
