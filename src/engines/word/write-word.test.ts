import { describe, expect, test } from 'vitest'
import { openArchive } from '#engines/documents/docx/unzip.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import type { Paper, PaperBlock, PaperTable } from '#engines/word/paper.ts'
import { faultsOf, pagesOf, partOf, whenOffice } from '#engines/word/word-check.fixture.ts'
import { refusals, writeWord } from '#engines/word/write-word.ts'

const paper = (blocks: PaperBlock[], more: Partial<Paper> = {}): Paper => ({
  title: 'Báo cáo thử',
  author: 'Văn phòng',
  madeAt: new Date('2026-11-21T02:00:00Z'),
  font: 'Times New Roman',
  sizePt: 14,
  sections: [
    {
      page: { widthMm: 210, heightMm: 297 },
      orientation: 'portrait',
      marginMm: { top: 20, bottom: 20, left: 30, right: 15 },
      pageNumberFromTopMm: 10,
      blocks,
    },
  ],
  ...more,
})
const line = (text: string): PaperBlock => ({ kind: 'paragraph', runs: [{ text }] })
const table = (rows: number): PaperTable => ({
  kind: 'table',
  columnsMm: [15, 150],
  headRows: 1,
  borders: true,
  rowsStayWhole: true,
  rows: [
    ['STT', 'Nội dung'],
    ...Array.from({ length: rows }, (_, index) => [`${index + 1}`, `Việc số ${index + 1}`]),
  ].map((cells) => cells.map((text) => ({ blocks: [{ kind: 'paragraph' as const, runs: [{ text }] }] }))),
})
const linked = paper([
  {
    kind: 'paragraph',
    runs: [
      { text: 'Xem ' },
      { text: '[S1]', link: { place: 'S1' }, note: 'Số liệu chốt ngày 21/11/2026.' },
      { text: ' và ' },
      { text: 'trang', link: { address: 'http://thu.example.vn/a?b=1&c=2' } },
      { text: ' cùng chú thích', note: 'Số liệu chốt ngày 21/11/2026.' },
    ],
  },
  { kind: 'rule', lengthMm: 50, withinMm: 165 },
  { kind: 'paragraph', runs: [{ text: 'S1', place: 'S1' }] },
  { kind: 'paragraph', runs: [{ text: 'S2', place: 'S2' }] },
])

describe('viết tệp Word', () => {
  test('cùng nội dung cho cùng từng byte, dù viết lúc nào', async () => {
    const first = await writeWord(linked)
    await new Promise((resolve) => setTimeout(resolve, 2_100)) // a zip counts time by two seconds
    expect(Buffer.compare(first, await writeWord(structuredClone(linked)))).toBe(0)
    expect(Buffer.compare(first, await writeWord({ ...linked, title: 'Khác' }))).not.toBe(0)
  })

  test('số trang có kết quả sẵn, không ở trang đầu', async () => {
    const bytes = await writeWord(paper([line('Một')]))
    expect(await partOf(bytes, 'word/header1.xml')).toMatch(/<w:fldSimple w:instr="PAGE">.*<w:t[^>]*>2<\/w:t>/)
    expect(await partOf(bytes, 'word/header1.xml')).not.toContain('fldChar')
    expect(await partOf(bytes, 'word/document.xml')).toContain('<w:titlePg/>')
  })

  test('mọi phần đúng cú pháp, đủ phần, không trùng mã, mọi liên kết có đích', async () => {
    expect(await faultsOf(await writeWord(linked))).toEqual([])
    expect(await faultsOf(await writeWord(paper([table(60), line('sau bảng')])))).toEqual([])
    const document = await partOf(await writeWord(linked), 'word/document.xml')
    expect(document.match(/w:footnoteReference /g)).toHaveLength(2)
    expect((await partOf(await writeWord(linked), 'word/footnotes.xml')).match(/Số liệu chốt/g)).toHaveLength(1)
  })

  test('chữ đọc lại y nguyên, ký tự mà XML không chứa được thì bỏ', async () => {
    const text = 'Điều 5 < khoản 2 & «điểm a» "b" \u0007\u0000 \ud800 hết'
    const bytes = await writeWord(paper([line(text), line('dòng 1\ndòng 2')]))
    expect(await faultsOf(bytes)).toEqual([])
    const { blocks } = await readDocument(bytes, 'a.docx')
    expect(JSON.stringify(blocks)).toContain('Điều 5 < khoản 2 & «điểm a»')
    expect(JSON.stringify(blocks)).toContain('hết')
  })

  test('dòng đầu của bảng nhắc lại ở mỗi trang, hàng không bị cắt', async () => {
    const document = await partOf(await writeWord(paper([table(3)])), 'word/document.xml')
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(4)
  })

  test('quá dài thì từ chối, không làm đầy bộ nhớ', async () => {
    await expect(writeWord(paper([table(6_001)]))).rejects.toBe(refusals.tooLarge)
    await expect(writeWord(paper([line('a'.repeat(5_000_001))]))).rejects.toBe(refusals.tooLarge)
  })

  test('không có gì của đồng hồ trong tệp', async () => {
    const archive = await openArchive(await writeWord(linked))
    const year = new Date().getFullYear()
    for (const name of archive.names) {
      const part = new TextDecoder().decode(await archive.read(name))
      if (name !== 'docProps/core.xml') expect(part, name).not.toContain(`${year}-`)
      else expect(part.match(/2026-11-21T02:00:00Z/g)).toHaveLength(2)
    }
  })

  whenOffice('LibreOffice mở được: trang đứng rồi trang ngang, số trang từ trang 2', async () => {
    const lying = { ...linked.sections[0]!, orientation: 'landscape' as const, blocks: [table(80)] }
    const pages = await pagesOf(await writeWord({ ...linked, sections: [...linked.sections, lying] }))
    expect(pages.length).toBeGreaterThanOrEqual(3)
    expect(pages[0]!.text).toContain('Xem [S1]')
    expect(pages[0]!.widthPt).toBeLessThan(pages[0]!.heightPt)
    expect(pages[1]!.widthPt).toBeGreaterThan(pages[1]!.heightPt)
    for (const [index, page] of pages.entries()) {
      if (index > 0) expect(page.text.trim()).toMatch(new RegExp(`^${index + 1}\\b`))
      if (index > 0) expect(page.text).toContain('Nội dung')
    }
    expect(pages[0]!.text.trim()).toMatch(/^Xem/)
  })
})
