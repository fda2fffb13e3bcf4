import { crc32 } from 'node:zlib'
import type { Bm25fWeights } from './search-engine.ts'

/**
 * A segment on disk: magic, the length and checksum of what follows, a description in JSON, then sections, each at a
 * multiple of eight bytes so that it is read where it lies. Little-endian, as every machine that Node runs on.
 */
const magic = 'LGDSEG'
export const segmentVersion = 1
/** Postings of frequent terms come in windows of this many entries, each with its best score. */
export const windowEntries = 512
/** A term in no more entries than this has no windows: it is read whole. */
export const wholePostingsMax = 96

export const sectionNames = [
  'surfaces', // the written forms, by frequency, in lines
  'surfaceFolds', // Uint32: the folded form of each
  'folds', // the folded forms, sorted, in lines
  'foldPostings', // Uint32: where the postings of each begin
  'pairStarts', // Uint32: the pairs that begin with each folded form
  'pairSeconds', // Uint32: the second folded form of each pair
  'pairPostings', // Uint32: where the postings of each pair begin
  'postings',
  'lengths', // Uint16: tokens of each field, entry by entry
  'ids',
  'idStarts', // Uint32
  'groups', // Float64: a hash of 53 bits
  'facets', // Int32: one column after the other
  'tokens', // the entries as sequences of written forms
  'tokenStarts', // Uint32
  'titleOrder', // Uint32: entries by their folded title
] as const

export type SectionName = (typeof sectionNames)[number]

export type SegmentDescription = {
  version: number
  entries: number
  /** Tokens of all entries, by field. */
  lengthSums: number[]
  weights: Bm25fWeights
  facetNames: string[]
}

type Sections = Record<SectionName, Uint8Array>

const headerBytes = 24

export function packSegment(description: SegmentDescription, sections: Sections): Uint8Array {
  const places: number[][] = []
  const text = () => new TextEncoder().encode(JSON.stringify({ ...description, places }))
  let at = 0
  for (const name of sectionNames) {
    places.push([at, sections[name].byteLength])
    at += aligned(sections[name].byteLength)
  }
  const described = text()
  const start = aligned(headerBytes + described.byteLength)
  const bytes = new Uint8Array(start + at)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(magic))
  view.setUint16(6, segmentVersion, true)
  view.setUint32(8, described.byteLength, true)
  view.setFloat64(16, bytes.byteLength, true)
  bytes.set(described, headerBytes)
  for (const [index, name] of sectionNames.entries()) bytes.set(sections[name], start + places[index]![0]!)
  view.setUint32(12, crc32(bytes.subarray(16)), true)
  return bytes
}

/** Throws `SegmentBroken` when the bytes are not a whole segment of this version. */
export function unpackSegment(given: Uint8Array): { description: SegmentDescription; sections: Sections } {
  const bytes = given.byteOffset % 8 === 0 ? given : new Uint8Array(given)
  if (bytes.byteLength < headerBytes) throw new SegmentBroken('too short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (new TextDecoder().decode(bytes.subarray(0, 6)) !== magic) throw new SegmentBroken('no segment')
  if (view.getUint16(6, true) !== segmentVersion) throw new SegmentBroken('another version')
  if (view.getFloat64(16, true) !== bytes.byteLength) throw new SegmentBroken('cut off')
  if (view.getUint32(12, true) !== crc32(bytes.subarray(16))) throw new SegmentBroken('the checksum differs')
  const describedBytes = view.getUint32(8, true)
  const { places, ...description }: SegmentDescription & { places: number[][] } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(headerBytes, headerBytes + describedBytes)),
  )
  const start = aligned(headerBytes + describedBytes)
  const section = (index: number) => {
    const [from = 0, length = 0] = places[index] ?? []
    return bytes.subarray(start + from, start + from + length)
  }
  const sections = Object.fromEntries(sectionNames.map((name, index) => [name, section(index)])) as Sections
  return { description, sections }
}

/** The bytes are not a segment that this program wrote: build it anew. */
export class SegmentBroken extends Error {}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8
}
