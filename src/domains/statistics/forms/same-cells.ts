/** Two versions of a form under one code: the key of a cell alone does not say that it is the same line. */
import type { CellKey, Form } from '#domains/statistics/forms/form.ts'

type Lines = Pick<Form, 'cells' | 'rows' | 'columns'>

/**
 * Cells of `form` that `other` has too and that take the same there: one measure; what a person types under the same words; one sum of
 * cells that are the same.
 */
export function sameCells(form: Lines, other: Lines): Set<CellKey> {
  const same = new Map<CellKey, boolean>()
  const isSame = (key: CellKey): boolean => {
    const known = same.get(key)
    if (known !== undefined) return known
    same.set(key, compare(key))
    return same.get(key)!
  }
  const compare = (key: CellKey): boolean => {
    const [fill, theirs] = [form.cells[key], other.cells[key]]
    if (fill === undefined || theirs === undefined) return false
    if (fill.kind === 'measure') return theirs.kind === 'measure' && theirs.measure === fill.measure
    if (fill.kind === 'not-applicable') return theirs.kind === fill.kind
    if (fill.kind === 'typed') return theirs.kind === fill.kind && wordsOf(form, key) === wordsOf(other, key)
    return (
      theirs.kind === 'sum' &&
      theirs.sum.length === fill.sum.length &&
      fill.sum.every(({ cell, sign }, index) => {
        const their = theirs.sum[index]!
        return their.cell === cell && their.sign === sign && isSame(cell)
      })
    )
  }
  return new Set(Object.keys(form.cells).filter(isSame))
}

/** The words of the lines above a cell, of its own line and of its column. */
function wordsOf({ rows, columns }: Lines, key: CellKey): string {
  const [row = '', column = ''] = key.split('.')
  const at = rows.findIndex((one) => one.key === row)
  const words = [columns.find((one) => one.key === column)?.label]
  let level = Infinity
  for (const one of rows.slice(0, at + 1).toReversed()) {
    if (one.level >= level) continue
    words.push(one.label)
    level = one.level
  }
  return JSON.stringify(words)
}
