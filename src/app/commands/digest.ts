import type { Command } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { digestSources } from '#app/digest-sources.ts'
import { Refusal } from '#base/refusal.ts'
import { goRound } from '#domains/urging/urging.jobs.ts'
import { today } from '#platform/clock.ts'

/** What the worker does at 07:00 on working days, now. Mails go out when a worker runs. */
export const digestCommand: Command = {
  arguments: [],
  options: {
    'on-day-off': { summary: { vi: 'cả khi hôm nay là ngày nghỉ', en: 'also when today is a day off' } },
  },
  async run({ options, print, remark }) {
    await withHouse(remark, async ({ database, clock }) => {
      const work = { database, now: clock.now(), today: today(clock), report: undefined, sources: digestSources }
      const outcome = await goRound(work, { onDaysOff: options['on-day-off'] === true })
      if (outcome.isDayOff && options['on-day-off'] !== true) throw dayOff
      print(
        `${outcome.climbed} việc quá hạn được đôn đốc (${outcome.nobody} không có người nhận), ${outcome.digests} bản tin mới. / ${outcome.climbed} urges (${outcome.nobody} reach nobody), ${outcome.digests} new digests.`,
      )
    })
  },
}

const dayOff = new Refusal(
  409,
  'Hôm nay là ngày nghỉ nên không đôn đốc. Nếu vẫn cần, hãy thêm --on-day-off. / Today is a day off; add --on-day-off to do it all the same.',
)
