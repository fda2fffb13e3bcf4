import { GrowingBytes } from './growing.ts'

/**
 * Entries as sequences of written forms, the frequent ones in one byte: field after field, each closed by
 * `sectionEnd`, with marks where a line or a passage ends.
 */
export const lineEnd = 0
export const passageEnd = 1
export const sectionEnd = 2
export const firstCode = 3

/** Codes below this take one byte, the next 16,128 two, all others four. */
export const oneByteCodes = 192
export const fourByteMark = 255

export class TokenBytes {
  readonly #codes: Uint32Array

  /** The ids of the written forms, the most frequent first. */
  constructor(byFrequency: number[]) {
    this.#codes = new Uint32Array(byFrequency.length)
    for (const [rank, id] of byFrequency.entries()) this.#codes[id] = rank + firstCode
  }

  /** From provisional ids as varints to codes. */
  recode(given: Uint8Array, givenStarts: Int32Array): { bytes: Uint8Array; starts: Uint32Array } {
    const out = new GrowingBytes(given.length)
    const starts = new Uint32Array(givenStarts.length)
    let at = 0
    for (let entry = 0; entry + 1 < givenStarts.length; entry++) {
      starts[entry] = out.length
      const end = givenStarts[entry + 1]!
      while (at < end) {
        let value = 0
        for (let shift = 0; ; shift += 7) {
          const byte = given[at++]!
          value |= (byte & 0x7f) << shift
          if (byte < 0x80) break
        }
        writeCode(out, value < firstCode ? value : this.#codes[value - firstCode]!)
      }
    }
    starts[givenStarts.length - 1] = out.length
    return { bytes: out.bytes(), starts }
  }
}

function writeCode(out: GrowingBytes, code: number): void {
  const beyond = code - oneByteCodes
  if (beyond < 0) out.push(code)
  else if (beyond < (fourByteMark - oneByteCodes) * 256) {
    out.push(oneByteCodes + (beyond >> 8))
    out.push(beyond & 255)
  } else {
    out.push(fourByteMark)
    out.push(code >> 16)
    out.push((code >> 8) & 255)
    out.push(code & 255)
  }
}
