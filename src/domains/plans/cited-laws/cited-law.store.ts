import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { candidatesOn, type KnownLaw, listKnownLaws, listLawsByKey } from '#domains/library/cited-law.queries.ts'
import { type CitedLaw, lawKeyOf, pickLaw } from '#domains/library/cited-law.ts'
import { statusOn } from '#domains/library/document-status.ts'
import type { LawStandingKept } from '#domains/plans/plans.tables.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export const refusals = {
  notChanged: new Refusal(
    409,
    'Căn cứ này không có thay đổi nào chờ ghi nhận. Hãy tải lại trang để xem tình trạng mới nhất.',
  ),
  changedAgain: new Refusal(
    409,
    'Cập nhật song song: căn cứ này vừa thay đổi thêm một lần nữa. Hãy tải lại trang, xem thay đổi mới rồi ghi nhận.',
  ),
}

type CitationRow = CitedLaw & { planId: string; position: number; key: string; day: Day; documentId: string | null }

const chunkRows = 500

/** The citations of one plan lead to their documents, as these stand on the day it is adopted. */
export async function linkCitations(tx: Tx, planId: string, today: Day): Promise<void> {
  await linkRows(tx, await selectRows(tx, sql`citation.plan_id = ${planId}`, chunkRows), today)
}

export type LawTurned = { documentId: string; today: Day; now: Date }

/**
 * Văn bản đổi: in the transaction of the job that looks after a changed document. Citations that mean it from now on are linked,
 * those that mean it no more are let go; where it stands otherwise than an officer last saw it, the citation says since when,
 * as long as the plan goes on. Twice for the same change, it changes nothing.
 */
export async function followCitedLaw(tx: Tx, { documentId, today, now }: LawTurned): Promise<void> {
  const [law] = await listKnownLaws(tx, [documentId])
  if (law === undefined) return
  for (let after: string | null = null; ; ) {
    const rows: CitationRow[] = await selectRows(tx, sql`(${meansNow(law)}) and ${isPast(after)}`, chunkRows)
    await linkRows(tx, rows, today)
    if (rows.length < chunkRows) break
    after = keyOfRow(rows.at(-1)!)
  }
  const standing = JSON.stringify(keptOf(law, today))
  await sql`
    update plan_citation citation set standing = ${standing}::jsonb,
      changed_at = case when citation.seen = ${standing}::jsonb or plan.state <> 'adopted' or plan.period_end < ${today} then null else ${now}::timestamptz end
    from plan where plan.id = citation.plan_id and citation.document_id = ${documentId} and citation.standing is distinct from ${standing}::jsonb`.execute(
    tx,
  )
}

/** Linked to it under another key than its own, or not linked and of its key: both are looked at again. */
function meansNow({ id, keys }: KnownLaw) {
  const isItsKey = sql`citation.law_key = any(${keys}::text[])`
  return sql`(citation.document_id = ${id} and not ${isItsKey}) or (citation.document_id is null and ${isItsKey})`
}

const rowKey = sql`citation.plan_id::text || ' ' || lpad(citation.position::text, 9, '0')`

function isPast(after: string | null) {
  return after === null ? sql`true` : sql`${rowKey} > ${after}`
}

function keyOfRow({ planId, position }: CitationRow): string {
  return `${planId} ${String(position).padStart(9, '0')}`
}

async function selectRows(tx: Tx, which: ReturnType<typeof sql>, limit: number): Promise<CitationRow[]> {
  const { rows } = await sql<CitationRow>`
    select citation.plan_id as "planId", citation.position, citation.number, citation.name, citation.cited_date as date, citation.law_key as key,
      citation.document_id as "documentId", coalesce(plan.issued_on, (plan.adopted_at at time zone 'Asia/Ho_Chi_Minh')::date) as day
    from plan_citation citation join plan on plan.id = citation.plan_id
    where ${which} order by ${rowKey} limit ${limit}`.execute(tx)
  return rows
}

async function linkRows(tx: Tx, rows: CitationRow[], today: Day): Promise<void> {
  const laws = await listLawsByKey(
    tx,
    rows.map((row) => lawKeyOf(row)),
  )
  const byDay = Map.groupBy(rows, ({ day }) => day)
  const links = [...byDay].flatMap(([day, ofDay]) => {
    const candidates = candidatesOn(laws, day)
    return ofDay.map((row) => {
      const law = pickLaw(row, candidates)?.law
      const standing = law === undefined ? null : keptOf(law, today)
      return { planId: row.planId, position: row.position, key: lawKeyOf(row), documentId: law?.id ?? null, standing }
    })
  })
  if (links.length === 0) return
  await sql`
    update plan_citation citation set law_key = link.key, document_id = link."documentId", standing = link.standing, seen = link.standing, changed_at = null
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link ("planId" uuid, position integer, key text, "documentId" uuid, standing jsonb)
    where citation.plan_id = link."planId" and citation.position = link.position
      and (citation.law_key is distinct from link.key or citation.document_id is distinct from link."documentId")`.execute(
    tx,
  )
}

function keptOf(law: KnownLaw, today: Day): LawStandingKept {
  const { kind, sentence, next } = statusOn(today, law, law.relations)
  return { kind, sentence, next }
}

/** Citations of plans adopted before the library existed: their keys, and their documents. Answers how many were done. */
export async function linkUnkeyed(tx: Tx, today: Day): Promise<number> {
  const rows = await selectRows(tx, sql`citation.law_key is null`, chunkRows)
  await linkRows(tx, rows, today)
  return rows.length
}

/** An officer of the body that answers for the plan has seen how the document stands now, wherever the plan cites it. */
export async function acknowledgeStanding(
  tx: Tx,
  actor: Actor,
  form: { planId: string; position: number; changedAt: Date },
  by: { personId: string; now: Date },
): Promise<{ bodyId: string; seen: LawStandingKept | null; standing: LawStandingKept | null }> {
  const row = await tx
    .selectFrom('plan_citation as citation')
    .innerJoin('plan', 'plan.id', 'citation.plan_id')
    .innerJoin('body', (join) => join.on(sql`coalesce(plan.holder_body_id, plan.body_id)`, '=', sql.ref('body.id')))
    .select([
      'body.id as bodyId',
      'citation.document_id as documentId',
      'citation.seen',
      'citation.standing',
      'citation.changed_at as changedAt',
    ])
    .where('citation.plan_id', '=', form.planId)
    .where('citation.position', '=', form.position)
    .where(whereMay(actor, 'adopt plans', 'body'))
    .forUpdate('citation')
    .executeTakeFirst()
  if (row === undefined || row.changedAt === null) throw refusals.notChanged
  if (row.changedAt.getTime() !== form.changedAt.getTime()) throw refusals.changedAgain
  await sql`
    update plan_citation set seen = standing, changed_at = null, acknowledged_by = ${by.personId}, acknowledged_at = ${by.now}
    where plan_id = ${form.planId} and document_id = ${row.documentId} and changed_at is not null`.execute(tx)
  return { bodyId: row.bodyId, seen: row.seen, standing: row.standing }
}
