import type { Command } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { tellSubscribers } from '#domains/library/subscribing/subscribing.jobs.ts'

/** What the worker does at 06:40, now. Mails go out when a worker runs. */
export const lawNews: Command = {
  arguments: [],
  options: {},
  async run({ print, remark }) {
    await withHouse(remark, async (house) => {
      const mails = await tellSubscribers(house)
      print(`${mails} thư báo thay đổi được soạn. / ${mails} mails written.`)
    })
  },
}
