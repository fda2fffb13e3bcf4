import { type SqlBool, sql } from 'kysely'
import { addDays, type Day, dayAt, showDay } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import { assessmentOf, didBefore, whereStandard } from '#domains/standard/assessment.store.ts'
import { whomSignsFor } from '#domains/standard/assessment.ts'
import { judge } from '#domains/standard/judge.ts'
import { listStatesOfMany, loadJudgeInputs, loadRulesOfAll, rulesKey } from '#domains/standard/judging.queries.ts'
import { type Block, blocksOf, sendDay } from '#domains/standard/look-ahead.ts'
import { indicatorsOf, showCode } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { type About, lateDays, listTold } from '#domains/standard/standard-told.queries.ts'
import type { DigestLine } from '#domains/urging/digest.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { usualPace } from '#domains/urging/pace.ts'
import { listAbsentNames } from '#domains/urging/told.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'

type Reader = Pick<Actor, 'personId' | 'grants'>

/**
 * What đôn đốc says of the standard. Owners of indicators that nobody signed, and who acts for them: once when given and when returned, each day when their day
 * or the year's next step is near; leaders of a commune: once when returned, each day when a step is near; appraisers and deciders: each
 * day on which something waits for them, as one line a province and year, or a province; members of a council: once when called, each day when the meeting is near.
 */
export const standardForDigest: DigestSource = {
  section: 'standard',
  async list(db, today) {
    const soon = addWorkingDays(today, usualPace.dueSoonDays, await loadCalendar(db)).day
    return listTold(db, today, soon)
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

/**
 * One line an assessment that the reader leads, of what is missing of the whole; else one an owner, the reader or whom they act for, of the
 * indicators that nobody signed. `own`: `assessment/owner`.
 */
async function preparingLines(
  db: Db,
  { reader, today, absent }: Asked,
  { own, lead }: { own: string[]; lead: string[] },
): Promise<DigestLine[]> {
  const owned = Map.groupBy(own, (key) => key.split('/')[0]!)
  const ids = [...owned.keys(), ...lead]
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('standard_assessment')
    .innerJoin('body', 'body.id', 'standard_assessment.body_id')
    .innerJoin('place', 'place.id', 'standard_assessment.place_id')
    .selectAll('standard_assessment')
    .select(['body.path as bodyPath', 'body.place_path as placePath', 'place.full_name as placeName'])
    .select((row) =>
      row
        .selectFrom('standard_value')
        .whereRef('assessment_id', '=', 'standard_assessment.id')
        .select(({ fn }) => fn.min('as_of').as('asOf'))
        .as('takenTo'),
    )
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
    const signsFor = whomSignsFor(reader, { bodyId: row.body_id, ...row })
    const returnedOn = row.byRules || row.returned_at === null ? null : dayAt(row.returned_at)
    const allBlocks = blocksOf(ruleSet, judge(ruleSet, inputs), states, { ...inputs, returnedOn, today })
    for (const key of isLed ? [`lead:${row.id}`] : owned.get(row.id)!) {
      const ownerId = key.split('/')[1] ?? reader.personId!
      const unsigned = indicatorsOf(ruleSet).filter(({ code }) => {
        const state = states.get(code)
        return !state?.self && (isLed || (state?.ownerId === ownerId && signsFor.has(ownerId)))
      })
      if (unsigned.length === 0 && !isLed) continue
      const codes = new Set(unsigned.map(({ code }) => code))
      const blocks = allBlocks.filter(({ indicatorCode }) => indicatorCode !== null && codes.has(indicatorCode))
      const days = [
        sendDay(ruleSet, { year: row.year, from: addDays(today, -lateDays), calendar: inputs.calendar, returnedOn }),
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
          row.takenTo,
        ),
        planTitle: row.placeName,
        dueDay: days.sort()[0] ?? null,
        actingForName: absent.get(isLed ? key : `own:${key}`) ?? null,
        said:
          row.returned_why === '' ? null : { text: `${row.byRules ? '' : 'Bị trả lại: '}${row.returned_why}`, by: '' },
      })
    }
  }
  return lines
}

/** As many codes as a line has room for. */
const codesMax = 6

function titleOf(year: number, codes: string[], isLed: boolean, blocks: Block[], takenTo: Day | null): string {
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
  const asOf = takenTo === null || !isLed ? [] : [`số lấy từ hồ sơ tính đến ${showDay(takenTo)}`]
  return [`Chuẩn tiếp cận pháp luật năm ${year}: ${waits}`, ...lacks, ...asOf].join('; ')
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
    sql<SqlBool>`a.state = 'appraised' and ${reader.personId}::uuid <> all(${didBefore('a')}) and ${whereStandard(reader, 'decide standard', 'a')}`,
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
