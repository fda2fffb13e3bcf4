import { describe, expect, test } from 'vitest'
import { nodesOf, type OutlineNode, outlineOf } from '#domains/plans/plan-reader/layout/outline.ts'
import { stripsOf } from '#domains/plans/plan-reader/layout/strips.ts'
import { aDocument } from '#domains/plans/plan-reader/read-plan.fixture.ts'

describe('dàn ý', () => {
  test.each([
    {
      name: 'số in đủ cấp không lặp số cấp trên',
      lines: ['II. NỘI DUNG', '1. Tuyên truyền', '1.1. Trên loa', '1.1.1 Bản tin', '2. Tập huấn'],
      paths: ['II', 'II.1', 'II.1.1', 'II.1.1.1', 'II.2'],
    },
    {
      name: 'chữ cái dưới số',
      lines: ['I. MỘT', '1. Hai', 'a) Ba', 'b) Bốn', '2. Năm', 'a) Sáu', 'II. BẢY'],
      paths: ['I', 'I.1', 'I.1.a', 'I.1.b', 'I.2', 'I.2.a', 'II'],
    },
    {
      name: 'thiếu mục I: mục II vẫn là mục lớn',
      lines: ['1. Mục đích', '2. Yêu cầu', 'II. NHIỆM VỤ', '1. Tuyên truyền'],
      paths: ['1', '2', 'II', 'II.1'],
    },
    {
      name: 'A, B, C rồi I, II: «C.» không phải số La Mã',
      lines: ['A. CHUNG', 'I. MỘT', 'B. RIÊNG', 'I. HAI', 'C. KHÁC', 'II. BA'],
      paths: ['A', 'A.I', 'B', 'B.I', 'C', 'C.II'],
    },
    {
      name: 'I. rồi A. là cấp dưới',
      lines: ['I. MỘT', 'A. Hai', 'B. Ba', 'II. BỐN'],
      paths: ['I', 'I.A', 'I.B', 'II'],
    },
    {
      name: 'gạch đầu dòng mang số của mục',
      lines: ['II. NỘI DUNG', '1. Một', '- a', '+ b', '+ c', '- d', '2. Hai', '- e'],
      paths: ['II', 'II.1', 'II.1', 'II.1', 'II.1', 'II.1', 'II.2', 'II.2'],
    },
    {
      name: 'phần, mục lớn, mục nhỏ',
      lines: ['Phần thứ nhất', 'I. MỘT', 'PHẦN THỨ HAI', 'I. HAI', '1. Ba'],
      paths: ['Phần 1', 'Phần 1.I', 'Phần 2', 'Phần 2.I', 'Phần 2.I.1'],
    },
  ])('$name', ({ lines, paths }) => expect(pathsUnder(read(lines))).toEqual(paths))

  test('số do Word tự đánh cũng dựng thành dàn ý', () => {
    const document = aDocument('NỘI DUNG', 'Tuyên truyền', 'Trên loa', 'Qua hội nghị')
    const markers = ['II.', '1.', '-', '-']
    for (const [index, block] of document.blocks.entries())
      if (block.kind === 'paragraph') block.marker = markers[index]
    const root = outlineOf(stripsOf(document), { isBareHeading: () => false, isText: () => false })
    expect(pathsUnder(root)).toEqual(['II', 'II.1', 'II.1', 'II.1'])
  })

  test('«+» sau «-» là ý con, «-» tiếp theo là ý ngang hàng', () => {
    const [item] = nodesOf(read(['1. Một', '- a:', '+ b', '+ c', '- d']))
    expect(nodesOf(item!).map((node) => nodesOf(node).length)).toEqual([2, 0])
  })
})

function read(lines: string[]): OutlineNode {
  return outlineOf(stripsOf(aDocument(...lines)), { isBareHeading: () => false, isText: () => false })
}

function pathsUnder(node: OutlineNode): string[] {
  return nodesOf(node).flatMap((child) => [child.path, ...pathsUnder(child)])
}
