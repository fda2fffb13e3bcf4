import { describe, expect, test } from 'vitest'
import { noticesOf, type TaskChange } from '#domains/plans/changes/change-notice.ts'

const change = (path: string, kind: TaskChange['kind'], more: Partial<TaskChange> = {}): TaskChange => ({
  taskId: `task-${path}`,
  path,
  kind,
  officerId: null,
  bodiesBefore: kind === 'added' ? [] : ['xa'],
  bodiesAfter: kind === 'dropped' ? [] : ['xa'],
  ...more,
})
const commune = { bodyId: 'xa', name: 'UBND xã Một', personIds: ['hung'] }
const office = { bodyId: 'phong', name: 'Phòng Văn hóa', personIds: ['nga'] }

const cases: [string, TaskChange[], Record<string, string>][] = [
  ['không có gì đổi thì không báo cho ai', [], {}],
  [
    'người phụ trách được báo về đúng các nhiệm vụ của mình, lãnh đạo về nhiệm vụ của cơ quan',
    [
      change('II.1', 'changed', { officerId: 'lan' }),
      change('II.2', 'dropped', { officerId: 'lan' }),
      change('II.3', 'added'),
      change('II.4', 'added'),
    ],
    {
      lan: 'Sửa 1 (II.1), bỏ 1 (II.2) nhiệm vụ ông/bà phụ trách.',
      hung: 'Sửa 1 (II.1), bỏ 1 (II.2), thêm 2 (II.3, II.4) nhiệm vụ của UBND xã Một.',
    },
  ],
  [
    'cơ quan mới được giao thấy là thêm, cơ quan không còn phần việc thấy là bỏ',
    [change('II.1', 'changed', { bodiesBefore: ['xa'], bodiesAfter: ['phong'] })],
    { hung: 'Bỏ 1 (II.1) nhiệm vụ của UBND xã Một.', nga: 'Thêm 1 (II.1) nhiệm vụ của Phòng Văn hóa.' },
  ],
  [
    'một người vừa phụ trách vừa lãnh đạo nhận một tin',
    [change('II.1', 'changed', { officerId: 'hung' })],
    { hung: 'Sửa 1 (II.1) nhiệm vụ ông/bà phụ trách; sửa 1 (II.1) nhiệm vụ của UBND xã Một.' },
  ],
  [
    'nhiều nhiệm vụ thì chỉ nêu bốn mục đầu',
    ['1', '2', '3', '4', '5', '6'].map((path) => change(path, 'dropped')),
    { hung: 'Bỏ 6 (1, 2, 3, 4, …) nhiệm vụ của UBND xã Một.' },
  ],
]

describe('báo kế hoạch đổi: mỗi người một tin, nói đúng phần của mình', () => {
  test.each(cases)('%s', (_, changes, expected) => {
    const told = noticesOf(changes, [commune, office], null)
    expect(Object.fromEntries(told.map((one) => [one.personId, one.summary]))).toEqual(expected)
  })

  test('người tự nhập bản sửa đổi không nhận tin của chính mình', () => {
    expect(noticesOf([change('II.1', 'changed')], [commune], 'hung')).toEqual([])
  })
})
