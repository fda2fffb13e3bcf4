import { Parser } from 'htmlparser2'
import { Refusal } from '#base/refusal.ts'
import { brokenSentence } from '#engines/documents/docx/unzip.ts'
import { limits } from '#engines/documents/limits.ts'

export type Attributes = Record<string, string>
export type XmlListener = {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

/**
 * Reads one part of a .docx, element by element. Names come with the prefixes that Word itself uses (`w:p`, `mc:Choice`)
 * whatever prefixes the file chose. Returns whether the part was whole, that is, its root element was closed.
 */
export function readXml(part: Uint8Array, listener: XmlListener): boolean {
  const names = createNames()
  let depth = 0
  let isWhole = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        if (depth > limits.elementDepthMax) throw new Refusal(422, brokenSentence)
        names.learn(attributes)
        listener.open(names.of(name), names.ofAttributes(attributes))
      },
      onclosetag(name, isImplied) {
        depth -= 1
        if (depth === 0) isWhole = !isImplied
        listener.close(names.of(name))
      },
      ontext: (text) => listener.text(text),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xmlText(part))
  return isWhole
}

/** UTF-8 unless a mark says UTF-16; bytes that are neither become signs of doubt (U+FFFD), never an error. */
function xmlText(part: Uint8Array): string {
  const [first, second] = part
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(part)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(part)
  return new TextDecoder().decode(part)
}

const usualPrefixes = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
])

function createNames() {
  /** Prefixes of this file that Word writes otherwise; nearly always none. */
  const renamed = new Map<string, string>()
  const of = (name: string) => {
    if (renamed.size === 0) return name
    const colon = name.indexOf(':')
    const prefix = renamed.get(colon < 0 ? '' : name.slice(0, colon))
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`
  }
  return {
    learn(attributes: Attributes): void {
      for (const key in attributes) {
        if (!key.startsWith('xmlns')) continue
        const prefix = key === 'xmlns' ? '' : key.slice(6)
        const usual = usualPrefixes.get(attributes[key] ?? '')
        if (usual !== undefined && usual !== prefix) renamed.set(prefix, usual)
      }
    },
    of,
    ofAttributes(attributes: Attributes): Attributes {
      if (renamed.size === 0) return attributes
      return Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [key.includes(':') ? of(key) : key, value]),
      )
    },
  }
}

/** A small part (styles, numbering, relations) as a tree. */
export type XmlElement = { name: string; attributes: Attributes; children: XmlElement[] }

export function readXmlTree(part: Uint8Array): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  readXml(part, {
    open(name, attributes) {
      const element = { name, attributes, children: [] }
      open.at(-1)?.children.push(element)
      open.push(element)
    },
    close() {
      if (open.length > 1) open.pop()
    },
    text() {},
  })
  return root.children[0] ?? root
}

export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce((parent, name) => parent?.children.find((child) => child.name === name), element)
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** `w:val` of a child, undefined where the child is absent. */
export function writtenValue(element: XmlElement | undefined, ...path: string[]): string | undefined {
  return childOf(element, ...path)?.attributes['w:val']
}

/** A property that is on by being there, unless its value says no. */
export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off', 'none'].includes(attributes['w:val'] ?? '1')
}

/** A whole number of an attribute, within what Word itself writes. */
export function wholeNumber(written: string | undefined): number | undefined {
  const number = Number.parseInt(written ?? '', 10)
  return Number.isInteger(number) && Math.abs(number) < 1_000_000 ? number : undefined
}
