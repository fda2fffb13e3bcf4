import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { caseColumns, caseSource } from '#domains/mediation/case.store.ts'
import { type Case, caseTopics, outcomes } from '#domains/mediation/case.ts'
import { whereMayRead } from '#domains/mediation/case-reach.queries.ts'
import type { BookRow, RegisterBook } from '#domains/mediation/register-book.ts'
import { openFor } from '#domains/mediation/sealed-case.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** More than a village quarrels in a year. */
const rowsMax = 500

/** The book of one team and year, with the cases that the reader may read: a mediator has their own in it. */
export async function loadBook(
  db: Db,
  secretKey: Uint8Array,
  actor: Actor,
  today: Day,
  { teamId, year }: { teamId: string; year: number },
): Promise<RegisterBook | undefined> {
  const { rows: teams } = await sql<Omit<RegisterBook, 'rows' | 'year'>>`
    select team.name as "teamName", village.name as "villageName", place.full_name as "communeName",
      coalesce(province.full_name, '') as "provinceName"
    from mediation_team team join body on body.id = team.body_id join place on place.id = body.place_id
      left join place province on province.id = place.parent_id join village on village.id = team.village_id
    where team.id = ${teamId}`.execute(db)
  const { rows } = await sql<Case & { sealed: string; endSealed: string | null; mediatorName: string | null }>`
    select ${caseColumns}, one.sealed, one.end_sealed as "endSealed", mediator.name as "mediatorName"
    ${caseSource} left join mediator on mediator.id = one.mediator_id
    where one.team_id = ${teamId} and one.year = ${year} and ${whereMayRead(actor, today)} order by one.number limit ${rowsMax}`.execute(
    db,
  )
  if (teams[0] === undefined) return undefined
  return { ...teams[0], year, rows: rows.map((row) => rowOf(row, secretKey)) }
}

function rowOf(
  row: Case & { sealed: string; endSealed: string | null; mediatorName: string | null },
  secretKey: Uint8Array,
): BookRow {
  const words = openFor(secretKey, 'case', row.id, row.sealed)
  const end = row.endSealed === null ? '' : openFor(secretKey, 'note', row.id, row.endSealed).note
  return {
    id: row.id,
    number: row.number,
    receivedOn: row.receivedOn,
    mediator: row.mediatorName ?? '',
    parties: [
      ...words.parties.map(({ name, age, address }) => [name, age, address].filter(Boolean).join(', ')),
      ...(words.others === '' ? [] : [words.others]),
    ],
    story: words.story,
    wishes: [
      ...words.parties.filter(({ wish }) => wish !== '').map(({ name, wish }) => `${name}: ${wish}`),
      ...(end === '' ? [] : [end]),
    ],
    isReached: row.outcome === null ? null : row.outcome === 'reached',
    topic: caseTopics[row.topic],
    result:
      row.outcome === null
        ? row.state === 'out-of-scope'
          ? 'Không thuộc phạm vi'
          : 'Đang hòa giải'
        : outcomes[row.outcome],
  }
}
