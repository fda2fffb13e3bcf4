import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fold } from '#base/vietnamese.ts'
import { shippedCatalogue } from '#domains/library/catalogue.ts'
import { everydayWordsOf, shippedEverydayWords } from '#domains/library/everyday-words.ts'

const { words, toneless, abbreviations } = shippedEverydayWords()

describe('lời thường dùng cạnh lời của luật', () => {
  test('đủ nhiều, cụm dài đứng trước, mỗi cụm một lần', () => {
    expect(words.length).toBeGreaterThanOrEqual(320)
    const lengths = words.map(({ everyday }) => everyday.split(' ').length)
    expect(lengths).toEqual([...lengths].sort((one, other) => other - one))
    expect(new Set(words.map(({ everyday }) => everyday)).size).toBe(words.length)
  })

  test('người dân nói một đằng, luật viết một nẻo', () => {
    const legalFor = (everyday: string) => words.find((word) => word.everyday === everyday)?.legal
    expect(legalFor('ly dị')).toContain('ly hôn')
    expect(legalFor('sổ đỏ')).toContain('giấy chứng nhận quyền sử dụng đất')
    expect(legalFor('chồng đánh')).toContain('bạo lực gia đình')
    expect(legalFor('bị đuổi việc')).toContain('sa thải')
    expect(legalFor('chơi hụi')).toContain('họ, hụi, biêu, phường')
  })

  test('không cụm nào trỏ về chính nó, cũng không là một tiếng mà ai cũng dùng', () => {
    const usual = ['nhà', 'đi', 'đất', 'con', 'tiền', 'luật', 'người', 'xe', 'chồng', 'vợ']
    for (const { everyday, legal } of words) {
      expect(legal).not.toContain(everyday)
      expect(usual).not.toContain(everyday)
    }
  })

  test('gõ không dấu: cụm dễ lẫn với từ khác thì chỉ hiểu khi có dấu', () => {
    const asTyped = (text: string) => toneless.get(fold(text))?.everyday
    expect(asTyped('so do')).toBe('sổ đỏ')
    expect(asTyped('ly di')).toBe('ly dị')
    expect(asTyped('chong danh')).toBe('chồng đánh')
    // «công nhận», «giảm lượng», «trữ lượng», «bảo hành» are words of the law.
    for (const text of ['công nhân', 'giam lương', 'trừ lương', 'bạo hành']) expect(asTyped(text)).toBeUndefined()
    expect(toneless.size).toBeGreaterThan(words.length * 0.7)
  })

  test('một danh sách nói hai điều về một cụm thì không nhận', () => {
    const word = { everyday: 'ly dị', legal: ['ly hôn'], needsTones: false, source: 'cách gọi thông dụng' }
    expect(() => everydayWordsOf([word, word], [])).toThrow('ly dị')
    expect(() => everydayWordsOf([word, { ...word, everyday: 'lý dị' }], [])).toThrow('ly di')
    expect(everydayWordsOf([word, { ...word, everyday: 'lý dị', needsTones: true }], []).toneless.size).toBe(1)
    expect(() => everydayWordsOf([{ ...word, everyday: 'ly dị'.normalize('NFD') }], [])).toThrow()
    const short = { short: 'TT', long: 'thông tư', kind: 'number-part' }
    expect(() => everydayWordsOf([], [short, { ...short, short: 'tt' }])).toThrow('tt')
  })
})

describe('lời viết tắt', () => {
  test('đủ nhiều; một chữ viết tắt, dù gõ không dấu, chỉ có một nghĩa trong một loại', () => {
    expect(abbreviations.length).toBeGreaterThanOrEqual(110)
    const meanings = Map.groupBy(abbreviations, ({ key, kind }) => `${key} ${kind}`)
    const unsure = [...meanings].filter(([, each]) => new Set(each.map(({ long }) => long)).size > 1)
    expect(unsure.map(([key]) => key)).toEqual([])
  })

  test('tên gọi tắt của luật dẫn tới tên mà danh mục văn bản biết', () => {
    const known = new Set(shippedCatalogue().documents.map(({ name }) => fold(name)))
    const unknown = abbreviations.filter(({ kind, long }) => kind === 'law' && !known.has(fold(long)))
    expect(unknown.map(({ long }) => long)).toEqual([])
  })
})

const file = process.env.LGD_SHARED ? join(process.env.LGD_SHARED, 'law', 'phapdien.jsonl.gz') : ''

describe.skipIf(!existsSync(file))('lời của luật có thật trong bộ pháp điển (cần LGD_SHARED)', () => {
  test('mỗi cụm đứng trong ít nhất một điều', () => {
    const wanted = new Set(words.flatMap(({ legal }) => legal.map((each) => each.toLowerCase())))
    for (const line of gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')) {
      const { title, text } = JSON.parse(line) as { title: string; text: string }
      const article = `${title} ${text}`.normalize('NFC').toLowerCase()
      for (const each of wanted) if (article.includes(each)) wanted.delete(each)
    }
    expect([...wanted]).toEqual([])
  }, 120_000)
})
