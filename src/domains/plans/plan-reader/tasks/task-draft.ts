import { tidy } from '#base/vietnamese.ts'
import {
  type Assignment,
  assignedFields,
  emptyAssignment,
  isEmptyAssignment,
} from '#domains/plans/plan-reader/assignment/assignment.ts'
import type { TaskReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { excerptsOf, joinPassages, type Passage } from '#domains/plans/plan-reader/text/passage.ts'

/** Nhiệm vụ đang đọc: its text may still grow and its assignment may still come from a block that it shares. */
export type TaskDraft = {
  path: string
  /** How the document numbers it, for a doubt's sentence: «3.3», «7»; empty for a bullet. */
  number: string
  texts: Passage[]
  assignment: Assignment
  /** Tasks that are laid out together, one part of the body or one table: a missing lead is judged among them. */
  group: string
}

export function draftTask(path: string, number: string, group: string, texts: Passage[]): TaskDraft {
  return { path, number, texts, assignment: emptyAssignment(), group }
}

/** Gives the assignment to every task that has none of its own. */
export function shareAssignment(tasks: TaskDraft[], assignment: Assignment): void {
  if (isEmptyAssignment(assignment)) return
  for (const task of tasks) if (isEmptyAssignment(task.assignment)) task.assignment = assignment
}

export function readingOfTask({ path, texts, assignment }: TaskDraft): TaskReading {
  const passage = joinPassages(texts)
  const { sources, ...fields } = assignedFields(assignment)
  const parts = excerptsOf(passage)
  const textSources = Object.fromEntries(parts.map((part, index) => [index === 0 ? 'text' : `text.${index}`, part]))
  return { path, text: tidy(passage.text), ...fields, sources: { ...textSources, ...sources } }
}
