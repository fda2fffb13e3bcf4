import { crc32, deflateRawSync } from 'node:zlib'

/** Small files for tests, made byte by byte: enough of each format to be told apart, as Office itself writes it. */

/** A ZIP with these entries, in order; the content of a name ending in `mimetype` is stored, the others are packed. */
export function aZip(entries: Record<string, string>): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const content = Buffer.from(text)
    const method = name === 'mimetype' ? 0 : 8
    const packed = method === 0 ? content : deflateRawSync(content)
    const nameBytes = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x0800, 2) // names in UTF-8
    shared.writeUInt16LE(method, 4)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(nameBytes.length, 22)
    locals.push(Buffer.from('PK\x03\x04'), shared, nameBytes, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    centrals.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, nameBytes)
    offset += 30 + nameBytes.length + packed.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

export function aDocx(text = 'Kế hoạch', more: Record<string, string> = {}): Buffer {
  return aZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': `<w:document>${text}</w:document>`, ...more })
}

/** An OLE compound file whose directory holds these names; four a sector, so that five make the directory two long. */
export function anOle(names: string[]): Buffer {
  const sectorBytes = 512
  const entries = ['Root Entry', ...names].map((name) => {
    const entry = Buffer.alloc(128)
    entry.write(name, 'utf16le')
    entry.writeUInt16LE(name.length * 2 + 2, 64)
    return entry
  })
  const directory = Buffer.concat(entries)
  const sectors = Math.ceil(directory.length / sectorBytes)
  const header = Buffer.alloc(sectorBytes)
  header.write('d0cf11e0a1b11ae1', 'hex')
  header.writeUInt16LE(9, 30)
  header.writeUInt32LE(1, 48) // the directory begins in sector 1
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76) // the table of sectors is sector 0
  const table = Buffer.alloc(sectorBytes, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  for (let sector = 1; sector <= sectors; sector++)
    table.writeUInt32LE(sector === sectors ? 0xfffffffe : sector + 1, sector * 4)
  return Buffer.concat([header, table, directory, Buffer.alloc(sectors * sectorBytes - directory.length)])
}

export const aPdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** One transparent dot. */
export const aPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
