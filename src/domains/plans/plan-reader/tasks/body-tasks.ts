import { isBullet } from '#domains/plans/plan-reader/layout/numbering.ts'
import { headingOf, nodesOf, type OutlineNode } from '#domains/plans/plan-reader/layout/outline.ts'
import { roleOfNode, type SectionRole } from '#domains/plans/plan-reader/layout/section-roles.ts'
import type { SectionReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { BodyContext } from '#domains/plans/plan-reader/tasks/body-context.ts'
import { readItem } from '#domains/plans/plan-reader/tasks/item-tasks.ts'
import type { TaskDraft } from '#domains/plans/plan-reader/tasks/task-draft.ts'
import type { Table } from '#engines/documents/document.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

/** What the body holds: the tasks of its content, and its other parts as sections. */
export type BodyReading = {
  tasks: TaskDraft[]
  sections: SectionReading[]
  /** Parts in which no duty to report is looked for: the content, whose tasks speak for themselves, and purposes. */
  silent: Set<OutlineNode>
}

/** Tasks of the content, in document order; parts with another role become sections, their tables are read all the same. */
export function readBody(root: OutlineNode, context: BodyContext): BodyReading {
  const reading: BodyReading = { tasks: [], sections: [], silent: new Set() }
  readParts(root, undefined, reading, context)
  return reading
}

function readParts(
  parent: OutlineNode,
  role: SectionRole | undefined,
  reading: BodyReading,
  context: BodyContext,
): void {
  const siblings = nodesOf(parent)
  if (siblings.length === 0 || siblings.every(({ mark }) => mark && isBullet(mark))) {
    reading.silent.add(parent)
    reading.tasks.push(...readItem(parent, context))
    return
  }
  for (const entry of parent.entries) {
    if (entry.kind === 'table') reading.tasks.push(...context.readTable(entry.table, parent.path))
    if (entry.kind !== 'node') continue
    const { node } = entry
    const own = roleOfNode(node, role, siblings)
    if (own === 'content' && isWrapper(node)) readParts(node, own, reading, context)
    else if (own === 'content') {
      reading.silent.add(node)
      reading.tasks.push(...readItem(node, context))
    } else {
      if (own !== 'organisation' && own !== 'funding') reading.silent.add(node)
      keepSection(node, reading, context)
    }
  }
}

/** A part whose sub-headings have roles of their own: «Phần II», «A. NỘI DUNG», «II. NỘI DUNG» with «1. Mục tiêu». */
function isWrapper(node: OutlineNode): boolean {
  return nodesOf(node).some(({ mark }) => !mark || !isBullet(mark))
}

const sectionTextMax = 20_000

function keepSection(node: OutlineNode, reading: BodyReading, context: BodyContext): void {
  if (!node.line) return
  const lines = linesUnder(node)
  reading.sections.push({
    path: node.path,
    heading: headingOf(node).text,
    text: lines
      .slice(1)
      .map((line) => [line.marker, line.text].filter(Boolean).join(' '))
      .join('\n')
      .slice(0, sectionTextMax),
    source: excerptOf(node.line),
  })
  for (const { table, path } of tablesUnder(node)) reading.tasks.push(...context.readTable(table, path))
}

/** Every line of a node and of those under it, its own first. */
function linesUnder(node: OutlineNode): Line[] {
  const under = node.entries.flatMap((entry) => {
    if (entry.kind === 'line') return [entry.line]
    return entry.kind === 'node' ? linesUnder(entry.node) : []
  })
  return node.line ? [node.line, ...under] : under
}

/** Tables of a node and of those under it, with the path of the node that they stand under. */
export function tablesUnder(node: OutlineNode): { table: Table; path: string }[] {
  return node.entries.flatMap((entry) => {
    if (entry.kind === 'table') return [{ table: entry.table, path: node.path }]
    return entry.kind === 'node' ? tablesUnder(entry.node) : []
  })
}
