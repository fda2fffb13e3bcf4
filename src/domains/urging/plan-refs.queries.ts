import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { listUnansweredAddressees } from '#domains/cascade/cascade.queries.ts'
import type { DigestLine, DigestRef } from '#domains/urging/digest.ts'
import type { Directory } from '#domains/urging/recipients.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type PlanRef = { personId: string; ref: DigestRef }

/** What people were told of changed plans and have not read, oldest first. */
export async function listNoticesToTell(db: Db): Promise<PlanRef[]> {
  const { rows } = await sql<{ personId: string; planId: string }>`
    select notice.person_id as "personId", notice.plan_id as "planId" from plan_change_notice notice
    where notice.acknowledged_at is null order by notice.noted_at, notice.id limit ${noticesMax}`.execute(db)
  return rows.map(({ personId, planId }) => ({ personId, ref: { s: 'changed', o: planId } }))
}

/** More than a province tells in a day. */
const noticesMax = 100_000

/**
 * Plans of their own that bodies owe, once the day that binds is near or past: to their leaders and officers; once it is past,
 * to the leaders and overseers of who asked for them too. Where no day binds, nobody is urged.
 */
export async function listUnissuedToTell(db: Db, directory: Directory, today: Day, soon: Day): Promise<PlanRef[]> {
  const owed = await listUnansweredAddressees(db, today)
  return owed.flatMap(({ addresseeId, bodyId, issuerBodyId, bindingDay, isLate }) => {
    if (bindingDay === null || bindingDay > soon) return []
    const owing = (directory.rolesAt.get(bodyId) ?? []).filter((one) => one.role === 'leader' || one.role === 'officer')
    const asking = isLate
      ? (directory.rolesAt.get(issuerBodyId) ?? []).filter((one) => one.role === 'leader' || one.role === 'overseer')
      : []
    const people = new Set([...owing, ...asking].map((one) => one.personId))
    return [...people].map((personId) => ({ personId, ref: { s: 'unissued' as const, o: addresseeId, d: bindingDay } }))
  })
}

/** Lines about plans as they stand now: read notices and issued plans are gone. */
export async function listPlanLines(
  db: Db,
  reader: Pick<Actor, 'personId' | 'grants'>,
  refs: readonly DigestRef[],
): Promise<DigestLine[]> {
  const changed = new Set(refs.filter((ref) => ref.s === 'changed').map((ref) => ref.o))
  const unissued = new Map(refs.filter((ref) => ref.s === 'unissued').map((ref) => [ref.o, ref]))
  const notices = changed.size === 0 ? [] : await listUnread(db, reader.personId, [...changed])
  const owed = unissued.size === 0 ? [] : await listOwed(db, reader, [...unissued.keys()])
  const plain = { actingForName: null, said: null }
  return [
    ...notices.map(({ planId, planTitle, summary }) => ({
      ...plain,
      section: 'changed' as const,
      href: `/nghiep-vu/ke-hoach/${planId}`,
      title: summary,
      planTitle,
      dueDay: null,
    })),
    ...owed.map(({ addresseeId, planId, planTitle, bodyName }) => ({
      ...plain,
      section: 'unissued' as const,
      href: `/nghiep-vu/ke-hoach/${planId}/bao-phu`,
      title: `${bodyName} chưa ban hành kế hoạch triển khai`,
      planTitle,
      dueDay: unissued.get(addresseeId)?.d ?? null,
    })),
  ]
}

/** One's own alone. */
async function listUnread(db: Db, personId: string | null, planIds: readonly string[]) {
  const { rows } = await sql<{ planId: string; planTitle: string; summary: string }>`
    select plan.id as "planId", plan.title as "planTitle", notice.summary from plan_change_notice notice join plan on plan.id = notice.plan_id
    where notice.person_id = ${personId} and notice.plan_id = any(${planIds}::uuid[]) and notice.acknowledged_at is null
    order by notice.noted_at, notice.id`.execute(db)
  return rows
}

async function listOwed(db: Db, reader: Pick<Actor, 'grants'>, addresseeIds: readonly string[]) {
  const { rows } = await sql<{ addresseeId: string; planId: string; planTitle: string; bodyName: string }>`
    select a.id as "addresseeId", plan.id as "planId", plan.title as "planTitle", coalesce(owing.short_name, owing.name) as "bodyName"
    from unnest(${addresseeIds}::uuid[]) with ordinality as ref(id, n) join plan_addressee a on a.id = ref.id join plan on plan.id = a.plan_id
      join body owing on owing.id = a.body_id join body issuer on issuer.id = plan.body_id
    where a.state = 'asked' and plan.state = 'adopted' and (${whereMay(reader, 'read tasks', 'owing')} or ${whereMay(reader, 'read tasks', 'issuer')})
      and not exists (select 1 from plan_answer answer where answer.addressee_id = a.id and answer.state = 'confirmed' and answer.now_plan_id is not null)
    order by ref.n`.execute(db)
  return rows
}
