import { describe, expect, test } from 'vitest'
import { isAlive, levelOf, liesIn, nameInSentence } from '#domains/places/place.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import { settleTones } from '#domains/places/spelling.ts'

const facts = placeFacts()

describe('dữ liệu địa giới', () => {
  test('34 tỉnh, thành phố; 3.321 xã, phường, đặc khu từ 01/7/2025', () => {
    const alive = facts.places.filter((place) => isAlive(place, '2026-11-21'))
    expect(Object.entries(Object.groupBy(alive, levelOf)).map(([level, { length }]) => [level, length])).toEqual([
      ['province', 34],
      ['commune', 3321],
    ])
    expect(alive.filter(({ kind }) => kind === 'dac-khu')).toHaveLength(13)
  })

  test('63 tỉnh, 705 huyện trước đó', () => {
    const before = facts.places.filter((place) => isAlive(place, '2024-12-31'))
    expect(before.filter((place) => levelOf(place) === 'province')).toHaveLength(63)
    expect(before.filter((place) => levelOf(place) === 'district')).toHaveLength(705)
    expect(before.filter((place) => levelOf(place) === 'commune' && !place.id.startsWith('cu-u'))).toHaveLength(10_599)
  })

  test('mã cũ và mã mới sống cùng nhau', () => {
    expect(facts.placeById.get('00004')).toMatchObject({ fullName: 'Phường Ba Đình', path: '01/00004/' })
    expect(facts.placeById.get('cu-00004')).toMatchObject({
      fullName: 'Phường Trúc Bạch',
      path: 'cu-01/cu-001/cu-00004/',
    })
  })

  test('đường dẫn duy nhất, cha đứng trước con', () => {
    expect(new Set(facts.places.map(({ path }) => path)).size).toBe(facts.places.length)
    const seen = new Set<string>()
    for (const place of facts.places) {
      expect(place.parentId === null || seen.has(place.parentId)).toBe(true)
      seen.add(place.id)
    }
  })

  test('mọi xã hôm nay đều biết mình từ đâu, mọi lần nối đều có hai đầu', () => {
    const targets = new Set(facts.successions.map(({ newId }) => newId))
    expect(facts.places.filter((place) => isAlive(place, '2026-01-01') && !targets.has(place.id))).toEqual([])
    for (const { oldId, newId } of facts.successions)
      expect([facts.placeById.has(oldId), facts.placeById.has(newId)]).toEqual([true, true])
  })

  test('tên viết theo một lối đặt dấu, không có dạng tổ hợp rời', () => {
    expect(facts.places.filter(({ fullName }) => settleTones(fullName) !== fullName)).toEqual([])
  })

  test('đọc trong câu', () => {
    const ward = facts.placeById.get('00004')!
    expect(nameInSentence(ward)).toBe('phường Ba Đình')
    expect(liesIn(ward, facts.placeById.get('01')!)).toBe(true)
    expect(liesIn(ward, facts.placeById.get('12')!)).toBe(false)
  })
})

test.each([
  ['Hoà Bình', 'Hòa Bình'],
  ['Uỷ ban', 'Ủy ban'],
  ['Thuỷ Nguyên', 'Thủy Nguyên'],
  ['Quý Hoà', 'Quý Hòa'],
  ['Hoàng Hoa Thám', 'Hoàng Hoa Thám'],
  ['khoẻ khoắn', 'khỏe khoắn'],
  ['TOÀ', 'TÒA'],
  ['Ea H’leo', "Ea H'leo"],
])('đặt dấu: %s → %s', (from, to) => expect(settleTones(from)).toBe(to))
