import { describe, expect, test } from 'vitest'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { groupOf, loadPlanTimeline, type TimelineFilter } from '#domains/plans/plan-timeline.queries.ts'
import {
  chosenStretch,
  marksOf,
  type TimelineObligation,
  undatedOf,
  unitsOf,
  wholeStretch,
  yearsOf,
} from '#domains/plans/plan-timeline.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  dueOn,
  formFor,
  marksOf as marksOfPlan,
  onPlans,
  readUpload,
  versionOf,
} from '#domains/plans/plans.fixtures.ts'
import { json } from '#platform/database/database.ts'

const today = '2026-11-21'
const year = { from: '2026-01-01', to: '2026-12-31' }

function one(change: Partial<TimelineObligation>): TimelineObligation {
  return {
    id: 'o',
    label: 'Quý III/2026',
    state: 'open',
    returned: false,
    startDay: null,
    dueDay: '2026-09-30',
    doneDay: null,
    ...change,
  }
}

describe('mốc trên tiến trình', () => {
  test.each<[string, Partial<TimelineObligation>, string, string]>([
    ['quá hạn, chưa xong', {}, 'late', 'trễ 52 ngày'],
    ['còn xa', { dueDay: '2026-12-31' }, 'due', ''],
    ['sắp đến hạn', { dueDay: '2026-11-30' }, 'due', 'còn 9 ngày'],
    ['đến hạn hôm nay còn kịp', { dueDay: today }, 'due', 'hôm nay'],
    ['xong đúng hạn', { state: 'claimed', doneDay: '2026-09-30' }, 'done', 'xong'],
    ['xong muộn', { state: 'checked', doneDay: '2026-10-01' }, 'done-late', 'xong muộn'],
    ['bị trả lại, còn hạn', { dueDay: '2026-12-15', returned: true }, 'returned', 'trả lại'],
    ['bị trả lại, đã trễ', { returned: true }, 'late', 'trễ 52 ngày'],
  ])('%s', (_, change, kind, words) => {
    const [mark] = marksOf([one(change)], unitsOf(year), today)
    expect([mark!.kind, mark!.words]).toEqual([kind, words])
    expect(mark!.title).toContain(words)
  })

  test('không có hạn thì không vẽ lên trục ngày', () => {
    const waiting = one({ state: 'waiting', dueDay: null })
    expect(marksOf([waiting], unitsOf(year), today)).toEqual([])
    expect(undatedOf([waiting, one({})])).toEqual([waiting])
  })

  test('nhiều mốc trong một tháng thành một dấu, theo mốc đáng lo nhất', () => {
    const many = [
      one({ id: '1', dueDay: '2026-09-10', state: 'claimed', doneDay: '2026-09-09' }),
      one({ id: '2', dueDay: '2026-09-20' }),
      one({ id: '3', dueDay: '2026-09-30', state: 'claimed', doneDay: '2026-09-30' }),
    ]
    const marks = marksOf(many, unitsOf(year), today)
    expect(marks).toHaveLength(1)
    expect(marks[0]).toMatchObject({ kind: 'late', day: '2026-09-20', obligationId: '2', words: '1/3 trễ', count: 3 })
    const done = marksOf([many[0]!, many[2]!], unitsOf(year), today)
    expect(done[0]).toMatchObject({ kind: 'done', words: '2 xong' })
  })
})

describe('khoảng thời gian', () => {
  test('một năm chia theo tháng, năm năm theo quý, mười năm theo năm', () => {
    expect(unitsOf(year).map((unit) => unit.label)).toEqual(Array.from({ length: 12 }, (_, index) => `T${index + 1}`))
    const five = unitsOf({ from: '2023-02-01', to: '2027-12-31' })
    expect(five).toHaveLength(20)
    expect(five[0]).toEqual({ label: 'I', from: '2023-02-01', to: '2023-03-31' })
    expect(unitsOf({ from: '2021-01-01', to: '2030-12-31' }).map((unit) => unit.label)).toHaveLength(10)
  })

  test('mốc nằm ngoài kỳ vẫn được thấy; một ngày ghi nhầm thế kỷ không kéo dài vô tận', () => {
    const period = { start: '2026-01-01', end: '2026-12-31' }
    expect(wholeStretch(period, { first: '2026-02-10', last: '2027-03-05' }, today)).toEqual({
      from: '2026-01-01',
      to: '2027-03-31',
    })
    expect(yearsOf(wholeStretch(period, { first: null, last: '2926-01-01' }, today))).toHaveLength(10)
    expect(wholeStretch({ start: null, end: null }, { first: null, last: null }, today)).toEqual(year)
  })

  test('chọn ngược ngày thì đổi lại cho đúng', () => {
    expect(chosenStretch(year, '2026-09-30', '2026-07-01')).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    expect(chosenStretch(year, null, '2026-06-30')).toEqual({ from: '2026-01-01', to: '2026-06-30' })
  })

  test('nhóm là đường dẫn phía trên', () => {
    expect(['II.1.2', '3', 'III.2.', ''].map(groupOf)).toEqual(['II.1', '', 'III', ''])
  })
})

const everything: TimelineFilter = {
  from: null,
  to: null,
  lateOnly: false,
  officerId: null,
  leadBodyId: null,
  whole: false,
  page: 1,
}

onPlans('tiến trình của một kế hoạch', (world) => {
  const load = (who: 'lan' | 'mai' | 'tu', planId: string, change: Partial<TimelineFilter> = {}) =>
    loadPlanTimeline(world().db, world().actors[who], world().today, planId, { ...everything, ...change })

  test('người ngoài phạm vi không biết là có kế hoạch ấy', async () => {
    const { planId } = await adoptedPlan(world())
    await expect(load('tu', planId)).rejects.toMatchObject({ status: 404 })
  })

  test('mọi nhiệm vụ với mốc của nó, theo thứ tự kế hoạch; lọc theo mình, theo trễ, theo chủ trì, theo khoảng', async () => {
    const { planId } = await adoptedPlan(world())
    const page = await load('lan', planId)
    expect(page.tasks.map((task) => task.path)).toEqual(['II.1', 'II.2', 'II.3', 'II.4'])
    expect(page).toMatchObject({ total: 4, stretch: year })
    const marks = await marksOfPlan(world(), planId)
    expect(page.tasks.flatMap((task) => task.obligations.map((each) => each.id)).sort()).toEqual(
      marks.map((mark) => mark.obligationId).sort(),
    )
    const paths = async (change: Partial<TimelineFilter>) =>
      (await load('lan', planId, change)).tasks.map((task) => task.path)
    expect(await paths({ lateOnly: true })).toEqual(['II.2', 'II.4'])
    expect(await paths({ leadBodyId: world().bodies.first.id })).toEqual(['II.3'])
    expect(await paths({ officerId: world().ids.lan })).toEqual([])
    await world().does('hung', assignTask, { taskId: page.tasks[0]!.id, version: 0, officerId: world().ids.lan })
    expect(await paths({ officerId: world().ids.lan })).toEqual(['II.1'])
    expect(await paths({ from: '2026-12-01', to: '2026-12-31' })).toEqual(['II.4'])
    expect(page.bodies.map((body) => body.name).sort()).toEqual(['Phòng Văn hóa', 'UBND xã Một'])
  })

  test('số mốc trễ giảm khi việc được báo xong', async () => {
    const { planId } = await adoptedPlan(world())
    const before = (await load('lan', planId)).late
    await world().does('lan', claimObligation, { ...(await formFor(world(), planId, 'II.2')), doneDay: '20/11/2026' })
    expect((await load('lan', planId)).late).toBe(before - 1)
  })

  test('ba trăm nhiệm vụ: từng trang một, và cả kế hoạch khi cần in', async () => {
    const tasks = Array.from({ length: 301 }, (_, index) =>
      aTaskReading(`Việc ${index}`, { path: `II.${index + 1}`, time: dueOn('2026-11-30') }),
    )
    const { planId } = await adoptedPlan(world(), { reading: aReading({ tasks }) })
    expect((await load('lan', planId)).tasks).toHaveLength(30)
    expect((await load('lan', planId, { page: 11 })).tasks.map((task) => task.path)).toEqual(['II.301'])
    const whole = await load('lan', planId, { whole: true })
    expect([whole.tasks.length, whole.total]).toEqual([300, 301])
  })

  test('tên mục lấy từ văn bản: đoạn gần nhất phía trên mang đúng số ấy', async () => {
    const at = (paragraph: number, path: string) => {
      const text = `Việc ở đoạn ${paragraph}`
      return aTaskReading(text, { path, sources: { text: { paragraph, start: 0, end: text.length, text } } })
    }
    const reading = aReading({ tasks: [at(4, 'II.1.1'), at(5, 'II.1.2'), at(8, 'II.2.1'), at(30, 'III.1.1')] })
    const paragraph = (place: number, text: string, marker?: string) => ({
      kind: 'paragraph',
      text,
      ...(marker === undefined ? {} : { marker }),
      place: { paragraph: place, start: 0, end: text.length },
    })
    const blocks = [
      paragraph(1, '1. Mục đích ở phần khác'),
      paragraph(3, '1. Phổ biến, giáo dục pháp luật:'),
      paragraph(7, 'Hòa giải ở cơ sở', '2.'),
    ]
    const uploadId = await readUpload(world(), { reading })
    const document = json({ format: 'docx', blocks, recognised: false, doubts: [] })
    await world().db.updateTable('plan_upload').set({ document }).where('id', '=', uploadId).execute()
    const version = await versionOf(world(), uploadId)
    const { planId } = await world().does('hung', adoptPlan, { uploadId, version })
    expect([...(await load('lan', planId)).headings].sort()).toEqual([
      ['II.1', 'Phổ biến, giáo dục pháp luật'],
      ['II.2', 'Hòa giải ở cơ sở'],
    ])
  })
})
