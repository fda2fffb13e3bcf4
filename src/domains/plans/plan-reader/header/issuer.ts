import { isCapitals, tidy } from '#base/vietnamese.ts'
import { bodyStartOf } from '#domains/plans/plan-reader/bodies/body-words.ts'
import type { Field } from '#domains/plans/plan-reader/header/field.ts'
import { sentenceCased } from '#domains/plans/plan-reader/header/sentence-case.ts'
import {
  excerptIn,
  joinPassages,
  type Passage,
  passageOf,
  slicePassage,
} from '#domains/plans/plan-reader/text/passage.ts'
import type { Line } from '#engines/documents/line.ts'

type Candidate = { name: string; part: Passage }

/**
 * Cơ quan ban hành: the fullest name that the document states, in its opening («… ban hành Kế hoạch»), its closing
 * («Kế hoạch … của …») or the head of the page. A name in capitals is written as the text writes it elsewhere.
 */
export function readIssuer(head: Line[], opening: Line[], closing: Line[], all: Line[]): Field<string> | undefined {
  const stated = [fromOpening(opening), fromClosing(closing)].filter((candidate) => candidate !== undefined)
  const candidates = [...stated.map((candidate) => withPlace(candidate, all)), ...fromHead(head, all)]
  const best = candidates.toSorted((one, other) => fullness(other.name) - fullness(one.name))[0]
  const source = best && excerptIn(best.part)
  return best && source && { value: best.name, source }
}

/** A name with its place and without abbreviations says most. */
function fullness(name: string): number {
  return (placeNameIn(name) ? 2 : 0) + (/\b(?:UBND|HĐND|UBMTTQ)\b/u.test(name) ? 0 : 1)
}

const verb =
  /\s(?:xay dung|ban hanh|de ra|lap|trien khai|to chuc|thong nhat ban hanh|thong nhat|cu the hoa|phoi hop xay dung)\s(?:va |xay dung |ban hanh )?(?:noi dung )?(?:ke hoach|chuong trinh|phuong an)\b/u
const windowLength = 240

/** «…, Ủy ban nhân dân tỉnh Lai Châu ban hành Kế hoạch …». */
function fromOpening(opening: Line[]): Candidate | undefined {
  for (const line of opening.toReversed()) {
    const passage = passageOf(line)
    const from = Math.max(0, lastIndexOfPattern(passage.folded) - windowLength)
    const match = verb.exec(passage.folded.slice(from))
    if (!match) continue
    const candidate = bodyBefore(passage, from + match.index)
    if (candidate) return candidate
  }
  return undefined
}

function lastIndexOfPattern(folded: string): number {
  let last = 0
  for (const match of folded.matchAll(/ (?:ke hoach|chuong trinh|phuong an)\b/gu)) {
    if (verb.test(folded.slice(Math.max(0, match.index - 40), match.index + 20))) last = match.index
  }
  return last
}

/** The clause before the verb, when it begins with a body; one or two commas may stand in its name. */
function bodyBefore(passage: Passage, end: number): Candidate | undefined {
  let start = end
  for (let commas = 0; commas < 3; commas += 1) {
    start = Math.max(...[',', ';', '.', ':', ')', '"'].map((sign) => passage.folded.lastIndexOf(sign, start - 1))) + 1
    const part = slicePassage(passage, start, end)
    if (part.text.length > 160) return undefined
    if (isBodyName(part)) return { name: tidy(part.text), part }
    if (start <= 0) return undefined
    start -= 1
  }
  return undefined
}

function isBodyName({ text, folded }: Passage): boolean {
  const start = bodyStartOf(text, folded)
  return (start === 'always' || start === 'proper') && text.split(' ').length >= 2
}

/** «Trên đây là Kế hoạch … của phòng Tư pháp thành phố Lai Châu./.» */
function fromClosing(closing: Line[]): Candidate | undefined {
  const line = closing.find(({ folded }) => /^tren day la\b.{0,20}(?:ke hoach|chuong trinh|phuong an)/u.test(folded))
  if (!line) return undefined
  const passage = passageOf(line)
  const sentenceEnd =
    /[.;](?:\s|\/|$)|, (?:de nghi|yeu cau|cac |trong qua trinh|kinh)/u.exec(passage.folded)?.index ??
    passage.text.length
  const of = passage.folded.lastIndexOf(' cua ', sentenceEnd)
  if (of === -1) return undefined
  const part = slicePassage(passage, of + 5, sentenceEnd)
  return isBodyName(part) && part.text.length < 120 ? { name: tidy(part.text), part } : undefined
}

const placeWords = 'tinh|thanh pho|huyen|quan|thi xa|phuong|xa|thi tran|dac khu'

/**
 * «Phòng Tư pháp» of the opening is «phòng Tư pháp thành phố Lai Châu» where the text says so somewhere; «Ban Thường vụ
 * Hội LHPN tỉnh» takes the name that follows «Hội LHPN tỉnh» elsewhere.
 */
function withPlace(candidate: Candidate, all: Line[]): Candidate {
  if (placeNameIn(candidate.name)) return candidate
  const words = candidate.part.folded.split(' ')
  for (
    let dropped = 0;
    dropped === 0 || (endsWithPlaceWord.test(candidate.part.folded) && words.length - dropped >= 2);
    dropped += 1
  ) {
    const tail = words.slice(dropped).join(' ')
    for (const line of all) {
      const named = placeBehind(line, tail)
      if (!named) continue
      const written = tidy(named.text)
      const name = isCapitals(written) ? sentenceCased(written) : written
      const start = candidate.name.split(' ').slice(0, dropped).join(' ')
      return dropped === 0 ? { name, part: named } : { name: `${start} ${name}`, part: candidate.part }
    }
  }
  return candidate
}

const endsWithPlaceWord = new RegExp(`(?:^| )(?:${placeWords})$`, 'u')
const placeJoint = new RegExp(`^(?: (?:${placeWords}))? (?=\\p{L})`, 'u')
const occurrencesMax = 200

/** The words, and the place's name right behind them, in a line. */
function placeBehind(line: Line, folded: string): Passage | undefined {
  let at = line.folded.indexOf(folded)
  for (let looked = 0; at !== -1 && looked < occurrencesMax; looked += 1, at = line.folded.indexOf(folded, at + 1)) {
    const end = at + folded.length
    const joint = placeJoint.exec(line.folded.slice(end, end + 20))
    if (!joint || (joint[0] === ' ' && !endsWithPlaceWord.test(folded))) continue
    const name = namesAt(line.text.slice(end + joint[0].length, end + joint[0].length + 60))
    if (name) return passageOf(line, at, end + joint[0].length + name.length)
  }
  return undefined
}

/** The words with a capital that a place's name is made of. */
function namesAt(text: string): string | undefined {
  return /^\p{Lu}[\p{L}'’]*(?: \p{Lu}[\p{L}'’]*| \d{1,2}(?!\d)){0,4}/u.exec(text)?.[0]
}

/** The place that a body's name ends with: «Ủy ban nhân dân huyện Hưng Hà» → «Hưng Hà». */
export function placeNameIn(name: string): string | undefined {
  const matches = [
    ...name.matchAll(/(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|phường|xã|thị trấn|đặc khu)\s+(?=[\p{Lu}\d])/giu),
  ]
  const last = matches.at(-1)
  return (
    last &&
    (/^\d{1,2}/u.exec(name.slice(last.index + last[0].length))?.[0] ?? namesAt(name.slice(last.index + last[0].length)))
  )
}

/** Lines of capitals at the head, without the state's name, motto, number and date; the last body of them issues. */
function fromHead(head: Line[], all: Line[]): Candidate[] {
  const names = head.map(headName).filter((name) => name !== undefined)
  const groups: Passage[][] = []
  for (const name of names) {
    const opensOwn = groups.length === 0 || isOwnBody(name)
    if (opensOwn) groups.push([name])
    else groups.at(-1)!.push(name)
  }
  const own = groups.at(-1)
  if (!own) return []
  const part = joinPassages(own)
  if (part.text.length > 160) return []
  return [{ name: mixedCase(part, all), part }]
}

/** A line of the left column, also where the right one («CỘNG HÒA …») stands behind it on the same line. */
function headName(line: Line): Passage | undefined {
  const end = /\s*(?:cong hoa xa hoi|dang cong san viet nam|doc lap\b|-{3,}|_{3,})/u.exec(line.folded)?.index
  const name = passageOf(line, 0, end)
  if (!isCapitals(name.text) || name.text.length > 100 || /\d{3}/u.test(name.text) || !/\p{L}{2}/u.test(name.text))
    return undefined
  return /^(?:so\b ?:|du thao|ban du thao|mat|hoa toc|khan|cong bao|\()/u.test(name.folded) ? undefined : name
}

/** «TỈNH LẠNG SƠN» under «ỦY BAN NHÂN DÂN» goes on with it; «SỞ TƯ PHÁP» under «UBND TỈNH …» is a body of its own. */
function isOwnBody(line: Passage): boolean {
  if (/^(?:tinh|thanh pho|tp|huyen|quan|thi xa|phuong|xa|thi tran|dac khu)(?!\s?uy)\b/u.test(line.folded)) return false
  return bodyStartOf(line.text, line.folded) !== undefined
}

/** The same words as the text writes them elsewhere; where it never does, in small letters but for names. */
function mixedCase(part: Passage, all: Line[]): string {
  for (const line of all) {
    const at = line.folded.indexOf(part.folded)
    if (at === -1) continue
    const written = line.text.slice(at, at + part.text.length)
    if (!isCapitals(written) && /^\p{Lu}/u.test(written)) return tidy(written)
  }
  return sentenceCased(tidy(part.text))
}
