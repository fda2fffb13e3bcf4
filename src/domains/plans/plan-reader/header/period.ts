import type { Day } from '#base/day.ts'
import { daysOfAtom, timeAtomsOf } from '#domains/plans/plan-reader/assignment/time-atoms.ts'
import type { Field } from '#domains/plans/plan-reader/header/field.ts'
import { excerptIn, type Passage, passageOf } from '#domains/plans/plan-reader/text/passage.ts'
import type { Line } from '#engines/documents/line.ts'

export type Period = { start: Day; end: Day }

/**
 * Kỳ của kế hoạch: from its title; else from its closing or opening words, where they name this plan with its year;
 * else from a line that says when the plan is carried out.
 */
export function readPeriod(
  titles: (Passage | undefined)[],
  opening: Line[],
  closing: Line[],
  facts: Line[],
): Field<Period> | undefined {
  return (
    firstIn(titles) ??
    firstOf(
      closing.filter((line) => /^tren day la\b/u.test(line.folded)),
      ownPlanWords,
    ) ??
    firstOf(opening.slice(-3).toReversed(), ownPlanWords) ??
    firstOf(
      facts.filter((line) =>
        /^(?:\d{1,2}[.)/]|[ivx]+[.-]|[a-z]\)) ?thoi gian(?: thuc hien| trien khai)?(?: ke hoach)?\b/u.test(line.folded),
      ),
      wholeLine,
    )
  )
}

function firstIn(titles: (Passage | undefined)[]): Field<Period> | undefined {
  const stated = titles.filter((title) => title !== undefined)
  for (const isLawYear of [true, false]) {
    for (const title of stated) {
      const found = periodIn(title, { isLawYear })
      if (found) return found
    }
  }
  return undefined
}

function firstOf(lines: Line[], part: (passage: Passage) => [number, number] | undefined): Field<Period> | undefined {
  for (const line of lines) {
    const passage = passageOf(line)
    const range = part(passage)
    const found = range && periodIn(passage, { from: range[0], to: range[1] })
    if (found) return found
  }
  return undefined
}

function wholeLine(passage: Passage): [number, number] {
  return [0, passage.text.length]
}

/** From «… ban hành Kế hoạch», «Trên đây là Kế hoạch» on: what stands before are other documents and their years. */
function ownPlanWords({ folded }: Passage): [number, number] | undefined {
  const own = /(?:ban hanh|xay dung|tren day la)(?: noi dung)? ke hoach\b/gu
  let start = -1
  for (let match = own.exec(folded); match; match = own.exec(folded)) start = match.index
  if (start === -1) return undefined
  const end = folded.slice(start).search(/nhu sau|\. [a-z]/u)
  return [start, end === -1 ? folded.length : start + end]
}

const textLengthMax = 3_000

/** The last year, range of years or part of a year that stands outside quotation marks; else the last inside them. */
function periodIn(
  passage: Passage,
  { from = 0, to = passage.text.length, isLawYear = true } = {},
): Field<Period> | undefined {
  const dated = withoutDates(passage.folded.slice(from, Math.min(to, from + textLengthMax)))
  const folded = isLawYear ? withoutLawYears(dated) : dated
  const quoted = quotedRanges(folded)
  const found = timeAtomsOf(folded)
    .filter((atom) => atom.part.unit !== 'day' || atom.year !== undefined)
    .filter(
      (atom) =>
        !/\b(?:den|toi|den het|tam nhin|tam nhin den|tam nhin den nam|den nam|truoc|truoc nam|nam hoc)\s*$/u.test(
          folded.slice(0, atom.from).slice(-24),
        ),
    )
    .flatMap((atom) => {
      const days = daysOfAtom(atom, undefined)
      return days ? [{ atom, days, isQuoted: quoted.some(([start, end]) => start < atom.from && atom.from < end) }] : []
    })
    .filter(({ atom }) => atom.part.unit !== 'day')
  const best = found.findLast(({ isQuoted }) => !isQuoted) ?? found.at(-1)
  const source = best && excerptIn(passage, from + best.atom.from, from + best.atom.to)
  return best && source && { value: { start: best.days.start, end: best.days.end }, source }
}

/** Dates of cited documents say nothing of the plan's own time: blanked, offsets stay. */
function withoutDates(folded: string): string {
  return folded.replace(
    /\bngay \d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}| thang \d{1,2} nam \d{4})|\bso \d{1,5}(?:\/\d{4})?[/-][\p{L}\d/-]+|\bkhoa [ivxlc]+\b|\bgiai doan [ivx]+\b/gu,
    blank,
  )
}

/** «Luật Hòa giải ở cơ sở năm 2013»: the year is the law's, unless the title has no other. */
function withoutLawYears(folded: string): string {
  return folded.replace(/(?<!phap )\b(?:luat|hien phap|bo luat)\b(?! gia| su)[^,;."]{0,60}? nam \d{4}/gu, blank)
}

function blank(match: string): string {
  return ' '.repeat(match.length)
}

function quotedRanges(folded: string): [number, number][] {
  const ranges: [number, number][] = []
  let open = -1
  for (let index = 0; index < folded.length; index += 1) {
    if (folded[index] !== '"') continue
    if (open === -1) open = index
    else {
      ranges.push([open, index])
      open = -1
    }
  }
  return ranges
}
