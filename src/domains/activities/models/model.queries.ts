import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { listModelFiles, loadModel } from '#domains/activities/models/model.store.ts'
import type { Model, ModelState } from '#domains/activities/models/model.ts'
import { type BodyChoice, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type ModelRow = { id: string; title: string; bodyName: string; sinceDay: Day; state: ModelState; uses: number }

/** Shared ones of all bodies, and one's own drafts; what most took up first. At most 200. */
export async function listModels(db: Db, actor: Actor): Promise<ModelRow[]> {
  const { rows } = await sql<ModelRow>`
    select m.id, m.title, coalesce(body.short_name, body.name) as "bodyName", m.since_day as "sinceDay", m.state,
      (select count(*)::int from law_model_use u where u.model_id = m.id) as uses
    from law_model m join body on body.id = m.body_id
    where m.state = 'shared' or ${whereMay(actor, 'read activities', 'body')}
    order by uses desc, m.id desc limit 200`.execute(db)
  return rows
}

export type ModelPage = {
  model: Model
  bodyName: string
  files: { fileId: string; name: string }[]
  uses: { bodyName: string; sinceDay: Day; note: string }[]
  isWriter: boolean
  mayChange: boolean
  /** Where one may note that it was taken up; undefined for whoever only reads. */
  choice: BodyChoice | undefined
}

export async function loadModelPage(db: Db, actor: Actor, id: string, mayRecord: boolean): Promise<ModelPage> {
  const model = await loadModel(db, actor, id)
  const body = await db
    .selectFrom('body')
    .select(['name', 'short_name', 'path', 'place_path'])
    .where('id', '=', model.bodyId)
    .executeTakeFirstOrThrow()
  const { rows: uses } = await sql<ModelPage['uses'][number]>`
    select coalesce(body.short_name, body.name) as "bodyName", u.since_day as "sinceDay", u.note
    from law_model_use u join body on body.id = u.body_id where u.model_id = ${id} order by u.since_day, body.sort_key limit 500`.execute(
    db,
  )
  const at = { bodyId: model.bodyId, bodyPath: body.path, placePath: body.place_path }
  return {
    model,
    bodyName: body.short_name ?? body.name,
    files: await listModelFiles(db, id),
    uses,
    isWriter: actor.personId !== null && model.writerIds.includes(actor.personId),
    mayChange: may(actor, 'record activities', at),
    choice:
      mayRecord && model.state === 'shared'
        ? await listChoiceBodies(db, actor, 'record activities', undefined)
        : undefined,
  }
}
