import { type SqlBool, sql } from 'kysely'
import { addDays, type Day, yearOf } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import { isOfficer } from '#domains/people/officers.queries.ts'
import { assessmentOf, whereStandard } from '#domains/standard/assessment.store.ts'
import { judge } from '#domains/standard/judge.ts'
import { listStatesOfMany, loadJudgeInputs, loadRulesOfAll, rulesKey } from '#domains/standard/judging.queries.ts'
import { type Block, blocksOf, nextStepDay } from '#domains/standard/look-ahead.ts'
import { indicatorsOf, showCode } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { DigestLine, DigestRef } from '#domains/urging/digest.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { usualPace } from '#domains/urging/pace.ts'
import { isUntold, listAbsentNames, listPeopleFor } from '#domains/urging/told.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'

/** What a ref is about: own indicators, leading a commune's assessment, what waits for appraisal or a decision in a province, a council's meeting. */
type About = 'own' | 'lead' | 'appraise' | 'decide' | 'council'
type Told = { personId: string; ref: DigestRef }
type Reader = Pick<Actor, 'personId' | 'grants'>

/** A step of a year, and a day that a commune set, are told for so long after they are over. */
const lateDays = 30

/**
 * What đôn đốc says of the standard. Owners of indicators that nobody signed: once when given and when returned, each day when their day
 * or the year's next step is near; leaders of a commune: once when returned, each day when a step is near; appraisers and deciders: each
 * day on which something waits for them, as one line a province and year, or a province; members of a council: once when called, each day when the meeting is near.
 */
export const standardForDigest: DigestSource = {
  section: 'standard',
  async list(db, today) {
    const soon = addWorkingDays(today, usualPace.dueSoonDays, await loadCalendar(db)).day
    const pressing = await listPressing(db, today, soon)
    return [
      ...(await listOwners(db, today, soon, pressing)),
      ...(await listLeaders(db, today, pressing)),
      ...(await listAppraisers(db, today)),
      ...(await listDeciders(db, today)),
      ...(await listMembers(db, today, soon)),
    ]
  },
  async lines(db, reader, refs, today) {
    const about = (what: About) =>
      refs.filter(({ o }) => o.startsWith(`${what}:`)).map(({ o }) => o.slice(what.length + 1))
    const asked = { reader, today, absent: await listAbsentNames(db, refs) }
    return [
      ...(await preparingLines(db, asked, { own: about('own'), lead: about('lead') })),
      ...(await waitingLines(db, asked, { appraise: about('appraise'), decide: about('decide') })),
      ...(await councilLines(db, reader, about('council'), today)),
    ]
  },
}

/** `absent`: whom the reader acts for, by what the ref is about. */
type Asked = { reader: Reader; today: Day; absent: ReadonlyMap<string, string> }

const toldOf = (what: About, rows: { personId: string; key: string; actingFor?: string | null }[]): Told[] =>
  rows.map(({ personId, key, actingFor }) => ({
    personId,
    ref: { s: 'standard', o: `${what}:${key}`, ...(actingFor ? { f: actingFor } : {}) },
  }))

/** Assessments that are being prepared while the next verified step of their year is near, or just over. */
async function listPressing(db: Db, today: Day, soon: Day): Promise<string[]> {
  const years = [yearOf(today), yearOf(today) - 1]
  const { rows } = await sql<{ provinceId: string; ruleSetId: string; year: number; ids: string[] }>`
    select province_id as "provinceId", rule_set as "ruleSetId", year, array_agg(id::text) as ids from standard_assessment
    where state = 'preparing' and year = any(${years}::int[]) group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  const pressing: string[] = []
  const rules = await loadRulesOfAll(db, rows)
  const earliest = addDays(today, -lateDays)
  for (const row of rows) {
    const last = nextStepDay(rules.get(rulesKey(row))!.ruleSet, row.year, earliest)
    if (last !== null && last >= earliest && last <= soon) pressing.push(...row.ids)
  }
  return pressing
}

async function listOwners(db: Db, today: Day, soon: Day, pressing: readonly string[]): Promise<Told[]> {
  const owner = sql`i.owner_id`
  const { rows } = await sql<{ personId: string; key: string }>`
    select distinct i.owner_id as "personId", a.id::text as key
    from standard_indicator i join standard_assessment a on a.id = i.assessment_id join body on body.id = a.body_id
    where a.state = 'preparing' and i.self is null and ${isOfficer(owner, today, 'assess standard')}
      and (i.due_on between ${addDays(today, -lateDays)}::date and ${soon}::date or a.id = any(${pressing}::uuid[]) or ${isUntold(owner, sql`i.owner_since`, today)}
        or ${isUntold(owner, sql`a.returned_at`, today)})
    order by key, "personId"`.execute(db)
  return toldOf('own', rows)
}

async function listLeaders(db: Db, today: Day, pressing: readonly string[]): Promise<Told[]> {
  const about = sql`select a.id::text as key, a.body_id, case when a.id = any(${pressing}::uuid[]) then null else a.returned_at end as since
    from standard_assessment a where a.state = 'preparing' and (a.returned_at is not null or a.id = any(${pressing}::uuid[]))`
  return toldOf('lead', await listPeopleFor(db, about, { today, deed: 'submit standard', whose: 'own' }))
}

/** Never who submitted it: they appraise nothing of their own. */
async function listAppraisers(db: Db, today: Day): Promise<Told[]> {
  const about = sql`select a.province_id || '/' || a.year as key, a.body_id, null::timestamptz as since, a.submitted_by
    from standard_assessment a where a.state = 'submitted'`
  const except = sql<SqlBool>`held.person_id is not distinct from about.submitted_by`
  return toldOf(
    'appraise',
    await listPeopleFor(db, about, { today, deed: 'appraise standard', whose: 'reaching', except }),
  )
}

/** Never who submitted or appraised it. */
async function listDeciders(db: Db, today: Day): Promise<Told[]> {
  const about = sql`select distinct a.province_id as key, deciding.id as body_id, null::timestamptz as since, a.submitted_by, a.appraised_by
    from standard_assessment a join body deciding on deciding.place_id = a.province_id and deciding.kind = 'ubnd' and deciding.to_day is null
    where a.state = 'appraised'`
  const except = sql<SqlBool>`(held.person_id is not distinct from about.submitted_by or held.person_id is not distinct from about.appraised_by)`
  return toldOf('decide', await listPeopleFor(db, about, { today, deed: 'decide standard', whose: 'reaching', except }))
}

async function listMembers(db: Db, today: Day, soon: Day): Promise<Told[]> {
  const member = sql`member.id`
  const { rows } = await sql<{ personId: string; key: string }>`
    select member.id as "personId", c.id::text as key from standard_council_call c, unnest(c.person_ids) as member(id)
    where c.meets_on >= ${today} and (c.meets_on <= ${soon} or ${isUntold(member, sql`c.called_at`, today)}) order by c.meets_on, c.id, member.id`.execute(
    db,
  )
  return toldOf('council', rows)
}

/** To its members alone. */
async function councilLines(db: Db, reader: Reader, ids: string[], today: Day): Promise<DigestLine[]> {
  const { rows } = await sql<{ year: number; meetsOn: Day; place: string; provinceName: string }>`
    select c.year, c.meets_on as "meetsOn", c.place, province.full_name as "provinceName"
    from standard_council_call c join place province on province.id = c.province_id
    where c.id = any(${ids}::uuid[]) and ${reader.personId}::uuid = any(c.person_ids) and c.meets_on >= ${today} order by c.meets_on, c.id`.execute(
    db,
  )
  return rows.map(({ year, meetsOn, place, provinceName }) => ({
    section: 'standard' as const,
    href: mayAnywhere(reader, 'read standard')
      ? address(standardPaths.list, { nam: String(year) })
      : '/nghiep-vu/don-doc',
    title: `Họp Hội đồng đánh giá chuẩn tiếp cận pháp luật năm ${year}, tại ${place}`,
    planTitle: provinceName,
    dueDay: meetsOn,
    actingForName: null,
    said: null,
  }))
}

/** One line an assessment: the reader's own indicators that nobody signed, or what is missing of the whole. */
async function preparingLines(
  db: Db,
  { reader, today, absent }: Asked,
  { own, lead }: { own: string[]; lead: string[] },
): Promise<DigestLine[]> {
  const ids = [...own, ...lead]
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('standard_assessment')
    .innerJoin('body', 'body.id', 'standard_assessment.body_id')
    .innerJoin('place', 'place.id', 'standard_assessment.place_id')
    .selectAll('standard_assessment')
    .select('place.full_name as placeName')
    // what it says is then of the year's rules, not of a return
    .select(
      sql<boolean>`exists (select from standard_set_aside aside
        where aside.assessment_id = standard_assessment.id and aside.set_aside_at = standard_assessment.returned_at)`.as(
        'byRules',
      ),
    )
    .where('standard_assessment.id', 'in', ids)
    .where('standard_assessment.state', '=', 'preparing')
    .where(whereStandard(reader, 'assess standard', 'standard_assessment'))
    .orderBy('standard_assessment.year')
    .orderBy('place.sort_key')
    .execute()
  const lines: DigestLine[] = []
  const assessments = new Map(rows.map((row) => [row.id, assessmentOf(row)]))
  const all = [...assessments.values()]
  const [rules, inputsOf] = [await loadRulesOfAll(db, all), await loadJudgeInputs(db, all)]
  const statesOf = await listStatesOfMany(db, [...assessments.keys()])
  for (const row of rows) {
    const { ruleSet } = rules.get(rulesKey(assessments.get(row.id)!))!
    const [states, inputs] = [statesOf.get(row.id)!, inputsOf.get(row.id)!]
    const isLed = lead.includes(row.id)
    const unsigned = indicatorsOf(ruleSet).filter(({ code }) => {
      const state = states.get(code)
      return !state?.self && (isLed || state?.ownerId === reader.personId)
    })
    if (unsigned.length === 0 && !isLed) continue
    const codes = new Set(unsigned.map(({ code }) => code))
    const blocks = blocksOf(ruleSet, judge(ruleSet, inputs), states, { ...inputs, today }).filter(
      ({ indicatorCode }) => indicatorCode !== null && codes.has(indicatorCode),
    )
    const days = [
      nextStepDay(ruleSet, row.year, addDays(today, -lateDays)),
      ...unsigned.map(({ code }) => states.get(code)?.dueOn ?? null),
    ].filter((day) => day !== null)
    lines.push({
      section: 'standard',
      href:
        unsigned.length === 1 && !isLed
          ? standardPaths.indicator(row.id, unsigned[0]!.code)
          : standardPaths.step(row.id, 'con-thieu'),
      title: titleOf(
        row.year,
        unsigned.map(({ code }) => code),
        isLed,
        blocks,
      ),
      planTitle: row.placeName,
      dueDay: days.sort()[0] ?? null,
      actingForName: (isLed && absent.get(`lead:${row.id}`)) || null,
      said:
        row.returned_why === '' ? null : { text: `${row.byRules ? '' : 'Bị trả lại: '}${row.returned_why}`, by: '' },
    })
  }
  return lines
}

/** As many codes as a line has room for. */
const codesMax = 6

function titleOf(year: number, codes: string[], isLed: boolean, blocks: Block[]): string {
  const named = (all: readonly string[]) => {
    const shown = [...new Set(all)].slice(0, codesMax)
    const rest = new Set(all).size - shown.length
    return `${shown.map(showCode).join(', ')}${rest > 0 ? ` và ${rest} chỉ tiêu khác` : ''}`
  }
  const waits = isLed
    ? codes.length === 0
      ? 'đã ký đủ các chỉ tiêu, chờ trình'
      : `còn ${codes.length} chỉ tiêu chưa ký: ${named(codes)}`
    : `chỉ tiêu ${named(codes)} chờ ông/bà ký`
  const lacks = (['level', 'value', 'evidence'] as const).flatMap((lack) => {
    const found = blocks.filter((block) => block.lack === lack).map((block) => block.indicatorCode!)
    return found.length === 0 ? [] : [`${lackWords[lack]}: ${named(found)}`]
  })
  return [`Chuẩn tiếp cận pháp luật năm ${year}: ${waits}`, ...lacks].join('; ')
}

const lackWords = { level: 'chưa đạt mức', value: 'thiếu số liệu', evidence: 'thiếu tài liệu' } as const

/** One line a province and year for who appraises, with the list that it counts; one a province for who decides. */
async function waitingLines(
  db: Db,
  { reader, absent }: Asked,
  { appraise, decide }: { appraise: string[]; decide: string[] },
): Promise<DigestLine[]> {
  const count = async (key: ReturnType<typeof sql>, keys: string[], which: ReturnType<typeof sql<SqlBool>>) => {
    const { rows } = await sql<{ key: string; provinceId: string; name: string; count: number; year: number }>`
      select ${key} as key, province.id as "provinceId", province.full_name as name, count(*)::int as count, max(a.year) as year
      from standard_assessment a join body on body.id = a.body_id join place province on province.id = a.province_id
      where ${key} = any(${keys}::text[]) and ${which} group by 1, province.id, province.full_name order by province.id, year`.execute(
      db,
    )
    return rows
  }
  const line = (about: string, href: string, title: string, planTitle: string): DigestLine => ({
    section: 'standard',
    href,
    title,
    planTitle,
    dueDay: null,
    actingForName: absent.get(about) ?? null,
    said: null,
  })
  const toAppraise = await count(
    sql`(a.province_id || '/' || a.year)`,
    appraise,
    sql<SqlBool>`a.state = 'submitted' and a.submitted_by is distinct from ${reader.personId}::uuid and ${whereStandard(reader, 'appraise standard', 'a')}`,
  )
  const toDecide = await count(
    sql`a.province_id`,
    decide,
    sql<SqlBool>`a.state = 'appraised' and ${reader.personId}::uuid is distinct from a.appraised_by
      and ${reader.personId}::uuid is distinct from a.submitted_by and ${whereStandard(reader, 'decide standard', 'a')}`,
  )
  return [
    ...toAppraise.map(({ key, provinceId, name, count: waiting, year }) =>
      line(
        `appraise:${key}`,
        address(standardPaths.list, { nam: String(year), tinh: provinceId, 'tinh-trang': 'submitted' }),
        `Chuẩn tiếp cận pháp luật năm ${year}: ${waiting} bản đánh giá chờ thẩm định`,
        name,
      ),
    ),
    ...toDecide.map(({ key, name, count: waiting }) =>
      line(
        `decide:${key}`,
        standardPaths.decisions,
        `Chuẩn tiếp cận pháp luật: ${waiting} bản đánh giá chờ ký quyết định`,
        name,
      ),
    ),
  ]
}
