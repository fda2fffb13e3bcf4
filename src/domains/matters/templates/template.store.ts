import type { MatterDeed } from '#domains/matters/matter.ts'
import { type AnswerTemplate, refusals, templatesMax } from '#domains/matters/templates/answer-template.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** «Not there» and «not yours» are one answer. */
export async function loadTemplate(db: Db, actor: Actor, deed: MatterDeed, id: string): Promise<AnswerTemplate> {
  const row = await db
    .selectFrom('answer_template')
    .innerJoin('body', 'body.id', 'answer_template.body_id')
    .select([
      'answer_template.id',
      'answer_template.body_id as bodyId',
      'answer_template.title',
      'answer_template.text',
      'answer_template.version',
    ])
    .where('answer_template.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return row
}

export async function listTemplates(db: Db, bodyId: string): Promise<AnswerTemplate[]> {
  return db
    .selectFrom('answer_template')
    .select(['id', 'body_id as bodyId', 'title', 'text', 'version'])
    .where('body_id', '=', bodyId)
    .orderBy('title')
    .orderBy('id')
    .limit(templatesMax)
    .execute()
}

export async function saveTemplate(
  tx: Tx,
  template: AnswerTemplate,
  by: { personId: string; at: Date },
): Promise<void> {
  const { id, bodyId, title, text, version } = template
  const row = { title, text, version, changed_at: by.at, changed_by: by.personId }
  await tx
    .insertInto('answer_template')
    .values({ id, body_id: bodyId, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export async function removeTemplate(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('answer_template').where('id', '=', id).execute()
}
