import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { findCountedBody } from '#domains/statistics/counted-body.queries.ts'
import type { CountedBody } from '#domains/statistics/counted-body.ts'
import {
  type CellDifference,
  type Cells,
  type CellValue,
  differencesOf,
  type Finding,
  fillCells,
  findingsOf,
} from '#domains/statistics/forms/cells.ts'
import { listAlsoOf } from '#domains/statistics/returns/also-of.queries.ts'
import type { AlsoOf } from '#domains/statistics/returns/also-of.ts'
import { countCells, rollReturn } from '#domains/statistics/returns/counted-cells.queries.ts'
import type { CountedRecords, FormReturn } from '#domains/statistics/returns/form-return.ts'
import type { Rolled, RolledPart } from '#domains/statistics/returns/rolled.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may } from '#platform/permission/permission.ts'

/** `rolled`: what a sum adds up, as it is now or as it was submitted. */
export type Shown = { cells: Cells; findings: Finding[]; counted: CountedRecords; rolled: Rolled | null }

/** What stands in each cell: frozen, or as it is counted now; with how many records each count has. */
export async function showReturn(db: Db, one: FormReturn, body: CountedBody): Promise<Shown> {
  if (one.cells !== null)
    return {
      cells: one.cells,
      findings: findingsOf(one.form, one.cells),
      counted: one.counted ?? {},
      rolled: one.rolled,
    }
  if (one.rolled !== null) {
    const { cells, counted, rolled } = await rollReturn(db, { ...one, rolled: one.rolled }, body.tookOver)
    return { cells, counted, rolled, findings: findingsOf(one.form, cells) }
  }
  const now = await countCells(db, one.form, body, one)
  const counted: CountedRecords = {}
  const bare = fillCells(one.form, now.counted, {}, now.applies)
  for (const [key, fill] of Object.entries(one.form.cells))
    if (fill.kind === 'measure')
      counted[key] = { value: bare[key]!, records: now.counted.get(fill.measure)!.records, listed: [] }
  return { cells: now.cells, findings: findingsOf(one.form, now.cells), counted, rolled: null }
}

export type SentTo = {
  askingId: string
  bodyName: string
  title: string
  due: string
  sentOn: string
  receivedAt: Date | null
  sentBackWhy: string
}

/** Where an approved return went. */
export async function listSentTo(db: Db, returnId: string): Promise<SentTo[]> {
  return db
    .selectFrom('form_submission as sent')
    .innerJoin('form_asking as asking', 'asking.id', 'sent.asking_id')
    .innerJoin('body', 'body.id', 'asking.body_id')
    .select([
      'asking.id as askingId',
      sql<string>`coalesce(nullif(asking.above, ''), body.short_name, body.name)`.as('bodyName'),
      'asking.title',
      'asking.due_day as due',
      'sent.sent_on as sentOn',
      'sent.received_at as receivedAt',
      'sent.sent_back_why as sentBackWhy',
    ])
    .where('sent.return_id', '=', returnId)
    .orderBy('asking.due_day')
    .orderBy('asking.id')
    .execute()
}

/** Every number of the same form and days, the latest first. */
export async function listNumbers(db: Db, one: Pick<FormReturn, 'bodyId' | 'code' | 'from' | 'to'>) {
  return db
    .selectFrom('form_return')
    .leftJoin('person', 'person.id', 'approved_by')
    .select([
      'form_return.id',
      'number',
      'form_return.state',
      'why',
      'cells',
      'took_over as tookOver',
      'approved_at as approvedAt',
      'person.name as approverName',
    ])
    .where('body_id', '=', one.bodyId)
    .where('code', '=', one.code)
    .where('from_day', '=', one.from)
    .where('to_day', '=', one.to)
    .orderBy('number', 'desc')
    .execute()
}

/** How this number differs from the one before, and whom it counts that the one before did not; undefined for the first. */
export async function loadDifferences(
  db: Db,
  one: FormReturn,
  shown: Shown,
  tookOver: readonly string[],
): Promise<{ differences: CellDifference[]; gained: AlsoOf[] } | undefined> {
  const before = (await listNumbers(db, one)).find(({ number }) => number === one.number - 1)
  if (!before?.cells) return undefined
  const gained = tookOver.filter((id) => !before.tookOver.includes(id))
  return {
    differences: differencesOf(one.form, before.cells, shown.cells),
    gained: await listAlsoOf(db, one, gained),
  }
}

/** Whose records stand in its cells: those of now in a draft, as they were counted in what was submitted. */
export function tookOverIn(one: FormReturn, body: CountedBody): string[] {
  return one.cells === null ? body.tookOver : one.tookOver
}

/** Who signed each return that a sum adds up, and what stands in one cell of it. */
export async function listAdded(db: Db, parts: readonly RolledPart[], key: string) {
  const { rows } = await sql<{ id: string; cell: CellValue; approverName: string; approvedAt: Date }>`
    select r.id, r.cells -> ${key}::text as cell, person.name as "approverName", r.approved_at as "approvedAt"
    from form_return r join person on person.id = r.approved_by where r.id = any(${parts.map(({ returnId }) => returnId)}::uuid[])`.execute(
    db,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return parts.flatMap((part) => {
    const row = byId.get(part.returnId)!
    const cell = part.rest === undefined ? row.cell : (part.rest[key] ?? null)
    return cell === 'elsewhere' ? [] : [{ ...part, ...row, cell }]
  })
}

/** The body of a return, also for those to whom it was sent and who see nothing else of it. */
export async function bodyOfReturn(db: Db, actor: Actor, today: Day, one: FormReturn) {
  const body = await db
    .selectFrom('body')
    .select(['id', 'name', 'path', 'place_path as placePath', 'place_id as placeId'])
    .where('id', '=', one.bodyId)
    .executeTakeFirstOrThrow()
  const at = { bodyId: body.id, bodyPath: body.path, placePath: body.placePath }
  return {
    body: (await findCountedBody(db, actor, { id: one.bodyId, today })) ?? {
      id: body.id,
      name: body.name,
      placeId: body.placeId,
      holdsCommune: true,
      tookOver: one.tookOver,
    },
    mayWrite: may(actor, 'write returns', at),
    mayApprove: may(actor, 'approve returns', at),
    maySeeRecords: may(actor, 'see statistics', at),
  }
}
