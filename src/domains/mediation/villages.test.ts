import { beforeEach, expect, test } from 'vitest'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { foundVillage } from '#domains/places/acts/found-village.ts'
import { mergeVillages } from '#domains/places/acts/merge-villages.ts'
import { noteHouseholds } from '#domains/places/acts/note-households.ts'
import { renameVillage } from '#domains/places/acts/rename-village.ts'
import { splitVillage } from '#domains/places/acts/split-village.ts'
import { refusals, successorsOf } from '#domains/places/village.ts'
import {
  findVillage,
  listVillageSuccessions,
  listVillages,
  loadVillageStory,
} from '#domains/places/villages.queries.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('thôn, tổ dân phố', (database) => {
  let world: Awaited<ReturnType<typeof found>>
  beforeEach(async () => {
    world = await found()
  })

  async function found() {
    const { house } = testHouse(database())
    const db = house.database.kysely
    const bodies = await foundBodies(db)
    const actors = {} as Record<'lan' | 'tu', Actor>
    for (const [who, bodyId] of [
      ['lan', bodies.first.id],
      ['tu', bodies.second.id],
    ] as const) {
      const id = await addOfficer(house, { name: who, homeBodyId: bodyId })
      await giveRole(house, id, 'officer', { bodyId })
      actors[who] = await actorFor(house, id)
    }
    const does = <I, O>(who: 'lan' | 'tu', deed: Act<I, O>, raw: unknown) =>
      perform(deed, { house, actor: actors[who] }, raw)
    const founds = (name: string, households: string, fromDay = '01/01/2020') =>
      does('lan', foundVillage, { bodyId: bodies.first.id, kind: 'thon', name, fromDay, households })
    return { db, bodies, does, founds }
  }

  test('cán bộ xã khác không ghi được, tên không đứng hai lần, số hộ phải có', async () => {
    const { does, founds, bodies } = world
    const doai = await founds('Thôn Đoài', '412')
    await expect(founds('Thôn  đoài', '300')).rejects.toBe(refusals.nameTaken)
    await expect(founds('Thôn Đông', '0')).rejects.toMatchObject({ status: 422 })
    await expect(founds('Thôn Đông', '')).rejects.toMatchObject({ fields: { households: 'Hãy ghi số hộ gia đình.' } })
    const typed = { kind: 'thon', name: 'Thôn Lạ', fromDay: '01/01/2020', households: '9' }
    await expect(does('tu', foundVillage, { bodyId: bodies.first.id, ...typed })).rejects.toBe(refusals.noCommune)
    await expect(does('lan', foundVillage, { bodyId: bodies.office.id, ...typed })).rejects.toBe(refusals.noCommune)
    const number = { villageId: doai.id, day: '01/06/2026', households: '400' }
    await expect(does('tu', noteHouseholds, number)).rejects.toBe(refusals.notFound)
  })

  test('số hộ của một ngày là số ghi gần nhất trước ngày ấy', async () => {
    const { db, does, founds } = world
    const { id } = await founds('Thôn Đoài', '412')
    await does('lan', noteHouseholds, { villageId: id, day: '01/06/2026', households: '1.430' })
    const on = async (day: string) => (await findVillage(db, id, day))!.households
    expect([await on('2019-12-31'), await on('2020-01-01'), await on('2026-05-31'), await on('2026-06-01')]).toEqual([
      null,
      412,
      412,
      1430,
    ])
  })

  test('đổi tên giữ tên cũ; mẫu cũ không ghi đè; ngày trước khi có thì không', async () => {
    const { db, does, founds } = world
    const { id } = await founds('Thôn Đoài', '412')
    const typed = { villageId: id, version: '0', name: 'Thôn Đoài Thượng', day: '01/07/2026' }
    await expect(does('lan', renameVillage, { ...typed, day: '01/01/2020' })).rejects.toMatchObject({ status: 422 })
    await does('lan', renameVillage, typed)
    await expect(does('lan', renameVillage, typed)).rejects.toBe(refusals.changedMeanwhile)
    expect(await loadVillageStory(db, id)).toMatchObject({ formerNames: [{ name: 'Thôn Đoài', toDay: '2026-07-01' }] })
  })

  test('sáp nhập rồi chia tách: nơi cũ thôi, nơi mới đứng, tìm được nơi kế tục đến cùng', async () => {
    const { db, does, founds, bodies } = world
    const [a, b] = [await founds('Thôn Đông', '100'), await founds('Thôn Đoài', '150')]
    const merging = { bodyId: bodies.first.id, kind: 'thon', name: 'Thôn Đông', day: '01/07/2026', households: '250' }
    await expect(does('lan', mergeVillages, { ...merging, villageIds: [a.id] })).rejects.toBe(refusals.twoOrMore)
    const one = await does('lan', mergeVillages, { ...merging, villageIds: [a.id, b.id] })
    await expect(does('lan', mergeVillages, { ...merging, villageIds: [a.id, b.id] })).rejects.toBe(refusals.ended)
    const splitting = { villageId: one.id, version: '0', day: '01/10/2026', name1: 'Tổ 1', households1: '120' }
    await expect(does('lan', splitVillage, splitting)).rejects.toBe(refusals.twoParts)
    await expect(does('lan', splitVillage, { ...splitting, name2: 'Tổ 2' })).rejects.toMatchObject({
      fields: { households2: 'Hãy ghi số hộ của Tổ 2.' },
    })
    await does('lan', splitVillage, { ...splitting, name2: 'Tổ 2', households2: '130' })
    const names = async (day: string) => (await listVillages(db, '00001', day)).map(({ name }) => name)
    expect(await names('2026-06-30')).toEqual(['Thôn Đoài', 'Thôn Đông'])
    expect(await names('2026-09-30')).toEqual(['Thôn Đông'])
    expect(await names('2026-10-01')).toEqual(['Tổ 1', 'Tổ 2'])
    const now = successorsOf(a.id, await listVillageSuccessions(db, '00001'))
    expect(now).toHaveLength(2)
    expect(successorsOf(b.id, await listVillageSuccessions(db, '00001'))).toEqual(now)
  })
})
