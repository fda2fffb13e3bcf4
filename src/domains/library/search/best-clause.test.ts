import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestClause } from '#domains/library/search/best-clause.ts'
import { wordsToMark } from '#domains/library/search/words-to-mark.ts'

const text =
  'Trong Luật này:\n1. Láng giềng giữ ranh giới.\n2. Người lấn đất của láng giềng phải trả lại đất đã lấn.\n3. Tranh chấp được hòa giải.'

const anywhere = { asked: null, passage: 0 }

describe('chữ đáng đánh dấu', () => {
  test('chữ kể chuyện không được đánh dấu; chữ của luật và chữ đã sửa thì có', () => {
    const said = [{ typed: 'hàng xóm', legal: ['bất động sản liền kề'] }]
    const corrections = [{ typed: 'dất', read: 'dat' }]
    expect(wordsToMark('bị hàng xóm lấn dất thì làm sao', { corrections, said })).toEqual([
      'hàng xóm lấn dất',
      'dat',
      'bất động sản liền kề',
    ])
  })
})

describe('khoản trả lời sát nhất', () => {
  test.each([
    ['lấn đất', '2'],
    ['lan dat hang xom', '2'],
    ['hòa giải tranh chấp', '3'],
    ['ranh giới', '1'],
    ['không có chữ nào như thế', null],
  ])('%s → khoản %s', (query, clause) => expect(bestClause(text, [query], anywhere).clause).toBe(clause))

  test('khoản được gọi tên, hoặc đoạn mà máy tìm thấy, đứng trước chữ khớp', () => {
    expect(bestClause(text, ['ranh giới'], { asked: '3', passage: 2 }).clause).toBe('3')
    expect(bestClause(text, ['ranh giới'], { asked: null, passage: 2 }).clause).toBe('2')
    expect(bestClause(text, ['ranh giới'], { asked: '9', passage: 99 }).clause).toBe('1')
  })

  test('chữ khớp được đánh dấu, chữ nguyên vẹn', () => {
    const { pieces } = bestClause(text, ['lan dat'], anywhere)
    expect(pieces.filter(({ isMatch }) => isMatch).map((piece) => piece.text)).toContain('lấn đất')
    expect(pieces.map((piece) => piece.text).join('')).toBe('Người lấn đất của láng giềng phải trả lại đất đã lấn.')
  })

  test('khoản dài được cắt quanh chỗ khớp', () => {
    const long = `1. ${'chữ khác '.repeat(200)}người lấn đất phải trả ${'chữ khác '.repeat(200)}`
    const shown = bestClause(long, ['lấn đất'], anywhere)
      .pieces.map((piece) => piece.text)
      .join('')
    expect(shown).toMatch(/^… .*lấn đất.* …$/u)
    expect(shown.length).toBeLessThan(300)
  })

  test('không bao giờ hỏng, và chỉ có chữ của điều', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 30 }), (words, query) => {
        const shown = bestClause(words, [query], anywhere)
          .pieces.map((piece) => piece.text)
          .join('')
        const bare = shown.replace(/^… | …$/gu, '')
        expect(words.replace(/\s+/gu, ' ')).toContain(bare.trim())
      }),
      { numRuns: 300 },
    )
  })
})
