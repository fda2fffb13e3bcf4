import { type LawKnowledge, shippedKnowledge } from '#domains/library/law-knowledge.ts'
import { type LineUse, labelLinesOf } from '#domains/plans/plan-reader/assignment/label-lines.ts'
import type { TimeFrame } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import { citationsOf, mentionsIn } from '#domains/plans/plan-reader/citations/citations.ts'
import { readReporting } from '#domains/plans/plan-reader/duties/reporting.ts'
import type { BodyRegister } from '#domains/plans/plan-reader/findings/body-doubts.ts'
import { findingsOf } from '#domains/plans/plan-reader/findings/findings.ts'
import { readHeader } from '#domains/plans/plan-reader/header/header.ts'
import { outlineOf } from '#domains/plans/plan-reader/layout/outline.ts'
import { type Regions, regionsOf } from '#domains/plans/plan-reader/layout/regions.ts'
import { isBareHeading } from '#domains/plans/plan-reader/layout/section-roles.ts'
import { stripsOf } from '#domains/plans/plan-reader/layout/strips.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { readTasks } from '#domains/plans/plan-reader/tasks/read-tasks.ts'
import { readingOfTask } from '#domains/plans/plan-reader/tasks/task-draft.ts'
import { joinPassages } from '#domains/plans/plan-reader/text/passage.ts'
import { allLinesOf } from '#engines/documents/all-lines.ts'
import type { Document } from '#engines/documents/document.ts'
import type { Line } from '#engines/documents/line.ts'

/**
 * Kế hoạch → bản đọc. Each stage reads one shape and writes the next; no file, no database, no clock. It never fails: what
 * is not stated is null or [], what looks wrong is a finding. `register` is asked about bodies that ended, `laws` about
 * documents that are cited: the shipped catalogue, where the caller knows no more.
 */
export function readPlan(
  document: Document,
  register: BodyRegister = {},
  laws: LawKnowledge = shippedKnowledge,
): PlanReading {
  const strips = stripsOf(document) // paragraphs and tables → lines and task tables
  const regions = regionsOf(strips) // head · title · opening · body · closing · appendices
  const uses = labelLinesOf(regions.body) // which lines are assignments
  const outline = outlineOf(regions.body, { isBareHeading, isText: isAssignment(uses) }) // I. → 1. → a) → -
  const lines = allLinesOf(document)
  const header = readHeader(regions, lines)
  const frame: TimeFrame = { period: header.reading.period, date: header.reading.date }

  const body = readTasks({ regions, outline, uses, frame, isReflowed: document.format === 'pdf' })
  const tasks = body.drafts.map(readingOfTask)
  const mentions = mentionsIn(lines, { ...placesOf(regions), own: header.reading.number })
  const citations = citationsOf(mentions)
  const reporting = readReporting(
    outline,
    body.silent,
    tasks.map((reading, index) => ({ reading, text: joinPassages(body.drafts[index]!.texts) })),
  )
  const reading = { ...header.reading, citations, tasks, reporting, sections: body.sections }
  return {
    ...reading,
    findings: findingsOf({ reading, header, drafts: body.drafts, mentions, frame, lines, register, laws }),
  }
}

function isAssignment(uses: Map<Line, LineUse>): (line: Line) => boolean {
  return (line) => {
    const use = uses.get(line)
    return use?.kind === 'labels' || use?.kind === 'value'
  }
}

function placesOf({ kind, title, attached, opening }: Regions): { basis: Set<Line>; title: Set<Line> } {
  return { basis: new Set(opening), title: new Set([...(kind ? [kind.line] : []), ...title, ...attached]) }
}
