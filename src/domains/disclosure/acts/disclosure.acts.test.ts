import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { loadHolidays } from '#domains/calendar/holiday.store.ts'
import { correctDisclosure } from '#domains/disclosure/acts/correct-disclosure.ts'
import { countDueAgain } from '#domains/disclosure/acts/count-due-again.ts'
import { enterDisclosure } from '#domains/disclosure/acts/enter-disclosure.ts'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { restoreDisclosure } from '#domains/disclosure/acts/restore-disclosure.ts'
import { takeBackCorrection } from '#domains/disclosure/acts/take-back-correction.ts'
import { undoPublished } from '#domains/disclosure/acts/undo-published.ts'
import { withdrawDisclosure } from '#domains/disclosure/acts/withdraw-disclosure.ts'
import { aDisclosureForm, enterOne, formOf } from '#domains/disclosure/disclosure.fixtures.ts'
import { loadDisclosure, saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { type Disclosure, isNoPlace, linkOf, refusals } from '#domains/disclosure/disclosure.ts'
import { loadDisclosurePage } from '#domains/disclosure/disclosures.queries.ts'
import { listPublicDisclosures } from '#domains/disclosure/public.queries.ts'
import { actorFor, giveRole } from '#domains/people/testing/people-house.ts'
import { auditOf, onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { Database } from '#platform/database/database.ts'

const portal = { publishedOn: '20/11/2026', publishedAt: 'https://xamot.example.vn/ngan-sach' }

/** Everything of the domain as it stands: to see that a refusal left nothing. */
async function rowsIn({ kysely }: Database) {
  const lines = await kysely.selectFrom('disclosure').selectAll().orderBy('id').execute()
  const corrections = await kysely.selectFrom('disclosure_correction').selectAll().orderBy('id').execute()
  const audit = await kysely.selectFrom('audit').select('id').where('act', 'like', 'disclosure.%').execute()
  return { lines, corrections, audits: audit.length }
}

/** A line that was written by issuing a legal document. */
async function lineOfDocument({ db, database, bodies }: World, line: Disclosure): Promise<Disclosure> {
  const localDocumentId = newId()
  await db
    .insertInto('local_document')
    .values({
      id: localDocumentId,
      body_id: bodies.first.id,
      issuer: 'people-council',
      title: 'Nghị quyết về mức chi hòa giải',
      asked_by: '',
      due_on: null,
      draft_shared_on: null,
      draft_shared_at: '',
      issued_on: '2026-11-16',
      number: '3/2026/NQ-HĐND',
      checked_on: null,
      is_in_order: null,
      check_note: '',
      dropped_on: null,
      dropped_why: '',
      version: 0,
    })
    .execute()
  const own = { ...line, id: newId(), localDocumentId, kind: 'legal-document' }
  await database.transaction((tx) => saveDisclosure(tx, own))
  return own
}

onPlans('thông tin phải công khai', (world) => {
  test('điền sai thì mỗi ô một câu, không ghi gì', async () => {
    const { does, database } = world()
    const enter = (change: Record<string, unknown>) => does('lan', enterDisclosure, aDisclosureForm(world(), change))
    for (const [change, field] of [
      [{ title: 'Thu' }, 'title'],
      [{ title: ' ' }, 'title'],
      [{ kind: 'secret' }, 'kind'],
      [{ madeOn: '31/02/2026' }, 'madeOn'],
      [{ channels: [] }, 'channels'],
      [{ channels: ['portal', 'pigeon'] }, 'channels'],
      [{ number: 'x'.repeat(101) }, 'number'],
      [{ dueBy: 'Luật Đất đai' }, 'dueOn'],
      [{ bodyId: '' }, 'bodyId'],
    ] as const)
      await expect(enter(change)).rejects.toMatchObject({ status: 422, fields: { [field]: expect.any(String) } })
    await expect(enter({ madeOn: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(enter({ keepUntil: '15/11/2026' })).rejects.toBe(refusals.keepBeforeMade)
    await expect(enter({ dueOn: '30/11/2026' })).rejects.toBe(refusals.dueWithoutGround)
    await expect(enter({ dueOn: '15/11/2026', dueBy: 'Quyết định 12/QĐ-UBND' })).rejects.toBe(refusals.dueBeforeMade)
    // no law that is sure gives a limit for that day
    await expect(enter({ madeOn: '01/01/2018' })).rejects.toBe(refusals.noLimit)
    expect(await rowsIn(database)).toEqual({ lines: [], corrections: [], audits: 0 })
  })

  test('hạn: 5 ngày làm việc theo luật của ngày tạo ra, hoặc hạn ghi riêng kèm văn bản quy định', async () => {
    const line = await enterOne(world())
    expect(line).toMatchObject({ dueOn: '2026-11-23', dueBy: '', version: 0, publishedOn: null })
    const own = await enterOne(world(), {
      madeOn: '01/01/2018',
      dueOn: '31/01/2018',
      dueBy: 'Quyết định 12/QĐ-UBND của UBND tỉnh Thử, Điều 15',
    })
    expect(own).toMatchObject({ dueOn: '2018-01-31', isDueSure: true, dueBy: expect.stringContaining('Điều 15') })
    const moved = await world().does(
      'lan',
      enterDisclosure,
      aDisclosureForm(world(), { ...formOf(line), madeOn: '12/11/2026', title: 'Dự toán ngân sách năm 2027' }),
    )
    expect(moved).toMatchObject({ id: line.id, dueOn: '2026-11-19', version: 1 })
    const [first, , edit] = await auditOf(world(), 'disclosure.enter-disclosure')
    expect(first).toMatchObject({ bodyId: line.bodyId, subjectId: line.id, before: null })
    expect(edit).toMatchObject({ before: { dueOn: '2026-11-23' }, after: { dueOn: '2026-11-19' } })
  })

  test('cán bộ xã khác, người chỉ theo dõi, quyền đã hết hạn: không thấy hoặc không ghi được, ở mọi bước', async () => {
    const { does, database, db, house, ids, actors, bodies } = world()
    const line = await enterOne(world())
    const public_ = await does('lan', notePublished, { ...formOf(line), ...portal })
    const before = await rowsIn(database)
    const form = formOf(public_)
    const steps = [
      [enterDisclosure, aDisclosureForm(world(), form)],
      [notePublished, { ...form, ...portal, why: 'Nhầm ngày' }],
      [undoPublished, { ...form, undoWhy: 'Chưa đăng' }],
      [correctDisclosure, { ...form, correctedOn: '21/11/2026', words: 'Số đúng là 46' }],
      [withdrawDisclosure, { ...form, withdrawnWhy: 'Ghi trùng' }],
    ] as const
    await giveRole(house, ids.mai, 'officer', {
      bodyId: bodies.first.id,
      fromDay: '2026-01-01',
      toDay: '2026-11-20',
    })
    const mai = await actorFor(house, ids.mai)
    for (const [deed, raw] of steps) {
      await expect(does('tu', deed as never, raw)).rejects.toBe(refusals.notFound)
      await expect(does('mai', deed as never, raw)).rejects.toMatchObject({ status: 403 })
      await expect(perform(deed as never, { house, actor: mai }, raw)).rejects.toMatchObject({ status: 403 })
    }
    await expect(enterOne(world(), {}, 'tu')).rejects.toBe(refusals.notYours)
    await expect(enterOne(world(), { bodyId: bodies.second.id })).rejects.toBe(refusals.notYours)
    await expect(enterOne(world(), {}, 'mai')).rejects.toMatchObject({ status: 403 })
    await expect(loadDisclosure(db, actors.tu, line.id)).rejects.toBe(refusals.notFound)
    expect(await loadDisclosure(db, actors.mai, line.id)).toMatchObject({ id: line.id })
    expect(await rowsIn(database)).toEqual(before)
  })

  test('ghi đã công khai: nơi là đường dẫn https hoặc một nơi; không trước ngày tạo, không ở tương lai; ghi nhầm ngày thì ghi lại, có lý do', async () => {
    const { does, database } = world()
    const line = await enterOne(world())
    const publish = (change: Record<string, unknown>) =>
      does('lan', notePublished, { ...formOf(line), ...portal, ...change })
    for (const publishedAt of [
      ...['', 'http://xamot.vn/a', 'javascript:alert(1)', 'https:///a', 'www.xamot.vn', 'data:,a'],
      ...[
        'xamot.gov.vn/a',
        'xamot.gov.vn',
        'https://a.b<script>',
        'https://xamot',
        'https://xamot.vn@a.vn/',
        'ftp://a.vn',
      ],
    ])
      await expect(publish({ publishedAt })).rejects.toMatchObject({ fields: { publishedAt: expect.any(String) } })
    await expect(publish({ publishedOn: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(publish({ publishedOn: '15/11/2026' })).rejects.toBe(refusals.beforeMade)
    await expect(publish({ version: '4' })).rejects.toBe(refusals.changedMeanwhile)
    expect((await rowsIn(database)).lines).toMatchObject([{ published_on: null, version: 0 }])
    for (const place of ['UBND: bảng tin', 'Zalo: UBND xã Một', 'Nhà văn hóa thôn 3. Gần chợ'])
      expect([isNoPlace(place), linkOf(place)], place).toEqual([false, undefined])
    expect(linkOf('https://xamot.gov.vn:8443/công-khai?a=1')).toBe('https://xamot.gov.vn:8443/công-khai?a=1')
    const done = await publish({ publishedOn: '19/11/2026', publishedAt: 'Bảng tin trụ sở UBND xã' })
    expect(done).toMatchObject({ publishedOn: '2026-11-19', publishedAt: 'Bảng tin trụ sở UBND xã', version: 1 })
    // the same form again is an older one
    await expect(publish({})).rejects.toBe(refusals.changedMeanwhile)
    await expect(publish(formOf(done))).rejects.toBe(refusals.publishedNeedsWhy)
    const again = await publish({ ...formOf(done), why: 'Ghi nhầm ngày' })
    expect(again).toMatchObject({ publishedOn: '2026-11-20', publishedAt: portal.publishedAt, version: 2 })
    expect((await auditOf(world(), 'disclosure.note-published')).at(-1)).toMatchObject({
      before: { publishedOn: '2026-11-19' },
      after: { publishedOn: '2026-11-20', why: 'Ghi nhầm ngày' },
    })
    await expect(does('lan', enterDisclosure, aDisclosureForm(world(), formOf(again)))).rejects.toBe(refusals.published)
  })

  test('đã công khai thì sửa tên, hạn được, có lý do; ngày vẫn phải khớp nhau; nhật ký giữ trước và sau', async () => {
    const { does } = world()
    const done = await does('lan', notePublished, { ...formOf(await enterOne(world())), ...portal })
    const edit = (change: Record<string, unknown>, who: 'lan' | 'tu' = 'lan') =>
      does(who, enterDisclosure, aDisclosureForm(world(), { ...formOf(done), editWhy: 'Sai chính tả', ...change }))
    await expect(edit({ editWhy: '' })).rejects.toBe(refusals.published)
    await expect(edit({ madeOn: '21/11/2026' })).rejects.toBe(refusals.beforeMade)
    await expect(edit({ keepUntil: '19/11/2026' })).rejects.toBe(refusals.publishedAfterKept)
    await expect(edit({}, 'tu')).rejects.toBe(refusals.notFound)
    const mended = await edit({
      title: 'Dự toán ngân sách năm 2027',
      dueOn: '25/11/2026',
      dueBy: 'Quyết định 12/QĐ-UBND',
    })
    expect(mended).toMatchObject({ dueOn: '2026-11-25', publishedOn: '2026-11-20', version: 2 })
    expect((await auditOf(world(), 'disclosure.enter-disclosure')).at(-1)).toMatchObject({
      before: { title: 'Dự toán ngân sách xã năm 2027', dueOn: '2026-11-23' },
      after: { title: 'Dự toán ngân sách năm 2027', dueOn: '2026-11-25', why: 'Sai chính tả' },
    })
  })

  test('không ghi công khai vào ngày đã hết hạn công khai', async () => {
    const line = await enterOne(world(), { keepUntil: '19/11/2026' })
    const publish = (publishedOn: string) =>
      world().does('lan', notePublished, { ...formOf(line), ...portal, publishedOn })
    await expect(publish('20/11/2026')).rejects.toBe(refusals.publishedAfterKept)
    expect(await publish('19/11/2026')).toMatchObject({ publishedOn: '2026-11-19' })
  })

  test('ghi nhầm là đã công khai thì bỏ được, có lý do, khi chưa đính chính', async () => {
    const { does } = world()
    const line = await enterOne(world())
    const undo = (of: Disclosure, undoWhy = 'Chưa đăng lên trang') =>
      does('lan', undoPublished, { ...formOf(of), undoWhy })
    await expect(undo(line)).rejects.toBe(refusals.notPublishedYet)
    const done = await does('lan', notePublished, { ...formOf(line), ...portal })
    await expect(undo(done, '')).rejects.toMatchObject({ fields: { undoWhy: expect.any(String) } })
    const undone = await undo(done)
    expect(undone).toMatchObject({ publishedOn: null, publishedAt: '', version: 2 })
    expect(await auditOf(world(), 'disclosure.undo-published')).toMatchObject([
      { before: portal.publishedAt && { publishedAt: portal.publishedAt }, after: { why: 'Chưa đăng lên trang' } },
    ])
    const public_ = await does('lan', notePublished, { ...formOf(undone), ...portal })
    const corrected = await does('lan', correctDisclosure, {
      ...formOf(public_),
      correctedOn: '21/11/2026',
      words: 'Số đúng là 46/QĐ-UBND',
    })
    await expect(undo(corrected)).rejects.toBe(refusals.corrected)
  })

  test('đính chính: chỉ của điều đã công khai, không trước ngày công khai, không ở tương lai; lời và ngày ở lại', async () => {
    const { does, database } = world()
    const line = await enterOne(world())
    const correct = (of: Disclosure, change: Record<string, unknown> = {}) =>
      does('hung', correctDisclosure, {
        ...formOf(of),
        correctedOn: '21/11/2026',
        words: 'Số đúng là 46/QĐ-UBND',
        ...change,
      })
    await expect(correct(line)).rejects.toBe(refusals.notPublished)
    const done = await does('lan', notePublished, { ...formOf(line), ...portal })
    await expect(correct(done, { words: 'Sai' })).rejects.toMatchObject({ fields: { words: expect.any(String) } })
    await expect(correct(done, { correctedOn: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(correct(done, { correctedOn: '19/11/2026' })).rejects.toBe(refusals.correctedBeforePublished)
    expect((await rowsIn(database)).corrections).toEqual([])
    const corrected = await correct(done, { correctedOn: '20/11/2026' })
    expect(await rowsIn(database)).toMatchObject({
      corrections: [{ corrected_on: '2026-11-20', words: 'Số đúng là 46/QĐ-UBND', entered_by: world().ids.hung }],
    })
    await expect(
      does('lan', notePublished, { ...formOf(corrected), ...portal, publishedOn: '21/11/2026', why: 'Nhầm ngày' }),
    ).rejects.toBe(refusals.publishedAfterCorrected)
  })

  test('gỡ một lần đính chính: lời bị xóa ở mọi nơi, còn ai, khi nào, vì sao; sau đó bỏ được ghi công khai', async () => {
    const { does, db, actors, database, ids } = world()
    const secret = 'Bà Nguyễn Thị Mơ, số điện thoại 0912345678'
    const line = await lineOfDocument(world(), await enterOne(world()))
    let now = await does('lan', notePublished, { ...formOf(line), ...portal })
    const correct = async (words: string) => {
      now = await does('lan', correctDisclosure, { ...formOf(now), correctedOn: '21/11/2026', words })
    }
    await correct('Số đúng là 46/QĐ-UBND')
    await correct(secret)
    const takeBack = (change: Record<string, unknown>, who: 'hung' | 'tu' | 'mai' = 'hung') =>
      does(who, takeBackCorrection, { ...formOf(now), takeBackWhy: 'Lộ chuyện riêng', ...change })
    const idOf = async (words: string) =>
      (await rowsIn(database)).corrections.find((correction) => correction.words === words)!.id
    const correctionId = await idOf(secret)
    const stood = await rowsIn(database)
    await expect(takeBack({ correctionId, takeBackWhy: '' })).rejects.toMatchObject({ status: 422 })
    await expect(takeBack({ correctionId: newId() })).rejects.toBe(refusals.noSuchCorrection)
    await expect(takeBack({ correctionId }, 'tu')).rejects.toBe(refusals.notFound)
    await expect(takeBack({ correctionId }, 'mai')).rejects.toMatchObject({ status: 403 })
    expect(await rowsIn(database)).toEqual(stood)

    now = await takeBack({ correctionId })
    await expect(takeBack({ correctionId })).rejects.toBe(refusals.noSuchCorrection)
    const { corrections } = await loadDisclosurePage(db, actors.lan, line.id)
    expect(corrections.find(({ id }) => id === correctionId)).toMatchObject({
      words: '',
      takenBackOn: '2026-11-21',
      takenBackWhy: 'Lộ chuyện riêng',
    })
    expect((await rowsIn(database)).corrections.find(({ id }) => id === correctionId)).toMatchObject({
      taken_back_by: ids.hung,
    })
    const { rows } = await listPublicDisclosures(db, { placeId: '00001', today: '2026-11-21', search: '', page: 1 })
    expect(rows.find(({ id }) => id === line.id)?.corrections).toEqual([
      { correctedOn: '2026-11-21', words: 'Số đúng là 46/QĐ-UBND' },
    ])
    // neither the words nor a piece of them are left in the audit
    const audits = await db.selectFrom('audit').selectAll().execute()
    expect(JSON.stringify(audits)).toContain('Lộ chuyện riêng')
    expect(JSON.stringify(audits)).not.toContain('0912345678')

    const undo = () => does('lan', undoPublished, { ...formOf(now), undoWhy: 'Chưa đăng lên trang' })
    await expect(undo()).rejects.toBe(refusals.corrected)
    now = await takeBack({ correctionId: await idOf('Số đúng là 46/QĐ-UBND') })
    expect(await undo()).toMatchObject({ publishedOn: null })
  })

  test('rút khỏi danh mục: có lý do, không xóa, sau đó không sửa được nữa', async () => {
    const { does, database, db, actors } = world()
    const line = await enterOne(world())
    const withdraw = (change: Record<string, unknown> = {}) =>
      does('lan', withdrawDisclosure, { ...formOf(line), withdrawnWhy: 'Ghi trùng với mục khác', ...change })
    await expect(withdraw({ withdrawnWhy: '' })).rejects.toMatchObject({ fields: { withdrawnWhy: expect.any(String) } })
    await expect(withdraw({ version: '3' })).rejects.toBe(refusals.changedMeanwhile)
    const gone = await withdraw()
    expect(gone).toMatchObject({ withdrawnOn: '2026-11-21', withdrawnWhy: 'Ghi trùng với mục khác' })
    expect(await loadDisclosure(db, actors.lan, line.id)).toEqual(gone)
    for (const [deed, raw] of [
      [enterDisclosure, aDisclosureForm(world(), formOf(gone))],
      [notePublished, { ...formOf(gone), ...portal }],
      [withdrawDisclosure, { ...formOf(gone), withdrawnWhy: 'Ghi trùng' }],
    ] as const)
      await expect(does('lan', deed as never, raw)).rejects.toBe(refusals.withdrawn)
    expect((await rowsIn(database)).lines).toHaveLength(1)
  })

  test('đã công khai thì không rút được, kể cả đã đính chính; rút nhầm thì đưa lại, có lý do', async () => {
    const { does, database } = world()
    const withdraw = (of: Disclosure) => does('lan', withdrawDisclosure, { ...formOf(of), withdrawnWhy: 'Ghi trùng' })
    const restore = (of: Disclosure, restoreWhy = 'Rút nhầm mục') =>
      does('lan', restoreDisclosure, { ...formOf(of), restoreWhy })
    const line = await enterOne(world())
    await expect(restore(line)).rejects.toBe(refusals.notWithdrawn)
    const done = await does('lan', notePublished, { ...formOf(line), ...portal })
    const corrected = await does('lan', correctDisclosure, {
      ...formOf(done),
      correctedOn: '21/11/2026',
      words: 'Số đúng là 46/QĐ-UBND',
    })
    const stood = await rowsIn(database)
    await expect(withdraw(corrected)).rejects.toBe(refusals.publishedStays)
    expect(await rowsIn(database)).toEqual(stood)

    const gone = await withdraw(await enterOne(world(), { title: 'Ghi rồi rút nhầm' }))
    await expect(restore(gone, 'Sai')).rejects.toMatchObject({ fields: { restoreWhy: expect.any(String) } })
    await expect(does('tu', restoreDisclosure, { ...formOf(gone), restoreWhy: 'Rút nhầm' })).rejects.toBe(
      refusals.notFound,
    )
    expect(await restore(gone)).toMatchObject({ withdrawnOn: null, withdrawnWhy: '', version: 2 })
    expect(await auditOf(world(), 'disclosure.restore-disclosure')).toMatchObject([
      { before: { withdrawnOn: '2026-11-21', withdrawnWhy: 'Ghi trùng' }, after: { why: 'Rút nhầm mục' } },
    ])
  })

  test('mục của văn bản đã rút thì không đưa lại ở đây', async () => {
    const { does, database } = world()
    const line = await lineOfDocument(world(), await enterOne(world()))
    const gone = { ...line, withdrawnOn: '2026-11-21', withdrawnWhy: 'Bỏ ghi ban hành' }
    await database.transaction((tx) => saveDisclosure(tx, gone))
    await expect(does('lan', restoreDisclosure, { ...formOf(gone), restoreWhy: 'Rút nhầm mục' })).rejects.toBe(
      refusals.ofDocument,
    )
  })

  test('mục đi theo văn bản của xã: không sửa, không rút ở đây, nhưng ghi công khai và đính chính được', async () => {
    const { does } = world()
    const line = await lineOfDocument(world(), await enterOne(world()))
    await expect(does('lan', enterDisclosure, aDisclosureForm(world(), formOf(line)))).rejects.toBe(refusals.ofDocument)
    await expect(
      does('lan', withdrawDisclosure, { ...formOf(line), withdrawnWhy: 'Ghi trùng với mục khác' }),
    ).rejects.toBe(refusals.ofDocument)
    const done = await does('lan', notePublished, { ...formOf(line), ...portal })
    const corrected = await does('lan', correctDisclosure, {
      ...formOf(done),
      correctedOn: '21/11/2026',
      words: 'Sửa lỗi chính tả ở Điều 2',
    })
    expect(corrected).toMatchObject({ localDocumentId: line.localDocumentId, version: 2 })
  })

  test('lịch nghỉ chưa chắc thì hạn được tính lại khi có lịch, một lần; hạn do văn bản khác quy định thì không', async () => {
    const { db, database, actors, house } = world()
    const count = () => perform(countDueAgain, { house, actor: systemActor }, { countMax: 1 })
    const unsure = await enterOne(world(), { madeOn: '28/08/2026' })
    const near = await enterOne(world())
    const own = await enterOne(world(), { dueOn: '30/11/2026', dueBy: 'Quyết định 12/QĐ-UBND' })
    expect(unsure).toMatchObject({ dueOn: '2026-09-04', isDueSure: false })
    expect(await count()).toBe(0)
    await database.transaction((tx) => loadHolidays(tx))
    expect([await count(), await count(), await count()]).toEqual([1, 1, 0])
    // the national day is off
    const known = await loadDisclosure(db, actors.lan, unsure.id)
    expect(known).toMatchObject({ isDueSure: true, version: 1 })
    expect(known.dueOn > unsure.dueOn).toBe(true)
    expect(await loadDisclosure(db, actors.lan, near.id)).toMatchObject({ dueOn: '2026-11-23', isDueSure: true })
    expect(await loadDisclosure(db, actors.lan, own.id)).toEqual(own)
    expect(await auditOf(world(), 'disclosure.count-due-again')).toMatchObject([
      { subjectId: unsure.id, before: { dueOn: '2026-09-04', isDueSure: false } },
      { subjectId: near.id, after: { isDueSure: true } },
    ])
  })
})
