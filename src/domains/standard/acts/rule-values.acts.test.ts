import { expect, test } from 'vitest'
import { addStandardEvidence } from '#domains/standard/acts/add-evidence.ts'
import { approveRules } from '#domains/standard/acts/approve-rules.ts'
import { importRuleRows } from '#domains/standard/acts/import-rule-rows.ts'
import { putRuleRow } from '#domains/standard/acts/put-rule-row.ts'
import { removeStandardEvidence } from '#domains/standard/acts/remove-evidence.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { submitRules } from '#domains/standard/acts/submit-rules.ts'
import { listEvidence } from '#domains/standard/evidence.queries.ts'
import { judgeNow, listIndicatorStates, loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { findOpenChange } from '#domains/standard/rule-change.store.ts'
import { refusals as ruleRefusals } from '#domains/standard/rule-change.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import { onStandard, paper, rulesOf2026, step, typedRows } from '#domains/standard/standard.fixtures.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onStandard('giá trị của quy tắc', (world) => {
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
      does(who, putRuleRow, { ...rulesOf2026, version, ...row, ...change })
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
    await does('yen', submitRules, { ...rulesOf2026, version: '3' })
    await expect(does('yen', approveRules, { ...rulesOf2026, version: '4' })).rejects.toBe(ruleRefusals.ownRows)
    await does('dung', approveRules, { ...rulesOf2026, version: '4' })
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
    const table = (rows: object[]) => ({ ...rulesOf2026, version: '0', rows })
    await expect(
      does('yen', importRuleRows, table(typedRows('tcpl-27-2025', { 'CT1.2': { level: '' } }))),
    ).rejects.toMatchObject({ fields: { rows: 'Dòng 3 (CT1.2): Hãy ghi mức phải đạt.' } })
    await expect(does('yen', importRuleRows, table([]))).rejects.toMatchObject({
      fields: { rows: expect.stringContaining('chưa có dòng nào') },
    })
    expect(await findOpenChange(db, '24', 'tcpl-27-2025')).toBeUndefined()
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
    const judged = async () => (await judgeNow(db, opened)).judgment
    expect([(await judged()).total, (await judged()).criteria[0]!.indicators[0]!.lack]).toEqual([0, 'evidence'])
    await does('lan', addStandardEvidence, {
      ...step({ ...opened, version: 1 }),
      code: 'TC1.CT1',
      ...paper('1'),
      files: {},
    })
    expect((await judged()).total).toBe(3.5)
    const [evidence] = await listEvidence(db, opened)
    await does('lan', removeStandardEvidence, { ...step({ ...opened, version: 2 }), evidenceId: evidence!.id })
    expect((await listIndicatorStates(db, opened.id)).get('TC1.CT1')).toMatchObject({ self: null, selfPoints: null })
    const row = { ...rulesOf2026, ruleSetId: 'tcpl-25-2021', document: '09/2021/TT-BTP', article: 'Phụ lục I' }
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
    await does('yen', submitRules, { ...rulesOf2026, ruleSetId: 'tcpl-25-2021', version: '2' })
    await does('dung', approveRules, { ...rulesOf2026, ruleSetId: 'tcpl-25-2021', version: '3' })
    const { ruleSet } = await loadProvinceRules(db, '24', 'tcpl-25-2021')
    expect(ruleSet.criteria[1]!.points).toMatchObject({ value: 30, mark: 'E' })
    await expect(does('lan', signIndicator, { ...sign, version: '3', points: '3,5' })).rejects.toMatchObject({
      fields: { points: expect.stringContaining('nhiều nhất 3') },
    })
  })

  test('giá trị có hiệu lực từ năm sau không xét bản đánh giá năm nay', async () => {
    const { db, verifies, opens } = world()
    await verifies()
    const opened = await opens()
    await verifies({ 'CT1.1': { level: '95', effectiveDay: '01/01/2028' } })
    const now = await judgeNow(db, opened)
    expect([now.versionName, rulesOf(now.ruleSet)[0]!.rule.test]).toMatchObject(['tcpl-27-2025/2.2', { atLeast: 0.8 }])
    const then = await loadProvinceRules(db, '24', 'tcpl-27-2025', { year: 2028 })
    expect(rulesOf(then.ruleSet)[0]!.rule.test).toMatchObject({ atLeast: 0.95 })
  })
})
