import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { readDocument } from '../src/engines/documents/read-document.ts'
import { faultsOf } from '../src/engines/word/word-check.fixture.ts'
import { expectGoodLook } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

/** A plan asks for a report: its draft waits before the day, an officer says why, a leader signs; then it is corrected. */
walk('báo cáo năm: soạn sẵn, viết tiếp, ký, đính chính', (walk) => {
  let lan: Person
  let hung: Person
  let report = ''
  let due = ''

  afterAll(async () => {
    await lan?.context.close()
    await hung?.context.close()
  })

  test('gần đến hạn, dự thảo đã có ở danh sách và ở trang nhiệm vụ', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/bao-cao')
    const row = lan.page.locator('[data-row]').filter({ hasText: 'Hệ thống' })
    await Promise.all([lan.page.waitForEvent('load'), row.locator('a').first().click()])
    report = lan.address()
    expect(await lan.reads()).toContain('Soạn sẵn dự thảo trước hạn')
    await lan.follow(/^Báo cáo năm \d{4}, hạn /u)
    expect(await lan.reads()).toContain('dự thảo đã soạn sẵn số liệu')
    await lan.follow(/dự thảo đã soạn sẵn số liệu/u)
    expect(lan.address()).toBe(report)
    await expectGoodLook(lan)
  })

  test('Lan viết nguyên nhân rồi trình; Hùng xem số nào đếm gì rồi ký', async () => {
    await lan.field('causes').fill('Hai tổ dân phố mới sáp nhập trong quý III.')
    await lan.field('signsAs').selectOption('deputy')
    await lan.field('headPosition').fill('Chủ tịch')
    await lan.field('position').fill('Phó Chủ tịch')
    await lan.field('signer').fill('Nguyễn Mạnh Hùng')
    await lan.press('Lưu dự thảo')
    await lan.press('Trình ký báo cáo')
    hung = await walk().person()
    await hung.signIn('hung')
    await hung.go(report)
    due = await hung.page.getByRole('link', { name: /^Mốc phải thực hiện trong kỳ: / }).innerText()
    expect(Number(due)).toBeGreaterThan(0)
    await hung.follow(/^Mốc phải thực hiện trong kỳ: /)
    expect(await hung.page.locator('[data-row]').count()).toBe(Number(due))
    await hung.go(`${report}/so-lieu/KH5`)
    expect(await hung.reads()).toContain('KH5. Mốc nhiệm vụ có hạn trong kỳ')
    await expectGoodLook(hung)
    await hung.go(report)
    await hung.press('Ký ban hành báo cáo')
    expect(await hung.reads()).toContain('Báo cáo chưa thay cho lời báo xong')
  })

  test('tệp Word mở lại: số bằng số trên trang', async () => {
    const waiting = hung.page.waitForEvent('download')
    await hung.page.getByRole('link', { name: 'Tải tệp Word' }).click()
    const bytes = readFileSync(await (await waiting).path())
    expect(await faultsOf(bytes)).toEqual([])
    const { blocks } = await readDocument(new Uint8Array(bytes), 'bao-cao.docx')
    const text = blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n')
    expect(text).toContain(`${due} [S2] mốc phải thực hiện`)
  })

  test('đính chính: bản mới ký lại, trang nói rõ khác gì; bản cũ vẫn còn', async () => {
    await lan.go(report)
    const form = await lan.unfold('Đính chính báo cáo')
    await lan.field('reason', form).fill('Sót một phần nguyên nhân.')
    await lan.press('Lập bản đính chính', form)
    const correction = lan.address()
    expect(correction).not.toBe(report)
    await lan.field('causes').fill('Hai tổ dân phố mới sáp nhập; báo cáo viên chưa xếp được lịch.')
    await lan.press('Lưu dự thảo')
    await lan.press('Trình ký báo cáo')
    await hung.go(correction)
    await hung.press('Ký ban hành báo cáo')
    await hung.follow('Thay đổi so với kỳ trước')
    expect(await hung.reads()).toContain('So với bản đã ban hành ngày')
    await expectGoodLook(hung)
    await hung.go(report)
    expect(await hung.reads()).toContain('Đã được đính chính')
  })
})
