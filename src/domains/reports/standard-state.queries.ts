import { sql } from 'kysely'
import { showDay } from '#base/day.ts'
import { type AssessmentState, type Outcome, outcomeNames, stateNames } from '#domains/standard/assessment.ts'
import { countCommunes } from '#domains/standard/coverage.queries.ts'
import { coverageOf } from '#domains/standard/coverage.ts'
import type { Db } from '#platform/database/database.ts'

type Line = {
  isOwn: boolean
  placeName: string
  state: AssessmentState
  outcome: Outcome | null
  excludedWhy: string
  decisionNumber: string
  decidedOn: string | null
}

/**
 * Where the standard of access to law stands for the place of a committee in a year, in sentences: of its own commune, or of the communes of its
 * province with their counts. Nothing for another body: the standard is the commune's.
 */
export async function loadStandardState(db: Db, { bodyId, year }: { bodyId: string; year: number }): Promise<string[]> {
  const { rows } = await sql<Line & { provinceId: string }>`
    select a.place_id = body.place_id as "isOwn", a.province_id as "provinceId", place.full_name as "placeName", a.state, a.outcome, a.excluded_why as "excludedWhy",
      a.decision_number as "decisionNumber", a.decided_on as "decidedOn"
    from standard_assessment a join place on place.id = a.place_id
      join body on body.id = ${bodyId} and body.kind = 'ubnd' and body.place_id in (a.place_id, a.province_id)
    where a.year = ${year} order by place.sort_key`.execute(db)
  const [own] = rows
  if (own === undefined) return []
  if (own.isOwn) return [ownSentence(year, own)]
  const communes = await countCommunes(db, own.provinceId, year)
  const { recognised, notRecognised, waiting, excluded } = coverageOf(rows, communes)
  const opened = recognised + notRecognised + waiting
  const leftOut = excluded.length === 0 ? '' : `; không đánh giá ${excluded.length}`
  return [
    `Năm đánh giá ${year}: ${opened} trên ${communes} xã đã mở đánh giá; được công nhận ${recognised}, không được công nhận ${notRecognised}, chưa quyết định ${waiting}${leftOut}.`,
  ]
}

function ownSentence(year: number, { state, outcome, decisionNumber, decidedOn }: Line): string {
  const word = outcome === null ? stateNames[state] : outcomeNames[outcome]
  const decision = decidedOn === null ? '' : ` theo Quyết định số ${decisionNumber} ngày ${showDay(decidedOn)}`
  return `Năm đánh giá ${year}: ${word.toLocaleLowerCase('vi')}${decision}.`
}
