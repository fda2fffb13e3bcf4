import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { hasDocument } from '#domains/disclosure/local-document.fixtures.ts'
import { confirmRest } from '#domains/standard/acts/confirm-rest.ts'
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { reviewIndicator } from '#domains/standard/acts/review-indicator.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { signMet } from '#domains/standard/acts/sign-met.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import { loadAssessmentPage } from '#domains/standard/assessment-page.queries.ts'
import { judgeNow, listIndicatorStates, listValues } from '#domains/standard/judging.queries.ts'
import { showLookedAtAlone } from '#domains/standard/looked-at-alone.ts'
import { AssessmentSteps } from '#domains/standard/pages/assessment-steps.tsx'
import { addTeam, goodValue, onStandard, step } from '#domains/standard/standard.fixtures.ts'
import type { View } from '#platform/http/web-request.ts'

const overridden = { code: 'TC3.CT3', because: 'overridden' }
const view = { csrf: 'x', typed: {} } as unknown as View
const denied = { code: 'TC3.CT1', because: 'denied' }

onStandard('chỉ tiêu phải xem riêng', (world) => {
  /** A team of mediators is on record; Lan typed other figures of it, then says that nothing of the kind arose. Both signatures lapse. */
  const typesOver = async (): Promise<Assessment> => {
    const { does, verifies, opens, prepares } = world()
    await verifies()
    await addTeam(world())
    const ready = await prepares(await opens())
    const typed = await does('lan', enterValue, { ...step(ready), rule: 'CT3.3', ...goodValue })
    return does('lan', enterValue, { ...step(typed), rule: 'CT3.1.1', ...goodValue, applies: 'khong' })
  }
  const sign = (of: Assessment, code: string) => ({
    ...step(of),
    code,
    self: 'met',
    why: 'Đã đối chiếu với sổ của tổ.',
  })
  const selfOf = async (id: string, code: string) => (await listIndicatorStates(world().db, id)).get(code)!.self

  test('số nhập tay hoặc «không áp dụng» trái với hồ sơ: ghi lại hồ sơ có bao nhiêu', async () => {
    const { db } = world()
    const ready = await typesOver()
    expect((await listValues(db, ready.id)).get('CT3.1.1')!.value).toMatchObject({ kind: 'not-applicable', counted: 1 })
    const typedOver = (await listValues(db, ready.id)).get('CT3.3')!.value
    expect(typedOver).toMatchObject({ kind: 'inputs', inputs: { whole: 10 }, counted: { whole: 1 } })
    const { judgment } = await judgeNow(db, ready)
    const rules = judgment.criteria.flatMap(({ indicators }) => indicators.flatMap((one) => one.rules))
    expect(rules.find(({ code }) => code === 'CT3.3')!.reason).toContain('Hồ sơ của xã lại có: tổ hòa giải của xã 1.')
    expect(rules.find(({ code }) => code === 'CT3.2.1')!.reason).not.toContain('Hồ sơ của xã')
  })

  test('ký một lần: bỏ chỉ tiêu ghi tay khác sổ ra, nói chỉ tiêu nào, vì sao; chỉ còn những chỉ tiêu ấy thì từ chối; ký riêng thì được', async () => {
    const { db, does, actors, house } = world()
    const ready = await typesOver()
    await expect(does('lan', signMet, step(ready))).rejects.toMatchObject({
      status: 409,
      message:
        'Không còn chỉ tiêu nào ký một lần được. 1 chỉ tiêu (3.3) có số liệu ghi tay khác sổ: mở ra, xem lý do rồi ký riêng. 1 chỉ tiêu (3.1) ghi «không áp dụng» trái với hồ sơ: mở ra, xem lý do rồi ký riêng.',
    })
    const lapsed = await does('lan', enterValue, { ...step(ready), rule: 'CT1.1', ...goodValue })
    const props = await loadAssessmentPage({ db, house, actor: actors.lan, today: '2026-11-21' }, ready.id)
    const shown = renderToString(<AssessmentSteps {...props} view={view} />)
    expect(shown).toContain('1 chỉ tiêu (3.3) có số liệu ghi tay khác sổ: mở ra, xem lý do rồi ký riêng.')
    expect(shown).toContain(`/chi-tieu/TC3.CT3"`)
    const signed = await does('lan', signMet, step(lapsed))
    expect(signed).toMatchObject({ signed: ['TC1.CT1'], leftOut: [denied, overridden] })
    expect([await selfOf(ready.id, 'TC1.CT1'), await selfOf(ready.id, 'TC3.CT3')]).toEqual(['met', null])
    await does('lan', signIndicator, sign(signed, 'TC3.CT3'))
    expect(await selfOf(ready.id, 'TC3.CT3')).toBe('met')
  })

  test('đồng ý một lần: cũng bỏ ra, nói chỉ tiêu nào, vì sao; chỉ còn những chỉ tiêu ấy thì từ chối; thẩm định riêng thì được', async () => {
    const { db, does, actors, house } = world()
    let ready = await typesOver()
    for (const code of ['TC3.CT3', 'TC3.CT1']) ready = await does('lan', signIndicator, sign(ready, code))
    const sent = await does('hung', submitAssessment, step(ready))
    const props = await loadAssessmentPage({ db, house, actor: actors.yen, today: '2026-11-21' }, ready.id)
    const shown = renderToString(<AssessmentSteps {...props} view={view} />)
    expect(shown).toContain(`Đồng ý với ${props.states.size - 3} chỉ tiêu còn lại`)
    expect(shown).toContain('2 chỉ tiêu (3.3, 3.4) có số liệu ghi tay khác sổ: mở ra, xem lý do rồi thẩm định riêng.')
    const confirmed = await does('yen', confirmRest, step(sent))
    expect(new Set(confirmed.leftOut)).toEqual(
      new Set([denied, overridden, { code: 'TC3.CT4', because: 'overridden' }]),
    )
    const reviewOf = async (code: string) => (await listIndicatorStates(db, ready.id)).get(code)!.review
    expect([await reviewOf('TC3.CT1'), await reviewOf('TC3.CT2'), await reviewOf('TC3.CT3')]).toEqual([
      null,
      'confirmed',
      null,
    ])
    await expect(does('yen', confirmRest, step(confirmed))).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('rồi thẩm định riêng'),
    })
    await does('yen', reviewIndicator, { ...step(confirmed), code: 'TC3.CT3', review: 'confirmed', why: '' })
    expect(await reviewOf('TC3.CT3')).toBe('confirmed')
  })

  /**
   * Lan types 2/2 over an empty register; `fill`: two fell due, none checked by itself, told while it was drafted or public: 1.1, 1.2 and
   * 2.2, signed by then, differ too.
   */
  const typesEarly = async () => {
    const { does, verifies, opens, prepares, bodies, db } = world()
    await verifies()
    const ready = await prepares(await opens())
    const typed = await does('lan', enterValue, { ...step(ready), rule: 'CT1.3', ...goodValue, part: '2', whole: '2' })
    const fill = async () => {
      await hasDocument(db, bodies.first.id)
      await hasDocument(db, bodies.first.id, { number: '13/2026/QĐ-UBND' })
    }
    return { typed, fill }
  }
  const signAlone = async (of: Assessment, codes: string[]) => {
    let signed = of
    for (const code of codes) signed = await world().does('lan', signIndicator, sign(signed, code))
    return signed
  }
  const others = ['TC1.CT1', 'TC1.CT2', 'TC2.CT2']
  const shownTo = async (who: 'lan' | 'yen', id: string) => {
    const { db, actors, house } = world()
    const props = await loadAssessmentPage({ db, house, actor: actors[who], today: '2026-11-21' }, id)
    return renderToString(<AssessmentSteps {...props} view={view} />)
  }

  test('ghi tay lúc sổ còn trống, sổ có sau: so với sổ hôm ký một lần, nói ra và ký riêng; ký rồi sổ mới có thì chưa trình được cho đến khi ký riêng lại', async () => {
    const { does, db } = world()
    const { typed, fill } = await typesEarly()
    expect((await listValues(db, typed.id)).get('CT1.3')!.value).not.toHaveProperty('counted')
    const signed = await does('lan', signMet, step(typed))
    expect(signed).toMatchObject({ signed: ['TC1.CT3'], leftOut: [] })
    await fill()
    expect(await shownTo('lan', typed.id)).toContain('4 chỉ tiêu (1.1, 1.2, 1.3, 2.2) có số liệu ghi tay khác sổ')
    await expect(does('hung', submitAssessment, step(signed))).rejects.toThrow(
      'Số ghi tay nay khác sổ ở chỉ tiêu 1.1, 1.2, 1.3, 2.2,',
    )
    const partly = await signAlone(signed, others)
    await expect(does('hung', submitAssessment, step(partly))).rejects.toThrow('Số ghi tay nay khác sổ ở chỉ tiêu 1.3,')
    const again = await signAlone(partly, ['TC1.CT3'])
    const sent = await does('hung', submitAssessment, step(again))
    expect(sent.frozen!.values['CT1.3']).toMatchObject({ inputs: { part: 2 }, counted: { part: 0, whole: 2 } })
    expect(await shownTo('yen', typed.id)).toContain('/chi-tieu/TC1.CT3"')
    expect((await does('yen', confirmRest, step(sent))).leftOut).toContainEqual({
      code: 'TC1.CT3',
      because: 'overridden',
    })
  })

  test('sổ có trước khi ký một lần: bỏ ra; sổ ghi lại cho đúng thì ký, trình, đồng ý cùng các chỉ tiêu khác, không nói là khác sổ nữa', async () => {
    const { does, db } = world()
    const { typed, fill } = await typesEarly()
    await fill()
    await expect(does('lan', signMet, step(typed))).rejects.toThrow('1 chỉ tiêu (1.3) có số liệu ghi tay khác sổ')
    const other = await does('lan', enterValue, { ...step(typed), rule: 'CT1.3', ...goodValue, part: '2', whole: '2' })
    expect((await listValues(db, typed.id)).get('CT1.3')!.value).toMatchObject({ counted: { part: 0, whole: 2 } })
    await db.updateTable('local_document').set({ checked_on: '2026-11-01', is_in_order: true }).execute()
    expect(await shownTo('lan', typed.id)).not.toContain('/chi-tieu/TC1.CT3"')
    const signed = await does('lan', signMet, step(other))
    expect(signed).toMatchObject({ signed: ['TC1.CT3'], leftOut: [] })
    expect((await listValues(db, typed.id)).get('CT1.3')!.value).not.toHaveProperty('counted')
    const sent = await does('hung', submitAssessment, step(await signAlone(signed, others)))
    expect(sent.frozen!.values['CT1.3']).not.toHaveProperty('counted')
    expect((await does('yen', confirmRest, step(sent))).leftOut).not.toContainEqual(
      expect.objectContaining({ code: 'TC1.CT3' }),
    )
  })

  test('trình rồi sổ mới có: người thẩm định không đồng ý một lần được với chỉ tiêu ấy', async () => {
    const { does } = world()
    const { typed, fill } = await typesEarly()
    const sent = await does('hung', submitAssessment, step(await does('lan', signMet, step(typed))))
    expect(await shownTo('yen', typed.id)).not.toContain('/chi-tieu/TC1.CT3"')
    await fill()
    expect(await shownTo('yen', typed.id)).toContain('/chi-tieu/TC1.CT3"')
    const { confirmed, leftOut } = await does('yen', confirmRest, step(sent))
    expect(leftOut).toContainEqual({ code: 'TC1.CT3', because: 'overridden' })
    expect(confirmed).not.toContain('TC1.CT3')
  })

  test('lời nói đủ số, đủ mã; không có gì thì không nói', () => {
    expect(showLookedAtAlone([], 'ký')).toBe('')
    expect(
      showLookedAtAlone(
        ['TC1.CT1', 'TC3.CT3'].map((code) => ({ code, because: 'overridden' })),
        'ký',
      ),
    ).toBe('2 chỉ tiêu (1.1, 3.3) có số liệu ghi tay khác sổ: mở ra, xem lý do rồi ký riêng.')
  })
})
