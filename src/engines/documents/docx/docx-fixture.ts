import { crc32, deflateRawSync } from 'node:zlib'

/** For tests: a small .docx made of the XML inside its body, numbering and styles. */
export function docxOf(parts: {
  body: string
  numbering?: string
  styles?: string
  more?: Record<string, string>
}): Uint8Array {
  const relations = [
    parts.styles === undefined ? '' : relation('styles', 'styles.xml'),
    parts.numbering === undefined ? '' : relation('numbering', 'numbering.xml'),
  ].join('')
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships>${relations}</Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${namespaces}><w:body>${parts.body}</w:body></w:document>`,
    ...(parts.numbering === undefined
      ? {}
      : { 'word/numbering.xml': `<w:numbering ${namespaces}>${parts.numbering}</w:numbering>` }),
    ...(parts.styles === undefined ? {} : { 'word/styles.xml': `<w:styles ${namespaces}>${parts.styles}</w:styles>` }),
    ...parts.more,
  })
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

function relation(kind: string, target: string): string {
  return `<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`
}

/** A paragraph with one run; `properties` go into `w:pPr`. */
export function p(text: string, properties = '', runProperties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${runProperties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** A paragraph of a list. */
export function item(text: string, numberingId: number, level = 0): string {
  return p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numberingId}"/></w:numPr>`)
}

/** One table cell. */
export function tc(content: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
}

/** A zip of named parts. Sizes, and what is stored for them, may be falsified to see what a reader believes. */
export function zipOf(parts: Record<string, string | Uint8Array>, claimed: { size?: number } = {}): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const nameBytes = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x800, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(plain), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimed.size ?? plain.length, 18)
    fields.writeUInt16LE(nameBytes.length, 22)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fields, nameBytes, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, nameBytes)
    offset += 30 + nameBytes.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...local, directory, end]))
}
