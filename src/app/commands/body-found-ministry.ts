import type { Command } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { foundMinistry } from '#domains/bodies/acts/found-ministry.ts'
import { operator } from '#domains/people/operator.ts'
import { perform } from '#platform/acts/act.ts'

export const bodyFoundMinistry: Command = {
  arguments: [],
  options: {
    name: { value: 'NAME', summary: { vi: 'tên đầy đủ: «Bộ Tư pháp»', en: 'its full name' } },
    short: { value: 'NAME', summary: { vi: 'tên gọi tắt', en: 'its short name' } },
    day: { value: 'DAY', summary: { vi: 'có từ ngày nào: 2007-07-31', en: 'since when' } },
    decision: { value: 'TEXT', summary: { vi: 'văn bản thành lập', en: 'what founded it' } },
  },
  async run({ options: { name, short, day, decision }, print, remark }) {
    await withHouse(remark, async (house) => {
      const body = await perform(foundMinistry, { house, actor: operator }, { name, shortName: short, day, decision })
      print(`${body.id}: ${body.name}`)
    })
  },
}
