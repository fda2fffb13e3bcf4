/** What the pages of the standard show, gathered: one assessment with its judgment, an indicator, what is missing, what waits. */
import { sql } from 'kysely'
import { type Day, dayAt } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { loadAssessment, whereStandard } from '#domains/standard/assessment.store.ts'
import { type Assessment, type IndicatorState, refusals, type StandardDeed } from '#domains/standard/assessment.ts'
import {
  type AssessmentsFilter,
  listAssessments,
  listSeenProvinces,
  listToDecide,
  nameAssessment,
} from '#domains/standard/assessments.queries.ts'
import { listCoverage, listExcluded } from '#domains/standard/coverage.queries.ts'
import { listEvidence } from '#domains/standard/evidence.queries.ts'
import { listEvidenceRecords } from '#domains/standard/evidence-records.queries.ts'
import { judge } from '#domains/standard/judge.ts'
import {
  emptyIndicator,
  judgeToShow,
  listEvents,
  listIndicatorStates,
  listValues,
  loadJudgeInputs,
  loadProvinceRules,
  loadRulesOfAll,
  rulesKey,
  type StoredValue,
} from '#domains/standard/judging.queries.ts'
import { blocksOf, stepsOf } from '#domains/standard/look-ahead.ts'
import { listLookedAtAlone } from '#domains/standard/looked-at-alone.ts'
import { feedsOf, measureName, type RuleLink, windowOf } from '#domains/standard/measure-map.ts'
import { loadPlanLinks } from '#domains/standard/plan-days.queries.ts'
import { postingRules } from '#domains/standard/posted-values.queries.ts'
import { listComments, listPostings } from '#domains/standard/posting.queries.ts'
import { judgePosting } from '#domains/standard/posting.ts'
import { fedRules, recountToShow } from '#domains/standard/recorded-values.queries.ts'
import { findIndicator, type RuleSet } from '#domains/standard/rule-set.ts'
import { programmesOf } from '#domains/standard/rule-sets.ts'
import { listSinceSubmitted } from '#domains/standard/since-submitted.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { loadYearRule } from '#domains/standard/year-rule.queries.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { ReadContext } from '#platform/http/web-request.ts'

/** A page of them, each judged by the rules of its province; the shares of provinces for who sees the whole of them. */
export async function loadJudgedLines(db: Db, actor: Actor, filter: AssessmentsFilter, page: number) {
  const { lines, total, byState } = await listAssessments(db, actor, filter, page)
  const inputs = await loadJudgeInputs(db, lines)
  const rules = await loadRulesOfAll(db, lines)
  const judged = lines.map((line) => ({
    ...line,
    judged:
      line.state === 'excluded'
        ? null
        : line.state === 'decided'
          ? line.frozenOutcome
          : judge(rules.get(rulesKey(line))!.ruleSet, inputs.get(line.id)!).outcome,
  }))
  const seen = await listSeenProvinces(db, actor)
  return {
    lines: judged,
    total,
    byState,
    coverage: seen.length === 0 ? [] : await listCoverage(db, filter.year, seen),
    excluded: seen.length === 0 ? [] : await listExcluded(db, filter.year, seen),
  }
}

/** What somebody may sign a decision about, with how it stands. */
export async function loadWaiting(db: Db, actor: Actor, page: number) {
  const { lines, total } = await listToDecide(db, actor, page)
  const inputs = await loadJudgeInputs(db, lines)
  const rules = await loadRulesOfAll(db, lines)
  const { rows } = await sql<{ id: string; differing: number; selfNotMet: number }>`
    select assessment_id as id, count(*) filter (where review = 'differs')::int as differing,
      count(*) filter (where self = 'not-met')::int as "selfNotMet" from standard_indicator
    where assessment_id = any(${lines.map(({ id }) => id)}::uuid[]) group by 1`.execute(db)
  const said = new Map(rows.map((row) => [row.id, row]))
  const waiting = lines.map((line) => ({
    ...line,
    judged: judge(rules.get(rulesKey(line))!.ruleSet, inputs.get(line.id)!).outcome,
    differing: said.get(line.id)?.differing ?? 0,
    selfNotMet: said.get(line.id)?.selfNotMet ?? 0,
  }))
  return { lines: waiting, total, page }
}

export async function loadAssessmentPage(
  { db, actor, house, today }: Pick<ReadContext, 'db' | 'actor' | 'house' | 'today'>,
  id: string,
) {
  const assessment = await nameAssessment(db, await loadAssessment(db, actor, 'read standard', id))
  const judging = await judgeToShow(db, assessment)
  const { ruleSet, versionName, inputs } = judging
  const states = await listIndicatorStates(db, id)
  const returnedOn = await findReturnedDay(db, assessment)
  const { recounted, asked, shown, newlyAgainst } = await recountToShow(db, assessment, judging, today)
  const on = { ...inputs, returnedOn, values: asked.values, today }
  return {
    assessment,
    ruleSet,
    versionName,
    judgment: shown.judgment,
    outcome: asked.judgment.outcome,
    states,
    blocks: assessment.state === 'preparing' ? blocksOf(ruleSet, asked.judgment, states, on) : [],
    alone: listLookedAtAlone(ruleSet, shown.values),
    newlyAgainst: newlyAgainst.filter((code) => states.get(code)?.self),
    owners: await namesOfOwners(db, states),
    events: await listEvents(db, assessment.placeId, assessment.year),
    programmes: programmesOf(assessment.year, assessment.placeKind, assessment.outcome),
    otherRules: await findOtherRules(db, assessment),
    recounted,
    conditionValues: await listValues(db, id),
    evidence: await listEvidence(db, assessment),
    sizeMbMax: house.uploadSizeMbMax,
    can: await whatMay(db, actor, assessment),
  }
}

/** On which day it was given back, while it is prepared again; not when it went over to other rules of its year. */
async function findReturnedDay(db: Db, { id, state, returnedAt }: Assessment): Promise<Day | null> {
  if (state !== 'preparing' || returnedAt === null) return null
  const { rows } = await sql`
    select 1 from standard_set_aside where assessment_id = ${id} and set_aside_at = ${returnedAt} limit 1`.execute(db)
  return rows.length > 0 ? null : dayAt(returnedAt)
}

/** By indicator, who was given it. */
async function namesOfOwners(db: Db, states: ReadonlyMap<string, IndicatorState>): Promise<Map<string, string>> {
  const owners = [...states.values()].filter(({ ownerId }) => ownerId !== null)
  const names = await namesOf(
    db,
    owners.map(({ ownerId }) => ownerId),
  )
  return new Map(owners.map(({ code, ownerId }) => [code, names.get(ownerId!)!]))
}

async function findOtherRules(
  db: Db,
  { state, provinceId, year, ruleSetId }: Pick<Assessment, 'state' | 'provinceId' | 'year' | 'ruleSetId'>,
): Promise<RuleSet | null> {
  if (state === 'decided' || state === 'excluded') return null
  const rule = await loadYearRule(db, provinceId, year)
  return rule?.kind === 'rules' && rule.ruleSet.id !== ruleSetId ? rule.ruleSet : null
}

/** One indicator of it; refused when the rule set has none such. */
export async function findIndicatorPage(context: ReadContext, id: string, code: string) {
  const { db, actor, today } = context
  const assessment = await nameAssessment(db, await loadAssessment(db, actor, 'read standard', id))
  const judging = await judgeToShow(db, assessment)
  const { ruleSet, inputs } = judging
  const { shown } = await recountToShow(db, assessment, judging, today)
  const { judgment, values: compared } = shown
  const indicator = findIndicator(ruleSet, code)
  const judged = judgment.criteria.flatMap(({ indicators }) => indicators).find((one) => one.code === code)
  if (indicator === undefined || judged === undefined) throw refusals.notFound
  const states = await listIndicatorStates(db, id)
  const returnedOn = await findReturnedDay(db, assessment)
  const state = states.get(code) ?? emptyIndicator(code)
  const names = await namesOf(db, [state.ownerId, state.signedBy, state.reviewedBy])
  const values = await listValues(db, id)
  const can = await whatMay(db, actor, assessment)
  const nameOf = (person: string | null) => (person === null ? null : names.get(person)!)
  return {
    assessment,
    ruleSet,
    indicator,
    judged,
    state,
    blocks:
      assessment.state === 'preparing'
        ? blocksOf(ruleSet, judgment, states, { ...inputs, values: compared, returnedOn, today })
        : [],
    ownerName: nameOf(state.ownerId),
    signedByName: nameOf(state.signedBy),
    reviewedByName: nameOf(state.reviewedBy),
    values,
    links: new Map([
      ...linksOf(assessment, ruleSet, values, today),
      ...(await loadPlanLinks(db, assessment, ruleSet, today)),
    ]),
    sinceSubmitted: await listSinceSubmitted(db, assessment, indicator, values),
    fed: fedRules(ruleSet, assessment.year),
    evidence: (await listEvidence(db, assessment)).filter(({ indicatorCode }) => indicatorCode === code),
    records:
      can.assess && assessment.state === 'preparing'
        ? await listEvidenceRecords(db, actor, assessment, indicator, today)
        : [],
    can,
  }
}

export async function loadLookAhead({ db, actor, today }: ReadContext, id: string) {
  const assessment = await nameAssessment(db, await loadAssessment(db, actor, 'read standard', id))
  const judging = await judgeToShow(db, assessment)
  const { ruleSet, inputs } = judging
  const { recounted, asked } = await recountToShow(db, assessment, judging, today)
  const on = { returnedOn: await findReturnedDay(db, assessment), decidedOn: assessment.decidedOn }
  const states = await listIndicatorStates(db, id)
  return {
    assessment,
    recounted,
    blocks: blocksOf(ruleSet, asked.judgment, states, { ...inputs, ...on, values: asked.values, today }),
    owners: await namesOfOwners(db, states),
    steps: stepsOf(ruleSet, assessment.year, { ...on, calendar: inputs.calendar }),
    deadlinesNote: 'Thời hạn các bước của bộ quy tắc này chưa xác minh được. Hãy theo văn bản và hướng dẫn của tỉnh.',
  }
}

export async function loadPostingPage({ db, actor, today }: ReadContext, id: string) {
  const assessment = await nameAssessment(db, await loadAssessment(db, actor, 'read standard', id))
  const { provinceId, ruleSetId, year } = assessment
  const { ruleSet } = await loadProvinceRules(db, provinceId, ruleSetId, { year })
  const postings = await listPostings(db, id)
  return {
    assessment,
    postings,
    comments: await listComments(db, id),
    judged: judgePosting(ruleSet.posting, postings, today, await loadCalendar(db)),
    mayAssess: (await whatMay(db, actor, assessment)).assess,
  }
}

/**
 * Pages that list what an input was counted from, by rule: up to the day on which it was taken and of the same bodies, so that list and
 * number agree.
 */
function linksOf(
  { id, year, bodyId }: Pick<Assessment, 'id' | 'year' | 'bodyId'>,
  ruleSet: RuleSet,
  values: ReadonlyMap<string, StoredValue>,
  today: Day,
): Map<string, RuleLink[]> {
  const links = new Map<string, RuleLink[]>()
  for (const code of postingRules(ruleSet))
    links.set(code, [{ label: 'Các lần niêm yết đã ghi', href: standardPaths.step(id, 'niem-yet') }])
  for (const { rule, add, less, unless } of feedsOf(year)) {
    const stored = values.get(rule)
    const asOf = stored?.asOf ?? today
    const tookOver = stored?.asOf ? stored.tookOver : undefined
    for (const measure of [...add, ...less, ...unless]) {
      const href = statisticsPaths.listOf(measure, { bodyId, tookOver, ...windowOf(year, asOf) })
      const known = links.get(rule) ?? []
      if (!known.some((link) => link.href === href))
        links.set(rule, [...known, { label: `${measureName(measure)}: xem danh sách`, href }])
    }
  }
  return links
}

/** Of persons by id; null is left out. */
export async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${ids.filter((id) => id !== null)}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function whatMay(db: Db, actor: Actor, { id }: Pick<Assessment, 'id'>) {
  const may = (deed: StandardDeed) => sql<boolean>`(${whereStandard(actor, deed, 'a')})`
  const { rows } = await sql<{
    assess: boolean
    submit: boolean
    appraise: boolean
    decide: boolean
    noteEvents: boolean
  }>`
    select ${may('assess standard')} as assess, ${may('submit standard')} as submit, ${may('appraise standard')} as appraise,
      ${may('decide standard')} as decide, ${may('note standard events')} as "noteEvents"
    from standard_assessment a join body on body.id = a.body_id where a.id = ${id}`.execute(db)
  return rows[0]!
}
