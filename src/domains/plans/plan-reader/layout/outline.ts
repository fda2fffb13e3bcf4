import { asLetter, isBullet, type Mark, type MarkKind, readMark } from '#domains/plans/plan-reader/layout/numbering.ts'
import type { Strip } from '#domains/plans/plan-reader/layout/strips.ts'
import { type Passage, passageOf } from '#domains/plans/plan-reader/text/passage.ts'
import type { Table } from '#engines/documents/document.ts'
import type { Line } from '#engines/documents/line.ts'

/**
 * Dàn ý: the tree of headings, items and bullets, in document order. A node's entries are its plain lines, its tables
 * and the nodes under it.
 */
export type OutlineNode = {
  mark?: Mark
  /** The line that opens the node; undefined for the root. */
  line?: Line
  /** `II.2.1`: a number that prints its ancestors' numbers does not repeat them; a bullet has its parent's. */
  path: string
  entries: Entry[]
}

export type Entry = { kind: 'line'; line: Line } | { kind: 'table'; table: Table } | { kind: 'node'; node: OutlineNode }

type Open = { node: OutlineNode; key: string; rank: number }

const ranks: Record<MarkKind, number> = {
  part: 0,
  chapter: 1,
  upper: 3,
  roman: 4,
  article: 5,
  decimal: 6,
  paren: 12,
  letter: 13,
  star: 20,
  dash: 21,
  dot: 22,
  plus: 23,
}
/** An unnumbered heading stands between letters and Roman numbers. */
const bareHeadingRank = 3.5

/** `isBareHeading` tells unnumbered lines that open a section; `isText` lines that open no node whatever they begin with. */
export function outlineOf(
  strips: Strip[],
  options: { path?: string; isBareHeading: (line: Line) => boolean; isText: (line: Line) => boolean },
): OutlineNode {
  const root: OutlineNode = { path: options.path ?? '', entries: [] }
  const stack: Open[] = []
  const top = () => stack.at(-1)?.node ?? root

  for (const strip of strips) {
    if (strip.kind === 'table') {
      top().entries.push(strip)
      continue
    }
    const { line } = strip
    const mark = options.isText(line) ? undefined : settleMark(readMark(line), stack)
    if (mark) open(line, mark)
    else if (!options.isText(line) && options.isBareHeading(line)) openBare(line)
    else top().entries.push(strip)
  }
  return root

  function open(line: Line, mark: Mark): void {
    const key = keyOf(line, mark)
    popFor(mark, key)
    push({ node: { mark, line, path: pathUnder(stack, mark, root.path), entries: [] }, key, rank: rankOf(mark) })
  }

  function openBare(line: Line): void {
    while ((stack.at(-1)?.rank ?? -1) >= bareHeadingRank) stack.pop()
    push({ node: { line, path: top().path, entries: [] }, key: 'bare', rank: bareHeadingRank })
  }

  function push(item: Open): void {
    top().entries.push({ kind: 'node', node: item.node })
    stack.push(item)
  }

  /** Closes what the new mark is no part of: back to its sibling if there is one, else by the usual order of marks. */
  function popFor(mark: Mark, key: string): void {
    const sibling = siblingIndex(mark, key)
    if (sibling !== -1) {
      stack.length = sibling
      return
    }
    const under = parentIndex(mark)
    if (under !== -1) {
      stack.length = under + 1
      return
    }
    if (opensUnder(mark)) return
    const rank = rankOf(mark)
    while ((stack.at(-1)?.rank ?? -1) >= rank) stack.pop()
  }

  /** A number does not close its way past a greater kind of heading, unless it counts on from its sibling. */
  function siblingIndex(mark: Mark, key: string): number {
    const index = stack.findLastIndex((open) => open.key === key)
    if (index === -1 || isBullet(mark)) return index
    const isCountedOn = mark.ordinals.at(-1) === (stack[index]!.node.mark?.ordinals.at(-1) ?? 0) + 1
    const isPastGreater = stack.slice(index + 1).some((open) => open.rank < rankOf(mark))
    return isPastGreater && !isCountedOn ? -1 : index
  }

  /** «1.2» belongs under an open «1.», or beside «1.1» under it. */
  function parentIndex(mark: Mark): number {
    if (mark.kind !== 'decimal' || mark.ordinals.length < 2) return -1
    return stack.findLastIndex(
      ({ node }) =>
        node.mark?.kind === 'decimal' &&
        node.mark.ordinals.length < mark.ordinals.length &&
        node.mark.ordinals.every((ordinal, index) => ordinal === mark.ordinals[index]),
    )
  }

  /** A first «A.» right under «I.», or a bullet that the item before announces with a colon, goes one step down. */
  function opensUnder(mark: Mark): boolean {
    const last = stack.at(-1)
    if (!last) return false
    if (mark.kind === 'upper' && mark.ordinals[0] === 1) return last.node.mark?.kind === 'roman'
    if (!isBullet(mark)) return false
    return last.rank < rankOf(mark) || last.node.line?.text.endsWith(':') === true
  }
}

function rankOf(mark: Mark): number {
  return ranks[mark.kind] + (mark.kind === 'decimal' ? mark.ordinals.length - 1 : 0)
}

/** Marks with the same key are siblings: same kind, same depth. */
function keyOf(line: Line, mark: Mark): string {
  if (mark.kind === 'decimal') return `decimal ${mark.ordinals.length}`
  return isBullet(mark) && line.markerLevel ? `${mark.kind} ${line.markerLevel}` : mark.kind
}

/** «C.» and «I.» are letters where the row A, B, … is open and expects them, Roman numbers elsewhere. */
function settleMark(mark: Mark | undefined, stack: Open[]): Mark | undefined {
  const letter = mark && asLetter(mark)
  if (!mark || !letter) return mark
  const lastRoman = stack.findLast(({ node }) => node.mark?.kind === 'roman')?.node.mark?.ordinals[0]
  const lastLetter = stack.findLast(({ node }) => node.mark?.kind === 'upper')?.node.mark?.ordinals[0]
  if (lastRoman !== undefined && mark.ordinals[0] === lastRoman + 1) return mark
  if (lastLetter !== undefined && letter.ordinals[0]! > lastLetter && letter.ordinals[0]! <= lastLetter + 2)
    return letter
  return mark
}

function pathUnder(stack: Open[], mark: Mark, base: string): string {
  const parent = stack.at(-1)?.node.path ?? base
  if (isBullet(mark)) return parent
  const above =
    mark.kind === 'decimal' && mark.ordinals.length > 1
      ? (stack.findLast(({ node }) => node.mark !== undefined && !isBullet(node.mark) && !isPrefix(node.mark, mark))
          ?.node.path ?? base)
      : parent
  return above === '' ? mark.label : `${above}.${mark.label}`
}

function isPrefix(shorter: Mark, longer: Mark): boolean {
  return (
    shorter.kind === 'decimal' &&
    shorter.ordinals.length < longer.ordinals.length &&
    shorter.ordinals.every((ordinal, index) => ordinal === longer.ordinals[index])
  )
}

/** The nodes right under a node. */
export function nodesOf(node: OutlineNode): OutlineNode[] {
  return node.entries.flatMap((entry) => (entry.kind === 'node' ? [entry.node] : []))
}

/** The words of a node's opening line without its mark. */
export function headingOf(node: OutlineNode): Passage {
  return node.line ? passageOf(node.line, node.mark?.start ?? 0) : { text: '', folded: '', pieces: [] }
}
