import { expect, test } from 'vitest'
import { workMeter } from '#base/testing/work-meter.ts'
import { cellText } from '#engines/documents/document.ts'
import { readMarkdown } from '#engines/documents/text/markdown.ts'

test('headings, paragraphs over several lines, lists and escapes', () => {
  const blocks = readMarkdown(
    '# KẾ HOẠCH\n\nCăn cứ Luật **Hòa giải**\nở cơ sở;\n\n1. Mục đích\n   - Tuyên truyền *rộng rãi*\n   + Vận động\n2\\. không phải danh sách\n',
  )
  expect(blocks).toMatchObject([
    { text: 'KẾ HOẠCH', headingLevel: 1 },
    { text: 'Căn cứ Luật Hòa giải ở cơ sở;', blankBefore: true },
    { text: 'Mục đích', marker: '1.', markerLevel: 0 },
    { text: 'Tuyên truyền rộng rãi', marker: '-', markerLevel: 1 },
    { text: 'Vận động 2. không phải danh sách', marker: '+', markerLevel: 1 },
  ])
})

test('a hard break keeps the line', () => {
  expect(readMarkdown('TM. ỦY BAN  \nCHỦ TỊCH')).toMatchObject([{ text: 'TM. ỦY BAN\nCHỦ TỊCH' }])
})

test('a table, with a bar inside a cell and two lines in another', () => {
  const [table] = readMarkdown('| STT | Nhiệm vụ |\n|:---:|---|\n| 1 | a \\| b |\n| 2 | x<br>y |\nHết')
  expect(table).toMatchObject({ kind: 'table', ruled: true })
  const rows = table?.kind === 'table' ? table.rows : []
  expect(rows.map((row) => row.cells.map(cellText))).toEqual([
    ['STT', 'Nhiệm vụ'],
    ['1', 'a | b'],
    ['2', 'x\ny'],
  ])
  expect(rows.map((row) => row.header)).toEqual([true, undefined, undefined])
})

test('a page of nothing but marks ends soon', () => {
  const workMs = workMeter()
  for (const mark of ['*', '_', '`', '[', '<br ', '  ', '\\', '|-', '~']) readMarkdown(mark.repeat(60_000))
  expect(workMs()).toBeLessThan(3_000)
})
