import { describe, expect, test } from 'vitest'
import { digitsInWords, numberInWords } from '#domains/library/number-words.ts'
import { readAloud } from '#domains/library/read-aloud.ts'
import { shippedGuides } from '#domains/library/shipped-guides.ts'
import { durationInWords, loudspeakerRate, speakingTimeOf } from '#domains/library/speaking-time.ts'

test.each([
  [0, 'không'],
  [4, 'bốn'],
  [10, 'mười'],
  [14, 'mười bốn'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [55, 'năm mươi lăm'],
  [100, 'một trăm'],
  [105, 'một trăm linh năm'],
  [111, 'một trăm mười một'],
  [1000, 'một nghìn'],
  [1005, 'một nghìn không trăm linh năm'],
  [2013, 'hai nghìn không trăm mười ba'],
  [300_000, 'ba trăm nghìn'],
  [1_200_000, 'một triệu hai trăm nghìn'],
  [2_000_000_015, 'hai tỷ không trăm mười lăm'],
])('số %i đọc là «%s»', (number, words) => expect(numberInWords(number)).toBe(words))

test('số điện thoại đọc từng chữ số', () => expect(digitsInWords('113')).toBe('một một ba'))

describe('đọc lên loa', () => {
  test.each([
    ['Bạn được giúp. [11/2017/QH14 dieu-7]', 'Bạn được giúp.'],
    ['UBND xã và HĐND xã', 'Ủy ban nhân dân xã và Hội đồng nhân dân xã'],
    ['Điều 3 khoản 1 điểm đ', 'Điều ba khoản một điểm đê'],
    ['Luật số 35/2013/QH13', 'Luật số ba mươi lăm năm hai nghìn không trăm mười ba của Quốc hội khóa mười ba'],
    ['Nghị định 144/2017/NĐ-CP', 'Nghị định số một trăm bốn mươi tư năm hai nghìn không trăm mười bảy của Chính phủ'],
    ['Quyết định số 977/QĐ-TTg', 'Quyết định số chín trăm bảy mươi bảy của Thủ tướng Chính phủ'],
    ['Kế hoạch số 18/KH-UBND', 'Kế hoạch số mười tám của Ủy ban nhân dân'],
    ['từ ngày 01/9/2026', 'từ ngày mùng một tháng chín năm hai nghìn không trăm hai mươi sáu'],
    ['ngày 30/4', 'ngày ba mươi tháng tư'],
    ['Ngày 09 tháng 11 hằng năm', 'Ngày mùng chín tháng mười một hằng năm'],
    ['trong thời hạn 03 ngày làm việc', 'trong thời hạn ba ngày làm việc'],
    ['lúc 7h30 hoặc 15:00', 'lúc bảy giờ ba mươi hoặc mười lăm giờ'],
    ['hãy gọi 113 ngay', 'hãy gọi một một ba ngay'],
    ['có 113 người', 'có một trăm mười ba người'],
    ['gọi 0912 345 678', 'gọi không chín một hai ba bốn năm sáu bảy tám'],
    [
      'mã 12345678901234567890',
      'mã một hai ba bốn năm sáu bảy tám chín không một hai ba bốn năm sáu bảy tám chín không',
    ],
    ['lãi 20%/năm', 'lãi hai mươi phần trăm một năm'],
    ['từ 05% đến 20% thu nhập', 'từ năm phần trăm đến hai mươi phần trăm thu nhập'],
    ['đóng 300.000 đ', 'đóng ba trăm nghìn đồng'],
    ['rộng 8,5 m2', 'rộng tám phẩy năm mét vuông'],
    ['năm 2026–2027', 'năm hai nghìn không trăm hai mươi sáu đến hai nghìn không trăm hai mươi bảy'],
    ['Quốc hội khóa XV', 'Quốc hội khóa mười lăm'],
    ['Chủ tịch xã (người đứng đầu) ký.', 'Chủ tịch xã, người đứng đầu, ký.'],
    ['người nhiễm HIV', 'người nhiễm hát i vê'],
    ['Hòa giải ở thôn, tổ dân phố.', 'Hòa giải ở thôn, tổ dân phố.'],
  ])('%s → %s', (text, spoken) => expect(readAloud(text)).toBe(spoken))

  test('mọi câu của hướng dẫn kèm theo đọc được, không còn chữ số', () => {
    const spoken = shippedGuides()
      .flatMap(({ title, summary, sections }) => [
        title,
        summary,
        ...sections.flatMap(({ heading, sentences }) => [heading, ...sentences.map(({ text }) => text)]),
      ])
      .map(readAloud)
    expect(spoken.filter((line) => /\d|\[|[A-ZĐ]{3}/u.test(line))).toEqual([])
  })

  test('chữ dài và rối vẫn xong ngay', () => {
    const begin = Date.now()
    for (const text of [
      '1/'.repeat(20_000),
      '(('.repeat(20_000),
      '0 '.repeat(20_000),
      '1.000'.repeat(10_000),
      'A'.repeat(40_000),
    ])
      readAloud(text)
    expect(Date.now() - begin).toBeLessThan(2_000)
  })
})

describe('thời lượng trên loa', () => {
  test('đếm tiếng sau khi đã đọc số thành chữ, thêm chỗ nghỉ giữa hai câu', () => {
    const { script, syllables, seconds } = speakingTimeOf(['Bạn có 90 ngày.', 'Hãy hỏi xã. [1/2000/QH10 dieu-1]'])
    expect(script).toEqual(['Bạn có chín mươi ngày.', 'Hãy hỏi xã.'])
    expect(syllables).toBe(8)
    expect(seconds).toBe(Math.ceil((8 / loudspeakerRate) * 60 + 0.8))
  })
  test('người đọc nhanh hơn thì ngắn hơn', () =>
    expect(speakingTimeOf(['Một hai ba bốn năm sáu.'], 360).seconds).toBe(1))
  test.each([
    [0, '0 giây'],
    [45, '45 giây'],
    [60, '1 phút'],
    [80, '1 phút 20 giây'],
  ])('%i giây là «%s»', (seconds, words) => expect(durationInWords(seconds)).toBe(words))
})
