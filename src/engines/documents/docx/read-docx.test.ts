import { describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { cellText, type Document } from '#engines/documents/document.ts'
import { docxOf, item, p, tc, zipOf } from '#engines/documents/docx/docx-fixture.ts'
import { readDocument } from '#engines/documents/read-document.ts'

const read = (parts: Parameters<typeof docxOf>[0]) => readDocument(docxOf(parts), 'kế hoạch.docx')
const lines = (document: Document) =>
  document.blocks.map((block) =>
    block.kind === 'paragraph' ? [block.marker, block.text].filter(Boolean).join(' ') : '▦',
  )
const tableOf = (document: Document) => {
  const table = document.blocks.find((block) => block.kind === 'table')
  if (table?.kind !== 'table') throw new Error('no table')
  return table
}
const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`

describe('numbers that Word computes', () => {
  const outline = `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}${level(3, 'decimal', '%2.%4.', '<w:isLgl/>')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, 'decimal', 'Điều %1.')}${level(1, 'bullet', '\uf0b7', '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')}${level(2, 'bullet', '-')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="%1"/></w:lvl></w:lvlOverride></w:num>`

  test('levels count on and start again under a new parent', async () => {
    const body = [
      item('A', 1),
      item('B', 1, 1),
      item('C', 1, 2),
      item('D', 1, 2),
      item('E', 1, 1),
      item('F', 1, 2),
      item('G', 1),
      item('H', 1, 1),
      item('I', 1, 3),
    ]
    expect(lines(await read({ body: body.join(''), numbering: outline }))).toEqual([
      'I. A',
      '1. B',
      'a) C',
      'b) D',
      '2. E',
      'a) F',
      'II. G',
      '1. H',
      '1.1. I',
    ])
  })

  test('two uses of one list count on together, unless one has its own start', async () => {
    const body = [item('A', 1), item('B', 1, 1), item('C', 1, 1), item('D', 3, 1), item('E', 3, 1), item('F', 1, 1)]
    expect(lines(await read({ body: body.join(''), numbering: outline }))).toEqual([
      'I. A',
      '1. B',
      '2. C',
      '1. D',
      '2. E',
      '3. F',
    ])
  })

  test('words in the number, bullets of symbol fonts, a level of its own', async () => {
    const body = [item('A', 2), item('B', 2, 1), item('C', 2, 2), item('D', 2)]
    expect(lines(await read({ body: body.join(''), numbering: outline }))).toEqual([
      'Điều 1. A',
      '• B',
      '- C',
      'Điều 2. D',
    ])
    expect(lines(await read({ body: item('A', 4), numbering: outline }))).toEqual(['07 A'])
  })

  test('numbers come from the style too, and number 0 takes them away', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>`
    const body =
      p('A', '<w:pStyle w:val="Muc"/>') +
      p('B', '<w:pStyle w:val="Con"/>') +
      p('C', '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    const document = await read({ body, styles, numbering: outline })
    expect(lines(document)).toEqual(['I. A', 'II. B', 'C'])
    expect(document.blocks[1]).toMatchObject({ bold: true, centred: true, headingLevel: 1, markerLevel: 0 })
  })

  test('a cell that only has a number keeps it', async () => {
    const row = `<w:tr>${tc(item('', 1, 1))}${tc(p('Rà soát'))}</w:tr>`
    const table = tableOf(await read({ body: `<w:tbl>${row}${row}</w:tbl>`, numbering: outline }))
    expect(table.rows.map((each) => each.cells[0]?.paragraphs[0]?.marker)).toEqual(['1.', '2.'])
  })
})

describe('text as the reader of the page sees it', () => {
  test('tabs, breaks, hyphens, symbols; no numbers of drawings, no deleted text', async () => {
    const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Số: 66</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t><w:tab/><w:t>Hà</w:t><w:softHyphen/><w:t>Nội</w:t><w:br/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>
      <w:r><w:drawing><wp:anchor><wp:posOffset>669290381000</wp:posOffset></wp:anchor></w:drawing></w:r>
      <w:del><w:r><w:delText>xóa</w:delText></w:r></w:del><w:ins><w:r><w:t>, thêm</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>dời đi</w:t></w:r></w:moveFrom>
      <w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>`
    expect(lines(await read({ body }))).toEqual(['Số: 66-NQ/TW\tHàNội\n✓, thêm'])
  })

  test('fields show what was last computed, never their instruction', async () => {
    const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const body = `<w:p><w:r><w:t>Trang </w:t></w:r>${sign('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>bỏ</w:t></w:r>${sign('separate')}<w:r><w:t>3</w:t></w:r>${sign('end')}<w:hyperlink><w:r><w:t>, xem</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t> đây</w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>.</w:t></w:r></w:sdtContent></w:sdt>${sign('begin')}</w:p>${p('sau')}`
    expect(lines(await read({ body }))).toEqual(['Trang 3, xem đây.', 'sau'])
  })

  test('a text box is read once, after its paragraph', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const body = `<w:p><w:r><w:t>Trước </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('DỰ THẢO')}</mc:Choice><mc:Fallback><w:pict>${box('DỰ THẢO')}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>sau</w:t></w:r></w:p>
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wpx"/><mc:Fallback>${box('Chỉ bản cũ')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(lines(await read({ body }))).toEqual(['Trước sau', 'DỰ THẢO', 'Chỉ bản cũ'])
  })

  test('a paragraph whose end was deleted runs into the next; a wholly deleted one counts for nothing', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const deleted =
      '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    const joined = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Phòng </w:t></w:r></w:p>'
    expect(lines(await read({ body: item('A', 1) + deleted + joined + item('Tư pháp', 1), numbering }))).toEqual([
      '1. A',
      '2. Phòng Tư pháp',
    ])
  })

  test('capitals, whole-paragraph hints and looks through styles', async () => {
    const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>`
    const body = p('kế hoạch', '', '<w:rStyle w:val="Dam"/><w:caps/>') + p('A', '', '<w:i w:val="0"/>')
    const document = await read({ body, styles })
    expect(document.blocks[0]).toMatchObject({ text: 'KẾ HOẠCH', bold: true, italic: true })
    expect(document.blocks[1]).not.toHaveProperty('italic')
  })

  test('fonts of before Unicode are decoded run by run, and doubted', async () => {
    const tcvn = '<w:rFonts w:ascii=".VnTime"/>'
    const body =
      p('KÕ ho¹ch phæ biÕn ph¸p luËt', '', tcvn) +
      p('céng hßa', '', '<w:rFonts w:ascii=".VnTimeH"/>') +
      p('Coäng hoøa xaõ hoäi', '', '<w:rFonts w:ascii="VNI-Times"/>') +
      p('Ủy ban xã', '', tcvn)
    const document = await read({ body })
    expect(lines(document)).toEqual(['Kế hoạch phổ biến pháp luật', 'CỘNG HÒA', 'Cộng hòa xã hội', 'Ủy ban xã'])
    expect(document.doubts).toMatchObject([{ sentence: expect.stringContaining('TCVN3') }])
  })

  test('pages as Word last laid them out; a row stays on its page', async () => {
    const breakHere = '<w:r><w:lastRenderedPageBreak/></w:r>'
    const across = `<w:p><w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>`
    const body = `${p('một')}<w:p>${breakHere}<w:r><w:t>hai</w:t></w:r></w:p><w:tbl><w:tr>${tc(across)}${tc(p('c'))}</w:tr><w:tr>${tc(p('d'))}</w:tr></w:tbl>`
    const document = await read({ body })
    const pages = tableOf(document).rows.map((row) => row.cells.map((cell) => cell.paragraphs[0]?.place.page))
    expect(document.pageCount).toBe(3)
    expect(document.blocks.map((block) => block.place.page)).toEqual([1, 2, 2])
    expect(pages).toEqual([[2, 2], [3]])
  })
})

describe('tables', () => {
  const borders = '<w:tblPr><w:tblBorders><w:insideH w:val="single"/></w:tblBorders></w:tblPr>'

  test('merged cells, header rows and rules', async () => {
    const body = `<w:tbl>${borders}
      <w:tr><w:trPr><w:tblHeader/></w:trPr>${tc(p('STT'), '<w:vMerge w:val="restart"/>')}${tc(p('Đơn vị'), '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${tc(p(''), '<w:vMerge/>')}${tc(p('Chủ trì'))}${tc(p('Phối hợp'))}</w:tr>
      <w:tr><w:trPr><w:del/></w:trPr>${tc(p('xóa'))}</w:tr>
      <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(p('A') + p('B'))}${tc(p('C'))}</w:tr></w:tbl>`
    const table = tableOf(await read({ body }))
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
        ['', undefined],
        ['A\nB', undefined],
        ['C', undefined],
      ],
    ])
    expect(table.rows[0]).toMatchObject({ header: true, cells: [{ rowSpan: 2 }, { columnSpan: 2 }, { columnSpan: 2 }] })
  })

  test('the two columns of a letterhead are a table without rules', async () => {
    const body = `<w:tbl><w:tr>${tc(p('UBND XÃ AN BÌNH'))}${tc(p('CỘNG HÒA'))}</w:tr></w:tbl>`
    expect(tableOf(await read({ body })).ruled).toBe(false)
  })

  test('rules may come from the style or from the cells', async () => {
    const row = `<w:tr>${tc(p('A'), '<w:tcBorders><w:top w:val="single"/></w:tcBorders>')}</w:tr>`
    expect(tableOf(await read({ body: `<w:tbl>${row}</w:tbl>` })).ruled).toBe(true)
    const styles =
      '<w:style w:type="table" w:styleId="Luoi"><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    const styled = `<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/></w:tblPr><w:tr>${tc(p('A'))}</w:tr></w:tbl>`
    expect(tableOf(await read({ body: styled, styles })).ruled).toBe(true)
  })
})

describe('files that are not what they seem', () => {
  const bomb = () => zipOf({ 'word/document.xml': new Uint8Array(30 * 1024 * 1024) })
  test.each([
    ['a spreadsheet', () => zipOf({ 'xl/workbook.xml': '<x/>' }), 415, /Excel/],
    ['an OpenDocument text', () => zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), 415, /\.docx/],
    ['a plain zip', () => zipOf({ 'a.txt': 'x' }), 415, /giải nén/],
    ['a cut file', () => docxOf({ body: p('A') }).slice(0, 300), 422, /bị hỏng/],
    [
      'changed bytes',
      () => docxOf({ body: p('A') }).map((byte, index) => (index > 500 && index < 520 ? byte ^ 0x5a : byte)),
      422,
      /bị hỏng/,
    ],
    ['a bomb', bomb, 413, /quá nhiều dữ liệu/],
    [
      'a header that lies about the size',
      () => zipOf({ 'word/document.xml': 'x'.repeat(5_000) }, { size: 10 }),
      422,
      /bị hỏng/,
    ],
    ['pictures only', () => docxOf({ body: '<w:p><w:r><w:drawing/></w:r></w:p>' }), 422, /chỉ có ảnh/],
    ['elements without end', () => docxOf({ body: '<w:p>'.repeat(100_000) }), 422, /bị hỏng/],
    ['too many paragraphs', () => docxOf({ body: '<w:p/>'.repeat(100_000) }), 413, /quá dài/],
    [
      'a table as wide as can be',
      () =>
        docxOf({ body: `<w:tbl>${`<w:tr>${tc(p('A'), '<w:gridSpan w:val="99999"/>')}</w:tr>`.repeat(3_000)}</w:tbl>` }),
      413,
      /quá dài/,
    ],
  ])('refuses %s', async (_, bytes, status, sentence) => {
    const refusal = await readDocument(bytes(), 'a.docx').catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ status, message: expect.stringMatching(sentence) })
  })

  test('another program’s prefixes mean the same', async () => {
    const xml =
      '<?xml version="1.0"?><x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:pPr><x:jc x:val="center"/></x:pPr><x:r><x:t>A</x:t></x:r></x:p></x:body></x:document>'
    const document = await readDocument(zipOf({ 'word/document.xml': xml }), 'a.docx')
    expect(document.blocks).toMatchObject([{ text: 'A', centred: true }])
  })

  test('a part that stops in the middle is read and doubted', async () => {
    const xml = '<w:document><w:body><w:p><w:r><w:t>A</w:t></w:r></w:p><w:p><w:r><w:t>B'
    const document = await readDocument(zipOf({ 'word/document.xml': xml }), 'a.docx')
    expect(lines(document)).toEqual(['A', 'B'])
    expect(document.doubts[0]?.sentence).toContain('bị thiếu')
  })
})
