import type { Story } from '#app/demo/demo-story.ts'
import { addDays, showDay } from '#base/day.ts'
import { addFinding } from '#domains/activities/acts/add-finding.ts'
import { openSupervision } from '#domains/activities/acts/open-supervision.ts'
import { today } from '#platform/clock.ts'

/** What the ward looked at in its own house: one finding is late, one has its day before it. */
export async function tellSupervision({ house, does }: Story, hung: string, bodyId: string): Promise<void> {
  const day = (days: number) => showDay(addDays(today(house.clock), days))
  const { id } = await does(hung, openSupervision, {
    bodyId,
    kind: 'supervision',
    title: 'Niêm yết thủ tục và thu chi ở các nhà văn hóa khu phố',
    heldOn: day(-30),
    place: 'Các khu phố phường Kinh Bắc',
    summary: 'Bốn trong sáu nhà văn hóa có bảng niêm yết; hai nơi bảng cũ.',
  })
  const asks = { supervisionId: id, askedBodyId: bodyId }
  await does(hung, addFinding, { ...asks, text: 'Thay bảng niêm yết ở khu Yên Mẫn và khu Thị Chung.', dueOn: day(-5) })
  await does(hung, addFinding, { ...asks, text: 'Niêm yết thu chi quỹ khu phố hằng quý.', dueOn: day(20) })
}
