import { yearOf } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { countCases } from '#domains/mediation/figures.queries.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { listCommuneBodies } from '#domains/places/villages.queries.ts'
import type { DoneForTask } from '#domains/plans/done-for-task.queries.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

/** A task that names what this domain counts: mediation before a court is another thing. */
const isAboutMediation = (text: string) => /\bhoa giai (?:o co so|vien)\b|\bto hoa giai\b/u.test(fold(text))

/** What the page of a task about mediation says of the commune's cases in the year of its plan: counts alone. */
export const mediationForTask: DoneForTask = async (db, actor, taskId) => {
  if (!mayAnywhere(actor, 'see mediation')) return undefined
  const task = await db
    .selectFrom('task')
    .innerJoin('plan', 'plan.id', 'task.plan_id')
    .select(['task.text', 'plan.body_id', 'plan.holder_body_id', 'plan.period_start', 'plan.issued_on'])
    .where('task.id', '=', taskId)
    .executeTakeFirst()
  const day = task?.period_start ?? task?.issued_on ?? null
  if (task === undefined || day === null || !isAboutMediation(task.text)) return undefined
  const bodyId = task.holder_body_id ?? task.body_id
  const year = yearOf(day)
  if (!(await listCommuneBodies(db, actor, 'see mediation')).some((one) => one.bodyId === bodyId)) return undefined
  const { received, reached, notReached, open } = await countCases(db, { bodyId, year }, `${year}-12-31`)
  return {
    term: 'Hòa giải ở cơ sở',
    sentence:
      `Năm ${year}: nhận ${showNumber(received)} vụ, việc, thành ${showNumber(reached)}, ` +
      `không thành ${showNumber(notReached)}, còn mở ${showNumber(open)}`,
    href: mediationPaths.figuresOf({ bodyId, year }),
  }
}
