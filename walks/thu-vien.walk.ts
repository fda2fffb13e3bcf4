import { afterAll, expect, test } from 'vitest'
import { amendingLawText, inventedLawFile } from './support/library-files.ts'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'
import { planOnLawFile, planOnLawTitle, readPlan } from './support/ward-plan.ts'

const desk = '/nghiep-vu/thu-vien'

/** An invented law comes into the library, is amended, and the plan that rests on it is told. */
walk('thư viện pháp luật: từ tệp đến văn bản, văn bản sửa đổi, và kế hoạch dựa vào nó', (walk) => {
  let thao: Person
  let lan: Person
  let law = ''
  let lawUpload = ''
  let plan = ''

  afterAll(async () => {
    await thao?.context.close()
    await lan?.context.close()
  })

  test('Thảo tải lên một luật; máy đọc thành điều, khoản và nói chỗ thiếu khoản', async () => {
    thao = await walk().person()
    await thao.signIn('thao')
    expect(await thao.go(desk)).toBe(200)
    await expectGoodLook(thao)
    await picture(thao, 'thu-vien', 1000)
    await thao.follow('Tải văn bản lên')
    await expectGoodLook(thao)
    expect(await thao.press('Tải lên và đọc')).toBe(422)
    await upload(thao, { name: 'luat-doc-sach.docx', bytes: await inventedLawFile() })
    lawUpload = thao.address()
    expect(await thao.reads()).toContain('Sau khoản 1 là khoản 3')
    expect(await thao.field('number').inputValue()).toBe('988/2026/QH16')
    expect(await thao.field('effectiveOn').inputValue()).toBe('01/07/2026')
    await expectGoodLook(thao)
    await picture(thao, 'thu-vien-kiem-tra', 1000)
  })

  test('Thảo xem chỗ thiếu, nhập vào thư viện; trang văn bản nói hiệu lực và vẽ đường thời gian', async () => {
    await thao.press('Đã xem, để nguyên')
    expect(await thao.reads()).not.toContain('chỗ cần xem ở')
    await thao.press('Nhập vào thư viện')
    law = thao.address()
    expect(await thao.heading()).toContain('Luật Đọc sách buổi tối số 988/2026/QH16')
    expect(await thao.reads()).toContain('Còn hiệu lực từ 01/07/2026')
    expect(await thao.page.locator('.status-line svg').count()).toBe(1)
    await expectGoodLook(thao)
    await thao.go(`${desk}?tim=988/2026&hieu-luc=in-force`)
    expect(await thao.page.locator('[data-row]').count()).toBe(1)
    await expectGoodLook(thao)
  })

  test('Lan nhập kế hoạch căn cứ vào luật ấy: trang kiểm tra và trang kế hoạch nói luật còn hiệu lực', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    const bytes = await planOnLawFile('Căn cứ Luật Đọc sách buổi tối số 988/2026/QH16 ngày 15 tháng 6 năm 2026')
    await readPlan(lan, { name: 'ke-hoach-52.docx', bytes })
    await lan.unfold('2 văn bản được dẫn, thư viện biết 1')
    expect(await lan.reads()).toContain('Luật Đọc sách buổi tối số 988/2026/QH16')
    await lan.press('Nhập kế hoạch thành nhiệm vụ')
    plan = lan.address()
    await lan.unfold('2 văn bản được dẫn, thư viện biết 1')
    expect(await lan.reads()).toContain('Còn hiệu lực')
    await expectGoodLook(lan)
  })

  test('luật sửa đổi được tải lên; quan hệ của nó chỉ quyết định sau khi Thảo xem trước và xác nhận', async () => {
    await thao.go(`${desk}/tai-len`)
    await upload(thao, { name: 'luat-sua-doi.txt', bytes: amendingLawText() })
    expect(await thao.reads()).toContain('sửa đổi, bổ sung khoản 1 Điều 2 của 988/2026/QH16')
    await thao.press('Nhập vào thư viện')
    await thao.go(law)
    expect(await thao.reads()).toContain('Còn hiệu lực từ 01/07/2026')
    expect(await thao.reads()).toContain('máy đọc được, chưa ai xác nhận')
    await thao.go(`${desk}/quan-he`)
    await expectGoodLook(thao)
    await thao.follow(/989\/2026\/QH16 sửa đổi, bổ sung/)
    expect(await thao.reads()).toContain('Hết hiệu lực một phần từ 01/11/2026')
    await expectGoodLook(thao)
    await picture(thao, 'quan-he-xem-truoc', 900)
    await thao.press('Xác nhận quan hệ')
    expect(await thao.address()).toBe(law)
    expect(await thao.reads()).toContain('Hết hiệu lực một phần từ 01/11/2026')
    await expectGoodLook(thao)
    await picture(thao, 'van-ban-qua-thoi-gian', 1100)
  })

  test('điều được sửa có bản chữ thứ hai; khác nhau từng khoản thấy trước khi lưu', async () => {
    await thao.follow(/Điều 2\. Giờ mở cửa/)
    await thao.field('text').fill((await thao.field('text').inputValue()).replace('đến 20 giờ', 'đến 22 giờ'))
    await thao.field('fromDay').fill('01/11/2026')
    await thao.field('amendedBy').fill('989/2026/QH16')
    await thao.field('source').fill('khoản 1 Điều 1 Luật 989/2026/QH16')
    await thao.press('Xem khác bản đang có ở đâu')
    expect(await thao.page.locator('.differences del').innerText()).toContain('20')
    expect(await thao.reads()).not.toContain('Khoản 2')
    await expectGoodLook(thao)
    await thao.press('Lưu bản chữ mới')
    expect(await thao.reads()).toContain('2 bản chữ')
    await expectGoodLook(thao)
    await thao.go(lawUpload)
    expect(await thao.press('Hoàn tác việc nhập')).toBe(409)
    expect(await thao.reads()).toContain('Hãy hoàn tác quyết định về các quan hệ đó trước')
  })

  test('cơ quan của kế hoạch được báo căn cứ đã thay đổi, và ghi nhận', async () => {
    await expect
      .poll(
        async () => {
          await lan.go('/nghiep-vu')
          return lan.reads()
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toContain('Căn cứ của kế hoạch đã thay đổi')
    await expectGoodLook(lan)
    await lan.follow(planOnLawTitle)
    expect(lan.address()).toBe(plan)
    expect(await lan.reads()).toContain('Hết hiệu lực một phần từ 01/11/2026')
    await expectGoodLook(lan)
    await lan.press(/^Đã biết .* thay đổi$/)
    expect(await lan.reads()).not.toContain('Căn cứ của kế hoạch đã thay đổi')
    await lan.go('/nghiep-vu')
    expect(await lan.reads()).not.toContain('Căn cứ của kế hoạch đã thay đổi')
  })

  test('sửa ngày mà không nói lấy từ đâu thì bị trả lại, chữ đã gõ còn nguyên; các lần nhập có trang của mình', async () => {
    await thao.go(law)
    const form = await thao.unfold('Sửa thông tin và các ngày')
    await thao.field('effectiveOn', form).fill('01/08/2026')
    expect(await thao.press('Lưu thông tin văn bản', form)).toBe(422)
    expect(await thao.reads()).toContain('nhập từ văn bản và điều nào')
    expect(await thao.field('effectiveOn').inputValue()).toBe('01/08/2026')
    await expectGoodLook(thao)
    expect(await thao.go(`${desk}/nhap`)).toBe(200)
    await expectGoodLook(thao)
    expect(await lan.go(desk)).toBe(403)
  })
})

async function upload(person: Person, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<void> {
  await person.field('law').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
  await person.press('Tải lên và đọc')
  await person.page.getByRole('heading', { level: 1, name: /^Kiểm tra «/ }).waitFor()
}
