import type { Story } from '#app/demo/demo-story.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { urgeByHand } from '#domains/urging/acts/urge-by-hand.ts'
import { today } from '#platform/clock.ts'

/** What the province's department then did: urged whoever is latest. And what a ward did: it began its report of the half-year. */
export async function tellWhatFollowed(story: Story, people: { mai: string; hoa: string }, neighbourId: string) {
  const obligationId = await listLatest(story)
  if (obligationId.length > 0)
    await story.does(people.mai, urgeByHand, {
      obligationId,
      message: 'Việc đã quá hạn lâu, đề nghị báo cáo vướng mắc và ngày dự kiến xong trong tuần này.',
    })
  const half = { stretch: 'half-1', year: String(story.year) }
  await story.does(people.hoa, writeReport, { subject: `body:${neighbourId}`, ...half })
}

const urgedMax = 3

/** Late work of two communes that do the least; the ward where visitors begin is left alone. */
async function listLatest({ house }: Story): Promise<string[]> {
  const rows = await house.database.kysely
    .selectFrom('obligation')
    .innerJoin('task', 'task.id', 'obligation.task_id')
    .innerJoin('plan', 'plan.id', 'task.plan_id')
    .innerJoin('body', 'body.id', 'plan.body_id')
    .select('obligation.id')
    .where('plan.state', '=', 'adopted')
    .where('body.place_id', 'in', slowPlaces)
    .where('obligation.state', '=', 'open')
    .where('obligation.due_day', '<', today(house.clock))
    .orderBy('obligation.due_day')
    .orderBy('obligation.id')
    .limit(urgedMax)
    .execute()
  return rows.map(({ id }) => id)
}

/** Phường Hạp Lĩnh, xã Liên Bão. */
const slowPlaces = ['09325', '09334']
