import { describe, expect, test } from 'vitest'
import { zip } from '#engines/archive/zip.ts'
import { type ReadCell, readingLimits } from '#engines/spreadsheets/cells.ts'
import { readWorkbookInThread } from '#engines/spreadsheets/read-in-thread.ts'
import { readWorkbook } from '#engines/spreadsheets/read-workbook.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook with what other programs write: shared texts, styles, whatever stands in `sheet`. */
function workbookOf(
  sheet: string,
  more: { texts?: string; styles?: string; workbook?: string; parts?: { name: string; content: string }[] } = {},
) {
  return zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="a" Type="${links}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<x:workbook xmlns:x="${main}" xmlns:r="${links}">${more.workbook ?? ''}<x:sheets><x:sheet name="Một" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${links}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${links}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${main}">${sheet}</worksheet>` },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${main}">${more.texts ?? ''}</sst>` },
    { name: 'xl/styles.xml', content: more.styles ?? `<styleSheet xmlns="${main}"/>` },
    ...(more.parts ?? []),
  ])
}

async function cellsOf(bytes: Uint8Array): Promise<Record<string, Omit<ReadCell, 'column'>>> {
  const { sheets } = await readWorkbook(bytes)
  const all = sheets[0]!.rows.flatMap(({ row, cells }) =>
    cells.map(({ column, ...cell }) => [`${String.fromCharCode(65 + column)}${row + 1}`, cell] as const),
  )
  return Object.fromEntries(all)
}

describe('what other programs write', () => {
  test('shared texts in pieces, without the small print above them', async () => {
    const texts =
      '<si><r><t>Hòa </t></r><r><t>giải</t></r><rPh sb="0" eb="1"><t>ほか</t></rPh></si><si><t>Đã_x000A_làm</t></si>'
    const cells = await cellsOf(
      await workbookOf('<sheetData><row r="7"><c r="C7" t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData>', {
        texts,
      }),
    )
    expect(cells.C7).toMatchObject({ kind: 'text', text: 'Hòa giải' })
    expect(cells.D7).toMatchObject({ text: 'Đã\nlàm' })
  })

  test('a formula has the value it was saved with, or says that there is none; errors stay errors', async () => {
    const cells = await cellsOf(
      await workbookOf(
        '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>NOW()</f></c><c r="C1" t="e"><f>A9</f><v>#REF!</v></c><c r="D1" t="str"><f>"a"</f><v>a</v></c></row></sheetData>',
      ),
    )
    expect(cells).toMatchObject({
      A1: { kind: 'number', value: 2, formula: true },
      B1: { kind: 'empty', value: null, formula: true },
      C1: { kind: 'error', text: '#REF!', formula: true },
      D1: { kind: 'text', text: 'a', formula: true },
    })
  })

  test('a number is a day where its format says so, also one of somebody’s own, also counted from 1904', async () => {
    const styles = `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd&quot; tháng &quot;mm"/><numFmt numFmtId="171" formatCode="0.0&quot; độ&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>46347</v></c><c r="B1" s="1"><v>46347.5</v></c><c r="C1" s="2"><v>46347</v></c><c r="D1" s="3"><v>46347</v></c></row></sheetData>'
    expect(await cellsOf(await workbookOf(sheet, { styles }))).toMatchObject({
      A1: { kind: 'number', value: 46_347 },
      B1: { kind: 'day', value: 46_347.5, text: '21/11/2026 12:00' },
      C1: { kind: 'day', text: '21/11/2026' },
      D1: { kind: 'number' },
    })
    const old = await cellsOf(await workbookOf(sheet, { styles, workbook: '<x:workbookPr date1904="1"/>' }))
    expect(old.C1!.text).toBe('22/11/2030')
  })

  test('a merged cell gives its value to all that it covers, marked; hidden rows and columns say so', async () => {
    const bytes = await workbookOf(
      '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Một</t></is></c></row><row r="2" hidden="1"><c r="B2"><v>2</v></c></row><row r="3"/></sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells>',
    )
    const { sheets } = await readWorkbook(bytes)
    expect(sheets[0]).toMatchObject({
      hiddenColumns: [1, 2],
      rows: [
        { row: 0, hidden: false, cells: [{ column: 0, text: 'Một' }] },
        {
          row: 1,
          hidden: true,
          cells: [
            { column: 0, text: 'Một', merged: true },
            { column: 1, value: 2 },
          ],
        },
      ],
    })
  })

  test.each([
    ['; và ngày', new TextEncoder().encode('Mã;Tên\r\n1;"a; ""b"""\r\n'), ['1', 'a; "b"']],
    ['dấu phẩy, UTF-8 có dấu mở đầu', new TextEncoder().encode('\ufeffMã,Tên\n1,Hòa giải\n'), ['1', 'Hòa giải']],
    ['tab, UTF-16', Buffer.from('\ufeffMã\tTên\n1\tHòa giải\n', 'utf16le'), ['1', 'Hòa giải']],
    ['sep=|', new TextEncoder().encode('sep=|\nMã|Tên\n1|a,b;c\n'), ['1', 'a,b;c']],
  ])('csv: %s', async (_, bytes, expected) => {
    const { sheets } = await readWorkbook(bytes)
    expect(sheets[0]!.rows[1]!.cells.map(({ text }) => text)).toEqual(expected)
  })

  test('ods: days, numbers, repeated rows and columns, notes left out', async () => {
    const content =
      '<office:document-content><office:body><office:spreadsheet><table:table table:name="Một"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2026-11-21"><text:p>21/11/26</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>Dòng 1</text:p><text:p>Dòng 2</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>'
    const bytes = await zip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content },
    ])
    expect(await cellsOf(bytes)).toMatchObject({
      C2: { kind: 'day', text: '21/11/2026' },
      D1: { text: 'Dòng 1\nDòng 2' },
    })
  })

  test('letters of an old font are put right, a column at a time, with a doubt', async () => {
    const rows = Array.from({ length: 6 }, () => [
      'Hòa giải ở cơ sở',
      '§· tæ chøc héi nghÞ tuyªn truyÒn ph¸p luËt cho nh©n d©n',
    ])
    const columns = [
      { head: 'Nhiệm vụ', width: 9, kind: 'text' as const },
      { head: 'Note', width: 9, kind: 'text' as const },
    ]
    const { sheets, doubts } = await readWorkbook(await writeWorkbook({ sheets: [{ name: 'A', columns, rows }] }))
    expect(sheets[0]!.rows[1]!.cells.map(({ text }) => text)).toEqual([
      'Hòa giải ở cơ sở',
      'Đã tổ chức hội nghị tuyên truyền pháp luật cho nhân dân',
    ])
    expect(doubts).toEqual([expect.stringContaining('TCVN3')])
  })
})

describe('what is not read', () => {
  const ole = (text: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(508), Buffer.from(text, 'utf16le')])
  test.each([
    ['Excel cũ', async () => ole('Workbook'), /\.xls\).*Lưu thành/u],
    ['mật khẩu', async () => ole('EncryptedPackage'), /mật khẩu.*bỏ mật khẩu/u],
    ['macro', () => workbookOf('', { parts: [{ name: 'xl/vbaProject.bin', content: 'x' }] }), /macro.*Lưu thành/u],
    [
      'nhị phân',
      () =>
        zip([
          { name: '[Content_Types].xml', content: '' },
          { name: 'xl/workbook.bin', content: 'x' },
        ]),
      /xlsb/u,
    ],
    ['tệp nén khác', () => zip([{ name: 'a.txt', content: 'x' }]), /không phải bảng tính/u],
    ['PDF', async () => new TextEncoder().encode('%PDF-1.7\n'), /không phải bảng tính/u],
    ['trang web', async () => new TextEncoder().encode('<html><table>'), /không phải bảng tính/u],
    ['trống', async () => new TextEncoder().encode('\n\n'), /không có dòng nào/u],
    ['bảng trống', () => workbookOf('<sheetData><row r="1"><c r="A1" s="0"/></row></sheetData>'), /không có dòng nào/u],
    ['cụt', async () => (await workbookOf('<sheetData/>')).subarray(0, 300), /bị hỏng/u],
  ])('%s: a sentence that says what to do', async (_, bytes, sentence) => {
    await expect(readWorkbook(await bytes())).rejects.toMatchObject({ message: expect.stringMatching(sentence) })
  })

  test('a hundred thousand rows, within seconds', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, row) =>
        `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c><c t="inlineStr"><is><t>Dòng ${row}</t></is></c></row>`,
    )
    const bytes = await workbookOf(`<sheetData>${rows.join('')}</sheetData>`)
    const start = Date.now()
    await expect(readWorkbookInThread(bytes)).rejects.toMatchObject({
      status: 413,
      message: expect.stringMatching(/20\.000 dòng.*tách/u),
    })
    expect(Date.now() - start).toBeLessThan(10_000)
  }, 30_000)

  test('a hundred thousand lines of csv', async () => {
    const text = Array.from({ length: 100_000 }, (_, row) => `${row};a`).join('\n')
    await expect(readWorkbook(new TextEncoder().encode(text))).rejects.toMatchObject({ status: 413 })
  })

  test('a part that grows a thousandfold, though its header says otherwise', async () => {
    const bytes = await workbookOf(`<sheetData>${' '.repeat(60_000_000)}</sheetData>`)
    expect(bytes.length).toBeLessThan(200_000)
    await expect(readWorkbook(bytes)).rejects.toMatchObject({
      status: 413,
      message: expect.stringContaining('nén quá nhiều'),
    })
  })

  test('entities that define one another stay unopened, and depth has an end', async () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData>'
    expect((await cellsOf(await workbookOf(bomb))).A1!.text).toBe('&c;')
    await expect(readWorkbook(await workbookOf('<a>'.repeat(500)))).rejects.toMatchObject({ status: 422 })
  })

  test('merged cells over everything, and a thread that answers with the sentence', async () => {
    const rows = Array.from({ length: 2_000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`)
    const bytes = await workbookOf(
      `<sheetData>${rows.join('')}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    )
    await expect(readWorkbookInThread(bytes)).rejects.toMatchObject({ status: 413 })
  }, 20_000)

  test('what is larger than a file may be is not opened at all', async () => {
    await expect(readWorkbook(new Uint8Array(readingLimits.fileBytesMax + 1))).rejects.toMatchObject({ status: 413 })
  })
})
