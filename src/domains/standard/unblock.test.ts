import { describe, expect, test } from 'vitest'
import type { RuleValue } from '#domains/standard/judge.ts'
import { feedsOf, growingWholes } from '#domains/standard/measure-map.ts'
import { unblockStep, valueStep } from '#domains/standard/unblock.ts'

const value = (inputs: Record<string, number>): RuleValue => ({ kind: 'inputs', inputs, source: 'records' })
const ratio = { type: 'ratio', part: 'vụ hòa giải thành', whole: 'vụ đã kết thúc', atLeast: 0.8 } as const

const [given, growing, unsaid] = [false, true, undefined].map((grows) => ({ grows, isYearOver: false })) as [
  Ahead,
  Ahead,
  Ahead,
]
type Ahead = Parameters<typeof unblockStep>[2]

describe('làm gì để đạt mức', () => {
  test('tỷ lệ trên mẫu số đã định: còn thiếu mấy, đúng cả khi 0,8 × 10 không tròn trong máy', () => {
    expect(unblockStep(ratio, value({ part: 5, whole: 10 }), given)).toBe(
      'Cần thêm 3 «vụ hòa giải thành» nếu «vụ đã kết thúc» vẫn là 10 (nay 5 trên 10): làm tiếp trong năm, ghi hồ sơ rồi lấy lại số liệu.',
    )
    expect(unblockStep({ ...ratio, atLeast: 1 }, value({ part: 6, whole: 7 }), given)).toContain('Cần thêm 1 ')
    expect(unblockStep({ ...ratio, atLeast: 0.81 }, value({ part: 8, whole: 10 }), given)).toContain('Cần thêm 1 ')
  })

  test('tỷ lệ mà việc mới cũng vào mẫu số: thêm đúng chừng ấy thì đạt, bớt một thì chưa; phải đạt cả mà đã hụt thì nói không thể', () => {
    expect(unblockStep(ratio, value({ part: 5, whole: 10 }), growing)).toContain('Cần thêm 15 «vụ hòa giải thành» mà ')
    for (const [part, whole, atLeast] of [
      [5, 10, 0.8],
      [3, 11, 0.85],
      [0, 1, 0.9],
      [71, 90, 0.8],
    ] as const) {
      const said = unblockStep({ ...ratio, atLeast }, value({ part, whole }), growing)
      const more = Number(/Cần thêm (\d+)/u.exec(said)![1])
      expect((part + more) / (whole + more), said).toBeGreaterThanOrEqual(atLeast - 1e-12)
      expect((part + more - 1) / (whole + more - 1), said).toBeLessThan(atLeast)
    }
    const never = unblockStep({ ...ratio, atLeast: 1 }, value({ part: 6, whole: 7 }), growing)
    expect(never).toContain('Không thể đạt 100% trong năm vì đã có 1 việc không đạt')
    expect(never).not.toContain('Cần thêm')
  })

  test('chưa ai nói mẫu số có tăng theo không thì nói cả hai số', () => {
    expect(unblockStep(ratio, value({ part: 5, whole: 10 }), unsaid)).toContain(
      'Cần thêm 3 «vụ hòa giải thành» nếu «vụ đã kết thúc» vẫn là 10; nếu mỗi việc mới cũng thêm vào đó thì cần 15, đều đạt',
    )
    expect(unblockStep({ ...ratio, atLeast: 1 }, value({ part: 6, whole: 7 }), unsaid)).toContain('không bù được')
  })

  test('tỷ lệ lấy từ hồ sơ: quy tắc nào đủ hai số thì đều nói mẫu số có tăng theo không', () => {
    const feeds = feedsOf(2026)
    const both = feeds.filter(
      ({ rule, key }) => key === 'whole' && feeds.some((one) => one.rule === rule && one.key === 'part'),
    )
    const wholes = growingWholes(2026)
    expect(both.filter(({ rule }) => !wholes.has(rule))).toEqual([])
    expect([...wholes].flatMap(([rule, grows]) => (grows ? [rule] : []))).toEqual([
      'CT1.1',
      'CT1.2',
      'CT2.3',
      'CT3.2.2',
    ])
  })

  test('năm đã hết: không bảo làm thêm; đối chiếu hai số và niêm yết thì vẫn làm được', () => {
    const over = { grows: undefined, isYearOver: true }
    const late = unblockStep(ratio, value({ part: 5, whole: 10 }), over)
    expect(late).toContain('Năm đánh giá đã hết')
    expect(late).not.toMatch(/Cần thêm|làm tiếp/u)
    expect(unblockStep({ type: 'cross', count: 'số vụ', with: 'CT3.2', its: 'whole' }, undefined, over)).toContain(
      'đối chiếu',
    )
  })

  test('bậc thang: đến bậc kế tiếp; số lượng, số tiền: phần còn thiếu; hạn đã qua thì làm thêm không thay được', () => {
    const steps = [
      { atLeast: 0.9, points: 2 },
      { atLeast: 0.5, points: 1 },
    ]
    expect(
      unblockStep({ type: 'ladder', part: 'người', whole: 'tất cả', steps }, value({ part: 4, whole: 10 }), given),
    ).toContain('Cần thêm 1 «người»')
    expect(unblockStep({ type: 'count', count: 'hoạt động', atLeast: 5 }, value({ count: 2 }), given)).toContain(
      'Cần thêm 3 «hoạt động»',
    )
    expect(
      unblockStep({ type: 'amount', paid: 'đã chi', due: 'phải chi' }, value({ paid: 900, due: 1_500 }), given),
    ).toContain('Cần chi thêm 600 đồng')
    expect(
      unblockStep(
        { type: 'deadline', workingDays: 7, from: 'ngày tỉnh ban hành', done: 'ngày xã ban hành' },
        undefined,
        given,
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
    expect(unblockStep(ratio, undefined, growing)).toBe('Làm tiếp trong năm, ghi hồ sơ rồi lấy lại số liệu.')
  })
})
