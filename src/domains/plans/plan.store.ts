import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { lawKeyOf } from '#domains/library/cited-law.ts'
import type { AdoptedTask, Adoption } from '#domains/plans/adoption.ts'
import { keepInForce } from '#domains/plans/changes/kept-tasks.store.ts'
import type { ComparableTask } from '#domains/plans/compare-plans.ts'
import { outputNames } from '#domains/plans/evidence.ts'
import { newObligationRow } from '#domains/plans/obligation.store.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { PlanTable } from '#domains/plans/plans.tables.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

export type Plan = Selectable<PlanTable>

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy kế hoạch này, hoặc ông/bà không được giao quyền xem kế hoạch của cơ quan đó.',
  ),
  notAdopted: new Refusal(
    409,
    'Kế hoạch này không còn ở trạng thái đang thực hiện. Hãy tải lại trang để xem trạng thái mới nhất.',
  ),
  amendedGone: new Refusal(
    409,
    'Kế hoạch được sửa đổi không còn ở trạng thái đang thực hiện (đã hoàn tác, hoặc đã có bản sửa đổi khác). Hãy bỏ tài liệu này rồi tải lên lại, chọn đúng kế hoạch cần sửa đổi.',
  ),
  workedOn: new Refusal(
    409,
    'Đã có người làm việc hoặc được phân công trên nhiệm vụ của kế hoạch này nên không hoàn tác được. Hãy sửa từng nhiệm vụ, hoặc nhập kế hoạch sửa đổi.',
  ),
}

export async function loadPlan(db: Db, actor: Pick<Actor, 'grants'>, deed: Deed, id: string): Promise<Plan> {
  const row = await db
    .selectFrom('plan')
    .innerJoin('body', (join) => join.on(sql`coalesce(plan.holder_body_id, plan.body_id)`, '=', sql.ref('body.id')))
    .selectAll('plan')
    .where('plan.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return row
}

/** The tasks of a plan as they can be compared with a changed version. */
export async function listComparableTasks(db: Db, planId: string): Promise<ComparableTask[]> {
  const { rows } = await sql<ComparableTask>`
    select task.id, task.kind, task.path, task.text, task.time_raw as "timeRaw", task.outputs,
      array(select written from task_body_written w where w.task_id = task.id and w.part = 'lead' order by w.position) as leads,
      array(select body_id from task_body part where part.task_id = task.id and part.part = 'lead') as "leadBodyIds",
      array(select written from task_body_written w where w.task_id = task.id and w.part = 'partner' order by w.position) as partners
    from task where task.plan_id = ${planId} and task.dropped_at is null order by task.position`.execute(db)
  return rows
}

export type AdoptedFrom = {
  bodyId: string
  uploadId: string
  amendsPlanId: string | null
  citations: PlanReading['citations']
  personId: string
  at: Date
}

export async function insertAdoption(tx: Tx, adoption: Adoption, from: AdoptedFrom): Promise<void> {
  const { plan } = adoption
  await tx
    .insertInto('plan')
    .values({
      id: plan.id,
      body_id: from.bodyId,
      upload_id: from.uploadId,
      number: plan.number,
      symbol: plan.symbol,
      title: plan.title,
      issued_text: plan.issuedText,
      issued_on: plan.issuedOn,
      period_start: plan.period?.start ?? null,
      period_end: plan.period?.end ?? null,
      signer_name: plan.signerName,
      state: 'adopted',
      amends_plan_id: from.amendsPlanId,
      amends_how: from.amendsPlanId === null ? null : plan.amendsHow,
      adopted_by: from.personId,
      adopted_at: from.at,
      undone_by: null,
      undone_at: null,
      folded: plan.folded,
    })
    .execute()
  const citations = from.citations.map((one, position) => ({
    plan_id: plan.id,
    position,
    type: one.type,
    number: one.number,
    name: one.name ?? null,
    cited_date: one.date,
    role: one.role,
    law_key: lawKeyOf({ number: one.number, name: one.name ?? null }),
  }))
  await inChunks(citations, async (rows) => void (await tx.insertInto('plan_citation').values(rows).execute()))
  const reporting = adoption.reporting.map((duty, position) => ({
    id: duty.id,
    plan_id: plan.id,
    position,
    who: duty.who.length === 0 ? null : duty.who.map((body) => body.written).join('; '),
    who_body_ids: [...new Set(duty.who.flatMap((body) => body.bodyIds))],
    addressee: duty.to,
    what: duty.text,
    due_text: duty.time === '' ? null : duty.time,
    due_on: duty.dueOn,
    excerpt: json(duty.source),
  }))
  await inChunks(reporting, async (rows) => void (await tx.insertInto('plan_reporting').values(rows).execute()))
  await insertTasks(tx, adoption.tasks, plan.id, from)
  await keepInForce(tx, plan.id, adoption.kept)
  const origins = adoption.origins.map((one) => ({
    task_id: one.taskId,
    earlier_task_id: one.earlierTaskId,
    how: one.how,
  }))
  await inChunks(origins, async (rows) => void (await tx.insertInto('task_origin').values(rows).execute()))
}

async function insertTasks(tx: Tx, tasks: AdoptedTask[], planId: string, from: AdoptedFrom): Promise<void> {
  await inChunks(
    tasks.map((task) => taskRow(task, planId, from.bodyId)),
    async (rows) => void (await tx.insertInto('task').values(rows).execute()),
  )
  const bodies = tasks.flatMap((task) => [
    { task_id: task.id, body_id: from.bodyId, part: 'issuer' as const },
    ...task.leadBodyIds.map((id) => ({ task_id: task.id, body_id: id, part: 'lead' as const })),
    ...task.partnerBodyIds.map((id) => ({ task_id: task.id, body_id: id, part: 'partner' as const })),
  ])
  await inChunks(bodies, async (rows) => void (await tx.insertInto('task_body').values(rows).execute()))
  const written = tasks.flatMap(({ id, draft }) => [
    ...draft.leads.map((body, position) => ({
      task_id: id,
      part: 'lead' as const,
      position,
      written: body.written,
      resolved: body.bodyIds.length > 0,
    })),
    ...draft.partners.map((body, position) => ({
      task_id: id,
      part: 'partner' as const,
      position,
      written: body.written,
      resolved: body.bodyIds.length > 0,
    })),
  ])
  await inChunks(written, async (rows) => void (await tx.insertInto('task_body_written').values(rows).execute()))
  const obligations = tasks.flatMap((task) =>
    task.obligations.map((one, position) => newObligationRow({ id: one.id, taskId: task.id, position }, one)),
  )
  await inChunks(obligations, async (rows) => void (await tx.insertInto('obligation').values(rows).execute()))
}

function taskRow(task: AdoptedTask, planId: string, issuerBodyId: string) {
  const { id, kind, draft, position, folded, continuesTaskId, holderBodyId, reportingId } = task
  return {
    id,
    plan_id: planId,
    issuer_body_id: issuerBodyId,
    holder_body_id: holderBodyId ?? issuerBodyId,
    kind,
    reporting_id: reportingId,
    position,
    path: draft.path,
    text: draft.text,
    time_raw: draft.time?.raw ?? null,
    time_basis: draft.time?.basis ?? null,
    start_day: draft.time?.start ?? null,
    end_day: draft.time?.end ?? null,
    every: draft.time?.every ?? null,
    outputs: outputNames(draft.outputs),
    budget_line: '',
    budget_source: '',
    budget_estimate: null,
    budget_spent: null,
    officer_id: null,
    sources: json(draft.sources),
    dropped_at: null,
    continues_task_id: continuesTaskId,
    folded,
  }
}

/** Whether anybody has worked on a task of the plan, or was made responsible for one, since it was adopted. */
export async function isWorkedOn(tx: Tx, planId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select 1 from task join plan on plan.id = task.plan_id
      where task.plan_id = ${planId} and (
        exists (select 1 from obligation where obligation.task_id = task.id and obligation.version > 0)
        or exists (select 1 from progress where progress.task_id = task.id and progress.written_at > plan.adopted_at)
        or exists (select 1 from exchange where exchange.task_id = task.id and exchange.written_at > plan.adopted_at)
        or task.version > 0)) as found`.execute(tx)
  return rows[0]?.found === true
}

const chunkRows = 500

/** One insert for at most 500 rows: the embedded database has one session, and nobody should wait long for it. */
async function inChunks<Row>(rows: readonly Row[], insert: (chunk: Row[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += chunkRows) await insert(rows.slice(start, start + chunkRows))
}
