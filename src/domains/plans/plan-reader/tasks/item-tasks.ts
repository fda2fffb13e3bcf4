import { isCapitals } from '#base/vietnamese.ts'
import {
  type Assignment,
  addPart,
  emptyAssignment,
  isAssigning,
  isEmptyAssignment,
} from '#domains/plans/plan-reader/assignment/assignment.ts'
import type { LineUse } from '#domains/plans/plan-reader/assignment/label-lines.ts'
import type { LabelledPart } from '#domains/plans/plan-reader/assignment/labelled-parts.ts'
import { timeAtomsOf } from '#domains/plans/plan-reader/assignment/time-atoms.ts'
import type { TimeFrame } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import { isBullet } from '#domains/plans/plan-reader/layout/numbering.ts'
import { headingOf, nodesOf, type OutlineNode } from '#domains/plans/plan-reader/layout/outline.ts'
import type { BodyContext } from '#domains/plans/plan-reader/tasks/body-context.ts'
import { draftTask, shareAssignment, type TaskDraft } from '#domains/plans/plan-reader/tasks/task-draft.ts'
import { joinPassages, type Passage, passageOf } from '#domains/plans/plan-reader/text/passage.ts'
import type { Line } from '#engines/documents/line.ts'

/**
 * The tasks of one numbered item: its smallest items and bullets, or the item itself when it has none. A block of
 * assignments belongs to the bullets that stand before it since the last block; before any bullet, to the item and all
 * under it that have none of their own.
 */
export function readItem(node: OutlineNode, context: BodyContext): TaskDraft[] {
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
  if (scope.tasks.length > 0) return withTimeOfHeading(scope.tasks, headingOf(node), frame)
  return ownTasks(node, headingText(node, context), scope.texts, scope.own, group)

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
    const tasks = readItem(child, context)
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
      const [first] = use.parts
      if (first && isSubstance(first) && scope.pending.length === 0)
        scope.texts.push(joinPassages([first.name, first.value]))
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

/** Under «Quý I» or «Tháng 3/2026» as a heading, a task without a time has that one. */
function withTimeOfHeading(tasks: TaskDraft[], heading: Passage, frame: TimeFrame): TaskDraft[] {
  if (!isTimeAlone(heading.folded)) return tasks
  for (const task of tasks) {
    if (task.assignment.times.length > 0) continue
    task.assignment = { ...task.assignment, times: [] }
    addPart(task.assignment, { label: 'time', value: heading }, heading, frame)
  }
  return tasks
}

function isTimeAlone(folded: string): boolean {
  if (
    folded.length > 60 ||
    !/^(?:trong |vao |cong viec |nhiem vu )?(?:quy|thang|6 thang|sau thang|tuan)\b/u.test(folded)
  )
    return false
  const named = timeAtomsOf(folded).reduce((length, { from, to }) => length + to - from, 0)
  return named > 0 && folded.replace(/[^a-z0-9]+/gu, '').length - named < 6
}

/** «Nội dung: …» says what the work is. */
function isSubstance({ label, name, value }: LabelledPart): boolean {
  return label === 'detail' && name.folded.startsWith('noi dung') && value.text !== ''
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

/** What an item says before the labels that stand behind it in the same line. */
function headingText(node: OutlineNode, { uses }: BodyContext): Passage {
  const use = node.line && uses.get(node.line)
  return use?.kind === 'item' ? use.before : headingOf(node)
}

/** An item without items: one task of its words; a part that is only named («II. NỘI DUNG») has one for each paragraph. */
function ownTasks(
  node: OutlineNode,
  heading: Passage,
  texts: Passage[],
  assignment: Assignment,
  group: string,
): TaskDraft[] {
  const number = node.mark?.label ?? ''
  const isPart = !node.mark || ['part', 'chapter', 'upper', 'roman', 'article'].includes(node.mark.kind)
  const drafts =
    isPart && texts.length > 0
      ? texts.map((text) => draftTask(node.path, number, group, [text]))
      : [draftTask(node.path, number, group, [heading, ...texts])]
  const filled = drafts.filter(({ texts }) => texts.some(({ text }) => text !== '') && !onlyRefers(texts[0]!))
  shareAssignment(filled, assignment)
  return isPart && texts.length === 0 && isEmptyAssignment(assignment) && isCapitals(heading.text) ? [] : filled
}

/** «(Chi tiết tại Phụ lục kèm theo)» lays out nothing itself; «… các nhiệm vụ sau:» announces. */
function onlyRefers({ folded }: Passage): boolean {
  return /^\(?(?:noi dung |cac nhiem vu |nhiem vu )?(?:cu the |chi tiet |thuc hien )?(?:chi tiet |cu the )?(?:tai|theo|o|co) (?:cac )?(?:phu luc|bieu|bang|danh muc)\b.{0,80}$/u.test(
    folded,
  )
}

/** «Trên đây là Kế hoạch …», «Trong quá trình thực hiện …» end the body. */
function isClosingWords(line: Line): boolean {
  return (
    /^(?:tren day la|tren co so (?:ke hoach|noi dung ke hoach) nay|trong qua trinh (?:to chuc |trien khai )?(?:thuc hien|trien khai)|yeu cau (?:cac|thu truong)|de nghi (?:cac|thu truong)|can cu ke hoach nay|nhan duoc ke hoach nay)/u.test(
      line.folded,
    ) && line.text.length > 60
  )
}
