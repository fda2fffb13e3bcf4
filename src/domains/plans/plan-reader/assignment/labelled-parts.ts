import { type Label, readLabel } from '#domains/plans/plan-reader/assignment/labels.ts'
import { type Passage, slicePassage } from '#domains/plans/plan-reader/text/passage.ts'

/** One «nhãn: nội dung» of a line: the label's words and what they say. */
export type LabelledPart = { label: Label; name: Passage; value: Passage }

/** A line cut at the labels that stand in it; `before` is what stands before the first. */
export type LabelledLine = { before: Passage; parts: LabelledPart[] }

const colonsMax = 60
const labelLengthMax = 90

/**
 * «Đơn vị chủ trì: A; đơn vị phối hợp: B; thời gian: C» → three parts. A label stands at the line's start, after a
 * sentence, or in the bracket that closes a task; one that opens the line may do without its colon.
 */
export function splitAtLabels(passage: Passage): LabelledLine {
  const found = labelsOf(passage)
  const first = found[0]
  if (!first) return chargeIn(passage) ?? { before: passage, parts: [] }
  const before = slicePassage(passage, 0, endOfBefore(passage.folded, first.start))
  const parts = found.map(({ label, start, valueStart }, index) => ({
    label,
    name: slicePassage(passage, start, valueStart),
    value: labelledValue(passage, valueStart, found[index + 1]?.start ?? passage.text.length, start),
  }))
  return { before, parts }
}

const chargeLengthMax = 600
const charge =
  /^giao (.{3,160}?),? (?:chu tri|(?:la |lam )?(?:co quan|don vi)?\s?(?:chu tri|dau moi))(?:,? phoi hop (?:voi|cung) (.{3,300}?))?,? (?:(?:to chuc|trien khai|tham muu) )*(?:thuc hien|trien khai)(?: (?:nhiem vu|noi dung|hoat dong|cong viec) nay)?[.;]?$/u

/** «Giao Phòng Tư pháp chủ trì, phối hợp với các thôn thực hiện.» says nothing but who does it. */
function chargeIn(passage: Passage): LabelledLine | undefined {
  const match = passage.text.length <= chargeLengthMax ? charge.exec(passage.folded) : null
  if (!match) return undefined
  const part = (label: Label, words: string | undefined): LabelledPart[] => {
    const start = words === undefined ? -1 : passage.folded.indexOf(words, 4)
    return start === -1
      ? []
      : [{ label, name: slicePassage(passage, 0, 4), value: slicePassage(passage, start, start + words!.length) }]
  }
  return { before: slicePassage(passage, 0, 0), parts: [...part('lead', match[1]), ...part('partner', match[2])] }
}

type Found = { label: Label; start: number; end: number; valueStart: number }

function labelsOf(passage: Passage): Found[] {
  const { folded } = passage
  const found: Found[] = []
  const bare = bareLabel(passage)
  if (bare) found.push(bare)
  let from = bare ? bare.end : 0
  let colon = folded.indexOf(':', from)
  for (let looked = 0; colon !== -1 && looked < colonsMax; looked += 1, colon = folded.indexOf(':', colon + 1)) {
    const hit = labelBefore(folded, from, colon)
    if (!hit) continue
    // A fact like «nội dung:» inside a sentence is part of it; at the line's start it is a label.
    if (hit.label === 'detail' && hit.start > 0 && found.length === 0) continue
    found.push({ ...hit, end: colon, valueStart: colon + 1 })
    from = colon + 1
  }
  return found
}

/** The longest label that ends at the colon and begins where a label can. */
function labelBefore(folded: string, from: number, colon: number): { label: Label; start: number } | undefined {
  const floor = Math.max(from, colon - labelLengthMax)
  for (let start = floor; start < colon; start += 1) {
    if (start !== 0 && !isBoundary(folded, start)) continue
    let at = start
    while (at < colon && /[\s*+\-"]/u.test(folded[at]!)) at += 1
    const label = readLabel(folded.slice(at, colon).trim())
    if (label) return { label, start: at }
  }
  return undefined
}

function isBoundary(folded: string, start: number): boolean {
  return (
    /[.;,(/|+*\n-]/u.test(folded[start - 1] ?? '') ||
    (folded[start - 1] === ' ' && /[.;,(/|+*-]/u.test(folded[start - 2] ?? ''))
  )
}

/** «Cơ quan chủ trì Sở Tư pháp», «Thời gian thực hiện Quý II»: the usual labels, when a name or a time follows. */
const bareLabels =
  /^((?:co quan|don vi)(?:, (?:co quan|don vi))? (?:chu tri(?: thuc hien| tham muu)?|phoi hop(?: thuc hien)?|thuc hien)|thoi gian (?:thuc hien|hoan thanh)|thoi han (?:thuc hien|hoan thanh))(?: la| -|-)? (?=\S)/u

function bareLabel(passage: Passage): Found | undefined {
  const match = bareLabels.exec(passage.folded)
  const label = match && readLabel(match[1]!)
  if (!match || !label) return undefined
  const rest = passage.text.slice(match[0].length)
  const follows =
    label === 'time' ? /^(?:Năm|Quý|Tháng|Trong|Từ|Trước|Thường xuyên|Hằng|Hàng|Cả năm|Quí|\d)/iu : /^(?:\p{Lu}|các )/u
  return follows.test(rest) ? { label, start: 0, end: match[1]!.length, valueStart: match[0].length } : undefined
}

function endOfBefore(folded: string, start: number): number {
  let end = start
  while (end > 0 && /[\s(+*-]/u.test(folded[end - 1]!)) end -= 1
  return end
}

/** The value without the bracket that holds the labels and without the sign before the next one. */
function labelledValue(passage: Passage, start: number, end: number, labelStart: number): Passage {
  const isBracketed = passage.folded[labelStart - 1] === '(' || isInOpenBracket(passage.folded, labelStart)
  let to = end
  while (to > start && /[\s;,(/|+*-]/u.test(passage.folded[to - 1]!)) to -= 1
  let value = slicePassage(passage, start, to)
  if (isBracketed) {
    const close = closingBracket(value.folded)
    if (close !== -1) value = slicePassage(value, 0, close)
  }
  return value
}

function isInOpenBracket(folded: string, index: number): boolean {
  const from = Math.max(0, index - 600)
  return folded.lastIndexOf('(', index) > Math.max(folded.lastIndexOf(')', index - 1), from - 1)
}

function closingBracket(folded: string): number {
  let depth = 0
  for (let index = 0; index < folded.length; index += 1) {
    if (folded[index] === '(') depth += 1
    if (folded[index] === ')') {
      if (depth === 0) return index
      depth -= 1
    }
  }
  return -1
}
