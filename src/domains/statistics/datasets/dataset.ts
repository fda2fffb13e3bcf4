/**
 * Bộ dữ liệu của Bộ: which columns each of the sixteen has and from which of our fields, as data. People, quarrels: never one by one,
 * only groups of five or more.
 */
import shipped from '#domains/statistics/facts/datasets.json' with { type: 'json' }
import { showNumber } from '#ui/show.ts'

export const datasetRowsMax = 50_000

const planFields = ['place', 'body', 'number', 'title', 'issuedOn', 'from', 'to'] as const

/** What we have to give, each with its fields; the queries know how. */
export const rowKinds = {
  speakers: ['place', 'kind', 'gender', 'ethnic', 'education'],
  communicators: ['place', 'gender', 'ethnic', 'education'],
  plans: planFields,
  projects: planFields,
  courses: ['place', 'body', 'title', 'finishedOn', 'learners', 'certificates'],
  teams: ['place', 'name', 'village', 'decision', 'decidedOn', 'mediators'],
  mediators: ['place', 'gender', 'ethnic', 'year'],
  cases: ['place', 'quarter', 'outcome', 'topic'],
  costs: ['place', 'body', 'source', 'amount', 'activities'],
  activities: ['place', 'body', 'heldOn', 'kind', 'form', 'topic', 'attended', 'copies'],
  contests: ['place', 'body', 'title', 'opensOn', 'closesOn', 'entrants'],
  council: ['place', 'title', 'gender', 'ethnic'],
  seminars: ['place', 'body', 'heldOn', 'topic', 'attended'],
  trainers: ['place', 'gender', 'ethnic', 'education'],
  criteria: ['ruleSet', 'criterion', 'criterionName', 'indicator', 'indicatorName', 'mark'],
  assessed: ['place', 'ruleSet', 'outcome', 'decision', 'decidedOn'],
} as const

export type RowKind = keyof typeof rowKinds

/** Those that a later domain has; the site gives them. */
export type LaterKind = 'criteria' | 'assessed'

export function isLaterKind(kind: RowKind): kind is LaterKind {
  return kind === 'criteria' || kind === 'assessed'
}

export type Column = { name: string; field: string }

export type Dataset = {
  id: string
  name: string
  rows: RowKind
  columns: Column[]
  /** Of people: how many columns, from the left, are never given up; null: rows go out one by one. */
  keep: number | null
}

export const datasetsNote: string = shipped.note

/** `behindSeconds`: how old the rows are at most, when a replica was read. */
type Gaps = { leftOut: number; isCut: boolean; behindSeconds: number | null }

/** What a file of rows must say of itself: how many are not in it, and that some were not even counted. Nothing: it is whole. */
export function gapsOf({ leftOut, isCut, behindSeconds }: Gaps): string[] {
  return [
    ...(isCut ? [`Chưa đủ: chỉ tính ${showNumber(datasetRowsMax)} bản ghi đầu.`] : []),
    ...(leftOut > 0 ? [`Để ngoài ${showNumber(leftOut)} bản ghi thuộc nhóm dưới 5.`] : []),
    ...(behindSeconds === null
      ? []
      : [`Đọc từ bản sao, cũ hơn lúc xuất nhiều nhất ${showNumber(behindSeconds)} giây.`]),
  ]
}

/** Throws when the facts name rows or fields that there are not: a fault of ours, found by a test. */
export function readDatasets(): Dataset[] {
  return shipped.datasets.map((one) => {
    const rows = one.rows as RowKind
    const columns = one.columns.map((text) => {
      const [name = '', field = ''] = text.split('=')
      if (!(rowKinds[rows] as readonly string[]).includes(field)) throw new Error(`${one.id}: no field ${field}`)
      return { name, field }
    })
    return {
      id: one.id,
      name: one.name,
      rows,
      columns,
      keep: 'keep' in one ? (one.keep ?? null) : null,
    }
  })
}
