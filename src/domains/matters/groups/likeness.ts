/**
 * Dấu nhận việc trùng: keyed hashes by which two submissions are seen to be from the same person, in the same words, or in nearly the
 * same words. Nothing can be read from them, and whoever has the database alone cannot make them. Only shown; a person decides.
 */
import { createHmac } from 'node:crypto'
import { fold } from '#base/vietnamese.ts'
import type { SubmitterDetails } from '#domains/matters/submission.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'

export type LikeReason = 'same-person' | 'same-words' | 'near-words'

export const likeReasonNames: Record<LikeReason, string> = {
  'same-person': 'cùng người gửi hoặc cùng liên hệ',
  'same-words': 'cùng lời',
  'near-words': 'lời gần giống',
}

const bands = 16
const rowsInBand = 3
/** From here on two texts are called nearly the same. */
export const nearFrom = 0.5

/** At most 20 keys: `c` a contact, `p` name with address, `w` the words, `b` a band of their min-hash. */
export function likenessKeys(secretKey: Uint8Array, words: string, details: SubmitterDetails): string[] {
  const key = deriveKey(secretKey, 'matter-likeness')
  const keyed = (kind: string, text: string) =>
    kind + createHmac('sha256', key).update(`${kind}\n${text}`).digest('base64url').slice(0, 16)
  const phone = details.phone.replace(/\D/gu, '').replace(/^84/u, '0')
  const email = details.email.trim().toLowerCase()
  const isKnown = details.name !== '' && details.address !== ''
  return [
    ...(phone === '' ? [] : [keyed('c', phone)]),
    ...(email === '' ? [] : [keyed('c', email)]),
    ...(isKnown ? [keyed('p', tokens(`${details.name} ${details.address}`).join(' '))] : []),
    keyed('w', tokens(words).join(' ')),
    ...bandsOf(featuresOf(words), key.readUInt32LE(0)).map((band, index) => keyed('b', `${index}:${band}`)),
  ]
}

/** What two have in common by their keys; nearness is measured on the words themselves. */
export function sharedReasons(mine: readonly string[], theirs: readonly string[]): LikeReason[] {
  const shared = new Set(mine.filter((key) => theirs.includes(key)).map((key) => key[0]))
  return [
    ...(shared.has('w') ? (['same-words'] as const) : []),
    ...(shared.has('c') || shared.has('p') ? (['same-person'] as const) : []),
  ]
}

/** Share of words and pairs of words that another text has in common with this one, 0 to 1. */
export function nearnessTo(one: string): (other: string) => number {
  const mine = featuresOf(one)
  return (other) => {
    const theirs = featuresOf(other)
    let shared = 0
    for (const feature of theirs) if (mine.has(feature)) shared++
    return shared === 0 ? 0 : shared / (mine.size + theirs.size - shared)
  }
}

/** Only then is nearness worth measuring. */
export function sharesBand(mine: readonly string[], theirs: readonly string[]): boolean {
  return mine.some((key) => key.startsWith('b') && theirs.includes(key))
}

/** Same words, or so many bands that the texts are nearly the same. */
export function looksRepeated(mine: readonly string[], theirs: readonly string[]): boolean {
  const shared = mine.filter((key) => theirs.includes(key))
  return shared.some((key) => key.startsWith('w')) || shared.filter((key) => key.startsWith('b')).length >= 3
}

const tokensMax = 2_000

function tokens(text: string): string[] {
  return (
    fold(text)
      .match(/[a-z0-9]+/gu)
      ?.slice(0, tokensMax) ?? []
  )
}

function featuresOf(text: string): Set<string> {
  const words = tokens(text)
  return new Set([...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)])
}

/** Min-hash in bands: two texts share a band the likelier, the more they have in common. */
function bandsOf(features: ReadonlySet<string>, seed: number): string[] {
  if (features.size === 0) return []
  const least = new Uint32Array(bands * rowsInBand).fill(0xffffffff)
  for (const feature of features) {
    let base = seed
    for (let at = 0; at < feature.length; at++) base = Math.imul(base ^ feature.charCodeAt(at), 0x01000193)
    for (let row = 0; row < least.length; row++) {
      const hash = mixed(base ^ Math.imul(row + 1, 0x9e3779b1))
      if (hash < least[row]!) least[row] = hash
    }
  }
  return Array.from({ length: bands }, (_, band) =>
    [...least.subarray(band * rowsInBand, (band + 1) * rowsInBand)].join(','),
  )
}

function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
