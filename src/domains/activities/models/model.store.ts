import { sql } from 'kysely'
import { type Model, refusals } from '#domains/activities/models/model.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

const columns = sql`
  m.id, m.body_id as "bodyId", m.title, m.what, m.outcome, m.since_day as "sinceDay", m.state, m.writer_ids as "writerIds", m.version`

/** One's own, and every shared one. */
export async function loadModel(db: Db, actor: Actor, id: string): Promise<Model> {
  const { rows } = await sql<Model>`
    select ${columns} from law_model m join body on body.id = m.body_id
    where m.id = ${id} and (m.state = 'shared' or ${whereMay(actor, 'read activities', 'body')})`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0]
}

/** For changing it: one's own, not shared yet, on the version that the form was made for. */
export async function lockDraft(
  tx: Tx,
  actor: Actor,
  { modelId, version }: { modelId: string; version: number },
): Promise<Model> {
  await lockRow(tx, 'law_model', modelId)
  const { rows } = await sql<Model>`
    select ${columns} from law_model m join body on body.id = m.body_id
    where m.id = ${modelId} and ${whereMay(actor, 'record activities', 'body')}`.execute(tx)
  const model = rows[0]
  if (model === undefined) throw refusals.notFound
  if (model.state === 'shared') throw refusals.shared
  if (model.version !== version) throw refusals.changedMeanwhile
  return model
}

export async function saveModel(tx: Tx, model: Model, shared: { by: string; at: Date } | null): Promise<void> {
  const { id, title, what, outcome, state, version } = model
  const row = {
    ...{ title, what, outcome, state, version },
    body_id: model.bodyId,
    since_day: model.sinceDay,
    writer_ids: model.writerIds,
    shared_by: shared?.by ?? null,
    shared_at: shared?.at ?? null,
  }
  await tx
    .insertInto('law_model')
    .values({ id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export async function listModelFiles(db: Db, modelId: string): Promise<{ fileId: string; name: string }[]> {
  return db
    .selectFrom('law_model_file')
    .select(['file_id as fileId', 'name'])
    .where('model_id', '=', modelId)
    .orderBy('name')
    .execute()
}
