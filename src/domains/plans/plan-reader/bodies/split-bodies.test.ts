import { describe, expect, test } from 'vitest'
import { splitBodies } from '#domains/plans/plan-reader/bodies/split-bodies.ts'
import { aPassage } from '#domains/plans/plan-reader/read-plan.fixture.ts'

describe('tách tên cơ quan', () => {
  test.each([
    ['Phòng Tư pháp.', ['Phòng Tư pháp']],
    ['Các phòng, ban, ngành, đoàn thể của huyện; UBND xã', ['Các phòng, ban, ngành, đoàn thể của huyện', 'UBND xã']],
    ['Sở Tư pháp, Sở Nội vụ và Công an tỉnh', ['Sở Tư pháp', 'Sở Nội vụ', 'Công an tỉnh']],
    ['Phòng Lao động, Thương binh và Xã hội', ['Phòng Lao động, Thương binh và Xã hội']],
    [
      'Sở Văn hóa, Thể thao và Du lịch, Báo và Đài PT-TH tỉnh',
      ['Sở Văn hóa, Thể thao và Du lịch', 'Báo', 'Đài PT-TH tỉnh'],
    ],
    [
      'Phòng Tài chính – Kế hoạch, Ủy ban nhân dân xã, thị trấn',
      ['Phòng Tài chính – Kế hoạch', 'Ủy ban nhân dân xã, thị trấn'],
    ],
    [
      'UBND các huyện, thành phố; UBND các xã, phường, thị trấn',
      ['UBND các huyện, thành phố', 'UBND các xã, phường, thị trấn'],
    ],
    ['UBND cấp tỉnh, UBND cấp xã', ['UBND cấp tỉnh', 'UBND cấp xã']],
    ['UBND cấp tỉnh, cấp xã', ['UBND cấp tỉnh, cấp xã']],
    ['UBND các xã Hòa Bình, Trịnh Tường, Văn Bàn', ['UBND các xã Hòa Bình, Trịnh Tường, Văn Bàn']],
    ['Các Sở, ban, ngành và địa phương', ['Các Sở, ban, ngành và địa phương']],
    ['Các Sở, Ban, Ngành tỉnh', ['Các Sở, Ban, Ngành tỉnh']],
    ['Các cơ quan, tổ chức khác có liên quan', ['Các cơ quan, tổ chức khác có liên quan']],
    [
      'Bộ Tài chính, cơ quan, tổ chức có liên quan, cơ sở đào tạo',
      ['Bộ Tài chính', 'cơ quan, tổ chức có liên quan', 'cơ sở đào tạo'],
    ],
    ['Bộ, ngành, cơ quan, đơn vị có liên quan', ['Bộ, ngành, cơ quan, đơn vị có liên quan']],
    ['Các Bộ: Xây dựng, Tài chính', ['Bộ Xây dựng', 'Bộ Tài chính']],
    [
      'Các Sở: Tư pháp, Văn hóa, Thể thao và Du lịch; Công an tỉnh',
      ['Sở Tư pháp', 'Sở Văn hóa, Thể thao và Du lịch', 'Công an tỉnh'],
    ],
    ['Văn phòng HĐND và UBND phường', ['Văn phòng HĐND và UBND phường']],
    ['Văn phòng Đảng ủy, Ủy ban MTTQ xã', ['Văn phòng Đảng ủy', 'Ủy ban MTTQ xã']],
    ['Sở KH&CN (chủ trì kỹ thuật); Sở VH,TT&DL', ['Sở KH&CN', 'Sở VH,TT&DL']],
    ['Các tổ chức thành viên của Mặt trận chỉ đạo, thực hiện.', ['Các tổ chức thành viên của Mặt trận']],
    ['Giao Phòng Tư pháp', ['Phòng Tư pháp']],
    ['Đỗ Văn Mạnh, Nguyễn Thị Hoa', ['Đỗ Văn Mạnh', 'Nguyễn Thị Hoa']],
    ['Phòng Tư pháp; Phòng Tư pháp', ['Phòng Tư pháp']],
    ['Hội Luật gia tỉnh Hội Luật gia cấp xã', ['Hội Luật gia tỉnh', 'Hội Luật gia cấp xã']],
    ['UBND phường Hội An', ['UBND phường Hội An']],
    ['Ban Chỉ đạo', ['Ban Chỉ đạo']],
  ])('%s', (text, names) => expect(splitBodies(aPassage(text)).map(({ name }) => name)).toEqual(names))
})
