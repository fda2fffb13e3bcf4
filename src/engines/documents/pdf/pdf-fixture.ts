import { deflateSync } from 'node:zlib'

export type DrawnText = {
  x: number
  y: number
  text: string
  size?: number
  font?: 'regular' | 'bold' | 'italic' | 'tcvn3'
}
export type DrawnPage = {
  texts?: DrawnText[]
  /** Lines from corner to corner; y grows downwards. */
  lines?: [number, number, number, number][]
  /** A gray picture over the whole page. */
  picture?: { width: number; height: number; pixels: Uint8Array }
}

export const pageWidth = 595
export const pageHeight = 842
const fontNames = {
  regular: 'ABCDEF+Times-Roman',
  bold: 'ABCDEF+Times-Bold',
  italic: 'ABCDEF+Times-Italic',
  tcvn3: 'ABCDEF+.VnTime',
}

/** For tests: a small .pdf with text at places and ruling lines; every letter is half as wide as it is high. */
export function pdfOf(pages: DrawnPage[]): Uint8Array {
  const objects: (string | Buffer)[] = []
  const add = (content: string | Buffer) => `${objects.push(content)} 0 R`
  const catalog = add('')
  const tree = add('')
  const letters = [...new Set(pages.flatMap((page) => (page.texts ?? []).flatMap(({ text }) => [...text])))]
  const fonts = Object.entries(fontNames).map(([key, name]) => `/${key} ${addFont(add, name, letters)}`)
  const kids = pages.map((page) => {
    const picture = page.picture ? `/XObject<</P ${add(pictureStream(page.picture))}>>` : ''
    const content = add(stream('', Buffer.from(contentOf(page))))
    return add(
      `<</Type/Page/Parent ${tree}/MediaBox[0 0 ${pageWidth} ${pageHeight}]/Contents ${content}/Resources<</Font<<${fonts.join('')}>>${picture}>>>>`,
    )
  })
  objects[0] = `<</Type/Catalog/Pages ${tree}>>`
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.join(' ')}]>>`
  return fileOf(objects, catalog)
}

/** The width that a text takes on a page of the fixture. */
export function widthOf(text: string, size = 14): number {
  return [...text].length * size * 0.5
}

function contentOf({ texts = [], lines = [], picture }: DrawnPage): string {
  const drawn = texts.map(({ x, y, text, size = 14, font = 'regular' }) => {
    const codes = [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')
    return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${pageHeight - y} Tm <${codes}> Tj ET`
  })
  const ruled = lines.map(([x1, y1, x2, y2]) => `${x1} ${pageHeight - y1} m ${x2} ${pageHeight - y2} l S`)
  return [...(picture ? [`q ${pageWidth} 0 0 ${pageHeight} 0 0 cm /P Do Q`] : []), ...ruled, ...drawn].join('\n')
}

function addFont(add: (content: string | Buffer) => string, name: string, letters: string[]): string {
  const code = (letter: string) => letter.charCodeAt(0).toString(16).padStart(4, '0')
  const pairs = letters.map((letter) => `<${code(letter)}> <${code(letter)}>`).join('\n')
  const map = `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${letters.length} beginbfchar\n${pairs}\nendbfchar endcmap`
  const unicode = add(stream('', Buffer.from(map)))
  const descriptor = add(
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>`,
  )
  const descendant = add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor ${descriptor}>>`,
  )
  return add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant}]/ToUnicode ${unicode}>>`,
  )
}

function pictureStream({ width, height, pixels }: NonNullable<DrawnPage['picture']>): Buffer {
  return stream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8`,
    Buffer.from(pixels),
  )
}

function stream(entries: string, content: Buffer): Buffer {
  const packed = deflateSync(content)
  return Buffer.concat([
    Buffer.from(`<<${entries}/Filter/FlateDecode/Length ${packed.length}>>stream\n`),
    packed,
    Buffer.from('\nendstream'),
  ])
}

function fileOf(objects: (string | Buffer)[], catalog: string): Uint8Array {
  const parts = [Buffer.from('%PDF-1.5\n')]
  const offsets: number[] = []
  let offset = parts[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
    offsets.push(offset)
    offset += part.length
    parts.push(part)
  }
  const entries = offsets.map((each) => `${String(each).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer<</Size ${objects.length + 1}/Root ${catalog}>>\nstartxref\n${offset}\n%%EOF`
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(end)]))
}
