import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { textHashOf } from '#domains/library/article.ts'
import { documentKinds, type Mark } from '#domains/library/document.ts'
import { cleanText } from '#domains/library/imports/codified-article.ts'
import { FlawBook } from '#domains/library/imports/import-flaws.ts'
import { keepPosition } from '#domains/library/imports/import-run.store.ts'
import type { Importing } from '#domains/library/imports/importing.ts'
import { bytesOf } from '#domains/library/imports/law-source.ts'
import { articleOrdinalOf, articleSlugOf, type PlannedArticle } from '#domains/library/imports/planned-article.ts'
import { documentKeyOf, type PlannedDocument, plannedDocument } from '#domains/library/imports/planned-document.ts'
import { writeArticles } from '#domains/library/imports/write-articles.store.ts'
import { writeDocuments } from '#domains/library/imports/write-documents.store.ts'
import type { LawReading, RelationReading } from '#domains/library/law-reader/law-reading.ts'
import { readLaw } from '#domains/library/law-reader/read-law.ts'
import { addRelations } from '#domains/library/relation.store.ts'
import type { Relation } from '#domains/library/relation.ts'
import { limits } from '#engines/documents/limits.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import type { Tx } from '#platform/database/database.ts'

const refusals = {
  tooLarge: new Refusal(
    413,
    `Tệp văn bản lớn hơn ${Math.floor(limits.fileBytesMax / 1_048_576)} MB. Hãy giảm cỡ ảnh quét hoặc tách tệp rồi nhập lại.`,
  ),
  noLaw: new Refusal(
    422,
    'Không thấy số hiệu hay điều nào trong tệp nên chưa nhập. Hãy kiểm tra đây có phải văn bản pháp luật không; nếu là ảnh quét, hãy dùng bản có chữ.',
  ),
}

/** One document from a file, as it was read: what it says of others waits for an editor. In one transaction. */
export async function importDocument(importing: Importing): Promise<{ flaws: FlawBook }> {
  const { source, run, house, report, isOfficial } = importing
  const flaws = new FlawBook()
  const reading = readLaw(
    await readDocument(await bytesOf(source, limits.fileBytesMax, refusals.tooLarge), source.fileName),
  )
  const { header, articles } = reading
  if (articles.length === 0 || (header.number === null && header.name === null)) throw refusals.noLaw
  noteDoubts(reading, flaws)
  // who read it is a machine: days decide when whoever imports says that the file is the official text
  const mark: Mark = isOfficial ? 'S' : 'T'
  await house.database.transaction(async (tx) => {
    const now = house.clock.now()
    const [documentId] = await writeDocuments(tx, [documentOf(reading, mark, importing.sourceName)], now)
    const outcomes = await writeArticles(tx, plannedArticles(reading, documentId!, mark, importing.sourceName), now)
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome === 'differs') flaws.note('words-differ', `Điều ${articles[index]!.number}`)
      run[outcome === 'differs' ? 'unchanged' : outcome] += 1
    }
    await writeRead(tx, importing, documentId!, reading.relations, mark, flaws)
    run.position = articles.length
    await keepPosition(tx, run, articles.length)
  })
  await report({ step: 'writing', done: articles.length, total: articles.length })
  return { flaws }
}

function noteDoubts({ doubts, appendices, articles }: LawReading, flaws: FlawBook): void {
  for (const { sentence, article } of doubts)
    flaws.note('reading-doubt', article === undefined ? 'tệp' : `Điều ${articles[article]?.number}`, sentence)
  for (const { label } of appendices) flaws.note('appendix-left-out', label)
}

function documentOf({ header }: LawReading, mark: Mark, source: string): PlannedDocument {
  const { number, kind, issuer, issuedOn, effectiveOn, expiresOn, signer } = header
  const name = header.name ?? `${documentKinds[kind]} số ${number}`
  return {
    key: documentKeyOf(number, kind, name),
    number,
    kind,
    name,
    isNameless: header.name === null,
    issuer: issuer ?? '',
    signedBy: signer?.name ?? '',
    issuedOn,
    effectiveOn,
    expiresOn,
    mark,
    source,
  }
}

function plannedArticles(
  { header, articles }: LawReading,
  documentId: string,
  mark: Mark,
  source: string,
): PlannedArticle[] {
  const sets = new Map<string, number>()
  return articles.map(({ number, headings, title, text }) => {
    const set = (sets.get(number) ?? 0) + 1
    sets.set(number, set)
    const words = { title: cleanText(title), text: cleanText(text) }
    return {
      documentId,
      slug: articleSlugOf(number, set),
      number,
      ordinal: articleOrdinalOf(number, set),
      headings,
      topicCode: null,
      codificationCode: null,
      fromDay: header.effectiveOn,
      toDay: null,
      ...words,
      textHash: textHashOf(words.title, words.text),
      amendedBy: [],
      source,
      sourceNote: '',
      mark,
    }
  })
}

/** Only documents with a number can be told apart; one that is not known yet is made, known by that number alone. */
async function writeRead(
  tx: Tx,
  { house, sourceName }: Importing,
  fromId: string,
  read: readonly RelationReading[],
  mark: Mark,
  flaws: FlawBook,
): Promise<void> {
  const now = house.clock.now()
  const named = read.filter(({ target }) => target.number === null)
  for (const { target, source } of named)
    flaws.note('relation-unnumbered', `${target.type} ${target.name ?? ''}`.trim(), source.text)
  const numbered = read.filter(({ target }) => target.number !== null)
  const targets = numbered.map(({ target: { type, number, date } }) =>
    plannedDocument(
      {
        article: null,
        documentKind: type,
        documentNumber: number,
        documentName: null,
        issuedOn: date !== null && date.length === 10 ? date : null,
        issuer: null,
        effectiveOn: null,
      },
      number,
      { mark: 'R', source: `được nêu trong ${sourceName}` },
    ),
  )
  const unique = [...new Map(targets.map((target) => [target.key, target])).values()]
  const ids = await writeDocuments(tx, unique, now)
  const idByKey = new Map(unique.map(({ key }, index) => [key, ids[index]!]))
  const relations = numbered.flatMap(({ kind, scope, fromDay, source }, index): Relation[] => {
    const toId = idByKey.get(targets[index]!.key)!
    if (toId === fromId) return []
    const excerpt = source.text.slice(0, excerptMax)
    return [
      {
        id: newId(),
        fromId,
        toId,
        kind,
        scope,
        fromDay,
        toDay: null,
        excerpt,
        source: sourceName,
        mark,
        state: 'read',
      },
    ]
  })
  await addRelations(tx, relations, now)
}

const excerptMax = 600
