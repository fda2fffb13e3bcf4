import { fullName } from '#domains/library/document.ts'
import type { Subject } from '#domains/library/subscribing/subscription.ts'
import type { Db } from '#platform/database/database.ts'

export type NamedSubject = { subject: Subject; name: string }

/** What is meant by the address of a document or the code of a topic; undefined where the library has neither. */
export async function findSubject(
  db: Db,
  { documentSlug, topicCode }: { documentSlug: string; topicCode: string },
): Promise<NamedSubject | undefined> {
  if (documentSlug !== '') {
    const document = await db
      .selectFrom('law_document')
      .select(['id', 'number', 'name'])
      .where('slug', '=', documentSlug)
      .executeTakeFirst()
    return document && { subject: { kind: 'document', documentId: document.id }, name: fullName(document) }
  }
  const topic = await db.selectFrom('law_topic').selectAll().where('code', '=', topicCode).executeTakeFirst()
  return topic && { subject: { kind: 'topic', topicCode: topic.code }, name: `chủ đề «${topic.name}»` }
}

export async function findSubjectName(db: Db, subject: Subject): Promise<string> {
  if (subject.kind === 'topic')
    return (await findSubject(db, { documentSlug: '', topicCode: subject.topicCode }))?.name ?? ''
  const document = await db
    .selectFrom('law_document')
    .select(['number', 'name'])
    .where('id', '=', subject.documentId)
    .executeTakeFirst()
  return document === undefined ? '' : fullName(document)
}

const topicsMax = 200

export async function listTopics(db: Db): Promise<{ code: string; name: string }[]> {
  return db.selectFrom('law_topic').selectAll().orderBy('name').limit(topicsMax).execute()
}
