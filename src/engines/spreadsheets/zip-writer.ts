import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

const deflate = promisify(deflateRaw)

/** One part of an archive, with a name in plain letters. */
export type Part = { name: string; content: string }

/** A zip of texts, each deflated; the same texts give the same bytes: no clock is in it. */
export async function zip(parts: readonly Part[]): Promise<Uint8Array> {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of parts) {
    const plain = Buffer.from(content)
    const packed = await deflate(plain)
    const what = { name, checksum: crc32(plain), packedBytes: packed.length, plainBytes: plain.length }
    const local = header(localSignature, what)
    locals.push(local, packed)
    directory.push(directoryEntry(what, offset))
    offset += local.length + packed.length
  }
  return Buffer.concat([...locals, ...directory, end(parts.length, directory, offset)])
}

type Entry = { name: string; checksum: number; packedBytes: number; plainBytes: number }

const localSignature = 0x04034b50
const directorySignature = 0x02014b50
const endSignature = 0x06054b50
/** 2.0: deflate. */
const version = 20
/** 01/01/1980, the first day a zip can say. */
const noDay = 0x21

function header(signature: number, entry: Entry): Buffer {
  const bytes = Buffer.alloc(30)
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(version, 4)
  fields(entry).copy(bytes, 6)
  return Buffer.concat([bytes, Buffer.from(entry.name)])
}

function directoryEntry(entry: Entry, offset: number): Buffer {
  const bytes = Buffer.alloc(46)
  bytes.writeUInt32LE(directorySignature, 0)
  bytes.writeUInt16LE(version, 4)
  bytes.writeUInt16LE(version, 6)
  fields(entry).copy(bytes, 8)
  bytes.writeUInt32LE(offset, 42)
  return Buffer.concat([bytes, Buffer.from(entry.name)])
}

/** What both headers say of a part, from its flags to the length of its name. */
function fields({ name, checksum, packedBytes, plainBytes }: Entry): Buffer {
  const bytes = Buffer.alloc(24)
  bytes.writeUInt16LE(8, 2)
  bytes.writeUInt16LE(noDay, 6)
  bytes.writeUInt32LE(checksum, 8)
  bytes.writeUInt32LE(packedBytes, 12)
  bytes.writeUInt32LE(plainBytes, 16)
  bytes.writeUInt16LE(Buffer.byteLength(name), 20)
  return bytes
}

function end(count: number, directory: readonly Buffer[], offset: number): Buffer {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(endSignature, 0)
  bytes.writeUInt16LE(count, 8)
  bytes.writeUInt16LE(count, 10)
  bytes.writeUInt32LE(
    directory.reduce((sum, one) => sum + one.length, 0),
    12,
  )
  bytes.writeUInt32LE(offset, 16)
  return bytes
}
