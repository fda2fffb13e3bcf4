import { describe, expect, test } from 'vitest'
import type { RuleValue } from '#domains/standard/judge.ts'
import { unblockStep, valueStep } from '#domains/standard/unblock.ts'

const value = (inputs: Record<string, number>): RuleValue => ({ kind: 'inputs', inputs, source: 'records' })
const ratio = { type: 'ratio', part: 'vụ hòa giải thành', whole: 'vụ đã kết thúc', atLeast: 0.8 } as const

describe('làm gì để đạt mức', () => {
  test('tỷ lệ: còn thiếu mấy, đúng cả khi 0,8 × 10 không tròn trong máy', () => {
    expect(unblockStep(ratio, value({ part: 5, whole: 10 }))).toBe(
      'Cần thêm 3 «vụ hòa giải thành» (nay 5 trên 10): làm tiếp trong năm, ghi hồ sơ rồi lấy lại số liệu.',
    )
    expect(unblockStep({ ...ratio, atLeast: 1 }, value({ part: 6, whole: 7 }))).toContain('Cần thêm 1 ')
    expect(unblockStep({ ...ratio, atLeast: 0.81 }, value({ part: 8, whole: 10 }))).toContain('Cần thêm 1 ')
  })

  test('bậc thang: đến bậc kế tiếp; số lượng, số tiền: phần còn thiếu; hạn đã qua thì làm thêm không thay được', () => {
    const steps = [
      { atLeast: 0.9, points: 2 },
      { atLeast: 0.5, points: 1 },
    ]
    expect(
      unblockStep({ type: 'ladder', part: 'người', whole: 'tất cả', steps }, value({ part: 4, whole: 10 })),
    ).toContain('Cần thêm 1 «người»')
    expect(unblockStep({ type: 'count', count: 'hoạt động', atLeast: 5 }, value({ count: 2 }))).toContain(
      'Cần thêm 3 «hoạt động»',
    )
    expect(
      unblockStep({ type: 'amount', paid: 'đã chi', due: 'phải chi' }, value({ paid: 900, due: 1_500 })),
    ).toContain('Cần chi thêm 600 đồng')
    expect(
      unblockStep(
        { type: 'deadline', workingDays: 7, from: 'ngày tỉnh ban hành', done: 'ngày xã ban hành' },
        undefined,
      ),
    ).toContain('làm thêm không thay được')
  })

  test('thiếu số liệu: lấy từ hồ sơ được hay phải nhập tay, mẫu số bằng 0 thì làm gì', () => {
    expect(valueStep(ratio, undefined, true)).toContain('Lấy số liệu từ hồ sơ')
    expect(valueStep(ratio, undefined, false)).toContain('Hệ thống không có hồ sơ')
    expect(valueStep(ratio, value({ part: 0, whole: 0 }), true)).toContain('không phát sinh')
    expect(valueStep(ratio, value({ whole: 2 }), true)).toContain('phần còn thiếu')
    const levels = { all: [[{ channel: 'office' as const, days: 5 }]], inWorkingDays: false }
    expect(valueStep({ type: 'posting', levels }, undefined, false)).toContain('trang «Niêm yết, ý kiến»')
  })

  test('chưa có số thì nói việc chung, không đoán', () => {
    expect(unblockStep(ratio, undefined)).toBe('Làm tiếp trong năm, ghi hồ sơ rồi lấy lại số liệu.')
  })
})
