import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dayAt } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { goesInto } from '#domains/people/testing/people-house.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { findIndicatorPage } from '#domains/standard/assessment-page.queries.ts'
import { countedByStandard } from '#domains/standard/counted-by-standard.queries.ts'
import { standardDatasets } from '#domains/standard/datasets.queries.ts'
import { listEvidenceRecords } from '#domains/standard/evidence-records.queries.ts'
import { judgeNow, loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { blocksOf } from '#domains/standard/look-ahead.ts'
import { standardOnBoard } from '#domains/standard/on-board.queries.ts'
import { findIndicator } from '#domains/standard/rule-set.ts'
import { addTeam, onStandard } from '#domains/standard/standard.fixtures.ts'
import { findCountedBody } from '#domains/statistics/counted-body.queries.ts'
import { tookOverAsked } from '#domains/statistics/counted-body.ts'
import { rowKinds } from '#domains/statistics/datasets/dataset.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import type { ReadContext } from '#platform/http/web-request.ts'

onStandard('bản ghi được tính ở chỉ tiêu nào của chuẩn', (world) => {
  test('xã Hai nhập vào xã Một: lấy số thì gồm của xã Hai; số nào cũng mở đúng danh sách của nó, cả số đã lấy từ trước', async () => {
    const { db, actors, bodies, opens, does, clock } = world()
    const opened = await opens()
    await addTeam(world())
    const team = await addTeam(world(), 'Tổ Hai')
    await sql`update mediation_team set body_id = ${bodies.second.id} where id = ${team}`.execute(db)
    const today = dayAt(clock.now())
    const numberAndList = async () => {
      const context = { db, actor: actors.lan, today, query: {} } as ReadContext
      const { values, links } = await findIndicatorPage(context, opened.id, 'TC3.CT3')
      const { value } = values.get('CT3.3')!
      const { searchParams } = new URL(
        links.get('CT3.3')!.find(({ href }) => href.includes('teams.all'))!.href,
        'http://x',
      )
      const body = (await findCountedBody(db, actors.lan, { id: searchParams.get('co-quan')!, today }))!
      const tookOver = tookOverAsked(body, searchParams.get('gom') ?? undefined)
      const scope = { bodyId: body.id, tookOver, from: '2026-01-01', to: today, seenBy: actors.lan }
      return [value.kind === 'inputs' && value.inputs.whole, (await listMeasure(db, 'teams.all', scope)).length]
    }
    const teamsOfTwo = { kind: 'team', id: team, bodyId: bodies.second.id } as const
    const counted = () =>
      countedByStandard(db, actors.lan, {
        ...teamsOfTwo,
        measures: [{ id: 'teams.all', day: '2026-03-01', until: null }],
      })
    await does('lan', takeValues, { assessmentId: opened.id, version: '0' })
    expect(await numberAndList()).toEqual([1, 1])
    await goesInto(db, bodies.second, bodies.first)
    expect(await numberAndList()).toEqual([1, 1])
    expect(await counted()).toEqual([])
    await does('lan', takeValues, { assessmentId: opened.id, version: '1' })
    expect(await numberAndList()).toEqual([2, 2])
    expect((await counted()).length).toBeGreaterThan(0)
    const { ruleSet } = await loadProvinceRules(db, '24', opened.ruleSetId, { year: opened.year })
    const offered = await listEvidenceRecords(db, actors.lan, opened, findIndicator(ruleSet, 'TC3.CT3')!, today)
    const count = offered.find(({ value }) => value === 'count:teams.all')!
    expect([count.title, count.link]).toEqual([
      expect.stringContaining(': 2,'),
      expect.stringContaining(`gom=${bodies.second.id}`),
    ])
  })

  test('vụ việc chưa có mức chi đã xác nhận không tính là 0 đồng: chưa xác định, nói còn mấy vụ; đủ mức rồi thì chưa đạt', async () => {
    const { db, actors, opens, does, verifies } = world()
    await verifies()
    const opened = await opens()
    const teamId = await addTeam(world())
    const ended = async (number: number, reason: 'agreement' | 'party-stops') => {
      const id = newId(number)
      await sql`insert into mediation_case (id, team_id, number, year, received_on, ground, topic, state, sealed, ended_on, end_reason, outcome, recorded_by)
        values (${id}, ${teamId}, ${number}, 2026, '2026-03-02', '', 'dat-dai', 'ended', '', '2026-04-01', ${reason},
          ${reason === 'agreement' ? 'reached' : 'not-reached'}, ${actors.lan.personId})`.execute(db)
      return id
    }
    const rate = (norm: string) =>
      sql`insert into spending_rate (id, province_id, norm, amount, document, article, from_day, entered_by, entered_at, is_confirmed)
        values (${newId()}, '24', ${norm}, 300000, '1/NQ-THU', 'Điều 1', '2026-01-01', ${actors.yen.personId}, now(), true)`.execute(
        db,
      )
    for (const number of [1, 2, 3, 4]) await ended(number, 'agreement')
    await sql`insert into mediation_fee (case_id, amount, requested_on, decided_on, is_granted, decided_by, paid_on)
      values (${await ended(5, 'party-stops')}, 300000, '2026-04-02', '2026-04-03', true, ${actors.lan.personId}, '2026-04-04')`.execute(
      db,
    )
    await rate('mediation-ended')
    const judged = async (version: number) => {
      await does('lan', takeValues, { assessmentId: opened.id, version: String(version) })
      const { judgment } = await judgeNow(db, opened)
      return judgment.criteria
        .flatMap(({ indicators }) => indicators.flatMap(({ rules }) => rules))
        .find(({ code }) => code === 'CT3.4.4b')!
    }
    expect(await judged(0)).toMatchObject({ verdict: 'open', lack: 'value', reason: expect.stringContaining('(4 vụ') })
    const { ruleSet, judgment, inputs } = await judgeNow(db, opened)
    const blocks = blocksOf(ruleSet, judgment, new Map(), { ...inputs, today: '2026-11-21' })
    expect(blocks.find(({ code }) => code === 'CT3.4.4b')!.step).toContain('chưa có số')
    const offered = await listEvidenceRecords(db, actors.lan, opened, findIndicator(ruleSet, 'TC3.CT4')!, '2026-11-21')
    expect(offered.map(({ value }) => value)).not.toContain('count:cases.fees-due')
    await rate('mediation-reached')
    expect(await judged(1)).toMatchObject({ verdict: 'not-met', reason: expect.stringContaining('1.500.000') })
  })

  test('chỉ quy tắc đã lấy số từ hồ sơ, trong những ngày đã đếm, và chỉ với người xem được', async () => {
    const { db, actors, bodies, opens, does } = world()
    const opened = await opens()
    const asks = (change: { day?: string; until?: string } = {}, who: 'lan' | 'tu' = 'lan') =>
      countedByStandard(db, actors[who], {
        kind: 'mediator',
        id: newId(),
        bodyId: bodies.office.id,
        measures: [{ id: 'mediators.all', day: '2026-03-01', until: null, ...change }],
      })
    expect(await asks()).toEqual([])
    await does('lan', takeValues, { assessmentId: opened.id, version: '0' })
    expect(await asks()).toEqual([
      {
        term: expect.stringContaining('năm 2026'),
        sentence: expect.stringContaining('CT3.4.2'),
        href: expect.stringContaining(opened.id),
      },
    ])
    expect(await asks({ day: '2026-11-22' })).toEqual([])
    expect(await asks({ until: '2026-11-21' })).toEqual([])
    expect(await asks({}, 'tu')).toEqual([])
  })

  test('trên bảng số liệu: tỷ lệ công nhận tính trên số đã quyết định, gồm kết quả cũ đã nhập; tiến độ tính trên mọi xã', async () => {
    const { db, actors, opens } = world()
    const opened = await opens()
    const drawn = async (placeId: string | null, year = 2026) => {
      const groups = await standardOnBoard(db, actors.lan, { placeId, year })
      for (const { of, parts } of groups) expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(of)
      return groups.map(({ parts }) => parts.map(({ value }) => value))
    }
    expect(await drawn(opened.placeId)).toEqual([[0, 1, 0, 0]])
    expect(await drawn(opened.placeId, 2027)).toEqual([[0, 0, 0, 1]])
    expect(await drawn('24')).toEqual([[0, 1, 0, 1]])
    const taken = { year: 2024, province_id: '24', decision_number: '1/QĐ', decided_on: null, total: null, note: '' }
    const by = { imported_by: actors.yen.personId!, imported_at: new Date('2026-11-20T02:00:00Z'), approved_by: null }
    await db
      .insertInto('standard_past_result')
      .values([
        { ...taken, ...by, place_id: '00001', outcome: 'recognised' },
        { ...taken, ...by, place_id: '00002', outcome: 'not-recognised' },
      ])
      .execute()
    for (const placeId of [null, '24']) expect((await drawn(placeId, 2024))[0]).toEqual([1, 1])
    expect(await drawn('00001', 2024)).toEqual([
      [1, 0],
      [1, 0, 0, 0],
    ])
    const [suspended] = await standardOnBoard(db, actors.lan, { placeId: '24', year: 2025 })
    expect(suspended!.parts.at(-1)!.label).toContain('tạm dừng')
    expect(suspended!.note).toContain('tạm dừng')
  })

  test('bộ dữ liệu: chỉ tiêu của năm có bộ quy tắc; bản chưa quyết định thì không ra ngoài; kết quả năm cũ đã nhập thì có', async () => {
    const { db, opens, actors } = world()
    await opens()
    const criteria = await standardDatasets.criteria(db, { provinceId: '24', year: 2026 })
    expect(criteria.length).toBeGreaterThan(10)
    for (const row of criteria) expect(Object.keys(row)).toEqual(rowKinds.criteria)
    expect(await standardDatasets.criteria(db, { provinceId: '24', year: 2025 })).toEqual([])
    expect(await standardDatasets.assessed(db, { provinceId: '24', year: 2026 })).toEqual([])
    const taken = { province_id: '24', year: 2024, total: null, note: '', imported_by: actors.yen.personId! }
    const past = { ...taken, imported_at: new Date('2026-11-20T02:00:00Z'), approved_by: null }
    await db
      .insertInto('standard_past_result')
      .values([
        { ...past, place_id: '00001', outcome: 'recognised', decision_number: '7/QĐ', decided_on: '2025-02-03' },
        { ...past, place_id: '00002', outcome: 'excluded', decision_number: '', decided_on: null, note: 'Mới lập' },
      ])
      .execute()
    const assessed = await standardDatasets.assessed(db, { provinceId: '24', year: 2024 })
    expect(assessed).toMatchObject([{ outcome: 'recognised', decision: '7/QĐ', decidedOn: '2025-02-03' }])
    expect(Object.keys(assessed[0]!)).toEqual(rowKinds.assessed)
  })
})
