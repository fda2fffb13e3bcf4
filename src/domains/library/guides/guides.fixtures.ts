import { beforeEach } from 'vitest'
import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { approveGuide } from '#domains/library/acts/approve-guide.ts'
import { submitGuide } from '#domains/library/acts/submit-guide.ts'
import { writeGuide } from '#domains/library/acts/write-guide.ts'
import { type LawDocument, numberKeyOf } from '#domains/library/document.ts'
import type { Guide } from '#domains/library/guide.ts'
import { aDocument, anArticle, aRelation, aVersion } from '#domains/library/library.fixtures.ts'
import { libraryJobs } from '#domains/library/library.jobs.ts'
import { relationRow } from '#domains/library/relation.store.ts'
import type { Relation } from '#domains/library/relation.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Database, Db } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { JobWork } from '#platform/jobs/job.ts'

/**
 * A small world in which guides are written: in xã Một, Lan writes and Hùng approves; Tư leads in xã Hai and has no part in
 * it. The clock stands at 09:00 on 21/11/2026. The library has one law, 901/2020/QH99: Điều 1 with khoản 1 and 2, Điều 2 with
 * điểm a and b in khoản 1; and a decree, 902/2020/NĐ-CP, of which it has no text.
 */
export function onGuides(name: string, suite: (world: () => World) => void): void {
  onBothDatabases(name, (database) => {
    let world: World | undefined
    beforeEach(async () => {
      world = await foundWorld(database())
    })
    suite(() => world!)
  })
}

export type World = Awaited<ReturnType<typeof foundWorld>>
export type Who = 'lan' | 'hung' | 'tu'

export async function foundWorld(database: Database) {
  const { house, clock } = testHouse(database)
  const bodies = await foundBodies(database.kysely)
  const person = (name: string, homeBodyId: string, email: string) => addOfficer(house, { name, homeBodyId, email })
  const ids = {
    lan: await person('Nguyễn Thị Lan', bodies.first.id, 'lan@mot.example.vn'),
    hung: await person('Trần Văn Hùng', bodies.first.id, 'hung@mot.example.vn'),
    tu: await person('Lê Văn Tư', bodies.second.id, 'tu@hai.example.vn'),
  }
  await giveRole(house, ids.lan, 'officer', { bodyId: bodies.first.id, reach: 'subtree' })
  await giveRole(house, ids.hung, 'leader', { bodyId: bodies.first.id, reach: 'subtree' })
  await giveRole(house, ids.tu, 'leader', { bodyId: bodies.second.id, reach: 'subtree' })
  const actors = {
    lan: await actorFor(house, ids.lan),
    hung: await actorFor(house, ids.hung),
    tu: await actorFor(house, ids.tu),
  }
  const db = database.kysely
  const does = <Input, Output>(who: Who, deed: Act<Input, Output>, raw: unknown) =>
    perform(deed, { house, actor: actors[who] }, raw)
  const law = await addLaw(db, { number: '901/2020/QH99', name: 'Luật Thử', effectiveOn: '2020-07-01' })
  const texts = [await addText(db, law.id, '1', lawTexts['1']), await addText(db, law.id, '2', lawTexts['2'])]
  const decree = await addLaw(db, {
    number: '902/2020/NĐ-CP',
    name: 'Nghị định thử',
    kind: 'nghi-dinh',
    effectiveOn: '2020-07-01',
  })
  return { database, db, house, clock, bodies, ids, actors, does, law, decree, articleIds: texts }
}

export const lawTexts = {
  '1': '1. Công dân được hỏi.\n2. Cơ quan phải trả lời trong thời hạn ba ngày.',
  '2': '1. Không hỏi các việc sau:\na) Việc bí mật;\nb) Việc riêng.\n2. Chính phủ hướng dẫn.',
} as const

export async function addLaw(db: Db, given: Partial<LawDocument>): Promise<LawDocument> {
  const document = aDocument({ issuedOn: '2020-01-15', ...given })
  const { signedBy, issuedOn, effectiveOn, expiresOn, keeperBodyId, number, ...rest } = document
  await db
    .insertInto('law_document')
    .values({
      ...rest,
      number,
      number_key: number === null ? null : numberKeyOf(number),
      name_folded: fold(document.name),
      signed_by: signedBy,
      issued_on: issuedOn,
      effective_on: effectiveOn,
      expires_on: expiresOn,
      keeper_body_id: keeperBodyId,
      changed_at: new Date(),
    })
    .execute()
  return document
}

/** Answers with the article's id. */
export async function addText(db: Db, documentId: string, number: string, text: string, from: Day = '2020-07-01') {
  const { topicCode, ...article } = anArticle({ documentId, number, ordinal: Number.parseInt(number, 10) })
  await db
    .insertInto('law_article')
    .values({
      id: article.id,
      document_id: documentId,
      slug: article.slug,
      number,
      ordinal: article.ordinal,
      headings: [],
      topic_code: topicCode,
      codification_code: null,
    })
    .execute()
  await addVersion(db, article.id, text, from)
  return article.id
}

/** Other words for an article from a day on. */
export async function amendText(db: Db, articleId: string, text: string, from: Day): Promise<void> {
  await db
    .updateTable('law_article_version')
    .set({ to_day: from })
    .where('article_id', '=', articleId)
    .where('to_day', 'is', null)
    .execute()
  await addVersion(db, articleId, text, from)
}

async function addVersion(db: Db, articleId: string, text: string, from: Day): Promise<void> {
  const version = aVersion({ articleId, text, fromDay: from })
  await db
    .insertInto('law_article_version')
    .values({
      id: version.id,
      article_id: articleId,
      from_day: from,
      to_day: null,
      title: version.title,
      text,
      text_hash: version.textHash,
      amended_by: [],
      source: version.source,
      source_note: '',
      entered_at: new Date(),
    })
    .execute()
}

export async function addRelation(
  db: Db,
  given: Partial<Relation> & Pick<Relation, 'fromId' | 'toId' | 'kind'>,
): Promise<void> {
  await db
    .insertInto('law_relation')
    .values(relationRow(aRelation(given)))
    .execute()
}

const sentence = 'Bạn được hỏi cơ quan. [901/2020/QH99 dieu-1 khoan-1]'

export function aText(...sentences: string[]): string {
  return `## Bạn cần biết ngay\n${(sentences.length === 0 ? [sentence] : sentences).join('\n')}`
}

export function wordsForm(change: Record<string, unknown> = {}) {
  return {
    kind: 'guide',
    title: 'Hỏi cơ quan xã',
    summary: 'Bạn muốn hỏi một việc.',
    topics: ['tiep-can-thong-tin'],
    audience: 'moi-nguoi',
    terms: 'cơ quan: nơi làm việc của Nhà nước',
    text: aText(),
    ...change,
  }
}

export const stepForm = ({ id, version }: Pick<Guide, 'id' | 'version'>) => ({ guideId: id, version: String(version) })

export async function submitted(world: World, change: Record<string, unknown> = {}): Promise<Guide> {
  const draft = await world.does('lan', writeGuide, { bodyId: world.bodies.first.id, ...wordsForm(change) })
  return world.does('lan', submitGuide, stepForm(draft))
}

export async function published(world: World, change: Record<string, unknown> = {}): Promise<Guide> {
  return world.does('hung', approveGuide, stepForm(await submitted(world, change)))
}

export type LibraryJob = 'library.law-changed' | 'library.follow-calendar'

/** Runs a job of the library as the worker would. */
export async function runJob(
  { database, house, clock }: Pick<World, 'database' | 'house' | 'clock'>,
  kind: LibraryJob,
  payload: object = {},
) {
  const work: JobWork = {
    jobId: 'thử',
    attempt: 1,
    database,
    clock,
    signal: new AbortController().signal,
    report: async () => undefined,
    complete: async () => undefined,
  }
  await libraryJobs(house)[kind]!(work, payload)
}

export async function flaggedTitles(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('law_reliance')
    .innerJoin('guide_edition', 'guide_edition.guide_id', 'law_reliance.subject_id')
    .innerJoin('guide', (join) =>
      join.onRef('guide.id', '=', 'guide_edition.guide_id').onRef('guide.edition', '=', 'guide_edition.number'),
    )
    .select('guide_edition.title')
    .distinct()
    .where('law_reliance.state', '=', 'flagged')
    .orderBy('guide_edition.title')
    .execute()
  return rows.map(({ title }) => title)
}
