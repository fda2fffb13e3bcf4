import { type LabelledLine, splitAtLabels } from '#domains/plans/plan-reader/assignment/labelled-parts.ts'
import type { Label } from '#domains/plans/plan-reader/assignment/labels.ts'
import { timeAtomsOf } from '#domains/plans/plan-reader/assignment/time-atoms.ts'
import { bodyStartOf } from '#domains/plans/plan-reader/bodies/body-words.ts'
import { isBullet, readMark } from '#domains/plans/plan-reader/layout/numbering.ts'
import type { Strip } from '#domains/plans/plan-reader/layout/strips.ts'
import { passageOf } from '#domains/plans/plan-reader/text/passage.ts'
import type { Line } from '#engines/documents/line.ts'

/**
 * What a line is to the assignments: labels only; an item with labels behind its text; or what a label on a line before
 * announced. Lines that are not in the map are plain.
 */
export type LineUse =
  | ({ kind: 'labels' } & LabelledLine)
  | ({ kind: 'item' } & LabelledLine)
  | { kind: 'value'; label: Label }

const valueLinesMax = 25

export function labelLinesOf(strips: Strip[]): Map<Line, LineUse> {
  const uses = new Map<Line, LineUse>()
  const lines = strips.map((strip) => (strip.kind === 'line' ? strip.line : undefined))
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || uses.has(line)) continue
    const use = useOf(line)
    if (!use) continue
    uses.set(line, use)
    const last = use.parts.at(-1)!
    if (last.label !== 'detail' && (last.value.text === '' || /[,;]$|(?:^|\s)và$/u.test(endOf(line)))) {
      markValues(uses, lines, index, last.label, last.value.text === '')
    }
  }
  return uses
}

function endOf(line: Line): string {
  return line.text.slice(-4)
}

function useOf(line: Line): Extract<LineUse, { parts: unknown }> | undefined {
  const mark = readMark(line)
  const labelled = splitAtLabels(passageOf(line, mark?.start ?? 0))
  if (labelled.parts.length === 0) return undefined
  if (labelled.before.text !== '') return { kind: 'item', ...labelled }
  const isHeading = mark && !isBullet(mark) && !['letter', 'paren'].includes(mark.kind) && mark.ordinals.length < 2
  return isHeading ? undefined : { kind: 'labels', ...labelled }
}

/** After «Cơ quan phối hợp:» alone on its line, the lines that look like bodies are what it announces. */
function markValues(
  uses: Map<Line, LineUse>,
  lines: (Line | undefined)[],
  index: number,
  label: Label,
  isEmpty: boolean,
): void {
  const first = lines[index + 1]
  if (!first) return
  const kind = readMark(first)?.kind
  if (isEmpty ? kind !== undefined && kind === readMark(lines[index]!)?.kind && label === 'output' : kind !== undefined)
    return
  for (let at = index + 1; at <= index + valueLinesMax; at += 1) {
    const line = lines[at]
    if (!line || useOf(line) || readMark(line)?.kind !== kind || !isValue(label, line)) return
    uses.set(line, { kind: 'value', label })
    if (!isEmpty && !/[,;]$/u.test(line.text)) return
  }
}

function isValue(label: Label, line: Line): boolean {
  const mark = readMark(line)
  if (mark && !isBullet(mark)) return false
  const text = line.text.slice(mark?.start ?? 0)
  const folded = line.folded.slice(mark?.start ?? 0)
  if (text.length > 400) return false
  if (label === 'time') return timeAtomsOf(folded).length > 0 || /thuong xuyen|hang nam|theo yeu cau/u.test(folded)
  if (label === 'output') return text.length < 300
  return bodyStartOf(text, folded) !== undefined || /^\p{Lu}\p{L}+(?: \p{Lu}\p{Ll}+){1,4}[.;,]?$/u.test(text)
}
