import { describe, expect, test } from 'vitest'
import { type ComparableTask, comparePlans } from '#domains/plans/compare-plans.ts'

function aTask(id: string, text: string, change: Partial<ComparableTask> = {}): ComparableTask {
  return {
    id,
    kind: 'work',
    leadBodyIds: [],
    path: `II.${id}`,
    text,
    leads: ['Phòng Văn hóa - Xã hội'],
    partners: [],
    timeRaw: 'Quý II',
    outputs: [],
    ...change,
  }
}

describe('kế hoạch sửa đổi so với kế hoạch trước', () => {
  const before = [
    aTask('1', 'Tổ chức tập huấn cho hòa giải viên ở các tổ dân phố'),
    aTask('2', 'Phát thanh chuyên mục pháp luật hằng tuần'),
    aTask('3', 'Khảo sát nhu cầu tìm hiểu pháp luật'),
  ]
  test('đánh số lại không phải là thay đổi', () => {
    const after = before.map((task, index) => ({ ...task, id: `m${index}`, path: `III.${index + 4}` }))
    expect(comparePlans(before, after)).toMatchObject({ added: [], dropped: [], changed: [] })
  })
  test('kiểu gõ dấu và dấu chấm cuối không phải là thay đổi', () => {
    const after = [
      { ...before[0]!, text: 'Tổ chức tập huấn cho hoà giải viên ở các tổ dân phố.' },
      before[1]!,
      before[2]!,
    ]
    expect(comparePlans(before, after).changed).toEqual([])
  })
  test('thêm, sửa, bỏ', () => {
    const after = [
      { ...before[0]!, timeRaw: 'Quý III' },
      aTask('9', 'Mở đường dây nóng tư vấn cho phụ nữ bị bạo lực'),
      before[2]!,
    ]
    const result = comparePlans(before, after)
    expect(result.changed.map((one) => [one.before.id, one.fields])).toEqual([['1', ['timeRaw']]])
    expect(result.added.map((one) => one.id)).toEqual(['9'])
    expect(result.dropped.map((one) => one.id)).toEqual(['2'])
  })
  test('hai nhiệm vụ cùng lời được ghép theo số mục', () => {
    const twins = [
      aTask('1', 'Báo cáo kết quả thực hiện'),
      aTask('2', 'Báo cáo kết quả thực hiện', { timeRaw: 'Quý IV' }),
    ]
    expect(comparePlans(twins, [...twins].reverse()).changed).toEqual([])
  })
})
