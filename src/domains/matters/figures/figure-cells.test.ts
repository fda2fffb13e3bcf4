import { describe, expect, test } from 'vitest'
import { cellsOf } from '#domains/matters/figures/figure-cells.ts'
import type { FrontDoorFigures } from '#domains/matters/figures/front-door-figures.ts'

const figures = (more: Partial<FrontDoorFigures>): FrontDoorFigures => ({
  bodyId: 'x',
  bodyName: 'Xã Một',
  received: 60,
  answered: 40,
  declined: 10,
  passedOn: 5,
  open: 5,
  other: 0,
  answeredInTime: 30,
  answeredLate: 10,
  openLate: 0,
  medianDays: 4,
  declinedBy: { 'complaint.unsigned': 5, 'complaint.court': 5 },
  published: 3,
  keptBackBy: {},
  ...more,
})

describe('số liệu công khai của một nơi nhận', () => {
  test('đủ lớn thì hiện: trễ hạn, theo căn cứ, không công bố theo lý do', () => {
    const cells = cellsOf(figures({ openLate: 5, keptBackBy: { private: 6, repeated: 5 } }))
    expect(cells).toMatchObject({
      answered: 40,
      answeredLate: 10,
      openLate: 5,
      inTimeShare: 0.75,
      medianDays: 4,
      keptBack: 11,
    })
    expect(cells.declinedBy.map(({ cell }) => cell)).toEqual([5, 5])
    expect(cells.declinedBy[0]!.name).toContain('Luật Khiếu nại')
    expect(cells.keptBackBy).toEqual([
      { name: 'Không bỏ hết được thông tin riêng', cell: 6 },
      { name: 'Đã có câu trả lời như vậy', cell: 5 },
    ])
  })

  test('trễ hai việc: không số nào cho tính ngược ra hai', () => {
    const cells = cellsOf(figures({ answeredInTime: 38, answeredLate: 2, openLate: 1 }))
    expect(cells).toMatchObject({ answeredLate: 'under-5', openLate: 'under-5', inTimeShare: null })
  })

  test('tổng bị giấu thì phần của nó không hiện', () => {
    const cells = cellsOf(figures({ declined: 2, declinedBy: { 'complaint.court': 2 }, keptBackBy: { minor: 4 } }))
    expect(cells.declinedBy).toEqual([])
    expect(cells).toMatchObject({ declined: 'under-5', keptBack: 'under-5', keptBackBy: [] })
    const few = cellsOf(
      figures({ received: 3, answered: 3, declined: 0, passedOn: 0, open: 0, answeredInTime: 1, answeredLate: 2 }),
    )
    expect(few).toMatchObject({ answeredLate: null, inTimeShare: null, medianDays: null })
  })

  test('một căn cứ ít thì căn cứ kia cũng không hiện, vì tổng đã hiện', () => {
    const { declinedBy } = cellsOf(figures({ declinedBy: { 'complaint.unsigned': 8, 'complaint.court': 2 } }))
    expect(declinedBy.map(({ cell }) => cell)).toEqual(['hidden', 'under-5'])
  })
})
