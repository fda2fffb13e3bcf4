import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import type { Refusal } from '#base/refusal.ts'
import { calendarRoutes } from '#domains/calendar/calendar.routes.ts'
import { calendarOf, type Holiday } from '#domains/calendar/calendar.ts'
import { loadHolidays } from '#domains/calendar/holiday.store.ts'
import { calendarPath } from '#domains/calendar/pages/paths.ts'
import { wordsOf } from '#domains/calendar/pages/year-glance.tsx'
import { countWorkingDays, yearOfWork } from '#domains/calendar/year-of-work.ts'
import { type Actor, systemActor } from '#platform/acts/actor.ts'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { Answer } from '#platform/http/answer.ts'
import { answerAgain } from '#platform/http/routes.ts'
import type { Typed, WebRequest } from '#platform/http/web-request.ts'
import { type Deed, everywhere, refusals } from '#platform/permission/permission.ts'

const holiday = (day: string, change: Partial<Holiday> = {}): Holiday => ({
  day,
  name: 'Tết Nguyên đán',
  kind: 'off',
  source: 'thử',
  sourceDay: null,
  verified: 'A',
  ...change,
})

describe('một năm làm việc', () => {
  const days = [
    holiday('2026-02-16'),
    holiday('2026-02-17'),
    holiday('2026-02-18', { verified: 'C' }),
    holiday('2026-02-22', { kind: 'working-swap', name: 'Làm bù dịp Tết' }),
    holiday('2026-02-28'),
  ]
  const february = yearOfWork(2026, calendarOf(days))[1]!
  const kindOn = (day: number) => february[day - 1]!.kind

  test.each([
    ['ngày nghỉ có văn bản', 16, 'off'],
    ['ngày nghỉ chưa xác minh vẫn là ngày làm việc', 18, 'unverified'],
    ['Chủ nhật làm bù', 22, 'working-swap'],
    ['ngày nghỉ rơi vào thứ Bảy', 28, 'weekend'],
    ['ngày thường', 19, 'working'],
  ])('%s', (_, day, kind) => expect(kindOn(day)).toBe(kind))

  test('đếm ngày làm việc: trừ cuối tuần và ngày nghỉ có văn bản, cộng ngày làm bù', () => {
    expect(countWorkingDays([february])).toBe(20 - 2 + 1)
    expect(countWorkingDays(yearOfWork(2026, calendarOf([])))).toBe(261)
  })
  test('nói thành lời: ngày liền nhau cùng tên đứng chung', () => {
    expect(wordsOf(february)).toBe(
      '16–17: Tết Nguyên đán; 18: Tết Nguyên đán (chưa xác minh); 22: Làm bù dịp Tết (đi làm); 28: Tết Nguyên đán',
    )
  })
})

onBothDatabases('trang ngày nghỉ', (database) => {
  const root = holderOf(['keep the calendar'], everywhere)
  const ward = { bodyId: newId(), bodyPath: '/1/2/', placePath: '24/1/' }

  beforeEach(() => database().transaction((tx) => loadHolidays(tx)))

  function get(actor: Actor | undefined, query: Record<string, string> = {}) {
    const route = calendarRoutes[`GET ${calendarPath}`]!
    if (route.kind !== 'read') throw new Error('no page')
    return html(route.answer(requestOf(actor, query)))
  }

  async function post(actor: Actor, typed: Typed) {
    const route = calendarRoutes[`POST ${calendarPath}`]!
    if (route.kind !== 'submit') throw new Error('no form')
    const [request, form] = [requestOf(actor, { nam: '2027' }), { typed, files: {} }]
    try {
      return await html(route.answer(request, form))
    } catch (error) {
      return html(answerAgain(route, request, form, error as Refusal).then((answer) => answer!))
    }
  }

  function requestOf(actor: Actor | undefined, query: Record<string, string>): WebRequest {
    return {
      house: {
        database: database(),
        clock: standingClock('2026-11-21T02:00:00Z'),
        dataFolder: '',
        secretKey: new Uint8Array(32),
        publicUrl: '',
        uploadSizeMbMax: 1,
      },
      actor,
      params: {},
      query,
      queryAll: {},
      address: calendarPath,
      path: calendarPath,
      cookies: {},
      networkAddress: '10.0.0.1',
      userAgent: '',
      requestId: 'thu',
      csrf: 'dau-giay-to',
    }
  }

  test('người không có việc ở đây thì không mở được', async () => {
    await expect(get(undefined)).rejects.toMatchObject({ status: 401 })
    await expect(get(holderOf(['manage bodies'], ward))).rejects.toThrow(refusals.mayNot)
  })

  test('ai xem nhiệm vụ thì xem được, không thấy biểu mẫu mà thấy lý do', async () => {
    const page = await get(holderOf(['read tasks'], ward))
    expect(page.text).toContain('Ngày nghỉ năm 2026')
    expect(page.text).toContain('Thứ Tư, 02/09/2026')
    expect(page.text).toContain('chỉ người quản trị toàn hệ thống được nhập')
    expect(page.text).not.toContain('method="post"')
  })

  test('ngày chưa xác minh nói rõ là không dùng để tính hạn', async () => {
    const page = await get(holderOf(['read tasks'], ward), { nam: '2027' })
    expect(page.text).toContain('Chưa xác minh, không dùng để tính hạn')
    expect(page.text).toContain('ngày chưa xác minh, không dùng để tính hạn')
  })

  test('năm chưa có gì thì nói phải làm gì; năm gõ sai thì về năm nay', async () => {
    expect((await get(root, { nam: '2035' })).text).toContain('hãy nhập từng ngày ở dưới')
    expect((await get(root, { nam: 'abc' })).text).toContain('Ngày nghỉ năm 2026')
  })

  test('quản trị toàn hệ thống xác minh một ngày: biểu mẫu điền sẵn, ghi xong thì đã đối chiếu văn bản', async () => {
    const form = await get(root, { nam: '2027', ngay: '2027-02-05' })
    expect(form.text).toContain('value="05/02/2027"')
    const typed = { day: '05/02/2027', name: 'Tết Nguyên đán', kind: 'off', source: '', sourceDay: '20/11/2026' }
    const refused = await post(root, typed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Hãy ghi số, ký hiệu văn bản.')
    expect(refused.text).toContain('value="20/11/2026"')
    expect(await post(root, { ...typed, source: '1/QĐ-TTg' })).toMatchObject({ status: 303 })
    expect((await get(root, { nam: '2027' })).text).toContain('1/QĐ-TTg, ngày 20/11/2026')
  })

  test('quản trị một phường không nhập được cho cả nước', async () => {
    const typed = { day: '05/02/2027', name: 'Nghỉ', kind: 'off', source: '1/QĐ', sourceDay: '20/11/2026' }
    const page = await post(holderOf(['keep the calendar'], ward), typed)
    expect(page.status).toBe(403)
    expect(page.text).toContain('chỉ người quản trị toàn hệ thống')
  })
})

function holderOf(deeds: Deed[], at: { bodyId: string; bodyPath: string; placePath: string }): Actor {
  const grant = { deeds: new Set<Deed>(deeds), reach: 'subtree' as const, ...at }
  return { ...systemActor, personId: newId(), name: 'Lan', grants: [grant] }
}

async function html(answering: Promise<Answer>) {
  const answer = await answering
  if (answer.kind === 'redirect') return { status: 303, text: '' }
  if (answer.kind !== 'page') throw new Error(`An answer of kind ${answer.kind}`)
  return { status: answer.status, text: renderToString(answer.page.body) }
}
