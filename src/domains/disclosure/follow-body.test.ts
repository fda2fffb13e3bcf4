import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { followBody } from '#domains/disclosure/acts/follow-body.ts'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { withdrawDisclosure } from '#domains/disclosure/acts/withdraw-disclosure.ts'
import { enterOne, formOf } from '#domains/disclosure/disclosure.fixtures.ts'
import { loadDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { refusals } from '#domains/disclosure/disclosure.ts'
import { disclosureImpact } from '#domains/disclosure/impact.queries.ts'
import { goesInto } from '#domains/people/testing/people-house.ts'
import { auditOf, onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'

/** A legal document of xã Hai, given and not issued unless told otherwise. */
async function aDocument({ db, bodies }: World, issued = false): Promise<string> {
  const id = newId()
  await db
    .insertInto('local_document')
    .values({
      ...{ id, body_id: bodies.second.id, issuer: 'people-council', title: 'Nghị quyết về mức chi hòa giải' },
      ...{ asked_by: '', due_on: null, draft_shared_on: null, draft_shared_at: '' },
      ...{ issued_on: issued ? '2026-11-03' : null, number: issued ? '3/NQ-HĐND' : '' },
      ...{ checked_on: null, is_in_order: null, check_note: '', dropped_on: null, dropped_why: '', version: 0 },
    })
    .execute()
  return id
}

onPlans('xã kết thúc khi còn điều chưa công khai', (world) => {
  const night = (countMax = 1) => perform(followBody, { house: world().house, actor: systemActor }, { countMax })

  test('chưa công khai, chưa ban hành thì sang nơi kế tục, từng đợt; đã làm thì ở lại; nơi kế tục làm tiếp được', async () => {
    const { db, does, bodies, actors } = world()
    const waiting = await enterOne(world(), { bodyId: bodies.second.id }, 'tu')
    const other = await enterOne(world(), { bodyId: bodies.second.id }, 'tu')
    const wrong = await does('tu', withdrawDisclosure, { ...formOf(other), withdrawnWhy: 'Ghi trùng' })
    const done = await does('tu', notePublished, {
      ...formOf(await enterOne(world(), { bodyId: bodies.second.id }, 'tu')),
      publishedOn: '20/11/2026',
      publishedAt: 'Bảng tin trụ sở',
      why: '',
    })
    const [given, issued] = [await aDocument(world()), await aDocument(world(), true)]
    expect(await night()).toBe(0)
    await goesInto(db, bodies.second, bodies.first)
    await expect(loadDisclosure(db, actors.lan, waiting.id)).rejects.toBe(refusals.notFound)
    expect([await night(), await night(), await night()]).toEqual([1, 1, 0])
    const where = async (table: 'disclosure' | 'local_document', id: string) =>
      (await db.selectFrom(table).select('body_id').where('id', '=', id).executeTakeFirstOrThrow()).body_id
    expect(await where('disclosure', waiting.id)).toBe(bodies.first.id)
    expect(await where('local_document', given)).toBe(bodies.first.id)
    expect(await where('disclosure', wrong.id)).toBe(bodies.second.id)
    expect(await where('disclosure', done.id)).toBe(bodies.second.id)
    expect(await where('local_document', issued)).toBe(bodies.second.id)
    expect(await auditOf(world(), 'disclosure.follow-body')).toMatchObject([
      { subjectKind: 'disclosure', subjectId: waiting.id, before: { bodyId: bodies.second.id } },
      { subjectKind: 'local-document', subjectId: given, after: { bodyId: bodies.first.id } },
    ])
    const publish = { publishedOn: '21/11/2026', publishedAt: 'Bảng tin trụ sở', why: '' }
    // a form of before the night is an older one
    await expect(does('lan', notePublished, { ...formOf(waiting), ...publish })).rejects.toBe(refusals.changedMeanwhile)
    const moved = await loadDisclosure(db, actors.lan, waiting.id)
    expect(await does('lan', notePublished, { ...formOf(moved), ...publish })).toMatchObject({
      bodyId: bodies.first.id,
    })
  })

  test('chia cho nhiều nơi thì ở lại', async () => {
    const { db, bodies } = world()
    await enterOne(world(), { bodyId: bodies.second.id }, 'tu')
    await goesInto(db, bodies.second, bodies.first)
    await db
      .insertInto('body_succession')
      .values({
        old_id: bodies.second.id,
        new_id: bodies.justice.id,
        on_day: '2026-11-20',
        kind: 'split',
        decision: '',
      })
      .execute()
    expect(await night(10)).toBe(0)
  })

  test('xem trước: đếm điều sẽ sang; ai không có quyền thì không thấy', async () => {
    const { db, bodies, actors, today } = world()
    await enterOne(world(), { bodyId: bodies.second.id }, 'tu')
    await aDocument(world())
    await aDocument(world(), true)
    const at = { today, bodyIds: [bodies.first.id, bodies.second.id], heirIds: [] }
    expect((await disclosureImpact(db, actors.lan, at)).size).toBe(0)
    expect((await disclosureImpact(db, actors.tu, at)).get(bodies.second.id)).toMatchObject({
      counts: '1 mục chưa công khai, 1 văn bản chưa ban hành',
      follow: 2,
      stay: 0,
    })
  })
})
