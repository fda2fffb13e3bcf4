import { expect, test } from 'vitest'
import { makeDisclosureList } from '#domains/disclosure/acts/make-disclosure-list.ts'
import { postDisclosureList } from '#domains/disclosure/acts/post-disclosure-list.ts'
import { undoListStep } from '#domains/disclosure/acts/undo-list-step.ts'
import { withdrawDisclosure } from '#domains/disclosure/acts/withdraw-disclosure.ts'
import { enterOne, formOf } from '#domains/disclosure/disclosure.fixtures.ts'
import { findList } from '#domains/disclosure/disclosure.store.ts'
import { type DisclosureList, refusals } from '#domains/disclosure/disclosure.ts'
import { auditOf, onPlans, type Who } from '#domains/plans/plans.fixtures.ts'

onPlans('danh mục thông tin phải công khai', (world) => {
  const make = (change: Record<string, unknown> = {}, who: Who = 'lan') =>
    world().does(who, makeDisclosureList, {
      bodyId: world().bodies.first.id,
      formerId: '',
      listMadeOn: '20/11/2026',
      listNumber: '50/QĐ-UBND',
      ...change,
    })
  const post = (list: DisclosureList, change: Record<string, unknown> = {}, who: Who = 'lan') =>
    world().does(who, postDisclosureList, {
      bodyId: list.bodyId,
      listId: list.id,
      version: String(list.version),
      postedOn: '21/11/2026',
      postedAt: 'https://xamot.example.vn/danh-muc',
      ...change,
    })

  test('chưa có mục nào, ngày chưa đến, xã khác: không lập được', async () => {
    const { does, db, bodies } = world()
    await expect(make()).rejects.toBe(refusals.emptyList)
    const line = await enterOne(world())
    const gone = await does('lan', withdrawDisclosure, { ...formOf(line), withdrawnWhy: 'Ghi trùng' })
    expect(gone.withdrawnOn).not.toBeNull()
    await expect(make()).rejects.toBe(refusals.emptyList)
    await enterOne(world())
    await expect(make({ listMadeOn: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(make({}, 'tu')).rejects.toBe(refusals.notYours)
    await expect(make({}, 'mai')).rejects.toMatchObject({ status: 403 })
    await expect(make({ bodyId: bodies.second.id })).rejects.toBe(refusals.notYours)
    expect(await db.selectFrom('disclosure_list').select('id').execute()).toEqual([])
  })

  test('đăng: chưa lập thì chưa đăng; ngày, nơi, phiên bản; ghi lại thì có lý do', async () => {
    const { db, actors, bodies } = world()
    await enterOne(world())
    const list = await make()
    await expect(post({ ...list, bodyId: bodies.second.id })).rejects.toBe(refusals.noList)
    await expect(post(list, {}, 'tu')).rejects.toBe(refusals.noList)
    await expect(post(list, {}, 'mai')).rejects.toMatchObject({ status: 403 })
    await expect(post(list, { postedOn: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(post(list, { postedOn: '19/11/2026' })).rejects.toBe(refusals.postedBeforeMade)
    await expect(post(list, { version: '1' })).rejects.toBe(refusals.listChanged)
    await expect(post(list, { postedAt: 'http://xamot.vn' })).rejects.toMatchObject({
      fields: { postedAt: expect.any(String) },
    })
    expect(await findList(db, actors.mai, 'read disclosures', list.bodyId)).toEqual(list)
    const posted = await post(list)
    await expect(post(posted)).rejects.toBe(refusals.postedNeedsWhy)
    const again = await post(posted, { postedOn: '20/11/2026', postWhy: 'Ghi nhầm ngày' })
    expect(again).toMatchObject({ postedOn: '2026-11-20', version: 2 })
    expect((await auditOf(world(), 'disclosure.post-list')).at(-1)).toMatchObject({
      before: { postedOn: '2026-11-21' },
      after: { postedOn: '2026-11-20', why: 'Ghi nhầm ngày' },
    })
  })

  test('lập mới thì danh mục cũ hết, còn giữ; hai người cùng lập thì người sau phải xem lại', async () => {
    const { db } = world()
    await enterOne(world())
    const former = await make({ listMadeOn: '10/11/2026' })
    await expect(make()).rejects.toBe(refusals.listChanged)
    const next = await make({ formerId: former.id })
    // a list with a day that was typed too late is put right by another one
    const mended = await make({ formerId: next.id, listMadeOn: '18/11/2026' })
    // the form of the former list does not post the new one
    await expect(post(former)).rejects.toBe(refusals.listChanged)
    const rows = await db
      .selectFrom('disclosure_list')
      .select(['id', 'made_on', 'replaced_on'])
      .orderBy('made_on')
      .execute()
    expect(rows).toEqual([
      { id: former.id, made_on: '2026-11-10', replaced_on: '2026-11-20' },
      { id: mended.id, made_on: '2026-11-18', replaced_on: null },
      { id: next.id, made_on: '2026-11-20', replaced_on: '2026-11-20' },
    ])
  })

  test('danh mục mới ghi ngày trước ngày đăng của danh mục cũ: danh mục cũ hết vào ngày muộn nhất của nó', async () => {
    const { db } = world()
    await enterOne(world())
    const former = await post(await make({ listMadeOn: '01/11/2026' }), { postedOn: '20/11/2026' })
    await make({ formerId: former.id, listMadeOn: '10/11/2026' })
    const ended = db.selectFrom('disclosure_list').select('replaced_on').where('id', '=', former.id)
    expect(await ended.executeTakeFirstOrThrow()).toEqual({ replaced_on: '2026-11-20' })
    const wrong = db.updateTable('disclosure_list').set({ replaced_on: '2026-11-19' }).where('id', '=', former.id)
    await expect(wrong.execute()).rejects.toThrow(/disclosure_list_posted_while_standing/)
  })

  test('bỏ ghi có lý do: nơi đăng trước, rồi đến lập; danh mục trước lại có hiệu lực; xã khác, bản cũ không bỏ được', async () => {
    const { db, does, later } = world()
    await enterOne(world())
    const former = await make({ listMadeOn: '10/11/2026' })
    later(1_000)
    const made = await make({ formerId: former.id })
    const posted = await post(made)
    const undo = (version: number, who: Who = 'lan', listUndoWhy = 'Ghi nhầm danh mục') =>
      does(who, undoListStep, { bodyId: made.bodyId, listId: made.id, version: String(version), listUndoWhy })
    await expect(undo(posted.version, 'lan', 'x')).rejects.toMatchObject({ status: 422 })
    await expect(undo(posted.version, 'tu')).rejects.toBe(refusals.noList)
    await expect(undo(posted.version, 'mai')).rejects.toMatchObject({ status: 403 })
    await expect(undo(made.version)).rejects.toBe(refusals.listChanged)
    await undo(posted.version)
    const rows = db
      .selectFrom('disclosure_list')
      .select(['id', 'posted_on', 'posted_at', 'replaced_on'])
      .orderBy('made_on')
    const unposted = { posted_on: null, posted_at: '' }
    expect(await rows.execute()).toEqual([
      { id: former.id, ...unposted, replaced_on: '2026-11-20' },
      { id: made.id, ...unposted, replaced_on: null },
    ])
    await undo(posted.version + 1)
    expect(await rows.execute()).toEqual([{ id: former.id, ...unposted, replaced_on: null }])
    expect(await auditOf(world(), 'disclosure.undo-list-step')).toMatchObject([
      { subjectId: made.id, before: { postedOn: '2026-11-21' }, after: { why: 'Ghi nhầm danh mục' } },
      { subjectId: made.id, before: { madeOn: '2026-11-20' }, after: { formerId: former.id } },
    ])
  })
})
