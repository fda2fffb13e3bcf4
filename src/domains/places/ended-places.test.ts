import { describe, expect, test } from 'vitest'
import { findEndedPlace, successorsOf } from '#domains/places/ended-places.ts'
import { placeFacts } from '#domains/places/place-facts.ts'

const facts = placeFacts()
const namesOf = (ids: readonly { placeId: string }[]) =>
  ids.map(({ placeId }) => facts.placeById.get(placeId)!.fullName)

describe('đơn vị hành chính không còn từ 01/7/2025', () => {
  test.each([
    { text: 'Phòng Tư pháp huyện Hưng Hà', name: 'huyện Hưng Hà', includes: 'Xã Hưng Hà' },
    { text: 'UBND thành phố Lai Châu', name: 'thành phố Lai Châu', includes: 'Phường Đoàn Kết' },
    { text: 'Công an TP. Lai Châu', name: 'TP. Lai Châu', includes: 'Phường Tân Phong' },
    { text: 'UBND tỉnh Sóc Trăng', name: 'tỉnh Sóc Trăng', includes: 'Thành phố Cần Thơ' },
    { text: 'UBND tỉnh Thừa Thiên Huế', name: 'tỉnh Thừa Thiên Huế', includes: 'Thành phố Huế' },
    { text: 'UBND phường Quán Thánh', name: 'phường Quán Thánh', includes: 'Phường Ba Đình' },
    { text: 'UBND huyện Lý Sơn, tỉnh Quảng Ngãi', name: 'huyện Lý Sơn', includes: 'Đặc khu Lý Sơn' },
    { text: 'UBND xã Sùng Phài, thành phố Lai Châu', name: 'xã Sùng Phài', includes: 'Phường Đoàn Kết' },
    { text: 'Hội Phụ nữ huyện Hoà An', name: 'huyện Hòa An', includes: 'Xã Hòa An' },
  ])('$text', ({ text, name, includes }) => {
    const ended = findEndedPlace(text, '2026-03-01', facts)
    expect(ended).toMatchObject({ name, endedOn: name.includes('Huế') ? '2025-01-01' : '2025-07-01' })
    expect(namesOf(ended!.successors)).toContain(includes)
  })

  test.each([
    ['UBND cấp huyện', 'cấp huyện'],
    ['Hội LHPN các huyện, thị xã, thành phố', 'huyện'],
    ['Ủy ban nhân dân xã, thị trấn', 'thị trấn'],
    ['Các phòng, ban, ngành, đoàn thể của huyện', 'huyện'],
  ])('chỉ nêu cấp: %s', (text, name) =>
    expect(findEndedPlace(text, '2026-03-01', facts)).toEqual({ name, endedOn: '2025-07-01', successors: [] }),
  )

  test.each([
    'UBND phường Võ Cường',
    'UBND thành phố Huế',
    'UBND thành phố Hà Nội',
    'Sở Lao động, Thương binh và Xã hội',
    'Bảo hiểm xã hội tỉnh',
    'UBND xã Hưng Hà',
    'Phòng Văn hóa - Xã hội phường',
    'UBND các xã, phường, đặc khu',
    'UBND thành phố',
    'Lưu: VT, TP',
    'Đài Phát thanh và Truyền hình tỉnh Lai Châu',
  ])('vẫn còn: %s', (text) => expect(findEndedPlace(text, '2026-03-01', facts)).toBeUndefined())

  test('trước ngày 01/7/2025 thì huyện vẫn còn', () => {
    expect(findEndedPlace('UBND huyện Hưng Hà', '2025-06-30', facts)).toBeUndefined()
    expect(findEndedPlace('UBND huyện Hưng Hà', '2025-07-01', facts)).toBeDefined()
  })

  test('«thành phố» ở một tỉnh là thành phố thuộc tỉnh đã không còn, ở thành phố trực thuộc trung ương thì không', () => {
    expect(findEndedPlace('Đài truyền thanh thành phố', '2026-03-01', facts, '12')).toMatchObject({ name: 'thành phố' })
    expect(findEndedPlace('Đài truyền thanh thành phố', '2026-03-01', facts, '01')).toBeUndefined()
  })

  test('tên trùng ở nhiều tỉnh: theo tỉnh của người viết, không có thì không chắc', () => {
    const near = findEndedPlace('UBND huyện Châu Thành', '2026-03-01', facts, '80')!
    expect(near.successors.every(({ placeId }) => facts.placeById.get(placeId)!.parentId === '80')).toBe(true)
    const anywhere = findEndedPlace('UBND huyện Châu Thành', '2026-03-01', facts)!
    expect(new Set(anywhere.successors.map(({ certainty }) => certainty))).toEqual(new Set(['unsure']))
  })

  test('đơn vị đổi loại: tên cũ còn đúng đến ngày đổi', () => {
    for (const text of ['UBND tỉnh Đồng Nai', 'UBND xã Trảng Bom']) {
      expect(findEndedPlace(text, '2026-04-29', facts, '75')).toBeUndefined()
      const ended = findEndedPlace(text, '2026-04-30', facts, '75')!
      expect(ended.endedOn).toBe('2026-04-30')
      expect(ended.successors).toMatchObject([{ certainty: 'certain' }])
    }
  })

  test('một xã cũ chia về nhiều xã thì nêu đủ', () => {
    expect(namesOf(successorsOf(facts.placeById.get('cu-00016')!, facts))).toContain('Phường Ba Đình')
    expect(successorsOf(facts.placeById.get('cu-00016')!, facts).length).toBeGreaterThan(1)
  })
})
