/**
 * Giá trị đã xác minh: what an officer of the province read in the text itself, row by row, for one rule set. draft → submitted →
 * approved by somebody else, or returned; approving gives the province's next version, and versions stay for good (lay-over.ts).
 */
import { Refusal } from '#base/refusal.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'keep standard rules': true
  }
}

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
  waitingOfYear: (count: number) =>
    new Refusal(
      409,
      `Còn ${count} bản đánh giá đã trình theo bộ quy tắc khác. Hãy quyết định hoặc trả lại các bản ấy rồi duyệt năm áp dụng.`,
    ),
  oneDraft: new Refusal(409, 'Tỉnh đang có một đợt chưa duyệt cho bộ quy tắc này. Hãy làm tiếp đợt ấy.'),
}

export function putRow(change: RuleChange, row: RuleRow, personId: string): RuleChange {
  if (change.state !== 'draft') throw refusals.notDraft
  const rows = [...change.rows.filter(({ code }) => code !== row.code), row]
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
