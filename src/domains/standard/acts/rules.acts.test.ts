import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { approveRules } from '#domains/standard/acts/approve-rules.ts'
import { importRuleRows } from '#domains/standard/acts/import-rule-rows.ts'
import { noteMeeting } from '#domains/standard/acts/note-meeting.ts'
import { openAssessment } from '#domains/standard/acts/open-assessment.ts'
import { putRuleRow } from '#domains/standard/acts/put-rule-row.ts'
import { returnAssessment } from '#domains/standard/acts/return-assessment.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { takeUpYearRules } from '#domains/standard/acts/take-up-year-rules.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { stepsOf } from '#domains/standard/look-ahead.ts'
import { hasMajority, meetingRefusals, requireMeeting } from '#domains/standard/meeting.ts'
import { unsureOf } from '#domains/standard/pages/rule-entry-page.tsx'
import { findOpenChange } from '#domains/standard/rule-change.store.ts'
import { previewOnYear } from '#domains/standard/rule-preview.queries.ts'
import { changesByIndicator } from '#domains/standard/rule-preview.ts'
import type { RowKind } from '#domains/standard/rule-row-fields.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { rowsOfSheet, ruleSheet } from '#domains/standard/rule-sheet.ts'
import { savedRow } from '#domains/standard/saved-row.ts'
import {
  addTeam,
  onStandard,
  rulesOf2026,
  type StandardWorld,
  source,
  step,
} from '#domains/standard/standard.fixtures.ts'
import { listYearMoves } from '#domains/standard/year-moves.queries.ts'
import { loadYearRule } from '#domains/standard/year-rule.queries.ts'
import { readWorkbook } from '#engines/spreadsheets/read-workbook.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'

/** Yến enters rows one after another into the open batch. */
async function enters({ db, does }: StandardWorld, rows: object[], ruleSetId = rulesOf2026.ruleSetId) {
  for (const row of rows) {
    const version = String((await findOpenChange(db, '24', ruleSetId))?.version ?? 0)
    await does('yen', putRuleRow, { provinceId: '24', ruleSetId, version, ...source, ...row })
  }
}

/** What was done of an assessment: owners, signatures, figures, documents that were not removed. */
async function readDone({ db }: StandardWorld, id: string) {
  const indicators = await db.selectFrom('standard_indicator').selectAll().where('assessment_id', '=', id).execute()
  const values = await db.selectFrom('standard_value').selectAll().where('assessment_id', '=', id).execute()
  const evidence = await db
    .selectFrom('standard_evidence')
    .select('id')
    .where('assessment_id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
  return {
    owners: indicators.map(({ code, owner_id, self_why }) => [code, owner_id, self_why]).sort(),
    signed: indicators.filter(({ self }) => self !== null).map(({ code }) => code),
    values: values.toSorted((one, other) => (one.rule_code < other.rule_code ? -1 : 1)),
    evidence: evidence.map((one) => one.id).sort(),
  }
}

onStandard('bộ quy tắc do tỉnh nhập', (world) => {
  test('nội dung mới: mã trùng, chỉ tiêu lạ, không tên, không số liệu đều bị từ chối; nhập đủ thì đứng trong chỉ tiêu', async () => {
    const row = { kind: 'rule', code: 'CT2.7.4', under: 'TC2.CT7', name: 'Giới thiệu trợ giúp pháp lý', type: 'count' }
    const wrong = (change: object) =>
      expect(enters(world(), [{ ...row, first: 'Số người', level: '1', ...change }])).rejects
    await wrong({ code: 'TC2.CT7' }).toMatchObject({ fields: { code: expect.stringContaining('mã mới') } })
    await wrong({ code: 'có dấu' }).toMatchObject({ fields: { code: expect.stringContaining('mã mới') } })
    await wrong({ under: 'TC9.CT1' }).toMatchObject({ fields: { under: expect.any(String) } })
    await wrong({ name: '' }).toMatchObject({ fields: { name: expect.any(String) } })
    await wrong({ first: '' }).toMatchObject({ fields: { first: expect.stringContaining('đếm cái gì') } })
    await wrong({ level: '' }).toMatchObject({ fields: { level: 'Hãy ghi mức phải đạt.' } })
    await wrong({ type: 'total' }).toMatchObject({ fields: { type: expect.any(String) } })
    await wrong({ type: 'cross', other: 'CT9.9', otherKey: 'part' }).toMatchObject({
      fields: { other: expect.any(String) },
    })
    await wrong({ type: 'cross', other: 'CT2.5', otherKey: 'part' }).toMatchObject({
      fields: { otherKey: expect.any(String) },
    })
    await wrong({ type: 'posting' }).toMatchObject({ fields: { officeDays: expect.any(String) } })
    await world().reads([{ ...row, first: 'Số người được giới thiệu', level: '3', kinds: 'Tại trụ sở; Tại thôn' }])
    const { ruleSet } = await loadProvinceRules(world().db, '24', 'tcpl-27-2025')
    expect(rulesOf(ruleSet).find(({ rule }) => rule.code === 'CT2.7.4')).toMatchObject({
      indicator: { code: 'TC2.CT7' },
      rule: {
        test: { type: 'count', count: 'Số người được giới thiệu', atLeast: 3 },
        mark: 'E',
        kinds: ['Tại trụ sở', 'Tại thôn'],
      },
    })
  })

  test('một nội dung đổi cách tính: từ tỷ lệ sang bậc thang; sau «không có» vẫn nhập lại được', async () => {
    await enters(world(), [{ kind: 'absent', code: 'CT2.2' }])
    await expect(
      enters(world(), [{ kind: 'rule', code: 'CT2.3', type: 'ladder', steps: '120: 3' }]),
    ).rejects.toMatchObject({ fields: { first: expect.any(String) } })
    await world().reads([
      {
        kind: 'rule',
        code: 'CT2.3',
        type: 'ladder',
        first: 'Đúng hạn',
        second: 'Đến hạn',
        steps: '90: 2; 50: 1; 0: 0',
      },
    ])
    const once = await loadProvinceRules(world().db, '24', 'tcpl-27-2025')
    expect(rulesOf(once.ruleSet).some(({ rule }) => rule.code === 'CT2.2')).toBe(false)
    expect(rulesOf(once.ruleSet).find(({ rule }) => rule.code === 'CT2.3')!.rule.test).toMatchObject({
      type: 'ladder',
      steps: [{ atLeast: 0.9, points: 2 }, { points: 1 }, { points: 0 }],
    })
    await world().reads([{ kind: 'rule', code: 'CT2.2', level: '90' }])
    const again = await loadProvinceRules(world().db, '24', 'tcpl-27-2025')
    expect(rulesOf(again.ruleSet).find(({ rule }) => rule.code === 'CT2.2')).toMatchObject({
      indicator: { code: 'TC2.CT2' },
      rule: { name: 'Văn bản được công khai', test: { atLeast: 0.9 } },
    })
  })

  test('rút một giá trị đã duyệt: giá trị trước đó có lại hiệu lực, phiên bản cũ còn nguyên', async () => {
    const { db } = world()
    await expect(enters(world(), [{ kind: 'back', code: 'CT1.1' }])).rejects.toMatchObject({
      fields: { code: expect.stringContaining('chưa có giá trị nào đã duyệt') },
    })
    await world().reads([{ kind: 'rule', code: 'CT1.1', level: '90' }])
    await world().reads([{ kind: 'absent', code: 'CT1.1' }])
    const has = async (upTo?: number) => {
      const { ruleSet } = await loadProvinceRules(db, '24', 'tcpl-27-2025', { ...(upTo && { upTo }) })
      return rulesOf(ruleSet).find(({ rule }) => rule.code === 'CT1.1')?.rule
    }
    expect(await has()).toBeUndefined()
    await world().reads([{ kind: 'back', code: 'CT1.1' }])
    expect(await has()).toMatchObject({ mark: 'E', test: { atLeast: 0.9 } })
    expect(await has(2)).toBeUndefined()
    await world().reads([{ kind: 'back', code: 'CT1.1' }])
    expect(await has()).toMatchObject({ mark: 'R', test: { atLeast: 1 } })
  })

  test('điều kiện mới, bước có thời hạn, Hội đồng, niêm yết, người công nhận: thiếu thì bị từ chối, đủ thì dùng được', async () => {
    const wrong = (row: object) => expect(enters(world(), [row])).rejects
    await wrong({ kind: 'condition', code: 'ĐK', name: 'x', type: 'stated' }).toMatchObject({
      fields: { code: expect.any(String) },
    })
    await wrong({ kind: 'condition', code: 'DK5', type: 'stated' }).toMatchObject({
      fields: { name: expect.any(String) },
    })
    await wrong({ kind: 'condition', code: 'DK5', name: 'Tổng điểm', type: 'total', level: '80' }).toMatchObject({
      fields: { type: expect.stringContaining('không tính điểm') },
    })
    await wrong({ kind: 'condition', code: 'DK5', name: 'Sự kiện', type: 'no-event' }).toMatchObject({
      fields: { roles: expect.any(String) },
    })
    await wrong({ kind: 'step', code: 'D9', name: 'Bước', within: '3' }).toMatchObject({
      fields: { code: expect.any(String) },
    })
    await wrong({ kind: 'step', code: 'B1', name: 'Bước' }).toMatchObject({ fields: { before: expect.any(String) } })
    await wrong({ kind: 'council', membersMax: '9' }).toMatchObject({ fields: { name: expect.any(String) } })
    await wrong({ kind: 'council', name: 'Hội đồng', quorum: '3/2' }).toMatchObject({
      fields: { quorum: expect.any(String) },
    })
    await wrong({ kind: 'authority', code: 'X', name: 'Chủ tịch' }).toMatchObject({
      fields: { code: expect.any(String) },
    })
    await world().reads([
      {
        kind: 'condition',
        code: 'DK5',
        name: 'Công an xã không bị kỷ luật',
        type: 'no-event',
        roles: 'officer',
        eventKinds: 'discipline',
        leastSanction: 'warning',
      },
      { kind: 'step', code: 'B1', name: 'Xã gửi hồ sơ', before: '10/01' },
      { kind: 'step', code: 'B2', name: 'Gửi tài liệu, trước cuộc họp', ahead: '3' },
      { kind: 'council', name: 'Hội đồng đánh giá', membersMax: '3', quorum: '2/3', majority: '1/2', ahead: '' },
      { kind: 'posting', officeDays: '5', portalDays: '5', radioDays: '5', radioTimes: '3', eitherOnline: 'co' },
      { kind: 'authority', code: 'NGUOI-CONG-NHAN', name: 'Chủ tịch UBND tỉnh' },
    ])
    const { ruleSet } = await loadProvinceRules(world().db, '24', 'tcpl-27-2025')
    expect(ruleSet).toMatchObject({
      council: {
        membersMax: 3,
        majority: { numerator: 1, denominator: 2 },
        materialsAheadWorkingDays: null,
        mark: 'E',
      },
      posting: {
        all: [[{ channel: 'office', days: 5 }], [{ channel: 'portal' }, { channel: 'radio', times: 3 }]],
        mark: 'E',
      },
      recognizer: { name: 'Chủ tịch UBND tỉnh', mark: 'E' },
    })
    expect(ruleSet.conditions.at(-1)).toMatchObject({
      code: 'DK5',
      test: { roles: ['officer'], leastSanction: 'warning' },
    })
    expect(stepsOf(ruleSet, 2026)).toMatchObject([
      { says: 'trước ngày 10/01/2027', last: '2027-01-09' },
      { says: 'trước 3 ngày làm việc', last: null },
    ])
    const meeting = {
      provinceId: '24',
      year: '2026',
      heldOn: '20/11/2026',
      mode: 'meeting',
      votes: '',
      minutes: 'Đã họp và thông qua.',
    }
    const { does } = world()
    await expect(
      does('yen', noteMeeting, { ...meeting, members: 'A B; x\nC D; x\nE G; x\nH I; x' }),
    ).rejects.toMatchObject(meetingRefusals.tooMany(3))
    await does('yen', noteMeeting, { ...meeting, members: 'A B; x\nC D; x\nE G; x; vắng' })
    await world().reads([{ kind: 'absent', code: 'HOI-DONG' }])
    await expect(does('yen', noteMeeting, { ...meeting, members: 'A B; x' })).rejects.toBe(meetingRefusals.noCouncil)
  })

  test('năm áp dụng: chưa nhập thì còn ghi «theo báo chí»; nhập rồi thì theo nguồn ấy; tạm dừng thì không mở được', async () => {
    const { db, does, bodies } = world()
    expect(await loadYearRule(db, '24', 2026)).toMatchObject({ kind: 'rules', mark: 'P' })
    const wrong = (row: object) => expect(enters(world(), [{ kind: 'year', ...row }])).rejects
    await wrong({ yearFrom: '' }).toMatchObject({ fields: { yearFrom: expect.any(String) } })
    await wrong({ yearFrom: '2027', yearTo: '2026' }).toMatchObject({ fields: { yearTo: expect.any(String) } })
    await wrong({ yearFrom: '2027', isSuspended: 'co' }).toMatchObject({ fields: { yearTo: expect.any(String) } })
    await world().reads([
      { kind: 'year', yearFrom: '2026' },
      { kind: 'year', yearFrom: '2027', yearTo: '2027', isSuspended: 'co' },
    ])
    expect(await loadYearRule(db, '24', 2026)).toMatchObject({
      kind: 'rules',
      mark: 'E',
      source: '999/2025/TT-THU, Điều 1',
    })
    expect(await loadYearRule(db, '24', 2028)).toMatchObject({ kind: 'rules', mark: 'E' })
    expect(await loadYearRule(db, '01', 2026)).toMatchObject({ mark: 'P' })
    const opens = (year: string) => does('lan', openAssessment, { bodyId: bodies.first.id, year })
    await expect(opens('2027')).rejects.toThrow('999/2025/TT-THU')
    await world().reads([{ kind: 'back', code: 'NAM-2027' }])
    world().clock.moveTo('2027-01-05T02:00:00Z')
    expect(await opens('2027')).toMatchObject({ ruleSetId: 'tcpl-27-2025' })
  })

  test('năm áp dụng đổi bộ quy tắc: bản đã trình thì chưa duyệt được; bản đang làm chuyển sang bộ mới, không mất gì, ký lại', async () => {
    const { db, does, bodies, verifies, opens, prepares } = world()
    await verifies()
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    world().clock.moveTo('2027-01-05T02:00:00Z')
    const later = await does('lan', openAssessment, { bodyId: bodies.first.id, year: '2027' })
    const year = { kind: 'year', yearFrom: '2026', yearTo: '2026' }
    await expect(world().reads([year], 'tcpl-25-2021')).rejects.toThrow('Còn 1 bản')
    const back = await does('yen', returnAssessment, { ...step(sent), why: 'Bổ sung tài liệu của chỉ tiêu 2.7.' })
    const done = () => readDone(world(), sent.id)
    const before = await done()
    expect(before.signed.length).toBeGreaterThan(0)

    const open = (await findOpenChange(db, '24', 'tcpl-25-2021'))!
    expect(await listYearMoves(db, open)).toMatchObject({ moving: [{ id: sent.id }], waiting: 0, years: [2026] })
    const { version } = open
    const of = { provinceId: '24', ruleSetId: 'tcpl-25-2021', version: String(version) }
    expect(await does('dung', approveRules, of)).toMatchObject({ moved: 1 })
    const row = async (id = sent.id) =>
      db.selectFrom('standard_assessment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(await row()).toMatchObject({
      rule_set: 'tcpl-25-2021',
      version: back.version + 1,
      state: 'preparing',
      returned_why: expect.stringContaining('mọi chỉ tiêu phải ký lại'),
      returned_at: expect.any(Date),
    })
    expect(await row(later.id)).toMatchObject({ rule_set: 'tcpl-27-2025', returned_why: '' })
    expect((await done()).owners).toEqual([])
    const { rows: audit } = await sql<{ before: object; after: object }>`
      select before, after from audit where subject_id = ${sent.id} and act = 'standard.approve-rules'`.execute(db)
    expect(audit).toMatchObject([
      {
        before: {
          rules: 'tcpl-27-2025',
          returnedWhy: 'Bổ sung tài liệu của chỉ tiêu 2.7.',
          signed: before.signed.length,
          figures: before.values.length,
          documents: before.evidence.length,
        },
        after: { rules: 'tcpl-25-2021' },
      },
    ])
    const signed = { ...step({ id: sent.id, version: (await row()).version }), code: 'TC2.CT7', self: 'met', why: '' }
    await expect(does('lan', signIndicator, signed)).rejects.toBe(refusals.notFound)

    // as rows that were kept before the tables got these columns
    await sql`update standard_set_aside set
      indicators = (select jsonb_agg(one - 'review_why') from jsonb_array_elements(indicators) one),
      figures = (select jsonb_agg(one - 'took_over') from jsonb_array_elements(figures) one)`.execute(db)
    await world().reads([{ kind: 'back', code: 'NAM-2026' }], 'tcpl-25-2021')
    const after = await done()
    expect(after).toEqual({ ...before, signed: [] })
    expect(await row()).toMatchObject({
      rule_set: 'tcpl-27-2025',
      returned_why: expect.stringContaining(`đã trở lại: ${before.values.length} số liệu`),
    })
    await expect(does('hung', submitAssessment, step(await row()))).rejects.toThrow('chưa ai ký')
  })

  test('bản mở theo bộ quy tắc khác với bộ của năm: xã không trình được, tự chuyển sang bộ của năm; đúng bộ rồi thì thôi', async () => {
    const { db, does, opens } = world()
    const opened = await opens()
    const takes = async (who: 'lan' | 'tu' = 'lan') => {
      const { version } = await db
        .selectFrom('standard_assessment')
        .select('version')
        .where('id', '=', opened.id)
        .executeTakeFirstOrThrow()
      return does(who, takeUpYearRules, step({ id: opened.id, version }))
    }
    await expect(takes()).rejects.toBe(refusals.rulesOfYear)
    // as after an approval in the moment in which it was opened
    await db.updateTable('standard_assessment').set({ rule_set: 'tcpl-25-2021' }).where('id', '=', opened.id).execute()
    await expect(does('hung', submitAssessment, step(opened))).rejects.toBe(refusals.otherRules)
    await expect(takes('tu')).rejects.toBe(refusals.notFound)
    expect(await takes()).toMatchObject({ ruleSetId: 'tcpl-27-2025', version: opened.version + 1 })
    await expect(takes()).rejects.toBe(refusals.rulesOfYear)
  })

  test('rút một giá trị: rút giá trị duyệt gần nhất, dù giá trị ấy của năm sau hoặc văn bản rút có ngày của năm sau', async () => {
    const { db } = world()
    const level = async (year: number) => {
      const { ruleSet, number } = await loadProvinceRules(db, '24', 'tcpl-27-2025', { year })
      const { mark, test: rule } = rulesOf(ruleSet).find((one) => one.rule.code === 'CT1.1')!.rule
      return [mark, rule.type === 'ratio' && rule.atLeast, number]
    }
    const value = { kind: 'rule', code: 'CT1.1' }
    await world().reads([{ ...value, level: '90' }])
    await world().reads([{ ...value, level: '95', effectiveDay: '01/01/2028' }])
    expect([await level(2026), await level(2028)]).toEqual([
      ['E', 0.9, 1],
      ['E', 0.95, 2],
    ])
    await world().reads([{ kind: 'back', code: 'CT1.1' }])
    expect([await level(2026), await level(2028)]).toEqual([
      ['E', 0.9, 1],
      ['E', 0.9, 3],
    ])
    await world().reads([{ kind: 'back', code: 'CT1.1', effectiveDay: '15/03/2027' }])
    expect(await level(2026)).toEqual(['R', 1, 4])
  })

  test('Hội đồng: quá nửa khác từ nửa, của mọi thành viên khác của người dự họp; nhập rồi mở lại thấy đúng chữ đã nhập', async () => {
    const council = { kind: 'council', name: 'Hội đồng' }
    const wrong = (row: object) => expect(enters(world(), [{ ...council, ...row }])).rejects
    await wrong({ majority: 'quá 2/2' }).toMatchObject({ fields: { majority: expect.stringContaining('quá 1/2') } })
    await wrong({ majority: 'gần 1/2' }).toMatchObject({ fields: { majority: expect.any(String) } })
    const vote = { assessmentId: '1', agree: 5, against: 5 }
    const members = Array.from({ length: 12 }, (_, index) => ({ name: `Người ${index}`, title: '', took: index < 10 }))
    const passes = async (majority: string, agree: number) => {
      await world().reads([{ ...council, quorum: 'quá nửa', majority }])
      const { ruleSet } = await loadProvinceRules(world().db, '24', 'tcpl-27-2025')
      expect(savedRow(ruleSet, 'council', 'HOI-DONG')).toMatchObject({ quorum: 'quá 1/2', majority })
      return hasMajority(ruleSet.council!, { members }, { ...vote, agree })
    }
    expect([await passes('1/2', 4), await passes('1/2', 5)]).toEqual([false, true])
    expect([await passes('quá 1/2', 5), await passes('quá 1/2', 6)]).toEqual([false, true])
    expect([await passes('quá 1/2 thành viên', 6), await passes('quá 1/2 thành viên', 7)]).toEqual([false, true])
    const { ruleSet } = await loadProvinceRules(world().db, '24', 'tcpl-27-2025')
    const took = (count: number) => members.map((member, index) => ({ ...member, took: index < count }))
    expect(() => requireMeeting(ruleSet, { members: took(6), votes: [] })).toThrow('cần ít nhất 7')
    expect(() => requireMeeting(ruleSet, { members: took(7), votes: [] })).not.toThrow()
  })

  test('nội dung mới không lấy mã của điều kiện, bước, Hội đồng, năm: hai giá trị cùng mã thì cái sau thay cái trước', async () => {
    const row = { kind: 'rule', under: 'TC2.CT7', name: 'Nội dung mới', type: 'yes-no' }
    for (const code of ['DK1', 'DK7', 'HOI-DONG', 'NIEM-YET', 'NGUOI-CONG-NHAN', 'B3', 'NAM-2026'])
      await expect(enters(world(), [{ ...row, code }])).rejects.toMatchObject({
        fields: { code: expect.stringContaining('mã mới') },
      })
    await expect(enters(world(), [{ ...row, code: 'D3' }], 'tcpl-25-2021')).rejects.toMatchObject({
      fields: { code: expect.stringContaining('mã mới') },
    })
  })

  test('xem trước trên số liệu năm trước: từng chỉ tiêu bao nhiêu xã đổi, lấy từ hồ sơ của xã chưa có bản đánh giá', async () => {
    const { db } = world()
    await addTeam(world())
    await enters(world(), [
      { kind: 'rule', code: 'CT3.3', type: 'count', first: 'Số tổ', level: '1' },
      { kind: 'rule', code: 'CT3.1.1', level: '0' },
    ])
    const open = (await findOpenChange(db, '24', 'tcpl-27-2025'))!
    const lines = await previewOnYear(db, open, 2026, '2026-11-21')
    expect(lines.length).toBeGreaterThan(1)
    expect(changesByIndicator(lines)).toEqual([])
    await enters(world(), [
      { kind: 'condition', code: 'DK1', name: '', type: 'stated' },
      { kind: 'condition', code: 'DK9', name: 'Mọi xã', type: 'no-event', roles: 'officer', eventKinds: 'discipline' },
    ])
    const more = await previewOnYear(db, (await findOpenChange(db, '24', 'tcpl-27-2025'))!, 2025, '2026-11-21')
    expect(changesByIndicator(more)).toEqual([{ code: 'DK9', before: null, after: 'met', communes: more.length }])
  })

  test('«không áp dụng», sự kiện của ai mà chưa ai đọc trong văn bản: ghi mức không làm cho thành đã xác minh', async () => {
    const { db } = world()
    const shipped = loadRuleSet('tcpl-27-2025')
    const now = async () => {
      const { ruleSet } = await loadProvinceRules(db, '24', 'tcpl-27-2025')
      return { ruleSet, rule: (code: string) => rulesOf(ruleSet).find((one) => one.rule.code === code)!.rule }
    }
    expect(unsureOf(shipped, 'CT1.1').join(' ')).toContain('«không áp dụng»: không được giao ban hành văn bản')
    // as a form sends what it was filled with, and a level
    const typed = { ...savedRow(shipped, 'rule', 'CT1.1'), kind: 'rule', level: '100' }
    await enters(world(), [typed])
    await expect(enters(world(), [{ kind: 'condition', code: 'DK2' }])).rejects.toMatchObject({
      fields: { roles: expect.any(String) },
    })
    await world().reads([{ kind: 'rule', code: 'CT2.5', level: '3' }])
    const first = await now()
    expect(first.rule('CT1.1')).toMatchObject({ mark: 'E', test: { atLeast: 1 } })
    expect(first.rule('CT1.1').notApplicable).toBeUndefined()
    expect(first.rule('CT2.5').kinds).toBeUndefined()
    expect(unsureOf(first.ruleSet, 'CT1.1')).toEqual([])

    // what was read is kept, where only that of it is typed anew
    const read = { mayNotApply: 'co', unless: 'Không được giao', kinds: 'Hội nghị; Tờ gấp' }
    await world().reads([
      { kind: 'rule', code: 'CT1.1', level: '90', ...read },
      { kind: 'condition', code: 'DK2', roles: 'officer', eventKinds: 'discipline' },
    ])
    await world().reads([
      { kind: 'rule', code: 'CT1.1', level: '80', mayNotApply: 'co' },
      { kind: 'condition', code: 'DK2' },
    ])
    const last = await now()
    expect(last.rule('CT1.1')).toMatchObject({
      notApplicable: { label: 'Không được giao', mark: 'E' },
      kinds: ['Hội nghị', 'Tờ gấp'],
    })
    expect(last.ruleSet.conditions.find(({ code }) => code === 'DK2')!.test).toMatchObject({ roles: ['officer'] })
    expect(savedRow(last.ruleSet, 'rule', 'CT1.1')).toMatchObject({ mayNotApply: 'co', unless: 'Không được giao' })
  })

  test('bước tính từ ngày bị trả lại: chọn «Ngày khác» thì thôi tính; bảng tính không có cột ấy thì giữ như đã đọc', async () => {
    const { db } = world()
    const given = { kind: 'step', code: 'D2', within: '3' }
    const limit = async () => {
      const { ruleSet } = await loadProvinceRules(db, '24', 'tcpl-25-2021')
      const step = ruleSet.deadlines.find(({ code }) => code === 'D2')!
      return ['workingDays' in step && step.workingDays, 'workingDays' in step && step.from]
    }
    await world().reads([{ ...given, within: '5' }], 'tcpl-25-2021')
    expect(await limit()).toEqual([5, 'returned'])
    await world().reads([{ ...given, since: '' }], 'tcpl-25-2021')
    expect(await limit()).toEqual([3, undefined])
    await world().reads([{ ...given, since: 'decided' }], 'tcpl-25-2021')
    expect(await limit()).toEqual([3, 'decided'])
  })

  test('bảng tính: tải về, ghi văn bản cho vài dòng, gửi lại; dòng để trống không được nhập, chữ lạ bị từ chối', async () => {
    const { db, does } = world()
    const { ruleSet } = await loadProvinceRules(db, '24', 'tcpl-25-2021')
    const sheet = ruleSheet(ruleSet)
    const columnOf = (head: string) => sheet.columns.findIndex((column) => column.head === head)
    const fill = (code: string, cells: Record<string, string>) => {
      const row = sheet.rows.find((one) => one[columnOf('Mã')] === code)! as string[]
      for (const [head, text] of Object.entries({
        ...cells,
        'Văn bản': '09/2021/TT-BTP',
        'Điều, khoản': 'Phụ lục I',
        'Ngày có hiệu lực': '01/01/2022',
      }))
        row[columnOf(head)] = text
    }
    const cell = (code: string, head: string) => sheet.rows.find((one) => one[columnOf('Mã')] === code)![columnOf(head)]
    // a guess that stands is not handed out as if it had been read
    expect([cell('TC1', 'Mức'), cell('TC1.CT1.2', 'Mức'), cell('TC2.CT5.1', 'Bậc thang')]).toEqual(['', '', ''])
    expect([cell('DK1', 'Mức'), cell('D7', 'Ít nhất số ngày')]).toEqual(['80', '5'])
    // nor in the form
    const form = (kind: RowKind, code: string) => savedRow(ruleSet, kind, code)
    expect([form('criterion', 'TC1').level, form('rule', 'TC2.CT5.1').steps]).toEqual(['', ''])
    expect([form('condition', 'DK1').level, form('step', 'D7').lasts]).toEqual(['80', '5'])
    const guessed = loadRuleSet('tcpl-27-2025')
    expect(savedRow(guessed, 'authority', 'NGUOI-CONG-NHAN').name).toBe('')
    // nor what is ticked or chosen
    expect(savedRow(guessed, 'rule', 'CT1.1')).toMatchObject({ mayNotApply: '', unless: '' })
    expect(savedRow(guessed, 'rule', 'CT2.5').kinds).toBe('')
    expect(savedRow(guessed, 'condition', 'DK2')).toMatchObject({ roles: [], eventKinds: [], inDutyOnly: '' })
    expect(savedRow(loadRuleSet('tcpl-619-2017'), 'posting', 'NIEM-YET').inWorkingDays).toBe('')
    expect(form('condition', 'DK3')).toMatchObject({ roles: ['party-head', 'government-head'], inDutyOnly: 'co' })
    fill('TC2', { Mức: '30' })
    fill('TC2.CT5.1', { 'Bậc thang': '90: 2; 80: 1; 0: 0' })
    fill('DK3', {})
    fill('D7', {})
    const read = async () => rowsOfSheet((await readWorkbook(await writeWorkbook({ sheets: [sheet] }))).sheets[0]!)
    const rows = await read()
    expect(rows).toHaveLength(4)
    const of = { provinceId: '24', ruleSetId: 'tcpl-25-2021', version: '0' }
    expect((await does('yen', importRuleRows, { ...of, rows })).rows).toMatchObject([
      { kind: 'criterion', code: 'TC2', points: 30 },
      { kind: 'rule', code: 'TC2.CT5.1', test: { type: 'ladder', steps: [{ atLeast: 0.9, points: 2 }, {}, {}] } },
      { kind: 'condition', code: 'DK3', test: { roles: ['party-head', 'government-head'], inDutyOnly: true } },
      { kind: 'step', code: 'D7', days: 5 },
    ])
    fill('DK1', { 'Cách tính': 'đoán' })
    expect(await read()).toMatchObject({ sentence: expect.stringContaining('cột «Cách tính»: «đoán» không phải') })
    const csv =
      'Loại;Mã;Mức;Văn bản;Điều, khoản;Ngày có hiệu lực\nTiêu chí;TC3;15;09/2021/TT-BTP;Phụ lục I;01/01/2022\n'
    const [first] = (await readWorkbook(new TextEncoder().encode(csv))).sheets
    expect(rowsOfSheet(first!)).toMatchObject([{ line: 2, typed: { kind: 'criterion', code: 'TC3', level: '15' } }])
    const [bare] = (await readWorkbook(new TextEncoder().encode('a;b\n1;2\n'))).sheets
    expect(rowsOfSheet(bare!)).toMatchObject({ sentence: expect.stringContaining('dòng tiêu đề') })
  })
})
