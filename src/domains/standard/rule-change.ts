/**
 * Giá trị đã xác minh: what an officer of the province read in the text itself, row by row, for one rule set. draft → submitted →
 * approved by somebody else, or returned; approving gives the province's next version, and versions stay for good. The rule set of a
 * province is the shipped one with every approved row laid over it in order.
 */
import { type Day, yearOf } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { type Condition, type Indicator, type Rule, type RuleSet, rulesOf } from '#domains/standard/rule-set.ts'
import type { ConditionTest, RuleTest } from '#domains/standard/rule-test.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'keep standard rules': true
  }
}

export type RuleRow = RowSource &
  (
    | { kind: 'rule'; code: string; under: string; name: string; test: RuleTest; mayNotApply: boolean }
    /** The text has no such rule or condition. */
    | { kind: 'absent'; code: string }
    /** The indicator consists of exactly the rules entered; with its points where the rule set gives some. */
    | { kind: 'whole'; code: string; name: string; points: number | null }
    | { kind: 'condition'; code: string; name: string; test: ConditionTest }
    /** The most points of a criterion. */
    | { kind: 'criterion'; code: string; name: string; points: number }
    | { kind: 'step'; code: string; what: string; before?: string; workingDays?: number }
  )

/** Where it stands in the text, and from which day that text goes. */
type RowSource = { document: string; article: string; fromDay: Day }

export type RuleChange = {
  id: string
  provinceId: string
  ruleSetId: string
  state: 'draft' | 'submitted' | 'approved'
  rows: RuleRow[]
  writerIds: string[]
  returnedWhy: string
  approvedBy: string | null
  /** The province's version that it made; null before it is approved. */
  number: number | null
  version: number
}

export const rowsMax = 300

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy đợt giá trị này, hoặc ông/bà không được giao quyền xem.'),
  changedMeanwhile: new Refusal(409, 'Đợt giá trị vừa có thay đổi khác. Hãy tải lại trang rồi làm lại.'),
  notDraft: new Refusal(409, 'Đợt giá trị đã trình hoặc đã duyệt nên không sửa được nữa.'),
  notSubmitted: new Refusal(409, 'Đợt giá trị chưa trình nên chưa duyệt, chưa trả lại được.'),
  empty: new Refusal(422, 'Chưa có giá trị nào. Hãy nhập ít nhất một giá trị rồi trình.'),
  ownRows: new Refusal(409, 'Người đã nhập giá trị không tự duyệt. Hãy để người khác đối chiếu với văn bản rồi duyệt.'),
  rowsFull: new Refusal(422, `Một đợt có nhiều nhất ${rowsMax} giá trị. Hãy trình đợt này rồi mở đợt khác.`),
  oneDraft: new Refusal(409, 'Tỉnh đang có một đợt chưa duyệt cho bộ quy tắc này. Hãy làm tiếp đợt ấy.'),
}

export function putRow(change: RuleChange, row: RuleRow, personId: string): RuleChange {
  if (change.state !== 'draft') throw refusals.notDraft
  const rows = [
    ...change.rows.filter((one) => one.code !== row.code || (one.kind === 'whole') !== (row.kind === 'whole')),
    row,
  ]
  if (rows.length > rowsMax) throw refusals.rowsFull
  return { ...change, rows, writerIds: [...new Set([...change.writerIds, personId])], version: change.version + 1 }
}

export function dropRow(change: RuleChange, place: number, personId: string): RuleChange {
  if (change.state !== 'draft') throw refusals.notDraft
  const rows = change.rows.filter((_, index) => index !== place)
  return { ...change, rows, writerIds: [...new Set([...change.writerIds, personId])], version: change.version + 1 }
}

export function submitChange(change: RuleChange): RuleChange {
  if (change.state !== 'draft') throw refusals.notDraft
  if (change.rows.length === 0) throw refusals.empty
  return { ...change, state: 'submitted', returnedWhy: '', version: change.version + 1 }
}

export function returnChange(change: RuleChange, why: string): RuleChange {
  if (change.state !== 'submitted') throw refusals.notSubmitted
  return { ...change, state: 'draft', returnedWhy: why, version: change.version + 1 }
}

export function approveChange(change: RuleChange, by: { personId: string; number: number }): RuleChange {
  if (change.state !== 'submitted') throw refusals.notSubmitted
  if (change.writerIds.includes(by.personId)) throw refusals.ownRows
  return { ...change, state: 'approved', approvedBy: by.personId, number: by.number, version: change.version + 1 }
}

/** A rule set as a province has verified it, and what names it in records: «tcpl-27-2025/1.3». */
export type ProvinceRules = { ruleSet: RuleSet; number: number; versionName: string }

/**
 * The shipped rule set with rows laid over it, the earlier first. `year`: rows of a text that goes only from a later year on stay out, and
 * a change that has no other rows makes no version of that year.
 */
export function layOver(
  shipped: RuleSet,
  changes: readonly Pick<RuleChange, 'rows' | 'number'>[],
  year?: number,
): ProvinceRules {
  const counting = changes
    .map(({ rows, number }) => ({
      number,
      rows: rows.filter(({ fromDay }) => year === undefined || yearOf(fromDay) <= year),
    }))
    .filter(({ rows }) => rows.length > 0)
  const ordered = counting.toSorted((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity))
  const ruleSet = ordered.flatMap(({ rows }) => rows).reduce(withRow, shipped)
  const number = Math.max(0, ...ordered.map((change) => change.number ?? 0))
  return { ruleSet, number, versionName: `${shipped.id}/${shipped.edition}.${number}` }
}

/** The province's version in such a name. */
export function numberIn(versionName: string): number {
  return Number(versionName.split('.').at(-1))
}

/** Read by an officer in the text: sure enough to decide. */
const read = 'E'

function withRow(ruleSet: RuleSet, row: RuleRow): RuleSet {
  const source = `${row.document}, ${row.article}`
  switch (row.kind) {
    case 'rule': {
      const known = rulesOf(ruleSet).find(({ rule }) => rule.code === row.code)
      const label = known?.rule.notApplicable?.label ?? 'Không phát sinh trong năm'
      const rule: Rule = {
        code: row.code,
        name: row.name || (known?.rule.name ?? row.code),
        nameMark: row.name === '' ? (known?.rule.nameMark ?? 'R') : read,
        test: row.test,
        mark: read,
        source,
        ...(known?.rule.kinds && { kinds: known.rule.kinds }),
        ...(row.mayNotApply && { notApplicable: { label, mark: read } }),
      }
      const under = known?.indicator.code ?? row.under
      return eachIndicator(ruleSet, (indicator) =>
        indicator.code !== under
          ? indicator
          : {
              ...indicator,
              rules: known
                ? indicator.rules.map((one) => (one.code === row.code ? rule : one))
                : [...indicator.rules, rule],
            },
      )
    }
    case 'absent':
      return {
        ...eachIndicator(ruleSet, (indicator) => ({
          ...indicator,
          rules: indicator.rules.filter(({ code }) => code !== row.code),
        })),
        conditions: ruleSet.conditions.filter(({ code }) => code !== row.code),
      }
    case 'whole':
      return eachIndicator(ruleSet, (indicator) =>
        indicator.code !== row.code
          ? indicator
          : {
              ...indicator,
              isWhole: true,
              ...(row.name !== '' && { name: row.name, nameMark: read }),
              ...(row.points !== null && { points: { value: row.points, mark: read, source } }),
            },
      )
    case 'condition': {
      const before = ruleSet.conditions.find(({ code }) => code === row.code)
      const condition: Condition = {
        code: row.code,
        name: row.name || (before?.name ?? row.code),
        test: row.test,
        mark: read,
        source,
      }
      const rest = ruleSet.conditions.map((one) => (one.code === row.code ? condition : one))
      return { ...ruleSet, conditions: before === undefined ? [...rest, condition] : rest }
    }
    case 'criterion':
      return {
        ...ruleSet,
        criteria: ruleSet.criteria.map((criterion) =>
          criterion.code !== row.code
            ? criterion
            : {
                ...criterion,
                ...(row.name !== '' && { name: row.name, nameMark: read }),
                points: { value: row.points, mark: read, source },
              },
        ),
      }
    case 'step': {
      const { code, what, before, workingDays } = row
      const step = {
        code,
        what,
        mark: read,
        source,
        ...(before && { before }),
        ...(workingDays && { workingDays }),
      } as const
      return { ...ruleSet, deadlines: [...ruleSet.deadlines.filter((one) => one.code !== code), step] }
    }
  }
}

function eachIndicator(ruleSet: RuleSet, change: (indicator: Indicator) => Indicator): RuleSet {
  return {
    ...ruleSet,
    criteria: ruleSet.criteria.map((criterion) => ({ ...criterion, indicators: criterion.indicators.map(change) })),
  }
}
