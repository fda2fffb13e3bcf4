import { describe, expect, test } from 'vitest'
import {
  consequencesOn,
  denunciationSlug,
  doorSlugs,
  emergencySlug,
  findDoor,
  shippedDoors,
  tellApart,
} from '#domains/matters/doors/door.ts'
import cueFacts from '#domains/matters/doors/facts/cues.json' with { type: 'json' }
import doorFacts from '#domains/matters/doors/facts/doors.json' with { type: 'json' }
import { proposalFor } from '#domains/matters/doors/proposal.ts'
import { triage } from '#domains/matters/doors/triage.ts'

const today = '2026-11-28'
const propose = (text: string, chosen?: string) => proposalFor(text, triage(text), { today, chosen })
const slugs = (text: string) => propose(text).doors.map(({ door }) => door.slug)

describe('dữ liệu về lối đi', () => {
  test('mỗi dấu hiệu dẫn tới một lối có thật', () => {
    for (const { door } of cueFacts) expect(doorSlugs).toContain(door)
  })

  test('câu nói với người dân ngắn: không quá 26 chữ một câu', () => {
    const sentences = shippedDoors.flatMap(({ when, todo, consequences }) => [
      when,
      ...todo,
      ...consequences.map(({ says }) => says),
    ])
    for (const sentence of sentences.flatMap((text) => text.split(/(?<=[.:;?])\s/u)))
      expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(26)
  })

  test('tố cáo: nói rõ chỉ nhận trên giấy hoặc trực tiếp, qua mạng chỉ ghi là thông tin', () => {
    const says = findDoor(denunciationSlug)!.consequences.map(({ says: one, law }) => `${one} ${law?.place}`)
    expect(says.join('\n')).toMatch(/trên giấy, hoặc khi bạn đến nói trực tiếp\. Điều 22/u)
    expect(says.join('\n')).toMatch(/chỉ được ghi lại là thông tin[^\n]*Điều 25/u)
  })

  test('luật mới nói từ ngày của nó', () => {
    const information = findDoor('thong-tin')!
    expect(consequencesOn(information, '2026-08-31').some(({ says }) => says.includes('12 ngày'))).toBe(false)
    expect(consequencesOn(information, '2026-09-01').some(({ says }) => says.includes('12 ngày'))).toBe(true)
  })

  test('thời hạn lấy từ một nơi: không câu nào tự ghi số ngày, và nói đúng như đồng hồ đếm', () => {
    for (const { says } of doorFacts.flatMap(({ consequences }) => consequences as { says: string }[]))
      expect(says).not.toMatch(/\d+ (?:ngày|giờ|tháng)/u)
    const complaint = consequencesOn(findDoor('khieu-nai')!, today)
    expect(complaint.map(({ says }) => says)).toContain(
      'Lần đầu được giải quyết trong 30 ngày kể từ ngày thụ lý; việc phức tạp 45 ngày. Vùng sâu, vùng xa: 45 ngày, 60 ngày.',
    )
    expect(complaint.find(({ says }) => says.includes('7 ngày làm việc'))).toMatchObject({
      law: { document: '155/2026/NĐ-CP', place: 'Điều 10', mark: 'S' },
      from: '2026-07-01',
    })
    expect(consequencesOn(findDoor('khieu-nai')!, '2026-06-30').join()).not.toContain('7 ngày làm việc')
  })

  test('câu hỏi phân biệt không kể thứ tự', () => {
    expect(tellApart('to-cao', 'khieu-nai')).toEqual(tellApart('khieu-nai', 'to-cao'))
  })
})

describe('đề nghị', () => {
  test('nguy hiểm đứng trước, số gọi hợp việc đứng đầu', () => {
    const { urgent, doors } = propose('nhà cháy rồi, có người mắc kẹt')
    expect(urgent?.isCalled).toBe(true)
    expect(urgent?.numbers[0]?.number).toBe('114')
    expect(doors.map(({ door }) => door.slug)).not.toContain(emergencySlug)
    expect(
      propose('cháu bị bố đánh, cháu sợ không dám về nhà')
        .urgent?.numbers.slice(0, 2)
        .map(({ number }) => number),
    ).toEqual(expect.arrayContaining(['113', '111']))
  })

  test('không bao giờ quá hai lối, và có lý do khi có dấu hiệu', () => {
    for (const text of ['hàng xóm mở loa ồn ào', 'Tôi không đồng ý với quyết định xử phạt', 'xin chào', 'bị đánh']) {
      const { doors } = propose(text)
      expect(doors.length).toBeLessThanOrEqual(2)
    }
    expect(propose('Tôi không đồng ý với quyết định xử phạt').doors[0]!.reasons[0]!.words).toBe('không đồng ý với')
  })

  test('người dân chọn lối khác thì theo người dân', () => {
    expect(propose('hàng xóm mở loa ồn ào', 'hoa-giai').doors.map(({ door }) => door.slug)).toEqual(['hoa-giai'])
  })

  test('nói quá ít thì được mời kể thêm', () => {
    expect(propose('xyz').isVague).toBe(true)
    expect(slugs('Tôi muốn khiếu nại quyết định thu hồi đất')[0]).toBe('khieu-nai')
  })
})
