import {
  type FreshArticles,
  freshArticlesMax,
  noFreshArticles,
  withChanges,
} from '#domains/library/search/fresh-articles.ts'
import {
  countArticles,
  countArticlesOf,
  listEntriesOf,
  listKnownDocuments,
} from '#domains/library/search/law-entries.queries.ts'
import { facetOf } from '#domains/library/search/law-entry.ts'
import { type LawAnswer, type LawQuery, type LawSearchParts, searchLaw } from '#domains/library/search/law-search.ts'
import { type KnownDocument, namesOf } from '#domains/library/search/named-documents.ts'
import { findPlainly } from '#domains/library/search/plain-find.queries.ts'
import { rebuildSearchJob } from '#domains/library/search/rebuild-search.ts'
import {
  leaveBroken,
  listChanges,
  type SearchState,
  type StandingSegment,
  searchState,
} from '#domains/library/search/segment.queries.ts'
import { readSegmentFile } from '#domains/library/search/segment-folder.ts'
import { suggest } from '#domains/library/search/suggest.ts'
import { openSegment, type Segment } from '#engines/search/segment.ts'
import { SegmentBroken } from '#engines/search/segment-format.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/** An answer, and how far it may be trusted to know everything. */
export type LawSearchAnswer = LawAnswer & {
  /** Changes that it does not know yet; 0: none. */
  behind: number
  /** What whoever reads the answer must know about it; null: it is whole. */
  notice: string | null
}

type SearchHouse = Pick<House, 'database' | 'dataFolder' | 'clock'>

/**
 * The search as one process holds it: the standing segment in memory, and beside it what changed since. Each question first
 * looks with one small query whether the database knows more; what changed is taken in before it is answered. More than can
 * be taken in is told (`behind`), and a job builds a new segment while this one serves. Any number of processes do so side
 * by side; one builds, all pick up the new segment at their next question.
 */
export class LawSearch {
  readonly #house: SearchHouse
  #base: { id: string; segment: Segment } | undefined
  #fresh: FreshArticles = noFreshArticles(0)
  #documents: readonly KnownDocument[] | undefined
  #parts: LawSearchParts | undefined
  #behind = 0
  /** Whether the articles are known at all: false while there is no file that could be opened. */
  #isWhole = true
  #wishedAt = -wishesApartMs
  #looking: Promise<void> | undefined
  #lookingNext: Promise<void> | undefined
  #loading: Promise<void> | undefined

  /** Opens nothing yet: the first question does, or `open`, so that nobody waits for it. */
  constructor(house: SearchHouse) {
    this.#house = house
  }

  async open(): Promise<void> {
    await this.#lookOnce()
  }

  async ask(query: LawQuery): Promise<LawSearchAnswer> {
    await this.#lookOnce()
    if (!this.#isWhole) {
      const answer = await findPlainly(this.#house.database.kysely, query)
      return { ...answer, behind: this.#behind, notice: notices.noIndex }
    }
    const answer = searchLaw(this.#partsNow(), query)
    return { ...answer, behind: this.#behind, notice: this.#behind > 0 ? notices.behind : null }
  }

  async suggest(prefix: string, limit: number): Promise<string[]> {
    await this.#lookOnce()
    return suggest(this.#partsNow(), prefix, limit)
  }

  async state(): Promise<SearchState & { behind: number; freshArticles: number; isWhole: boolean }> {
    await this.#lookOnce()
    const state = await searchState(this.#house.database.kysely)
    return { ...state, behind: this.#behind, freshArticles: this.#fresh.entries.size, isWhole: this.#isWhole }
  }

  #partsNow(): LawSearchParts {
    this.#parts ??= {
      segments: [...(this.#base ? [this.#base.segment] : []), ...this.#fresh.segments],
      removed: this.#fresh.removed,
      documents: this.#documents ?? [],
    }
    return this.#parts
  }

  /** One look at a time; questions that come while one is under way share the next, which begins after they came. */
  #lookOnce(): Promise<void> {
    if (this.#looking === undefined) {
      this.#looking = this.#look().finally(() => {
        this.#looking = undefined
      })
      return this.#looking
    }
    this.#lookingNext ??= this.#looking
      .catch(() => undefined)
      .then(() => {
        this.#lookingNext = undefined
        return this.#lookOnce()
      })
    return this.#lookingNext
  }

  async #look(): Promise<void> {
    const db = this.#house.database.kysely
    const { lastChange, standing } = await searchState(db)
    if (this.#documents === undefined) this.#know(await listKnownDocuments(db))
    if (standing && standing.id !== this.#base?.id) {
      this.#loading ??= this.#load(standing).finally(() => {
        this.#loading = undefined
      })
      // the one before serves until the new one is open
      if (this.#base === undefined) await this.#loading
    }
    if (lastChange > this.#fresh.upTo || !this.#isWhole) await this.#takeIn(lastChange)
  }

  async #load(standing: StandingSegment): Promise<void> {
    const { database, dataFolder } = this.#house
    const bytes = await readSegmentFile(dataFolder, standing)
    const segment = bytes && openOrNothing(bytes)
    if (segment === undefined) {
      await leaveBroken(database.kysely, standing.id)
      await this.#wishRebuild()
      return
    }
    this.#base = { id: standing.id, segment }
    this.#know(await listKnownDocuments(database.kysely))
    this.#setFresh(noFreshArticles(standing.upTo))
    this.#isWhole = true
  }

  /** Takes in what changed up to `last`; or says how much of it is not known, and wishes for a new segment. */
  async #takeIn(last: number): Promise<void> {
    const db = this.#house.database.kysely
    const fresh = this.#fresh
    const changes = await listChanges(db, fresh.upTo, last)
    if (changes === 'gone') return await this.#goOnWithoutChanges(last)
    this.#isWhole = true
    const documentIds = new Set(changes.flatMap((change) => (change.articleId === null ? [change.documentId] : [])))
    const known = this.#articlesOf(documentIds)
    const articleIds = [...new Set([...known, ...changes.flatMap(({ articleId }) => articleId ?? [])])]
    const count = articleIds.length + (await countArticlesOf(db, [...documentIds]))
    if (changes.length > changesMax || count + fresh.entries.size > freshArticlesMax) {
      this.#behind = last - fresh.upTo
      return await this.#wishRebuild()
    }
    const day = today(this.#house.clock)
    const entries = await listEntriesOf(db, day, { documentIds: [...documentIds], articleIds })
    const there = new Set(entries.map(({ articleId }) => articleId))
    const gone = articleIds.filter((id) => !there.has(id))
    if (documentIds.size > 0) this.#know(await listKnownDocuments(db))
    if (this.#fresh !== fresh) return await this.#look() // a new segment was opened meanwhile
    this.#setFresh(withChanges(fresh, { upTo: last, entries, gone }))
    if (this.#fresh.entries.size > freshArticlesMax / 2) await this.#wishRebuild()
  }

  /** The changes since were taken away with a segment that stands now or did: only a segment can help. */
  async #goOnWithoutChanges(last: number): Promise<void> {
    if (this.#loading) {
      await this.#loading
      return await this.#look()
    }
    this.#behind = last - this.#fresh.upTo
    if (this.#base !== undefined) return await this.#wishRebuild()
    this.#isWhole = (await countArticles(this.#house.database.kysely)) === 0
    if (!this.#isWhole) await this.#wishRebuild()
  }

  /** Articles that the segments have of these documents, and perhaps some of others: they are looked up. */
  #articlesOf(documentIds: ReadonlySet<string>): string[] {
    if (documentIds.size === 0) return []
    const wanted = new Set([...documentIds].map(facetOf))
    return this.#partsNow().segments.flatMap((segment) => {
      const column = segment.facet('document')
      return Array.from(column.keys())
        .filter((entry) => wanted.has(column[entry]!))
        .map((entry) => segment.idOf(entry))
    })
  }

  /** Their names are made ready now, and not while somebody waits for an answer that has none of them. */
  #know(documents: readonly KnownDocument[]): void {
    namesOf(documents)
    this.#documents = documents
  }

  #setFresh(fresh: FreshArticles): void {
    this.#fresh = fresh
    this.#behind = 0
    this.#parts = undefined
  }

  async #wishRebuild(): Promise<void> {
    if (performance.now() - this.#wishedAt < wishesApartMs) return
    this.#wishedAt = performance.now()
    await enqueue(this.#house.database.kysely, { kind: rebuildSearchJob, payload: {}, uniqueKey: 'one' })
  }
}

/** A wish is written at most so often, however many questions meet the same lack. */
const wishesApartMs = 10_000
/** Rows of changes that are looked at for one question. */
const changesMax = 2_000

const notices = {
  behind:
    'Thư viện vừa có nhiều thay đổi; chỉ mục tìm kiếm đang được dựng lại, những điều vừa thay đổi có thể chưa tìm thấy hoặc còn hiện chữ cũ.',
  noIndex:
    'Chỉ mục tìm kiếm đang được dựng lại; trong lúc chờ chỉ tìm được theo số hiệu, tên văn bản và tiêu đề điều. Hãy thử lại sau ít phút.',
}

function openOrNothing(bytes: Uint8Array): Segment | undefined {
  try {
    return openSegment(bytes)
  } catch (error) {
    if (error instanceof SegmentBroken) return undefined
    throw error
  }
}
