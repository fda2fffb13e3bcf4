import { describe, expect, test } from 'vitest'
import { type Delegation, delegate, isColleague, refusals } from '#domains/people/delegation.ts'
import type { RoleGrant } from '#domains/people/grant.ts'

const today = '2026-11-21'
const wanted: Delegation = {
  fromPersonId: 'hung',
  toPersonId: 'lan',
  bodyId: 'xa-mot',
  fromDay: '2026-12-01',
  toDay: '2026-12-10',
  reason: 'đi công tác',
}
const own: RoleGrant = {
  id: 'g1',
  personId: 'hung',
  role: 'leader',
  bodyId: 'xa-mot',
  reach: 'subtree',
  fromDay: '2026-01-01',
  toDay: null,
  actingFor: null,
  lentGrantId: null,
  endedAt: null,
}
const lentToMai: RoleGrant = {
  ...own,
  id: 'g2',
  personId: 'mai',
  actingFor: 'hung',
  lentGrantId: 'g1',
  fromDay: '2026-12-10',
  toDay: '2026-12-12',
}
const none = { held: [own], lent: [], acceptorLends: [] }

describe('ủy quyền', () => {
  test('cho mượn đúng những vai trò riêng ở cơ quan ấy', () => {
    const elsewhere = { ...own, id: 'g3', bodyId: 'xa-hai' }
    const ended = { ...own, id: 'g4', endedAt: new Date() }
    expect(delegate(wanted, { ...none, held: [own, elsewhere, ended] }, today)).toEqual([own])
  })

  test.each([
    { name: 'cho chính mình', change: { toPersonId: 'hung' }, refusal: refusals.self },
    { name: 'bắt đầu từ hôm qua', change: { fromDay: '2026-11-20' }, refusal: refusals.past },
    { name: 'kết thúc trước khi bắt đầu', change: { toDay: '2026-11-30' }, refusal: refusals.endsBeforeStart },
    { name: 'dài quá nửa năm', change: { toDay: '2027-06-03' }, refusal: refusals.tooLong },
    { name: 'ở cơ quan không có vai trò', change: { bodyId: 'xa-hai' }, refusal: refusals.nothingToLend },
  ])('không nhận: $name', ({ change, refusal }) => {
    expect(() => delegate({ ...wanted, ...change }, none, today)).toThrow(refusal)
  })

  test('dài đúng 184 ngày thì nhận', () => {
    expect(delegate({ ...wanted, toDay: '2027-06-02' }, none, today)).toEqual([own])
  })

  test.each([
    { name: 'nhận ủy quyền', change: { actingFor: 'mai', lentGrantId: 'g9' } },
    { name: 'quản trị', change: { role: 'administrator' } },
    { name: 'hết hạn trước ngày cuối', change: { toDay: '2026-12-09' } },
    { name: 'chưa có từ ngày đầu', change: { fromDay: '2026-12-02' } },
    { name: 'đã kết thúc', change: { endedAt: new Date() } },
  ])('vai trò $name thì không cho mượn', ({ change }) => {
    expect(() => delegate(wanted, { ...none, held: [{ ...own, ...change }] }, today)).toThrow(refusals.nothingToLend)
  })

  test('một việc không ủy quyền cho hai người cùng ngày', () => {
    expect(() => delegate(wanted, { ...none, lent: [lentToMai] }, today)).toThrow('từ 10/12/2026 đến 12/12/2026')
    expect(delegate({ ...wanted, toDay: '2026-12-09' }, { ...none, lent: [lentToMai] }, today)).toEqual([own])
    expect(delegate(wanted, { ...none, lent: [{ ...lentToMai, endedAt: new Date() }] }, today)).toEqual([own])
  })

  test('người nhận cũng vắng mặt thì không nhận', () => {
    const lansWork = { ...lentToMai, id: 'g5', actingFor: 'lan', lentGrantId: 'g6' }
    expect(() => delegate(wanted, { ...none, acceptorLends: [lansWork] }, today)).toThrow(refusals.acceptsWhileAway)
  })
})

test.each([
  { home: '/1/3/', body: '/1/3/', is: true },
  { home: '/1/3/4/', body: '/1/3/', is: true },
  { home: '/1/', body: '/1/3/', is: true },
  { home: '/1/5/', body: '/1/3/', is: false },
])('người ở $home nhận việc của $body: $is', ({ home, body, is }) => {
  expect(isColleague({ bodyPath: home }, { bodyPath: body })).toBe(is)
})
