/**
 * Just enough of the tar format (ustar) for our backups, so that an operator can also look into one with `tar tzf`.
 * Names up to 255 bytes, entries up to 8 GB.
 */
export type TarEntry = { name: string; sizeBytes: number }

export const blockBytes = 512

export function tarHeader({ name, sizeBytes }: TarEntry, modified: Date): Buffer {
  const header = Buffer.alloc(blockBytes)
  const [prefix, base] = splitName(name)
  if (sizeBytes > sizeBytesMax) throw new Error(`${name} is too large for a tar: ${sizeBytes} bytes.`)
  header.write(base, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${octal(sizeBytes, 11)}\0`, 124)
  header.write(`${octal(Math.floor(modified.getTime() / 1000), 11)}\0`, 136)
  header.write('        0', 148) // the checksum counts as spaces; then «regular file»
  header.write('ustar\x0000', 257)
  header.write(prefix, 345)
  header.write(`${octal(sumOf(header), 6)}\0 `, 148)
  return header
}

export function padding(sizeBytes: number): Buffer {
  return Buffer.alloc((blockBytes - (sizeBytes % blockBytes)) % blockBytes)
}

export const tarEnd = Buffer.alloc(2 * blockBytes)

/**
 * The entries of a tar in order. Each `content` must be read to its end, or left alone (it is skipped then), before the next
 * entry is asked for. A fault when the stream is damaged or ends early.
 */
export async function* readTar(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<TarEntry & { content: AsyncGenerator<Buffer> }> {
  const bytes = new ByteReader(source)
  for (;;) {
    const header = await bytes.exactly(blockBytes)
    if (header.every((byte) => byte === 0)) return
    const entry = parseHeader(header)
    let left = entry.sizeBytes
    async function* read() {
      while (left > 0) {
        const piece = await bytes.upTo(left)
        left -= piece.length
        yield piece
      }
    }
    yield { ...entry, content: read() }
    for await (const _ of read());
    await bytes.exactly(padding(entry.sizeBytes).length)
  }
}

function parseHeader(header: Buffer): TarEntry {
  const text = (from: number, length: number) => {
    const field = header.subarray(from, from + length)
    const end = field.indexOf(0)
    return field.toString('utf8', 0, end === -1 ? length : end)
  }
  const expected = Number.parseInt(text(148, 8), 8)
  const blanked = Buffer.from(header)
  blanked.write('        ', 148)
  if (text(257, 5) !== 'ustar' || sumOf(blanked) !== expected)
    throw new Error('The tar is damaged: an entry has no valid header.')
  const prefix = text(345, 155)
  return { name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), sizeBytes: Number.parseInt(text(124, 12), 8) }
}

/** A long name is cut at a slash: up to 155 bytes before it, up to 100 after. */
function splitName(name: string): [prefix: string, base: string] {
  if (Buffer.byteLength(name) <= 100) return ['', name]
  for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
    const [prefix, base] = [name.slice(0, slash), name.slice(slash + 1)]
    if (Buffer.byteLength(base) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, base]
  }
  throw new Error(`The name is too long for a tar: ${name}`)
}

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0)
}

function octal(number: number, digits: number): string {
  return number.toString(8).padStart(digits, '0')
}

const sizeBytesMax = 8 ** 11 - 1

class ByteReader {
  private readonly source: AsyncIterator<Uint8Array>
  private rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]()
  }

  async exactly(length: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    for (let left = length; left > 0; ) {
      const piece = await this.upTo(left)
      pieces.push(piece)
      left -= piece.length
    }
    return Buffer.concat(pieces)
  }

  async upTo(length: number): Promise<Buffer> {
    while (this.rest.length === 0) {
      const next = await this.source.next()
      if (next.done) throw new Error('The tar is damaged: it ends too early.')
      this.rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
    }
    const piece = this.rest.subarray(0, length)
    this.rest = this.rest.subarray(length)
    return piece
  }
}
