/** The pages on which rows are entered, by the last part of their address. */
import type { RowKind } from '#domains/standard/rule-row-fields.ts'

export const ruleEntries: Record<string, RowKind> = {
  'noi-dung': 'rule',
  'dieu-kien': 'condition',
  'khong-co': 'absent',
  rut: 'back',
  'chi-tieu': 'whole',
  'tieu-chi': 'criterion',
  buoc: 'step',
  'hoi-dong': 'council',
  'niem-yet': 'posting',
  'tham-quyen': 'authority',
  nam: 'year',
}
