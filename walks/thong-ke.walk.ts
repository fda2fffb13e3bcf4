import { afterAll, expect, test } from 'vitest'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

/** A form that the department asks for: filled from the records, signed, sent back, corrected, received. */
walk('thống kê: xã lập biểu từ bản ghi, ký gửi, đính chính; tỉnh nhận và tổng hợp', (walk) => {
  let lan: Person
  let hung: Person
  let mai: Person
  let first = ''
  let asking = ''

  afterAll(async () => {
    for (const person of [lan, hung, mai]) await person?.context.close()
  })

  test('Lan mở biểu đã có số đếm sẵn, xem bản ghi của một ô, giải thích điều hệ thống nhắc rồi trình', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/thong-ke/bieu')
    await expectGoodLook(lan)
    await lan.follow(/^Mở dự thảo/u)
    first = lan.address()
    await expectGoodLook(lan)
    await picture(lan, 'bieu-du-thao', 900)
    await lan.page.locator('tr', { hasText: 'Hòa giải viên (cuối kỳ)' }).getByRole('link').click()
    await lan.page.waitForLoadState()
    expect(await lan.heading()).toContain('Hòa giải viên')
    await expectGoodLook(lan)
    await lan.go(first)
    expect(await lan.press('Trình duyệt biểu')).toBe(422)
    expect(await lan.reads()).toContain('Hãy giải thích')
    await lan.field('cell.e.1').fill('một')
    expect(await lan.press('Lưu biểu')).toBe(422)
    expect(await lan.field('cell.e.1').inputValue()).toBe('một')
    await lan.field('cell.e.1').fill('1')
    await lan.field('justified.4').fill('Tổ Y Na đang chờ bầu bổ sung.')
    expect(await lan.press('Lưu biểu')).toBe(200)
    expect(await lan.press('Trình duyệt biểu')).toBe(200)
    expect(await lan.reads()).toContain('Chờ duyệt')
  })

  test('Hùng duyệt, biểu đến Sở Tư pháp; Mai thấy ai đã gửi, ai chưa, yêu cầu đính chính', async () => {
    hung = await walk().person()
    await hung.signIn('hung')
    await hung.go(first)
    expect(await hung.press('Duyệt và gửi')).toBe(200)
    expect(await hung.reads()).toContain('Sở Tư pháp')
    await expectGoodLook(hung)
    mai = await walk().person()
    await mai.signIn('mai')
    await mai.go('/nghiep-vu/thong-ke/bieu')
    await mai.follow(/^Hòa giải ở cơ sở đến/u)
    asking = mai.address()
    const read = await mai.reads()
    expect(read).toContain('Quá hạn chưa gửi')
    expect(read).toMatch(/1 trong \d+ \(/u)
    await expectGoodLook(mai)
    const row = mai.page.locator('tr', { hasText: 'UBND phường Kinh Bắc' })
    const folded = await mai.unfold('Yêu cầu đính chính', row)
    await folded.locator('[name=why]').fill('Hãy kiểm tra lại số hòa giải viên có trình độ luật.')
    expect(await mai.press('Gửi yêu cầu đính chính', folded)).toBe(200)
    expect(await mai.reads()).toContain('Yêu cầu đính chính')
  })

  test('Lan đính chính, bản mới ký lại; trang khác biệt nói đúng ô; Mai nhận và tải tổng hợp', async () => {
    await lan.go(first)
    expect(await lan.reads()).toContain('trình độ luật')
    const folded = await lan.unfold('Đính chính')
    await folded.locator('[name=why]').fill('Bà Hạnh có bằng trung cấp luật.')
    expect(await lan.press('Đính chính', folded)).toBe(200)
    await lan.field('cell.e.1').fill('2')
    await lan.field('justified.4').fill('Tổ Y Na đang chờ bầu bổ sung.')
    expect(await lan.press('Lưu biểu')).toBe(200)
    expect(await lan.press('Trình duyệt biểu')).toBe(200)
    const second = lan.address()
    expect(second).not.toBe(first)
    await hung.go(second)
    expect(await hung.press('Duyệt và gửi')).toBe(200)
    await hung.follow('Khác bản trước ở đâu')
    expect(await hung.reads()).toMatch(/Trình độ luật\s+1\s+2/u)
    await expectGoodLook(hung)
    await hung.go(first)
    expect(await hung.page.locator('tr', { hasText: '– Trình độ luật' }).innerText()).toMatch(/\b1$/u)
    await mai.go(asking)
    expect(await mai.press('Nhận', mai.page.locator('tr', { hasText: 'UBND phường Kinh Bắc' }))).toBe(200)
    expect(await mai.reads()).toContain('Đã nhận')
    const [file] = await Promise.all([
      mai.page.waitForEvent('download'),
      mai.page.getByRole('link', { name: 'Tải tổng hợp Excel' }).click(),
    ])
    expect(file.suggestedFilename()).toContain('LV-02')
    for (const path of ['', '/24?xem=ban-do', '/24?xem=hinh-nho&chi-tieu=tasks.due'].map(
      (rest) => `/nghiep-vu/thong-ke/bang${rest}`,
    )) {
      expect(await mai.go(path), path).toBe(200)
      await expectGoodLook(mai)
    }
  })
})
