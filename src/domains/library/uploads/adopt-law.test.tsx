import { sql } from 'kysely'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { adoptLaw } from '#domains/library/acts/adopt-law.ts'
import { chooseAdoption } from '#domains/library/acts/choose-adoption.ts'
import { confirmRelation } from '#domains/library/acts/confirm-relation.ts'
import {
  correctLawArticle,
  correctLawHeader,
  leaveLawArticle,
  leaveLawRelation,
  settleLawDoubt,
} from '#domains/library/acts/correct-law-draft.ts'
import { discardLawUpload } from '#domains/library/acts/discard-law-upload.ts'
import { enterArticleText } from '#domains/library/acts/enter-article-text.ts'
import { undoLawAdoption } from '#domains/library/acts/undo-law-adoption.ts'
import { listArticleTexts } from '#domains/library/article.store.ts'
import { addLaw, addText, type Desk, onDesk, relate } from '#domains/library/desk/desk.fixtures.ts'
import { loadDeskDocument } from '#domains/library/desk/desk-document.queries.ts'
import { refusals as documentRefusals } from '#domains/library/document.ts'
import { checkLawPage } from '#domains/library/pages/check-law-page.tsx'
import { refusals as draftRefusals } from '#domains/library/uploads/law-draft.ts'
import { aDraftArticle, aLawDraft, readLawUpload, uploadNow } from '#domains/library/uploads/law-upload.fixtures.ts'
import { loadLawUploadPage } from '#domains/library/uploads/law-upload.queries.ts'
import { refusals } from '#domains/library/uploads/law-upload.ts'
import { FormRefusal } from '#platform/acts/act.ts'

const form = (uploadId: string, version = '0') => ({ uploadId, version })

/** Every row of the library's tables, to see that what was undone left nothing. */
async function everythingIn({ db }: Desk): Promise<Record<string, unknown[]>> {
  const kept: Record<string, unknown[]> = {}
  for (const table of ['law_relation', 'law_article', 'law_article_version', 'law_document_alias']) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) - 'entered_at' as row from ${sql.table(table)} t order by to_jsonb(t)::text`.execute(db)
    kept[table] = rows.map(({ row }) => row)
  }
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(t) - 'version' - 'changed_at' as row from law_document t order by t.id`.execute(db)
  return { ...kept, law_document: rows.map(({ row }) => row) }
}

onDesk('văn bản tải lên được nhập vào thư viện', (desk) => {
  describe('bị từ chối', () => {
    test('tài liệu của nơi khác; bản nháp người khác vừa sửa; chỗ không có trong bản nháp', async () => {
      const uploadId = await readLawUpload(desk(), aLawDraft())
      await expect(desk().does('binh', adoptLaw, form(uploadId))).rejects.toBe(refusals.notFound)
      await expect(desk().does('hoa', adoptLaw, form(uploadId, '3'))).rejects.toBe(refusals.changedMeanwhile)
      await expect(desk().does('hoa', settleLawDoubt, { ...form(uploadId), doubtKey: 'd9' })).rejects.toBe(
        draftRefusals.noSuchDoubt,
      )
      await expect(
        desk().does('hoa', leaveLawArticle, { ...form(uploadId), articleKey: 'a9', left: 'bo' }),
      ).rejects.toBe(draftRefusals.noSuchArticle)
      await expect(
        desk().does('hoa', correctLawArticle, {
          ...form(uploadId),
          articleKey: 'a1',
          number: '2',
          title: '',
          text: 'x',
        }),
      ).rejects.toBe(draftRefusals.numberTaken)
    })

    test('thiếu tên, thiếu ngày ban hành; số hiệu thư viện đã có; bản mới không có gì mới', async () => {
      const draft = aLawDraft()
      const bare = await readLawUpload(desk(), { ...draft, header: { ...draft.header, name: '', issuedOn: null } })
      await expect(desk().does('hoa', adoptLaw, form(bare))).rejects.toBeInstanceOf(FormRefusal)
      const known = await addLaw(desk().db, {
        number: '902/2026/QH99',
        issuedOn: '2026-06-01',
        effectiveOn: '2026-07-01',
      })
      const twice = await readLawUpload(desk(), draft)
      await expect(desk().does('hoa', adoptLaw, form(twice))).rejects.toBe(refusals.knownAlready)
      await addText(desk().db, known.id, { title: 'Tên điều 2', text: 'Mọi người được thử.', fromDay: '2026-07-01' })
      const same = aDraftArticle('1', 'Mọi người được thử.', { title: 'Tên điều 2' })
      const adoptAs = { how: 'version', documentId: known.id, fromDay: '2026-08-01' } as const
      const nothing = await readLawUpload(desk(), { ...draft, articles: [same], adoptAs })
      await expect(desk().does('hoa', adoptLaw, form(nothing))).rejects.toBe(refusals.nothingNew)
    })

    test('bản chữ mới cho văn bản nơi khác giữ', async () => {
      const law = await addLaw(desk().db)
      const adoptAs = { how: 'version', documentId: law.id, fromDay: '2031-01-01' } as const
      const uploadId = await readLawUpload(desk(), aLawDraft({ adoptAs }), desk().bodies.first.id)
      await expect(desk().does('binh', adoptLaw, form(uploadId))).rejects.toBe(documentRefusals.notFound)
    })

    test('hoàn tác khi quan hệ đã xác nhận, khi có bản chữ mới hơn; bỏ tài liệu đã nhập', async () => {
      await addLaw(desk().db)
      const uploadId = await readLawUpload(desk(), aLawDraft())
      await expect(desk().does('hoa', undoLawAdoption, { uploadId })).rejects.toBe(refusals.notAdopted)
      const { documentId } = await desk().does('hoa', adoptLaw, form(uploadId))
      await expect(desk().does('hoa', discardLawUpload, { uploadId })).rejects.toBe(refusals.adoptedAlready)
      const { relations, document } = await loadDeskDocument(desk().db, desk().actors.hoa, desk().today, documentId)
      const versions = String(relations[0]!.acting.version + relations[0]!.target.version)
      desk().later(60_000)
      await desk().does('hoa', confirmRelation, { relationId: relations[0]!.id, versions, fromDay: '01/01/2027' })
      await expect(desk().does('hoa', undoLawAdoption, { uploadId })).rejects.toBe(refusals.relationsLean)
      await desk().db.updateTable('law_relation').set({ state: 'read' }).execute()
      await desk().does('hoa', enterArticleText, {
        documentId,
        articleSlug: 'dieu-2',
        version: String(document.version + 1),
        title: 'Tên điều 2',
        text: 'Ai cũng được thử.',
        fromDay: '01/01/2028',
        source: 'Điều 1 Luật khác',
      })
      await expect(desk().does('hoa', undoLawAdoption, { uploadId })).rejects.toBe(refusals.textsLean)
    })
  })

  test('kiểm tra, sửa, nhập thành văn bản mới: điều có chữ từ ngày có hiệu lực, quan hệ chờ xác nhận; hoàn tác sạch', async () => {
    const old = await addLaw(desk().db)
    const before = await everythingIn(desk())
    const uploadId = await readLawUpload(desk(), aLawDraft())
    const text = '1. Luật này quy định việc thử nghiệm.\r\n2. Khoản hai.'
    await desk().does('hoa', correctLawArticle, {
      ...form(uploadId),
      articleKey: 'a1',
      number: '1',
      title: 'Phạm vi',
      text,
    })
    expect((await uploadNow(desk(), uploadId)).open_doubts).toBe(0)
    const { issuedOn: _, effectiveOn: __, ...header } = aLawDraft().header
    const typed = {
      ...header,
      signedBy: 'Trần Thị Ký',
      expiresOn: '',
      issuedOn: '01/06/2026',
      effectiveOn: '01/02/2027',
    }
    await desk().does('hoa', correctLawHeader, { ...form(uploadId, '1'), ...typed })
    await desk().does('hoa', leaveLawArticle, { ...form(uploadId, '2'), articleKey: 'a2', left: 'bo' })
    const { documentId, texts, relations } = await desk().does('hoa', adoptLaw, form(uploadId, '3'))
    expect([texts, relations]).toEqual([2, 1])
    const page = await loadDeskDocument(desk().db, desk().actors.hoa, desk().today, documentId)
    expect(page.document).toMatchObject({
      slug: '902-2026-qh99',
      mark: 'E',
      signedBy: 'Trần Thị Ký',
      effectiveOn: '2027-02-01',
    })
    expect(page.document.source).toContain('luat-thu.docx')
    expect(page.relations).toMatchObject([{ kind: 'replaces', toId: old.id, state: 'read', fromDay: '2027-02-01' }])
    expect(await listArticleTexts(desk().db, documentId)).toMatchObject([
      { article: { slug: 'dieu-1' }, versions: [{ fromDay: '2027-02-01', text: text.replace('\r', '') }] },
      { article: { slug: 'dieu-3' }, versions: [{ fromDay: '2027-02-01' }] },
    ])
    await desk().does('hoa', undoLawAdoption, { uploadId })
    expect(await everythingIn(desk())).toEqual(before)
    expect(await uploadNow(desk(), uploadId)).toMatchObject({ state: 'read', adopted: null, document_id: null })
    await desk().does('hoa', leaveLawRelation, { ...form(uploadId, '3'), relationKey: 'r0', left: 'bo' })
    expect(await desk().does('hoa', adoptLaw, form(uploadId, '4'))).toMatchObject({ relations: 0, unknown: 0 })
  })

  test('bản hợp nhất: chỉ điều đổi chữ có thêm bản, điều mới được thêm, điều tệp không có thì giữ; hoàn tác sạch', async () => {
    const law = await addLaw(desk().db, { effectiveOn: '2030-07-01' })
    await addText(desk().db, law.id, {
      number: '1',
      title: 'Tên điều 1',
      text: '1. Luật này quy định việc thử nghiệm.',
    })
    await addText(desk().db, law.id, { number: '2', title: 'Tên điều 2', text: 'Mọi người được thử.' })
    await addText(desk().db, law.id, { number: '9', title: 'Tên điều 9', text: 'Điều cuối.' })
    const before = await everythingIn(desk())
    const uploadId = await readLawUpload(desk(), aLawDraft())
    const chosen = { how: 'version', knownNumber: '901/2030/qh99', fromDay: '01/01/2032' }
    await desk().does('hoa', chooseAdoption, { ...form(uploadId), ...chosen })
    const { plan } = await loadLawUploadPage(desk().db, desk().actors.hoa, desk().today, uploadId)
    expect(plan?.outcomes.map(({ outcome }) => outcome)).toEqual(['changed', 'same', 'new'])
    expect(plan?.missing.map(({ number }) => number)).toEqual(['9'])
    const { documentId, texts } = await desk().does('hoa', adoptLaw, form(uploadId, '1'))
    expect([documentId, texts]).toEqual([law.id, 2])
    const articles = await listArticleTexts(desk().db, law.id)
    const days = Object.fromEntries(
      articles.map(({ article, versions }) => [article.slug, versions.map(({ fromDay, toDay }) => [fromDay, toDay])]),
    )
    expect(days).toEqual({
      'dieu-1': [
        ['2030-07-01', '2032-01-01'],
        ['2032-01-01', null],
      ],
      'dieu-2': [['2030-07-01', null]],
      'dieu-3': [['2032-01-01', null]],
      'dieu-9': [['2030-07-01', null]],
    })
    await desk().does('hoa', undoLawAdoption, { uploadId })
    expect(await everythingIn(desk())).toEqual(before)
  })

  test('chữ sửa lại từ đúng ngày: thay chữ đã có, hoàn tác thì chữ cũ trở lại nguyên vẹn', async () => {
    const law = await addLaw(desk().db)
    await addText(desk().db, law.id, { number: '2', title: 'Tên điều 2', text: 'Mọi ngừoi được thử.' })
    const before = await everythingIn(desk())
    const adoptAs = { how: 'version', documentId: law.id, fromDay: '2030-07-01' } as const
    const uploadId = await readLawUpload(
      desk(),
      aLawDraft({ articles: [aDraftArticle('2', 'Mọi người được thử.')], adoptAs }),
    )
    await desk().does('hoa', adoptLaw, form(uploadId))
    expect((await listArticleTexts(desk().db, law.id))[0]?.versions.map(({ text }) => text)).toEqual([
      'Mọi người được thử.',
    ])
    await desk().does('hoa', undoLawAdoption, { uploadId })
    expect(await everythingIn(desk())).toEqual(before)
  })

  test('nghị quyết của địa phương do cơ quan địa phương giữ', async () => {
    const draft = aLawDraft({ relations: [] })
    const header = { ...draft.header, number: '05/2026/NQ-HĐND', kind: 'nghi-quyet', name: 'Nghị quyết thử' } as const
    const uploadId = await readLawUpload(desk(), { ...draft, header }, desk().bodies.first.id)
    const { documentId } = await desk().does('binh', adoptLaw, form(uploadId))
    const { document } = await loadDeskDocument(desk().db, desk().actors.binh, desk().today, documentId)
    expect(document.keeperBodyId).toBe(desk().bodies.first.id)
    await relate(desk().db, { fromId: (await addLaw(desk().db)).id, toId: documentId, kind: 'repeals', state: 'read' })
    await expect(desk().does('binh', undoLawAdoption, { uploadId })).rejects.toBe(refusals.relationsLean)
  })

  test('trang kiểm tra: chỗ cần xem trước, điều mở sẵn, quan hệ, bước nhập; đã nhập thì còn bước hoàn tác', async () => {
    await addLaw(desk().db)
    const uploadId = await readLawUpload(desk(), aLawDraft())
    const show = async (query: Record<string, string> = {}) => {
      const { db, actors, today, clock } = desk()
      const props = await loadLawUploadPage(db, actors.hoa, today, uploadId)
      const view = { csrf: 'x', today, now: clock.now(), path: '/', address: '/', query, actor: actors.hoa, typed: {} }
      return renderToString(checkLawPage(props, view).body as VNode)
    }
    const html = await show()
    expect(html.indexOf('1 chỗ cần xem')).toBeLessThan(html.indexOf('Chương I. QUY ĐỊNH CHUNG'))
    expect(html).toContain('Sửa Điều 1')
    expect(html).toContain('Luật Thử nghiệm số 901/2030/QH99')
    expect(html).toContain('Nhập vào thư viện')
    expect(html).not.toMatch(/\sstyle=|undefined|\[object/)
    expect(await show({ dieu: 'a3' })).toContain('Sửa Điều 3')
    await desk().does('hoa', adoptLaw, form(uploadId))
    expect(await show()).toContain('Hoàn tác việc nhập')
  })
})
