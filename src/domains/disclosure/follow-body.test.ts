import { expect, test } from 'vitest'
import { checkDocument } from '#domains/disclosure/acts/check-document.ts'
import { correctDisclosure } from '#domains/disclosure/acts/correct-disclosure.ts'
import { followBody } from '#domains/disclosure/acts/follow-body.ts'
import { issueDocument } from '#domains/disclosure/acts/issue-document.ts'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { undoPublished } from '#domains/disclosure/acts/undo-published.ts'
import { withdrawDisclosure } from '#domains/disclosure/acts/withdraw-disclosure.ts'
import { enterOne, formOf } from '#domains/disclosure/disclosure.fixtures.ts'
import { loadDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { refusals } from '#domains/disclosure/disclosure.ts'
import { disclosureFilterOf } from '#domains/disclosure/disclosure-filter.ts'
import { findSeen, listDisclosures, loadDisclosurePage } from '#domains/disclosure/disclosures.queries.ts'
import { disclosureImpact } from '#domains/disclosure/impact.queries.ts'
import { hasDocument, hasLine, hasList } from '#domains/disclosure/local-document.fixtures.ts'
import { localDocumentRefusals } from '#domains/disclosure/local-document.ts'
import { loadLocalDocumentPage } from '#domains/disclosure/local-documents.queries.ts'
import { actorFor, addOfficer, giveRole, goesInto } from '#domains/people/testing/people-house.ts'
import { auditOf, onPlans } from '#domains/plans/plans.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'

const toIssue = { issued_on: null, number: '' }
const checked = { checked_on: '2026-11-02', is_in_order: true }
const published = { published_on: '2026-11-01', published_at: 'Bảng tin trụ sở' }

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
    const given = await hasDocument(db, bodies.second.id, toIssue)
    const issued = await hasDocument(db, bodies.second.id, checked)
    const its = await hasLine(db, bodies.second.id, { local_document_id: issued, ...published })
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
    expect(await where('disclosure', its)).toBe(bodies.second.id)
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

  test('văn bản đã ban hành mà chưa công khai hoặc chưa tự kiểm tra thì cùng mục của nó sang nơi kế tục, ở đó làm tiếp được', async () => {
    const { db, does, bodies, actors } = world()
    const at = bodies.second.id
    const unchecked = await hasDocument(db, at, { number: '1/2026/QĐ-UBND' })
    const uncheckedLine = await hasLine(db, at, { local_document_id: unchecked, ...published })
    const unpublished = await hasDocument(db, at, { number: '2/2026/QĐ-UBND', ...checked })
    const unpublishedLine = await hasLine(db, at, { local_document_id: unpublished })
    // issuing it was taken back
    const again = await hasDocument(db, at, toIssue)
    const gone = { withdrawn_on: '2026-11-02', withdrawn_why: 'Ghi nhầm' }
    const againLine = await hasLine(db, at, { local_document_id: again, ...gone })
    // the heir has the same number of its own
    await hasDocument(db, bodies.first.id, { number: '2/2026/QĐ-UBND' })
    await goesInto(db, bodies.second, bodies.first)
    expect([await night(), await night(), await night(), await night()]).toEqual([1, 1, 1, 0])
    for (const id of [uncheckedLine, unpublishedLine, againLine])
      expect(await loadDisclosure(db, actors.lan, id)).toMatchObject({ bodyId: bodies.first.id, version: 1 })
    const moved = await auditOf(world(), 'disclosure.follow-body')
    expect(moved.map(({ subjectKind, subjectId }) => `${subjectKind} ${subjectId}`).toSorted()).toEqual(
      [
        ...[unchecked, unpublished, again].map((id) => `local-document ${id}`),
        ...[uncheckedLine, unpublishedLine, againLine].map((id) => `disclosure ${id}`),
      ].toSorted(),
    )
    const { document, line, mayRecord } = await loadLocalDocumentPage(db, actors.lan, unpublished)
    expect([line?.id, mayRecord]).toEqual([unpublishedLine, true])
    const publish = { publishedOn: '21/11/2026', publishedAt: 'Bảng tin trụ sở', why: '' }
    const version = '1'
    await does('lan', notePublished, { disclosureId: unpublishedLine, version, ...publish })
    const check = { checkedOn: '21/11/2026', isInOrder: 'co', checkNote: '', checkWhy: '' }
    await does('lan', checkDocument, { documentId: unchecked, version, ...check })
    // its number is one of xã Hai, so that of xã Một does not stand in its way
    const issue = { issuedOn: '20/10/2026', channels: ['portal'], dueOn: '', dueBy: '' }
    const number = '02/2026/QĐ-UBND'
    for (const [index, one] of [number, document.number].entries())
      await does('lan', issueDocument, {
        ...{ documentId: unpublished, version: String(1 + index), ...issue },
        ...{ number: one, issuedWhy: 'Ghi nhầm số' },
      })
    expect(await loadDisclosure(db, actors.lan, unpublishedLine)).toMatchObject({ bodyId: bodies.first.id })
    const own = await hasDocument(db, bodies.first.id, toIssue)
    const ownIssue = { documentId: own, version: '0', ...issue, issuedWhy: '' }
    await does('lan', issueDocument, { ...ownIssue, number: '1/2026/QĐ-UBND' })
    const third = { ...ownIssue, documentId: await hasDocument(db, bodies.first.id, toIssue) }
    await expect(does('lan', issueDocument, { ...third, number: '1/2026/qđ-ubnd' })).rejects.toBe(
      localDocumentRefusals.numberTaken,
    )
  })

  test('điều đã công khai của xã đã kết thúc: người ghi ở nơi kế tục đính chính được, ngoài ra không ai ghi gì ở đó nữa', async () => {
    const { db, does, bodies, actors, house } = world()
    const at = bodies.second.id
    const document = await hasDocument(db, at, checked)
    const line = await hasLine(db, at, { local_document_id: document, ...published })
    const own = await hasLine(db, at, published)
    const gone = await hasLine(db, at, { ...published, withdrawn_on: '2026-11-02', withdrawn_why: 'Ghi nhầm' })
    const waiting = await hasLine(db, at)
    const form = (disclosureId: string, version = '0') => ({ disclosureId, version })
    const words = { correctedOn: '21/11/2026', words: 'Số đúng là 46' }
    await expect(does('lan', correctDisclosure, { ...form(line), ...words })).rejects.toBe(refusals.notFound)
    await goesInto(db, bodies.second, bodies.first)
    // who still has a grant at the body that ended writes nothing there
    await expect(does('tu', correctDisclosure, { ...form(line), ...words })).rejects.toBe(refusals.bodyEnded)
    await expect(does('tu', withdrawDisclosure, { ...form(waiting), withdrawnWhy: 'Ghi nhầm' })).rejects.toBe(
      refusals.bodyEnded,
    )
    const issue = { issuedOn: '20/10/2026', number: '9/QĐ', channels: ['portal'], dueOn: '', dueBy: '' }
    const again = { documentId: document, version: '0', ...issue, issuedWhy: 'Ghi nhầm số' }
    await expect(does('tu', issueDocument, again)).rejects.toBe(localDocumentRefusals.bodyEnded)
    // a stranger: an officer of a body that took over nothing
    const stranger = await addOfficer(house, { name: 'Bùi Thị Xa' })
    await giveRole(house, stranger, 'officer', { bodyId: bodies.justice.id })
    const far = await actorFor(house, stranger)
    await expect(perform(correctDisclosure, { house, actor: far }, { ...form(line), ...words })).rejects.toBe(
      refusals.notFound,
    )
    for (const id of [waiting, gone]) {
      const expected = id === gone ? refusals.withdrawn : refusals.notFound
      await expect(does('lan', correctDisclosure, { ...form(id), ...words })).rejects.toBe(expected)
    }
    const undo = { undoWhy: 'Chưa công khai' }
    await expect(does('lan', undoPublished, { ...form(own), ...undo })).rejects.toBe(refusals.bodyEnded)
    for (const id of [line, own])
      expect(await does('lan', correctDisclosure, { ...form(id), ...words })).toMatchObject({ bodyId: at })
    const page = await loadDisclosurePage(db, actors.lan, line)
    expect(page).toMatchObject({ mayRecord: false, mayCorrect: true, corrections: [{ words: words.words }] })
    expect(await loadDisclosurePage(db, actors.tu, line)).toMatchObject({ mayRecord: false, mayCorrect: false })
    const all = disclosureFilterOf({})
    const listed = await listDisclosures(db, await findSeen(db, actors.lan), all, {
      today: '2026-11-21',
      offset: 0,
      limit: 10,
    })
    expect(listed.map(({ id }) => id).toSorted()).toEqual([line, own].toSorted())
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
    const at2 = bodies.second.id
    await hasDocument(db, at2, toIssue)
    const unchecked = await hasDocument(db, at2)
    await hasLine(db, at2, { local_document_id: unchecked })
    const done = await hasDocument(db, at2, checked)
    await hasLine(db, at2, { local_document_id: done, ...published })
    await hasLine(db, at2, published)
    await hasLine(db, at2, { withdrawn_on: '2026-11-02', withdrawn_why: 'Ghi nhầm' })
    await hasList(db, at2, { replaced_on: '2026-11-02' })
    await hasList(db, at2)
    const at = { today, bodyIds: [bodies.first.id, bodies.second.id], heirIds: [] }
    expect((await disclosureImpact(db, actors.lan, at)).size).toBe(0)
    expect((await disclosureImpact(db, actors.tu, at)).get(bodies.second.id)).toMatchObject({
      counts:
        '2 mục chưa công khai, 2 văn bản chưa ban hành, chưa công khai hoặc chưa tự kiểm tra; 2 mục đã công khai, 1 văn bản đã xong, 1 danh mục',
      follow: 4,
      stay: 4,
    })
  })
})
