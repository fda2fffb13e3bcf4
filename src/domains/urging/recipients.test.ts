import { describe, expect, test } from 'vitest'
import { deedsOf } from '#domains/people/roles.ts'
import type { LadderStep } from '#domains/urging/ladder.ts'
import {
  type Duty,
  directoryOf,
  type HeldRole,
  type Officer,
  recipientsAt,
  type StandingBody,
  whoActs,
} from '#domains/urging/recipients.ts'
import type { Grant } from '#platform/permission/permission.ts'

/** Tỉnh → xã → phòng; a second commune beside it. */
const bodies: Record<string, StandingBody> = {
  province: { bodyId: 'province', bodyPath: '/1/', placePath: '24/', parentId: null, isAlive: true },
  justice: { bodyId: 'justice', bodyPath: '/1/2/', placePath: '24/', parentId: 'province', isAlive: true },
  ward: { bodyId: 'ward', bodyPath: '/1/3/', placePath: '24/00001/', parentId: 'province', isAlive: true },
  office: { bodyId: 'office', bodyPath: '/1/3/4/', placePath: '24/00001/', parentId: 'ward', isAlive: true },
  other: { bodyId: 'other', bodyPath: '/1/5/', placePath: '24/00002/', parentId: 'province', isAlive: true },
}

type Held = { who: string; role: string; at: string; reach?: Grant['reach']; for?: string }
const officer = (who: string, at: string): Held => ({ who, role: 'officer', at })
const leader = (who: string, at: string): Held => ({ who, role: 'leader', at, reach: 'subtree' })
const lent = (who: string, owner: string, at: string, role = 'officer'): Held => ({ who, role, at, for: owner })

/** Everybody named has mail, but those in `mute`. Who holds nothing has no account here: closed. */
function directory(held: Held[], choice: { mute?: string[]; ended?: string[] } = {}) {
  const roles = held.map(({ who, role, at, reach = 'body', ...one }): HeldRole => {
    const { bodyId, bodyPath, placePath } = bodies[at]!
    const grant: Grant = { deeds: deedsOf(role), reach, bodyId, bodyPath, placePath }
    return { personId: who, role, bodyId: at, actingFor: one.for ?? null, grant }
  })
  const officers = [...Map.groupBy(roles, (role) => role.personId)].map(
    ([id, own]): Officer => ({
      id,
      name: id,
      hasMail: !choice.mute?.includes(id),
      grants: own.map((role) => role.grant),
    }),
  )
  const standing = Object.values(bodies).map((body) => ({ ...body, isAlive: !choice.ended?.includes(body.bodyId) }))
  return directoryOf(officers, roles, standing)
}

const duty: Duty = { officerId: null, issuerId: 'ward', holderId: 'ward', leadIds: ['office'], partnerIds: [] }
const names = (step: LadderStep, held: Held[], change: Partial<Duty> = {}, choice = {}) =>
  recipientsAt(step, { ...duty, ...change }, directory(held, choice)).map(({ personId, actingFor }) =>
    actingFor === null ? personId : `${personId} thay ${actingFor}`,
  )

describe('ai nhận ở từng bậc', () => {
  const all = [
    officer('lan', 'office'),
    officer('liên', 'ward'),
    leader('phòng', 'office'),
    leader('hùng', 'ward'),
    leader('chủ tịch tỉnh', 'province'),
  ]
  test.each<[string, LadderStep, Held[], Partial<Duty>, string[]]>([
    ['người phụ trách được phân công', 1, all, { officerId: 'liên' }, ['liên']],
    ['không phân công: cán bộ của cơ quan chủ trì', 1, all, {}, ['lan']],
    ['cơ quan chủ trì không có cán bộ: cán bộ cơ quan chịu trách nhiệm', 1, all.slice(1), {}, ['liên']],
    [
      'người phụ trách không còn được xem nhiệm vụ: như chưa phân công',
      1,
      [...all, officer('khác', 'other')],
      { officerId: 'khác' },
      ['lan'],
    ],
    ['không có ai', 1, [leader('hùng', 'ward')], {}, []],
    ['lãnh đạo cơ quan chủ trì', 2, all, {}, ['phòng']],
    [
      'chủ trì không có lãnh đạo: lãnh đạo cơ quan chịu trách nhiệm',
      2,
      all.filter((one) => one.who !== 'phòng'),
      {},
      ['hùng'],
    ],
    ['cấp trên của phòng là xã', 3, all, {}, ['hùng']],
    ['cấp trên của xã là tỉnh', 3, all.filter((one) => one.who !== 'phòng'), {}, ['chủ tịch tỉnh']],
    [
      'tỉnh không có ai: người theo dõi địa bàn',
      3,
      [leader('hùng', 'ward'), { who: 'mai', role: 'overseer', at: 'justice', reach: 'place' }],
      {},
      ['mai'],
    ],
    [
      'người theo dõi nơi khác thì không',
      3,
      [leader('hùng', 'ward'), { who: 'tư', role: 'overseer', at: 'other', reach: 'place' }],
      {},
      [],
    ],
  ])('%s', (_, step, held, change, people) => expect(names(step, held, change)).toEqual(people))

  test('cơ quan chủ trì đã giải thể: người của cơ quan đang chịu trách nhiệm', () => {
    expect(names(1, all, {}, { ended: ['office'] })).toEqual(['liên'])
    expect(names(2, all, {}, { ended: ['office'] })).toEqual(['hùng'])
  })
})

describe('người vắng mặt đã ủy quyền', () => {
  const inCharge = { officerId: 'lan' }
  const lan = officer('lan', 'office')
  test.each<[string, Held[], { mute?: string[] }, string[]]>([
    ['một người làm thay', [lan, officer('hoa', 'office'), lent('hoa', 'lan', 'office')], {}, ['hoa thay lan']],
    [
      'người làm thay lại đi vắng',
      [
        lan,
        officer('hoa', 'office'),
        lent('hoa', 'lan', 'office'),
        officer('bình', 'office'),
        lent('bình', 'hoa', 'office'),
      ],
      {},
      ['bình thay lan'],
    ],
    [
      'mắt xích cuối đã đóng tài khoản: người hợp lệ cuối cùng',
      [lan, officer('hoa', 'office'), lent('hoa', 'lan', 'office')],
      {},
      ['hoa thay lan'],
    ],
    [
      'ủy quyền vòng tròn không chạy mãi',
      [lan, officer('hoa', 'office'), lent('hoa', 'lan', 'office'), lent('lan', 'hoa', 'office')],
      {},
      ['hoa thay lan'],
    ],
    [
      'người làm thay không có thư: cả người có thư gần nhất trước đó',
      [lan, officer('hoa', 'office'), lent('hoa', 'lan', 'office')],
      { mute: ['hoa'] },
      ['hoa thay lan', 'lan'],
    ],
    [
      'không ai có thư: xem trong hệ thống',
      [lan, officer('hoa', 'office'), lent('hoa', 'lan', 'office')],
      { mute: ['hoa', 'lan'] },
      ['hoa thay lan'],
    ],
    [
      'ủy quyền việc ở cơ quan khác thì không',
      [lan, officer('lan', 'other'), officer('tư', 'other'), lent('tư', 'lan', 'other')],
      {},
      ['lan'],
    ],
  ])('%s', (_, held, choice, people) => expect(names(1, held, inCharge, choice)).toEqual(people))

  test('người vắng đã đóng tài khoản và không ai làm thay: cán bộ khác của cơ quan', () => {
    expect(names(1, [officer('hoa', 'office')], inCharge)).toEqual(['hoa'])
    expect(whoActs('lan', duty, directory([officer('hoa', 'office')]))).toEqual([])
  })

  test('vừa là việc của mình vừa làm thay thì nhận một lần, như việc của mình', () => {
    expect(names(1, [lan, officer('hoa', 'office'), lent('hoa', 'lan', 'office')], {})).toEqual(['hoa'])
  })
})
