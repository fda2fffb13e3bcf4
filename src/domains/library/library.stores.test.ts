import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import {
  addArticle,
  addVersion,
  findArticleTexts,
  listArticlesById,
  listArticleTexts,
  saveArticle,
} from '#domains/library/article.store.ts'
import { versionOn } from '#domains/library/article.ts'
import {
  addDocument,
  findDocumentBySlug,
  findDocumentsByNumber,
  freeSlug,
  loadDocument,
  loadDocumentToChange,
  saveDocument,
} from '#domains/library/document.store.ts'
import { lastChangeNumber } from '#domains/library/law-change.store.ts'
import { aDocument, anArticle, aRelation, aVersion } from '#domains/library/library.fixtures.ts'
import { addRelations, decideRelation, listRelations } from '#domains/library/relation.store.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const now = new Date('2030-08-01T02:00:00Z')

onBothDatabases('thư viện pháp luật', (database) => {
  const write = database
  const law = aDocument()

  test('văn bản tìm theo địa chỉ, theo địa chỉ cũ và theo số hiệu gõ thế nào cũng được', async () => {
    await write().transaction(async (tx) => {
      await addDocument(tx, law, now)
      await tx
        .insertInto('law_document_alias')
        .values({ slug: 'luat-thu-nghiem', document_id: law.id, name: 'Luật Thử nghiệm', source: 'thử' })
        .execute()
    })
    const db = database().kysely
    expect(await findDocumentBySlug(db, '901-2030-qh99')).toEqual(law)
    expect(await findDocumentBySlug(db, 'luat-thu-nghiem')).toEqual(law)
    expect(await findDocumentsByNumber(db, 'số 901 / 2030/qh99')).toEqual([law])
    expect(await findDocumentBySlug(db, 'khong-co')).toBeUndefined()
    expect(await freeSlug(db, law)).toBe('901-2030-qh99-2')
    expect(await freeSlug(db, { number: null, name: 'Luật Thử nghiệm' })).toBe('luat-thu-nghiem-2')
    await expect(loadDocument(db, newId())).rejects.toThrow('Thư viện chưa có văn bản này')
  })

  test('hai người sửa một văn bản: người sau được báo, không ghi đè', async () => {
    await write().transaction((tx) => addDocument(tx, law, now))
    const changed = await write().transaction(async (tx) => {
      const loaded = await loadDocumentToChange(tx, { documentId: law.id, version: 0 })
      return saveDocument(tx, { ...loaded, signedBy: 'Nguyễn Văn A' }, now)
    })
    expect(changed).toMatchObject({ version: 1, signedBy: 'Nguyễn Văn A' })
    await expect(write().transaction((tx) => saveDocument(tx, law, now))).rejects.toThrow('Cập nhật song song')
    await expect(
      write().transaction((tx) => loadDocumentToChange(tx, { documentId: law.id, version: 0 })),
    ).rejects.toThrow('Cập nhật song song')
    expect(await loadDocument(database().kysely, law.id)).toEqual(changed)
  })

  test('bản chữ mới khép bản trước; chữ như cũ thì không đổi gì; chữ khác từ cùng ngày là đính chính', async () => {
    const article = anArticle({ documentId: law.id })
    const first = aVersion({ articleId: article.id })
    const second = aVersion({ articleId: article.id, text: '1. Chữ mới.', fromDay: '2031-01-01' })
    const add = (version: typeof first) => write().transaction((tx) => addVersion(tx, version, { now }))
    await write().transaction(async (tx) => {
      await addDocument(tx, law, now)
      await addArticle(tx, article, now)
    })
    expect(await add(first)).toBe('added')
    const before = await lastChangeNumber(database().kysely)
    expect(await add({ ...first, id: newId() })).toBe('unchanged')
    expect(await lastChangeNumber(database().kysely)).toBe(before)
    expect(await add(second)).toBe('added')
    expect(await add({ ...second, id: newId(), text: '1. Chữ đúng.', textHash: 'b'.repeat(64) })).toBe('replaced')
    const between = aVersion({ articleId: article.id, text: '1. Ở giữa.', fromDay: '2030-10-01' })
    expect(await add(between)).toBe('added')

    const found = await findArticleTexts(database().kysely, law.id, 'dieu-1')
    expect(found?.versions.map(({ fromDay, toDay, text }) => [fromDay, toDay, text])).toEqual([
      ['2030-07-01', '2030-10-01', first.text],
      ['2030-10-01', '2031-01-01', '1. Ở giữa.'],
      ['2031-01-01', null, '1. Chữ đúng.'],
    ])
    expect(versionOn(found!.versions, '2030-12-31')?.text).toBe('1. Ở giữa.')
    expect(await listArticleTexts(database().kysely, law.id)).toEqual([found])
    expect(await listArticlesById(database().kysely, [article.id, newId()])).toEqual([found])
    await write().transaction((tx) => saveArticle(tx, { ...article, headings: ['Chương I'] }, now))
    expect((await findArticleTexts(database().kysely, law.id, 'dieu-1'))?.article.headings).toEqual(['Chương I'])
    await expect(
      write().transaction((tx) => addVersion(tx, aVersion({ articleId: newId() }), { now })),
    ).rejects.toThrow('không có điều, khoản')
  })

  test('quan hệ đọc được chỉ ghi một lần; quyết định của biên tập viên đứng lại', async () => {
    const later = aDocument({ number: '902/2031/QH99', name: 'Luật Thử nghiệm mới' })
    const read = aRelation({ fromId: later.id, toId: law.id, kind: 'replaces', state: 'read' })
    await write().transaction(async (tx) => {
      await addDocument(tx, law, now)
      await addDocument(tx, later, now)
      expect(await addRelations(tx, [read], now)).toBe(1)
    })
    await write().transaction((tx) => decideRelation(tx, read.id, { state: 'dismissed', by: null, now }))
    await write().transaction(async (tx) => expect(await addRelations(tx, [{ ...read, id: newId() }], now)).toBe(0))
    expect(await listRelations(database().kysely, law.id)).toEqual([
      { relation: { ...read, state: 'dismissed' }, isActing: false, other: later },
    ])
    await expect(
      write().transaction((tx) => decideRelation(tx, newId(), { state: 'confirmed', by: null, now })),
    ).rejects.toThrow('Không còn thấy quan hệ')
  })

  test('mỗi thay đổi có một số và một việc nền, cùng giao dịch; bỏ giao dịch thì không còn gì', async () => {
    await write().transaction((tx) => addDocument(tx, law, now))
    await expect(
      write().transaction(async (tx) => {
        await saveDocument(tx, { ...law, signedBy: 'x' }, now)
        throw new Error('thôi')
      }),
    ).rejects.toThrow('thôi')
    const db = database().kysely
    expect(await lastChangeNumber(db)).toBe(1)
    expect(await db.selectFrom('law_change').select(['number', 'document_id']).execute()).toEqual([
      { number: 1, document_id: law.id },
    ])
    const jobs = await db.selectFrom('job').select(['kind', 'payload']).execute()
    expect(jobs).toEqual([{ kind: 'library.law-changed', payload: { documentId: law.id } }])
  })
})
