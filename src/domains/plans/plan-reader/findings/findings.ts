import type { TimeFrame } from '../assignment/time-expression.ts'
import type { Mention } from '../citations/citations.ts'
import type { HeaderReading } from '../header/header.ts'
import type { Finding, PlanReading } from '../plan-reading.ts'
import type { TaskDraft } from '../tasks/task-draft.ts'
import type { Line } from '../text/line.ts'
import { type BodyRegister, bodyDoubts } from './body-doubts.ts'
import { citationDoubts } from './citation-doubts.ts'
import { headerDoubts } from './header-doubts.ts'
import { repeatedWordsIn } from './repeated-words.ts'
import { reportingDoubts, taskDoubts } from './task-doubts.ts'

export type FindingsContext = {
  reading: Omit<PlanReading, 'findings'>
  header: HeaderReading
  drafts: TaskDraft[]
  mentions: Mention[]
  frame: TimeFrame
  lines: Line[]
  register: BodyRegister
}

/** What the officer must look at, in the order of the page: the head, the tasks, what is cited, the words. */
export function findingsOf({ reading, header, drafts, mentions, frame, lines, register }: FindingsContext): Finding[] {
  return [
    ...headerDoubts(header.number, header.date, reading),
    ...taskDoubts(drafts, reading.tasks, reading.period),
    ...reportingDoubts(reading.reporting, reading.tasks, frame),
    ...citationDoubts(mentions, reading.citations, reading.date),
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
