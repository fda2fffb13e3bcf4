import { describe, expect, test } from 'vitest'
import {
  type EarlierObligation,
  type PairedObligation,
  pairObligations,
} from '#domains/plans/changes/pair-obligations.ts'

let position = 0
const mark = (label: string, dueDay: string | null, change: Partial<PairedObligation> = {}): PairedObligation => ({
  id: label,
  kind: 'deadline',
  label,
  dueDay,
  state: 'open',
  position: position++,
  ...change,
})
const was = (label: string, dueDay: string | null, change: Partial<EarlierObligation> = {}): EarlierObligation => ({
  ...mark(label, dueDay),
  held: false,
  taskIsKept: false,
  ...change,
  id: `cũ ${label}`,
})
const quarters = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']
const quarter = (index: number) => `Quý ${['I', 'II', 'III', 'IV'][index]}/2026`

const cases: [string, EarlierObligation[], PairedObligation[], Record<string, string>, string[]][] = [
  ['hạn dời thì mốc duy nhất vẫn đi tiếp', [was('A', '2026-10-31')], [mark('B', '2026-12-15')], { B: 'cũ A' }, []],
  [
    'cả loạt bị rút ngắn: mốc đã làm ở lại, mốc chưa làm hết hiệu lực',
    quarters.map((day, index) => was(quarter(index), day, { state: index < 2 ? 'checked' : 'open' })),
    [mark('Quý IV/2026', '2026-12-31')],
    { 'Quý IV/2026': 'cũ Quý IV/2026' },
    ['cũ Quý I/2026', 'cũ Quý II/2026'],
  ],
  [
    'mốc cuối của loạt bị cắt theo kỳ mới: vẫn là mốc ấy',
    [was('Quý III/2026', '2026-09-30'), was('Quý IV/2026', '2026-11-30', { state: 'claimed' })],
    [mark('Quý III/2026', '2026-09-30'), mark('Quý IV/2026', '2026-12-31')],
    { 'Quý III/2026': 'cũ Quý III/2026', 'Quý IV/2026': 'cũ Quý IV/2026' },
    [],
  ],
  [
    'hai mốc cùng ngày: mỗi mốc đi với đúng một mốc',
    [was('Sơ kết', '2026-12-31', { state: 'checked' }), was('Tổng kết', '2026-12-31')],
    [mark('Sơ kết', '2026-12-31'), mark('Tổng kết', '2026-12-31')],
    { 'Sơ kết': 'cũ Sơ kết', 'Tổng kết': 'cũ Tổng kết' },
    [],
  ],
  [
    'hai nhiệm vụ ghép làm một: còn một phần chưa xong thì chưa phải là xong',
    [was('A', '2026-11-30', { state: 'checked' }), was('B', '2026-11-30')],
    [mark('C', '2026-11-30')],
    { C: 'cũ B' },
    ['cũ A'],
  ],
  [
    'còn giải trình hoặc tệp thì mốc bị bỏ vẫn ở lại',
    [was('Quý I/2026', '2026-03-31', { held: true }), was('Quý II/2026', '2026-06-30')],
    [mark('Hạn', '2026-12-31')],
    {},
    ['cũ Quý I/2026'],
  ],
  [
    'theo yêu cầu: yêu cầu đang làm đi tiếp, các yêu cầu đã xong ở lại',
    [was('A', '2026-03-31', { kind: 'on-request', state: 'checked' }), was('B', '2026-12-31', { kind: 'on-request' })],
    [mark('C', null, { kind: 'on-request', state: 'waiting' })],
    { C: 'cũ B' },
    ['cũ A'],
  ],
  [
    'nhiệm vụ giữ nguyên hiệu lực: mọi mốc ở lại',
    [was('A', '2026-03-31', { taskIsKept: true }), was('B', null, { taskIsKept: true })],
    [],
    {},
    ['cũ A', 'cũ B'],
  ],
]

describe('mốc của kế hoạch sửa đổi tiếp mốc nào của kế hoạch trước', () => {
  test.each(cases)('%s', (_, earlier, later, expected, stay) => {
    const pairing = pairObligations(earlier, later)
    expect(Object.fromEntries(pairing.pairs.map((one) => [one.laterId, one.earlierId]))).toEqual(expected)
    expect(pairing.stay.sort()).toEqual(stay.sort())
  })
})
