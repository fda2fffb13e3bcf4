import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, test } from 'vitest'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

const title = 'Cãi nhau với hàng xóm: nhờ tổ hòa giải'
const fine = `## Bạn cần biết ngay
Bạn có quyền nhờ tổ hòa giải ở thôn, tổ dân phố giúp. [35/2013/QH13 Điều 16 khoản 1]
Không ai được ép bạn hòa giải. [35/2013/QH13 Điều 4 khoản 1]

## Làm gì tiếp
Hãy nói với hòa giải viên hoặc trưởng thôn.`
const doubtful = fine
  .replace(' [35/2013/QH13 Điều 4 khoản 1]', '')
  .replace('Điều 16 khoản 1', 'Điều 16 khoản 1; 999/2013/QH13 Điều 1')
const reason = 'Thêm một câu: hai bên ở hai thôn thì làm thế nào.'

/** A guide goes from a draft to the page, the leaflet and the loudspeaker; then the law changes, and it says so. */
walk('hướng dẫn: từ bản nháp đến tờ rơi, rồi luật đổi', (walk) => {
  let lan: Person
  let hung: Person
  let citizen: Person
  let desk = ''
  let address = ''

  afterAll(async () => {
    for (const person of [lan, hung, citizen]) await person?.context.close()
  })

  test('Lan soạn bài; hệ thống chỉ câu chưa có căn cứ và văn bản không có', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/huong-dan')
    await expectGoodLook(lan)
    await picture(lan, 'huong-dan-danh-sach', 1100)
    await lan.follow('Soạn bài mới')
    await expectGoodLook(lan)
    await lan.field('title').fill(title)
    await lan.field('summary').fill('Hai nhà mâu thuẫn, tổ hòa giải giúp tự thỏa thuận.')
    await lan.field('text').fill(doubtful)
    await lan.field('terms').fill('tổ hòa giải: nhóm người được bà con bầu')
    expect(await lan.press('Lưu bản nháp')).toBe(422)
    expect(await lan.field('text').inputValue()).toBe(doubtful)
    await lan.page.getByLabel('Hòa giải', { exact: true }).check()
    await lan.press('Lưu bản nháp')
    desk = lan.address()
    expect(await lan.reads()).toContain('Chỗ cần xem (2)')
    expect(await lan.reads()).toContain('Thư viện chưa có văn bản «999/2013/QH13».')
    expect(await lan.reads()).toContain('Câu có vẻ nói về luật mà chưa ghi căn cứ.')
    await expectGoodLook(lan)
    await picture(lan, 'huong-dan-soan', 1400)
  })

  test('sửa rồi trình; người soạn không tự duyệt, Hùng trả lại một lần rồi duyệt', async () => {
    await lan.field('text').fill(fine)
    await lan.press('Lưu bản nháp')
    expect(await lan.reads()).toContain('Chỗ cần xem (0)')
    await lan.press('Trình duyệt bài')
    expect(await lan.page.getByRole('button', { name: 'Duyệt và công bố bài' }).count()).toBe(0)
    hung = await walk().person()
    await hung.signIn('hung')
    await hung.go('/nghiep-vu/huong-dan')
    expect(await hung.page.locator('[data-row]').first().innerText()).toContain('Chờ ông/bà duyệt')
    await hung.go(desk)
    await expectGoodLook(hung)
    const form = await hung.unfold('Trả lại bài')
    await hung.field('reason', form).fill('Sửa')
    expect(await hung.press('Trả lại để sửa', form)).toBe(422)
    await hung.field('reason').fill(reason)
    await hung.press('Trả lại để sửa')
    await lan.go(desk)
    expect(await lan.reads()).toContain(reason)
    await lan
      .field('text')
      .fill(`${fine}\nHai bên ở hai thôn khác nhau thì hai tổ hòa giải cùng làm. [35/2013/QH13 Điều 22]`)
    await lan.press('Lưu bản nháp')
    await lan.press('Trình duyệt bài')
    await hung.go(desk)
    await hung.press('Duyệt và công bố bài')
    expect(await hung.reads()).toContain('Đang công bố')
  })

  test('người dân đọc trên điện thoại, không có JavaScript', async () => {
    citizen = await walk().person({ phone: true, scripts: false })
    expect(await citizen.go('/huong-dan?chu-de=hoa-giai')).toBe(200)
    await citizen.follow(title)
    address = citizen.address()
    const page = await citizen.reads()
    expect(page).toContain('Bạn có quyền nhờ tổ hòa giải')
    expect(page).toContain('khoản 1 Điều 16 Luật Hòa giải ở cơ sở')
    expect(page).toContain('Đúng đến ngày')
    expect(page).toContain('Nguyễn Thị Lan soạn, Nguyễn Mạnh Hùng duyệt')
    await citizen.follow('khoản 1 Điều 16 Luật Hòa giải ở cơ sở')
    expect(await citizen.reads()).toContain('35/2013/QH13')
    for (const path of ['/huong-dan', '/hoi-dap', '/ban-tin', address, `${address}/ban-doc`]) {
      expect(await lan.go(path)).toBe(200)
      await expectGoodLook(lan)
    }
    await lan.go(address)
    await picture(lan, 'huong-dan-trang', 1100)
  })

  test('tờ rơi, áp phích, bản đọc trên loa từ cùng một bài', async () => {
    for (const file of ['to-roi.pdf', 'ap-phich.pdf']) {
      const answer = await citizen.context.request.get(`${address}/${file}`)
      expect(answer.headers()['content-type']).toBe('application/pdf')
      const pdf = await getDocumentProxy(Uint8Array.from(await answer.body()))
      const { text } = await extractText(pdf, { mergePages: true })
      expect(text.replace(/\s+/gu, ' ')).toContain('Bạn có quyền nhờ tổ hòa giải ở thôn')
      expect(text.replace(/\s+/gu, '')).toContain(address)
    }
    const script = await citizen.context.request.get(`${address}/ban-doc.txt`)
    expect(await script.text()).toMatch(/^Cãi nhau với hàng xóm: nhờ tổ hòa giải \(\d+/u)
  })

  test('luật sửa khoản mà bài dựa vào: bài nói ngay là đang rà, chủ bài thấy ở đầu danh sách', async () => {
    const thao = await walk().person()
    await thao.signIn('thao')
    await thao.go('/nghiep-vu/thu-vien?tim=35/2013/QH13')
    await thao.page.locator('[data-row] a').first().click()
    const form = await thao.unfold('Ghi thêm quan hệ với văn bản khác')
    await thao.field('kind', form).selectOption('amends')
    await thao.field('otherNumber', form).fill('64/2025/QH15')
    await thao.field('fromDay', form).fill(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10))
    await thao.field('scope', form).fill('khoản 1 Điều 16')
    await thao.field('excerpt', form).fill('Sửa đổi khoản 1 Điều 16 của Luật Hòa giải ở cơ sở.')
    await thao.field('source', form).fill('khoản 1 Điều 99, văn bản thử')
    await thao.press('Ghi quan hệ và xem trước', form)
    await thao.press('Xác nhận quan hệ')
    await thao.context.close()
    await expect
      .poll(async () => (await lan.go(address)) && lan.reads(), { timeout: 30_000 })
      .toContain('đang được rà lại')
    expect(await lan.reads()).toContain('khoản 1 Điều 16')
    await expectGoodLook(lan)
    await lan.go('/nghiep-vu/huong-dan')
    expect(await lan.page.locator('main').innerText()).toContain('Luật đã đổi, cần rà')
    await lan.go(desk)
    expect(await lan.reads()).toContain('Luật mà bài đang dẫn đã thay đổi')
    await expectGoodLook(lan)
  })

  test('Hùng đối chiếu và xác nhận bài vẫn đúng', async () => {
    await hung.go(desk)
    const form = await hung.unfold('Đã rà, bài vẫn đúng')
    await hung.field('reason', form).fill('Khoản 1 chỉ thêm cách nộp đơn, bài không nói đến.')
    await hung.press('Xác nhận bài vẫn đúng', form)
    await citizen.go(address)
    expect(await citizen.reads()).not.toContain('đang được rà lại')
  })
})
