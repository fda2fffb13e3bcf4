import { describe, expect, test } from 'vitest'
import { findAbolishedUnit } from '#domains/bodies/abolished-unit.ts'
import { type Body, type BodyKind, type BodyName, type BodySuccession, shippedBodyId } from '#domains/bodies/body.ts'
import { registerOf } from '#domains/bodies/register.ts'
import { resolveBodies } from '#domains/bodies/resolve-bodies.ts'
import { shippedBodies } from '#domains/bodies/shipped-bodies.ts'
import { levelOf, nation } from '#domains/places/place.ts'
import { placeFacts } from '#domains/places/place-facts.ts'

const facts = placeFacts()
const voCuong = facts.places.find((place) => place.id.length === 5 && place.fullName === 'Phường Võ Cường')!
const bacNinh = facts.placeById.get('24')!
const laiChau = facts.placeById.get('12')!

let number = 5000
function aBody(name: string, kind: BodyKind, placeId: string, dates: Partial<Body> = {}): Body {
  number++
  const place = facts.placeById.get(placeId)!
  return {
    id: name,
    kind,
    name,
    shortName: null,
    placeId,
    placePath: place.path,
    parentId: null,
    path: `/${number.toString(36)}/`,
    fromDay: null,
    toDay: null,
    foundedBy: '',
    endedBy: '',
    ...dates,
  }
}

const shipped = shippedBodies(facts)
const ofBacNinh = [
  ...shipped.bodies.filter(({ placePath }) => placePath.startsWith('24/')),
  aBody('Văn phòng HĐND và UBND phường Võ Cường', 'van-phong', voCuong.id),
  aBody('Phòng Văn hóa – Xã hội phường Võ Cường', 'phong', voCuong.id),
  aBody('Phòng Kinh tế, Hạ tầng và Đô thị phường Võ Cường', 'phong', voCuong.id),
  aBody('Trung tâm Cung ứng dịch vụ sự nghiệp công phường Võ Cường', 'trung-tam', voCuong.id),
  aBody('Ủy ban Mặt trận Tổ quốc Việt Nam phường Võ Cường', 'mttq', voCuong.id),
  aBody('Hội Liên hiệp Phụ nữ phường Võ Cường', 'hoi-lhpn', voCuong.id),
  aBody('Đoàn TNCS Hồ Chí Minh phường Võ Cường', 'doan-the', voCuong.id),
  aBody('Công an phường Võ Cường', 'cong-an', voCuong.id),
  aBody('Sở Nội vụ tỉnh Bắc Ninh', 'so', '24'),
  aBody('Sở Thông tin và Truyền thông tỉnh Bắc Ninh', 'so', '24', { toDay: '2025-03-01' }),
  aBody('Sở Khoa học và Công nghệ tỉnh Bắc Ninh', 'so', '24', { fromDay: '2025-03-01' }),
  aBody('Hội Luật gia tỉnh Bắc Ninh', 'hoi-luat-gia', '24'),
  aBody('Hội Liên hiệp Phụ nữ tỉnh Bắc Ninh', 'hoi-lhpn', '24'),
  aBody('Ban Dân tộc và Tôn giáo tỉnh Bắc Ninh', 'ban', '24'),
]
const names: BodyName[] = [
  ...shipped.names,
  {
    bodyId: 'Trung tâm Cung ứng dịch vụ sự nghiệp công phường Võ Cường',
    name: 'Trung tâm Dịch vụ công',
    kind: 'also',
    toDay: null,
    decision: '',
  },
]
const successions: BodySuccession[] = [
  {
    oldId: 'Sở Thông tin và Truyền thông tỉnh Bắc Ninh',
    newId: 'Sở Khoa học và Công nghệ tỉnh Bắc Ninh',
    onDay: '2025-03-01',
    kind: 'merge',
    decision: '',
  },
]
const register = registerOf('24', { bodies: ofBacNinh, names, successions }, facts)
const ward = register.bodyById.get(shippedBodyId(voCuong.id, 'ubnd'))!
const province = register.bodyById.get(shippedBodyId('24', 'ubnd'))!
const justice = shippedBodyId('24', 'so-tu-phap')
const day = '2026-05-15'

const office = 'Văn phòng HĐND và UBND phường Võ Cường'
const culture = 'Phòng Văn hóa – Xã hội phường Võ Cường'
const economy = 'Phòng Kinh tế, Hạ tầng và Đô thị phường Võ Cường'

describe('kế hoạch của phường Võ Cường', () => {
  test.each([
    ['Văn phòng HĐND-UBND phường', office, 'exact'],
    ['Văn phòng HĐND và UBND phường', office, 'exact'],
    ['VP HĐND - UBND phường Võ Cường', office, 'exact'],
    ['Văn phòng Hội đồng nhân dân và Uỷ ban Nhân dân', office, 'exact'],
    ['Phòng Văn hóa - xã hội phường', culture, 'exact'],
    ['Phòng Văn hoá – Xã hội', culture, 'exact'],
    ['Phòng VH-XH thuộc UBND phường', culture, 'exact'],
    [
      'Trung tâm cung ứng dịch vụ sự nghiệp công phường',
      'Trung tâm Cung ứng dịch vụ sự nghiệp công phường Võ Cường',
      'exact',
    ],
    ['Trung tâm Dịch vụ công phường', 'Trung tâm Cung ứng dịch vụ sự nghiệp công phường Võ Cường', 'other-name'],
    ['UBMTTQ phường', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Võ Cường', 'exact'],
    ['Ủy ban MTTQ Việt Nam phường', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Võ Cường', 'exact'],
    ['Mặt trận Tổ quốc phường', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Võ Cường', 'exact'],
    ['Hội LHPN phường', 'Hội Liên hiệp Phụ nữ phường Võ Cường', 'exact'],
    ['Hội Phụ nữ', 'Hội Liên hiệp Phụ nữ phường Võ Cường', 'exact'],
    ['Đoàn Thanh niên phường', 'Đoàn TNCS Hồ Chí Minh phường Võ Cường', 'exact'],
    ['CÔNG AN PHƯỜNG', 'Công an phường Võ Cường', 'exact'],
    ['UBND phường', ward.id, 'exact'],
    ['UBND', ward.id, 'exact'],
    ['Ủy ban nhân dân phường Võ Cường, tỉnh Bắc Ninh', ward.id, 'exact'],
    ['Sở Tư pháp', justice, 'exact'],
    ['Sở Tư pháp tỉnh', justice, 'exact'],
    ['Sở Tư pháp Bắc Ninh', justice, 'exact'],
    ['STP', justice, 'exact'],
    ['UBND tỉnh', province.id, 'exact'],
    ['Hội Luật gia tỉnh', 'Hội Luật gia tỉnh Bắc Ninh', 'exact'],
    ['Sở Thông tin và Truyền thông', 'Sở Khoa học và Công nghệ tỉnh Bắc Ninh', 'successor'],
    ['Sở Thông tin và Truyền thông tỉnh Bắc Ninh', 'Sở Khoa học và Công nghệ tỉnh Bắc Ninh', 'successor'],
  ])('%s', (name, id, how) =>
    expect(resolveBodies(name, { issuer: ward, day }, register)).toEqual({ kind: 'bodies', ids: [id], how }),
  )

  test.each([
    ['Các phòng chuyên môn thuộc UBND phường', [culture, economy]],
    ['Các các phòng chuyên môn thuộc UBND phường', [culture, economy]],
    ['các phòng chuyên môn', [culture, economy]],
    ['Các cơ quan chuyên môn thuộc UBND phường', [office, culture, economy]],
    [
      'Các phòng, ban, ngành, đoàn thể của phường',
      [
        culture,
        economy,
        'Hội Liên hiệp Phụ nữ phường Võ Cường',
        'Đoàn TNCS Hồ Chí Minh phường Võ Cường',
        'Công an phường Võ Cường',
      ],
    ],
    [
      'Các sở, ban, ngành tỉnh',
      [
        justice,
        'Sở Nội vụ tỉnh Bắc Ninh',
        'Sở Khoa học và Công nghệ tỉnh Bắc Ninh',
        'Ban Dân tộc và Tôn giáo tỉnh Bắc Ninh',
      ],
    ],
  ])('nhóm: %s', (name, ids) =>
    expect(resolveBodies(name, { issuer: ward, day }, register)).toEqual({ kind: 'bodies', ids, how: 'collective' }),
  )

  test.each([
    ['Các đơn vị liên quan', [], 'không chỉ rõ'],
    ['các cơ quan, đơn vị, địa phương, tổ chức có liên quan', [], 'không chỉ rõ'],
    ['Hội Luật gia các cấp', [], 'không chỉ rõ'],
    ['UBND các xã, phường', [ward.id], 'của một xã, phường'],
    ['UBND xã', [ward.id], 'nhưng ghi «xã»'],
    ['Chủ tịch UBND phường', [ward.id], 'là một người'],
    ['Sở Tư pháo', [justice], 'viết nhầm «Sở Tư pháp»'],
    ['Van phong HDND-UBND phuong', [office], 'viết nhầm'],
    ['UBND phường Võ Cuờng', [ward.id], 'viết nhầm'],
    ['Phòng Tư pháp', [ward.id], 'không còn từ ngày 01/07/2025'],
    ['Ban Chỉ huy quân sự phường', [], 'Danh mục không có'],
    ['Các trường học', [], 'mới có 0 cơ quan'],
    ['', [], 'Chưa ghi'],
  ])('còn ngờ: %s', (name, candidates, why) => {
    const resolution = resolveBodies(name, { issuer: ward, day }, register)
    expect(resolution).toMatchObject({ kind: 'doubt', candidates })
    expect(resolution.kind === 'doubt' && resolution.why).toContain(why)
  })

  test('trước ngày thành lập thì còn ngờ', () =>
    expect(
      resolveBodies('Sở Khoa học và Công nghệ tỉnh Bắc Ninh', { issuer: province, day: '2024-05-01' }, register),
    ).toMatchObject({ kind: 'doubt' }))
})

describe('kế hoạch của tỉnh', () => {
  const communes = facts.places.filter(({ parentId }) => parentId === '24')
  test.each([
    { name: 'UBND các xã, phường', count: communes.length },
    { name: 'UBND xã, phường', count: communes.length },
    { name: 'Ủy ban nhân dân cấp xã', count: communes.length },
    { name: 'UBND các xã, phường, đặc khu', count: communes.length },
    { name: 'UBND các xã, phường trên địa bàn tỉnh', count: communes.length },
    { name: 'Các xã, phường', count: communes.length },
    { name: 'UBND các phường', count: communes.filter(({ kind }) => kind === 'phuong').length },
  ])('$name: $count', ({ name, count }) => {
    const resolution = resolveBodies(name, { issuer: province, day }, register)
    expect(resolution).toMatchObject({ kind: 'bodies', how: 'collective' })
    expect(resolution.kind === 'bodies' && new Set(resolution.ids).size).toBe(count)
  })

  test('thị trấn không còn: hỏi lại, gợi ý mọi xã, phường', () => {
    const resolution = resolveBodies('UBND các xã, phường, thị trấn', { issuer: province, day }, register)
    expect(resolution).toMatchObject({ kind: 'doubt', why: expect.stringContaining('Thị trấn') })
    expect(resolution.kind === 'doubt' && resolution.candidates).toHaveLength(communes.length)
  })
  test('phường nào thì chưa rõ', () =>
    expect(resolveBodies('Văn phòng HĐND-UBND phường', { issuer: province, day }, register)).toMatchObject({
      kind: 'doubt',
      why: expect.stringContaining('nào'),
    }))
  test('hội ở các xã: danh mục chưa đủ', () =>
    expect(resolveBodies('Hội LHPN các xã, phường', { issuer: province, day }, register)).toMatchObject({
      kind: 'doubt',
      candidates: ['Hội Liên hiệp Phụ nữ phường Võ Cường'],
      why: expect.stringContaining(`trong ${communes.length}`),
    }))
  test('Hội Phụ nữ ở kế hoạch của tỉnh là Hội của tỉnh', () =>
    expect(resolveBodies('Hội LHPN', { issuer: province, day }, register)).toMatchObject({
      ids: ['Hội Liên hiệp Phụ nữ tỉnh Bắc Ninh'],
    }))
})

describe('cơ quan của đơn vị không còn', () => {
  const inProvince = (provinceId: string) =>
    registerOf(
      provinceId,
      {
        bodies: shipped.bodies.filter(({ placePath }) => placePath.startsWith(`${provinceId}/`)),
        names: shipped.names,
        successions: [],
      },
      facts,
    )
  const ask = (name: string, provinceId: string, on = day) => {
    const one = inProvince(provinceId)
    const resolution = resolveBodies(
      name,
      { issuer: one.bodyById.get(shippedBodyId(provinceId, 'ubnd'))!, day: on },
      one,
    )
    const ids = resolution.kind === 'bodies' ? resolution.ids : resolution.candidates
    return { resolution, names: ids.map((id) => one.bodyById.get(id)!.shortName) }
  }

  test.each([
    { name: 'UBND tỉnh Sóc Trăng', provinceId: '92', successor: 'UBND thành phố Cần Thơ' },
    { name: 'Sở Tư pháp tỉnh Sóc Trăng', provinceId: '92', successor: 'Sở Tư pháp' },
    { name: 'UBND tỉnh Thái Bình', provinceId: '33', successor: 'UBND tỉnh Hưng Yên' },
    { name: 'UBND huyện Lý Sơn', provinceId: '51', successor: 'UBND đặc khu Lý Sơn' },
    { name: 'UBND xã Sùng Phài', provinceId: '12', successor: 'UBND phường Đoàn Kết' },
  ])('một nơi kế thừa chắc chắn: $name', ({ name, provinceId, successor }) =>
    expect(ask(name, provinceId)).toMatchObject({
      resolution: { kind: 'bodies', how: 'successor' },
      names: [successor],
    }),
  )

  test('Phòng Tư pháp thành phố Lai Châu: gợi ý các phường nay ở đó', () => {
    const { resolution, names } = ask('Phòng Tư pháp thành phố Lai Châu', '12')
    expect(resolution).toMatchObject({
      kind: 'doubt',
      why: expect.stringContaining('«thành phố Lai Châu» không còn từ ngày 01/07/2025'),
    })
    expect(names.sort()).toEqual(['UBND phường Tân Phong', 'UBND phường Đoàn Kết'])
  })
  test('UBND cấp huyện, UBND các huyện, thành phố: hỏi lại', () => {
    for (const name of ['UBND cấp huyện', 'UBND các huyện, thành phố', 'UBND cấp huyện, cấp xã']) {
      const { resolution, names } = ask(name, '12')
      expect(resolution).toMatchObject({ kind: 'doubt', why: expect.stringContaining('không còn') })
      expect(names).toHaveLength(38)
    }
  })
  test('đơn vị cũ nay thuộc tỉnh khác thì nói rõ', () =>
    expect(ask('UBND tỉnh Thái Bình', '12').resolution).toMatchObject({
      kind: 'doubt',
      candidates: [],
      why: expect.stringContaining('nay thuộc: Tỉnh Hưng Yên'),
    }))
  test('tên cũ của đơn vị đổi loại', () => {
    expect(ask('UBND xã Trảng Bom', '75')).toMatchObject({
      resolution: { kind: 'bodies', how: 'other-name' },
      names: ['UBND phường Trảng Bom'],
    })
    expect(ask('UBND tỉnh Đồng Nai', '75')).toMatchObject({
      resolution: { kind: 'bodies', how: 'other-name' },
      names: ['UBND thành phố Đồng Nai'],
    })
  })
  test('kế hoạch trước 01/7/2025 thì huyện vẫn còn, chỉ là danh mục không có', () =>
    expect(ask('UBND huyện Than Uyên', '12', '2024-03-01').resolution).toMatchObject({
      kind: 'doubt',
      why: expect.stringContaining('Danh mục không có'),
    }))
})

describe('nêu đơn vị không còn', () => {
  test.each([
    ['Phòng Tư pháp', 'Phòng Tư pháp'],
    ['Phòng Tài chính - Kế hoạch', 'Phòng Tài chính - Kế hoạch'],
    ['Phòng Lao động, Thương binh và Xã hội', 'Phòng Lao động, Thương binh và Xã hội'],
    ['Phòng Tư pháp huyện Hưng Hà', 'huyện Hưng Hà'],
    ['Hội Luật gia cấp huyện', 'cấp huyện'],
  ])('%s', (name, unit) =>
    expect(findAbolishedUnit(name, day, facts)).toMatchObject({ name: unit, endedOn: '2025-07-01' }),
  )
  test.each([
    'Văn phòng HĐND-UBND phường',
    'Phòng Văn hóa - Xã hội',
    'Sở Tư pháp',
    'Hội LHPN phường',
    'Bảo hiểm xã hội tỉnh',
  ])('còn: %s', (name) => expect(findAbolishedUnit(name, day, facts)).toBeUndefined())
  test('Phòng Tư pháp năm 2020 thì còn', () =>
    expect(findAbolishedUnit('Phòng Tư pháp', '2020-03-01', facts)).toBeUndefined())
})

test('mã cơ quan kèm theo giống nhau ở mọi nơi cài đặt', () => {
  expect(shippedBodyId('24', 'ubnd')).toBe(shippedBodyId('24', 'ubnd'))
  expect(shippedBodyId('24', 'ubnd')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([bacNinh.fullName, laiChau.fullName]).toEqual(['Tỉnh Bắc Ninh', 'Tỉnh Lai Châu'])
})

describe('kế hoạch của bộ', () => {
  const ministry = { ...aBody('Bộ Tư pháp', 'bo', '24'), placeId: nation.id, placePath: nation.path }
  const bureau = {
    ...aBody('Cục Phổ biến, giáo dục pháp luật', 'other', '24'),
    placeId: nation.id,
    placePath: nation.path,
  }
  const ofProvinces = shipped.bodies.filter(({ placePath }) => placePath.split('/').length === 2)
  const register = registerOf(
    nation.id,
    { bodies: [ministry, bureau, ...ofProvinces], names: shipped.names, successions: [] },
    facts,
  )
  const read = (name: string) => resolveBodies(name, { issuer: ministry, day: '2026-03-01' }, register)
  const every = (role: 'ubnd' | 'so-tu-phap') =>
    facts.places
      .filter((place) => levelOf(place) === 'province' && place.toDay === null)
      .map(({ id }) => shippedBodyId(id, role))

  test('cơ quan của bộ và của từng tỉnh được nhận ra', () => {
    expect(read('Cục Phổ biến, giáo dục pháp luật')).toMatchObject({ kind: 'bodies', ids: [bureau.id] })
    expect(read('UBND tỉnh Bắc Ninh')).toMatchObject({ kind: 'bodies', ids: [shippedBodyId('24', 'ubnd')] })
    expect(read('Sở Tư pháp tỉnh Bắc Ninh')).toMatchObject({ kind: 'bodies', ids: [shippedBodyId('24', 'so-tu-phap')] })
  })

  test.each([
    ['UBND các tỉnh, thành phố trực thuộc Trung ương', 'ubnd'],
    ['Ủy ban nhân dân các tỉnh, thành phố', 'ubnd'],
    ['Ủy ban nhân dân cấp tỉnh', 'ubnd'],
    ['Sở Tư pháp các tỉnh, thành phố', 'so-tu-phap'],
  ] as const)('«%s» là mọi tỉnh', (name, role) => {
    expect(read(name)).toMatchObject({ kind: 'bodies', how: 'collective' })
    expect(new Set((read(name) as { ids: string[] }).ids)).toEqual(new Set(every(role)))
  })

  test.each(['UBND cấp xã', 'UBND các xã, phường', 'Cục Trợ giúp pháp lý', 'các bộ, ngành'])(
    '«%s» là điều phải xem lại',
    (name) => expect(read(name).kind).toBe('doubt'),
  )
})
