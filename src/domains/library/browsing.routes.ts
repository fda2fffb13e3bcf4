import type { Day } from '#base/day.ts'
import { refusals } from '#domains/library/document.ts'
import { statusOn } from '#domains/library/document-status.ts'
import { lawPaths } from '#domains/library/law-paths.ts'
import type { DocumentLine } from '#domains/library/pages/document-lines.tsx'
import { documentListPage } from '#domains/library/pages/document-list-page.tsx'
import { topicPage, topicsPage } from '#domains/library/pages/topic-pages.tsx'
import {
  findTopic,
  type ListedDocument,
  listDocuments,
  listTopicLines,
} from '#domains/library/reading/document-list.queries.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import { lawSearchFilterOf } from '#domains/library/search/law-search-filter.ts'
import { listSearchChoices } from '#domains/library/search/search-choices.queries.ts'
import { today } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import { open, type Routes } from '#platform/http/routes.ts'

/** Ways into the library without words: lists of documents, topics. They come before the addresses of documents. */
export const browsingRoutes: Routes = {
  [`GET ${lawPaths.documents}`]: open(async ({ house, query }) => {
    const db = house.database.kysely
    const { text: words, kind, issuer, year } = lawSearchFilterOf(query)
    const filter = { words, kind, issuer, year }
    const page = pageOf(query.trang)
    const { documents, total } = await listDocuments(db, filter, page)
    return {
      filter,
      page,
      total,
      documents: await withStatus(db, documents, today(house.clock)),
      choices: await listSearchChoices(db),
    }
  }, documentListPage),
  [`GET ${lawPaths.topics}`]: open(
    async ({ house }) => ({ topics: await listTopicLines(house.database.kysely) }),
    topicsPage,
  ),
  [`GET ${lawPaths.topics}/:code`]: open(async ({ house, query, params }) => {
    const db = house.database.kysely
    const topic = await findTopic(db, params.code ?? '')
    if (topic === undefined) throw refusals.topicNotFound
    const page = pageOf(query.trang)
    const filter = { words: '', kind: undefined, issuer: undefined, year: undefined, topic: topic.code }
    const { documents, total } = await listDocuments(db, filter, page)
    return { topic, page, total, documents: await withStatus(db, documents, today(house.clock)) }
  }, topicPage),
}

async function withStatus(db: Db, documents: readonly ListedDocument[], day: Day): Promise<DocumentLine[]> {
  const relations = await listRelationsOn(
    db,
    documents.map(({ id }) => id),
  )
  return documents.map((document) => ({
    ...document,
    status: statusOn(day, document, relations.get(document.id) ?? []),
  }))
}

function pageOf(typed: string | undefined): number {
  return /^[1-9]\d{0,3}$/u.test(typed ?? '') ? Number(typed) : 1
}
