/** Khác nhau giữa hai bản chữ của một điều, khoản by khoản: what a librarian looks at before a new text is saved. */
import type { ArticleVersion } from '#domains/library/article.ts'
import { clausesOf } from '#domains/library/clauses.ts'

export type ClauseDifference = { label: string; before: string; after: string }

const titleLabel = 'Tên điều'

type Words = Pick<ArticleVersion, 'title' | 'text'>

/** In the order of the new text, then what is gone; khoản that stayed as they were are left out, but not that they changed places. */
export function clauseDifferences(before: Words, after: Words): ClauseDifference[] {
  const [old, fresh] = [partsOf(before), partsOf(after)]
  const labels = [...fresh.keys(), ...[...old.keys()].filter((label) => !fresh.has(label))]
  const parts = labels.map((label) => ({ label, before: old.get(label) ?? '', after: fresh.get(label) ?? '' }))
  const order = { label: 'Thứ tự các khoản', before: orderOf(old, fresh), after: orderOf(fresh, old) }
  return [...parts, order].filter((part) => part.before !== part.after)
}

/** Of the parts that both texts have. */
function orderOf(parts: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string {
  return [...parts.keys()].filter((label) => other.has(label) && label !== titleLabel).join(', ')
}

function partsOf({ title, text }: Words): Map<string, string> {
  const parts = new Map([[titleLabel, title]])
  for (const { number, start, end } of clausesOf(text).clauses) {
    const plain = number === null ? 'Lời dẫn' : `Khoản ${number}`
    parts.set(freeLabel(plain, parts), text.slice(start, end).trim())
  }
  return parts
}

/** A number that stands twice is a doubt of the text; both are compared. */
function freeLabel(plain: string, taken: ReadonlyMap<string, string>): string {
  for (let turn = 1; ; turn++) {
    const label = turn === 1 ? plain : `${plain} (lần ${turn})`
    if (!taken.has(label)) return label
  }
}
