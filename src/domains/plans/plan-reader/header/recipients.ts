import { tidy } from '#base/vietnamese.ts'
import type { Field } from '#domains/plans/plan-reader/header/field.ts'
import { isBullet, readMark } from '#domains/plans/plan-reader/layout/numbering.ts'
import {
  excerptIn,
  joinPassages,
  type Passage,
  passageOf,
  slicePassage,
} from '#domains/plans/plan-reader/text/passage.ts'
import type { Line } from '#engines/documents/line.ts'

const recipientsMax = 300

/** Nơi nhận: one per bullet, unsplit; lines of the signature between them are passed over. */
export function readRecipients(closing: Line[], isSignature: (line: Line) => boolean): Field<string>[] {
  const start = closing.findIndex((line) => /^noi nhan\b/u.test(line.folded))
  if (start === -1) return []
  const items: { passage: Passage; isBulleted: boolean }[] = []
  let isLast = false
  for (const line of closing.slice(start)) {
    const mark = readMark(line)
    const isBulleted = mark !== undefined && isBullet(mark)
    const from = mark?.start ?? /^noi nhan\s*[:.]?\s*/u.exec(line.folded)?.[0].length ?? 0
    const passage = passageOf(line, from)
    if (passage.text === '' || isSignature(line) || items.length >= recipientsMax) continue
    if (isBulleted) {
      for (const piece of splitInline(passage)) items.push({ passage: piece, isBulleted })
    } else if (!isLast && items.length === 0) {
      for (const piece of splitInline(passage)) items.push({ passage: piece, isBulleted })
    } else if (!isLast || goesOn(items.at(-1)!.passage, passage)) addPlain(items, passage)
    // «Lưu: …» is the last; what stands behind it is the signature or another sheet.
    isLast ||= /^luu\b/u.test(items.at(-1)?.passage.folded ?? '')
  }
  return items.flatMap(({ passage }) => {
    const part = withoutEnds(passage)
    const source = excerptIn(part)
    return source && /\p{L}/u.test(part.text) ? [{ value: tidy(part.text), source }] : []
  })
}

/** «- Như trên; - Lưu: VT.» on one line. */
function splitInline(passage: Passage): Passage[] {
  const pieces: Passage[] = []
  let from = 0
  for (const match of passage.folded.matchAll(/[;.]\s*-\s+(?=\S)/gu)) {
    pieces.push(slicePassage(passage, from, match.index))
    from = match.index + match[0].length
  }
  pieces.push(slicePassage(passage, from))
  return pieces.filter(({ text }) => text !== '')
}

function goesOn(last: Passage, next: Passage): boolean {
  return !/[;.]$/u.test(last.text) && /^[\p{Ll}(]/u.test(next.text)
}

/** A line without a bullet goes on with the one before when that one is not closed; else it stands for itself. */
function addPlain(items: { passage: Passage; isBulleted: boolean }[], passage: Passage): void {
  const last = items.at(-1)!
  if (goesOn(last.passage, passage) || (last.isBulleted && !/[;.]$/u.test(last.passage.text))) {
    last.passage = joinPassages([last.passage, passage])
  } else if (!last.isBulleted) items.push({ passage, isBulleted: false })
}

function withoutEnds(passage: Passage): Passage {
  const start = /^[\s\-+*•]*/u.exec(passage.folded)?.[0].length ?? 0
  const end = /[\s;.,/]*$/u.exec(passage.folded.slice(-20))?.[0].length ?? 0
  return slicePassage(passage, start, Math.max(start, passage.text.length - end))
}
