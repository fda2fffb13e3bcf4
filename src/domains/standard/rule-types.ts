/** The kinds of tests as an officer chooses them, and what each needs to be known. */
import type { RuleRow } from '#domains/standard/rule-row.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import type { ConditionTest, RuleTest } from '#domains/standard/rule-test.ts'

export type RuleType = RuleTest['type']
export type ConditionType = ConditionTest['type']

export const ruleTypes: Record<RuleType, string> = {
  ratio: 'Tỷ lệ',
  ladder: 'Bậc thang điểm',
  'yes-no': 'Có hoặc không',
  deadline: 'Thời hạn',
  count: 'Số lượng',
  'per-unit': 'Tính theo từng tổ',
  amount: 'Số tiền',
  cross: 'Đối chiếu hai số',
  posting: 'Niêm yết',
}

export const conditionTypes: Record<ConditionType, string> = {
  'all-indicators': 'Đạt mọi chỉ tiêu',
  total: 'Tổng điểm',
  'total-by-type': 'Tổng điểm theo loại xã',
  'each-criterion': 'Điểm từng tiêu chí',
  ratio: 'Tỷ lệ',
  'no-event': 'Không có sự kiện',
  stated: 'Người có trách nhiệm ghi',
}

/** Those that a row of a kind may have in a rule set; empty for what has no test. */
export function typesOf(ruleSet: Pick<RuleSet, 'mode'>, kind: RuleRow['kind']): Record<string, string> {
  return kind === 'rule' ? ruleTypes : kind === 'condition' ? conditionTypesOf(ruleSet) : {}
}

/** Those that a rule set can have: totals only where points count. */
export function conditionTypesOf({ mode }: Pick<RuleSet, 'mode'>): Record<string, string> {
  const byPoints = ['total', 'total-by-type', 'each-criterion']
  return Object.fromEntries(
    Object.entries(conditionTypes).filter(([type]) => mode === 'points' || !byPoints.includes(type)),
  )
}

/** What the figures of a test are called when it is entered, in the order of the columns «Số liệu 1», «Số liệu 2». */
export const figureLabels: Partial<Record<RuleType, readonly { key: string; label: string; example: string }[]>> = {
  ratio: [
    { key: 'part', label: 'Số phần đạt là gì', example: 'Nhiệm vụ đã hoàn thành' },
    { key: 'whole', label: 'Số toàn bộ là gì', example: 'Nhiệm vụ trong kế hoạch' },
  ],
  ladder: [
    { key: 'part', label: 'Số phần đạt là gì', example: 'Tuyên truyền viên được tập huấn' },
    { key: 'whole', label: 'Số toàn bộ là gì', example: 'Tuyên truyền viên của xã' },
  ],
  'per-unit': [
    { key: 'part', label: 'Tổ đủ số lần là gì', example: 'Tổ hòa giải đủ hoạt động' },
    { key: 'whole', label: 'Toàn bộ số tổ là gì', example: 'Tổ hòa giải của xã' },
  ],
  deadline: [
    { key: 'from', label: 'Tính từ ngày nào', example: 'Ngày tỉnh ban hành kế hoạch' },
    { key: 'done', label: 'Ngày làm xong là ngày nào', example: 'Ngày xã ban hành kế hoạch' },
  ],
  count: [{ key: 'count', label: 'Đếm cái gì', example: 'Số loại hoạt động đã làm' }],
  amount: [
    { key: 'paid', label: 'Số tiền đã chi là gì', example: 'Đã chi (đồng)' },
    { key: 'due', label: 'Số tiền phải chi là gì', example: 'Phải chi theo mức của tỉnh (đồng)' },
  ],
  cross: [{ key: 'count', label: 'Số liệu nào', example: 'Vụ hòa giải thành đã chi' }],
}
