import { expect, test } from 'vitest'
import { readCalendar } from '#domains/plans/read-calendar.fixtures.ts'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'
import { readPlan, wardPlanFile } from './support/ward-plan.ts'

/** A plan is looked at over its months, and what is due reaches an officer's own calendar. */
walk('tiến trình của kế hoạch và lịch trên điện thoại', (walk) => {
  let lan: Person
  let plan = ''
  let address = ''

  const read = async () => {
    const answer = await fetch(address.replace(/^https?:\/\/[^/]+/, walk().system.address))
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
  }
  const titles = async () => readCalendar((await read()).text).events.map((event) => event.SUMMARY ?? '')

  test('từ trang kế hoạch mở tiến trình: nhiệm vụ theo mục, mốc bấm được, hôm nay có vạch', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/ke-hoach')
    await lan.follow(/chuẩn tiếp cận pháp luật/, lan.page.locator('[data-row]'))
    plan = lan.address()
    await lan.follow('Xem tiến trình theo tháng')
    expect(lan.address()).toBe(`${plan}/tien-trinh`)
    expect(await lan.page.locator('.plan-timeline .group').allInnerTexts()).toEqual([
      'II.1. Phổ biến, giáo dục pháp luật',
      'II.2. Hòa giải ở cơ sở',
      'II.3. Chuẩn tiếp cận pháp luật',
      'Báo cáo phải gửi',
    ])
    expect(await lan.reads()).toMatch(/hôm nay \d\d\/\d\d/)
    await expectGoodLook(lan)
    await picture(lan, 'tien-trinh', 1000)
  })

  test('lọc việc trễ; bấm một mốc là mở đúng mốc ấy, bằng bàn phím', async () => {
    await lan.field('tt').selectOption('late')
    await Promise.all([lan.page.waitForEvent('load'), lan.page.getByRole('button', { name: 'Lọc danh sách' }).click()])
    const rows = lan.page.locator('.plan-timeline tbody tr:not(.group)')
    expect(await rows.count()).toBeGreaterThan(0)
    expect(await rows.locator('.mark-late').count()).toBe(await rows.count())
    const mark = rows.first().locator('.mark-late')
    expect(await mark.locator('title').textContent()).toMatch(/hạn \d\d\/\d\d\/\d{4}, trễ \d+ ngày/)
    await mark.focus()
    await Promise.all([lan.page.waitForEvent('load'), lan.page.keyboard.press('Enter')])
    expect(lan.page.url()).toContain('#moc-')
    expect(await lan.reads()).toContain('Báo đã xong')
  })

  test('trên điện thoại là danh sách theo tháng', async () => {
    const phone = await walk().person({ phone: true })
    await phone.signIn('lan')
    await phone.go(`${plan}/tien-trinh`)
    expect(await phone.page.locator('.plan-timeline').isVisible()).toBe(false)
    expect(await phone.page.getByRole('heading', { name: /^Tháng \d+\/\d{4}$/ }).count()).toBeGreaterThan(3)
    await phone.page.locator('.timeline-months a').first().click()
    await phone.page.waitForURL(/#moc-/)
  })

  test('in ra khổ A4 nằm ngang', async () => {
    await lan.go(`${plan}/tien-trinh`)
    const sheet = await lan.page.pdf({ preferCSSPageSize: true })
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(sheet.toString('latin1'))!
    expect(Math.round(Number(width))).toBe(842)
    expect(Math.round(Number(height))).toBe(595)
    await lan.page.emulateMedia({ media: 'print' })
    expect(await lan.page.locator('.filters').isVisible()).toBe(false)
    expect(await lan.page.locator('.print-head').isVisible()).toBe(true)
    expect(await lan.page.locator('.timeline-months').isVisible()).toBe(false)
    await lan.page.emulateMedia({ media: null })
  })

  test('tạo địa chỉ lịch; một chương trình lịch đọc được mà không đăng nhập', async () => {
    await readPlan(lan, { name: 'ke-hoach-41.docx', bytes: await wardPlanFile() })
    await lan.press('Nhập kế hoạch thành nhiệm vụ')
    await lan.go('/tai-khoan')
    await lan.follow('Đưa việc vào lịch của tôi')
    await expectGoodLook(lan)
    await lan.field('remind').selectOption('2')
    await lan.press('Tạo địa chỉ lịch')
    address = await lan.page.locator('.link-to-hand').innerText()
    await expectGoodLook(lan)
    const { status, type, text } = await read()
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    const { events, alarms } = readCalendar(text)
    expect(alarms).toHaveLength(events.length)
    expect(await titles()).toContain('Rà soát, kiện toàn tổ hòa giải')
    await lan.go('/tai-khoan/lich')
    expect(await lan.reads()).toMatch(/Ứng dụng lịch đọc gần nhất\s+\d\d:\d\d hôm nay/)
    expect(await lan.reads()).not.toContain(address)
    await picture(lan, 'lich-dien-thoai', 900)
  })

  test('việc báo xong thì biến mất khỏi lịch', async () => {
    await lan.go('/nghiep-vu/nhiem-vu?tt=open&tim=kien+toan+to+hoa+giai')
    await lan.follow(/Rà soát, kiện toàn/, lan.page.locator('[data-row]'))
    await lan.press('Báo đã xong', await lan.unfold('Báo đã xong'))
    expect(await titles()).not.toContain('Rà soát, kiện toàn tổ hòa giải')
  })

  test('đổi địa chỉ thì địa chỉ cũ hết dùng; thu hồi thì không còn gì', async () => {
    await lan.go('/tai-khoan/lich')
    await lan.press('Đổi địa chỉ lịch')
    expect((await read()).status).toBe(404)
    address = await lan.page.locator('.link-to-hand').innerText()
    expect((await read()).status).toBe(200)
    await lan.go('/tai-khoan/lich')
    await lan.press('Thu hồi địa chỉ lịch')
    expect(await lan.reads()).toContain('Đã thu hồi địa chỉ lịch')
    const { status, text } = await read()
    expect(status).toBe(404)
    expect(text).not.toContain('BEGIN:VCALENDAR')
  })
})
