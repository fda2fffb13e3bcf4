import { isCapitals } from '#base/vietnamese.ts'
import { knownLawLength } from '#domains/library/known-laws.ts'

export type LawMention = { start: number; end: number; type: string; number: null; name: string }

const lawWord = /(?<![\p{L}\p{N}])(bo luat|luat|phap lenh) (?=\p{L})/gu
const amending =
  /^(?:sua doi,? bo sung|bo sung,? sua doi)(?: (?:mot so|cac))?(?: dieu)?(?: cua)? (?:bo luat |luat |phap lenh )/u
const mentionsMax = 500

/** Laws, codes and ordinances that a line cites by name. «pháp luật», «luật sư», «dự án Luật» and «Hội Luật gia» are none. */
export function lawMentionsIn(text: string, folded: string): LawMention[] {
  const mentions: LawMention[] = []
  let floor = 0
  for (const match of folded.matchAll(lawWord)) {
    if (match.index < floor || mentions.length >= mentionsMax) continue
    const nameStart = match.index + match[0].length
    if (!isCited(text, folded, match.index, match[1]!, nameStart)) continue
    const length = nameLength(text, folded, nameStart)
    if (
      length === 0 ||
      (isCapitals(text.slice(match.index, nameStart + length)) &&
        knownLawLength(folded.slice(nameStart, nameStart + 160)) === 0)
    )
      continue
    const end = nameStart + length
    const name = text.slice(match.index, end).replace(/\s+/gu, ' ')
    const type = match[1] === 'bo luat' ? 'Bộ luật' : match[1] === 'luat' ? 'Luật' : 'Pháp lệnh'
    mentions.push({ start: match.index, end, type, number: null, name })
    floor = end
  }
  return mentions
}

/** The word is a law's when it has a capital, or a known name with a capital follows; not in «dự án Luật», «Hội Luật gia». */
function isCited(text: string, folded: string, at: number, word: string, nameStart: number): boolean {
  const before = folded.slice(Math.max(0, at - 12), at)
  if (/(?:du an|du thao|hoi|phap) $/u.test(before)) return false
  if (/^(?:gia|nay|nay,|tuc|hien hanh|su)(?![\p{L}])/u.test(folded.slice(nameStart, nameStart + 20))) return false
  if (/^\p{Lu}/u.test(text.slice(at, at + 1))) return true
  return (
    word === 'luat' &&
    /^\p{Lu}/u.test(text.slice(nameStart, nameStart + 1)) &&
    knownLawLength(folded.slice(nameStart, nameStart + 160)) > 0
  )
}

const stops =
  / (?:nam|ngay|so) \d| va (?:cac|nhung|van ban|nghi|thong|quyet|luat|bo luat|phap lenh|huong dan|quy dinh)| (?:cua|quy dinh|ve|duoc|tren|theo|tai|trong|cho|da|co|do|den|khi|nhu|voi|la|doi voi|nham|de|gan|bang|vao|dong|hien hanh|sua doi|moi|tren dia ban)(?![\p{L}])|[;:.,()"\t/…]|\s-\s/u
const unknownLengthMax = 90

/** The whole known name, also behind «sửa đổi, bổ sung một số điều của Luật»; else the words up to a usual stop. */
function nameLength(text: string, folded: string, start: number): number {
  const window = folded.slice(start, start + 260)
  const amends = amending.exec(window)
  const shift = amends?.[0].length ?? 0
  const known = knownLawLength(window.slice(shift))
  if (known > 0) return shift + known
  if (amends && amends[0].length > 0) return shift + unknownLength(text.slice(start + shift), window.slice(shift))
  return unknownLength(text.slice(start, start + 200), window)
}

function unknownLength(text: string, folded: string): number {
  if (!/^\p{Lu}/u.test(text)) return 0
  const stop = stops.exec(folded)
  const end = stop?.index ?? folded.length
  return end > 1 && end <= unknownLengthMax ? end : 0
}
