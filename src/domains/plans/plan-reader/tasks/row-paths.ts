/** Đường dẫn của dòng trong bảng: the appendix, the groups above and the row's own number, «Phụ lục.II.3». */
export type RowPaths = {
  /** A heading row closes the groups of its own sort and those under it. */
  enterGroup(number: string): void
  /** A row without a number has the path of the numbered one before it, or of its group. */
  pathOf(number: string): string
}

export function createRowPaths(base: string): RowPaths {
  const groups: { sort: string; label: string }[] = []
  let last = ''

  return {
    enterGroup(number) {
      const label = labelOf(number)
      closeFrom(sortOf(label))
      if (label !== '') groups.push({ sort: sortOf(label), label })
      last = ''
    },
    pathOf(number) {
      const label = labelOf(number)
      if (label === '') return last || join(groups.map((group) => group.label))
      closeFrom(sortOf(label))
      const above = groups.map((group) => group.label).filter((group) => !label.startsWith(`${group}.`))
      last = join([...above, label])
      return last
    },
  }

  function closeFrom(sort: string): void {
    const sibling = groups.findIndex((group) => group.sort === sort)
    if (sibling !== -1) groups.length = sibling
  }

  function join(labels: string[]): string {
    return [base, ...labels].filter((part) => part !== '').join('.')
  }
}

/** «3.» → `3`, «(a)» → `a`; empty for a bullet. */
export function labelOf(number: string): string {
  const label = number.replace(/[\s.)/:(-]+$/gu, '').replace(/^[\s(]+/u, '')
  return /[\p{L}\d]/u.test(label) ? label : ''
}

/** Roman, capital, small letter or depth of decimal: rows of one sort are siblings. */
export function sortOf(label: string): string {
  if (/^\d/u.test(label)) return `decimal ${label.split('.').length}`
  if (/^[IVXLC]+$/u.test(label)) return 'roman'
  if (label === '') return ''
  return /^\p{Lu}/u.test(label) ? 'upper' : 'letter'
}
