import { newId } from '#base/ids.ts'
import type { Db } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'

type Document = Omit<Tables['local_document'], 'folded' | 'number_body_id'>

/** A legal document of a commune as it stands in the register: issued in time and not checked, unless said otherwise. */
export async function hasDocument(db: Db, bodyId: string, change: Partial<Document> = {}) {
  const id = newId()
  const row: Document = {
    id,
    body_id: bodyId,
    issuer: 'people-committee',
    title: `Quyết định thử ${id}`,
    asked_by: '',
    due_on: '2026-10-30',
    draft_shared_on: null,
    draft_shared_at: '',
    issued_on: '2026-10-20',
    number: '12/2026/QĐ-UBND',
    checked_on: null,
    is_in_order: null,
    check_note: '',
    dropped_on: null,
    dropped_why: '',
    version: 0,
  }
  await db
    .insertInto('local_document')
    .values({ ...row, ...change })
    .execute()
  return id
}

type Line = Omit<Tables['disclosure'], 'folded'>

/** A line of the list of what a body has to make public: not public, unless said otherwise. */
export async function hasLine(db: Db, bodyId: string, change: Partial<Line> = {}) {
  const id = newId()
  const row: Line = {
    id,
    body_id: bodyId,
    local_document_id: null,
    kind: 'legal-document',
    title: `Mục thử ${id}`,
    number: '',
    made_on: '2026-10-20',
    channels: ['portal'],
    due_on: '2026-10-27',
    is_due_sure: true,
    due_by: '',
    keep_until: null,
    published_on: null,
    published_at: '',
    withdrawn_on: null,
    withdrawn_why: '',
    version: 0,
  }
  await db
    .insertInto('disclosure')
    .values({ ...row, ...change })
    .execute()
  return id
}

/** Danh mục of a body: made in March and posted a month later, unless said otherwise. */
export async function hasList(db: Db, bodyId: string, change: Partial<Tables['disclosure_list']> = {}) {
  const id = newId()
  const row: Tables['disclosure_list'] = {
    id,
    body_id: bodyId,
    made_on: '2026-03-10',
    number: '',
    posted_on: '2026-04-02',
    posted_at: 'https://xa-mot.gov.vn/danh-muc',
    replaced_on: null,
    version: 0,
  }
  await db
    .insertInto('disclosure_list')
    .values({ ...row, ...change })
    .execute()
  return id
}
