import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { listOfProvince } from '#domains/standard/assessments.queries.ts'
import { standingIn } from '#domains/standard/coverage.queries.ts'
import type { DisqualifyingEvent } from '#domains/standard/disqualifying-event.ts'
import { type JudgeInputs, judge, type RuleValue } from '#domains/standard/judge.ts'
import { loadJudgeInputs, loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { feedsOf, inputsFrom, measuresOf } from '#domains/standard/measure-map.ts'
import { type Demand, loadDemands, type PlanDays, planDaysOf } from '#domains/standard/plan-days.queries.ts'
import { planFeedsOf } from '#domains/standard/plan-days.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import { compareJudgments, type PreviewLine } from '#domains/standard/rule-preview.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import { listTookOver } from '#domains/statistics/counted-body.queries.ts'
import { countByPlaces } from '#domains/statistics/measures.queries.ts'
import type { Db } from '#platform/database/database.ts'

type Batch = Pick<RuleChange, 'provinceId' | 'ruleSetId' | 'rows' | 'number'>

/** What a batch would make of every assessment of the province by this rule set, in whatever year. */
export async function previewChange(db: Db, change: Batch): Promise<PreviewLine[]> {
  const { provinceId, ruleSetId } = change
  const lines = await listOfProvince(db, provinceId, ruleSetId)
  const inputs = await loadJudgeInputs(db, lines)
  const rules = new Map<number, { before: RuleSet; after: RuleSet }>()
  for (const year of new Set(lines.map((line) => line.year))) rules.set(year, await bothRules(db, change, year))
  return lines.map(({ id, placeName, year, state }) => {
    const { before, after } = rules.get(year)!
    const values = inputs.get(id)!
    return compareJudgments({
      key: id,
      placeName,
      year,
      isDecided: state === 'decided',
      before: judge(before, values),
      after: judge(after, values),
    })
  })
}

async function bothRules(db: Db, change: Batch, year?: number) {
  const { provinceId, ruleSetId } = change
  const of = { ...(year !== undefined && { year }) }
  return {
    before: (await loadProvinceRules(db, provinceId, ruleSetId, of)).ruleSet,
    after: (await loadProvinceRules(db, provinceId, ruleSetId, { ...of, draft: [change] })).ruleSet,
  }
}

/**
 * The same rule set before and after the batch over the figures of a year, for every commune that stood at its end: what its assessment
 * of that year holds, else what its records tell. The rules are those of today, whatever day their texts go from: that is the question.
 */
export async function previewOnYear(db: Db, change: Batch, year: number, today: Day): Promise<PreviewLine[]> {
  const { provinceId, ruleSetId } = change
  const { before, after } = await bothRules(db, change)
  const assessed = (await listOfProvince(db, provinceId, ruleSetId)).filter((line) => line.year === year)
  const inputs = await loadJudgeInputs(db, assessed)
  const fromRecords = await loadFromRecords(db, provinceId, year, today)
  const { rows: communes } = await sql<Commune & { name: string }>`
    select id, path, full_name as name from place commune where ${standingIn(provinceId, year)} order by sort_key`.execute(
    db,
  )
  return communes.map(({ id, path, name }) => {
    const line = assessed.find(({ placeId }) => placeId === id)
    const valuesFor = (ruleSet: RuleSet) =>
      line === undefined ? fromRecords({ id, path }, ruleSet) : inputs.get(line.id)!
    return compareJudgments({
      key: id,
      placeName: name,
      year,
      isDecided: line?.state === 'decided',
      before: judge(before, valuesFor(before)),
      after: judge(after, valuesFor(after)),
    })
  })
}

type Commune = { id: string; path: string }

/** A commune stands at the second step of its path; before July 2025, under a district, at the third. */
const communeSteps = 3

/**
 * What the records of each commune of a province tell of a year, and the plans that it was given, as the inputs of a judgment by some
 * rules; nobody has entered or signed anything.
 */
async function loadFromRecords(
  db: Db,
  provinceId: string,
  year: number,
  today: Day,
): Promise<(commune: Commune, ruleSet: RuleSet) => JudgeInputs> {
  const calendar = await loadCalendar(db)
  const feeds = feedsOf('any')
  const window = { from: `${year}-01-01`, to: `${year}-12-31` }
  const counts = await countByPlaces(db, measuresOf(feeds), window, communeSteps, `${provinceId}/`)
  const { rows: events } = await sql<DisqualifyingEvent & { placeId: string }>`
    select event.id, event.place_id as "placeId", role, event.kind, sanction, in_duty as "isInDuty", decision, decided_on as "decidedOn"
    from standard_event event join place on place.id = event.place_id
    where split_part(place.path, '/', 1) = ${provinceId} and withdrawn_at is null and extract(year from decided_on) = ${year}`.execute(
    db,
  )
  const demandsOf = await loadDemandsByCommune(db, provinceId, year, today)
  const recorded = (value: Pick<PlanDays, 'inputs' | 'untold'>): RuleValue => ({
    kind: 'inputs',
    source: 'records',
    ...value,
  })
  return ({ id, path }, ruleSet) => {
    const found = counts.get(path)
    const inputs = found === undefined ? new Map() : inputsFrom(feeds, found)
    const planned = planDaysOf(ruleSet, demandsOf(id), calendar)
    return {
      year,
      values: Object.fromEntries([
        ...[...inputs].map(([rule, one]) => [rule, recorded({ inputs: one })]),
        ...[...planned].map(([rule, { inputs, untold }]) => [rule, recorded({ inputs, ...(untold && { untold }) })]),
      ]),
      evidenced: new Set(),
      points: {},
      ruled: {},
      events: events.filter(({ placeId }) => placeId === id),
      calendar,
    }
  }
}

/** By place, what the province asked in the year of its committee and of those that this one alone had taken over by then. */
async function loadDemandsByCommune(
  db: Db,
  provinceId: string,
  year: number,
  today: Day,
): Promise<(placeId: string) => Map<string, Demand[]>> {
  const lastDay = `${year}-12-31`
  const { rows } = await sql<{ placeId: string; bodyId: string; hasOthers: boolean }>`
    select body.place_id as "placeId", body.id as "bodyId",
      exists (select 1 from body_succession s where s.new_id = body.id) as "hasOthers"
    from body join place commune on commune.id = body.place_id
    where body.kind = 'ubnd' and ${standingIn(provinceId, year)} order by body.id`.execute(db)
  const placesOf = new Map<string, Set<string>>()
  for (const { placeId, bodyId, hasOthers } of rows) {
    const others = hasOthers ? await listTookOver(db, bodyId, today < lastDay ? today : lastDay) : []
    for (const one of [bodyId, ...others]) placesOf.set(one, (placesOf.get(one) ?? new Set()).add(placeId))
  }
  const demands = await loadDemands(db, { bodyIds: [...placesOf.keys()], provinceId, year }, planFeedsOf('any'))
  return (placeId) =>
    new Map(
      [...demands].flatMap(([rule, all]): [string, Demand[]][] => {
        const own = all.filter(({ bodyId }) => placesOf.get(bodyId)!.has(placeId))
        return own.length === 0 ? [] : [[rule, own]]
      }),
    )
}
