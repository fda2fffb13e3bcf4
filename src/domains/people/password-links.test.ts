import { beforeEach, expect, test } from 'vitest'
import { peopleJobs } from '#domains/people/people.jobs.ts'
import { lanAtTheDoor, openBrowser, testApplication } from '#domains/people/testing/browser.ts'
import { goodPassword, hour, minute } from '#domains/people/testing/people-house.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const newPassword = 'mưa tháng bảy gãy cành trám'

onBothDatabases('đổi và quên mật khẩu', (database) => {
  let place: Awaited<ReturnType<typeof lanAtTheDoor>>
  let browser: typeof place.browser

  beforeEach(async () => {
    place = await lanAtTheDoor(database())
    browser = place.browser
  })

  test('sai mật khẩu hiện tại thì không đổi', async () => {
    await browser.signIn('nguyenthilan', goodPassword)
    await browser.get('/tai-khoan')
    const refused = await browser.post('/tai-khoan/mat-khau', {
      current: 'sai',
      password: newPassword,
      repeated: newPassword,
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Mật khẩu hiện tại chưa đúng')
  })

  test.each([
    ['ngắn', 'ngắn', 'ngắn', 'ít nhất 10 ký tự'],
    ['gõ lại không giống', newPassword, `${newPassword}x`, 'không giống nhau'],
    ['là tên mình', 'nguyenthilan', 'nguyenthilan', 'không được là tên'],
  ])('mật khẩu mới %s thì không nhận', async (_, password, repeated, sentence) => {
    await browser.signIn('nguyenthilan', goodPassword)
    await browser.get('/tai-khoan')
    const refused = await browser.post('/tai-khoan/mat-khau', { current: goodPassword, password, repeated })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
  })

  test('đổi xong: máy khác phải đăng nhập lại, máy này làm tiếp với mã mới', async () => {
    const phone = openBrowser(testApplication(place.house))
    await phone.signIn('nguyenthilan', goodPassword)
    await browser.signIn('nguyenthilan', goodPassword)
    await browser.get('/tai-khoan')
    const changed = await browser.post('/tai-khoan/mat-khau', {
      current: goodPassword,
      password: newPassword,
      repeated: newPassword,
    })
    expect(changed.location).toBe('/tai-khoan')
    expect((await browser.get('/nghiep-vu')).status).toBe(200)
    expect((await phone.get('/nghiep-vu')).status).toBe(303)
    expect((await phone.signIn('nguyenthilan', goodPassword)).status).toBe(401)
    expect((await phone.signIn('nguyenthilan', newPassword)).status).toBe(303)
  })

  test('quên mật khẩu: có hay không có tài khoản đều một câu; chỉ người có thư nhận liên kết', async () => {
    await browser.get('/quen-mat-khau')
    const known = await browser.post('/quen-mat-khau', { userName: 'nguyenthilan' })
    const unknown = await browser.post('/quen-mat-khau', { userName: 'khongcoai' })
    expect(known).toEqual(unknown)
    await runJobs()
    const mails = await database().kysely.selectFrom('outgoing_mail').selectAll().execute()
    expect(mails.map((mail) => mail.to_address)).toEqual(['lan@xa.example.vn'])
    const [, token] = /\/dat-mat-khau\/(\S+)/.exec(mails[0]!.text_body)!
    await browser.get(`/dat-mat-khau/${token}`)
    const set = await browser.post(`/dat-mat-khau/${token}`, { password: newPassword, repeated: newPassword })
    expect(set.location).toBe('/nghiep-vu')
    expect((await browser.get('/nghiep-vu')).status).toBe(200)
    expect((await browser.get(`/dat-mat-khau/${token}`)).status).toBe(410)
    expect(
      (await browser.post(`/dat-mat-khau/${token}`, { password: newPassword, repeated: newPassword })).status,
    ).toBe(410)
  })

  test('liên kết quá một giờ thì hết hạn; xin nhiều lần chỉ liên kết cuối dùng được', async () => {
    const tokens: string[] = []
    for (let times = 0; times < 2; times++) {
      await browser.get('/quen-mat-khau')
      await browser.post('/quen-mat-khau', { userName: 'nguyenthilan' })
      await runJobs()
      place.later(minute)
      const mails = await database()
        .kysely.selectFrom('outgoing_mail')
        .select('text_body')
        .orderBy('id', 'desc')
        .execute()
      tokens.push(/\/dat-mat-khau\/(\S+)/.exec(mails[0]!.text_body)![1]!)
    }
    expect((await browser.get(`/dat-mat-khau/${tokens[0]}`)).status).toBe(410)
    expect((await browser.get(`/dat-mat-khau/${tokens[1]}`)).status).toBe(200)
    place.later(hour)
    expect((await browser.get(`/dat-mat-khau/${tokens[1]}`)).status).toBe(410)
  })

  async function runJobs(): Promise<void> {
    const handlers = peopleJobs(place.house)
    const jobs = await database()
      .kysely.selectFrom('job')
      .selectAll()
      .where('kind', 'like', 'people.%')
      .orderBy('id')
      .execute()
    for (const job of jobs) await handlers[job.kind]!({} as never, job.payload)
    await database().kysely.deleteFrom('job').execute()
  }
})
