import { describe, expect, test } from 'vitest'
import { nameProgramme, programmesOf } from '#domains/standard/rule-sets.ts'

const codes = (year: number, kind: string, outcome: string | null = 'recognised') =>
  programmesOf(year, kind, outcome).map(({ code, year: looked }) => `${code} năm ${looked}`)

describe('một lần công nhận dùng cho nhiều chương trình', () => {
  test('chỉ đứng trên quyết định công nhận: chưa quyết định, chưa công nhận, không đánh giá thì không dùng được', () => {
    for (const outcome of [null, 'not-recognised', 'excluded']) expect(codes(2023, 'xa', outcome)).toEqual([])
    expect(codes(2023, 'xa')).not.toEqual([])
  })

  test('theo năm và loại đơn vị: xã nông thôn mới, phường đô thị văn minh; cấp huyện dùng kết quả của năm trước', () => {
    expect(codes(2019, 'xa')).toEqual(['18.5 năm 2019'])
    expect(codes(2023, 'xa')).toEqual(['18.4 năm 2023', '16 năm 2023', '9.4 năm 2024', '9.6 năm 2024', '9.7 năm 2024'])
    expect(codes(2023, 'phuong')).toEqual(['9.5 năm 2023', '9.4 năm 2024'])
    expect(codes(2020, 'xa')).toEqual(['18.5 năm 2020', '9.6 năm 2021', '9.7 năm 2021'])
    // what was decided for 2025 serves no district: it would be looked at in 2026, after the programme
    expect(codes(2025, 'phuong')).toEqual(['9.5 năm 2025'])
    expect(codes(2026, 'xa')).toEqual(['10 năm 2026'])
    expect(codes(2026, 'phuong')).toEqual([])
  })

  test('của cấp huyện thì nói cần mọi xã trong địa bàn', () => {
    const district = programmesOf(2023, 'phuong', 'recognised').find(({ of }) => of === 'district')!
    expect(nameProgramme(district)).toContain('xét năm 2024, cùng mọi xã, phường khác trong địa bàn')
  })
})
