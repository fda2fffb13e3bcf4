import { sql } from 'kysely'
import { showDay } from '#base/day.ts'
import { type AssessmentState, type Outcome, outcomeNames, stateNames } from '#domains/standard/assessment.ts'
import { listCoverage } from '#domains/standard/coverage.queries.ts'
import { endedWords, sumCoverage } from '#domains/standard/coverage.ts'
import type { Db } from '#platform/database/database.ts'

type Line = { state: AssessmentState; outcome: Outcome | null; decisionNumber: string; decidedOn: string | null }

/**
 * Where the standard of access to law stands for the place of a committee in a year, in sentences: of its own commune, or of the communes of its
 * province with their counts. Nothing for another body: the standard is the commune's.
 */
export async function loadStandardState(db: Db, { bodyId, year }: { bodyId: string; year: number }): Promise<string[]> {
  const { rows } = await sql<{ placeId: string; line: Line | null }>`
    select body.place_id as "placeId", (select json_build_object('state', a.state, 'outcome', a.outcome, 'decisionNumber', a.decision_number,
      'decidedOn', a.decided_on) from standard_assessment a where a.place_id = body.place_id and a.year = ${year}) as line
    from body where body.id = ${bodyId} and body.kind = 'ubnd'`.execute(db)
  const [own] = rows
  if (own === undefined) return []
  if (own.line !== null) return [ownSentence(year, own.line)]
  const counts = sumCoverage(await listCoverage(db, year, [own.placeId]))
  const { communes, recognised, notRecognised, waiting, excluded, ended } = counts
  const opened = recognised + notRecognised + waiting
  if (opened + excluded + ended === 0) return []
  const leftOut = excluded === 0 ? '' : `; không đánh giá ${excluded}`
  return [
    `Năm đánh giá ${year}: ${opened} trên ${communes} xã đã mở đánh giá; được công nhận ${recognised}, không được công nhận ${notRecognised}, chưa quyết định ${waiting}${leftOut}${endedWords(counts)}.`,
  ]
}

function ownSentence(year: number, { state, outcome, decisionNumber, decidedOn }: Line): string {
  const word = outcome === null ? stateNames[state] : outcomeNames[outcome]
  const decision = decidedOn === null ? '' : ` theo Quyết định số ${decisionNumber} ngày ${showDay(decidedOn)}`
  return `Năm đánh giá ${year}: ${word.toLocaleLowerCase('vi')}${decision}.`
}
