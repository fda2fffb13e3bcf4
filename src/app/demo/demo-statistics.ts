import type { Story } from '#app/demo/demo-story.ts'
import { addDays, type Day, showDay } from '#base/day.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { askForReturns } from '#domains/statistics/acts/ask-for-returns.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { today } from '#platform/clock.ts'

type People = { lan: string; hung: string; mai: string; thu: string }

/**
 * The department asks every commune for two forms; the ward has sent one and begun the other, nobody else has sent any. The ministry asks
 * the province for the first one: its officer has begun to add up what was signed.
 */
export async function tellStatistics(
  story: Story,
  { lan, hung, mai, thu }: People,
  { justice, ward, province }: { justice: string; ward: string; province: string },
): Promise<void> {
  const { does, house, year } = story
  const now = today(house.clock)
  const first: Day = `${year}-01-05`
  const daysAgo = (days: number): Day => (addDays(now, -days) < first ? first : addDays(now, -days))
  const window = { from: `01/01/${year}`, to: showDay(daysAgo(15)), due: showDay(daysAgo(5)) }
  story.moveTo(daysAgo(12))
  const ask = (code: string, title: string) => does(mai, askForReturns, { bodyId: justice, code, title, ...window })
  const spread = await ask('LV-01/PBGDPL', `Phổ biến pháp luật đến ${window.to}`)
  const mediation = await ask('LV-02/HGOCS', `Hòa giải ở cơ sở đến ${window.to}`)
  story.moveTo(daysAgo(8))
  const { id } = await does(lan, beginReturn, { askingId: spread.id, bodyId: ward })
  const words = { 'justified.3': 'Lớp của hội, đoàn thể chưa ghi thành hoạt động.' }
  await does(lan, changeReturn, { returnId: id, version: '0', ...words })
  await does(lan, submitReturn, { returnId: id, version: '1' })
  await does(hung, approveReturn, { returnId: id, version: '2' })
  await does(lan, beginReturn, { askingId: mediation.id, bodyId: ward })
  const above = { above: 'Bộ Tư pháp', title: `Phổ biến pháp luật cả tỉnh đến ${window.to}` }
  const noted = await does(thu, askForReturns, { bodyId: province, code: 'LV-01/PBGDPL', ...window, ...above })
  await does(thu, beginReturn, { askingId: noted.id, bodyId: province })
}
