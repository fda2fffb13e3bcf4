import type { Day } from '#base/day.ts'
import { textHashOf } from '#domains/library/article.ts'
import { type CodifiedArticle, readCodifiedArticle } from '#domains/library/imports/codified-article.ts'
import { FlawBook } from '#domains/library/imports/import-flaws.ts'
import { type LawSource, linesOf, type SourceLine } from '#domains/library/imports/law-source.ts'
import { articleOrdinalOf, articleSlugOf } from '#domains/library/imports/planned-article.ts'
import { type PlannedDocument, plannedDocument } from '#domains/library/imports/planned-document.ts'
import type { RelationKind } from '#domains/library/relation.ts'
import { type NotedAmendment, readSourceNote, type SourceNote } from '#domains/library/source-note.ts'

/**
 * What a codification says, before anything is written: its documents, which article each line is, what amends what, and what
 * is wrong with it. Follows from the file alone, so that an import that was killed goes on where it was. The texts themselves
 * are not held; the file is read a second time for them.
 */
export type CodificationPlan = {
  documents: PlannedDocument[]
  articles: CodifiedPlace[]
  relations: PlannedRelation[]
  topics: Map<string, string>
  flaws: FlawBook
}

/** Where the article of one line belongs. */
export type CodifiedPlace = {
  line: number
  /** Number of the document in the plan. */
  document: number
  slug: string
  number: string
  ordinal: number
  fromDay: Day | null
  toDay: Day | null
  amendedBy: string[]
  textHash: string
  /** Its code, where no line before it has it. */
  code: string | null
}

export type PlannedRelation = {
  from: number
  to: number
  kind: RelationKind
  scope: string[]
  fromDay: Day | null
  excerpt: string
}

/** Throws Refusals for files that cannot be read on at all. `report` is told of every few thousand lines. */
export async function planCodification(
  source: LawSource,
  edition: string,
  report: (lines: number) => Promise<void> | void = () => undefined,
): Promise<CodificationPlan> {
  const planning = new Planning(edition)
  for await (const line of linesOf(source)) {
    planning.take(line)
    if (line.number % linesPerReport === 0) await report(line.number)
  }
  return planning.finish()
}

const linesPerReport = 2_000

class Planning {
  readonly #source: string
  readonly #flaws = new FlawBook()
  readonly #documents: PlannedDocument[] = []
  readonly #byKey = new Map<string, number>()
  readonly #articles: CodifiedPlace[] = []
  readonly #withArticles = new Set<number>()
  readonly #relations = new Map<string, PlannedRelation>()
  readonly #topics = new Map<string, string>()
  readonly #slugs = new Map<string, string>()
  readonly #codes = new Set<string>()
  readonly #anchors = new Set<string>()
  readonly #words = new Set<string>()

  constructor(source: string) {
    this.#source = source
  }

  take(line: SourceLine): void {
    if ('flaw' in line) return void this.#flaws.note(line.flaw, `dòng ${line.number}`)
    const article = readCodifiedArticle(line.text)
    if (article === undefined) return void this.#flaws.note('bad-line', `dòng ${line.number}`, line.text.slice(0, 80))
    const note = readSourceNote(article.sourceNote)
    const place = `${article.code} (dòng ${line.number})`
    const textHash = textHashOf(article.title, article.text)
    this.#noteFlaws(article, note, place)
    if (article.topic !== '') this.#topics.set(article.topic, article.topicName || article.topic)
    const document = this.#documentOf(article, note, place)
    const found = this.#placeOf(article, note, document, textHash, place)
    if (found === undefined) return void this.#flaws.note('repeated-article', place, article.title)
    const code = this.#codes.has(article.code) ? null : article.code
    if (code === null) this.#flaws.note('repeated-code', place, article.title)
    this.#codes.add(article.code)
    const changes = note.amendments.filter(changesWords)
    const from = latest([note.effectiveOn ?? article.effectiveOn, ...changes.map(({ effectiveOn }) => effectiveOn)])
    this.#withArticles.add(document)
    this.#articles.push({
      line: line.number,
      document,
      ...found,
      fromDay: from,
      toDay: note.expiresOn !== null && (from === null || note.expiresOn > from) ? note.expiresOn : null,
      amendedBy: [...new Set(changes.flatMap(({ documentNumber }) => documentNumber ?? []))],
      textHash,
      code,
    })
    for (const amendment of note.amendments) this.#relate(amendment, document, found.slug, article.sourceNote)
  }

  finish(): CodificationPlan {
    for (const topic of missingTopics([...this.#topics.keys()])) this.#flaws.note('missing-topic', `đề mục ${topic}`)
    return {
      documents: this.#documents,
      articles: this.#articles,
      relations: [...this.#relations.values()],
      topics: this.#topics,
      flaws: this.#flaws,
    }
  }

  #noteFlaws(article: CodifiedArticle, note: SourceNote, place: string): void {
    if (article.hadControls) this.#flaws.note('control-characters', place)
    if (article.text === '') this.#flaws.note('empty-text', place, article.title)
    else {
      const words = textHashOf('', article.text)
      if (this.#words.has(words)) this.#flaws.note('repeated-text', place, article.title)
      this.#words.add(words)
    }
    if (article.vbplId === '' || article.vbplId === 'None') this.#flaws.note('no-vbpl-id', place)
    const anchor = `${article.vbplId} ${article.anchor}`
    if (article.anchor !== '' && article.vbplId !== '') {
      if (this.#anchors.has(anchor)) this.#flaws.note('repeated-anchor', place, anchor)
      this.#anchors.add(anchor)
    }
    if (note.doubts.length > 0) this.#flaws.note('unread-note', place, note.doubts.join(' '))
  }

  #documentOf(article: CodifiedArticle, note: SourceNote, place: string): number {
    const given = /\d/u.test(article.documentNumber) ? article.documentNumber : null
    const number = note.documentNumber ?? (note.documentName === null ? given : null)
    if (given !== null && number !== null && plain(given) !== plain(number) && !plain(number).startsWith(plain(given)))
      this.#flaws.note('number-differs', place, `ghi chú: ${number}; dòng: ${given}`)
    const effectiveOn = note.effectiveOn ?? article.effectiveOn
    return this.#merge(plannedDocument({ ...note, effectiveOn }, number, { mark: 'S', source: this.#source }))
  }

  /** Only the first article of a document says its name, day and issuer. */
  #merge(planned: PlannedDocument): number {
    const at = this.#byKey.get(planned.key)
    if (at === undefined) {
      this.#byKey.set(planned.key, this.#documents.length)
      return this.#documents.push(planned) - 1
    }
    const known = this.#documents[at]!
    this.#documents[at] = {
      ...known,
      ...(known.isNameless && !planned.isNameless ? { name: planned.name, isNameless: false } : {}),
      issuer: known.issuer || planned.issuer,
      issuedOn: known.issuedOn ?? planned.issuedOn,
      effectiveOn: known.effectiveOn ?? planned.effectiveOn,
    }
    return at
  }

  /** The number of the note; of the code where another article of the document has that number. Undefined: the same again. */
  #placeOf(
    article: CodifiedArticle,
    note: SourceNote,
    document: number,
    textHash: string,
    place: string,
  ): Pick<CodifiedPlace, 'slug' | 'number' | 'ordinal'> | undefined {
    const ofCode = /\.(\d{1,4}[a-zđ]?)\.?$/u.exec(article.code)?.[1]
    const ofAnchor = /(?:^|_)Dieu_(\d{1,4}[a-zđ]?)$/u.exec(article.anchor)?.[1]
    const wished = note.article ?? ofAnchor ?? ofCode ?? `dòng ${this.#articles.length + 1}`
    const isTaken = (number: string) => this.#slugs.has(`${document} ${articleSlugOf(number, 1)}`)
    const isSame = this.#slugs.get(`${document} ${articleSlugOf(wished, 1)}`) === textHash
    if (isSame) return undefined
    const other = [ofCode, ofAnchor].find((number) => number !== undefined && !isTaken(number))
    const number = isTaken(wished) && other !== undefined ? other : wished
    if (number !== note.article) this.#flaws.note('article-number-guessed', place, `Điều ${number}`)
    for (let set = 1; ; set++) {
      const slug = articleSlugOf(number, set)
      const key = `${document} ${slug}`
      if (this.#slugs.has(key)) continue
      this.#slugs.set(key, textHash)
      return { slug, number, ordinal: articleOrdinalOf(number, set) }
    }
  }

  #relate(amendment: NotedAmendment, to: number, slug: string, sourceNote: string): void {
    if (amendment.documentNumber === null) return
    const { documentName: _, ...named } = amendment
    const planned = plannedDocument({ ...named, documentName: null }, amendment.documentNumber, {
      mark: 'S',
      source: this.#source,
    })
    const from = this.#mergeAmending(planned)
    if (from === to) return
    for (const kind of kindsOf(amendment)) {
      const key = `${from} ${to} ${kind} ${amendment.effectiveOn}`
      const known = this.#relations.get(key)
      if (known === undefined)
        this.#relations.set(key, {
          from,
          to,
          kind,
          scope: [slug],
          fromDay: amendment.effectiveOn,
          excerpt: sourceNote.slice(0, excerptMax),
        })
      else if (!known.scope.includes(slug)) known.scope.push(slug)
    }
  }

  /** A document that is known only because it amends has a day of effect when all that name it agree. */
  #mergeAmending(planned: PlannedDocument): number {
    const at = this.#byKey.get(planned.key)
    const known = at === undefined ? undefined : this.#documents[at]
    if (at === undefined || known === undefined) return this.#merge(planned)
    if (known.isNameless && known.effectiveOn !== planned.effectiveOn && !this.#withArticles.has(at))
      this.#documents[at] = { ...known, effectiveOn: null }
    return at
  }
}

const excerptMax = 600

/** What amends a part of an article makes new words of it; a whole article that is repealed has no new words. */
function changesWords({ does, isWhole }: NotedAmendment): boolean {
  return !isWhole || does.some((deed) => deed === 'amends' || deed === 'adds' || deed === 'replaces')
}

/** A part of an article that is repealed or replaced amends it: the article goes on. */
function kindsOf({ does, isWhole }: NotedAmendment): RelationKind[] {
  const kinds = does.map((deed): RelationKind => {
    if (isWhole && deed === 'repeals') return 'repeals'
    return isWhole && deed === 'suspends' ? 'suspends' : 'amends'
  })
  return [...new Set(kinds)]
}

function latest(days: (Day | null)[]): Day | null {
  return days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null)
}

function plain(number: string): string {
  return number.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** «18.1» where the file has 18.2: đề mục of a chủ đề are numbered from 1. */
function missingTopics(codes: string[]): string[] {
  const byTheme = Map.groupBy(
    codes.filter((code) => /^\d+\.\d+$/u.test(code)),
    (code) => code.split('.')[0]!,
  )
  return [...byTheme].flatMap(([theme, held]) => {
    const numbers = new Set(held.map((code) => Number(code.split('.')[1])))
    const last = Math.min(Math.max(...numbers), topicsMax)
    return Array.from({ length: last }, (_, index) => index + 1)
      .filter((number) => !numbers.has(number))
      .map((number) => `${theme}.${number}`)
  })
}

const topicsMax = 200
