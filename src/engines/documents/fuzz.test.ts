import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { workMeter } from '#base/testing/work-meter.ts'
import { docxOf, item, p, tc } from '#engines/documents/docx/docx-fixture.ts'
import { pdfOf } from '#engines/documents/pdf/pdf-fixture.ts'
import { readDocument } from '#engines/documents/read-document.ts'

/** One reading, however broken the file, ends within this. */
const readingMsMax = 5_000
/** All readings of one kind together take about this long. */
const roundMs = 2_500

type Change = { at: number; kind: 'byte' | 'copy' | 'word' | 'cut'; value: number }
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 0.999999, noNaN: true }),
    kind: fc.constantFrom<Change['kind']>('byte', 'byte', 'copy', 'word', 'word', 'cut'),
    value: fc.nat({ max: 0xffff }),
  }),
  { minLength: 1, maxLength: 12 },
)

function changed(source: Uint8Array, list: Change[], words: string[]): Uint8Array {
  let bytes = Buffer.from(source)
  for (const { at, kind, value } of list) {
    const place = Math.floor(at * bytes.length)
    if (kind === 'byte') bytes[place] = value & 0xff
    if (kind === 'copy')
      bytes.copy(bytes, place, value % Math.max(1, bytes.length), (value % Math.max(1, bytes.length)) + (value % 97))
    if (kind === 'cut' && value % 8 === 0) bytes = bytes.subarray(0, place)
    if (kind === 'word')
      bytes = Buffer.concat([
        bytes.subarray(0, place),
        Buffer.from(words[value % words.length] ?? ''),
        bytes.subarray(place),
      ])
  }
  return new Uint8Array(bytes)
}

async function readsOrRefuses(bytes: Uint8Array, name: string): Promise<void> {
  const workMs = workMeter()
  try {
    const document = await readDocument(bytes, name)
    expect(document.blocks.length).toBeGreaterThan(0)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.message).toMatch(/\p{Lu}.*\.$/u)
  }
  expect(workMs()).toBeLessThan(readingMsMax)
}

const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
const styles =
  '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
const body = `${p('KẾ HOẠCH', '<w:pStyle w:val="A"/>')}${item('Mục', 1)}${item('Việc', 1, 1)}<w:tbl><w:tr>${tc(p('A'), '<w:vMerge w:val="restart"/>')}${tc(p('B'), '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${tc(p(''), '<w:vMerge/>')}${tc(`<w:tbl><w:tr>${tc(p('C'))}</w:tr></w:tbl>`)}</w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p('Hộp')}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>`
const xmlWords = [
  '<w:p>',
  '</w:p>',
  '<w:tbl>',
  '</w:tbl>',
  '<w:tr>',
  '</w:tc>',
  '<w:txbxContent>',
  '</w:txbxContent>',
  'w:val="-99999"',
  '<w:fldChar w:fldCharType="begin"/>',
  '&#0;',
  '&lt;',
  '<![CDATA[',
  '\ud800',
  '<w:gridSpan w:val="999999999"/>',
]
const page = `<!doctype html><body><h1>KẾ HOẠCH</h1><ol start=3><li>Một<ul><li>Hai</ul></ol><table border=1><tr><th rowspan=2>A<td>B</tr><tr><td colspan=3><table><tr><td>C</table></table><p style="text-align:center"><b>D</b></body>`
const htmlWords = [
  '<table>',
  '</table>',
  '<tr>',
  '<td rowspan=0>',
  '<td colspan=99999999>',
  '<li>',
  '</ol>',
  '<p>',
  '</p>',
  '<svg>',
  '<!--',
  '<script>',
  '<pre>',
  '&#x110000;',
  '<td rowspan=-1>',
]
const pdf = pdfOf([
  {
    texts: [
      { x: 90, y: 100, text: 'KẾ HOẠCH', font: 'bold' },
      { x: 90, y: 130, text: '1. Tuyên truyền pháp luật' },
    ],
    lines: [
      [85, 80, 300, 80],
      [85, 140, 300, 140],
      [85, 80, 85, 140],
      [200, 80, 200, 140],
      [300, 80, 300, 140],
    ],
  },
])
const pdfWords = [
  '<<',
  '>>',
  '/Kids[3 0 R]',
  '/Count 999999',
  '/Length 0',
  ' 0 R',
  'endobj',
  'stream\n',
  '/Rotate 90',
  '/MediaBox[0 0 1e9 1e9]',
  '[',
  '(',
]

const plan = new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', 'plan.pdf')))

const kinds: { name: string; file(list: Change[]): Uint8Array; fileName: string }[] = [
  {
    name: '.docx as bytes',
    fileName: 'a.docx',
    file: (list) => changed(docxOf({ body, numbering, styles }), list, ['PK\x03\x04', '\0\0']),
  },
  {
    name: '.docx as XML',
    fileName: 'a.docx',
    file: (list) => {
      const change = (text: string, some: Change[]) =>
        Buffer.from(changed(Buffer.from(text), some, xmlWords)).toString()
      const [first, second] = [list.filter((_, index) => index % 3 !== 0), list.filter((_, index) => index % 3 === 0)]
      return docxOf({ body: change(body, first), numbering: change(numbering, second), styles: change(styles, second) })
    },
  },
  { name: '.pdf', fileName: 'a.pdf', file: (list) => changed(pdf, list, pdfWords) },
  { name: '.pdf of a whole plan', fileName: 'a.pdf', file: (list) => changed(plan, list, pdfWords) },
  { name: '.html', fileName: 'a.html', file: (list) => changed(Buffer.from(page), list, htmlWords) },
  {
    name: '.md',
    fileName: 'a.md',
    file: (list) =>
      changed(Buffer.from('# A\n\n- b **c**\n\n| d | e |\n|---|---|\n| f | g |\n'), list, [
        '|',
        '**',
        '_',
        '\\',
        '\n',
        '```',
        '[a](b)',
        '#',
      ]),
  },
]

describe('a broken file is read or refused, never anything else, never for long', () => {
  test.each(kinds)('$name', async ({ file, fileName }) => {
    await fc.assert(
      fc.asyncProperty(changes, async (list) => readsOrRefuses(file(list), fileName)),
      { seed: 20261121, numRuns: 2_000, interruptAfterTimeLimit: roundMs, markInterruptAsFailure: false },
    )
  })
})
