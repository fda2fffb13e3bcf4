import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Source } from '#domains/statistics/measures/source.queries.ts'

const due = sql.ref('line.due_on')
const stands = sql<SqlBool>`line.withdrawn_on is null`
const also = (when: RawBuilder<SqlBool>) => sql<SqlBool>`${stands} and ${when}`

/** A line counts on the last day on which it was to be public, whenever it was. */
const disclosures: Source = {
  kind: 'disclosure',
  rows: sql`disclosure line`,
  bodyId: sql.ref('line.body_id'),
  id: sql.ref('line.id'),
  label: sql.ref('line.title'),
  shownOn: due,
  takes: {
    'disclosures.due': { day: due, when: stands },
    'disclosures.in-time': { day: due, when: also(sql<SqlBool>`line.published_on <= line.due_on`) },
    // by a day that is not sure nothing is late: such a line is told by neither, only by the sum
    'disclosures.late': { day: due, when: also(sql<SqlBool>`line.published_on > line.due_on and line.is_due_sure`) },
    'disclosures.unpublished': { day: due, when: also(sql<SqlBool>`line.published_on is null`) },
  },
}

/** It stands for the body that made it: not for the one that took over, which makes its own. */
const untilListEnds = sql`least(list.replaced_on, its.to_day)`

/** Its page is that of the list, which has one for each body. */
const lists: Source = {
  kind: 'disclosure-list',
  rows: sql`disclosure_list list join body its on its.id = list.body_id`,
  bodyId: sql.ref('list.body_id'),
  id: sql.ref('list.id'),
  opens: sql.ref('list.body_id'),
  label: sql`trim('Danh mục thông tin phải công khai ' || list.number)`,
  shownOn: sql.ref('list.made_on'),
  takes: {
    'disclosure-lists.standing': { day: sql.ref('list.made_on'), until: untilListEnds },
    'disclosure-lists.posted': { day: sql.ref('list.posted_on'), until: untilListEnds },
  },
}

/** Of its own accord there is no day to keep: it counts when it was issued. */
const owed = sql`coalesce(doc.due_on, doc.issued_on)`
const isOwed = sql<SqlBool>`doc.dropped_on is null`
/** null: issued in time and nobody checked it, so nobody knows. */
const inOrder = sql`case when doc.issued_on is null or doc.issued_on > ${owed} then 0
  when doc.is_in_order is null then null when doc.is_in_order then 1 else 0 end`
const issued = sql.ref('doc.issued_on')

const documents = {
  kind: 'local-document',
  rows: sql`local_document doc`,
  bodyId: sql.ref('doc.body_id'),
  id: sql.ref('doc.id'),
  label: sql.ref('doc.title'),
} as const

/** What was to be issued by a day, and what was issued though no day was set. */
const owedDocuments: Source = {
  ...documents,
  shownOn: owed,
  takes: {
    'local-documents.due': { day: owed, when: isOwed },
    'local-documents.in-order': { day: owed, when: isOwed, amount: inOrder },
  },
}

const issuedDocuments: Source = {
  ...documents,
  shownOn: issued,
  takes: {
    'local-documents.issued': { day: issued },
    'local-documents.draft-shared': { day: issued, when: sql<SqlBool>`doc.draft_shared_on is not null` },
    'local-documents.checked': { day: issued, when: sql<SqlBool>`doc.checked_on is not null` },
    'local-documents.published': {
      day: issued,
      when: sql<SqlBool>`exists (select from disclosure line where line.local_document_id = doc.id
        and line.withdrawn_on is null and line.published_on is not null)`,
    },
  },
}

export const disclosureSources: readonly Source[] = [disclosures, lists, owedDocuments, issuedDocuments]
