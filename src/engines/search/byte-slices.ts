/**
 * Many growing lists of bytes in one: each list is a chain of slices that double in size, all in shared pages. Writing
 * a list never moves what was written, and 300,000 lists of a few bytes cost little more than the bytes.
 */
export class ByteSlices {
  #pages: Uint8Array[] = []
  #used = pageBytes
  #starts: number[] = []
  /** Where the next byte of a list goes, and the end of its present slice. */
  #heads = new Float64Array(1024)
  #ends = new Float64Array(1024)
  #sizes = new Uint8Array(1024)

  /** A new empty list; its number is the count of lists before it. */
  begin(): number {
    const list = this.#starts.length
    if (list === this.#heads.length) this.#grow()
    const start = this.#slice(firstBytes)
    this.#starts.push(start)
    this.#heads[list] = start
    this.#ends[list] = start + firstBytes
    return list
  }

  push(list: number, byte: number): void {
    let head = this.#heads[list]!
    // The last four bytes of a slice are kept for the place of the next one.
    if (head === this.#ends[list]! - linkBytes) head = this.#continue(list, head)
    this.#pages[Math.floor(head / pageBytes)]![head % pageBytes] = byte
    this.#heads[list] = head + 1
  }

  varint(list: number, value: number): void {
    let rest = value
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.push(list, (rest & 0x7f) | 0x80)
    this.push(list, rest)
  }

  /** The bytes of a list, in one piece; the next call overwrites them. */
  read(list: number): Uint8Array {
    let length = 0
    let at = this.#starts[list]!
    let size = firstBytes
    const head = this.#heads[list]!
    for (let step = 0; ; step++) {
      const page = this.#pages[Math.floor(at / pageBytes)]!
      const offset = at % pageBytes
      const isLast = head >= at && head <= at + size - linkBytes
      const bytes = isLast ? head - at : size - linkBytes
      if (length + bytes > this.#out.length) {
        const larger = new Uint8Array(2 * (length + bytes))
        larger.set(this.#out.subarray(0, length))
        this.#out = larger
      }
      this.#out.set(page.subarray(offset, offset + bytes), length)
      length += bytes
      if (isLast) return this.#out.subarray(0, length)
      at = new DataView(page.buffer).getUint32(offset + size - linkBytes) * linkUnit
      size = sizeAfter(step)
    }
  }
  #out = new Uint8Array(4096)

  #continue(list: number, head: number): number {
    const size = sizeAfter(this.#sizes[list]!++)
    const start = this.#slice(size)
    new DataView(this.#pages[Math.floor(head / pageBytes)]!.buffer).setUint32(head % pageBytes, start / linkUnit)
    this.#ends[list] = start + size
    return start
  }

  /** Slices begin at multiples of the link's unit, and never cross a page. */
  #slice(size: number): number {
    if (this.#used + size > pageBytes) {
      this.#pages.push(new Uint8Array(pageBytes))
      this.#used = 0
    }
    const start = (this.#pages.length - 1) * pageBytes + this.#used
    this.#used += size
    return start
  }

  #grow(): void {
    const larger = (old: Float64Array) => {
      const next = new Float64Array(old.length * 2)
      next.set(old)
      return next
    }
    this.#heads = larger(this.#heads)
    this.#ends = larger(this.#ends)
    const sizes = new Uint8Array(this.#sizes.length * 2)
    sizes.set(this.#sizes)
    this.#sizes = sizes
  }
}

const pageBytes = 1 << 20
const linkBytes = 4
const linkUnit = 16
const firstBytes = 16
const sliceBytesMax = 1 << 14

function sizeAfter(step: number): number {
  return Math.min(firstBytes * 2 ** (step + 1), sliceBytesMax)
}
