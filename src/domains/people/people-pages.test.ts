import { beforeEach, expect, test } from 'vitest'
import { lanAtTheDoor, openBrowser, testApplication } from '#domains/people/testing/browser.ts'
import { addOfficer, giveRole, goodPassword } from '#domains/people/testing/people-house.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const list = '/nghiep-vu/quan-tri/nguoi-dung'

onBothDatabases('trang quản trị người dùng', (database) => {
  let place: Awaited<ReturnType<typeof lanAtTheDoor>>
  let browser: typeof place.browser
  let mai: string

  beforeEach(async () => {
    place = await lanAtTheDoor(database())
    browser = place.browser
    mai = await addOfficer(place.house, { name: 'Phạm Thị Mai', homeBodyId: place.bodies.first.id, password: true })
    await giveRole(place.house, mai, 'administrator', { bodyId: place.bodies.first.id, reach: 'subtree' })
    place.later(1000)
  })

  test.each([list, `${list}/moi`])('%s: cán bộ không quản trị thì không mở được', async (path) => {
    await browser.signIn('nguyenthilan', goodPassword)
    expect((await browser.get(path)).status).toBe(403)
  })

  test('mời, trao liên kết, đặt mật khẩu, giao vai trò, ủy quyền, kết thúc', async () => {
    await browser.signIn('phamthimai', goodPassword)
    const people = await browser.get(`${list}?tim=nguyen+lan`)
    expect(people.text).toContain('Nguyễn Thị Lan')
    expect(people.text).not.toContain('>Phạm Thị Mai<')

    const form = await browser.get(`${list}/moi?co-quan=van+hoa`)
    expect(form.text).toContain('Phòng Văn hóa – Nơi 00001')
    expect(form.text).not.toContain('Toàn hệ thống')
    const refused = await browser.post(list, { name: 'Trần Văn Hùng', role: 'leader' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="Trần Văn Hùng"')
    const role = { role: 'leader', bodyId: place.bodies.first.id, reach: 'subtree', fromDay: '21/11/2026', toDay: '' }
    const handed = await browser.post(list, { name: 'Trần Văn Hùng', ...role })
    const [, address] = /http:\/\/thu\.example\.vn(\/dat-mat-khau\/[\w-]+)/.exec(handed.text)!

    const hung = openBrowser(testApplication(place.house), '10.0.0.9')
    expect((await hung.get(address!)).text).toContain('tranvanhung')
    const password = 'mưa tháng bảy gãy cành trám'
    const set = await hung.post(address!, { password, repeated: password })
    expect(set.location).toBe('/tai-khoan/xac-thuc-hai-lop')
    expect((await hung.get('/tai-khoan')).text).toContain('Lãnh đạo phê duyệt')

    const [, hungId] = /nguoi-dung\/([0-9a-f-]{36})/.exec(handed.text)!
    const person = await browser.get(`${list}/${hungId}`)
    expect(person.text).toContain('Đang dùng')
    const given = await browser.post(`${list}/${hungId}/vai-tro`, { ...role, role: 'reader' })
    expect(given.location).toBe(`${list}/${hungId}`)
    const [, endReader] = /action="([^"]+\/ket-thuc)"/.exec((await browser.get(`${list}/${hungId}`)).text)!
    expect((await browser.post(endReader!)).location).toBe(`${list}/${hungId}`)
    expect((await browser.get(`${list}/${hungId}`)).text).toContain('Đã kết thúc')

    const delegating = await hung.get('/tai-khoan/uy-quyen')
    expect(delegating.text).toContain('Nguyễn Thị Lan')
    const delegation = { toPersonId: place.lanId, bodyId: role.bodyId, fromDay: '21/11/2026', toDay: '22/11/2026' }
    expect((await hung.post('/tai-khoan/uy-quyen', { ...delegation, reason: '' })).status).toBe(422)
    expect((await hung.post('/tai-khoan/uy-quyen', { ...delegation, reason: 'nghỉ phép' })).location).toBe('/tai-khoan')
    const account = await hung.get('/tai-khoan')
    const [, endDelegation] = /action="(\/tai-khoan\/uy-quyen\/[^"]+)"/.exec(account.text)!
    expect((await hung.post(endDelegation!)).location).toBe('/tai-khoan')
    expect((await browser.get(`${list}/${hungId}/uy-quyen`)).text).toContain('Nguyễn Thị Lan')
  })

  test('trang của chính mình và của người ngoài phạm vi nói rõ việc gì đang đóng', async () => {
    await giveRole(place.house, place.lanId, 'reader', { bodyId: place.bodies.second.id })
    await browser.signIn('phamthimai', goodPassword)
    expect((await browser.get(`${list}/${mai}`)).text).toContain('Không ai tự đổi vai trò của chính mình.')
    const lan = await browser.get(`${list}/${place.lanId}`)
    expect(lan.text).toContain('có vai trò ngoài phạm vi')
    expect(lan.text).not.toContain('Đóng tài khoản</button>')
    expect((await browser.post(`${list}/${place.lanId}/dong`)).status).toBe(403)
    const elsewhere = await addOfficer(place.house, { name: 'Bùi Tư', homeBodyId: place.bodies.second.id })
    expect((await browser.get(`${list}/${elsewhere}`)).status).toBe(404)
    expect((await browser.get(`${list}/khong-phai-ma`)).status).toBe(404)
  })
})
