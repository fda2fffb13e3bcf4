import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { faultsOf, pagesOf, partOf, whenOffice } from '../src/engines/word/word-check.fixture.ts'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

/** A report is written, sent back, submitted again and issued; the work goes on and no figure of it moves. */
walk('báo cáo giấy: lập, trình, trả lại, ban hành', (walk) => {
  let lan: Person
  let hung: Person
  let report = ''
  let file: Buffer | undefined
  let lateBefore = ''

  afterAll(async () => {
    await lan?.context.close()
    await hung?.context.close()
  })

  test('Lan tải bảng nhiệm vụ của kế hoạch và lập báo cáo từ trang kế hoạch', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/ke-hoach')
    await lan.page.locator('main [data-row] a').first().click()
    await lan.page.getByRole('link', { name: 'Tải bảng nhiệm vụ (Word)' }).waitFor()
    const table = await download(lan, 'Tải bảng nhiệm vụ (Word)')
    expect(await faultsOf(table)).toEqual([])
    expect(await partOf(table, 'word/document.xml')).toContain('BẢNG PHÂN CÔNG NHIỆM VỤ')
    await lan.follow('Lập báo cáo')
    await expectGoodLook(lan)
    await lan.field('stretch').selectOption('days')
    await lan.field('from').fill('31/12/2026')
    await lan.field('to').fill('01/01/2026')
    expect(await lan.press('Lập dự thảo báo cáo')).toBe(422)
    expect(await lan.reads()).toContain('bị ngược')
    expect(await lan.field('from').inputValue()).toBe('31/12/2026')
    await lan.field('from').fill('01/01/2026')
    await lan.field('to').fill('31/12/2026')
    await lan.press('Lập dự thảo báo cáo')
    report = lan.address()
    expect(await lan.heading()).toContain('Kết quả thực hiện')
    expect(await lan.reads()).toContain('từ ngày 01/01/2026 đến ngày 31/12/2026')
  })

  test('mỗi con số mở ra danh sách của nó', async () => {
    await expectGoodLook(lan)
    await picture(lan, 'bao-cao-du-thao', 1400)
    lateBefore = await lan.page.getByRole('link', { name: /^Chưa xong, quá hạn: / }).innerText()
    await lan.follow(/^Chưa xong, quá hạn: /)
    expect(await lan.page.locator('[data-row]').count()).toBe(Number(lateBefore))
    await expectGoodLook(lan)
    await lan.go(report)
  })

  test('chưa ghi người ký thì chưa trình được; ghi rồi trình', async () => {
    expect(await lan.press('Trình ký báo cáo')).toBe(422)
    expect(await lan.reads()).toContain('chưa có họ tên và chức vụ người ký')
    await lan.field('signsAs').selectOption('deputy')
    await lan.field('position').fill('Phó Chủ tịch')
    await lan.field('signer').fill('Nguyễn Mạnh Hùng')
    await lan.press('Lưu dự thảo')
    await lan.press('Trình ký báo cáo')
    expect(await lan.reads()).toContain('Chờ ký ban hành')
    expect(await lan.page.getByRole('button', { name: 'Ký ban hành báo cáo' }).count()).toBe(0)
  })

  test('Hùng trả lại kèm lý do, Lan sửa và trình lại', async () => {
    hung = await walk().person()
    await hung.signIn('hung')
    await hung.go('/nghiep-vu/bao-cao')
    expect(await hung.reads()).toContain('Chờ ông/bà ký')
    await expectGoodLook(hung)
    await hung.page.locator('[data-row] a').first().click()
    await hung.page.getByRole('heading', { level: 1, name: /^Kết quả thực hiện/ }).waitFor()
    const form = await hung.unfold('Trả lại báo cáo')
    await hung.field('reason', form).fill('Sửa')
    expect(await hung.press('Trả lại để sửa', form)).toBe(422)
    await hung.field('reason').fill('Chưa nêu nguyên nhân của việc quá hạn.')
    await hung.press('Trả lại để sửa')
    await lan.go(report)
    expect(await lan.reads()).toContain('Chưa nêu nguyên nhân của việc quá hạn.')
    await lan.field('causes').fill('Mưa bão trong tháng 10 làm lùi hai hội nghị.')
    await lan.press('Lưu dự thảo')
    await lan.press('Trình ký báo cáo')
    await hung.go(report)
    await expectGoodLook(hung)
    await hung.press('Ký ban hành báo cáo')
    expect(await hung.reads()).toContain('Đã ban hành')
    await expectGoodLook(hung)
    await picture(hung, 'bao-cao-da-ban-hanh', 1200)
  })

  test('tệp Word đúng mã kiểm tra ghi trên trang', async () => {
    file = await download(hung, 'Tải tệp Word')
    const sha256 = createHash('sha256').update(file).digest('hex')
    expect(await hung.reads()).toContain(sha256)
    expect(await faultsOf(file)).toEqual([])
    expect(await partOf(file, 'word/document.xml')).toContain('Mưa bão trong tháng 10')
  })

  test('báo xong một việc sau đó: báo cáo không đổi, trang nói rõ điều đã khác', async () => {
    await lan.go('/nghiep-vu/nhiem-vu?tt=late')
    await lan.page.locator('[data-row] a').first().click()
    await lan.page.getByText('Báo đã xong', { exact: true }).first().waitFor()
    await lan.press('Báo đã xong', await lan.unfold('Báo đã xong'))
    expect(await lan.reads()).toContain('Đã báo xong.')
    await lan.go(report)
    expect(await lan.page.getByRole('link', { name: /^Chưa xong, quá hạn: / }).innerText()).toBe(lateBefore)
    await lan.page.getByRole('link', { name: 'So với đếm hôm nay' }).click()
    expect(await lan.reads()).toMatch(/Đã thay đổi kể từ khi chốt số liệu.*Chưa xong, quá hạn/su)
    await lan.go(report)
    expect(Buffer.compare(await download(lan, 'Tải tệp Word'), file!)).toBe(0)
    await expectGoodLook(lan)
  })

  whenOffice('LibreOffice mở tệp đã ban hành: đầu văn bản, chữ ký, phụ lục nằm ngang', async () => {
    const pages = await pagesOf(file!)
    expect(pages[0]!.text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(pages.some((page) => page.text.includes('KT. CHỦ TỊCH') && page.text.includes('Nguyễn Mạnh Hùng'))).toBe(
      true,
    )
    expect(pages.at(-1)!.widthPt).toBeGreaterThan(pages.at(-1)!.heightPt)
  })
})

async function download({ page }: Person, label: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: label }).first().click(),
  ])
  return readFileSync(await file.path())
}
