import { expect, test } from 'vitest'
import { loadCatalogue } from '#domains/library/catalogue.store.ts'
import { shippedCatalogue } from '#domains/library/catalogue.ts'
import { findDocumentsByNumber } from '#domains/library/document.store.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const now = new Date('2026-11-21T02:00:00Z')

onBothDatabases('danh mục văn bản kèm theo', (database) => {
  const load = (catalogue = shippedCatalogue()) => database().transaction((tx) => loadCatalogue(tx, now, catalogue))
  const count = async (table: 'law_document' | 'law_relation') =>
    (await database().kysely.selectFrom(table).select('id').execute()).length

  test('máy mới biết ngay các văn bản và quan hệ; nạp lại thì thôi', async () => {
    expect(await load()).toBe(true)
    expect(await count('law_document')).toBe(shippedCatalogue().documents.length)
    expect(await count('law_relation')).toBeGreaterThan(300)
    const [law] = await findDocumentsByNumber(database().kysely, '35/2013/QH13')
    expect(law).toMatchObject({ slug: '35-2013-qh13', effectiveOn: '2014-01-01', mark: 'S' })
    expect(await load()).toBe(false)
  })

  test('việc xem lại từng văn bản xếp sau việc mọi người đang chờ', async () => {
    await load()
    const jobs = await database().kysely.selectFrom('job').select(['kind', 'can_wait']).execute()
    expect(jobs).toHaveLength(shippedCatalogue().documents.length)
    expect(jobs.every(({ can_wait }) => can_wait)).toBe(true)
  })

  test('bản danh mục mới chỉ thêm; điều biên tập viên đã ghi thì giữ', async () => {
    await load()
    const where = database().kysely.updateTable('law_document').where('number', '=', '35/2013/QH13')
    await where.set({ effective_on: '2014-02-02', mark: 'E' }).execute()
    const { documents, relations } = shippedCatalogue()
    const added = { ...documents[0]!, number: '999/2030/QH99', name: 'Luật Thêm', slug: '999-2030-qh99' }
    expect(await load({ documents: [...documents, added], relations })).toBe(true)
    expect(await count('law_document')).toBe(documents.length + 1)
    const [law] = await findDocumentsByNumber(database().kysely, '35/2013/QH13')
    expect(law).toMatchObject({ effectiveOn: '2014-02-02', mark: 'E' })
  })
})
