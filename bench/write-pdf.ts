/**
 * A PDF of plain lines, 44 a page, in a font that is named but not embedded; every code is its own UTF-16 unit, so that
 * a reader finds the letters through /ToUnicode. Just enough PDF to be read, none to be looked at.
 */
export function writePdf(lines: string[], pages: number): Uint8Array {
  const perPage = 44
  const rows = lines.flatMap(wrap)
  const texts = Array.from({ length: pages }, (_, page) => rows.slice(page * perPage, (page + 1) * perPage))
  if (rows.length < pages * perPage) throw new Error(`${rows.length} lines do not fill ${pages} pages`)
  const firstPage = 7
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${texts.map((_, page) => `${firstPage + page * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /TimesNewRoman /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /TimesNewRoman /DW 480 /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
    '<< /Type /FontDescriptor /FontName /TimesNewRoman /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    stream(toUnicode),
    ...texts.flatMap((text, page) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + page * 2 + 1} 0 R >>`,
      stream(text.map((line, row) => `BT /F1 11 Tf 60 ${800 - row * 17} Td <${hex(line)}> Tj ET`).join('\n')),
    ]),
  ]
  return assemble(objects)
}

/** At most 88 letters a line, cut between words. */
function wrap(line: string): string[] {
  return line.match(/.{1,88}(?:\s|$)/gu)?.map((part) => part.trimEnd()) ?? ['']
}

const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end`

function stream(content: string): string {
  return `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`
}

function hex(line: string): string {
  return Buffer.from(line.normalize('NFC'), 'utf16le').swap16().toString('hex')
}

function assemble(objects: string[]): Uint8Array {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
