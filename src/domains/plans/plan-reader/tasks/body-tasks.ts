import type { Table } from '#engines/documents/document.ts'
import { type Assignment, addPart, emptyAssignment, isAssigning, isEmptyAssignment } from '../assignment/assignment.ts'
import type { LineUse } from '../assignment/label-lines.ts'
import type { TimeFrame } from '../assignment/time-expression.ts'
import { isBullet } from '../layout/numbering.ts'
import type { OutlineNode } from '../layout/outline.ts'
import { roleOfNode, type SectionRole } from '../layout/section-roles.ts'
import type { SectionReading } from '../plan-reading.ts'
import { excerptOf, type Line } from '../text/line.ts'
import { type Passage, passageOf } from '../text/passage.ts'
import { draftTask, shareAssignment, type TaskDraft } from './task-draft.ts'

/** What the body holds: the tasks of its content, and its other parts as sections. */
export type BodyReading = {
  tasks: TaskDraft[]
  sections: SectionReading[]
  /** Parts in which no duty to report is looked for: the content, whose tasks speak for themselves, and purposes. */
  silent: Set<OutlineNode>
}

export type BodyContext = {
  uses: Map<Line, LineUse>
  frame: TimeFrame
  /** Which tasks are laid out together. */
  group: string
  /** The tasks of a table under a heading with this path. */
  readTable: (table: Table, path: string) => TaskDraft[]
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
    reading.tasks.push(...readContent(parent, context))
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
      reading.tasks.push(...readContent(node, context))
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

function nodesOf(node: OutlineNode): OutlineNode[] {
  return node.entries.flatMap((entry) => (entry.kind === 'node' ? [entry.node] : []))
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
export function linesUnder(node: OutlineNode): Line[] {
  const under = node.entries.flatMap((entry) => {
    if (entry.kind === 'line') return [entry.line]
    return entry.kind === 'node' ? linesUnder(entry.node) : []
  })
  return node.line ? [node.line, ...under] : under
}

function tablesUnder(node: OutlineNode): { table: Table; path: string }[] {
  return node.entries.flatMap((entry) => {
    if (entry.kind === 'table') return [{ table: entry.table, path: node.path }]
    return entry.kind === 'node' ? tablesUnder(entry.node) : []
  })
}

export function headingOf(node: OutlineNode): Passage {
  return node.line ? passageOf(node.line, node.mark?.start ?? 0) : { text: '', folded: '', pieces: [] }
}

/**
 * The tasks of one numbered item: its smallest items and bullets, or the item itself when it has none. A block of
 * assignments belongs to the bullets that stand before it since the last block; before any bullet, to the item and all
 * under it that have none of their own.
 */
function readContent(node: OutlineNode, context: BodyContext): TaskDraft[] {
  const { frame, group } = context
  const scope = {
    tasks: [] as TaskDraft[],
    pending: [] as TaskDraft[],
    own: emptyAssignment(),
    texts: [] as Passage[],
    block: undefined as Assignment | undefined,
  }
  let children: TaskDraft[][] = []
  let isOver = false

  readEntries(node)
  shareAssignment(scope.tasks, scope.own)
  shareFromLastLetter(node, children)
  if (scope.tasks.length > 0) return scope.tasks
  return ownTasks(node, scope.texts, scope.own, group)

  function readEntries(item: OutlineNode): void {
    const use = item.line && context.uses.get(item.line)
    if (use?.kind === 'item' && item === node) applyParts(use)
    for (const entry of item.entries) {
      if (entry.kind === 'table') scope.tasks.push(...context.readTable(entry.table, item.path))
      else if (entry.kind === 'line') readLine(entry.line)
      else if (entry.node.mark && isBullet(entry.node.mark)) readBullet(entry.node)
      else readChild(entry.node)
    }
  }

  function readChild(child: OutlineNode): void {
    endBlock()
    scope.pending = []
    const tasks = readContent(child, context)
    children = [...children, tasks]
    scope.tasks.push(...tasks)
  }

  function readBullet(bullet: OutlineNode): void {
    if (scope.block) {
      endBlock()
      scope.pending = []
    }
    const use = context.uses.get(bullet.line!)
    const hasItems = nodesOf(bullet).length > 0
    if (hasItems) {
      // A bullet that announces others only groups them; its own labels are theirs.
      readEntries(bullet)
      return
    }
    const text = use?.kind === 'item' ? use.before : headingOf(bullet)
    const task = draftTask(bullet.path, '', group, [text])
    scope.tasks.push(task)
    scope.pending.push(task)
    if (use?.kind === 'item') {
      const assignment = emptyAssignment()
      for (const part of use.parts) addPart(assignment, part, passageOf(bullet.line!), frame)
      task.assignment = assignment
    }
    readEntries(bullet)
  }

  function readLine(line: Line): void {
    const use = context.uses.get(line)
    if (use?.kind === 'labels') {
      applyParts(use, line)
      return
    }
    if (use?.kind === 'value') {
      addPart(target(), { label: use.label, value: passageOf(line, valueStart(line)) }, passageOf(line), frame)
      return
    }
    if (isOver || isClosingWords(line)) {
      isOver = true
      return
    }
    const last = scope.pending.at(-1)
    const text = use?.kind === 'item' ? use.before : passageOf(line)
    if (last && !scope.block) last.texts.push(text)
    else if (!last) scope.texts.push(text)
    if (use?.kind === 'item') applyParts(use, line)
  }

  function applyParts({ parts }: Extract<LineUse, { parts: unknown }>, line?: Line): void {
    if (!parts.some(({ label }) => isAssigning(label))) return
    for (const part of parts) addPart(target(), part, line ? passageOf(line) : part.value, frame)
  }

  /** The block that is open, given at once to the bullets that wait for one; without them it is the item's own. */
  function target() {
    if (scope.pending.length === 0) return scope.own
    if (!scope.block) {
      scope.block = emptyAssignment()
      const last = scope.pending.at(-1)!
      if (!isEmptyAssignment(last.assignment)) scope.block = last.assignment
      shareBlock(scope.pending, scope.block)
    }
    return scope.block
  }

  function endBlock(): void {
    scope.block = undefined
  }
}

/** Bullets that wait take the block itself, which may still grow. */
function shareBlock(pending: TaskDraft[], block: Assignment): void {
  for (const task of pending) if (isEmptyAssignment(task.assignment)) task.assignment = block
}

function valueStart(line: Line): number {
  return line.marker === undefined ? (/^(?:[-+*•–]\s*)?/u.exec(line.folded)?.[0].length ?? 0) : 0
}

/** «a)», «b)», «c)» with one block under the last share it as bullets do. */
function shareFromLastLetter(node: OutlineNode, children: TaskDraft[][]): void {
  const items = nodesOf(node).filter(({ mark }) => mark && !isBullet(mark))
  if (children.length < 2 || !items.every(({ mark }) => mark?.kind === 'letter' || mark?.kind === 'paren')) return
  const last = children.at(-1)!
  const before = children.slice(0, -1).flat()
  const block = last.find(({ assignment }) => !isEmptyAssignment(assignment))?.assignment
  if (block && before.every(({ assignment }) => isEmptyAssignment(assignment))) shareAssignment(before, block)
}

/** An item without items: one task of its words; a part that is only named («II. NỘI DUNG») has one for each paragraph. */
function ownTasks(node: OutlineNode, texts: Passage[], assignment: Assignment, group: string): TaskDraft[] {
  const heading = headingOf(node)
  const number = node.mark?.label ?? ''
  const isPart = !node.mark || ['part', 'chapter', 'upper', 'roman', 'article'].includes(node.mark.kind)
  const drafts =
    isPart && texts.length > 0
      ? texts.map((text) => draftTask(node.path, number, group, [text]))
      : [draftTask(node.path, number, group, [heading, ...texts])]
  const filled = drafts.filter(({ texts }) => texts.some(({ text }) => text !== ''))
  shareAssignment(filled, assignment)
  return isPart && texts.length === 0 && isEmptyAssignment(assignment) ? [] : filled
}

/** «Trên đây là Kế hoạch …», «Trong quá trình thực hiện …» end the body. */
function isClosingWords(line: Line): boolean {
  return (
    /^(?:tren day la|tren co so (?:ke hoach|noi dung ke hoach) nay|trong qua trinh (?:to chuc |trien khai )?(?:thuc hien|trien khai)|yeu cau (?:cac|thu truong)|de nghi (?:cac|thu truong)|can cu ke hoach nay|nhan duoc ke hoach nay)/u.test(
      line.folded,
    ) && line.text.length > 60
  )
}
