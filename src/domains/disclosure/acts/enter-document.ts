import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import {
  lockLineOf,
  lockLocalDocument,
  requireFreeNumber,
  saveLocalDocument,
} from '#domains/disclosure/local-document.store.ts'
import {
  type Issuer,
  issuers,
  type LocalDocument,
  localDocumentRefusals as refusals,
} from '#domains/disclosure/local-document.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import {
  idField,
  lineField,
  optionalDayField,
  optionalIdField,
  optionalLineField,
  versionField,
} from '#platform/acts/fields.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/**
 * Ghi, sửa một văn bản xã phải ban hành, or issues of its own accord. Once it is issued with a reason, and its line in the list of what has
 * to be made public takes the title along.
 */
export const enterDocument = act({
  name: 'disclosure.enter-document',
  may: 'record disclosures',
  parse: z.object({
    documentId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn Ủy ban nhân dân xã, phường, đặc khu.'),
    issuer: z.enum(Object.keys(issuers) as [Issuer, ...Issuer[]], { error: 'Hãy chọn nghị quyết hay quyết định.' }),
    title: lineField('tên văn bản', 500).pipe(z.string().min(5, 'Hãy ghi tên văn bản từ 5 chữ cái trở lên.')),
    askedBy: optionalLineField('ai giao', 300),
    issueBy: optionalDayField('hạn ban hành'),
    editWhy: optionalLineField('vì sao sửa', 500),
  }).parse,
  async run(
    { tx, actor, now, audit },
    { documentId, version, bodyId, issueBy, editWhy, ...typed },
  ): Promise<LocalDocument> {
    const before = documentId === null ? undefined : await lockLocalDocument(tx, actor, { documentId, version })
    if (before !== undefined && before.droppedOn !== null) throw refusals.dropped
    if (before !== undefined && before.issuedOn !== null) {
      if (editWhy === '') throw refusals.issuedNeedsWhy
      const { id, number, issuedOn } = before
      if (typed.issuer !== before.issuer)
        await requireFreeNumber(tx, { id, issuer: typed.issuer }, { number, issuedOn })
    }
    if (before === undefined && !(await mayRecordAt(tx, actor, bodyId))) throw refusals.notCommune
    const after: LocalDocument = {
      ...(before ?? { ...blank, id: newId(now.getTime()), bodyId }),
      ...typed,
      dueOn: issueBy,
      version: before === undefined ? 0 : version + 1,
    }
    await saveLocalDocument(tx, after)
    if (before !== undefined && before.title !== after.title) await nameLine(tx, after, audit)
    const told = ({ issuer, title, askedBy, dueOn }: LocalDocument) => ({ issuer, title, askedBy, dueOn })
    audit({
      subjectKind: 'local-document',
      subjectId: after.id,
      bodyId: after.bodyId,
      ...(before !== undefined && { before: told(before) }),
      after: { ...told(after), ...(editWhy !== '' && { why: editWhy }) },
    })
    return after
  },
})

const blank = {
  draftSharedOn: null,
  draftSharedAt: '',
  issuedOn: null,
  number: '',
  checkedOn: null,
  isInOrder: null,
  checkNote: '',
  droppedOn: null,
  droppedWhy: '',
}

/** The title of its line in the list of what has to be made public goes along. */
async function nameLine(tx: Tx, { id, title }: LocalDocument, audit: ActContext['audit']): Promise<void> {
  const line = await lockLineOf(tx, id)
  if (line === undefined) return
  await saveDisclosure(tx, { ...line, title, version: line.version + 1 })
  audit({
    subjectKind: 'disclosure',
    subjectId: line.id,
    bodyId: line.bodyId,
    before: { title: line.title },
    after: { title },
  })
}

/** The committee of a commune that stands: it keeps the register for its council too. */
async function mayRecordAt(db: Db, actor: Actor, bodyId: string): Promise<boolean> {
  const { rows } = await sql`
    select from body join place on place.id = body.place_id
    where body.id = ${bodyId} and body.kind = 'ubnd' and body.to_day is null and place.parent_id is not null
      and ${whereMay(actor, 'record disclosures', 'body')}`.execute(db)
  return rows.length > 0
}
