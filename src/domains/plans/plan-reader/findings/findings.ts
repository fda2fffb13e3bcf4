import type { LawKnowledge } from '#domains/library/law-knowledge.ts'
import type { TimeFrame } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import type { Mention } from '#domains/plans/plan-reader/citations/citations.ts'
import { type BodyRegister, bodyDoubts } from '#domains/plans/plan-reader/findings/body-doubts.ts'
import { citationDoubts } from '#domains/plans/plan-reader/findings/citation-doubts.ts'
import { headerDoubts } from '#domains/plans/plan-reader/findings/header-doubts.ts'
import { lawDoubts } from '#domains/plans/plan-reader/findings/law-doubts.ts'
import { repeatedWordsIn } from '#domains/plans/plan-reader/findings/repeated-words.ts'
import { reportingDoubts, taskDoubts } from '#domains/plans/plan-reader/findings/task-doubts.ts'
import type { HeaderReading } from '#domains/plans/plan-reader/header/header.ts'
import type { Finding, PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { TaskDraft } from '#domains/plans/plan-reader/tasks/task-draft.ts'
import type { Line } from '#engines/documents/line.ts'

export type FindingsContext = {
  reading: Omit<PlanReading, 'findings'>
  header: HeaderReading
  drafts: TaskDraft[]
  mentions: Mention[]
  frame: TimeFrame
  lines: Line[]
  register: BodyRegister
  laws: LawKnowledge
}

/** What the officer must look at, in the order of the page: the head, the tasks, what is cited, the words. */
export function findingsOf({
  reading,
  header,
  drafts,
  mentions,
  frame,
  lines,
  register,
  laws,
}: FindingsContext): Finding[] {
  return [
    ...headerDoubts(header.number, header.date, reading),
    ...taskDoubts(drafts, reading.tasks, reading.period),
    ...reportingDoubts(reading.reporting, reading.tasks, frame),
    ...citationDoubts(mentions, reading.citations, reading.date),
    ...lawDoubts(reading, laws),
    ...bodyDoubts(reading, register),
    ...repeatedWordsIn(lines, taskByParagraph(reading)),
  ]
}

function taskByParagraph({ tasks }: Pick<PlanReading, 'tasks'>): (line: Line) => number | undefined {
  const byParagraph = new Map<number, number>()
  for (const [index, task] of tasks.entries()) {
    for (const { paragraph } of Object.values(task.sources))
      if (!byParagraph.has(paragraph)) byParagraph.set(paragraph, index)
  }
  return (line) => byParagraph.get(line.paragraph)
}
