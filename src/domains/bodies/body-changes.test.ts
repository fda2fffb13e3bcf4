import { describe, expect, test } from 'vitest'
import { type Body, isAlive, pathBelow } from '#domains/bodies/body.ts'
import { abolish, found, merge, move, refusals, rename, split } from '#domains/bodies/body-changes.ts'
import { placeFacts } from '#domains/places/place-facts.ts'

const facts = placeFacts()
const province = facts.placeById.get('24')!
const ward = facts.places.find((place) => place.parentId === '24' && place.fullName === 'Phường Võ Cường')!
const day = '2026-03-01'
const decision = '12/QĐ-UBND'

function aBody(id: string, parent: Body | null = null, more: Partial<Body> = {}): Body {
  const path = pathBelow(parent, id.length * 40 + id.charCodeAt(0))
  return {
    id,
    kind: 'phong',
    name: `Phòng ${id}`,
    shortName: null,
    placeId: '24',
    placePath: '24/',
    parentId: parent?.id ?? null,
    path,
    fromDay: '2025-07-01',
    toDay: null,
    foundedBy: '',
    endedBy: '',
    ...more,
  }
}

const root = aBody('root', null, { name: 'Ủy ban nhân dân tỉnh Bắc Ninh', fromDay: null })
const a = aBody('a', root)
const b = aBody('b', root)
const c = aBody('c', root)
const ended = aBody('e', root, { toDay: '2026-01-01' })
const founding = {
  id: 'x',
  number: 74,
  kind: 'phong',
  shortName: null,
  parent: root,
  place: province,
  siblings: [a, b],
  day,
  decision,
} as const

describe('thành lập', () => {
  test('đứng dưới cơ quan cấp trên, từ ngày của quyết định', () => {
    expect(found({ ...founding, name: '  Phòng  Mới ' })).toMatchObject({
      name: 'Phòng Mới',
      path: `${root.path}22/`,
      parentId: 'root',
      fromDay: day,
      toDay: null,
      foundedBy: decision,
    })
  })
  test.each([
    ['tên đã có', { name: 'phòng A' }, refusals.nameTaken('phòng A').message],
    ['không có tên', { name: ' ' }, refusals.noName.message],
    ['cấp trên đã kết thúc', { name: 'Mới', parent: ended }, refusals.parentEnded.message],
    ['địa bàn không còn', { name: 'Mới', place: facts.placeById.get('cu-27')! }, refusals.placeEnded.message],
    ['địa bàn ngoài cấp trên', { name: 'Mới', place: facts.placeById.get('01')! }, refusals.placeOutside.message],
  ])('từ chối: %s', (_, change, message) => expect(() => found({ ...founding, ...change })).toThrow(message))
  test('địa bàn nằm trong địa bàn cấp trên thì được', () =>
    expect(found({ ...founding, name: 'Mới', place: ward }).placePath).toBe(ward.path))
})

describe('đổi tên', () => {
  const to = { name: 'Phòng Mới', shortName: null, siblings: [a, b], day, decision }
  test('giữ tên cũ', () => {
    expect(rename(a, to)).toMatchObject({
      changed: [{ id: 'a', name: 'Phòng Mới' }],
      names: [{ bodyId: 'a', name: 'Phòng a', kind: 'former', toDay: day, decision }],
    })
  })
  test('chỉ đổi tên gọi tắt thì không có tên cũ', () =>
    expect(rename(a, { ...to, name: a.name, shortName: 'P. A' }).names).toEqual([]))
  test('trùng tên cơ quan bên cạnh thì từ chối', () =>
    expect(() => rename(a, { ...to, name: 'Phòng b' })).toThrow(refusals.nameTaken('Phòng b').message))
  test('cơ quan đã kết thúc thì từ chối', () => expect(() => rename(ended, to)).toThrow(refusals.ended(ended).message))
  test('ngày đổi trước ngày thành lập thì từ chối', () =>
    expect(() => rename(a, { ...to, day: '2025-07-01' })).toThrow('phải sau ngày thành lập'))
})

describe('chuyển cơ quan quản lý', () => {
  const child = aBody('child', a)
  test('cả cây đi theo', () =>
    expect(move(child, { parent: b, siblings: [], day, decision }).moves).toEqual([
      { from: child.path, to: child.path.replace(a.path, b.path) },
    ]))
  test('không đứng dưới cơ quan trực thuộc mình', () =>
    expect(() => move(a, { parent: child, siblings: [], day, decision })).toThrow(refusals.underItself))
})

describe('hợp nhất', () => {
  const childOfA = aBody('team', a)
  test('các cơ quan cũ kết thúc, trực thuộc chuyển sang, lịch sử còn lại', () => {
    const change = merge([a, b], { into: c, children: [childOfA], day, decision })
    expect(change.changed.map(({ id, toDay, parentId }) => [id, toDay, parentId])).toEqual([
      ['a', day, 'root'],
      ['b', day, 'root'],
      ['team', null, 'c'],
    ])
    expect(change.successions.map(({ oldId, newId, kind }) => [oldId, newId, kind])).toEqual([
      ['a', 'c', 'merge'],
      ['b', 'c', 'merge'],
    ])
    expect(change.moves).toEqual([{ from: childOfA.path, to: childOfA.path.replace(a.path, c.path) }])
    expect(isAlive(change.changed[0]!, '2026-02-28')).toBe(true)
    expect(isAlive(change.changed[0]!, day)).toBe(false)
  })
  test('sáp nhập vào một trong số đó', () =>
    expect(merge([a, b], { into: b, children: [], day, decision }).changed.map(({ id }) => id)).toEqual(['a']))
  test('một cơ quan thì không hợp nhất', () =>
    expect(() => merge([a], { into: a, children: [], day, decision })).toThrow(refusals.tooFew))
  test('khác tỉnh thì không hợp nhất', () => {
    const elsewhere = aBody('far', null, { placeId: '01', placePath: '01/' })
    expect(() => merge([a, elsewhere], { into: b, children: [], day, decision })).toThrow(refusals.otherProvince)
  })
  test('hai cơ quan trực thuộc trùng tên thì phải xử lý trước', () => {
    const twin = aBody('twin', b, { name: childOfA.name })
    expect(() => merge([a, b], { into: c, children: [childOfA, twin], day, decision })).toThrow('Đã có')
  })
  test('không hợp nhất vào cơ quan trực thuộc', () =>
    expect(() => merge([a, b], { into: childOfA, children: [], day, decision })).toThrow(refusals.underItself))
})

describe('chia tách', () => {
  const child = aBody('child', a)
  test('mỗi cơ quan trực thuộc về một nơi', () => {
    const change = split(a, { into: [b, c], children: [child], parentOf: new Map([['child', 'c']]), day, decision })
    expect(change.successions.map(({ newId, kind }) => [newId, kind])).toEqual([
      ['b', 'split'],
      ['c', 'split'],
    ])
    expect(change.changed).toMatchObject([
      { id: 'a', toDay: day, endedBy: decision },
      { id: 'child', parentId: 'c' },
    ])
  })
  test('còn cơ quan trực thuộc chưa có nơi về thì từ chối', () =>
    expect(() => split(a, { into: [b, c], children: [child], parentOf: new Map(), day, decision })).toThrow(
      'Hãy chọn cơ quan mới',
    ))
  test('chia thành một thì từ chối', () =>
    expect(() => split(a, { into: [b], children: [], parentOf: new Map(), day, decision })).toThrow(refusals.tooFew))
})

describe('kết thúc hoạt động', () => {
  test('việc chuyển cho cơ quan khác', () =>
    expect(abolish(a, { children: [], successor: b, day, decision })).toMatchObject({
      changed: [{ toDay: day }],
      successions: [{ oldId: 'a', newId: 'b', kind: 'transfer' }],
    }))
  test('còn cơ quan trực thuộc thì từ chối', () =>
    expect(() => abolish(a, { children: [aBody('child', a)], successor: null, day, decision })).toThrow(
      'Còn cơ quan trực thuộc: Phòng child',
    ))
  test('cơ quan nhận việc phải đang hoạt động', () =>
    expect(() => abolish(a, { children: [], successor: ended, day, decision })).toThrow(refusals.ended(ended).message))
})
