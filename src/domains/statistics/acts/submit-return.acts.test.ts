import { expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { correctReturn } from '#domains/statistics/acts/correct-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { isCountedEarly, isLate, standingOf } from '#domains/statistics/returns/asking.ts'
import { listAskedOf, listExpected } from '#domains/statistics/returns/askings.queries.ts'
import { loadReturn } from '#domains/statistics/returns/form-return.store.ts'
import { returnRefusals, submit } from '#domains/statistics/returns/form-return.ts'
import { listSigned } from '#domains/statistics/returns/roll-up.queries.ts'
import { addSigned } from '#domains/statistics/returns/roll-up.ts'
import { asked, onStatistics, returnsOn, wholeYear } from '#domains/statistics/statistics.fixtures.ts'

onStatistics('trình báo cáo biểu', (world) => {
  const { begin } = returnsOn(world)

  test('số khác số đếm phải có lý do; chặn thì không trình được, nhắc thì phải giải thích', async () => {
    const { does, db, actors } = world()
    const { id: askingId } = await asked(world(), wholeYear)
    await recorded(world(), { howMany: '40', women: '10' })
    const { id } = await begin(askingId)
    await expect(does('lan', changeReturn, { returnId: id, version: '0', 'cell.m.1': '90' })).rejects.toThrow('lý do')
    await expect(does('lan', changeReturn, { returnId: id, version: '0', 'cell.m.1': 'chín' })).rejects.toThrow(
      'số nguyên',
    )
    const because = { 'why.m.1': 'Đếm lại theo danh sách ký tên.' }
    await does('lan', changeReturn, { returnId: id, version: '0', 'cell.m.1': '90', ...because })
    await expect(does('lan', submitReturn, { returnId: id, version: '1' })).rejects.toThrow('nữ không được nhiều hơn')
    await does('lan', changeReturn, {
      returnId: id,
      version: '1',
      'cell.m.1': '12',
      ...because,
      'cell.w.1': '5',
      'why.w.1': 'Lớp do Hội Phụ nữ mở.',
    })
    await expect(does('lan', submitReturn, { returnId: id, version: '2' })).rejects.toThrow('Hãy giải thích')
    await does('lan', changeReturn, {
      returnId: id,
      version: '2',
      'cell.m.1': '12',
      ...because,
      'cell.w.1': '5',
      'why.w.1': 'Lớp do Hội Phụ nữ mở.',
      'justified.3': 'Lớp của Hội chưa ghi hoạt động.',
    })
    await does('lan', submitReturn, { returnId: id, version: '3' })
    expect((await loadReturn(db, actors.lan, id)).cells).toMatchObject({ 'm.1': 12, 'w.1': 5 })
  })

  test('không phát sinh được ký như vậy, và chỉ khi thật không có gì; muộn, không phát sinh và chưa gửi là ba việc', async () => {
    const { does, db, today } = world()
    const { id: askingId } = await asked(world(), { ...wholeYear, to: '31/10/2026', due: '10/11/2026' })
    const late = await begin(askingId)
    await does('lan', changeReturn, { version: '0', returnId: late.id, isEmpty: 'co' })
    await recorded(world(), { heldOn: '01/10/2026' })
    await expect(does('lan', submitReturn, { returnId: late.id, version: '1' })).rejects.toThrow(
      returnRefusals.notEmpty,
    )
    await does('lan', changeReturn, { returnId: late.id, version: '1' })
    await does('lan', submitReturn, { returnId: late.id, version: '2' })
    await does('hung', approveReturn, { returnId: late.id, version: '3' })
    const rows = await listExpected(db, askingId)
    expect(rows.map(({ bodyName, answered }) => [bodyName, standingOf(answered, '2026-11-10', today)])).toEqual([
      ['UBND xã Hai', 'missing'],
      ['UBND xã Một', 'sent'],
    ])
    expect(rows[1]!.answered).toMatchObject({ isEmpty: false, firstSentOn: '2026-11-21' })
    expect(isLate(rows[1]!.answered!.firstSentOn, '2026-11-10')).toBe(true)
  })

  test('không phát sinh đã ký là 0 ở mọi ô áp dụng, cộng lên tỉnh là 0, không phải chưa ghi; ô «-» hay bản ghi chưa ghi số thì không nói vậy', async () => {
    const { does, db, actors } = world()
    const { id: askingId } = await asked(world(), { code: '04a/TP/PBGDPL' })
    const { id } = await begin(askingId)
    await does('lan', changeReturn, { version: '0', returnId: id, isEmpty: 'co', 'cell.f.1': '-' })
    await expect(does('lan', submitReturn, { returnId: id, version: '1' })).rejects.toBe(returnRefusals.emptyUnknown)
    await does('lan', changeReturn, { returnId: id, version: '1', isEmpty: 'co', 'cell.c.1': 'x', 'cell.d.1': 'x' })
    await does('lan', submitReturn, { returnId: id, version: '2' })
    await does('hung', approveReturn, { returnId: id, version: '3' })
    const one = await loadReturn(db, actors.mai, id)
    expect(one.cells).toEqual({ 'a.1': 0, 'b.1': 'na', 'c.1': 'na', 'd.1': 'na', 'e.1': 0, 'f.1': 0 })
    const signed = await listSigned(db, { id: askingId, form: one.form })
    expect(addSigned(one.form, signed)['f.1']).toEqual({ sum: 0, told: 1, blank: 0, notApplicable: 0 })
    const [, answered] = (await listExpected(db, askingId)).map((expected) => expected.answered)
    expect([answered!.isEmpty, isLate(answered!.firstSentOn, '2026-11-10')]).toEqual([true, true])
    const next = await does('lan', correctReturn, { returnId: id, version: '4', why: 'Có một buổi chưa ghi.' })
    expect(next).toMatchObject({ isEmpty: false, justified: {} })

    const people = { ...one.form, cells: { 'f.1': { kind: 'measure', measure: 'activities.people' } as const } }
    const untold = { 'f.1': { value: null, records: 2, listed: [] } }
    const frozen = { cells: { 'f.1': null }, counted: untold, tookOver: [], rolled: null, findings: [] }
    const draft = { ...next, form: people, typed: {}, isEmpty: true }
    expect(() => submit(draft, { ...frozen, today: world().today }, world().ids.lan)).toThrow(
      returnRefusals.emptyUnknown,
    )
    const told = { ...draft, typed: { 'f.1': { value: 0, reason: 'Buổi ấy không có người dự.' } } }
    const zero = submit(told, { ...frozen, cells: { 'f.1': 0 }, today: world().today }, world().ids.lan)
    expect([zero.state, zero.cells]).toEqual(['submitted', { 'f.1': 0 }])
    const rolled = { askingId, parts: [], whole: 2 }
    expect(() => submit(draft, { ...frozen, counted: {}, rolled, today: world().today }, world().ids.lan)).toThrow(
      returnRefusals.emptyUnknown,
    )
  })

  test('kỳ chưa hết thì không trình được, ngày cuối kỳ thì được; bản đã chốt sớm từ trước thì trang của kỳ nói vậy', async () => {
    const { does, db, today, ids } = world()
    const whole = { ...wholeYear, to: '31/12/2026', due: '10/01/2027' }
    const { id: askingId } = await asked(world(), whole)
    const draft = await begin(askingId)
    await does('lan', changeReturn, { version: '0', returnId: draft.id, isEmpty: 'co' })
    await expect(does('lan', submitReturn, { returnId: draft.id, version: '1' })).rejects.toThrow('31/12/2026')
    const saved = (await listAskedOf(db, world().bodies.first.id, today))[0]!
    expect([saved.draftId, saved.answered]).toEqual([draft.id, null])
    const frozen = { cells: {}, counted: {}, tookOver: [], rolled: null, findings: [] }
    const one = { ...draft, isEmpty: true }
    expect(() => submit(one, { ...frozen, today: '2026-12-30' }, ids.lan)).toThrow('Kỳ chưa hết')
    expect(submit(one, { ...frozen, today: '2026-12-31' }, ids.lan).countedOn).toBe('2026-12-31')
    expect(isCountedEarly({ countedOn: '2026-12-30' }, { to: '2026-12-31' })).toBe(true)
    expect(isCountedEarly({ countedOn: '2026-12-31' }, { to: '2026-12-31' })).toBe(false)
  })
})
