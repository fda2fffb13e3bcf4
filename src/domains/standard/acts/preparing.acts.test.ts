import { expect, test } from 'vitest'
import { addStandardEvidence } from '#domains/standard/acts/add-evidence.ts'
import { assignIndicator } from '#domains/standard/acts/assign-indicator.ts'
import { confirmRest } from '#domains/standard/acts/confirm-rest.ts'
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { importRuleRows } from '#domains/standard/acts/import-rule-rows.ts'
import { openAssessment } from '#domains/standard/acts/open-assessment.ts'
import { removeStandardEvidence } from '#domains/standard/acts/remove-evidence.ts'
import { reviewIndicator } from '#domains/standard/acts/review-indicator.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { signMet } from '#domains/standard/acts/sign-met.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { loadAssessment } from '#domains/standard/assessment.store.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { listAssessments } from '#domains/standard/assessments.queries.ts'
import { listEvidence } from '#domains/standard/evidence.queries.ts'
import { judgeNow, listIndicatorStates, listValues, loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { findOpenChange } from '#domains/standard/rule-change.store.ts'
import { findIndicator } from '#domains/standard/rule-set.ts'
import { listSinceSubmitted } from '#domains/standard/since-submitted.queries.ts'
import { showSinceSubmitted } from '#domains/standard/since-submitted.ts'
import {
  addTeam,
  goodValue,
  onStandard,
  paper,
  rulesOf2026,
  step,
  typedRows,
} from '#domains/standard/standard.fixtures.ts'

onStandard('chuẩn bị bản đánh giá', (world) => {
  test('mở bản đánh giá: xã khác, năm trước 2026, năm chưa đến, mở hai lần đều bị từ chối', async () => {
    const { does, bodies, opens } = world()
    await expect(does('tu', openAssessment, { bodyId: bodies.first.id, year: '2026' })).rejects.toBe(refusals.noCommune)
    await expect(does('lan', openAssessment, { bodyId: bodies.province.id, year: '2026' })).rejects.toBe(
      refusals.noCommune,
    )
    for (const year of [2014, 2024, 2025]) await expect(opens(year)).rejects.toThrow('từ năm 2026')
    await expect(opens(1999)).rejects.toMatchObject({ status: 422 })
    await expect(opens(2027)).rejects.toThrow('Năm 2027 chưa bắt đầu')
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

  test('số nhập tay: số phần lớn hơn toàn bộ, không lý do, mã lạ bị từ chối; sửa số, bỏ tài liệu cuối cùng thì chữ ký cũ mất', async () => {
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
    const self = async () => (await listIndicatorStates(db, opened.id)).get('TC1.CT1')!.self
    await does('lan', addStandardEvidence, { ...one, version: '3', ...paper('2'), files: {} })
    const [kept, other] = await listEvidence(db, opened)
    await does('lan', removeStandardEvidence, { ...step({ ...opened, version: 4 }), evidenceId: other!.id })
    expect(await self()).toBe('met')
    await does('lan', removeStandardEvidence, { ...step({ ...opened, version: 5 }), evidenceId: kept!.id })
    expect(await self()).toBeNull()
    await does('lan', addStandardEvidence, { ...one, version: '6', ...paper('1'), files: {} })
    await does('lan', signIndicator, { ...sign, version: '7' })
    await does('lan', enterValue, { ...value, version: '8', part: '1' })
    expect(await self()).toBeNull()
    await expect(does('lan', signIndicator, { ...sign, version: '9', why: '' })).rejects.toMatchObject({
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

  test('hai người mở cùng lúc: một bản, người kia được nói vì sao; hai người cùng nhập dòng đầu cũng vậy', async () => {
    const { db, does, bodies } = world()
    const opening = { bodyId: bodies.first.id, year: '2026' }
    const both = await Promise.allSettled([does('lan', openAssessment, opening), does('hung', openAssessment, opening)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refusals.taken })
    const table = { rows: typedRows('tcpl-27-2025') }
    const rows = await Promise.allSettled(
      (['yen', 'dung'] as const).map((who) => does(who, importRuleRows, { ...rulesOf2026, version: '0', ...table })),
    )
    expect(rows.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(rows.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 409 } })
    expect((await findOpenChange(db, '24', 'tcpl-27-2025'))!.writerIds).toHaveLength(1)
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
    await expect(does('lan', takeValues, { ...step({ ...opened, version }), rule: 'CT2.5' })).rejects.toBe(
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
    const since = async () => {
      const { ruleSet } = await loadProvinceRules(db, '24', sent.ruleSetId, { year: sent.year })
      const indicator = findIndicator(ruleSet, 'TC3.CT3')!
      return (await listSinceSubmitted(db, sent, indicator, await listValues(db, sent.id))).get('CT3.3')
    }
    expect(await since()).toMatchObject([{ submitted: 2, gone: 0, added: 0 }])
    await db.updateTable('mediation_team').set({ ended_on: '2026-06-01' }).where('id', '=', team).execute()
    await addTeam(world(), 'Tổ Ba')
    const [line] = (await since())!
    expect(line).toMatchObject({ submitted: 2, gone: 1, added: 1 })
    expect(showSinceSubmitted(line!)).toContain('khi trình giữ 2 bản ghi; nay 1 trong số đó không còn tính')
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
