import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from '#app/command.ts'
import { progressLine } from '#app/commands/progress-line.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { buildSegment } from '#domains/library/search/build-segment.store.ts'
import { searchState } from '#domains/library/search/segment.queries.ts'
import { showNumber } from '#ui/show.ts'

/** For whoever doubts the index, or changed the database by hand; the standing one serves meanwhile. */
export const lawRebuild: Command = {
  arguments: [],
  options: {},
  async run({ print, remark }) {
    await withHouse(remark, async (house) => {
      const progress = progressLine(remark)
      const report = (done: number, total: number) => progress.show('Đang dựng chỉ mục tìm kiếm', done, total)
      // when the server builds just now, that one may have begun before the change that is doubted
      while (!(await buildSegment(house, { report }))) {
        const { building } = await searchState(house.database.kysely)
        if (building) progress.show('Đợi lần dựng đang chạy', building.done, building.total)
        await sleep(1_000)
      }
      progress.end()
      const { standing } = await searchState(house.database.kysely)
      const sizeMb = ((standing?.sizeBytes ?? 0) / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 1 })
      print(`Đã dựng chỉ mục: ${showNumber(standing?.entries ?? 0)} điều, ${sizeMb} MB.`)
    })
  },
}
