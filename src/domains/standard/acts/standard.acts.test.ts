import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readDay } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { quickForm } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { addStandardEvidence } from '#domains/standard/acts/add-evidence.ts'
import { approvePastResults } from '#domains/standard/acts/approve-past-results.ts'
import { approveRules } from '#domains/standard/acts/approve-rules.ts'
import { assignIndicator } from '#domains/standard/acts/assign-indicator.ts'
import { confirmRest } from '#domains/standard/acts/confirm-rest.ts'
import { decideAssessments } from '#domains/standard/acts/decide-assessments.ts'
import { dropPastResults } from '#domains/standard/acts/drop-past-results.ts'
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { excludeCommune } from '#domains/standard/acts/exclude-commune.ts'
import { finishStandardAppraisal } from '#domains/standard/acts/finish-appraisal.ts'
import { importPastResults } from '#domains/standard/acts/import-past-results.ts'
import { importRuleRows } from '#domains/standard/acts/import-rule-rows.ts'
import { includeCommune } from '#domains/standard/acts/include-commune.ts'
import { noteComment } from '#domains/standard/acts/note-comment.ts'
import { noteStandardEvent } from '#domains/standard/acts/note-event.ts'
import { notePosting } from '#domains/standard/acts/note-posting.ts'
import { openAssessment } from '#domains/standard/acts/open-assessment.ts'
import { putRuleRow } from '#domains/standard/acts/put-rule-row.ts'
import { replyComment } from '#domains/standard/acts/reply-comment.ts'
import { returnAssessment } from '#domains/standard/acts/return-assessment.ts'
import { reviewIndicator } from '#domains/standard/acts/review-indicator.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { signMet } from '#domains/standard/acts/sign-met.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { submitRules } from '#domains/standard/acts/submit-rules.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { withdrawStandardEvent } from '#domains/standard/acts/withdraw-event.ts'
import { loadAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, refusals } from '#domains/standard/assessment.ts'
import { listAssessments, listSeenProvinces } from '#domains/standard/assessments.queries.ts'
import { countCommunes } from '#domains/standard/coverage.queries.ts'
import { coverageOf } from '#domains/standard/coverage.ts'
import { listEvidence } from '#domains/standard/evidence.queries.ts'
import { listEvidenceRecords } from '#domains/standard/evidence-records.queries.ts'
import {
  judgeNow,
  judgeToShow,
  listEvents,
  listIndicatorStates,
  listValues,
  loadProvinceRules,
} from '#domains/standard/judging.queries.ts'
import { pastRefusals } from '#domains/standard/past-result.ts'
import { listWaitingPast } from '#domains/standard/past-results.queries.ts'
import { listComments, listPostings } from '#domains/standard/posting.queries.ts'
import { postingRefusals } from '#domains/standard/posting.ts'
import { listPublicCommunes, listPublicYears } from '#domains/standard/public.queries.ts'
import { findOpenChange } from '#domains/standard/rule-change.store.ts'
import { refusals as ruleRefusals } from '#domains/standard/rule-change.ts'
import { previewChange } from '#domains/standard/rule-preview.queries.ts'
import { findIndicator, rulesOf } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { addTeam, goodValue, onStandard, paper, typedRows } from '#domains/standard/standard.fixtures.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const step = ({ id, version }: Pick<Assessment, 'id' | 'version'>) => ({ assessmentId: id, version: String(version) })
const rules = { provinceId: '24', ruleSetId: 'tcpl-27-2025' }
const decision = { outcome: 'recognised', number: '45/QĐ-UBND', decidedOn: '21/11/2026', why: '' }
const event = {
  role: 'government-head',
  kind: 'discipline',
  sanction: 'reprimand',
  inDuty: 'co',
  decision: '7/QĐ',
  eventDay: '20/11/2026',
}

onStandard('chuẩn tiếp cận pháp luật', (world) => {
  test('mở bản đánh giá: xã khác, năm trước 2026, mở hai lần đều bị từ chối', async () => {
    const { does, bodies, opens } = world()
    await expect(does('tu', openAssessment, { bodyId: bodies.first.id, year: '2026' })).rejects.toBe(refusals.noCommune)
    await expect(does('lan', openAssessment, { bodyId: bodies.province.id, year: '2026' })).rejects.toBe(
      refusals.noCommune,
    )
    for (const year of [2014, 2024, 2025]) await expect(opens(year)).rejects.toThrow('từ năm 2026')
    await expect(opens(1999)).rejects.toMatchObject({ status: 422 })
    expect(await opens()).toMatchObject({ placeId: '00001', provinceId: '24', ruleSetId: 'tcpl-27-2025' })
    await expect(opens()).rejects.toBe(refusals.taken)
  })

  test('ai đọc được: xã mình và tỉnh; xã khác thì như không có', async () => {
    const { db, actors, opens } = world()
    const { id } = await opens()
    for (const who of ['lan', 'hung', 'yen', 'dung'] as const)
      expect((await loadAssessment(db, actors[who], 'read standard', id)).id).toBe(id)
    await expect(loadAssessment(db, actors.tu, 'read standard', id)).rejects.toBe(refusals.notFound)
    await expect(loadAssessment(db, actors.hung, 'decide standard', id)).rejects.toBe(refusals.notFound)
    await expect(loadAssessment(db, actors.hung, 'appraise standard', id)).rejects.toBe(refusals.notFound)
    await expect(loadAssessment(db, actors.yen, 'assess standard', id)).rejects.toBe(refusals.notFound)
    expect(await listAssessments(db, actors.tu, { year: 2026 })).toMatchObject({ lines: [], total: 0 })
  })

  test('giá trị quy tắc: lãnh đạo xã không giữ được, người nhập không tự duyệt, duyệt rồi thì không đổi', async () => {
    const { db, does } = world()
    const row = {
      code: 'CT1.1',
      kind: 'rule',
      level: '100',
      document: '15/2025/TT-BTP',
      article: 'Phụ lục',
      effectiveDay: '01/01/2026',
    }
    const put = (who: 'hung' | 'yen', change: object, version = '0') =>
      does(who, putRuleRow, { ...rules, version, ...row, ...change })
    await expect(put('hung', {})).rejects.toBe(permissionRefusals.notFound)
    await expect(put('yen', { code: 'KHÔNG-CÓ' })).rejects.toMatchObject({
      fields: { code: expect.stringContaining('mã mới') },
    })
    await expect(put('yen', { level: '' })).rejects.toMatchObject({ fields: { level: 'Hãy ghi mức phải đạt.' } })
    await expect(put('yen', { level: '101' })).rejects.toMatchObject({
      fields: { level: expect.stringContaining('phần trăm') },
    })
    await expect(put('yen', { article: '' })).rejects.toMatchObject({ fields: { article: 'Hãy ghi điều, khoản.' } })
    await put('yen', {})
    await expect(put('yen', { level: '90' })).rejects.toBe(ruleRefusals.changedMeanwhile)
    await put('yen', { level: '90' }, '1')
    const stepRow = { code: 'B1', kind: 'step', name: 'Xã gửi hồ sơ', level: '', before: '10/01' }
    await expect(put('yen', { ...stepRow, before: '31/02' }, '2')).rejects.toMatchObject({
      fields: { before: expect.stringContaining('10/01') },
    })
    await expect(put('yen', { ...stepRow, within: '5' }, '2')).rejects.toMatchObject({
      fields: { before: expect.stringContaining('một trong bốn') },
    })
    await put('yen', stepRow, '2')
    expect((await findOpenChange(db, '24', 'tcpl-27-2025'))!.rows).toMatchObject([
      { code: 'CT1.1', test: { atLeast: 0.9 } },
      { kind: 'step', what: 'Xã gửi hồ sơ', before: '01-10' },
    ])
    await does('yen', submitRules, { ...rules, version: '3' })
    await expect(does('yen', approveRules, { ...rules, version: '4' })).rejects.toBe(ruleRefusals.ownRows)
    await does('dung', approveRules, { ...rules, version: '4' })
    const { ruleSet, versionName } = await loadProvinceRules(db, '24', 'tcpl-27-2025')
    expect(versionName).toBe('tcpl-27-2025/2.1')
    expect(ruleSet.criteria[0]!.indicators[0]!.rules[0]).toMatchObject({ mark: 'E', source: '15/2025/TT-BTP, Phụ lục' })
    await expect(db.updateTable('standard_rule_change').set({ returned_why: 'x' }).execute()).rejects.toThrow(
      'never change',
    )
    expect((await loadProvinceRules(db, '01', 'tcpl-27-2025')).versionName).toBe('tcpl-27-2025/2.0')
  })

  test('tệp giá trị: một dòng sai thì không nhận dòng nào, và nói dòng nào', async () => {
    const { db, does } = world()
    const table = (rows: object[]) => ({ ...rules, version: '0', rows })
    await expect(
      does('yen', importRuleRows, table(typedRows('tcpl-27-2025', { 'CT1.2': { level: '' } }))),
    ).rejects.toMatchObject({ fields: { rows: 'Dòng 3 (CT1.2): Hãy ghi mức phải đạt.' } })
    await expect(does('yen', importRuleRows, table([]))).rejects.toMatchObject({
      fields: { rows: expect.stringContaining('chưa có dòng nào') },
    })
    expect(await findOpenChange(db, '24', 'tcpl-27-2025')).toBeUndefined()
  })

  test('số nhập tay: số phần lớn hơn toàn bộ, không lý do, mã lạ bị từ chối; sửa số thì chữ ký cũ mất', async () => {
    const { db, does, opens, verifies } = world()
    await verifies()
    const opened = await opens()
    const value = { ...step(opened), rule: 'CT1.1', ...goodValue }
    await expect(does('lan', enterValue, { ...value, part: '11' })).rejects.toMatchObject({
      fields: { part: expect.stringContaining('không lớn hơn') },
    })
    await expect(does('lan', enterValue, { ...value, why: '' })).rejects.toMatchObject({
      fields: { why: expect.stringContaining('lý do') },
    })
    await expect(does('lan', enterValue, { ...value, part: '', whole: '' })).rejects.toMatchObject({
      fields: { part: expect.stringContaining('không áp dụng') },
    })
    await expect(does('lan', enterValue, { ...value, rule: 'CT9.9' })).rejects.toBe(refusals.notFound)
    await expect(does('tu', enterValue, value)).rejects.toBe(refusals.notFound)
    await does('lan', enterValue, value)
    const one = { assessmentId: opened.id, code: 'TC1.CT1' }
    const sign = { ...one, self: 'met', why: 'Đã đối chiếu với tài liệu.' }
    await expect(does('lan', signIndicator, { ...sign, version: '1' })).rejects.toMatchObject({
      fields: { self: expect.stringContaining('tài liệu') },
    })
    await does('lan', addStandardEvidence, { ...one, version: '1', ...paper('1'), files: {} })
    expect((await judgeNow(db, opened)).judgment.criteria[0]!.indicators[0]!.verdict).toBe('met')
    await does('lan', signIndicator, { ...sign, version: '2' })
    await does('lan', enterValue, { ...value, version: '3', part: '1' })
    expect((await listIndicatorStates(db, opened.id)).get('TC1.CT1')!.self).toBeNull()
    await expect(does('lan', signIndicator, { ...sign, version: '4', why: '' })).rejects.toMatchObject({
      fields: { why: expect.stringContaining('lý do') },
    })
  })

  test('chỉ tiêu đã giao thì người khác không ký thay', async () => {
    const { does, actors, opens } = world()
    const opened = await opens()
    const one = { assessmentId: opened.id, code: 'TC1.CT1' }
    await expect(
      does('lan', assignIndicator, { ...one, version: '0', ownerId: actors.yen.personId }),
    ).rejects.toMatchObject({ status: 422 })
    await does('lan', assignIndicator, { ...one, version: '0', ownerId: actors.hung.personId })
    const sign = { ...one, version: '1', self: 'not-met', why: '' }
    await expect(does('lan', signIndicator, sign)).rejects.toBe(refusals.notOwner)
    await does('hung', signIndicator, sign)
  })

  test('tài liệu: ngoài năm, dùng hai lần và cùng một ngày được đánh dấu; đường dẫn lạ bị từ chối', async () => {
    const { db, does, opens } = world()
    const opened = await opens()
    const add = (version: number, code: string, change: object) =>
      does('lan', addStandardEvidence, {
        assessmentId: opened.id,
        version: String(version),
        code,
        ...paper('a'),
        files: {},
        ...change,
      })
    await expect(add(0, 'TC1.CT1', { link: 'javascript:alert(1)' })).rejects.toMatchObject({
      fields: { link: expect.stringContaining('https://') },
    })
    await expect(add(0, 'TC1.CT1', { link: '' })).rejects.toMatchObject({
      fields: { file: expect.stringContaining('một trong hai') },
    })
    for (const link of ['/', '//evil.example/a', 'https:///a'])
      await expect(add(0, 'TC1.CT1', { link }), link).rejects.toMatchObject({ fields: { link: expect.any(String) } })
    await add(0, 'TC1.CT1', { datedOn: '31/12/2025' })
    await add(1, 'TC1.CT2', {})
    for (let number = 2; number < 6; number++) await add(number, 'TC2.CT1', { link: `/nghiep-vu/${number}` })
    const flags = (await listEvidence(db, opened)).map((one) => one.flags)
    expect(flags[0]).toEqual(['stale', 'twice', 'one-night'])
    expect(flags[1]).toEqual(['twice', 'one-night'])
    expect(flags[2]).toEqual(['one-night'])
  })

  test('tài liệu lấy thẳng từ hồ sơ: số đếm và bản ghi của chính xã, không của xã khác; loại và nơi giữ bản gốc được ghi', async () => {
    const { db, does, actors, opens } = world()
    const opened = await opens()
    await addTeam(world())
    const records = async (who: 'lan' | 'tu', body: 'first' | 'second') =>
      (await does(who, recordActivity, { ...quickForm(world()), bodyId: world().bodies[body].id })).activityId
    const [activity, elsewhere] = [await records('lan', 'first'), await records('tu', 'second')]
    const one = { assessmentId: opened.id, code: 'TC3.CT1', files: {} }
    const take = (version: number, record: string) =>
      does('lan', addStandardEvidence, { ...one, version: String(version), record })
    for (const record of [`activity:${elsewhere}`, 'count:people', 'x'])
      await expect(take(0, record), record).rejects.toMatchObject({ fields: { record: expect.any(String) } })
    await take(0, 'count:teams.all')
    await take(1, `activity:${activity}`)
    await expect(
      does('lan', addStandardEvidence, { ...one, version: '2', ...paper('b'), kind: 'lạ' }),
    ).rejects.toMatchObject({ status: 422 })
    const minutes = {
      ...paper('b'),
      link: 'https://xa.example.vn/bien-ban',
      kind: 'minutes',
      keptBy: 'Công chức tư pháp',
    }
    await does('lan', addStandardEvidence, { ...one, version: '2', ...minutes })
    const evidence = await listEvidence(db, opened)
    expect(evidence.map(({ kind, link }) => [kind, link.split('?')[0]])).toEqual([
      ['record', '/nghiep-vu/thong-ke/chi-tieu/teams.all'],
      ['record', '/nghiep-vu/thong-ke/chi-tieu/activities.all'],
      ['minutes', 'https://xa.example.vn/bien-ban'],
    ])
    expect(evidence[0]!.title).toBe('Tổ hòa giải: 1, đếm đến 21/11/2026')
    expect(evidence[1]!.link).toContain(activity)
    expect(evidence[2]!.keptBy).toBe('Công chức tư pháp')
    const ruleSet = loadRuleSet(opened.ruleSetId)
    const indicator = findIndicator(ruleSet, 'TC3.CT1')!
    const offered = await listEvidenceRecords(db, actors.tu, opened, indicator, '2026-11-21')
    expect(offered.filter(({ value }) => !value.startsWith('count:'))).toEqual([])
  })

  test('bản ghi làm tài liệu: mang ngày mà chỉ tiêu tính, mở ra danh sách có nó mà người thẩm định xem được', async () => {
    const { db, does, actors, opens, clock } = world()
    clock.moveTo('2027-01-10T02:00:00Z')
    const opened = await opens(2027)
    const teamId = await addTeam(world())
    const ids = [newId(clock.now().getTime()), newId(clock.now().getTime() + 1)]
    for (const [index, id] of ids.entries())
      await sql`insert into mediation_case (id, team_id, number, year, received_on, ground, topic, state, sealed, ended_on, end_reason, outcome, recorded_by)
        values (${id}, ${teamId}, ${index + 1}, 2026, '2026-12-28', '', 'dat-dai', 'ended', '', '2027-01-05', 'agreement', 'reached', ${actors.lan.personId})`.execute(
        db,
      )
    const one = { assessmentId: opened.id, code: 'TC3.CT2', files: {} }
    for (const [index, id] of ids.entries())
      await does('lan', addStandardEvidence, { ...one, version: String(index), record: `case:${id}` })
    const evidence = await listEvidence(db, opened)
    expect(evidence.map(({ datedOn, flags }) => [datedOn, flags])).toEqual([
      ['2027-01-05', []],
      ['2027-01-05', []],
    ])
    expect(evidence.map(({ title }) => title)).toContain('Vụ, việc hòa giải: Số 1/2026, Tổ Một')
    const { pathname, searchParams } = new URL(evidence[0]!.link, 'https://xa.example.vn')
    expect(pathname).toBe('/nghiep-vu/thong-ke/chi-tieu/cases.reached')
    const scope = {
      bodyId: searchParams.get('co-quan')!,
      from: readDay(searchParams.get('tu')!)!,
      to: readDay(searchParams.get('den')!)!,
    }
    const seen = await listMeasure(db, 'cases.reached', { ...scope, seenBy: actors.yen })
    expect(seen.map(({ id }) => id).sort()).toEqual([...ids].sort())
  })

  test('lấy số từ hồ sơ không đè số nhập tay, và mỗi số là danh sách đếm được', async () => {
    const { db, does, opens } = world()
    const opened = await opens()
    await does('lan', enterValue, { ...step(opened), rule: 'CT3.2.2', ...goodValue })
    await does('lan', takeValues, { assessmentId: opened.id, version: '1' })
    const values = await listValues(db, opened.id)
    expect(values.get('CT3.2.2')).toMatchObject({ value: { inputs: { part: 9, whole: 10 }, source: 'entered' } })
    expect(values.get('CT3.2.1')).toMatchObject({
      value: { inputs: { part: 0, whole: 0 }, source: 'records' },
      enteredBy: null,
    })
  })

  test('từ tự đánh giá đến quyết định: thiếu chữ ký không trình được, người thẩm định không tự quyết, đã quyết thì không đổi', async () => {
    const { db, does, verifies, opens, prepares, reviews, seen } = world()
    await verifies()
    const opened = await opens()
    await expect(does('hung', submitAssessment, step(opened))).rejects.toThrow('Còn chỉ tiêu chưa ai ký')
    const ready = await prepares(opened)
    await expect(does('lan', submitAssessment, step(ready))).rejects.toBe(permissionRefusals.mayNot)
    const sent = await does('hung', submitAssessment, step(ready))
    expect(sent.frozen).toMatchObject({ versionName: 'tcpl-27-2025/2.1', judgment: { outcome: 'ready' } })
    await expect(does('lan', enterValue, { ...step(sent), rule: 'CT1.1', ...goodValue })).rejects.toBe(
      refusals.notPreparing,
    )
    await expect(does('yen', finishStandardAppraisal, step(sent))).rejects.toThrow('Còn chỉ tiêu chưa thẩm định')
    await expect(
      does('yen', reviewIndicator, { ...step(sent), code: 'TC1.CT1', review: 'differs', why: '' }),
    ).rejects.toMatchObject({ status: 422 })
    const reviewed = await reviews(sent)
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toBe(
      refusals.notAppraised,
    )
    await does('yen', finishStandardAppraisal, step(reviewed))
    await expect(does('hung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toBe(
      refusals.notFound,
    )
    await expect(
      does('dung', decideAssessments, { ...decision, decidedOn: '22/11/2026', assessments: await seen(sent.id) }),
    ).rejects.toMatchObject({ status: 422 })
    const [decided] = await does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })
    expect(decided).toMatchObject({ state: 'decided', outcome: 'recognised', decisionNumber: '45/QĐ-UBND' })
    await expect(db.updateTable('standard_assessment').set({ outcome: 'not-recognised' }).execute()).rejects.toThrow(
      'never changes',
    )
    const stricter = { rows: typedRows('tcpl-27-2025', { 'CT1.1': { level: '95' } }) }
    const open = await does('yen', importRuleRows, { ...rules, version: '0', ...stricter })
    await does('yen', submitRules, { ...rules, version: String(open.version) })
    await does('dung', approveRules, { ...rules, version: String(open.version + 1) })
    expect((await judgeNow(db, decided!)).judgment.outcome).toBe('lacking')
    const shown = await judgeToShow(db, decided!)
    expect([shown.versionName, shown.judgment.outcome]).toEqual(['tcpl-27-2025/2.1', 'ready'])
    expect(rulesOf(shown.ruleSet)[0]!.rule.test).toMatchObject({ atLeast: 0.8 })
  })

  test('sự kiện ghi muộn cản quyết định công nhận; tỉnh rút được nếu ghi nhầm, xã thì không', async () => {
    const { db, does, verifies, opens, prepares, reviews, seen } = world()
    await verifies()
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    await expect(
      does('yen', noteStandardEvent, { ...event, assessmentId: sent.id, sanction: '' }),
    ).rejects.toMatchObject({ status: 422 })
    await does('yen', noteStandardEvent, { ...event, assessmentId: sent.id })
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toBe(
      refusals.eventSince,
    )
    const [found] = await listEvents(db, '00001', 2026)
    const withdraw = { assessmentId: sent.id, eventId: found!.id, why: 'Ghi nhầm xã khác.' }
    await expect(does('hung', withdrawStandardEvent, withdraw)).rejects.toBe(permissionRefusals.mayNot)
    await does('yen', withdrawStandardEvent, withdraw)
    expect(await does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).toHaveLength(1)
  })

  test('quy tắc có phiên bản mới sau khi trình: hai phiên bản cùng được ghi, phải trình lại mới công nhận được', async () => {
    const { db, does, verifies, opens, prepares, reviews, seen } = world()
    await verifies()
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    const rowsNow = { 'CT1.1': { level: '95' } }
    await does('yen', importRuleRows, { ...rules, version: '0', rows: typedRows('tcpl-27-2025', rowsNow) })
    const open = (await findOpenChange(db, '24', 'tcpl-27-2025'))!
    expect(await previewChange(db, open)).toMatchObject([{ before: 'ready', after: 'lacking' }])
    await does('yen', submitRules, { ...rules, version: String(open.version) })
    await does('dung', approveRules, { ...rules, version: String(open.version + 1) })
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toBe(
      refusals.rulesSince,
    )
    const now = await loadAssessment(db, world().actors.yen, 'appraise standard', sent.id)
    expect([now.frozen!.versionName, (await judgeNow(db, now)).versionName]).toEqual([
      'tcpl-27-2025/2.1',
      'tcpl-27-2025/2.2',
    ])
    const back = await does('yen', returnAssessment, { ...step(now), why: 'Xem lại theo phiên bản mới.' })
    expect(back).toMatchObject({ state: 'preparing', frozen: null, submittedBy: null })
  })

  test('thẩm định khác thì không công nhận được; trả lại thì chỉ tiêu ấy phải ký lại, lý do còn đọc được', async () => {
    const { db, does, verifies, opens, prepares, reviews, seen } = world()
    await verifies()
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    const reviewed = await does('yen', finishStandardAppraisal, step(await reviews(sent, ['TC1.CT2'])))
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toBe(
      refusals.notReady,
    )
    await does('yen', returnAssessment, { ...step(reviewed), why: 'Bổ sung biên bản truyền thông.' })
    const states = await listIndicatorStates(db, sent.id)
    expect(states.get('TC1.CT2')).toMatchObject({ self: null, review: null, reviewWhy: 'Đã xem tài liệu kiểm chứng.' })
    expect(states.get('TC1.CT1')).toMatchObject({ self: 'met', review: null })
  })

  test('quy tắc chưa xác minh thì không công nhận được; «chưa công nhận» cần lý do', async () => {
    const { does, opens, prepares, reviews, seen } = world()
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toBe(
      refusals.notReady,
    )
    const not = { ...decision, outcome: 'not-recognised', assessments: await seen(sent.id) }
    await expect(does('dung', decideAssessments, not)).rejects.toMatchObject({
      fields: { why: expect.stringContaining('lý do') },
    })
    const why = 'Quy tắc của năm chưa xác minh được.'
    await expect(does('dung', decideAssessments, { ...not, why })).rejects.toBe(refusals.nothingSure)
  })

  test('«chưa công nhận» khi người thẩm định không đồng ý, kể cả quy tắc chưa xác minh', async () => {
    const { does, opens, prepares, reviews, seen } = world()
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    await does('yen', finishStandardAppraisal, step(await reviews(sent, ['TC1.CT2'])))
    const not = { ...decision, outcome: 'not-recognised', why: 'Dự thảo văn bản chưa truyền thông.' }
    const [decided] = await does('dung', decideAssessments, { ...not, assessments: await seen(sent.id) })
    expect(decided!.outcome).toBe('not-recognised')
  })

  test('xã tự ký «chưa đạt» thì không công nhận được, dù quy tắc xác định đạt và người thẩm định đồng ý', async () => {
    const { does, verifies, opens, prepares, reviews, seen } = world()
    await verifies()
    const ready = await prepares(await opens())
    const self = { ...step(ready), code: 'TC1.CT1', self: 'not-met', why: 'Hai văn bản ban hành chậm.' }
    const sent = await does('hung', submitAssessment, step(await does('lan', signIndicator, self)))
    expect(sent.frozen!.judgment.outcome).toBe('ready')
    await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toBe(
      refusals.notReady,
    )
  })

  test('không ai thẩm định điều mình ký, không ai quyết định điều mình trình hay đã thẩm định', async () => {
    const { db, does, verifies, opens, prepares, reviews, seen, alsoIs, bodies } = world()
    await verifies()
    await alsoIs('lan', 'appraiser', { bodyId: bodies.justice.id, reach: 'place' })
    await alsoIs('hung', 'leader', { bodyId: bodies.province.id, reach: 'body' })
    await alsoIs('yen', 'leader', { bodyId: bodies.province.id, reach: 'body' })
    await alsoIs('dung', 'appraiser', { bodyId: bodies.justice.id, reach: 'place' })
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    const review = { ...step(sent), code: 'TC1.CT1', review: 'confirmed', why: '' }
    await expect(does('lan', reviewIndicator, review)).rejects.toBe(refusals.ownSignature)
    await expect(does('lan', confirmRest, step(sent))).rejects.toBe(refusals.ownSignature)
    await does('dung', finishStandardAppraisal, step(await reviews(sent)))
    const decide = { ...decision, assessments: await seen(sent.id) }
    await expect(does('yen', decideAssessments, decide)).rejects.toBe(refusals.ownAppraisal)
    await expect(does('dung', decideAssessments, decide)).rejects.toBe(refusals.ownAppraisal)
    await expect(does('hung', decideAssessments, decide)).rejects.toBe(refusals.ownDecision)
    await expect(
      db
        .updateTable('standard_assessment')
        .set({
          state: 'decided',
          outcome: 'recognised',
          decision_number: '1/QĐ',
          decided_on: '2026-11-21',
          decided_by: sent.submittedBy,
        })
        .execute(),
    ).rejects.toThrow('second_person')
  })

  test('quyết định đúng bản đã đọc: bản vừa trả lại rồi trình lại thì phải đọc lại', async () => {
    const { does, verifies, opens, prepares, reviews, seen } = world()
    await verifies()
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    const reviewed = await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    const before = await seen(sent.id)
    const back = await does('yen', returnAssessment, { ...step(reviewed), why: 'Bổ sung biên bản truyền thông.' })
    const again = await does('hung', submitAssessment, step(back))
    await does('yen', finishStandardAppraisal, step(await reviews(again)))
    await expect(does('dung', decideAssessments, { ...decision, assessments: before })).rejects.toBe(
      refusals.changedMeanwhile,
    )
    await expect(does('dung', decideAssessments, { ...decision, assessments: [sent.id] })).rejects.toBe(
      refusals.changedMeanwhile,
    )
    expect(await does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).toHaveLength(1)
  })

  test('hai người mở cùng lúc: một bản, người kia được nói vì sao; hai người cùng nhập dòng đầu cũng vậy', async () => {
    const { db, does, bodies } = world()
    const opening = { bodyId: bodies.first.id, year: '2026' }
    const both = await Promise.allSettled([does('lan', openAssessment, opening), does('hung', openAssessment, opening)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refusals.taken })
    const table = { rows: typedRows('tcpl-27-2025') }
    const rows = await Promise.allSettled(
      (['yen', 'dung'] as const).map((who) => does(who, importRuleRows, { ...rules, version: '0', ...table })),
    )
    expect(rows.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(rows.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409 } })
    expect((await findOpenChange(db, '24', 'tcpl-27-2025'))!.writerIds).toHaveLength(1)
  })

  test('bộ quy tắc tính điểm: điểm do người ghi, không quá điểm tối đa đã biết', async () => {
    const { db, does, opens, asOf2024 } = world()
    const opened = await asOf2024(await opens())
    const sign = { assessmentId: opened.id, version: '0', code: 'TC1.CT1', self: 'not-met', why: '' }
    await expect(does('lan', signIndicator, sign)).rejects.toMatchObject({
      fields: { points: 'Hãy ghi điểm của chỉ tiêu này.' },
    })
    await expect(does('lan', signIndicator, { ...sign, points: '100,5' })).rejects.toMatchObject({
      fields: { points: expect.stringContaining('nhiều nhất 100') },
    })
    // 3 is what a portal shows of this indicator: nobody read it in the text, so it refuses nothing
    await does('lan', signIndicator, { ...sign, points: '3,5' })
    expect((await judgeNow(db, opened)).judgment.total).toBe(3.5)
    const row = { ...rules, ruleSetId: 'tcpl-25-2021', document: '09/2021/TT-BTP', article: 'Phụ lục I' }
    const put = (change: object) =>
      does('yen', putRuleRow, { ...row, version: '0', effectiveDay: '01/01/2022', kind: 'criterion', ...change })
    await expect(put({ code: 'TC2', kind: 'absent' })).rejects.toMatchObject({ fields: { code: expect.any(String) } })
    await expect(put({ code: 'TC2', level: '101' })).rejects.toMatchObject({ fields: { level: expect.any(String) } })
    await put({ code: 'TC2', level: '30' })
    await does('yen', putRuleRow, {
      ...row,
      version: '1',
      effectiveDay: '01/01/2022',
      code: 'TC1.CT1',
      kind: 'whole',
      level: '3',
    })
    await does('yen', submitRules, { ...rules, ruleSetId: 'tcpl-25-2021', version: '2' })
    await does('dung', approveRules, { ...rules, ruleSetId: 'tcpl-25-2021', version: '3' })
    const { ruleSet } = await loadProvinceRules(db, '24', 'tcpl-25-2021')
    expect(ruleSet.criteria[1]!.points).toMatchObject({ value: 30, mark: 'E' })
    await expect(does('lan', signIndicator, { ...sign, version: '1', points: '3,5' })).rejects.toMatchObject({
      fields: { points: expect.stringContaining('nhiều nhất 3') },
    })
  })

  test('giá trị có hiệu lực từ năm sau không xét bản đánh giá năm nay', async () => {
    const { db, does, verifies, opens } = world()
    await verifies()
    const opened = await opens()
    const table = { rows: typedRows('tcpl-27-2025', { 'CT1.1': { level: '95', effectiveDay: '01/01/2028' } }) }
    const open = await does('yen', importRuleRows, { ...rules, version: '0', ...table })
    await does('yen', submitRules, { ...rules, version: String(open.version) })
    await does('dung', approveRules, { ...rules, version: String(open.version + 1) })
    const now = await judgeNow(db, opened)
    expect([now.versionName, rulesOf(now.ruleSet)[0]!.rule.test]).toMatchObject(['tcpl-27-2025/2.2', { atLeast: 0.8 }])
    const then = await loadProvinceRules(db, '24', 'tcpl-27-2025', { year: 2028 })
    expect(rulesOf(then.ruleSet)[0]!.rule.test).toMatchObject({ atLeast: 0.95 })
  })

  test('lấy lại số từ hồ sơ: số đổi thì chữ ký và điểm đã ký mất, số không đổi thì còn; ghi tính đến ngày nào, từ hồ sơ nào', async () => {
    const { db, does, opens, prepares } = world()
    const opened = await opens()
    const team = await addTeam(world())
    await does('lan', takeValues, step(opened))
    expect((await listValues(db, opened.id)).get('CT3.3')).toMatchObject({
      value: { inputs: { whole: 1 }, source: 'records' },
      asOf: '2026-11-21',
    })
    let version = 1
    const at = () => ({ assessmentId: opened.id, version: String(version++) })
    for (const code of ['TC3.CT1', 'TC3.CT2'])
      await does('lan', signIndicator, { ...at(), code, self: 'not-met', why: '' })
    await addTeam(world(), 'Tổ Hai')
    await does('lan', takeValues, at())
    const states = await listIndicatorStates(db, opened.id)
    expect(states.get('TC3.CT1')).toMatchObject({ self: null, selfPoints: null, signedBy: null })
    expect(states.get('TC3.CT2')!.self).toBe('not-met')
    await does('lan', enterValue, { ...at(), rule: 'CT3.3', ...goodValue })
    await does('lan', takeValues, at())
    expect((await listValues(db, opened.id)).get('CT3.3')).toMatchObject({ value: { source: 'entered' }, asOf: null })
    await expect(does('lan', takeValues, { ...step({ ...opened, version }), rule: 'CT1.1' })).rejects.toBe(
      refusals.noRecords,
    )
    await does('lan', takeValues, { ...at(), rule: 'CT3.3' })
    expect((await listValues(db, opened.id)).get('CT3.3')).toMatchObject({
      value: { inputs: { whole: 2 }, source: 'records' },
      enteredBy: null,
    })
    const ready = await prepares({ ...opened, version })
    const taken = await does('lan', takeValues, { ...step(ready), rule: 'CT3.3' })
    await does('lan', signIndicator, { ...step(taken), code: 'TC3.CT3', self: 'not-met', why: '' })
    const sent = await does('hung', submitAssessment, { assessmentId: opened.id, version: String(taken.version + 1) })
    expect(sent.frozen!.taken!['CT3.3']!.records['teams.all']).toContain(team)
  })

  test('«không áp dụng» trái với hồ sơ: ghi lại hồ sơ có bao nhiêu, không ký, không đồng ý cả loạt', async () => {
    const { db, does, verifies, opens, prepares } = world()
    await verifies()
    await addTeam(world())
    const ready = await prepares(await opens())
    const denied = await does('lan', enterValue, { ...step(ready), rule: 'CT3.1.1', ...goodValue, applies: 'khong' })
    expect((await listValues(db, ready.id)).get('CT3.1.1')!.value).toMatchObject({ kind: 'not-applicable', counted: 1 })
    const signed = await does('lan', signMet, step(denied))
    expect((await listIndicatorStates(db, ready.id)).get('TC3.CT1')!.self).toBeNull()
    const alone = await does('lan', signIndicator, {
      ...step(signed),
      code: 'TC3.CT1',
      self: 'met',
      why: 'Không phát sinh việc kiện toàn.',
    })
    const sent = await does('hung', submitAssessment, step(alone))
    await does('yen', confirmRest, step(sent))
    const states = await listIndicatorStates(db, ready.id)
    expect([states.get('TC3.CT1')!.review, states.get('TC3.CT2')!.review]).toEqual([null, 'confirmed'])
  })

  test('tỷ lệ của tỉnh chỉ cho ai thấy mọi xã; xã của năm là xã còn đến 31/12', async () => {
    const { db, actors } = world()
    for (const [who, sees] of [
      ['yen', true],
      ['dung', true],
      ['tu', false],
      ['lan', false],
    ] as const)
      expect((await listSeenProvinces(db, actors[who])).includes('24'), who).toBe(sees)
    await db.updateTable('place').set({ to_day: '2027-07-01' }).where('id', '=', '00002').execute()
    expect([await countCommunes(db, '24', 2026), await countCommunes(db, '24', 2027)]).toEqual([2, 1])
  })

  test('không đánh giá thì ra khỏi mẫu số, có lý do', async () => {
    const { db, does, opens, actors } = world()
    const opened = await opens()
    await expect(does('hung', excludeCommune, { ...step(opened), why: 'Chưa đủ một năm.' })).rejects.toBe(
      permissionRefusals.mayNot,
    )
    await expect(does('yen', excludeCommune, { ...step(opened), why: '' })).rejects.toMatchObject({ status: 422 })
    await does('yen', excludeCommune, { ...step(opened), why: 'Xã mới nhập, chưa đủ một năm.' })
    const { lines } = await listAssessments(db, actors.yen, { year: 2026 })
    expect(coverageOf(lines, 2)).toMatchObject({
      recognised: 0,
      notAssessed: 1,
      share: null,
      excluded: [{ why: 'Xã mới nhập, chưa đủ một năm.' }],
    })
    const again = { ...step(opened), version: '1' }
    await expect(does('hung', includeCommune, again)).rejects.toBe(permissionRefusals.mayNot)
    expect(await does('yen', includeCommune, again)).toMatchObject({ state: 'preparing', excludedWhy: '' })
    await expect(does('yen', includeCommune, { ...again, version: '2' })).rejects.toBe(refusals.notExcludedYet)
  })

  test('niêm yết, ý kiến: ngày ngược, xã khác, trả lời hai lần bị từ chối', async () => {
    const { db, does, opens } = world()
    const { id } = await opens()
    const posting = {
      assessmentId: id,
      channel: 'radio',
      fromDay: '10/11/2026',
      toDay: '15/11/2026',
      times: '3',
      place: 'Loa phường',
    }
    await expect(does('lan', notePosting, { ...posting, toDay: '09/11/2026' })).rejects.toBe(postingRefusals.reversed)
    await expect(does('lan', notePosting, { ...posting, times: '' })).rejects.toMatchObject({
      fields: { times: expect.stringContaining('số lần') },
    })
    await expect(does('tu', notePosting, posting)).rejects.toBe(refusals.notFound)
    await does('lan', notePosting, posting)
    expect(await listPostings(db, id)).toMatchObject([{ channel: 'radio', times: 3 }])
    const comment = {
      assessmentId: id,
      saidBy: 'Một người dân',
      saidOn: '12/11/2026',
      words: 'Chưa thấy niêm yết ở nhà văn hóa.',
    }
    await expect(does('lan', noteComment, { ...comment, saidOn: '22/11/2026' })).rejects.toMatchObject({ status: 422 })
    await does('lan', noteComment, comment)
    const [said] = await listComments(db, id)
    const reply = { assessmentId: id, commentId: said!.id, reply: 'Đã niêm yết thêm từ ngày 13/11.' }
    await does('hung', replyComment, reply)
    await expect(does('lan', replyComment, reply)).rejects.toBe(postingRefusals.replied)
  })

  test('kết quả năm trước: nơi lạ, đứng hai lần bị từ chối cả bảng; không xét lại, hiện công khai', async () => {
    const { db, does } = world()
    const line = (place: string, year = 2024) => [place, year, 'đạt', '9/QĐ', '05/02/2025'].join('\t')
    const put = (who: 'yen' | 'hung', lines: string) => does(who, importPastResults, { provinceId: '24', lines })
    await expect(put('hung', line('00001'))).rejects.toBe(permissionRefusals.notFound)
    await expect(put('yen', `${line('00001')}\n${line('99999')}`)).rejects.toMatchObject({
      fields: { lines: expect.stringContaining('99999') },
    })
    await expect(put('yen', `${line('00001')}\n${line('00001')}`)).rejects.toMatchObject({
      fields: { lines: expect.stringContaining('Dòng 2') },
    })
    await expect(put('yen', line('00001', 2026))).rejects.toMatchObject({
      fields: { lines: expect.stringContaining('từ năm 2026') },
    })
    const { id } = await put('yen', `${line('00001')}\n${line('00001', 2023)}`)
    const approve = { provinceId: '24', tableId: id }
    expect(await listPublicYears(db, '00001', '2026-11-21')).toEqual([])
    await expect(does('hung', approvePastResults, approve)).rejects.toBe(permissionRefusals.notFound)
    await expect(does('yen', approvePastResults, approve)).rejects.toBe(pastRefusals.ownTable)
    expect(await does('dung', approvePastResults, approve)).toEqual({ count: 2 })
    await expect(does('dung', approvePastResults, approve)).rejects.toBe(pastRefusals.changedMeanwhile)
    expect(await listPublicYears(db, '00001', '2026-11-21')).toMatchObject([
      { year: 2024, state: 'past', outcome: 'recognised', decisionNumber: '9/QĐ' },
      { year: 2023 },
    ])
    expect(await listPublicCommunes(db, '24', 2024)).toMatchObject([{ placeId: '00001', outcome: 'recognised' }])
    const next = await put('yen', line('00001').replace('đạt', 'chưa đạt'))
    expect(await listWaitingPast(db, ['24'])).toMatchObject([
      { id: next.id, results: [{ placeName: 'Nơi 00001', outcome: 'not-recognised', replaces: 'recognised' }] },
    ])
    await does('dung', dropPastResults, { provinceId: '24', tableId: next.id })
    expect((await listPublicYears(db, '00001', '2026-11-21'))[0]!.outcome).toBe('recognised')
    const wrong = await put('yen', line('00001').replace('đạt', 'chưa đạt'))
    await does('dung', approvePastResults, { provinceId: '24', tableId: wrong.id })
    const { rows: audited } = await sql<{ before: { pastResults: { outcome: string }[] } }>`
      select before from audit where act = 'standard.approve-past-results' and before -> 'pastResults' <> '[]'::jsonb`.execute(
      db,
    )
    expect(audited.map(({ before }) => before.pastResults[0]!.outcome)).toEqual(['recognised'])
  })

  test('kết quả năm trước: năm đã có bản đánh giá thì không nhập đè', async () => {
    const { does, opens, asOf2024 } = world()
    await asOf2024(await opens())
    const lines = ['00001', 2024, 'đạt', '9/QĐ', '05/02/2025'].join('\t')
    await expect(does('yen', importPastResults, { provinceId: '24', lines })).rejects.toMatchObject({
      fields: { lines: expect.stringContaining('đã có bản đánh giá') },
    })
  })

  test('công khai: chưa niêm yết, chưa trình thì không ai thấy tự đánh giá; lý do của cán bộ không bao giờ hiện', async () => {
    const { db, does, opens, prepares, reviews, seen } = world()
    const ready = await prepares(await opens())
    const publicNow = async (day = '2026-11-21') => (await listPublicYears(db, '00001', day))[0]!
    expect(await publicNow()).toMatchObject({ outcome: null, said: null })
    expect(await listPublicCommunes(db, '24', 2026)).toEqual([])
    const posting = {
      assessmentId: ready.id,
      channel: 'office',
      fromDay: '21/11/2026',
      toDay: '30/11/2026',
      place: 'Trụ sở',
    }
    await does('lan', notePosting, posting)
    expect((await publicNow()).said).toBeNull()
    const { version } = await loadAssessment(db, world().actors.lan, 'read standard', ready.id)
    const sent = await does('hung', submitAssessment, { assessmentId: ready.id, version: String(version) })
    expect((await publicNow('2026-11-20')).said).toBeNull()
    expect((await publicNow()).said).toContainEqual({ code: 'TC1.CT1', self: 'met' })
    await does('yen', finishStandardAppraisal, step(await reviews(sent, ['TC1.CT2'])))
    const not = { ...decision, outcome: 'not-recognised', why: 'Chủ tịch bị kỷ luật theo quyết định nội bộ.' }
    await does('dung', decideAssessments, { ...not, assessments: await seen(sent.id) })
    expect(JSON.stringify(await publicNow())).not.toContain('kỷ luật')
  })

  test('ký một lần chỉ ký chỉ tiêu đã đạt mức và không giao người khác; đồng ý một lần không đè ý kiến đã ghi', async () => {
    const { db, does, actors, verifies, opens, prepares } = world()
    await verifies()
    const opened = await opens()
    await does('lan', addStandardEvidence, { ...step(opened), code: 'TC1.CT1', ...paper('1'), files: {} })
    await does('lan', enterValue, { assessmentId: opened.id, version: '1', rule: 'CT1.1', ...goodValue })
    await does('lan', addStandardEvidence, {
      assessmentId: opened.id,
      version: '2',
      code: 'TC1.CT2',
      ...paper('2'),
      files: {},
    })
    await does('lan', enterValue, { assessmentId: opened.id, version: '3', rule: 'CT1.2', ...goodValue })
    await does('lan', assignIndicator, {
      assessmentId: opened.id,
      version: '4',
      code: 'TC1.CT2',
      ownerId: actors.hung.personId,
    })
    await does('lan', signMet, { assessmentId: opened.id, version: '5' })
    const signed = [...(await listIndicatorStates(db, opened.id)).values()].filter(({ self }) => self !== null)
    expect(signed.map(({ code }) => code)).toEqual(['TC1.CT1'])
    await does('lan', assignIndicator, { assessmentId: opened.id, version: '6', code: 'TC1.CT2', ownerId: '' })
    const sent = await does('hung', submitAssessment, step(await prepares({ ...opened, version: 7 })))
    const differs = { ...step(sent), code: 'TC1.CT3', review: 'differs', why: 'Thiếu hồ sơ tự kiểm tra.' }
    const { version } = await does('yen', reviewIndicator, differs)
    await does('yen', confirmRest, { assessmentId: sent.id, version: String(version) })
    const states = await listIndicatorStates(db, sent.id)
    expect([states.get('TC1.CT3')!.review, states.get('TC1.CT1')!.review]).toEqual(['differs', 'confirmed'])
  })
})
