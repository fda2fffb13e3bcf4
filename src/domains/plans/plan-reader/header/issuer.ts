import { tidy } from '#base/vietnamese.ts'
import { bodyStartOf } from '../assignment/body-words.ts'
import { isCapitals, type Line } from '../text/line.ts'
import { excerptIn, joinPassages, type Passage, passageOf, slicePassage } from '../text/passage.ts'
import type { Field } from './field.ts'
import { sentenceCased } from './sentence-case.ts'

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

/** «Phòng Tư pháp» of the opening is «phòng Tư pháp thành phố Lai Châu» where the text says so somewhere. */
function withPlace(candidate: Candidate, all: Line[]): Candidate {
  if (placeNameIn(candidate.name)) return candidate
  const { folded } = candidate.part
  const after = new RegExp(`^(?: (?:${placeWords}))? (?=\\p{Lu})`, 'u')
  for (const line of all) {
    for (let at = line.folded.indexOf(folded); at !== -1; at = line.folded.indexOf(folded, at + 1)) {
      const end = at + folded.length
      const joint = new RegExp(`^(?: (?:${placeWords}))? `, 'u').exec(line.folded.slice(end, end + 20))
      const isNamed =
        joint &&
        after.test(
          `${line.folded.slice(end, end + joint[0].length)}${line.text.slice(end + joint[0].length, end + joint[0].length + 1)}`,
        )
      const name = isNamed && namesAt(line.text.slice(end + joint[0].length))
      if (!name || (joint[0] === ' ' && !new RegExp(`(?:${placeWords})$`, 'u').test(folded))) continue
      const part = passageOf(line, at, end + joint[0].length + name.length)
      return { name: tidy(part.text), part }
    }
  }
  return candidate
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
  const lines = head.filter(isHeadName)
  const groups: Line[][] = []
  for (const line of lines) {
    const opensOwn = groups.length === 0 || isOwnBody(line)
    if (opensOwn) groups.push([line])
    else groups.at(-1)!.push(line)
  }
  const own = groups.at(-1)
  if (!own) return []
  const part = joinPassages(own.map((line) => passageOf(line)))
  if (part.text.length > 160) return []
  return [{ name: mixedCase(part, all), part }]
}

function isHeadName(line: Line): boolean {
  if (!isCapitals(line.text) || line.text.length > 100 || /\d{3}/u.test(line.text)) return false
  return (
    !/^(?:cong hoa|dang cong san|so\b ?:|du thao|doc lap|ban du thao|mat|hoa toc|khan|cong bao|\()/u.test(
      line.folded,
    ) && /\p{L}{2}/u.test(line.text)
  )
}

/** «TỈNH LẠNG SƠN» under «ỦY BAN NHÂN DÂN» goes on with it; «SỞ TƯ PHÁP» under «UBND TỈNH …» is a body of its own. */
function isOwnBody(line: Line): boolean {
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
