import { zip } from '#engines/archive/zip.ts'
import { openArchive } from '#engines/documents/docx/unzip.ts'

const core = 'docProps/core.xml'
const document = 'word/document.xml'

/**
 * The file without what differs from one run to the next: the clock in its properties and in the archive, the chance in the ids of
 * its links, and the count of places that runs on from paper to paper.
 */
export async function sameBytes(bytes: Uint8Array, madeAt: Date): Promise<Uint8Array> {
  const archive = await openArchive(bytes)
  const parts = new Map<string, string>()
  for (const name of archive.names) {
    const part = await archive.read(name)
    if (part !== undefined && !name.endsWith('/')) parts.set(name, new TextDecoder().decode(part))
  }
  parts.set(core, withMoment(parts.get(core)!, madeAt))
  for (const [name, renamed] of linkIds(parts)) parts.set(name, renamed)
  parts.set(document, withPlaceIds(parts.get(document)!))
  // The list of contents first, as Office writes it.
  const names = [...parts.keys()].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
  return zip(names.map((name) => ({ name, content: parts.get(name)! })))
}

function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2
}

function withMoment(core: string, madeAt: Date): string {
  const moment = madeAt.toISOString().replace(/\.\d{3}Z$/, 'Z')
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`)
}

/** Places are numbered on from the paper written before; here from 1 in each. */
function withPlaceIds(xml: string): string {
  const ids = new Map<string, number>()
  return xml.replace(/(<w:bookmark(?:Start|End) [^>]*w:id=")(\d+)"/g, (_, start: string, id: string) => {
    if (!ids.has(id)) ids.set(id, ids.size + 1)
    return `${start}${ids.get(id)}"`
  })
}

/** Links carry ids of chance; in the order in which they stand in the text they become `rIdLink1`, `rIdLink2`. */
function linkIds(parts: ReadonlyMap<string, string>): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const [name, xml] of parts) {
    const relations = `word/_rels/${name.slice('word/'.length)}.rels`
    const known = parts.get(relations)
    if (!name.startsWith('word/') || known === undefined) continue
    const ids = [...new Set([...xml.matchAll(/<w:hyperlink [^>]*r:id="([^"]+)"/g)].map((match) => match[1]!))]
    const names = new Map(ids.map((id, index) => [id, `rIdLink${index + 1}`]))
    const rename = (text: string) =>
      text.replace(/( (?:r:id|Id)=")([^"]+)"/g, (whole, start: string, id: string) =>
        names.has(id) ? `${start}${names.get(id)}"` : whole,
      )
    renamed.set(name, rename(xml))
    renamed.set(relations, sortedRelations(rename(known)))
  }
  return renamed
}

/** docx lists links by their ids of chance; by the new ones the list is the same each time. */
function sortedRelations(xml: string): string {
  const one = /<Relationship [^>]*\/>/g
  const sorted = [...xml.matchAll(one)].map(([tag]) => tag).sort((first, second) => orderOf(first) - orderOf(second))
  let next = 0
  return xml.replace(one, () => sorted[next++]!)
}

function orderOf(tag: string): number {
  const link = /Id="rIdLink(\d+)"/.exec(tag)
  if (link !== null) return 1_000_000 + Number(link[1])
  return Number(/Id="rId(\d+)"/.exec(tag)?.[1] ?? 0)
}
