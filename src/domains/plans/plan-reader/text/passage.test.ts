import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldInPlace } from '#base/fold-in-place.ts'
import { aLine, aPassage } from '#domains/plans/plan-reader/read-plan.fixture.ts'
import { excerptIn, joinPassages, slicePassage } from '#domains/plans/plan-reader/text/passage.ts'

describe('chữ bỏ dấu giữ nguyên vị trí', () => {
  test.each([
    ['Đơn vị chủ trì：', 'don vi chu tri:'],
    ['HOÀ GIẢI – “cơ sở”', 'hoa giai - "co so"'],
    ['Ủy ban\tnhân dân', 'uy ban nhan dan'],
  ])('%s', (text, folded) => expect(foldInPlace(text)).toBe(folded))

  test('luôn dài bằng chữ gốc', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldInPlace(text)).toHaveLength(text.length)
      }),
    )
  })
})

describe('đoạn ghép từ nhiều dòng', () => {
  test('một dấu cách giữa hai dòng; ký hiệu bị ngắt dòng thì liền', () => {
    expect(joinPassages([aPassage('Thực hiện Nghị quyết'), aPassage('của Đảng ủy')]).text).toBe(
      'Thực hiện Nghị quyết của Đảng ủy',
    )
    expect(joinPassages([aPassage('Nghị quyết số 66-'), aPassage('NQ/TW')]).text).toBe('Nghị quyết số 66-NQ/TW')
  })

  test('mỗi phần dẫn về đúng dòng và đúng vị trí', () => {
    const joined = joinPassages([aPassage('Sở Tư pháp'), aPassage('và các sở, ngành')])
    expect(excerptIn(joined, 14)).toMatchObject({ text: 'các sở, ngành', start: 3, end: 16 })
    expect(slicePassage(joined, 3, 10).text).toBe('Tư pháp')
  })

  test('khoảng trắng đầu dòng không tính vào trích đoạn', () => {
    expect(aLine('   Phòng Tư pháp  ')).toMatchObject({ text: 'Phòng Tư pháp', offset: 3 })
  })
})
