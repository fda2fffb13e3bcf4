import { expect, test } from 'vitest'
import { checkDocument } from '#domains/disclosure/acts/check-document.ts'
import { dropDocument } from '#domains/disclosure/acts/drop-document.ts'
import { enterDocument } from '#domains/disclosure/acts/enter-document.ts'
import { issueDocument } from '#domains/disclosure/acts/issue-document.ts'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { shareDraft } from '#domains/disclosure/acts/share-draft.ts'
import { undoDocumentStep } from '#domains/disclosure/acts/undo-document-step.ts'
import { undoPublished } from '#domains/disclosure/acts/undo-published.ts'
import { loadDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { refusals as disclosureRefusals } from '#domains/disclosure/disclosure.ts'
import { loadLocalDocument, requireFreeNumber, saveLocalDocument } from '#domains/disclosure/local-document.store.ts'
import { type LocalDocument, localDocumentRefusals as refusals } from '#domains/disclosure/local-document.ts'
import { localDocumentFilterOf, localDocumentShows } from '#domains/disclosure/local-document-filter.ts'
import {
  listLocalDocuments,
  listRegisterBodies,
  loadLocalDocumentPage,
} from '#domains/disclosure/local-documents.queries.ts'
import { actorFor, giveRole } from '#domains/people/testing/people-house.ts'
import { auditOf, onPlans, type Who } from '#domains/plans/plans.fixtures.ts'
import { perform } from '#platform/acts/act.ts'

// the clock stands on Saturday 21/11/2026
onPlans('văn bản của xã', (world) => {
  const form = (change: Record<string, unknown> = {}) => ({
    documentId: '',
    version: '0',
    bodyId: world().bodies.first.id,
    issuer: 'people-committee',
    title: 'Quy định mức chi hỗ trợ hòa giải viên',
    askedBy: 'UBND tỉnh, Công văn 12/UBND-NC',
    issueBy: '30/11/2026',
    ...change,
  })
  const enters = (change: Record<string, unknown> = {}, who: Who = 'lan') =>
    world().does(who, enterDocument, form(change))
  const on = ({ id, version }: Pick<LocalDocument, 'id' | 'version'>, more: object = {}) => ({
    documentId: id,
    version: String(version),
    ...more,
  })
  const draft = { draftSharedOn: '02/11/2026', draftSharedAt: 'Loa truyền thanh các thôn' }
  const issue = { issuedOn: '16/11/2026', number: '12/2026/QĐ-UBND', channels: ['portal'], dueOn: '', dueBy: '' }
  const check = { checkedOn: '20/11/2026', isInOrder: 'co', checkNote: '' }
  const issued = async (change: object = {}) =>
    world().does('lan', issueDocument, on(await enters(), { ...issue, ...change }))
  const lineOf = async ({ id }: Pick<LocalDocument, 'id'>) => {
    const { line } = await loadLocalDocumentPage(world().db, world().actors.lan, id)
    return line === undefined ? undefined : loadDisclosure(world().db, world().actors.lan, line.id)
  }
  const publish = async (document: Pick<LocalDocument, 'id'>, publishedOn = '18/11/2026') => {
    const { id, version } = (await lineOf(document))!
    const where = { publishedOn, publishedAt: 'https://xamot.example.vn/van-ban/12' }
    return world().does('lan', notePublished, { disclosureId: id, version: String(version), ...where })
  }

  test('điền sai thì mỗi ô một câu; cơ quan không phải xã, xã khác, chỉ xem thì không ghi được gì', async () => {
    const { db, does, bodies, house, ids } = world()
    for (const [change, field] of [
      [{ title: 'Chi' }, 'title'],
      [{ title: ' ' }, 'title'],
      [{ issuer: 'nobody' }, 'issuer'],
      [{ issueBy: '31/02/2026' }, 'issueBy'],
      [{ askedBy: 'x'.repeat(301) }, 'askedBy'],
      [{ bodyId: '' }, 'bodyId'],
    ] as const)
      await expect(enters(change)).rejects.toMatchObject({ status: 422, fields: { [field]: expect.any(String) } })
    for (const bodyId of [bodies.second.id, bodies.province.id])
      await expect(enters({ bodyId })).rejects.toBe(refusals.notCommune)
    await expect(does('mai', enterDocument, form())).rejects.toMatchObject({ status: 403 })
    await giveRole(house, ids.mai, 'officer', { bodyId: bodies.province.id, reach: 'body' })
    const mai = await actorFor(house, ids.mai)
    const atProvince = form({ bodyId: bodies.province.id })
    await expect(perform(enterDocument, { house, actor: mai }, atProvince)).rejects.toBe(refusals.notCommune)
    expect(await db.selectFrom('local_document').select('id').execute()).toEqual([])
    expect((await listRegisterBodies(db, mai, undefined)).bodies).toEqual([])
  })

  test('xã khác không đọc, không ghi; tỉnh đọc mà không ghi; sửa trên bản cũ thì không được', async () => {
    const { db, actors, does } = world()
    const one = await enters()
    await expect(loadLocalDocument(db, actors.tu, one.id)).rejects.toBe(refusals.notFound)
    expect(await listLocalDocuments(db, actors.tu, localDocumentFilterOf({}), '2026-11-21')).toMatchObject({ rows: [] })
    for (const [deed, typed] of [
      [enterDocument, form()],
      [shareDraft, draft],
      [issueDocument, issue],
      [checkDocument, check],
      [dropDocument, { droppedWhy: 'Cấp trên thôi giao' }],
      [undoDocumentStep, { step: 'draft', undoWhy: 'Ghi nhầm ngày' }],
    ] as const) {
      const sent = { ...typed, ...on(one) }
      await expect(does('tu', deed as typeof enterDocument, sent)).rejects.toBe(refusals.notFound)
      await expect(does('mai', deed as typeof enterDocument, sent)).rejects.toMatchObject({ status: 403 })
      await expect(does('lan', deed as typeof enterDocument, { ...sent, version: '7' })).rejects.toBe(
        refusals.changedMeanwhile,
      )
    }
    expect(await loadLocalDocumentPage(db, actors.mai, one.id)).toMatchObject({ mayRecord: false })
    expect(await loadLocalDocument(db, actors.hung, one.id)).toEqual(one)
  })

  test('truyền thông dự thảo: ngày chưa đến, sau ngày ban hành bị từ chối; ghi lại phải nói vì sao', async () => {
    const { does } = world()
    const one = await enters()
    const shares = (document: LocalDocument, more: object = {}) =>
      does('lan', shareDraft, on(document, { ...draft, ...more }))
    await expect(shares(one, { draftSharedOn: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(shares(one, { draftSharedAt: ' ' })).rejects.toMatchObject({
      fields: { draftSharedAt: expect.any(String) },
    })
    const shared = await shares(one)
    await expect(shares(shared, { draftSharedOn: '03/11/2026' })).rejects.toBe(refusals.againNeedsWhy)
    const again = await shares(shared, { draftSharedOn: '03/11/2026', draftWhy: 'Ghi nhầm ngày' })
    expect(again).toMatchObject({ draftSharedOn: '2026-11-03', version: 2 })
    const done = await does('lan', issueDocument, on(again, issue))
    await expect(shares(done, { draftSharedOn: '17/11/2026', draftWhy: 'x' })).rejects.toBe(refusals.sharedAfterIssued)
    const rows = await auditOf(world(), 'disclosure.share-draft')
    expect(JSON.stringify(rows)).toContain('Ghi nhầm ngày')
  })

  test('ban hành: ghi luôn một mục vào danh mục công khai, hạn theo luật của ngày ấy; không có hạn chắc chắn thì hỏi hạn và căn cứ', async () => {
    const { does } = world()
    const one = await enters()
    const issues = (more: object) => does('lan', issueDocument, on(one, { ...issue, ...more }))
    await expect(issues({ issuedOn: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(issues({ number: '' })).rejects.toMatchObject({ fields: { number: expect.any(String) } })
    await expect(issues({ channels: [] })).rejects.toMatchObject({ fields: { channels: expect.any(String) } })
    await expect(issues({ issuedOn: '01/01/2018' })).rejects.toBe(disclosureRefusals.noLimit)
    await expect(issues({ dueOn: '30/11/2026' })).rejects.toBe(disclosureRefusals.dueWithoutGround)
    // what was refused left neither the day nor a line
    expect(await lineOf(one)).toBeUndefined()
    const done = await issues({})
    expect(done).toMatchObject({ issuedOn: '2026-11-16', number: '12/2026/QĐ-UBND', version: 1 })
    expect(await lineOf(done)).toMatchObject({
      kind: 'legal-document',
      title: one.title,
      number: '12/2026/QĐ-UBND',
      madeOn: '2026-11-16',
      dueOn: '2026-11-23',
      publishedOn: null,
    })
    await expect(does('lan', enterDocument, { ...form({ title: 'Tên khác hẳn' }), ...on(done) })).rejects.toBe(
      refusals.issuedNeedsWhy,
    )
    await expect(does('lan', dropDocument, on(done, { droppedWhy: 'Thôi không làm' }))).rejects.toBe(refusals.issued)
    const own = await does(
      'lan',
      issueDocument,
      on(await enters({ askedBy: '', issueBy: '' }), {
        ...issue,
        number: '13/2026/QĐ-UBND',
        dueOn: '01/12/2026',
        dueBy: 'Luật thử, Điều 1',
      }),
    )
    expect(await lineOf(own)).toMatchObject({ dueOn: '2026-12-01', dueBy: 'Luật thử, Điều 1', isDueSure: true })
  })

  test('số đã có ở văn bản khác của xã trong năm thì không ghi được; hội đồng và ủy ban có số riêng', async () => {
    const { does } = world()
    await issued()
    const other = await enters({ title: 'Quy định khác' })
    await expect(does('lan', issueDocument, on(other, { ...issue, number: '12/2026/qđ-ubnd' }))).rejects.toBe(
      refusals.numberTaken,
    )
    const council = await enters({ issuer: 'people-council' })
    expect(await does('lan', issueDocument, on(council, issue))).toMatchObject({ number: issue.number })
  })

  test('ngày ban hành ghi nhầm: ghi lại kèm lý do, mục công khai đổi theo; không vượt ngày tự kiểm tra, ngày công khai', async () => {
    const { does } = world()
    const done = await issued({ issuedOn: '17/11/2026' })
    const again = (document: LocalDocument, more: object) =>
      does('lan', issueDocument, on(document, { ...issue, ...more }))
    await expect(again(done, {})).rejects.toBe(refusals.againNeedsWhy)
    const mended = await again(done, { issuedWhy: 'Ký ngày 16' })
    expect(await lineOf(mended)).toMatchObject({ madeOn: '2026-11-16', dueOn: '2026-11-23', version: 1 })
    await publish(mended, '18/11/2026')
    await expect(again(mended, { issuedOn: '19/11/2026', issuedWhy: 'Nhầm' })).rejects.toBe(
      refusals.issuedAfterPublished,
    )
    const checked = await does('lan', checkDocument, on(mended, { ...check, checkedOn: '17/11/2026' }))
    await expect(again(checked, { issuedOn: '18/11/2026', issuedWhy: 'Nhầm' })).rejects.toBe(
      refusals.issuedAfterChecked,
    )
    const shared = await does('lan', shareDraft, on(checked, { ...draft, draftSharedOn: '10/11/2026' }))
    await expect(again(shared, { issuedOn: '09/11/2026', issuedWhy: 'Nhầm' })).rejects.toBe(refusals.issuedBeforeShared)
    expect(await lineOf(shared)).toMatchObject({ madeOn: '2026-11-16', publishedOn: '2026-11-18' })
  })

  test('đã ban hành thì sửa tên, hạn được, có lý do; tên ở danh mục công khai đổi theo, kể cả đã công khai', async () => {
    const { does } = world()
    const done = await issued()
    await publish(done)
    const edit = (change: Record<string, unknown>, who: Who = 'lan') =>
      does(who, enterDocument, form({ ...on(done), title: 'Quy định mức chi cho hòa giải viên', ...change }))
    await expect(edit({})).rejects.toBe(refusals.issuedNeedsWhy)
    await expect(edit({ editWhy: 'Sai tên' }, 'tu')).rejects.toBe(refusals.notFound)
    expect(await lineOf(done)).toMatchObject({ title: 'Quy định mức chi hỗ trợ hòa giải viên' })
    const mended = await edit({ editWhy: 'Sai tên', issueBy: '15/11/2026' })
    expect(mended).toMatchObject({ dueOn: '2026-11-15', issuedOn: '2026-11-16' })
    expect(await lineOf(done)).toMatchObject({
      title: 'Quy định mức chi cho hòa giải viên',
      publishedOn: '2026-11-18',
    })
    const audits = await auditOf(world(), 'disclosure.enter-document')
    expect(audits).toContainEqual(
      expect.objectContaining({
        before: expect.objectContaining({ dueOn: '2026-11-30' }),
        after: expect.objectContaining({ dueOn: '2026-11-15', why: 'Sai tên' }),
      }),
    )
    expect(audits).toContainEqual(
      expect.objectContaining({
        subjectKind: 'disclosure',
        before: { title: 'Quy định mức chi hỗ trợ hòa giải viên' },
        after: { title: 'Quy định mức chi cho hòa giải viên' },
      }),
    )
    // the number of another issuer is looked at too
    await does('lan', issueDocument, on(await enters({ issuer: 'people-council' }), issue))
    await expect(
      does('lan', enterDocument, form({ ...on(mended), issuer: 'people-council', editWhy: 'Nhầm loại' })),
    ).rejects.toBe(refusals.numberTaken)
  })

  test('hai người cùng ghi một số: người sau đợi người trước rồi bị từ chối', async () => {
    const { database, does } = world()
    const [first, second] = [await enters(), await enters()]
    const given = { number: issue.number, issuedOn: '2026-11-16' }
    let other: Promise<unknown> | undefined
    await database.transaction(async (tx) => {
      await requireFreeNumber(tx, first, given)
      await saveLocalDocument(tx, { ...first, ...given, version: 1 })
      other = does('lan', issueDocument, on(second, issue)).catch((error: unknown) => error)
      // time enough for it to look, were it not to wait; where it is slow, it finds the number all the same
      await new Promise((resolve) => setTimeout(resolve, 500))
    })
    expect(await other).toBe(refusals.numberTaken)
  })

  test('mục công khai đã theo xã kế tục thì ghi lại ngày, số không kéo về xã cũ', async () => {
    const { does, db, bodies, actors } = world()
    const done = await issued()
    const line = (await lineOf(done))!
    await db.updateTable('disclosure').set({ body_id: bodies.second.id }).where('id', '=', line.id).execute()
    await does('lan', issueDocument, on(done, { ...issue, number: '14/2026/QĐ-UBND', issuedWhy: 'Ghi nhầm số' }))
    expect(await loadDisclosure(db, actors.tu, line.id)).toMatchObject({
      bodyId: bodies.second.id,
      number: '14/2026/QĐ-UBND',
    })
  })

  test('tự kiểm tra: chưa ban hành, trước ngày ban hành bị từ chối; thấy sai thì phải ghi sai gì', async () => {
    const { does } = world()
    const one = await enters()
    await expect(does('lan', checkDocument, on(one, check))).rejects.toBe(refusals.notIssued)
    const done = await does('lan', issueDocument, on(one, issue))
    const checks = (document: LocalDocument, more: object) =>
      does('lan', checkDocument, on(document, { ...check, ...more }))
    await expect(checks(done, { checkedOn: '15/11/2026' })).rejects.toBe(refusals.checkedBeforeIssued)
    await expect(checks(done, { checkedOn: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(checks(done, { isInOrder: '' })).rejects.toMatchObject({ fields: { isInOrder: expect.any(String) } })
    await expect(checks(done, { isInOrder: 'khong' })).rejects.toMatchObject({
      fields: { checkNote: expect.any(String) },
    })
    const found = await checks(done, { isInOrder: 'khong', checkNote: 'Sai thể thức, đã đính chính.' })
    expect(found).toMatchObject({ isInOrder: false, checkedOn: '2026-11-20' })
    await expect(checks(found, {})).rejects.toBe(refusals.againNeedsWhy)
    expect(await checks(found, { checkWhy: 'Xem lại thì đúng' })).toMatchObject({ isInOrder: true, checkNote: '' })
  })

  test('bỏ ghi một bước: từ bước sau cùng, kèm lý do; bỏ ban hành thì mục công khai bị rút, ban hành lại thì đứng lại', async () => {
    const { does, db, actors } = world()
    const undo = (document: LocalDocument, step: string, undoWhy = 'Ghi nhầm văn bản') =>
      does('lan', undoDocumentStep, on(document, { step, undoWhy }))
    const done = await issued()
    await expect(undo(done, 'draft')).rejects.toBe(refusals.noSuchStep)
    await expect(undo(done, 'checked')).rejects.toBe(refusals.noSuchStep)
    await expect(undo(done, 'dropped')).rejects.toBe(refusals.noSuchStep)
    await expect(undo(done, 'issued', 'x')).rejects.toMatchObject({ fields: { undoWhy: expect.any(String) } })
    const checked = await does('lan', checkDocument, on(done, check))
    await expect(undo(checked, 'issued')).rejects.toBe(refusals.undoCheckFirst)
    const unchecked = await undo(checked, 'checked')
    const { id: lineId, version } = await publish(unchecked)
    await expect(undo(unchecked, 'issued')).rejects.toBe(refusals.undoPublishedFirst)
    // what was refused is as it was
    expect(await loadLocalDocument(db, actors.lan, done.id)).toEqual(unchecked)
    await does('lan', undoPublished, { disclosureId: lineId, version: String(version), undoWhy: 'Chưa đăng' })
    const open = await undo(unchecked, 'issued')
    expect(open).toMatchObject({ issuedOn: null, number: '' })
    expect(await lineOf(open)).toBeUndefined()
    expect(await loadDisclosure(db, actors.lan, lineId)).toMatchObject({ withdrawnWhy: 'Ghi nhầm văn bản' })
    const again = await does('lan', issueDocument, on(open, issue))
    expect(await lineOf(again)).toMatchObject({ id: lineId, withdrawnOn: null, withdrawnWhy: '' })
    // what stood before stays in the audit
    expect(await auditOf(world(), 'disclosure.issue-document')).toContainEqual(
      expect.objectContaining({
        subjectId: lineId,
        before: expect.objectContaining({
          madeOn: '2026-11-16',
          withdrawnOn: '2026-11-21',
          withdrawnWhy: expect.any(String),
        }),
        after: expect.objectContaining({ withdrawnOn: null }),
      }),
    )
  })

  test('không còn phải ban hành: kèm lý do, thôi tính, không ban hành được; ghi nhầm thì bỏ ghi', async () => {
    const { does } = world()
    const one = await enters()
    await expect(does('lan', dropDocument, on(one, { droppedWhy: 'x' }))).rejects.toMatchObject({ status: 422 })
    const dropped = await does('lan', dropDocument, on(one, { droppedWhy: 'UBND tỉnh thôi giao' }))
    expect(dropped).toMatchObject({ droppedOn: '2026-11-21' })
    await expect(does('lan', issueDocument, on(dropped, issue))).rejects.toBe(refusals.dropped)
    await expect(does('lan', shareDraft, on(dropped, draft))).rejects.toBe(refusals.dropped)
    await expect(does('lan', enterDocument, { ...form(), ...on(dropped) })).rejects.toBe(refusals.dropped)
    const back = await does('lan', undoDocumentStep, on(dropped, { step: 'dropped', undoWhy: 'Ghi nhầm văn bản' }))
    expect(back).toMatchObject({ droppedOn: null, droppedWhy: '' })
  })

  test('danh sách: lọc theo tình trạng, năm, chữ; mỗi văn bản ở đúng một tình trạng; việc sắp đến hạn đứng trước', async () => {
    const { db, actors, does } = world()
    const late = await enters({ title: 'Quyết định trễ hạn', issueBy: '01/11/2026' })
    const open = await enters({ title: 'Quyết định chưa có hạn', issueBy: '' })
    const done = await issued()
    await does(
      'lan',
      issueDocument,
      on(await enters({ title: 'Nghị quyết cũ', issueBy: '01/10/2026', issuer: 'people-council' }), issue),
    )
    await does('lan', dropDocument, on(await enters({ title: 'Quyết định thôi giao' }), { droppedWhy: 'Thôi giao' }))
    const lists = async (query: Record<string, string>) =>
      (await listLocalDocuments(db, actors.mai, localDocumentFilterOf(query), '2026-11-21')).rows.map(
        ({ title }) => title,
      )
    expect((await lists({})).slice(0, 2)).toEqual([late.title, open.title])
    expect(await lists({ xem: 'late' })).toEqual([late.title])
    expect(await lists({ xem: 'to-issue' })).toEqual([open.title])
    expect(await lists({ xem: 'issued' })).toEqual([done.title])
    expect(await lists({ xem: 'issued-late' })).toEqual(['Nghị quyết cũ'])
    expect(await lists({ xem: 'dropped' })).toEqual(['Quyết định thôi giao'])
    expect(await lists({ xem: 'unpublished' })).toHaveLength(2)
    await publish(done)
    expect(await lists({ xem: 'unpublished' })).toEqual(['Nghị quyết cũ'])
    expect(await lists({ xem: 'unchecked' })).toHaveLength(2)
    expect(await lists({ tim: 'nghi quyet' })).toEqual(['Nghị quyết cũ'])
    expect(await lists({ nam: '2025' })).toEqual([])
    expect(await lists({ xem: 'gì đó', trang: '-1', nam: 'abc' })).toHaveLength(4)
    expect(await lists({ trang: '2' })).toEqual([])
    expect(Object.keys(localDocumentShows)).toHaveLength(8)
  })
})
