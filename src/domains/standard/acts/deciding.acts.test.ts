import { expect, test } from 'vitest'
import { approveRules } from '#domains/standard/acts/approve-rules.ts'
import { confirmRest } from '#domains/standard/acts/confirm-rest.ts'
import { decideAssessments } from '#domains/standard/acts/decide-assessments.ts'
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { excludeCommune } from '#domains/standard/acts/exclude-commune.ts'
import { finishStandardAppraisal } from '#domains/standard/acts/finish-appraisal.ts'
import { importRuleRows } from '#domains/standard/acts/import-rule-rows.ts'
import { noteStandardEvent } from '#domains/standard/acts/note-event.ts'
import { noteMeeting } from '#domains/standard/acts/note-meeting.ts'
import { returnAssessment } from '#domains/standard/acts/return-assessment.ts'
import { reviewIndicator } from '#domains/standard/acts/review-indicator.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { submitRules } from '#domains/standard/acts/submit-rules.ts'
import { withdrawStandardEvent } from '#domains/standard/acts/withdraw-event.ts'
import { loadAssessment } from '#domains/standard/assessment.store.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { loadAssessmentPage } from '#domains/standard/assessment-page.queries.ts'
import { judgeNow, judgeToShow, listEvents, listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { findOpenChange } from '#domains/standard/rule-change.store.ts'
import { previewChange } from '#domains/standard/rule-preview.queries.ts'
import { rulesOf } from '#domains/standard/rule-set.ts'
import { decision, goodValue, onStandard, rulesOf2026, step, typedRows } from '#domains/standard/standard.fixtures.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const event = {
  role: 'government-head',
  kind: 'discipline',
  sanction: 'reprimand',
  inDuty: 'co',
  decision: '7/QĐ',
  eventDay: '20/11/2026',
}

onStandard('thẩm định và quyết định', (world) => {
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
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toThrow(
      refusals.notAppraised.message,
    )
    await does('yen', finishStandardAppraisal, step(reviewed))
    await expect(does('hung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toBe(
      refusals.notFound,
    )
    await expect(
      does('dung', decideAssessments, { ...decision, decidedOn: '22/11/2026', assessments: await seen(sent.id) }),
    ).rejects.toMatchObject({ status: 422 })
    await expect(
      does('dung', decideAssessments, { ...decision, decidedOn: '21/11/2025', assessments: await seen(sent.id) }),
    ).rejects.toMatchObject({
      fields: { decidedOn: expect.stringContaining('Nơi 00001: ngày quyết định trước ngày xã trình (21/11/2026)') },
    })
    const [decided] = await does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })
    expect(decided).toMatchObject({ state: 'decided', outcome: 'recognised', decisionNumber: '45/QĐ-UBND' })
    await expect(db.updateTable('standard_assessment').set({ outcome: 'not-recognised' }).execute()).rejects.toThrow(
      'never changes',
    )
    await verifies({ 'CT1.1': { level: '95' } })
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
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toThrow(
      refusals.eventSince.message,
    )
    const [found] = await listEvents(db, '00001', 2026)
    const withdraw = { assessmentId: sent.id, eventId: found!.id, why: 'Ghi nhầm xã khác.' }
    await expect(does('hung', withdrawStandardEvent, withdraw)).rejects.toBe(permissionRefusals.mayNot)
    await does('yen', withdrawStandardEvent, withdraw)
    expect(await does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).toHaveLength(1)
  })

  test('ai có vai trò thẩm định ở chính xã thì không rút được sự kiện, không thẩm định, không đưa xã ra khỏi diện đánh giá', async () => {
    const { db, does, opens, prepares, alsoIs, bodies, actors, house, seen } = world()
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    await does('yen', noteStandardEvent, { ...event, assessmentId: sent.id })
    const [found] = await listEvents(db, '00001', 2026)
    for (const [who, reach] of [
      ['tu', 'body'],
      ['lan', 'place'],
    ] as const) {
      await alsoIs(who, 'appraiser', { bodyId: bodies.first.id, reach })
      const why = 'Ghi nhầm người khác.'
      await expect(does(who, withdrawStandardEvent, { assessmentId: sent.id, eventId: found!.id, why })).rejects.toBe(
        refusals.notFound,
      )
      await expect(does(who, confirmRest, step(sent))).rejects.toBe(refusals.notFound)
      await expect(does(who, finishStandardAppraisal, { ...step(sent), note: '' })).rejects.toBe(refusals.notFound)
      await expect(does(who, excludeCommune, { ...step(sent), ground: 'new', why })).rejects.toBe(refusals.notFound)
      await expect(does(who, returnAssessment, { ...step(sent), why })).rejects.toBe(refusals.notFound)
      const page = await loadAssessmentPage({ db, house, actor: actors[who], today: '2026-11-21' }, sent.id)
      expect(page.can.appraise).toBe(false)
    }
    expect(await listEvents(db, '00001', 2026)).toHaveLength(1)
    expect(await seen(sent.id)).toEqual([`${sent.id}:${sent.version}`])
  })

  test('quy tắc có phiên bản mới sau khi trình: hai phiên bản cùng được ghi, phải trình lại mới công nhận được', async () => {
    const { db, does, verifies, opens, prepares, reviews, seen } = world()
    await verifies()
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    const rowsNow = { 'CT1.1': { level: '95' } }
    await does('yen', importRuleRows, { ...rulesOf2026, version: '0', rows: typedRows('tcpl-27-2025', rowsNow) })
    const open = (await findOpenChange(db, '24', 'tcpl-27-2025'))!
    expect(await previewChange(db, open)).toMatchObject([{ before: 'ready', after: 'lacking' }])
    await does('yen', submitRules, { ...rulesOf2026, version: String(open.version) })
    await does('dung', approveRules, { ...rulesOf2026, version: String(open.version + 1) })
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toThrow(
      refusals.rulesSince.message,
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
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toThrow(
      refusals.notReady.message,
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
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toThrow(
      refusals.notReady.message,
    )
    const not = { ...decision, outcome: 'not-recognised', assessments: await seen(sent.id) }
    await expect(does('dung', decideAssessments, not)).rejects.toMatchObject({
      fields: { why: expect.stringContaining('lý do') },
    })
    const why = 'Quy tắc của năm chưa xác minh được.'
    await expect(does('dung', decideAssessments, { ...not, why })).rejects.toThrow(
      `Nơi 00001: ${refusals.nothingSure.message}`,
    )
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
    await expect(does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).rejects.toThrow(
      refusals.notReady.message,
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
    await expect(does('yen', decideAssessments, decide)).rejects.toThrow(refusals.ownAppraisal.message)
    await expect(does('dung', decideAssessments, decide)).rejects.toThrow(refusals.ownAppraisal.message)
    await expect(does('hung', decideAssessments, decide)).rejects.toThrow(refusals.ownDecision.message)
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
    await expect(does('dung', decideAssessments, { ...decision, assessments: before })).rejects.toThrow(
      refusals.changedMeanwhile.message,
    )
    await expect(does('dung', decideAssessments, { ...decision, assessments: [sent.id] })).rejects.toThrow(
      refusals.changedMeanwhile.message,
    )
    expect(await does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })).toHaveLength(1)
  })

  test('năm có Hội đồng biểu quyết: chưa ghi biểu quyết về xã thì chưa công nhận được; đủ số đồng ý thì được', async () => {
    const { does, reads, verifies, opens, prepares, reviews, seen } = world()
    await verifies()
    await reads([{ kind: 'council', name: 'Hội đồng đánh giá', majority: 'quá 1/2' }])
    const sent = await does('hung', submitAssessment, step(await prepares(await opens())))
    await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    const decides = async () => does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })
    const note = (votes: string, heldOn = '21/11/2026') =>
      does('yen', noteMeeting, {
        ...{ provinceId: '24', year: '2026', heldOn, mode: 'meeting', votes },
        members: 'Nguyễn Văn A\nTrần Thị B\nLê Văn C',
        minutes: 'Hội đồng biểu quyết từng xã.',
      })
    await note('')
    await expect(decides()).rejects.toThrow(`Nơi 00001: ${refusals.notVoted.message}`)
    await note('Nơi 00001: 3, 0', '20/11/2026')
    await expect(decides()).rejects.toThrow(refusals.notVoted.message)
    await note('Nơi 00001: 1, 2')
    await expect(decides()).rejects.toThrow(refusals.outvoted.message)
    world().clock.moveTo('2026-11-21T03:00:00Z')
    await note('Nơi 00001: 2, 1')
    expect(await decides()).toHaveLength(1)
  })
})
