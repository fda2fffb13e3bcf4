import { beforeEach, expect, test } from 'vitest'
import { delegateWork, endDelegation } from '#domains/people/acts/delegate.ts'
import { endGrant } from '#domains/people/acts/grant-role.ts'
import { closeAccount } from '#domains/people/acts/manage-account.ts'
import { refusals } from '#domains/people/delegation.ts'
import { operator } from '#domains/people/operator.ts'
import { listDelegationsOf } from '#domains/people/people.queries.ts'
import { actorFor, addOfficer, day, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { type Act, act, perform } from '#platform/acts/act.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { may } from '#platform/permission/permission.ts'

onBothDatabases('ủy quyền', (database) => {
  let place: ReturnType<typeof testHouse>
  let bodies: Awaited<ReturnType<typeof foundBodies>>
  let hung: string
  let lan: string
  let hungLeads: string

  beforeEach(async () => {
    place = testHouse(database())
    bodies = await foundBodies(database().kysely)
    hung = await addOfficer(place.house, { name: 'Trần Văn Hùng', homeBodyId: bodies.first.id })
    lan = await addOfficer(place.house, { name: 'Nguyễn Thị Lan', homeBodyId: bodies.office.id })
    hungLeads = await giveRole(place.house, hung, 'leader', { bodyId: bodies.first.id })
    await giveRole(place.house, lan, 'officer', { bodyId: bodies.office.id })
  })

  async function as<Input, Output>(personId: string, deed: Act<Input, Output>, raw: object): Promise<Output> {
    place.later(1000) // ids are ordered by the moment
    return perform(deed, { house: place.house, actor: await actorFor(place.house, personId) }, raw)
  }

  const wanted = (change: object = {}) => ({
    personId: hung,
    toPersonId: lan,
    bodyId: bodies.first.id,
    fromDay: '22/11/2026',
    toDay: '24/11/2026',
    reason: 'đi công tác',
    ...change,
  })
  const lanMayAdopt = async () => {
    const { id: bodyId, path: bodyPath, placePath } = bodies.first
    return may(await actorFor(place.house, lan), 'adopt plans', { bodyId, bodyPath, placePath })
  }

  test('không ai lấy việc của người khác cho mình hay cho bạn mình', async () => {
    await expect(as(lan, delegateWork, wanted())).rejects.toThrow(refusals.notYours)
    const stranger = await addOfficer(place.house, { name: 'Bùi Tư', homeBodyId: bodies.second.id })
    await giveRole(place.house, stranger, 'administrator', { bodyId: bodies.second.id })
    await expect(as(stranger, delegateWork, wanted())).rejects.toThrow(refusals.notYours)
    const manager = await addOfficer(place.house, { name: 'Phạm Mai', homeBodyId: bodies.first.id })
    await giveRole(place.house, manager, 'administrator', { bodyId: bodies.first.id })
    await expect(as(manager, delegateWork, wanted({ toPersonId: manager }))).rejects.toThrow(refusals.self)
  })

  test('người nhận phải cùng hệ thống cơ quan', async () => {
    const stranger = await addOfficer(place.house, { name: 'Bùi Tư', homeBodyId: bodies.second.id })
    await expect(as(hung, delegateWork, wanted({ toPersonId: stranger }))).rejects.toThrow(refusals.notColleague)
  })

  test('có hiệu lực đúng những ngày ấy rồi tự hết', async () => {
    await as(hung, delegateWork, wanted())
    const seen: boolean[] = []
    for (let days = 0; days < 5; days++) {
      seen.push(await lanMayAdopt())
      place.later(day)
    }
    expect(seen).toEqual([false, true, true, true, false])
  })

  test('không ủy quyền lại việc đã nhận, không ủy quyền chồng ngày', async () => {
    await as(hung, delegateWork, wanted())
    const mai = await addOfficer(place.house, { name: 'Phạm Mai', homeBodyId: bodies.first.id })
    place.later(day)
    const onward = wanted({ personId: lan, toPersonId: mai, fromDay: '22/11/2026' })
    await expect(as(lan, delegateWork, onward)).rejects.toThrow(refusals.nothingToLend)
    const twice = wanted({ toPersonId: mai, fromDay: '24/11/2026', toDay: '30/11/2026' })
    await expect(as(hung, delegateWork, twice)).rejects.toThrow('từ 22/11/2026 đến 24/11/2026')
  })

  test.each(['vai trò gốc kết thúc', 'tài khoản người ủy quyền đóng'])('%s thì việc mượn hết theo', async (how) => {
    await as(hung, delegateWork, wanted())
    place.later(day)
    expect(await lanMayAdopt()).toBe(true)
    const by = { house: place.house, actor: operator }
    if (how === 'vai trò gốc kết thúc') await perform(endGrant, by, { personId: hung, grantId: hungLeads })
    else await perform(closeAccount, by, { personId: hung })
    expect(await lanMayAdopt()).toBe(false)
  })

  test('người ủy quyền về sớm thì kết thúc được; người nhận thì không', async () => {
    await as(hung, delegateWork, wanted())
    const [lent] = await listDelegationsOf(database().kysely, hung, place.today)
    await expect(as(lan, endDelegation, { grantId: lent!.id })).rejects.toThrow(refusals.notYours)
    await as(hung, endDelegation, { grantId: lent!.id })
    place.later(day)
    expect(await lanMayAdopt()).toBe(false)
  })

  test('nhật ký ghi làm thay ai, chỉ khi đúng là nhờ quyền mượn', async () => {
    await as(hung, delegateWork, wanted())
    place.later(day)
    const touch = act<{ bodyId: string }, void>({
      name: 'thu.cham',
      may: 'work on tasks',
      parse: (raw) => raw as { bodyId: string },
      async run({ audit }, { bodyId }) {
        audit({ subjectKind: 'thử', subjectId: bodyId, bodyId })
      },
    })
    await as(lan, touch, { bodyId: bodies.first.id }) // Hùng's body
    await as(lan, touch, { bodyId: bodies.office.id }) // her own
    const rows = await database()
      .kysely.selectFrom('audit')
      .select(['actor_person_id', 'acting_for', 'body_id'])
      .where('act', '=', 'thu.cham')
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { actor_person_id: lan, acting_for: hung, body_id: bodies.first.id },
      { actor_person_id: lan, acting_for: null, body_id: bodies.office.id },
    ])
  })
})
