import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { caseColumns, caseSource } from '#domains/mediation/case.store.ts'
import { type Case, caseTopics, outcomes } from '#domains/mediation/case.ts'
import { whereMayRead } from '#domains/mediation/case-reach.queries.ts'
import { listGuests, listTogether } from '#domains/mediation/case-together.store.ts'
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
  const { rows } = await sql<BookedCase>`
    select ${caseColumns}, one.sealed, one.end_sealed as "endSealed", mediator.name as "mediatorName", team.name as "leadName",
      along.team_id as "alongId", along_team.name as "alongName", along.number as "alongNumber", before.number as "againNumber", before.year as "againYear"
    ${caseSource} left join mediator on mediator.id = one.mediator_id
      left join mediation_joint along on along.case_id = one.id and along.left_on is null
      left join mediation_team along_team on along_team.id = along.team_id left join mediation_case before on before.id = one.again_of
    where ((one.team_id = ${teamId} and one.year = ${year}) or (along.team_id = ${teamId} and along.year = ${year}))
      and ${whereMayRead(actor, today)}
    order by case when one.team_id = ${teamId} then one.number else along.number end limit ${rowsMax}`.execute(db)
  if (teams[0] === undefined) return undefined
  const booked: BookRow[] = []
  for (const row of rows) booked.push(await rowOf(db, row, { secretKey, teamId }))
  return { ...teams[0], year, rows: booked }
}

type BookedCase = Case & {
  sealed: string
  endSealed: string | null
  mediatorName: string | null
  leadName: string
  alongId: string | null
  alongName: string | null
  alongNumber: number | null
  againNumber: number | null
  againYear: number | null
}

async function rowOf(
  db: Db,
  row: BookedCase,
  { secretKey, teamId }: { secretKey: Uint8Array; teamId: string },
): Promise<BookRow> {
  const { coMediators } = await listTogether(db, row.id)
  const guests = await listGuests(db, secretKey, row.id)
  const words = openFor(secretKey, 'case', row.id, row.sealed)
  const end = row.endSealed === null ? '' : openFor(secretKey, 'note', row.id, row.endSealed).note
  return {
    id: row.id,
    number: row.teamId === teamId ? row.number : row.alongNumber!,
    receivedOn: row.receivedOn,
    mediator: [row.mediatorName ?? '', ...coMediators.map(({ name }) => name)].filter(Boolean).join(', '),
    guests: guests.map(({ name, role }) => `${name} (được mời: ${role})`),
    note: noteOf(row, teamId),
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

/** What Ghi chú says of a second team and of a case before. */
function noteOf(row: BookedCase, teamId: string): string {
  const along =
    row.alongId === null
      ? ''
      : row.teamId === teamId
        ? `Phối hợp với ${row.alongName}`
        : `${row.leadName} chủ trì (số ${row.number}/${row.year}) và được tính số liệu`
  const again = row.againNumber === null ? '' : `Hòa giải lại vụ, việc số ${row.againNumber}/${row.againYear}`
  return [along, again].filter(Boolean).join('. ')
}
