import { showDay } from '#base/day.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { checkObligation } from '#domains/plans/acts/check-obligation.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { returnObligation } from '#domains/plans/acts/return-obligation.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'

/** A year's work so far on the demo's plan: some checked, some shown, one returned, some late, the rest to do. */
export async function workOnDemoPlan(house: House, ids: { lan: string; hung: string }, planId: string): Promise<void> {
  const now = today(house.clock)
  const [lan, hung] = [
    await loadActor(house.database.kysely, ids.lan, now),
    await loadActor(house.database.kysely, ids.hung, now),
  ]
  const obligations = await listObligations(house, planId)
  for (const task of [...new Set(obligations.map((one) => one.taskId))])
    await perform(assignTask, { house, actor: hung }, { taskId: task, officerId: ids.lan, version: 0 })
  const past = obligations.filter((one) => one.dueDay !== null && one.dueDay < now)
  const tasks = [...new Set(past.map((one) => one.taskId))]
  for (const [number, taskId] of tasks.entries()) {
    const due = past.filter((one) => one.taskId === taskId)
    // Of each task's past marks all were checked but the last, which stands differently from task to task.
    for (const one of due.slice(0, -1)) await finish(house, { lan, hung }, one, 'checked')
    await finish(house, { lan, hung }, due.at(-1)!, lastOutcomes[number % lastOutcomes.length]!)
  }
  const current = obligations.find((one) => one.dueDay !== null && one.dueDay >= now)
  if (current !== undefined)
    await perform(
      writeProgress,
      { house, actor: lan },
      {
        taskId: current.taskId,
        obligationId: current.id,
        note: 'Đã thống nhất thời gian, địa điểm với các tổ dân phố; đang mời báo cáo viên.',
        figures: 'Số tổ dân phố đã đăng ký: 9 tổ',
      },
    )
}

type Due = { id: string; taskId: string; dueDay: string | null; outputs: string[] }

async function listObligations(house: House, planId: string): Promise<Due[]> {
  return house.database.kysely
    .selectFrom('obligation')
    .innerJoin('task', 'task.id', 'obligation.task_id')
    .select(['obligation.id', 'obligation.task_id as taskId', 'obligation.due_day as dueDay', 'task.outputs'])
    .where('task.plan_id', '=', planId)
    .orderBy('obligation.due_day')
    .orderBy('task.position')
    .execute()
}

type Outcome = 'checked' | 'returned' | 'late' | 'evidenced' | 'claimed'

/** A plan in which nothing is late or sent back teaches nobody. */
const lastOutcomes: Outcome[] = ['checked', 'late', 'claimed', 'returned', 'evidenced']

async function finish(
  house: House,
  { lan, hung }: { lan: Actor; hung: Actor },
  due: Due,
  outcome: Outcome,
): Promise<void> {
  if (outcome === 'late') return
  const place = { taskId: due.taskId, obligationId: due.id }
  const next = () => current(house, due, place)
  await perform(claimObligation, { house, actor: lan }, { ...(await next()), doneDay: showDay(due.dueDay!) })
  if (outcome === 'claimed') return
  for (const output of due.outputs) {
    const text = `${output}\nUBND phường Kinh Bắc, ${showDay(due.dueDay!)}\n`
    const evidence = [{ name: 'san-pham.txt', bytes: new TextEncoder().encode(text) }]
    await perform(addEvidence, { house, actor: lan }, { ...(await next()), output, note: '', files: { evidence } })
  }
  if (due.outputs.length === 0 || outcome === 'evidenced') return
  const reason = 'Danh sách thiếu chữ ký của người dự ở tổ dân phố số 3; đề nghị bổ sung.'
  if (outcome === 'returned') await perform(returnObligation, { house, actor: hung }, { ...(await next()), reason })
  else await perform(checkObligation, { house, actor: hung }, await next())
}

async function current(house: House, due: Due, place: { taskId: string; obligationId: string }) {
  const { version } = await house.database.kysely
    .selectFrom('obligation')
    .select('version')
    .where('id', '=', due.id)
    .executeTakeFirstOrThrow()
  return { ...place, version: String(version) }
}
