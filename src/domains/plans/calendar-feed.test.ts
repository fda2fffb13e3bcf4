import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { calendarOf } from '#domains/calendar/calendar.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { delegateWork } from '#domains/people/acts/delegate.ts'
import { closeAccount } from '#domains/people/acts/manage-account.ts'
import { operator } from '#domains/people/operator.ts'
import { throttle } from '#domains/people/throttle.ts'
import { identifyVisitor } from '#domains/people/visitor.store.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { changeFeedReminder } from '#domains/plans/acts/change-feed-reminder.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { endCalendarFeed } from '#domains/plans/acts/end-calendar-feed.ts'
import { makeCalendarFeed } from '#domains/plans/acts/make-calendar-feed.ts'
import { requestObligation } from '#domains/plans/acts/request-obligation.ts'
import { listFeedEntries } from '#domains/plans/calendar-feed.queries.ts'
import { openCalendarFeedRoutes } from '#domains/plans/calendar-feed.routes.ts'
import { calendarDocument, type FeedEntry } from '#domains/plans/calendar-feed.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  auditOf,
  dueOn,
  formFor,
  onPlans,
  type Who,
} from '#domains/plans/plans.fixtures.ts'
import { readCalendar } from '#domains/plans/read-calendar.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { edge } from '#platform/http/edge.ts'
import { site } from '#platform/http/site.ts'

const today = '2026-11-21'
const noHolidays = calendarOf([])

function entry(change: Partial<FeedEntry> = {}): FeedEntry {
  return {
    obligationId: '01a1fdfc-4417-7000-8000-b7471de0442b',
    taskId: '01a1fdfc-4417-7000-8000-b7471de0442c',
    text: 'Tổ chức hội nghị phổ biến Luật Đất đai; in tờ gấp, phát tại nhà văn hóa',
    planTitle: 'Phổ biến, giáo dục pháp luật năm 2026',
    label: 'Quý IV/2026',
    leads: ['Phòng Văn hóa – Xã hội'],
    dueDay: '2026-11-30',
    returned: false,
    version: 3,
    changedAt: new Date('2026-11-02T03:04:05Z'),
    insteadOf: null,
    ...change,
  }
}

function write(entries: FeedEntry[], remindWorkingDays: number | null = null): string {
  return calendarDocument(entries, { publicUrl: 'https://luat.vn', today, calendar: noHolidays, remindWorkingDays })
}

describe('lịch theo RFC 5545', () => {
  test('một mốc là một sự kiện cả ngày, mang đường dẫn, không chiếm giờ bận', () => {
    const { events, properties } = readCalendar(write([entry()]))
    expect(properties).toMatchObject({ VERSION: '2.0', METHOD: 'PUBLISH', NAME: 'Luật Gần Dân – việc đến hạn' })
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      UID: '01a1fdfc-4417-7000-8000-b7471de0442b@luat.vn',
      SEQUENCE: '3',
      DTSTAMP: '20261102T030405Z',
      'LAST-MODIFIED': '20261102T030405Z',
      DTSTART: '20261130',
      TRANSP: 'TRANSPARENT',
      SUMMARY: 'Tổ chức hội nghị phổ biến Luật Đất đai; in tờ gấp, phát tại nhà văn hóa',
    })
    expect(events[0]!.DESCRIPTION).toContain('Ngày cuối còn đúng hạn: 30/11/2026 (Quý IV/2026)\nKế hoạch: Phổ biến')
    expect(events[0]!.URL).toContain('https://luat.vn/nghiep-vu/nhiem-vu/01a1fdfc-4417-7000-8000-b7471de0442c#moc-')
  })

  test.each<[string, Partial<FeedEntry>, string]>([
    ['quá hạn', { dueDay: '2026-11-20' }, 'Quá hạn: Tổ chức'],
    ['đến hạn hôm nay chưa là quá hạn', { dueDay: today }, 'Tổ chức'],
    ['bị trả lại', { returned: true }, 'Bị trả lại: Tổ chức'],
  ])('%s', (_, change, beginning) => {
    expect(readCalendar(write([entry(change)])).events[0]!.SUMMARY).toMatch(new RegExp(`^${beginning}`))
  })

  test('làm thay thì nói thay ai', () => {
    const [event] = readCalendar(write([entry({ insteadOf: 'Trần Văn Hùng' })])).events
    expect(event!.SUMMARY).toMatch(/\(thay ông\/bà Trần Văn Hùng\)$/)
  })

  test('nhắc lúc 8 giờ sáng, trước số ngày làm việc đã chọn: qua thứ Bảy, Chủ nhật', () => {
    // thứ Hai 30/11 → hai ngày làm việc trước là thứ Năm 26/11, bốn ngày theo lịch
    expect(readCalendar(write([entry()], 2)).alarms[0]).toMatchObject({ ACTION: 'DISPLAY', TRIGGER: '-P3DT16H' })
    expect(readCalendar(write([entry()])).alarms).toEqual([])
  })

  test('nội dung nào cũng đọc lại được đúng như đã viết', () => {
    const awkward = fc.array(
      fc.constantFrom('Ủy', 'ế', 'đ', ',', ';', '\\', ' ', ':', '"', '😀', 'a', '\n', '\\n', '='),
      { maxLength: 150 },
    )
    fc.assert(
      fc.property(awkward, awkward, (text, title) => {
        const document = write([entry({ text: text.join(''), planTitle: title.join('') })])
        const [event] = readCalendar(document).events
        const shown = text.join('').replace(/\s+/gu, ' ').trim()
        if (shown.length <= 160) expect(event!.SUMMARY!.trim()).toBe(shown)
        expect(event!.DESCRIPTION).toContain(`Kế hoạch: ${title.join('').replace(/\s+/gu, ' ').trim()}\n`)
      }),
      { numRuns: 200, seed: 20261121 },
    )
  })

  test('không đổi gì thì từng byte như nhau; không có việc thì vẫn là một lịch', () => {
    expect(write([entry()])).toBe(write([entry()]))
    expect(readCalendar(write([])).events).toEqual([])
  })
})

onPlans('lịch đăng ký của một người', (world) => {
  const entries = async (who: Who) => {
    const { db, ids } = world()
    return listFeedEntries(db, await loadActor(db, ids[who], world().today), world().today)
  }
  const texts = async (who: Who) => (await entries(who)).map((one) => one.text)
  const make = async (who: Who, raw = {}) => (await world().does(who, makeCalendarFeed, raw)).token
  const ask = async (token: string, headers: Record<string, string> = {}) => {
    const { house } = world()
    const frame = site('/', async (parts) => `<title>${parts.title}</title>`, [openCalendarFeedRoutes])
    const application = edge({
      house,
      sites: [frame],
      identify: (seen) => identifyVisitor(house, seen),
      checkForgery: () => undefined,
      throttle,
      behindProxy: true,
      report: (line) => {
        if (line.at === 'fault') throw new Error(String(line.error))
      },
    })
    const answer = await application.request(`/lich/${token}`, {
      headers: { 'x-forwarded-for': '10.0.0.9', ...headers },
    })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const land = 'Tuyên truyền Luật Đất đai tại các thôn'
  const training = 'Tập huấn kỹ năng cho hòa giải viên cơ sở'
  const radio = 'Phát thanh chuyên mục pháp luật trên loa'

  test('việc chưa giao ai hiện ở người làm của cơ quan chủ trì; giao rồi chỉ hiện ở người được giao', async () => {
    const { planId } = await adoptedPlan(world())
    expect(await texts('lan')).toEqual(expect.arrayContaining([land, training]))
    const { taskId } = await formFor(world(), planId, 'II.1')
    await world().does('hung', assignTask, { taskId, version: 0, officerId: world().ids.hung })
    expect(await texts('lan')).not.toContain(land)
    expect(await texts('hung')).toContain(land)
  })

  test('người chỉ theo dõi và người cơ quan khác không có gì', async () => {
    await adoptedPlan(world())
    expect(await texts('mai')).toEqual([])
    expect(await texts('tu')).toEqual([])
  })

  test('cơ quan chủ trì ở nơi khác thì việc nằm ở lịch của họ', async () => {
    const tasks = [aTaskReading('Việc của xã Hai', { lead: ['UBND xã Hai'] }), aTaskReading('Việc chung', { lead: [] })]
    await adoptedPlan(world(), { reading: aReading({ tasks }) })
    expect(await texts('tu')).toEqual(['Việc của xã Hai'])
    expect(await texts('lan')).toEqual(['Việc chung'])
  })

  test('báo xong thì mốc biến mất; chờ yêu cầu chưa có ngày, được yêu cầu thì hiện', async () => {
    const { planId } = await adoptedPlan(world())
    await world().does('lan', claimObligation, { ...(await formFor(world(), planId, 'II.2')), doneDay: '20/11/2026' })
    expect(await texts('lan')).not.toContain(training)
    const asked = 'Trả lời kiến nghị của cử tri'
    expect(await texts('lan')).not.toContain(asked)
    const before = (await entries('lan')).length
    await world().does('lan', requestObligation, { ...(await formFor(world(), planId, 'II.3')), dueDay: '10/12/2026' })
    const now = await entries('lan')
    expect(now).toHaveLength(before + 1)
    expect(now.find((one) => one.text === asked)).toMatchObject({ dueDay: '2026-12-10', version: 1 })
  })

  test('lịch giữ 90 ngày đã qua và 400 ngày tới', async () => {
    const day = (days: number) => dueOn(addDays(today, days))
    const tasks = [-91, -90, 400, 401].map((days) => aTaskReading(`Việc ${days}`, { time: day(days) }))
    await adoptedPlan(world(), { reading: aReading({ tasks }) })
    expect(await texts('lan')).toEqual(['Việc -90', 'Việc 400'])
  })

  test('đang làm thay thì có thêm việc của người vắng, ghi rõ thay ai; hết ủy quyền thì thôi', async () => {
    const { planId } = await adoptedPlan(world())
    const { taskId } = await formFor(world(), planId, 'II.4')
    await world().does('hung', assignTask, { taskId, version: 0, officerId: world().ids.hung })
    expect(await texts('lan')).not.toContain(radio)
    await world().does('hung', delegateWork, {
      personId: world().ids.hung,
      toPersonId: world().ids.lan,
      bodyId: world().bodies.first.id,
      fromDay: '21/11/2026',
      toDay: '25/11/2026',
      reason: 'Đi công tác',
    })
    const found = (await entries('lan')).filter((one) => one.text === radio)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((one) => one.insteadOf === 'Trần Văn Hùng')).toBe(true)
    expect((await entries('lan')).find((one) => one.text === training)?.insteadOf).toBe(null)
    world().later(6 * 86_400_000)
    const { db, ids } = world()
    const later = await listFeedEntries(db, await loadActor(db, ids.lan, '2026-11-27'), '2026-11-27')
    expect(later.filter((one) => one.text === radio)).toEqual([])
  })

  test('đọc không cần đăng nhập; không đổi thì trả lời ngắn; đổi thì đổi dấu', async () => {
    const { planId } = await adoptedPlan(world())
    const token = await make('lan')
    const first = await ask(`${token}.ics`)
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(readCalendar(first.text).events.map((event) => event.SUMMARY)).toContain(`Quá hạn: ${training}`)
    const etag = first.headers.get('etag')!
    expect(await ask(token, { 'if-none-match': `W/${etag}` })).toMatchObject({ status: 304, text: '' })
    await world().does('lan', claimObligation, { ...(await formFor(world(), planId, 'II.2')), doneDay: '20/11/2026' })
    const second = await ask(token, { 'if-none-match': etag })
    expect(second.status).toBe(200)
    expect(second.text).not.toContain('hòa giải viên')
  })

  test('địa chỉ sai, đã đổi, đã thu hồi, tài khoản đã đóng: không có gì', async () => {
    await adoptedPlan(world())
    const old = await make('lan')
    const token = await make('lan')
    expect((await ask('x'.repeat(43))).status).toBe(404)
    expect((await ask("'; drop table task; --")).status).toBe(404)
    expect((await ask(old)).status).toBe(404)
    expect((await ask(token)).status).toBe(200)
    await world().does('lan', endCalendarFeed, {})
    expect((await ask(token)).status).toBe(404)
    await expect(world().does('lan', endCalendarFeed, {})).rejects.toMatchObject({ status: 409 })
    const again = await make('lan')
    await perform(
      closeAccount,
      { house: world().house, actor: operator },
      { personId: world().ids.lan, reason: 'Nghỉ hưu' },
    )
    expect((await ask(again)).status).toBe(404)
  })

  test('mật chỉ giữ dưới dạng băm; nhật ký ghi tạo và thu hồi, không ghi mật', async () => {
    const token = await make('lan', { remind: '2' })
    const [row] = await world().db.selectFrom('calendar_feed').selectAll().execute()
    expect(JSON.stringify(row)).not.toContain(token)
    expect(row).toMatchObject({ person_id: world().ids.lan, remind_working_days: 2 })
    const made = await auditOf(world(), 'plans.make-calendar-feed')
    expect(made).toMatchObject([{ after: { calendarFeed: 'made', remindWorkingDays: 2 } }])
    expect(JSON.stringify(made)).not.toContain(token)
    await world().does('lan', changeFeedReminder, { remind: '' })
    expect((await ask(token)).status).toBe(200)
    expect(await world().db.selectFrom('calendar_feed').select('remind_working_days').execute()).toEqual([
      { remind_working_days: null },
    ])
    await expect(world().does('hung', changeFeedReminder, { remind: '1' })).rejects.toMatchObject({ status: 409 })
    await expect(make('lan', { remind: '99' })).rejects.toMatchObject({ status: 422 })
  })

  test('hỏi dồn dập thì phải đợi', async () => {
    const token = await make('lan')
    const answers: number[] = []
    for (let times = 0; times < 62; times++) answers.push((await ask(token)).status)
    expect(answers.slice(0, 60).every((status) => status === 200)).toBe(true)
    expect(answers.at(-1)).toBe(429)
  })
})
