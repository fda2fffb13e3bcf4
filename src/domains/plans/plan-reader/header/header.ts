import { readIssuer } from '#domains/plans/plan-reader/header/issuer.ts'
import {
  type DateReading,
  type NumberReading,
  readDate,
  readNumber,
} from '#domains/plans/plan-reader/header/number-and-date.ts'
import { readPeriod } from '#domains/plans/plan-reader/header/period.ts'
import { readRecipients } from '#domains/plans/plan-reader/header/recipients.ts'
import { isSignatureLine, readSigner } from '#domains/plans/plan-reader/header/signer.ts'
import { readTitle } from '#domains/plans/plan-reader/header/title.ts'
import type { Regions } from '#domains/plans/plan-reader/layout/regions.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { passageOf } from '#domains/plans/plan-reader/text/passage.ts'
import type { Excerpt } from '#engines/documents/document.ts'
import type { Line } from '#engines/documents/line.ts'

type HeaderFields = Pick<
  PlanReading,
  'number' | 'symbol' | 'kind' | 'title' | 'issuer' | 'place' | 'date' | 'period' | 'recipients' | 'signer' | 'sources'
>

/** Thể thức: what the head and the foot of the document say of it; the readings of number and date keep what is blank. */
export type HeaderReading = { reading: HeaderFields; number: NumberReading; date: DateReading }

const linesAfterHeadMax = 12
const letterheadLengthMax = 160

export function readHeader(regions: Regions, all: Line[]): HeaderReading {
  const { head, kind, opening } = regions
  const bodyLines = regions.body.flatMap((strip) => (strip.kind === 'line' ? [strip.line] : []))
  const letterhead = kind ? [...head, ...shortLines(opening)] : shortLines([...head, ...opening, ...bodyLines])
  const number = readNumber(letterhead)
  const date = readDate(letterhead)
  const title = readTitle(regions)
  const lastLines = [...bodyLines.slice(-8), ...regions.closing.slice(0, 2)]
  const issuer = readIssuer(head, opening, lastLines, all)
  const period = readPeriod(
    [title?.passage, ...regions.attached.map((line) => passageOf(line))],
    opening,
    lastLines,
    bodyLines,
  )
  const recipients = readRecipients(regions.closing, isSignatureLine)
  const signer = readSigner(regions.closing)

  const sources: Record<string, Excerpt> = {}
  const keep = (name: string, source: Excerpt | undefined) => {
    if (source) sources[name] = source
  }
  keep('number', number.number?.source)
  keep('symbol', number.symbol?.source)
  keep('kind', kind && { ...excerptOfKind(kind.line, kind.titleStart) })
  for (const [index, source] of title?.sources.entries() ?? []) keep(index === 0 ? 'title' : `title.${index}`, source)
  keep('issuer', issuer?.source)
  keep('place', date.place?.source)
  keep('date', date.date?.source)
  keep('period', period?.source)
  for (const [index, { source }] of recipients.entries()) keep(`recipients.${index}`, source)
  for (const [name, source] of Object.entries(signer?.sources ?? {})) keep(name, source)

  return {
    number,
    date,
    reading: {
      number: number.number?.value ?? null,
      symbol: number.symbol?.value ?? null,
      kind: kind?.kind ?? null,
      title: title?.value ?? null,
      issuer: issuer?.value ?? null,
      place: date.place?.value ?? null,
      date: date.date?.value ?? null,
      period: period?.value ?? null,
      recipients: recipients.map(({ value }) => value),
      signer: signer?.value ?? null,
      sources,
    },
  }
}

/** Text boxes of a letterhead may come after the title in a file: only short lines of the first few count. */
function shortLines(lines: Line[]): Line[] {
  return lines
    .slice(0, linesAfterHeadMax)
    .filter(
      (line) => line.text.length <= letterheadLengthMax && !/^(?:can cu|thuc hien|trien khai)\b/u.test(line.folded),
    )
}

function excerptOfKind(line: Line, titleStart: number): Excerpt {
  const text = line.text.slice(0, titleStart).trimEnd()
  return { page: line.page, paragraph: line.paragraph, start: line.offset, end: line.offset + text.length, text }
}
