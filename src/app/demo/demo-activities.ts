import type { Story } from '#app/demo/demo-story.ts'
import { type Day, showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { correctActivity } from '#domains/activities/acts/correct-activity.ts'
import { enterSpendingRate } from '#domains/activities/acts/enter-spending-rate.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { today } from '#platform/clock.ts'

type People = { lan: string; hung: string; hoa: string; quantri: string }
type Bodies = { ward: string; neighbour: string; province: string }

/**
 * What the ward did this year, each recorded in another state: whole, in six answers only, with costs over and under their limit,
 * withdrawn, and one on which Lan and Hùng wrote beside each other.
 */
export async function tellActivities(story: Story, people: People, bodies: Bodies, wardPlanId: string): Promise<void> {
  const tasks = await story.house.database.kysely
    .selectFrom('task')
    .select(['id', 'text'])
    .where('plan_id', '=', wardPlanId)
    .orderBy('position')
    .execute()
  const taskAbout = (words: string) => tasks.find(({ text }) => text.includes(words))?.id ?? ''
  const now = today(story.house.clock)
  const records = async (who: string, bodyId: string, day: string, form: Record<string, unknown>) => {
    const heldOn: Day = `${story.year}-${day}`
    if (heldOn > now) return undefined
    return story.does(who, recordActivity, { bodyId, formKey: newSecret(), heldOn: showDay(heldOn), ...form })
  }
  const { lan, hung, hoa } = people
  await story.does(people.quantri, enterSpendingRate, {
    provinceId: '24',
    norm: 'leaflet',
    amount: '1.200.000',
    document: 'Nghị quyết mẫu của HĐND tỉnh (dữ liệu mẫu)',
    article: 'Điều 2',
    fromDay: `01/01/${story.year}`,
  })
  await records(lan, bodies.ward, '01-06', {
    kind: 'session',
    topic: 'Giới thiệu Luật Hòa giải ở cơ sở cho tổ trưởng tổ dân phố',
    laws: '35/2013/QH13 Điều 3\n35/2013/QH13 Điều 9',
    place: 'Hội trường UBND phường',
    speakers: 'Nguyễn Thị Lan, công chức tư pháp – hộ tịch',
    ...{ attended: '64', women: '29', ethnic: '0', children: '0', disabled: '1', poor: '' },
    language: 'Tiếng Việt',
    taskIds: taskAbout('giới thiệu các luật mới'),
  })
  await records(lan, bodies.ward, '01-08', {
    kind: 'broadcast',
    topic: 'Bạo lực gia đình: gọi ai, ở đâu giúp',
    place: 'Loa truyền thanh phường',
    copies: '8',
    taskIds: taskAbout('Phát thanh chuyên mục'),
  })
  await records(lan, bodies.ward, '01-09', {
    kind: 'leaflet',
    topic: 'Tờ gấp «Ai được trợ giúp pháp lý miễn phí»',
    laws: '11/2017/QH14 Điều 7',
    village: 'Các tổ dân phố',
    copies: '1.500',
    costs: 'co',
    ...cost(0, 'Biên soạn tờ gấp', 'leaflet', '1', '1.500.000', 'commune'),
    ...cost(1, 'In 1.500 tờ', '', '1500', '3.000.000', 'donated'),
    taskIds: taskAbout('Nói chuyện pháp luật'),
  })
  const parallel = await records(lan, bodies.ward, '01-12', {
    kind: 'special',
    topic: 'Nói chuyện với hội viên phụ nữ về phòng, chống bạo lực gia đình',
    group: '19',
    place: 'Nhà văn hóa khu phố Thị Cầu',
    ...{ attended: '72', women: '70', children: '0' },
    taskIds: taskAbout('Nói chuyện pháp luật'),
  })
  await records(lan, bodies.ward, '01-14', {
    kind: 'session',
    topic: 'Nói chuyện ở khu nhà trọ công nhân',
    place: 'Khu 5',
  })
  const twice = await records(lan, bodies.ward, '01-14', {
    kind: 'session',
    topic: 'Nói chuyện ở khu nhà trọ',
    howMany: '40',
  })
  await records(hoa, bodies.neighbour, '01-13', {
    kind: 'mobile-advice',
    topic: 'Tư vấn pháp luật lưu động cho người khuyết tật',
    group: '20',
    place: 'Nhà văn hóa phường Võ Cường',
    ...{ attended: '31', disabled: '22', poor: '9' },
  })
  await records(lan, bodies.ward, '06-18', {
    kind: 'training',
    topic: 'Kỹ năng hòa giải cho hòa giải viên mới',
    laws: '35/2013/QH13 Điều 20',
    place: 'Hội trường UBND phường',
    ...{ attended: '45', women: '21' },
    taskIds: taskAbout('Tập huấn kỹ năng'),
  })
  await records(lan, bodies.ward, '11-07', {
    kind: 'law-day',
    topic: 'Ngày Pháp luật Việt Nam tại Trường THCS Kinh Bắc',
    place: 'Trường THCS Kinh Bắc',
    ...{ attended: '410', children: '380' },
    taskIds: taskAbout('Ngày Pháp luật'),
  })
  if (twice !== undefined)
    await story.does(lan, withdrawActivity, {
      activityId: twice.activityId,
      version: '0',
      reason: 'Ghi trùng với buổi ở Khu 5 cùng ngày.',
    })
  if (parallel === undefined) return
  const writes = (who: string, more: object) =>
    story.does(who, correctActivity, { activityId: parallel.activityId, version: '0', formKey: newSecret(), ...more })
  await writes(hung, { attended: '75', women: '73' })
  await writes(lan, { attended: '74', speakers: 'Trung tâm Trợ giúp pháp lý nhà nước tỉnh' })
}

/** Once the ward's quarters are known, a session is put into the one where it was held. */
export async function tellWhereItWas(story: Story, lan: string): Promise<void> {
  const held = await story.house.database.kysely
    .selectFrom('activity')
    .select(['id', 'version'])
    .where('topic', '=', 'Nói chuyện ở khu nhà trọ công nhân')
    .executeTakeFirst()
  if (held !== undefined)
    await story.does(lan, correctActivity, {
      activityId: held.id,
      version: String(held.version),
      formKey: newSecret(),
      village: 'Tổ dân phố Y Na',
    })
}

function cost(index: number, what: string, norm: string, quantity: string, amount: string, source: string) {
  const line = { what, norm, quantity, amount, source }
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [`cost.${index}.${name}`, value]))
}
