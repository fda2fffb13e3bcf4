import { type Day, showDay } from '#base/day.ts'
import { addresseeStateNames, type Timeliness } from '#domains/cascade/addressee.ts'
import type { AddresseeRow, RowTag } from '#domains/cascade/addressee-row.ts'
import { answeredOn, bindingDayOf, rowTimeliness } from '#domains/cascade/addressee-row.ts'
import { isVerified, markNames, type RuleDue, showRuleDoubts } from '#domains/cascade/answer-limit.ts'
import type { CellState } from '#domains/cascade/cell.ts'
import { isComplete } from '#domains/cascade/coverage-figures.ts'
import type { Tone } from '#ui/parts/chip.tsx'

export const tagLabels: Record<RowTag, string> = {
  issued: 'Đã ban hành',
  'not-issued': 'Chưa ban hành',
  late: 'Trễ hạn',
  'past-rule': 'Quá thời hạn chưa kiểm chứng',
  'to-confirm': 'Chờ xác nhận',
  stale: 'Cần xem lại',
  complete: 'Đủ',
  'not-required': 'Không phải ban hành',
}

export const cellTones: Record<CellState, Tone> = {
  covered: 'good',
  adapted: 'good',
  silent: 'warm',
  'not-applicable': 'neutral',
  open: 'action',
}

/** Where a task of the plan above stands on the page of one body's answer. */
export function placeOf(position: number): string {
  return `nv-${position}`
}

/** Where one body stands, in one word. */
export function wordForRow(row: AddresseeRow, rule: RuleDue | undefined, today: Day): { label: string; tone: Tone } {
  if (row.state !== 'asked') return { label: addresseeStateNames[row.state], tone: 'neutral' }
  if (row.answer === null) return unanswered(rowTimeliness(row, rule, today), row)
  if (row.figures.stale > 0) return { label: 'Cần xem lại', tone: 'warm' }
  if (!isComplete(row.figures)) return { label: 'Chờ xác nhận', tone: 'action' }
  return { label: 'Đủ', tone: 'good' }
}

function unanswered(timeliness: Timeliness, row: AddresseeRow): { label: string; tone: Tone } {
  if (timeliness === 'late') return { label: 'Chưa ban hành, trễ hạn', tone: 'danger' }
  if (row.isAnswerGone) return { label: 'Kế hoạch đã bị hoàn tác', tone: 'warm' }
  if (row.proposals > 0) return { label: 'Chờ xác nhận kế hoạch', tone: 'action' }
  if (timeliness === 'past-rule') return { label: 'Chưa ban hành', tone: 'warm' }
  return { label: 'Chưa ban hành', tone: 'neutral' }
}

/** The day by which an answer is owed, and how the body stands to it. */
export function dueWordsOf(row: AddresseeRow, rule: RuleDue | undefined, today: Day): string {
  if (row.state !== 'asked') return ''
  const binding = bindingDayOf(row, rule)
  const words = [binding === null ? 'Không đặt hạn' : showDay(binding)]
  const day = answeredOn(row)
  const timeliness = rowTimeliness(row, rule, today)
  if (timeliness === 'late') words.push(day === null ? '(đã quá hạn)' : `(ban hành ${showDay(day)}, muộn)`)
  if (timeliness === 'past-rule' && rule !== undefined)
    words.push(`(quá ngày ${showDay(rule.day)} theo thời hạn ${markNames[rule.limit.mark]})`)
  return words.join(' ')
}

/** What the rule of law says about the day, and how sure that is. */
export function ruleSentence(rule: RuleDue): string {
  const days = `${rule.limit.count} ${rule.limit.unit === 'working-days' ? 'ngày làm việc' : 'ngày'}`
  const sentence = `${rule.limit.what}: trong ${days}, tức đến hết ngày ${showDay(rule.day)}. Căn cứ: ${rule.limit.basis}.${showRuleDoubts(
    rule,
  )
    .map((doubt) => ` ${doubt}`)
    .join('')}`
  return isVerified(rule.limit)
    ? sentence
    : `${sentence} Thời hạn này ${markNames[rule.limit.mark]} nên chỉ để tham khảo, không tính là trễ hạn.`
}
