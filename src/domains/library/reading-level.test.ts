import { describe, expect, test } from 'vitest'
import legalWords from '#domains/library/facts/legal-words.json' with { type: 'json' }
import { levelNames, readingLevelOf, syllableCount } from '#domains/library/reading-level.ts'
import { shippedGuides } from '#domains/library/shipped-guides.ts'

test.each([
  ['Bạn không phải trả tiền.', 5],
  ['Từ ngày 01/9/2026 – có luật mới.', 6],
  ['', 0],
])('đếm tiếng: «%s»', (text, expected) => expect(syllableCount(text)).toBe(expected))

const repeated = (word: string, times: number) => `${Array.from({ length: times }, () => word).join(' ')}.`

describe('mức dễ đọc', () => {
  test.each([
    ['câu ngắn, từ thường', ['Bạn đến xã.', 'Bạn mang giấy tờ.'], [], 'easy'],
    ['một từ luật chưa giải nghĩa', ['Xã thụ lý đơn.'], [], 'fair'],
    ['từ luật có nghĩa bên cạnh', ['Xã thụ lý đơn.'], ['thụ lý'], 'easy'],
    ['từ luật được nói rõ trong câu', ['Xã thụ lý, tức là nhận việc của bạn.'], [], 'easy'],
    ['một câu 30 tiếng giữa ba câu', [repeated('luật', 30), 'Bạn đi.', 'Bạn hỏi.'], [], 'hard'],
    ['một câu 45 tiếng', [repeated('luật', 45), ...Array.from({ length: 30 }, () => 'Bạn hỏi.')], [], 'hard'],
    ['chưa có câu nào', [], [], 'fair'],
  ] as const)('%s', (_, sentences, explained, level) => {
    expect(readingLevelOf(sentences, explained).level).toBe(level)
  })

  test('số đo và lý do gọi đúng tên câu, tên từ', () => {
    const long = `Người khiếu nại ${repeated('rất', 20)}`
    const { meanSyllables, longest, longShare, unexplained, reasons } = readingLevelOf([long, 'Bạn hỏi xã.'], [])
    expect({ meanSyllables, longest, longShare }).toEqual({
      meanSyllables: 13,
      longest: { sentence: long, syllables: 23 },
      longShare: 0.5,
    })
    expect(unexplained.map(({ word }) => word)).toEqual(['khiếu nại'])
    expect(reasons).toEqual([
      'Câu dài 23 tiếng, hãy tách: «Người khiếu nại rất rất rất rất rất rất rất rất rất…»',
      'Từ «khiếu nại» chưa được giải nghĩa; có thể ghi: đề nghị cơ quan xem lại quyết định hoặc việc làm gây thiệt cho mình.',
    ])
  })

  test.each([
    ['Chủ tịch (người đứng đầu xã) ký giấy.', /trong ngoặc/],
    ['Bạn nộp đơn; xã trả lời.', /chấm phẩy/],
    ['Bạn mang đơn, giấy, ảnh, sổ, bút.', /bốn dấu phẩy/],
    ['Đơn được xem xét bởi Chủ tịch xã.', /«bởi»/],
    ['Không ai không được hỏi.', /hai lần «không»/],
    ['Bạn làm theo quy định tại khoản 1.', /căn cứ trong \[ \]/],
    ['Giấy nêu trên do xã cấp.', /công sở/],
  ])('câu rối: %s', (sentence, why) => {
    expect(readingLevelOf([sentence], []).tangled).toEqual([{ sentence, why: expect.stringMatching(why) }])
  })

  test('từ dài được nhận trước: «hòa giải viên» không bị coi là «hòa giải thành»', () => {
    const { unexplained } = readingLevelOf(['Hòa giải viên đến nhà.', 'Trợ giúp viên pháp lý đến nhà.'], [])
    expect(unexplained.map(({ word }) => word)).toEqual(['hòa giải viên', 'trợ giúp viên pháp lý'])
  })

  test('một bài rất dài hay viết rối vẫn đo xong ngay', () => {
    const begin = Date.now()
    readingLevelOf(['không '.repeat(50_000), '('.repeat(50_000), ', '.repeat(50_000), 'được '.repeat(50_000)], [])
    expect(Date.now() - begin).toBeLessThan(1_000)
  })
})

describe('từ luật cần giải nghĩa', () => {
  test('mỗi từ một lần, viết thường, dựng sẵn, nghĩa ngắn', () => {
    expect(legalWords.length).toBeGreaterThanOrEqual(120)
    expect(new Set(legalWords.map(({ word }) => word)).size).toBe(legalWords.length)
    const text = JSON.stringify(legalWords)
    expect(text).toBe(text.normalize('NFC'))
    expect(legalWords.filter(({ word }) => word !== word.toLowerCase())).toEqual([])
    expect(legalWords.filter(({ meaning }) => syllableCount(meaning) > 20)).toEqual([])
  })
})

test('mọi hướng dẫn kèm theo đều dễ đọc', () => {
  const others = shippedGuides().flatMap(({ slug, sections, terms }) => {
    const sentences = sections.flatMap((section) => section.sentences.map(({ text }) => text))
    const { level, reasons } = readingLevelOf(
      sentences,
      terms.map(({ word }) => word),
    )
    return level === 'easy' ? [] : [`${slug}: ${levelNames[level]}: ${reasons.join(' ')}`]
  })
  expect(others).toEqual([])
})
