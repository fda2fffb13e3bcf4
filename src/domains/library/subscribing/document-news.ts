/**
 * Tin về một văn bản: what is said of a document to whoever wants to know. It is what differs between two looks at the facts, so
 * that nothing is told twice and nothing is lost, whatever happened between them and however often one looks.
 */
import { uncapitalise } from '#base/vietnamese.ts'

export type DocumentFacts = {
  /** `LawStatus.kind` and its sentence. */
  kind: string
  sentence: string
  /** What is confirmed to act on it: «Từ 01/07/2025 bị thay thế bởi …». */
  acts: string[]
  /** Articles by number in force today, with the first letters of their text's hash. */
  articles: Record<string, string>
}

const articlesNamed = 12
const actsNamed = 8

/** In sentences, the most weighty first; empty: nothing to tell. `before` null: nothing was ever said of it. */
export function newsBetween(before: DocumentFacts | null, after: DocumentFacts): string[] {
  if (before === null) return [`Mới có trong thư viện. ${after.sentence}`]
  return [...statusNews(before, after), ...actNews(before, after), ...textNews(before, after)]
}

function statusNews(before: DocumentFacts, after: DocumentFacts): string[] {
  return before.sentence === after.sentence ? [] : [after.sentence]
}

/** What became known to act on it, unless the new status says the same. */
function actNews(before: DocumentFacts, after: DocumentFacts): string[] {
  const told = before.sentence === after.sentence ? '' : after.sentence
  const fresh = after.acts.filter((act) => !before.acts.includes(act) && !told.includes(withoutDay(act)))
  const gone = before.acts.filter((act) => !after.acts.includes(act))
  return [
    ...named(fresh, actsNamed, (act) => `${act}.`),
    ...named(gone, actsNamed, (act) => `Không còn ghi nhận: ${uncapitalise(act)}.`),
  ]
}

/** «Từ 01/07/2025 bị thay thế bởi X» → «bị thay thế bởi X», as a status says it. */
function withoutDay(act: string): string {
  return act.replace(/^Từ \S+ /u, '')
}

function textNews(before: DocumentFacts, after: DocumentFacts): string[] {
  const [was, is] = [before.articles, after.articles]
  const count = Object.keys(is).length
  if (Object.keys(was).length === 0) return count === 0 ? [] : [`Thư viện đã có chữ của ${count} điều.`]
  const changed = Object.keys(is).filter((number) => number in was && was[number] !== is[number])
  const added = Object.keys(is).filter((number) => !(number in was))
  const gone = Object.keys(was).filter((number) => !(number in is))
  return [
    ...(changed.length > 0 ? [`Chữ thay đổi ở ${listed(changed)}.`] : []),
    ...(added.length > 0 ? [`Thêm ${listed(added)}.`] : []),
    ...(gone.length > 0 ? [`Không còn chữ có hiệu lực của ${listed(gone)}.`] : []),
  ]
}

function listed(numbers: string[]): string {
  const sorted = numbers.toSorted((one, other) => one.localeCompare(other, 'vi', { numeric: true }))
  const shown = sorted.slice(0, articlesNamed).map((number) => `Điều ${number}`)
  const more = sorted.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` và ${more} điều khác` : ''}`
}

function named(all: string[], max: number, say: (one: string) => string): string[] {
  const shown = all.slice(0, max).map(say)
  return all.length > max ? [...shown, `… và ${all.length - max} thay đổi khác.`] : shown
}
