/**
 * Số liệu công tác của báo cáo: what the measures of statistics come to in the window, part by part, each with the records that it
 * counts. Frozen with the report: a number is the length of its list or the sum over it, as it stood when it was submitted.
 */
import { type Day, monthOf, showMoment, yearOf } from '#base/day.ts'
import facts from '#domains/reports/facts/sections.json' with { type: 'json' }
import type { Basis, ReportKind } from '#domains/reports/report-kind.ts'
import {
  isMeasureId,
  type MeasureId,
  measureOf,
  measures,
  type RecordKind,
  recordKinds,
} from '#domains/statistics/measure.ts'
import { showNumber } from '#ui/show.ts'

export type MeasuredFigure = {
  /** «PB3»: what the paper writes behind the number; the same in every report. */
  code: string
  measure: MeasureId
  name: string
  unit: string
  /** null: chưa ghi, which is not zero. */
  value: number | null
  /** How many records were found, and how many of them say how much. */
  records: number
  told: number
  /** At most `listedMax` of them, the latest first; `amount` null: this one does not say. */
  listed: { id: string; amount: number | null }[]
}

export type MeasuredRecord = {
  id: string
  kind: RecordKind | 'report' | 'place'
  /** Whose page opens for it. */
  opens: string
  label: string
  day: Day
  /** Whose statistics it is part of; absent in reports from before: then nobody is shown it. */
  bodyId?: string
  bodyName: string
}

/** What `opens` of a `place` says for the whole country instead of a province. */
export const nationWide = ''

export type MeasuredPart = {
  letters: string
  title: string
  figures: MeasuredFigure[]
  /** One of its figures month by month, from the first month of the window to the last; absent in reports from before, and in short windows. */
  byMonth?: { measure: MeasureId; months: { month: Day; value: number }[] }
}

export type Measured = {
  /** `months`: added from the kept sums of whole months, of a ministry alone; `keptAt` says when the oldest of them was counted. */
  basis: Basis | 'months'
  keptAt?: string
  /** Bodies that ended and whose records were counted with its own; absent: none. */
  tookOver?: string[]
  parts: MeasuredPart[]
  /** Each record once, whatever lists it. */
  records: MeasuredRecord[]
  /** Communes below without an issued report of this kind and window; of `reports` alone. */
  missing: string[]
  /** Where the standard of access to law stands, in sentences; absent in reports from before. */
  standard?: string[]
}

const people: readonly MeasuredRecord['kind'][] = ['practitioner', 'mediator']

/** A record as a report keeps it for good: a person stands in it without their name, which their own page tells. */
export function keptRecord(record: MeasuredRecord): MeasuredRecord {
  return record.kind !== 'report' && record.kind !== 'place' && people.includes(record.kind)
    ? { ...record, label: recordKinds[record.kind] }
    : record
}

/** Of a report on one plan: what is measured is not what the plan brought. */
export const wholeWorkNote = 'Số liệu công tác dưới đây là của toàn cơ quan trong kỳ, không riêng kế hoạch này.'

export const standardTitle = 'Chuẩn tiếp cận pháp luật'

/** Rows kept of one list; the count of all of them stands beside it. */
export const listedMax = 200

type SectionFacts = {
  letters: string
  title: string
  kinds?: string[]
  /** Drawn as bars beside the table: measures of one unit. */
  chart?: { title: string; measures: string[] }
  /** Drawn month by month: a measure that counts records. */
  byMonth?: string
  sentences: string[]
  measures: string[]
}

const sections: readonly SectionFacts[] = facts.sections

/** The parts of a kind of report, each with its measures in the order of their codes. */
export function sectionsOf(kind: ReportKind): { letters: string; title: string; measures: MeasureId[] }[] {
  return sections
    .filter(({ kinds }) => kinds === undefined || kinds.includes(kind))
    .map(({ letters, title, measures: named }) => ({ letters, title, measures: named.flatMap(measuresNamed) }))
}

/** «activities.form.*» is every measure that begins so. Throws for a name that is none: the facts are wrong. */
function measuresNamed(name: string): MeasureId[] {
  if (name.endsWith('*')) return [...measures.keys()].filter((id) => id.startsWith(name.slice(0, -1)))
  if (!isMeasureId(name)) throw new Error(`no measure ${name}`)
  return [name]
}

/** A figure of a part before anything was listed. */
export function measuredFigure(
  letters: string,
  index: number,
  measure: MeasureId,
  counted: Pick<MeasuredFigure, 'value' | 'records' | 'told'>,
): MeasuredFigure {
  const { name, unit } = measureOf(measure)
  return { code: `${letters}${index + 1}`, measure, name, unit, ...counted, listed: [] }
}

/** «Hình thức: …», «Nhóm đặc thù: …» is said by the title of the part. */
export function nameInPart({ name }: Pick<MeasuredFigure, 'name'>): string {
  return name.replace(/^(?:Hình thức|Nhóm đặc thù): /u, '')
}

export const blankWords = 'chưa ghi'

export function showMeasured(value: number | null): string {
  return value === null ? blankWords : showNumber(value)
}

/** A piece of a sentence: words, or a figure that stands in it. */
export type SentencePiece = string | MeasuredFigure

/**
 * What a part says in words, from its figures alone. All of it zero is «không phát sinh»; a part where nobody told anything says
 * so, for that is not zero. A measure that does not apply to the body makes its sentence fall away.
 */
export function sentencesOf(part: MeasuredPart): SentencePiece[][] {
  if (part.figures.every(({ value }) => value === 0))
    return part.figures.every(({ measure }) => measureOf(measure).when === 'at-end')
      ? [['Đến cuối kỳ chưa có ai.']]
      : [['Trong kỳ không phát sinh.']]
  if (part.figures.every(({ value }) => value === null)) return [['Trong kỳ có bản ghi nhưng chưa ghi số liệu.']]
  const byMeasure = new Map<string, MeasuredFigure>(part.figures.map((figure) => [figure.measure, figure]))
  const written = sections.find(({ letters }) => letters === part.letters)?.sentences ?? []
  return written
    .map((sentence) =>
      sentence.split(/\{([^}]+)\}/u).map((piece, index) => (index % 2 === 0 ? piece : byMeasure.get(piece))),
    )
    .filter((pieces): pieces is SentencePiece[] => pieces.every((piece) => piece !== undefined))
}

/** The measure of a part that is told month by month. */
export function monthlyOf(letters: string): MeasureId | undefined {
  return sections.find((one) => one.letters === letters && one.byMonth !== undefined)?.byMonth as MeasureId | undefined
}

/** `value` null: chưa ghi. */
export type Chart = { title: string; unit: string; bars: { name: string; value: number | null }[] }

/** What of a part is drawn beside its table; nothing where there is nothing to compare. */
export function chartsOf(part: MeasuredPart): Chart[] {
  const chart = sections.find(({ letters }) => letters === part.letters)?.chart
  const drawn = new Set<MeasureId>(chart?.measures.flatMap(measuresNamed) ?? [])
  const figures = part.figures.filter(({ measure }) => drawn.has(measure))
  const { measure, months = [] } = part.byMonth ?? {}
  const told = part.figures.find((one) => one.measure === measure)
  const charts: Chart[] = [
    {
      title: chart?.title ?? '',
      unit: figures[0]?.unit ?? '',
      bars: figures.map((figure) => ({ name: nameInPart(figure), value: figure.value })),
    },
    {
      title: `${told === undefined ? '' : nameInPart(told)} theo tháng`,
      unit: told?.unit ?? '',
      bars: months.map(({ month, value }) => ({ name: `Tháng ${monthOf(month)}/${yearOf(month)}`, value })),
    },
  ]
  return charts.filter(({ bars }) => bars.length > 1 && bars.some(({ value }) => value !== null && value > 0))
}

/** «Số cộng sẵn lúc 04:10 ngày 29/11/2026». */
export function keptWords({ keptAt }: Pick<Measured, 'keptAt'>): string {
  return `Số cộng sẵn lúc ${keptAt === undefined ? 'đêm trước' : showMoment(new Date(keptAt))}`
}

/** In words: what was counted. */
export function ruleOf(figure: MeasuredFigure, measured: Measured): string {
  const { basis, tookOver = [] } = measured
  const { when } = measureOf(figure.measure)
  const days = {
    during: 'phát sinh trong kỳ',
    'at-end': 'đang có vào ngày cuối kỳ',
    'at-start': 'mang sang từ trước ngày đầu kỳ',
  }
  const also = tookOver.length === 0 ? '' : `, gồm cả ${tookOver.length} cơ quan đã nhập vào`
  const what =
    basis === 'months'
      ? `${keptWords(measured)}: bản ghi ${days[when]}, từng tỉnh; việc chuyển từ tỉnh này sang tỉnh khác tính một lần`
      : basis === 'reports'
        ? 'Cộng số liệu của các báo cáo cấp xã đã ban hành, cùng loại và cùng kỳ'
        : `Bản ghi ${days[when]} của cơ quan và các đơn vị bên dưới${also}`
  const untold = figure.records - figure.told
  const kept = basis === 'reports' ? 'báo cáo' : 'bản ghi'
  return untold === 0 || figure.records === 0 ? what : `${what}; ${showNumber(untold)} ${kept} chưa ghi số`
}

export function figuresIn(measured: Measured | undefined): MeasuredFigure[] {
  return measured?.parts.flatMap(({ figures }) => figures) ?? []
}
