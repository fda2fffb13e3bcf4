import type { Command } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { makeAllTalliesDue, refreshTallies } from '#domains/plans/tally.store.ts'
import { showNumber } from '#ui/show.ts'

/** For whoever doubts a figure; also while the server runs: whoever gets the turn counts. */
export const talliesRebuild: Command = {
  arguments: [],
  options: {},
  async run({ print, remark }) {
    await withHouse(remark, async (house) => {
      const plans = await house.database.transaction(makeAllTalliesDue)
      await refreshTallies(house)
      print(`Đã đếm lại số liệu của ${showNumber(plans)} kế hoạch.`)
    })
  },
}
