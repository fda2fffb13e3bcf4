import { beforeEach, expect, test } from 'vitest'
import { addLink, createFirstAdministratorLink } from '#domains/people/link.store.ts'
import { lanAtTheDoor } from '#domains/people/testing/browser.ts'
import { day } from '#domains/people/testing/people-house.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const newPassword = 'mưa tháng bảy gãy cành trám'

onBothDatabases('người quản trị đầu tiên', (database) => {
  let place: Awaited<ReturnType<typeof lanAtTheDoor>>
  let browser: typeof place.browser
  let lanId: string

  beforeEach(async () => {
    place = await lanAtTheDoor(database())
    browser = place.browser
    lanId = place.lanId
  })

  const first = { name: 'Lê Văn Gốc', userName: 'root', email: '', password: newPassword, repeated: newPassword }
  const firstLink = () =>
    database().transaction((tx) => createFirstAdministratorLink(tx, { now: place.clock.now(), today: place.today }))

  test('hệ thống trống: liên kết lập tài khoản quản trị toàn hệ thống, một lần', async () => {
    const earlier = (await firstLink())!
    const link = (await firstLink())!
    expect((await browser.get(`/dat-mat-khau/${earlier.token}`)).status).toBe(410)
    await browser.get(`/dat-mat-khau/${link.token}`)
    const made = await browser.post(`/dat-mat-khau/${link.token}/quan-tri`, first)
    expect(made.location).toBe('/tai-khoan/xac-thuc-hai-lop')
    expect((await browser.get('/nghiep-vu/quan-tri/nguoi-dung')).status).toBe(200)
    expect(await firstLink()).toBeUndefined()
    expect((await browser.post(`/dat-mat-khau/${link.token}/quan-tri`, { ...first, userName: 'root2' })).status).toBe(
      410,
    )
  })

  test('thiếu họ tên thì nói ở đúng ô, liên kết còn dùng được', async () => {
    const link = (await firstLink())!
    await browser.get(`/dat-mat-khau/${link.token}`)
    const refused = await browser.post(`/dat-mat-khau/${link.token}/quan-tri`, { ...first, name: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Hãy ghi họ và tên')
    expect((await browser.post(`/dat-mat-khau/${link.token}/quan-tri`, first)).status).toBe(303)
  })

  test('liên kết mời không lập được tài khoản quản trị', async () => {
    await browser.get('/quen-mat-khau')
    const { token } = await database().transaction((tx) =>
      addLink(tx, { personId: lanId, purpose: 'invitation', createdBy: null }, place.clock.now()),
    )
    await browser.get(`/dat-mat-khau/${token}`)
    expect((await browser.post(`/dat-mat-khau/${token}/quan-tri`, first)).status).toBe(410)
    place.later(7 * day)
    expect((await browser.get(`/dat-mat-khau/${token}`)).status).toBe(410)
  })
})
