import { showLimit } from '#domains/standard/look-ahead.ts'
import { showFraction } from '#domains/standard/meeting.ts'
import { showLevels } from '#domains/standard/posting-levels.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'
import type { Council } from '#domains/standard/rule-set.ts'
import { showTest } from '#domains/standard/rule-test.ts'

/** What a row of a batch says, in one sentence. */
export function saysOf(row: RuleRow): string {
  switch (row.kind) {
    case 'rule':
      return `${row.name === '' ? '' : `${row.name}: `}${showTest(row.test)}${row.mayNotApply ? `; được ghi «không áp dụng»${row.unless === undefined ? '' : ` (${row.unless.toLocaleLowerCase('vi')})`}` : ''}`
    case 'absent':
      return 'không có nội dung này'
    case 'back':
      return 'rút giá trị đã duyệt gần nhất'
    case 'whole':
      return `chỉ tiêu gồm đúng các nội dung này${row.points === null ? '' : `, tối đa ${showPoints(row.points)} điểm`}`
    case 'condition':
      return `${row.name === '' ? '' : `${row.name}: `}${showTest(row.test)}`
    case 'criterion':
      return `tiêu chí tối đa ${showPoints(row.points)} điểm`
    case 'step':
      return `${row.what}: ${showLimit(row)}`
    case 'council':
      return showCouncil(row)
    case 'posting':
      return showLevels(row.levels)
    case 'authority':
      return row.name
    case 'year':
      return `${row.to === null ? `từ năm ${row.from} trở đi` : row.to === row.from ? `năm ${row.from}` : `từ năm ${row.from} đến năm ${row.to}`} ${row.isSuspended ? 'tạm dừng đánh giá, công nhận' : 'đánh giá theo bộ quy tắc này'}`
  }
}

export const showPoints = (points: number) => String(points).replace('.', ',')

/** What is not told by what was read is said so. */
export function showCouncil(council: Omit<Council, 'mark' | 'source'>): string {
  const { name, membersMax, quorum, majority, materialsAheadWorkingDays } = council
  return [
    name,
    membersMax === null ? 'số thành viên chưa rõ' : `nhiều nhất ${membersMax} thành viên`,
    quorum === null ? 'tỷ lệ phải có mặt chưa rõ' : `hợp lệ khi ${showFraction(quorum)} thành viên tham gia`,
    majority === null
      ? 'tỷ lệ phải đồng ý chưa rõ'
      : `thông qua khi ${showFraction(majority)} ${majority.ofMembers ? 'thành viên' : 'người tham gia'} đồng ý`,
    ...(materialsAheadWorkingDays === null ? [] : [`tài liệu gửi trước ${materialsAheadWorkingDays} ngày làm việc`]),
  ].join('; ')
}
