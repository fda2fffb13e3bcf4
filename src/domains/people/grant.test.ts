import { describe, expect, test } from 'vitest'
import {
  checkDays,
  checkMayChange,
  checkNotHeld,
  covers,
  coversDays,
  daysMeet,
  isInForce,
  type RoleGrant,
  refusals,
  type Target,
  wholeSystem,
} from '#domains/people/grant.ts'
import { deedsOf } from '#domains/people/roles.ts'
import type { Grant } from '#platform/permission/permission.ts'

const province = { bodyId: 'tinh', bodyPath: '/1/', placePath: '24/' }
const commune = { bodyId: 'xa', bodyPath: '/1/3/', placePath: '24/00001/' }
const office = { bodyId: 'phong', bodyPath: '/1/3/4/', placePath: '24/00001/' }
const police = { bodyId: 'cong-an', bodyPath: '/9/', placePath: '24/00001/' }

const managing = (reach: Grant['reach'], at: Omit<Target, 'reach'>) => ({
  personId: 'root',
  grants: [{ ...at, reach, deeds: deedsOf('administrator') }],
})

describe('ai giao được đến đâu', () => {
  test.each([
    ['body', commune, 'body', commune, true],
    ['body', commune, 'body', office, false],
    ['body', commune, 'subtree', commune, false],
    ['body', commune, 'place', commune, false],
    ['subtree', commune, 'body', office, true],
    ['subtree', commune, 'subtree', office, true],
    ['subtree', commune, 'subtree', province, false],
    ['subtree', commune, 'place', commune, false],
    ['subtree', commune, 'body', police, false],
    ['place', commune, 'body', police, true],
    ['place', commune, 'subtree', police, true],
    ['place', commune, 'place', police, true],
    ['place', commune, 'place', province, false],
    ['place', province, 'place', commune, true],
    ['subtree', wholeSystem, 'place', province, true],
    ['subtree', wholeSystem, 'subtree', wholeSystem, true],
    ['place', province, 'subtree', wholeSystem, false],
    ['subtree', province, 'subtree', wholeSystem, false],
  ] as const)('quản trị %s ở %o giao %s ở %o: %s', (reach, at, wantedReach, wantedAt, is) => {
    expect(covers(managing(reach, at), 'manage people', { ...wantedAt, reach: wantedReach })).toBe(is)
  })

  test('lãnh đạo không quản trị thì không giao được gì', () => {
    const leader = { grants: [{ ...commune, reach: 'body' as const, deeds: deedsOf('leader') }] }
    expect(covers(leader, 'manage people', { ...commune, reach: 'body' })).toBe(false)
  })

  test('không ai tự đổi vai trò của mình, cả quản trị toàn hệ thống', () => {
    const root = managing('subtree', wholeSystem)
    expect(() => checkMayChange(root, 'root', { ...commune, reach: 'body' })).toThrow(refusals.ownRoles)
    expect(() => checkMayChange(root, 'lan', { ...commune, reach: 'body' })).not.toThrow()
  })
})

const held: RoleGrant = {
  id: 'g1',
  personId: 'lan',
  role: 'officer',
  bodyId: 'xa',
  reach: 'body',
  fromDay: '2026-03-01',
  toDay: '2026-06-30',
  actingFor: null,
  lentGrantId: null,
  endedAt: null,
}

describe('thời hạn', () => {
  test.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('ngày %s có hiệu lực: %s', (today, is) => expect(isInForce(held, today)).toBe(is))

  test('kết thúc sớm thì hết ngay', () => expect(isInForce({ ...held, endedAt: new Date() }, '2026-04-01')).toBe(false))

  test('ngày kết thúc không trước ngày bắt đầu, không ở quá khứ', () => {
    expect(() => checkDays({ fromDay: '2026-03-02', toDay: '2026-03-01' }, '2026-01-01')).toThrow(
      refusals.endsBeforeStart,
    )
    expect(() => checkDays(held, '2026-07-01')).toThrow(refusals.past)
    expect(() => checkDays(held, '2026-06-30')).not.toThrow()
    expect(() => checkDays({ ...held, toDay: null }, '2030-01-01')).not.toThrow()
  })

  test.each([
    ['2026-07-01', null, false],
    ['2026-06-30', null, true],
    ['2026-01-01', '2026-02-28', false],
    ['2026-01-01', '2026-03-01', true],
  ])('từ %s đến %s gặp nhau: %s', (fromDay, toDay, is) => {
    expect(daysMeet(held, { fromDay, toDay })).toBe(is)
    expect(daysMeet({ fromDay, toDay }, held)).toBe(is)
  })

  test.each([
    ['2026-03-01', '2026-06-30', true],
    ['2026-04-01', '2026-05-31', true],
    ['2026-02-28', '2026-06-30', false],
    ['2026-03-01', '2026-07-01', false],
    ['2026-03-01', null, false],
  ])('đủ mọi ngày từ %s đến %s: %s', (fromDay, toDay, is) => {
    expect(coversDays(held, { fromDay, toDay })).toBe(is)
    expect(coversDays({ ...held, toDay: null }, { fromDay, toDay })).toBe(fromDay >= held.fromDay)
  })

  test('không giao lại đúng vai trò đang có', () => {
    expect(() => checkNotHeld([held], { ...held, toDay: null })).toThrow('đến 30/06/2026')
    expect(() => checkNotHeld([held], { ...held, fromDay: '2026-07-01', toDay: null })).not.toThrow()
    expect(() => checkNotHeld([held], { ...held, reach: 'subtree' })).not.toThrow()
    expect(() => checkNotHeld([{ ...held, endedAt: new Date() }], held)).not.toThrow()
  })
})
