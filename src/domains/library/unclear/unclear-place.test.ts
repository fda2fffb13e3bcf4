import { beforeEach, expect, test } from 'vitest'
import { sayArticleUnclear } from '#domains/library/acts/say-article-unclear.ts'
import { insertLaw, inventedLaw, readOn } from '#domains/library/reading/invented-law.fixtures.ts'
import { listUnclearOfDocument } from '#domains/library/unclear/unclear-place.queries.ts'
import { refusals } from '#domains/library/unclear/unclear-place.ts'
import { testHouse } from '#domains/people/testing/people-house.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const nobody: Actor = {
  personId: null,
  name: 'Chưa đăng nhập',
  grants: [],
  bodyId: null,
  actingFor: null,
  address: '10.0.0.1',
  userAgent: '',
}

onBothDatabases('chỗ chưa hiểu của một điều', (database) => {
  const law = inventedLaw()
  beforeEach(() => insertLaw(database().kysely, law))

  const say = (given: Record<string, unknown>) => {
    const { house, clock } = testHouse(database())
    clock.moveTo(`${readOn}T02:00:00Z`)
    return perform(sayArticleUnclear, { house, actor: nobody }, given)
  }

  test('khoản nào được báo mấy lần, gần nhất ngày nào; khoản không có thì nói', async () => {
    const place = { document: '901-2030-qh99', article: 'dieu-3' }
    expect(await say({ ...place, place: '2' })).toEqual(place)
    await say({ ...place, place: '2' })
    await say({ ...place, place: '' })
    await expect(say({ ...place, place: '77' })).rejects.toBe(refusals.noPlace)
    await expect(say({ ...place, article: 'dieu-99' })).rejects.toMatchObject({ status: 404 })
    const documentId = law.documents.find(({ slug }) => slug === place.document)!.id
    expect(await listUnclearOfDocument(database().kysely, documentId)).toEqual([
      { number: '3', slug: 'dieu-3', place: '2', times: 2, lastOn: readOn },
      { number: '3', slug: 'dieu-3', place: '', times: 1, lastOn: readOn },
    ])
  })
})
