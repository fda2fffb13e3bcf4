import { Parser } from 'htmlparser2'
import { readingLimits } from '#engines/spreadsheets/cells.ts'
import { refusals } from '#engines/spreadsheets/unzip.ts'

export type Attributes = Record<string, string>
export type XmlListener = {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Reads one part, element by element, a megabyte at a time. Names come without their prefixes. Entities that a document
 * defines for itself are not known here, so that they cannot grow.
 */
export function readXml(part: Uint8Array, listener: XmlListener): void {
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        if (depth > readingLimits.elementDepthMax) throw refusals.broken
        listener.open?.(local(name), localAttributes(attributes))
      },
      onclosetag(name) {
        depth -= 1
        listener.close?.(local(name))
      },
      ontext: (text) => listener.text?.(text),
    },
    { xmlMode: true, decodeEntities: true },
  )
  const decoder = new TextDecoder(encodingOf(part))
  for (let start = 0; start < part.length; start += chunkBytes)
    parser.write(decoder.decode(part.subarray(start, start + chunkBytes), { stream: true }))
  parser.end(decoder.decode())
}

const chunkBytes = 1024 * 1024

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function localAttributes(attributes: Attributes): Attributes {
  for (const name in attributes) if (name.includes(':')) return withoutPrefixes(attributes)
  return attributes
}

function withoutPrefixes(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]))
}

export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Excel's own escapes: «_x000D_» is a sign that XML cannot hold. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
