import { crc32, deflateRawSync } from 'node:zlib'

/** A zip of parts in the given order. It carries no clock: every part is dated 01/01/1980, the first day that a zip knows. */
export function zip(parts: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of parts) {
    const nameBytes = Buffer.from(name, 'utf8')
    const packed = deflateRawSync(bytes, { level: 9 })
    const shared = sharedFields(bytes, packed, nameBytes)
    const local = Buffer.concat([signature(0x04034b50), shared, nameBytes, packed])
    directory.push(
      Buffer.concat([
        signature(0x02014b50),
        u16(versionNeeded),
        shared,
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        nameBytes,
      ]),
    )
    pieces.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.concat([
    signature(0x06054b50),
    u16(0),
    u16(0),
    u16(parts.length),
    u16(parts.length),
    u32(listed.length),
    u32(offset),
    u16(0),
  ])
  return new Uint8Array(Buffer.concat([...pieces, listed, end]))
}

const versionNeeded = 20
/** Names are UTF-8. */
const flags = 0x0800
const deflated = 8
const firstDay = 0x0021

/** What stands in a part's own header and in the directory alike. */
function sharedFields(bytes: Uint8Array, packed: Uint8Array, name: Uint8Array): Buffer {
  return Buffer.concat([
    u16(versionNeeded),
    u16(flags),
    u16(deflated),
    u16(0),
    u16(firstDay),
    u32(crc32(bytes)),
    u32(packed.length),
    u32(bytes.length),
    u16(name.length),
    u16(0),
  ])
}

function signature(value: number): Buffer {
  return u32(value)
}

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value)
  return buffer
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
