import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { stateNames } from '#domains/plans/obligation.ts'
import { loadPlanPage, type PlanTaskRow } from '#domains/plans/plan.queries.ts'
import type { TaskTable } from '#domains/reports/paper/task-table.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** What the table on paper shows: the tasks that the plan's page shows this person, with their partners and outputs. */
export async function loadTaskTable(
  db: Db,
  actor: Actor,
  today: Day,
  planId: string,
): Promise<Omit<TaskTable, 'withStanding' | 'madeAt'>> {
  const { plan, bodyName, tasks } = await loadPlanPage(db, actor, today, planId)
  const more = await listParts(
    db,
    tasks.map((task) => task.id),
  )
  return {
    plan: { number: plan.number, title: plan.title, issuedOn: plan.issued_on, issuerName: bodyName },
    headings: await loadHeadings(db, plan.upload_id),
    tasks: tasks.map((task) => ({
      path: task.path,
      text: task.text,
      time: task.timeRaw,
      leads: more.get(task.id)?.leads ?? [],
      partners: more.get(task.id)?.partners ?? [],
      outputs: more.get(task.id)?.outputs ?? [],
      standing: standingOf(task),
    })),
  }
}

type Parts = { id: string; leads: string[]; partners: string[]; outputs: string[] }

/** Names as the plan wrote them: the table goes with it. */
async function listParts(db: Db, taskIds: readonly string[]): Promise<Map<string, Parts>> {
  if (taskIds.length === 0) return new Map()
  const written = (part: 'lead' | 'partner') => sql`array(
    select written from task_body_written where task_id = task.id and part = ${sql.lit(part)} order by position limit 60)`
  const { rows } = await sql<Parts>`
    select task.id, task.outputs, ${written('lead')} as leads, ${written('partner')} as partners
    from task where task.id = any(${taskIds}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The headings that the reader found, by their path; a plan that was entered without a document has none. */
async function loadHeadings(db: Db, uploadId: string | null): Promise<Map<string, string>> {
  if (uploadId === null) return new Map()
  const upload = await db.selectFrom('plan_upload').select('reading').where('id', '=', uploadId).executeTakeFirst()
  return new Map((upload?.reading?.sections ?? []).map(({ path, heading }) => [path, heading]))
}

function standingOf(task: PlanTaskRow): string {
  if (task.late > 0) return 'Quá hạn'
  if (task.total === 0) return stateNames.waiting
  if (task.done < task.total) return task.total === 1 ? stateNames.open : `Xong ${task.done} trên ${task.total} mốc`
  return task.states.every((state) => state === 'checked' || state === 'waiting')
    ? stateNames.checked
    : stateNames.claimed
}
