import { beforeEach, expect, test } from 'vitest'
import { lanAtTheDoor, openBrowser, testApplication } from '#domains/people/testing/browser.ts'
import { addOfficer, goodPassword, hour } from '#domains/people/testing/people-house.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('phiên đăng nhập', (database) => {
  let place: Awaited<ReturnType<typeof lanAtTheDoor>>
  let browser: typeof place.browser

  beforeEach(async () => {
    place = await lanAtTheDoor(database())
    browser = place.browser
  })

  test('đăng xuất rồi thì mã cũ không dùng lại được', async () => {
    await browser.signIn('nguyenthilan', goodPassword)
    const first = browser.cookies.get('lgd_session')!
    await browser.get('/tai-khoan')
    await browser.post('/dang-xuat')
    browser.cookies.set('lgd_session', first)
    expect((await browser.get('/nghiep-vu')).status).toBe(303)
  })

  test('cơ sở dữ liệu không giữ mã của phiên', async () => {
    await browser.signIn('nguyenthilan', goodPassword)
    const rows = await database().kysely.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(browser.cookies.get('lgd_session')!)
  })

  test('bỏ không ba giờ, hoặc quá mười hai giờ, thì phải đăng nhập lại', async () => {
    await browser.signIn('nguyenthilan', goodPassword)
    for (let hours = 2; hours < 12; hours += 2) {
      place.later(2 * hour)
      expect((await browser.get('/nghiep-vu')).status).toBe(200)
    }
    place.later(2 * hour)
    expect((await browser.get('/nghiep-vu')).status).toBe(303)
    await browser.signIn('nguyenthilan', goodPassword)
    place.later(3 * hour + 1)
    expect((await browser.get('/nghiep-vu')).status).toBe(303)
  })

  test('lần dùng gần nhất ghi nhiều nhất mỗi phút một lần', async () => {
    await browser.signIn('nguyenthilan', goodPassword)
    const seen = async () =>
      (await database().kysely.selectFrom('session').select('last_seen_at').executeTakeFirst())!.last_seen_at
    const before = await seen()
    place.later(59_000)
    await browser.get('/nghiep-vu')
    expect(await seen()).toEqual(before)
    place.later(2_000)
    await browser.get('/nghiep-vu')
    expect(await seen()).toEqual(place.clock.now())
  })

  test('quyền đổi thì mã phiên đổi; mã cũ còn nhận một phút cho trang đang mở', async () => {
    await browser.signIn('nguyenthilan', goodPassword)
    const old = browser.cookies.get('lgd_session')!
    await database().kysely.updateTable('session').set({ rotate_due: true }).execute()
    const page = await browser.get('/tai-khoan')
    expect(page.status).toBe(200)
    const fresh = browser.cookies.get('lgd_session')!
    expect(fresh).not.toBe(old)
    browser.cookies.set('lgd_session', old)
    expect((await browser.get('/nghiep-vu')).status).toBe(200)
    place.later(61_000)
    expect((await browser.get('/nghiep-vu')).status).toBe(303)
    browser.cookies.set('lgd_session', fresh)
    expect((await browser.get('/nghiep-vu')).status).toBe(200)
  })

  test('đăng xuất ở một thiết bị khác, rồi ở mọi thiết bị', async () => {
    const phone = openBrowser(testApplication(place.house), '10.0.0.2')
    const tablet = openBrowser(testApplication(place.house), '10.0.0.3')
    for (const device of [browser, phone, tablet]) await device.signIn('nguyenthilan', goodPassword)
    const page = await browser.get('/tai-khoan')
    expect(page.text).toContain('Chrome trên Windows')
    expect(page.text).toContain('10.0.0.2')
    const [, phoneId] = /10\.0\.0\.2.*?\/tai-khoan\/phien\/([0-9a-f-]+)\/ket-thuc/s.exec(page.text)!
    await browser.post(`/tai-khoan/phien/${phoneId}/ket-thuc`)
    expect((await phone.get('/nghiep-vu')).status).toBe(303)
    expect((await tablet.get('/nghiep-vu')).status).toBe(200)
    await browser.get('/tai-khoan')
    expect((await browser.post('/tai-khoan/dang-xuat-moi-noi')).location).toBe('/dang-nhap')
    expect((await tablet.get('/nghiep-vu')).status).toBe(303)
    expect((await browser.get('/nghiep-vu')).status).toBe(303)
  })

  test('không kết thúc được phiên của người khác', async () => {
    await addOfficer(place.house, { name: 'Trần Văn Hùng', password: true })
    const hung = openBrowser(testApplication(place.house))
    await hung.signIn('tranvanhung', goodPassword)
    const rows = await database().kysely.selectFrom('session').select('id').execute()
    await browser.signIn('nguyenthilan', goodPassword)
    await browser.get('/tai-khoan')
    expect((await browser.post(`/tai-khoan/phien/${rows[0]!.id}/ket-thuc`)).status).toBe(404)
    expect((await hung.get('/nghiep-vu')).status).toBe(200)
  })

  test('đăng nhập lại thì phiên trước của trình duyệt ấy kết thúc', async () => {
    await browser.signIn('nguyenthilan', goodPassword)
    const planted = browser.cookies.get('lgd_session')!
    await browser.get('/tai-khoan')
    await browser.post('/dang-nhap', { userName: 'nguyenthilan', password: goodPassword })
    const fresh = browser.cookies.get('lgd_session')!
    expect(fresh).not.toBe(planted)
    browser.cookies.set('lgd_session', planted)
    expect((await browser.get('/nghiep-vu')).status).toBe(303)
  })
})
