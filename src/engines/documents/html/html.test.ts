import { expect, test } from 'vitest'
import { cellText } from '#engines/documents/document.ts'
import { readHtml as readPage } from '#engines/documents/html/html.ts'

const readHtml = (source: string) => readPage(source).blocks

test('paragraphs, headings, lists; no scripts, no hidden text', () => {
  const blocks = readHtml(`<html><head><title>x</title><style>p{}</style></head><body>
    <h1>KẾ HOẠCH</h1><script>alert(1)</script>
    <p align=center><b>Về việc</b> <b>hòa giải</b></p><div style="display:none">ẩn</div>
    <ol type="I" start="2"><li>Mục đích<ul><li>Một</li></ul></li><li value=5>Yêu cầu</li></ol>
    Dòng một<br>dòng hai &amp; ba</body></html>`)
  expect(blocks).toMatchObject([
    { text: 'KẾ HOẠCH', headingLevel: 1 },
    { text: 'Về việc hòa giải', bold: true, centred: true },
    { text: 'Mục đích', marker: 'II.', markerLevel: 0 },
    { text: 'Một', marker: '-', markerLevel: 1 },
    { text: 'Yêu cầu', marker: 'V.', markerLevel: 0 },
    { text: 'Dòng một\ndòng hai & ba' },
  ])
})

test('merged cells show their text at every position', () => {
  const [table] = readHtml(`<table border=1>
    <thead><tr><th rowspan=2>STT<th colspan=2>Đơn vị</tr><tr><th>Chủ trì<th>Phối hợp</tr></thead>
    <tr><td>1<td><p>Phòng Tư pháp<p>Công an<td></tr></table>`)
  if (table?.kind !== 'table') throw new Error('no table')
  expect(table.ruled).toBe(true)
  expect(table.rows.map((row) => row.cells.map((cell) => [cellText(cell), cell.mergedFrom]))).toEqual([
    [
      ['STT', undefined],
      ['Đơn vị', undefined],
      ['Đơn vị', 'left'],
    ],
    [
      ['STT', 'above'],
      ['Chủ trì', undefined],
      ['Phối hợp', undefined],
    ],
    [
      ['1', undefined],
      ['Phòng Tư pháp\nCông an', undefined],
      ['', undefined],
    ],
  ])
  expect(table.rows[0]?.header).toBe(true)
  expect(table.rows[0]?.cells[0]?.paragraphs).toBe(table.rows[1]?.cells[0]?.paragraphs)
})

test('a table without rules is a layout table', () => {
  expect(readHtml('<table><tr><td>UBND XÃ<td>CỘNG HÒA</table>')).toMatchObject([{ kind: 'table', ruled: false }])
})

test('a table inside a cell is kept, and its text is the cell’s too', () => {
  const [table] = readHtml('<table><tr><td>A<table border=1><tr><td>B<td>C</table>D</table>')
  if (table?.kind !== 'table') throw new Error('no table')
  const cell = table.rows[0]?.cells[0]
  expect(cell && cellText(cell)).toBe('A\nB\nC\nD')
  expect(cell?.tables?.[0]?.rows[0]?.cells).toHaveLength(2)
})

test('fonts of before Unicode are decoded where they are named, and doubted', () => {
  const { blocks, doubts } = readPage(
    `<p><font face=".VnTime">KÕ ho¹ch</font> <span style="font-family:'VNI-Times',serif">hoøa giaûi</span> năm</p>`,
  )
  expect(blocks).toMatchObject([{ text: 'Kế hoạch hòa giải năm' }])
  expect(doubts).toHaveLength(1)
})
