/** Everything that an assessment is judged from, for one or many at once: rules of its province, values, evidence, events. */
import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import type { Assessment, FrozenAssessment, IndicatorState } from '#domains/standard/assessment.ts'
import type { DisqualifyingEvent } from '#domains/standard/disqualifying-event.ts'
import { type JudgeInputs, type Judgment, judge, type RuleValue } from '#domains/standard/judge.ts'
import { layOver, numberIn, type ProvinceRules } from '#domains/standard/lay-over.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * The rules of a province: approved values alone, or with a draft laid over them to see what it would do. `year`: only values that go
 * in that assessment year; left out: all that was read. `upTo`: as they were at that version of the province; left out: today.
 */
export async function loadProvinceRules(
  db: Db,
  provinceId: string,
  ruleSetId: string,
  { draft = [], upTo, year }: { draft?: Pick<RuleChange, 'rows' | 'number'>[]; upTo?: number; year?: number } = {},
): Promise<ProvinceRules> {
  const approved = await db
    .selectFrom('standard_rule_change')
    .select(['rows', 'number'])
    .where('province_id', '=', provinceId)
    .where('rule_set', '=', ruleSetId)
    .where('state', '=', 'approved')
    .execute()
  const held = approved.filter(({ number }) => upTo === undefined || number! <= upTo)
  return layOver(loadRuleSet(ruleSetId), [...held, ...draft], year)
}

type RulesOf = Pick<Assessment, 'provinceId' | 'ruleSetId' | 'year'>

export const rulesKey = ({ provinceId, ruleSetId, year }: RulesOf) => `${provinceId} ${ruleSetId} ${year}`

/** By `rulesKey`, each read once however many are judged by it. */
export async function loadRulesOfAll(db: Db, all: readonly RulesOf[]): Promise<Map<string, ProvinceRules>> {
  const rules = new Map<string, ProvinceRules>()
  for (const [key, { provinceId, ruleSetId, year }] of new Map(all.map((one) => [rulesKey(one), one])))
    rules.set(key, await loadProvinceRules(db, provinceId, ruleSetId, { year }))
  return rules
}

/** `asOf`: up to which day records were counted; null: not taken from records. `tookOver`: with whose. */
export type StoredValue = {
  value: RuleValue
  why: string
  enteredBy: string | null
  enteredAt: Date
  asOf: Day | null
  tookOver: string[]
}

/** Of one assessment, by code of the rule. */
export async function listValues(db: Db, assessmentId: string): Promise<Map<string, StoredValue>> {
  const rows = await db
    .selectFrom('standard_value')
    .leftJoin('person', 'person.id', 'standard_value.entered_by')
    .select([
      'rule_code',
      'value',
      'why',
      'person.name as enteredBy',
      'entered_at as enteredAt',
      'as_of as asOf',
      'took_over as tookOver',
    ])
    .where('assessment_id', '=', assessmentId)
    .execute()
  return new Map(rows.map(({ rule_code, ...row }) => [rule_code, row]))
}

/** What the figures of an assessment were counted from, by rule; those that a person entered are left out. */
export async function listTaken(db: Db, assessmentId: string): Promise<NonNullable<FrozenAssessment['taken']>> {
  const rows = await db
    .selectFrom('standard_value')
    .select(['rule_code', 'as_of', 'records'])
    .where('assessment_id', '=', assessmentId)
    .where('as_of', 'is not', null)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.rule_code, { asOf: row.as_of!, records: row.records! }]))
}

export async function listIndicatorStates(db: Db, assessmentId: string): Promise<Map<string, IndicatorState>> {
  return (await listStatesOfMany(db, [assessmentId])).get(assessmentId)!
}

/** By assessment, then by code of the indicator. */
export async function listStatesOfMany(
  db: Db,
  assessmentIds: readonly string[],
): Promise<Map<string, Map<string, IndicatorState>>> {
  const states = new Map(assessmentIds.map((id) => [id, new Map<string, IndicatorState>()]))
  if (assessmentIds.length === 0) return states
  const rows = await db
    .selectFrom('standard_indicator')
    .selectAll()
    .where('assessment_id', 'in', assessmentIds)
    .execute()
  for (const row of rows)
    states.get(row.assessment_id)!.set(row.code, {
      code: row.code,
      ownerId: row.owner_id,
      ownerSince: row.owner_since,
      dueOn: row.due_on,
      self: row.self,
      selfPoints: row.self_points,
      selfWhy: row.self_why,
      signedBy: row.signed_by,
      signedAt: row.signed_at,
      review: row.review,
      reviewPoints: row.review_points,
      reviewWhy: row.review_why,
      reviewedBy: row.reviewed_by,
    })
  return states
}

export function emptyIndicator(code: string): IndicatorState {
  return {
    code,
    ownerId: null,
    ownerSince: null,
    dueOn: null,
    self: null,
    selfPoints: null,
    selfWhy: '',
    signedBy: null,
    signedAt: null,
    review: null,
    reviewPoints: null,
    reviewWhy: '',
    reviewedBy: null,
  }
}

/** Of a commune in a year, those that were withdrawn left out. */
export async function listEvents(db: Db, placeId: string, year: number): Promise<DisqualifyingEvent[]> {
  const { rows } = await sql<DisqualifyingEvent>`
    select id, role, kind, sanction, in_duty as "isInDuty", decision, decided_on as "decidedOn" from standard_event
    where place_id = ${placeId} and withdrawn_at is null and extract(year from decided_on) = ${year} order by decided_on, id`.execute(
    db,
  )
  return rows
}

type AssessmentKey = Pick<Assessment, 'id' | 'placeId' | 'year'>

/** By assessment, in five questions however many there are. Points: the appraiser's before the commune's own. */
export async function loadJudgeInputs(
  db: Db,
  assessments: readonly AssessmentKey[],
): Promise<Map<string, JudgeInputs>> {
  const ids = assessments.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const calendar = await loadCalendar(db)
  const values = await db
    .selectFrom('standard_value')
    .select(['assessment_id', 'rule_code', 'value'])
    .where('assessment_id', 'in', ids)
    .execute()
  const evidence = await db
    .selectFrom('standard_evidence')
    .select(['assessment_id', 'indicator_code'])
    .where('assessment_id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute()
  const points = await db
    .selectFrom('standard_indicator')
    .select(['assessment_id', 'code', 'self_points', 'review', 'review_points'])
    .where('assessment_id', 'in', ids)
    .execute()
  const { rows: events } = await sql<DisqualifyingEvent & { placeId: string }>`
    select id, place_id as "placeId", role, kind, sanction, in_duty as "isInDuty", decision, decided_on as "decidedOn" from standard_event
    where place_id = any(${assessments.map(({ placeId }) => placeId)}::text[]) and withdrawn_at is null`.execute(db)
  const valuesOf = Map.groupBy(values, (row) => row.assessment_id)
  const evidenceOf = Map.groupBy(evidence, (row) => row.assessment_id)
  const pointsOf = Map.groupBy(points, (row) => row.assessment_id)
  const eventsOf = Map.groupBy(events, (row) => row.placeId)
  return new Map(
    assessments.map(({ id, placeId, year }) => [
      id,
      {
        year,
        values: Object.fromEntries((valuesOf.get(id) ?? []).map((row) => [row.rule_code, row.value])),
        evidenced: new Set((evidenceOf.get(id) ?? []).map((row) => row.indicator_code)),
        points: Object.fromEntries(
          (pointsOf.get(id) ?? []).map((row) => [row.code, row.review_points ?? row.self_points ?? undefined]),
        ),
        ruled: Object.fromEntries(
          (pointsOf.get(id) ?? [])
            .filter(({ review }) => review === 'differs')
            .map((row) => [row.code, row.review_points ?? undefined]),
        ),
        events: eventsOf.get(placeId) ?? [],
        calendar,
      },
    ]),
  )
}

export type Judging = ProvinceRules & { judgment: Judgment; inputs: JudgeInputs }

/** One assessment judged now. */
export async function judgeNow(
  db: Db,
  assessment: AssessmentKey & Pick<Assessment, 'provinceId' | 'ruleSetId'>,
): Promise<Judging> {
  const { provinceId, ruleSetId, year } = assessment
  const rules = await loadProvinceRules(db, provinceId, ruleSetId, { year })
  const inputs = (await loadJudgeInputs(db, [assessment])).get(assessment.id)!
  return { ...rules, judgment: judge(rules.ruleSet, inputs), inputs }
}

/** What its pages show: a decided one as it was judged when it was submitted, by the rules of then; any other judged now. */
export async function judgeToShow(db: Db, assessment: Assessment): Promise<Judging> {
  const now = await judgeNow(db, assessment)
  const { state, frozen, provinceId, ruleSetId, year } = assessment
  if (state !== 'decided' || frozen === null) return now
  const rules = await loadProvinceRules(db, provinceId, ruleSetId, { year, upTo: numberIn(frozen.versionName) })
  return { ...rules, versionName: frozen.versionName, judgment: frozen.judgment, inputs: now.inputs }
}
