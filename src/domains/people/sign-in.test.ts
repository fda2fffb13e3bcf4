import { beforeEach, expect, test } from 'vitest'
import { lanAtTheDoor, openBrowser, testApplication } from '#domains/people/testing/browser.ts'
import { goodPassword } from '#domains/people/testing/people-house.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('đăng nhập bằng mật khẩu', (database) => {
  let place: Awaited<ReturnType<typeof lanAtTheDoor>>
  let browser: typeof place.browser
  let lanId: string

  beforeEach(async () => {
    place = await lanAtTheDoor(database())
    browser = place.browser
    lanId = place.lanId
  })

  test('trang trong đòi đăng nhập, đăng nhập xong thì về đúng trang ấy', async () => {
    const asked = await browser.get('/nghiep-vu?a=1')
    expect(asked.location).toBe('/dang-nhap?tiep=%2Fnghiep-vu%3Fa%3D1')
    await browser.get(asked.location!)
    const entered = await browser.post('/dang-nhap', {
      userName: 'NguyenThiLan',
      password: goodPassword,
      tiep: '/nghiep-vu?a=1',
    })
    expect(entered.location).toBe('/nghiep-vu?a=1')
    expect((await browser.get('/nghiep-vu')).title).toBe('Việc của Nguyễn Thị Lan')
  })

  test('thư điện tử cũng là tên đăng nhập', async () => {
    expect((await browser.signIn('Lan@xa.example.vn', goodPassword)).status).toBe(303)
  })

  test.each(['//ke-xau.example', '/\\ke-xau.example', 'https://ke-xau.example', 'javascript:alert(1)'])(
    'không đưa người đăng nhập sang %s',
    async (tiep) => {
      await browser.get('/dang-nhap')
      const entered = await browser.post('/dang-nhap', { userName: 'nguyenthilan', password: goodPassword, tiep })
      expect(entered.location).toBe('/nghiep-vu')
    },
  )

  test('sai mật khẩu và không có tài khoản: một câu, một mã, tên đã gõ còn nguyên', async () => {
    const wrong = await browser.signIn('nguyenthilan', 'không phải mật khẩu')
    const unknown = await browser.signIn('khongcoai', 'không phải mật khẩu')
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    const sentence = /Tên đăng nhập hoặc mật khẩu chưa đúng/
    expect(wrong.text).toMatch(sentence)
    expect(unknown.text.replace('khongcoai', 'nguyenthilan')).toBe(wrong.text)
  })

  test('sai năm lần thì cả mật khẩu đúng cũng phải đợi; hết giờ đợi thì vào được', async () => {
    for (let tries = 0; tries < 5; tries++) await browser.signIn('nguyenthilan', 'sai')
    const locked = await browser.signIn('lan@xa.example.vn', goodPassword)
    expect(locked.status).toBe(429)
    expect(locked.text).toContain('tạm dừng nhận đăng nhập đến sau 09:00')
    place.later(31_000)
    expect((await browser.signIn('nguyenthilan', goodPassword)).status).toBe(303)
  })

  test('tên không có tài khoản cũng bị tạm dừng như thế', async () => {
    for (let tries = 0; tries < 5; tries++) await browser.signIn('khongcoai', 'sai')
    expect((await browser.signIn('khongcoai', 'sai')).status).toBe(429)
    expect((await browser.signIn('nguyenthilan', goodPassword)).status).toBe(303)
  })

  test('đoán song song cũng chỉ được năm lần', async () => {
    const others = Array.from({ length: 12 }, () => openBrowser(testApplication(place.house)))
    const answers = await Promise.all(others.map((one) => one.signIn('nguyenthilan', 'sai')))
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5)
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7)
  })

  test('tài khoản đã đóng thì không vào được', async () => {
    await database().kysely.updateTable('person').set({ closed_on: place.today }).execute()
    expect((await browser.signIn('nguyenthilan', goodPassword)).status).toBe(401)
  })

  test('không có mã của trang thì không nhận biểu mẫu đăng nhập', async () => {
    const refused = await browser.post('/dang-nhap', { userName: 'nguyenthilan', password: goodPassword, csrf: 'x' })
    expect(refused.status).toBe(403)
  })

  test('nhật ký ghi kết quả, không bao giờ ghi mật khẩu hay tên gõ nhầm', async () => {
    await browser.signIn('mật khẩu gõ nhầm ô', 'bí mật của tôi')
    place.later(1000)
    await browser.signIn('nguyenthilan', goodPassword)
    const rows = await database().kysely.selectFrom('audit').selectAll().orderBy('id').execute()
    expect(rows.map(({ act, subject_id, after }) => ({ act, subject_id, after }))).toEqual([
      { act: 'people.sign-in', subject_id: 'unknown', after: { outcome: 'wrong password' } },
      { act: 'people.sign-in', subject_id: lanId, after: { outcome: 'signed in' } },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/gõ nhầm|bí mật|con trâu/)
  })
})
