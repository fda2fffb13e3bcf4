import { expect, test } from 'vitest'
import { newId, newSecret } from '#base/ids.ts'
import { onActivities, recorded } from '#domains/activities/activities.fixtures.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { activityFilterOf } from '#domains/activities/activity-filter.ts'
import { listActivities } from '#domains/activities/activity-list.queries.ts'
import { findCommuneOfBody, listVillagesOfBody } from '#domains/activities/activity-village.queries.ts'
import { confirmSpendingRate } from '#domains/activities/acts/confirm-spending-rate.ts'
import { correctActivity } from '#domains/activities/acts/correct-activity.ts'
import { enterSpendingRate } from '#domains/activities/acts/enter-spending-rate.ts'
import { removeSpendingRate } from '#domains/activities/acts/remove-spending-rate.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { loadFigures } from '#domains/activities/figures.queries.ts'
import { listRatesFor } from '#domains/activities/rates.queries.ts'
import { checkCost, limitOn, rateRefusals } from '#domains/activities/spending.ts'
import { activitiesForTask } from '#domains/activities/task-activities.queries.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { foundVillage } from '#domains/places/acts/found-village.ts'
import { mergeVillages } from '#domains/places/acts/merge-villages.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { adoptedPlan, aReading, marksOf, readUpload, versionOf } from '#domains/plans/plans.fixtures.ts'
import { perform } from '#platform/acts/act.ts'

onActivities('nơi một hoạt động được tính', (world) => {
  const filter = (query: Record<string, string> = {}) =>
    activityFilterOf({ nam: '2026', 'co-quan': world().bodies.first.id, ...query })
  const figures = (query: Record<string, string> = {}) => loadFigures(world().db, world().actors.mai, filter(query))

  test('mỗi số là số dòng của danh sách nó mở; trống và 0 tách riêng; sửa thì mọi nơi đổi; rút thì không còn', async () => {
    const { does, db, actors } = world()
    const first = await recorded(world(), { howMany: undefined, attended: '50', women: '0', children: '10' })
    await recorded(world(), { heldOn: '03/02/2026', kind: 'broadcast', howMany: '12' })
    await recorded(world(), { howMany: '', group: '20', kind: 'special', heldOn: '01/12/2025' })
    const before = await figures()
    expect(before.sessions).toBe(2)
    expect(before.byMonth).toMatchObject([
      { key: '02', sessions: 1, attended: 0, counted: 0, copies: 12 },
      { key: '11', sessions: 1, attended: 50, counted: 1 },
    ])
    expect(before.parts).toContainEqual({ part: 'women', people: 0, told: 1, blank: 1 })
    expect(before.parts).toContainEqual({ part: 'poor', people: 0, told: 0, blank: 2 })
    for (const { part, told, blank } of before.parts) {
      expect(await listActivities(db, actors.mai, filter({ 'da-dem': part }))).toHaveLength(told)
      expect(await listActivities(db, actors.mai, filter({ trong: part }))).toHaveLength(blank)
    }
    for (const { key, sessions } of before.byKind)
      expect(await listActivities(db, actors.mai, filter({ loai: key }))).toHaveLength(sessions)
    await does('lan', correctActivity, { activityId: first.id, version: '0', formKey: newSecret(), attended: '55' })
    expect((await figures()).parts[0]).toMatchObject({ part: 'attended', people: 55 })
    await does('lan', withdrawActivity, { activityId: first.id, version: '1', reason: 'Buổi này đã hoãn.' })
    expect((await figures()).parts[0]).toMatchObject({ people: 0, told: 0, blank: 1 })
    expect((await loadFigures(db, actors.tu, filter())).sessions).toBe(0)
  })

  test('thôn của xã khác không được nhận; chữ cũ và chữ tự do để nguyên; danh sách và số liệu lọc theo thôn', async () => {
    const { does, db, actors, bodies, today } = world()
    const old = await recorded(world(), { village: 'Thôn Đông' })
    const founds = (who: 'lan' | 'tu', bodyId: string, name: string) =>
      does(who, foundVillage, { bodyId, kind: 'thon', name, fromDay: '01/01/2020', households: '300' })
    const strange = await founds('tu', bodies.second.id, 'Thôn Tây')
    const east = await founds('lan', bodies.first.id, 'Thôn Đông')
    await recorded(world(), { village: 'Thôn Tây' })
    const here = await recorded(world(), { village: 'thôn  đông', howMany: '30' })
    await recorded(world(), { village: 'Cả xã' })
    const idsIn = async (thon: string, who: 'lan' | 'tu' = 'lan') =>
      (await listActivities(db, actors[who], activityFilterOf({ thon }))).map(({ id }) => id)
    expect(await idsIn(strange.id)).toEqual([])
    expect(await idsIn(east.id)).toEqual([here.id])
    expect(await idsIn(east.id, 'tu')).toEqual([])
    expect(await figures({ thon: east.id })).toMatchObject({ sessions: 1, byKind: [{ attended: 30 }] })
    expect((await figures()).sessions).toBe(4)
    // the old words are found once somebody saves the record again
    await does('lan', correctActivity, { activityId: old.id, version: '0', formKey: newSecret(), place: 'Sân đình' })
    expect((await idsIn(east.id)).toSorted()).toEqual([old.id, here.id].toSorted())
    await does('lan', correctActivity, { activityId: old.id, version: '1', formKey: newSecret(), village: 'Cả xã' })
    expect(await idsIn(east.id)).toEqual([here.id])
    expect(await listVillagesOfBody(db, bodies.first.id, today)).toMatchObject([{ id: east.id, name: 'Thôn Đông' }])
    expect(await listVillagesOfBody(db, bodies.justice.id, today)).toEqual([])
  })

  test('xã đã sáp nhập, thôn nay ở xã khác, mang tên khác: sửa buổi cũ thì buổi vẫn thuộc thôn ấy; ghi nơi khác thì thôi', async () => {
    const { does, db, actors, bodies } = world()
    const typed = { kind: 'thon', fromDay: '01/01/2020', households: '300' }
    const east = await does('lan', foundVillage, { ...typed, bodyId: bodies.first.id, name: 'Thôn Đông' })
    const old = await recorded(world(), { village: 'Thôn Đông' })
    const moved = { commune_id: '00002', name: 'Thôn Đông Một', folded: 'thon dong mot' }
    await db.updateTable('village').set(moved).where('id', '=', east.id).execute()
    const corrects = (version: number, more: Record<string, string>) =>
      does('lan', correctActivity, { activityId: old.id, version: String(version), formKey: newSecret(), ...more })
    const idsIn = async () =>
      (await listActivities(db, actors.lan, activityFilterOf({ thon: east.id }))).map(({ id }) => id)
    await corrects(0, { attended: '90' })
    expect(await idsIn()).toEqual([old.id])
    await corrects(1, { heldOn: '10/11/2026' })
    expect(await idsIn()).toEqual([old.id])
    await corrects(2, { village: 'Cả xã' })
    expect(await idsIn()).toEqual([])
  })

  test('thôn sáp nhập rồi chia: việc của thôn cũ tìm thấy ở nơi kế tục, tên cũ còn nguyên; trang nói nơi nào nay là nơi nào', async () => {
    const { does, db, actors, bodies, today } = world()
    const bodyId = bodies.first.id
    const founds = (name: string) =>
      does('lan', foundVillage, { bodyId, kind: 'thon', name, fromDay: '01/01/2020', households: '300' })
    const [east, west, south] = [await founds('Thôn Đông'), await founds('Thôn Tây'), await founds('Thôn Nam')]
    const old = await recorded(world(), { village: 'Thôn Đông', heldOn: '01/02/2026' })
    await recorded(world(), { village: 'Thôn Nam', heldOn: '02/02/2026' })
    const merged = await does('lan', mergeVillages, {
      ...{ bodyId, kind: 'thon', name: 'Thôn Hòa Bình', day: '01/06/2026', households: '600', decision: '' },
      villageIds: [east.id, west.id],
    })
    const here = await recorded(world(), { village: 'Thôn Hòa Bình', howMany: '30' })
    const idsIn = async (thon: string) =>
      (await listActivities(db, actors.lan, activityFilterOf({ thon }))).map(({ id }) => id).toSorted()
    expect(await idsIn(merged.id)).toEqual([old.id, here.id].toSorted())
    expect(await idsIn(east.id)).toEqual([old.id])
    expect(await figures({ thon: merged.id })).toMatchObject({ sessions: 2, byKind: [{ attended: 115 }] })
    expect((await loadActivity(db, actors.lan, 'read activities', old.id)).fields.village).toBe('Thôn Đông')
    const lines = await listVillagesOfBody(db, bodyId, today, { withEnded: true })
    expect(lines).toMatchObject([
      { name: 'Thôn Hòa Bình', now: [], before: expect.arrayContaining(['Thôn Đông', 'Thôn Tây']) },
      { id: south.id, now: [], before: [] },
      { name: 'Thôn Đông', now: ['Thôn Hòa Bình'] },
      { id: west.id, now: ['Thôn Hòa Bình'] },
    ])
    expect((await listVillagesOfBody(db, bodyId, today)).map(({ name }) => name)).toEqual(['Thôn Hòa Bình', 'Thôn Nam'])
    expect(await findCommuneOfBody(db, bodyId)).toBe('00001')
    expect(await findCommuneOfBody(db, bodies.province.id)).toBeUndefined()
  })

  test('chi phí cộng theo nguồn, danh sách của từng nguồn đúng số hoạt động', async () => {
    const { db, actors } = world()
    await recorded(world(), {
      costs: 'co',
      ...{ 'cost.0.what': 'Nước uống', 'cost.0.amount': '400.000', 'cost.0.source': 'commune' },
      ...{ 'cost.1.what': 'Pa-nô', 'cost.1.amount': '600.000', 'cost.1.source': 'commune' },
      ...{ 'cost.2.what': 'Quà', 'cost.2.amount': '1.000.000', 'cost.2.source': 'donated' },
    })
    const { money } = await figures()
    expect(money).toEqual([
      { source: 'commune', amount: 1_000_000, records: 1 },
      { source: 'donated', amount: 1_000_000, records: 1 },
    ])
    expect(await listActivities(db, actors.lan, filter({ nguon: 'donated' }))).toHaveLength(1)
    expect(await listActivities(db, actors.lan, filter({ nguon: 'central' }))).toHaveLength(0)
  })

  test('trang nhiệm vụ nói tổng; kế hoạch sửa đổi đi tiếp thì nhiệm vụ mới vẫn đếm việc cũ, mỗi việc một lần', async () => {
    const { db, actors, does } = world()
    const { planId } = await adoptedPlan(world())
    const [old] = await marksOf(world(), planId)
    await recorded(world(), { taskIds: old!.taskId })
    await recorded(world(), { taskIds: old!.taskId, howMany: '' })
    expect(await activitiesForTask(db, actors.lan, old!.taskId)).toMatchObject({
      sentence: '2 hoạt động, 85 lượt người, 1 hoạt động chưa ghi số người',
    })
    const uploadId = await readUpload(world(), { reading: aReading({ number: '20/KH-UBND' }), amendsPlanId: planId })
    const amended = await does('hung', adoptPlan, { uploadId, version: await versionOf(world(), uploadId) })
    const [fresh] = await marksOf(world(), amended.planId)
    expect(fresh!.taskId).not.toBe(old!.taskId)
    expect((await activitiesForTask(db, actors.lan, fresh!.taskId))!.sentence).toContain('2 hoạt động')
    const both = await recorded(world(), { taskIds: fresh!.taskId })
    expect(both.fields.taskIds).toEqual([fresh!.taskId])
    expect((await activitiesForTask(db, actors.lan, fresh!.taskId))!.sentence).toContain('3 hoạt động')
  })

  test('mức chi: tỉnh chưa nhập thì theo Thông tư, nhập rồi thì theo tỉnh từ ngày đó; quản trị xã không nhập được', async () => {
    const { house, db, bodies } = world()
    const admin = async (bodyId: string, name: string) => {
      const id = await addOfficer(house, { name, homeBodyId: bodyId })
      await giveRole(house, id, 'administrator', { bodyId, reach: 'subtree' })
      return actorFor(house, id)
    }
    const form = {
      ...{ provinceId: '24', norm: 'leaflet', amount: '1.200.000', document: 'NQ 12/2026/NQ-HĐND' },
      ...{ article: 'Điều 3', fromDay: '01/07/2026' },
    }
    const commune = await admin(bodies.first.id, 'Quản Một')
    await expect(perform(enterSpendingRate, { house, actor: commune }, form)).rejects.toBe(rateRefusals.notYours)
    const actor = await admin(bodies.province.id, 'Quản Tỉnh')
    await perform(enterSpendingRate, { house, actor }, form)
    await expect(perform(enterSpendingRate, { house, actor }, form)).rejects.toBe(rateRefusals.sameDay)
    await expect(perform(enterSpendingRate, { house, actor }, { ...form, amount: '' })).rejects.toMatchObject({
      status: 422,
    })
    const rates = await listRatesFor(db, '24/00001/')
    expect(limitOn('2026-06-30', 'leaflet', rates)).toMatchObject({ amount: 1_500_000 })
    expect(limitOn('2026-07-01', 'leaflet', rates)).toMatchObject({ amount: 1_200_000, decides: true })
    expect(limitOn('2023-10-05', 'leaflet', rates)).toBeUndefined()
    // what a commune had typed is shown, and decides nothing until the province confirms it
    const typed = { norm: 'mediation-ended', amount: 30_000, article: 'theo xã, phường đã ghi', is_confirmed: false }
    const [kept] = await db.selectFrom('spending_rate').selectAll().execute()
    await db
      .insertInto('spending_rate')
      .values({ ...kept!, ...typed, id: newId(1) })
      .execute()
    const with30 = await listRatesFor(db, '24/00001/')
    expect(with30.map(({ isConfirmed }) => isConfirmed)).toEqual([true, false])
    expect(limitOn('2026-07-01', 'mediation-ended', with30)).toEqual(limitOn('2026-07-01', 'mediation-ended', []))
    const byId = with30.find(({ isConfirmed }) => !isConfirmed)!.id
    await expect(perform(confirmSpendingRate, { house, actor: commune }, { rateId: byId })).rejects.toBe(
      rateRefusals.notThere,
    )
    await perform(confirmSpendingRate, { house, actor }, { rateId: byId })
    expect(limitOn('2026-07-01', 'mediation-ended', await listRatesFor(db, '24/00001/'))).toMatchObject({
      amount: 30_000,
    })
    await perform(removeSpendingRate, { house, actor }, { rateId: byId })
    const line = { what: 'Tờ gấp', source: 'commune' as const, norm: 'leaflet', quantity: 2, amount: 2_400_001 }
    expect(checkCost(line, '2026-07-01', rates)).toMatchObject({ kind: 'over', most: 2_400_000 })
    expect(checkCost({ ...line, amount: 2_400_000 }, '2026-07-01', rates)).toMatchObject({ kind: 'within' })
    expect(checkCost({ ...line, quantity: null }, '2026-07-01', rates)).toMatchObject({ kind: 'uncounted' })
    expect(checkCost({ ...line, norm: '' }, '2026-07-01', rates)).toEqual({ kind: 'none' })
    await expect(perform(removeSpendingRate, { house, actor: commune }, { rateId: rates[0]!.id })).rejects.toBe(
      rateRefusals.notThere,
    )
    await perform(removeSpendingRate, { house, actor }, { rateId: rates[0]!.id })
    expect(await listRatesFor(db, '24/00001/')).toEqual([])
  })
})
