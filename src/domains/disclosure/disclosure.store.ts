import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { type Disclosure, type DisclosureList, refusals } from '#domains/disclosure/disclosure.ts'
import { mayAtHeir, stands } from '#domains/disclosure/took-over.queries.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

export const disclosureColumns = sql`
  d.id, d.body_id as "bodyId", d.local_document_id as "localDocumentId", d.kind, d.title, d.number, d.made_on as "madeOn", d.channels,
  d.due_on as "dueOn", d.is_due_sure as "isDueSure", d.due_by as "dueBy", d.keep_until as "keepUntil", d.published_on as "publishedOn",
  d.published_at as "publishedAt", d.withdrawn_on as "withdrawnOn", d.withdrawn_why as "withdrawnWhy", d.version`

/** «Not there» and «not yours» are one answer. */
export async function loadDisclosure(db: Db, actor: Actor, id: string): Promise<Disclosure> {
  return load(db, actor, 'read disclosures', id)
}

type LineForm = { disclosureId: string; version: number }

/** For changing it: on the version that the form was made for; a line that was withdrawn changes no more. */
export async function lockDisclosure(tx: Tx, actor: Actor, form: LineForm): Promise<Disclosure> {
  const disclosure = await lock(tx, actor, form)
  if (disclosure.withdrawnOn !== null) throw refusals.withdrawn
  return disclosure
}

/** For bringing back one that was withdrawn. */
export async function lockWithdrawn(tx: Tx, actor: Actor, form: LineForm): Promise<Disclosure> {
  const disclosure = await lock(tx, actor, form)
  if (disclosure.withdrawnOn === null) throw refusals.notWithdrawn
  return disclosure
}

/** For putting right what is public: of a body that ended it falls to the one that alone took over. */
export async function lockToCorrect(tx: Tx, actor: Actor, form: LineForm): Promise<Disclosure> {
  const disclosure = await lockAny(tx, actor, form)
  if (!(await stands(tx, disclosure.bodyId)) && !(await mayAtHeir(tx, actor, 'record disclosures', disclosure.bodyId)))
    throw refusals.bodyEnded
  if (disclosure.withdrawnOn !== null) throw refusals.withdrawn
  return disclosure
}

async function lock(tx: Tx, actor: Actor, form: LineForm): Promise<Disclosure> {
  const disclosure = await lockAny(tx, actor, form)
  if (!(await stands(tx, disclosure.bodyId))) throw refusals.bodyEnded
  return disclosure
}

async function lockAny(tx: Tx, actor: Actor, { disclosureId, version }: LineForm): Promise<Disclosure> {
  await lockRow(tx, 'disclosure', disclosureId)
  const disclosure = await load(tx, actor, 'record disclosures', disclosureId)
  if (disclosure.version !== version) throw refusals.changedMeanwhile
  return disclosure
}

/** Of a body in reach, or public and of one that ended and was taken over by a body in reach alone. */
async function load(db: Db, actor: Actor, deed: Deed, id: string): Promise<Disclosure> {
  const { rows } = await sql<Disclosure & { isInReach: boolean }>`
    select ${disclosureColumns}, ${whereMay(actor, deed, 'body')} as "isInReach"
    from disclosure d join body on body.id = d.body_id where d.id = ${id}`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  const { isInReach, ...disclosure } = rows[0]
  if (isInReach) return disclosure
  if (disclosure.publishedOn === null || !(await mayAtHeir(db, actor, deed, disclosure.bodyId))) throw refusals.notFound
  return disclosure
}

/** More than the nation has in hand at a turn of the year waits for the next night. */
const unsureMax = 20_000

/** Lines whose day the law on access to information gives and whose days off were not known; nobody else writes on them meanwhile. */
export async function lockUnsure(tx: Tx): Promise<Disclosure[]> {
  const { rows } = await sql<Disclosure>`
    select ${disclosureColumns} from disclosure d where not d.is_due_sure and d.due_by = '' and d.withdrawn_on is null
    order by d.id limit ${unsureMax} for update`.execute(tx)
  return rows
}

/** Adds the line, or writes it as it now is. */
export async function saveDisclosure(tx: Tx, disclosure: Disclosure): Promise<void> {
  const { id, kind, title, number, channels, version } = disclosure
  const row = {
    ...{ kind, title, number, channels, version },
    body_id: disclosure.bodyId,
    local_document_id: disclosure.localDocumentId,
    made_on: disclosure.madeOn,
    due_on: disclosure.dueOn,
    is_due_sure: disclosure.isDueSure,
    due_by: disclosure.dueBy,
    keep_until: disclosure.keepUntil,
    published_on: disclosure.publishedOn,
    published_at: disclosure.publishedAt,
    withdrawn_on: disclosure.withdrawnOn,
    withdrawn_why: disclosure.withdrawnWhy,
    folded: fold(`${title} ${number}`),
  }
  await tx
    .insertInto('disclosure')
    .values({ id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export async function addCorrection(
  tx: Tx,
  disclosureId: string,
  { correctedOn, words, by, now }: { correctedOn: Day; words: string; by: string; now: Date },
): Promise<string> {
  const id = newId(now.getTime())
  await tx
    .insertInto('disclosure_correction')
    .values({
      id,
      disclosure_id: disclosureId,
      corrected_on: correctedOn,
      words,
      entered_at: now,
      entered_by: by,
    })
    .execute()
  return id
}

/** Erases the words of a correction that stands, and gives its day; undefined: the line has no such correction. */
export async function takeBack(
  tx: Tx,
  disclosureId: string,
  correctionId: string,
  { on, why, by }: { on: Day; why: string; by: string },
): Promise<Day | undefined> {
  const row = await tx
    .updateTable('disclosure_correction')
    .set({ words: '', taken_back_on: on, taken_back_why: why, taken_back_by: by })
    .where('id', '=', correctionId)
    .where('disclosure_id', '=', disclosureId)
    .where('taken_back_on', 'is', null)
    .returning('corrected_on')
    .executeTakeFirst()
  return row?.corrected_on
}

/** The day of the earliest correction that stands; undefined: there is none. */
export async function findFirstCorrection(db: Db, disclosureId: string): Promise<Day | undefined> {
  const row = await db
    .selectFrom('disclosure_correction')
    .select('corrected_on')
    .where('disclosure_id', '=', disclosureId)
    .where('taken_back_on', 'is', null)
    .orderBy('corrected_on')
    .limit(1)
    .executeTakeFirst()
  return row?.corrected_on
}

/** The list of a body that stands, for whoever may do that there; undefined: none was made. */
export async function findList(
  db: Db,
  actor: Actor,
  deed: 'read disclosures' | 'record disclosures',
  bodyId: string,
): Promise<DisclosureList | undefined> {
  const { rows } = await sql<DisclosureList>`
    select l.id, l.body_id as "bodyId", l.made_on as "madeOn", l.number, l.posted_on as "postedOn", l.posted_at as "postedAt",
      l.replaced_on as "replacedOn", l.version
    from disclosure_list l join body on body.id = l.body_id
    where l.body_id = ${bodyId} and l.replaced_on is null and ${whereMay(actor, deed, 'body')}`.execute(db)
  return rows[0]
}

export async function saveList(tx: Tx, list: DisclosureList): Promise<void> {
  const { id, number, version } = list
  const row = {
    ...{ number, version },
    body_id: list.bodyId,
    made_on: list.madeOn,
    posted_on: list.postedOn,
    posted_at: list.postedAt,
    replaced_on: list.replacedOn,
  }
  await tx
    .insertInto('disclosure_list')
    .values({ id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

/** The list that was made before it stands again: its id; null: there was none. */
export async function eraseList(tx: Tx, { id, bodyId }: Pick<DisclosureList, 'id' | 'bodyId'>): Promise<string | null> {
  await tx.deleteFrom('disclosure_list').where('id', '=', id).execute()
  const { rows } = await sql<{ id: string }>`
    update disclosure_list set replaced_on = null, version = version + 1
    where id = (select id from disclosure_list where body_id = ${bodyId} order by id desc limit 1) returning id`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

/** Whether a line of the body stands: entered and not withdrawn. */
export async function hasLines(db: Db, bodyId: string): Promise<boolean> {
  const row = await db
    .selectFrom('disclosure')
    .select('id')
    .where('body_id', '=', bodyId)
    .where('withdrawn_on', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
