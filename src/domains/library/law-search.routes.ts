import { capitalise } from '#base/vietnamese.ts'
import { statusOn } from '#domains/library/document-status.ts'
import { findGuidesFor } from '#domains/library/guides/guides.queries.ts'
import { lawPaths } from '#domains/library/law-paths.ts'
import { type LawSearchPageProps, lawSearchPage } from '#domains/library/pages/law-search-page.tsx'
import { findLibraryDay } from '#domains/library/reading/reading.queries.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import type { LawSearch } from '#domains/library/search/law-search.store.ts'
import { type LawAnswer, readAsTyped } from '#domains/library/search/law-search.ts'
import {
  isNarrowed,
  lawQueryOf,
  lawSearchFilterOf,
  queryLettersMax,
  searchPageSize,
} from '#domains/library/search/law-search-filter.ts'
import { countLibrary, findNamedDocuments, listSearchChoices } from '#domains/library/search/search-choices.queries.ts'
import { listSearchResults } from '#domains/library/search/search-results.queries.ts'
import { today } from '#platform/clock.ts'
import { type Answer, json } from '#platform/http/answer.ts'
import { open, openRaw, type Routes } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

/** Tìm luật, and what is offered while typing. */
export function lawSearchRoutes(search: LawSearch): Routes {
  return {
    [`GET ${lawPaths.search}`]: open((request) => loadSearchPage(search, request), lawSearchPage),
    [`GET ${lawPaths.suggest}`]: openRaw((request) => answerSuggestions(search, request)),
  }
}

async function answerSuggestions(search: LawSearch, { query }: WebRequest): Promise<Answer> {
  const texts = await search.suggest((query.q ?? '').slice(0, queryLettersMax), suggestionsMax)
  return json(texts.map(capitalise))
}

const suggestionsMax = 8
const guidesMax = 3

async function loadSearchPage(search: LawSearch, { house, query }: WebRequest): Promise<LawSearchPageProps> {
  const db = house.database.kysely
  const day = today(house.clock)
  const filter = lawSearchFilterOf(query)
  const isAsked = filter.text !== ''
  const isFirst = isAsked && filter.page === 1 && !isNarrowed(filter)
  const [choices, counted, libraryDay, answer, guides, documents] = await Promise.all([
    listSearchChoices(db),
    isAsked ? { documents: 0, articles: 0 } : countLibrary(db),
    findLibraryDay(db),
    isAsked ? search.ask(lawQueryOf(filter, day)) : { ...nothing, notice: null },
    isFirst ? findGuidesFor(db, filter.text, guidesMax) : [],
    isFirst ? findNamedDocuments(db, filter.text) : [],
  ])
  const { readAs } = answer
  const hits = answer.hits.slice(0, searchPageSize)
  const relations = await listRelationsOn(
    db,
    documents.map(({ id }) => id),
  )
  return {
    filter,
    choices,
    results: await listSearchResults(db, { hits, readAs }, { text: filter.text, day: filter.inForceOn ?? day }),
    readAs,
    total: answer.total,
    hasNext: answer.hits.length > searchPageSize,
    documents: documents.map((document) => ({
      ...document,
      status: statusOn(day, document, relations.get(document.id) ?? []),
    })),
    guides,
    similar: isAsked && hits.length === 0 ? await search.suggest(firstWords(filter.text), suggestionsMax) : [],
    notice: answer.notice,
    library: { ...counted, day: libraryDay },
  }
}

const nothing: LawAnswer = { hits: [], total: 0, readAs: readAsTyped }

function firstWords(text: string): string {
  return text.split(' ').slice(0, 2).join(' ')
}
