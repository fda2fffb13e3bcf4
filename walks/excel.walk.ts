import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { ReadSheet } from '#engines/spreadsheets/cells.ts'
import { readWorkbook } from '#engines/spreadsheets/read-workbook.ts'
import type { CellInput, Sheet } from '#engines/spreadsheets/sheet.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { expectGoodLook } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

const importPath = '/nghiep-vu/nhap-tien-do'

/** An officer takes the queue away in Excel, fills it in, sends it back, corrects what failed, and takes all of it back. */
walk('tiến độ đi và về bằng Excel', (walk) => {
  let lan: Person
  let template: ReadSheet
  let failed: ReadSheet

  test('xuất Excel danh sách đang lọc: đúng số dòng, có tờ nguồn số liệu', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/nhiem-vu?tt=open')
    const caption = await lan.page.locator('main caption', { hasText: 'Đang làm:' }).innerText()
    const { sheets } = await readWorkbook(await save(lan, 'Xuất Excel'))
    expect(sheets.map(({ name }) => name)).toEqual(['Nhiệm vụ', 'Nguồn số liệu'])
    const count = Number(/(\d+) mốc/.exec(caption)![1])
    expect(rowsOf(sheets[0]!)).toHaveLength(count)
    expect(sheets[1]!.rows.flatMap(({ cells }) => cells.map(({ text }) => text))).toContain('Đang làm')
  })

  test('mỗi danh sách có cùng một nút xuất', async () => {
    for (const path of ['/nghiep-vu/ke-hoach', '/nghiep-vu/quan-tri/ngay-nghi']) {
      await lan.go(path)
      expect((await readWorkbook(await save(lan, 'Xuất Excel'))).sheets).toHaveLength(2)
    }
  })

  test('trang gửi tệp: tải mẫu, điền, có dòng đúng và dòng sai', async () => {
    await lan.go('/nghiep-vu/nhiem-vu?tt=open')
    await lan.follow('Nhập tiến độ từ Excel')
    expect(await lan.heading()).toBe('Nhập tiến độ từ Excel')
    await expectGoodLook(lan)
    const { sheets } = await readWorkbook(await save(lan, 'Tải tệp mẫu'))
    template = sheets[0]!
    expect(rowsOf(template).length).toBeGreaterThan(2)
  })

  test('chạy thử: nói rõ dòng nào ghi, dòng nào sai ở ô nào; chưa ghi gì', async () => {
    const filled = fill(template, [
      { 'Tiến độ mới': 'Đã mở hai lớp, 45 người dự', 'Số liệu': 'Số người dự: 45 người' },
      { 'Tiến độ mới': 'Đã xong', 'Đã xong ngày': 'tháng 3' },
    ])
    await send(lan, filled)
    await lan.page.getByRole('heading', { level: 1, name: 'Chạy thử: sẽ ghi 1 dòng' }).waitFor()
    expect(await lan.reads()).toMatch(/P\d+: «tháng 3» chưa có ngày/)
    await expectGoodLook(lan)
    failed = (await readWorkbook(await save(lan, 'Tải 1 dòng lỗi để sửa'))).sheets[0]!
    expect(failed.rows).toHaveLength(2)
    expect(failed.rows[0]!.cells.at(-1)!.text).toBe('Lỗi cần sửa')
  })

  test('ghi: tiến độ đứng ở trang nhiệm vụ', async () => {
    await lan.press('Ghi 1 dòng')
    await lan.page.getByRole('heading', { level: 1, name: 'Đã ghi 1 dòng' }).waitFor()
    await expectGoodLook(lan)
    const result = lan.address()
    await lan.page.locator('table', { hasText: 'Đã mở hai lớp' }).getByRole('link').first().click()
    await lan.page.getByText('Đã mở hai lớp, 45 người dự').first().waitFor()
    await lan.go(result)
  })

  test('sửa tệp dòng lỗi rồi gửi lại: chỉ phần còn thiếu được ghi', async () => {
    await lan.go(importPath)
    const row = failed.rows[1]!
    const cells = failed.rows[0]!.cells.map(({ text, column }): CellInput => {
      const cell = row.cells.find((one) => one.column === column)
      if (text === 'Đã xong ngày') return null
      return cell === undefined ? null : cell.kind === 'day' ? { serial: cell.value as number } : cell.value
    })
    await send(
      lan,
      sheetOf(
        failed.rows[0]!.cells.map(({ text }) => text),
        [cells],
      ),
    )
    await lan.page.getByRole('heading', { level: 1, name: 'Chạy thử: sẽ ghi 1 dòng' }).waitFor()
    await lan.press('Ghi 1 dòng')
    await lan.page.getByRole('heading', { level: 1, name: 'Đã ghi 1 dòng' }).waitFor()
  })

  test('hoàn tác cả lần nhập bằng một nút', async () => {
    await lan.press('Hoàn tác cả lần nhập')
    await lan.page.getByRole('heading', { level: 1, name: 'Đã hoàn tác 1 dòng' }).waitFor()
    await lan.go(importPath)
    expect(await lan.reads()).toContain('Đã hoàn tác')
  })

  test('tệp của hệ thống khác: một câu nói phải làm gì', async () => {
    await lan.go(importPath)
    await lan.field('table').setInputFiles({
      name: 'khac.csv',
      mimeType: '',
      buffer: Buffer.from('STT;Nội dung\n1;Việc khác\n'),
    })
    await lan.press('Gửi tệp và chạy thử')
    await lan.page.getByRole('heading', { level: 1, name: 'Không đọc được tệp' }).waitFor()
    expect(await lan.reads()).toContain('Không thấy cột «Mã mốc»')
    await expectGoodLook(lan)
  })
})

async function save(person: Person, link: string): Promise<Uint8Array> {
  const [download] = await Promise.all([
    person.page.waitForEvent('download'),
    person.page.locator('main').getByRole('link', { name: link }).first().click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  return readFile(await download.path())
}

/** The rows below the head of a sheet of ours. */
function rowsOf({ rows }: ReadSheet) {
  return rows.slice(headAt(rows) + 1)
}

function headAt(rows: ReadSheet['rows']): number {
  return rows.findIndex(({ cells }) => cells[0]?.text === 'Mã mốc')
}

/** The first rows of the template with words in the columns to fill in. */
function fill(sheet: ReadSheet, given: Record<string, string>[]): Sheet {
  const heads = sheet.rows[headAt(sheet.rows)]!.cells.map(({ text }) => text)
  const rows = rowsOf(sheet).map(({ cells }, index) =>
    heads.map(
      (head, column): CellInput => given[index]?.[head] ?? cells.find((one) => one.column === column)?.text ?? null,
    ),
  )
  return sheetOf(heads, rows)
}

function sheetOf(heads: string[], rows: CellInput[][]): Sheet {
  return { name: 'Tiến độ', columns: heads.map((head) => ({ head, width: 20, kind: 'text' })), rows }
}

async function send(person: Person, sheet: Sheet): Promise<void> {
  const buffer = Buffer.from(await writeWorkbook({ sheets: [sheet] }))
  await person.field('table').setInputFiles({ name: 'tien-do.xlsx', mimeType: '', buffer })
  await person.press('Gửi tệp và chạy thử')
}
