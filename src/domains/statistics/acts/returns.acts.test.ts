import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { newId, newSecret } from '#base/ids.ts'
import { quickForm, recorded } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { actorFor, addOfficer, giveRole, goesInto } from '#domains/people/testing/people-house.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { askForReturns } from '#domains/statistics/acts/ask-for-returns.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { correctReturn } from '#domains/statistics/acts/correct-return.ts'
import { giveBackReturn } from '#domains/statistics/acts/give-back-return.ts'
import { lockAsking } from '#domains/statistics/acts/lock-asking.ts'
import { receiveReturn } from '#domains/statistics/acts/receive-return.ts'
import { sendBackReturn } from '#domains/statistics/acts/send-back-return.ts'
import { sendReturn } from '#domains/statistics/acts/send-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { unlockAsking } from '#domains/statistics/acts/unlock-asking.ts'
import { loadCounting } from '#domains/statistics/counting.queries.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import { differencesPage } from '#domains/statistics/pages/differences-page.tsx'
import { returnPage } from '#domains/statistics/pages/return-page.tsx'
import { listAlsoOf } from '#domains/statistics/returns/also-of.queries.ts'
import { alsoOfWords, typedHint } from '#domains/statistics/returns/also-of.ts'
import { addAsking } from '#domains/statistics/returns/asking.store.ts'
import { askingRefusals, isCountedEarly, isLate, standingOf } from '#domains/statistics/returns/asking.ts'
import { listAskedOf, listExpected, listWithout, loadAsking } from '#domains/statistics/returns/askings.queries.ts'
import { addReturn, loadReturn } from '#domains/statistics/returns/form-return.store.ts'
import { returnRefusals, submit } from '#domains/statistics/returns/form-return.ts'
import { signedSheet } from '#domains/statistics/returns/return-files.ts'
import {
  bodyOfReturn,
  listAdded,
  listSentTo,
  loadDifferences,
  showReturn,
  tookOverIn,
} from '#domains/statistics/returns/return-page.queries.ts'
import { listSigned } from '#domains/statistics/returns/roll-up.queries.ts'
import { addSigned, signedOnTodaysMap } from '#domains/statistics/returns/roll-up.ts'
import { asked, onStatistics } from '#domains/statistics/statistics.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { View } from '#platform/http/web-request.ts'
import { refusals } from '#platform/permission/permission.ts'

const year = { code: 'LV-01/PBGDPL', title: 'Năm 2026', from: '01/01/2026', to: '20/11/2026', due: '10/12/2026' }

onStatistics('báo cáo biểu', (world) => {
  const begin = (askingId: string, who: 'lan' | 'tu' = 'lan') =>
    world().does(who, beginReturn, { askingId, bodyId: world().bodies[who === 'lan' ? 'first' : 'second'].id })
  const step = { returnId: '', version: '0' }
  const sent = async (askingId: string, typed: Record<string, string> = {}) => {
    const { id } = await begin(askingId)
    await world().does('lan', changeReturn, { returnId: id, version: '0', ...typed })
    await world().does('lan', submitReturn, { returnId: id, version: '1' })
    return world().does('hung', approveReturn, { returnId: id, version: '2' })
  }

  test('chỉ nơi có xã bên dưới mới yêu cầu được; hạn không trước cuối kỳ; một biểu một kỳ yêu cầu một lần', async () => {
    const { bodies } = world()
    await expect(asked(world(), { bodyId: bodies.first.id })).rejects.toThrow(askingRefusals.noneBelow)
    await expect(asked(world(), { due: '30/10/2026' })).rejects.toThrow(askingRefusals.dueBeforeEnd)
    await expect(asked(world(), { code: 'KHONG-CO' })).rejects.toThrow(askingRefusals.noForm)
    await asked(world())
    await expect(asked(world())).rejects.toThrow(askingRefusals.twice)
  })

  test('hai người cùng bấm: một kỳ, một dự thảo, không ai gặp lỗi', async () => {
    const { database, db, bodies, actors } = world()
    const { id: askingId } = await asked(world(), year)
    const asking = await loadAsking(db, actors.mai, askingId)
    const again = { ...asking, id: newId() }
    const now = new Date('2026-11-21T02:00:00Z')
    const added = await database.transaction((tx) => addAsking(tx, again, { by: world().ids.mai, now }))
    expect(added).toBe(false)
    const first = await begin(askingId)
    const second = await database.transaction((tx) => addReturn(tx, { ...first, id: newId() }))
    expect(second.id).toBe(first.id)
    expect(await listAskedOf(db, bodies.first.id, world().today)).toHaveLength(1)
  })

  test('người của xã khác không lập, không xem, không duyệt thay; người lập không tự duyệt', async () => {
    const { does, db, actors, bodies } = world()
    const { id: askingId } = await asked(world(), year)
    await recorded(world())
    await expect(does('tu', beginReturn, { askingId, bodyId: bodies.first.id })).rejects.toThrow(refusals.mayNot)
    const { id } = await begin(askingId)
    await expect(loadReturn(db, actors.tu, id)).rejects.toThrow(returnRefusals.notFound)
    await does('hung', changeReturn, { ...step, returnId: id })
    await does('lan', submitReturn, { returnId: id, version: '1' })
    await expect(does('tu', approveReturn, { returnId: id, version: '2' })).rejects.toThrow(returnRefusals.notFound)
    await expect(does('hung', approveReturn, { returnId: id, version: '2' })).rejects.toThrow(returnRefusals.ownReturn)
    await expect(does('lan', changeReturn, { returnId: id, version: '2' })).rejects.toThrow(returnRefusals.notOpen)
  })

  test('lập, trình, trả lại, duyệt, nhận: số chốt lúc trình đứng yên khi bản ghi đổi; đã duyệt thì không sửa', async () => {
    const { does, db, actors, bodies } = world()
    const { id: askingId } = await asked(world(), year)
    const activity = await recorded(world(), { howMany: '40' })
    const { id } = await begin(askingId)
    expect((await begin(askingId)).id).toBe(id)
    await does('lan', submitReturn, { returnId: id, version: '0' })
    await does('hung', giveBackReturn, { returnId: id, version: '1', why: 'Thiếu lớp tập huấn tháng 9.' })
    expect((await loadReturn(db, actors.lan, id)).returnedWhy).toContain('tập huấn')
    await does('lan', submitReturn, { returnId: id, version: '2' })
    await does('hung', approveReturn, { returnId: id, version: '3' })
    await does('lan', withdrawActivity, { activityId: activity.id, version: '0', reason: 'Buổi này ghi nhầm.' })
    const counting = await loadCounting(db, actors.lan, world().today, 'activity', activity.id)
    expect(counting).toMatchObject({ bodyId: bodies.first.id, measures: [], returns: [{ id, state: 'approved' }] })
    await expect(loadCounting(db, actors.tu, world().today, 'activity', activity.id)).rejects.toThrow(
      returnRefusals.notFound,
    )
    const one = await loadReturn(db, actors.mai, id)
    expect(one.cells).toMatchObject({ 'a.1': 1, 'l.1': 40, 'm.1': null, 'r.1': 0 })
    expect(one.counted!['a.1']!.listed.map((record) => record.id)).toEqual([activity.id])
    await expect(does('lan', changeReturn, { returnId: id, version: '4' })).rejects.toThrow(returnRefusals.frozen)
    await expect(db.updateTable('form_return').set({ is_empty: true }).where('id', '=', id).execute()).rejects.toThrow()
    await expect(does('tu', receiveReturn, { askingId, bodyId: bodies.first.id, returnId: id })).rejects.toThrow(
      askingRefusals.notFound,
    )
    await does('mai', receiveReturn, { askingId, bodyId: bodies.first.id, returnId: id })
    const [line] = await listAskedOf(db, bodies.first.id, world().today)
    expect(standingOf(line!.answered, line!.due, world().today)).toBe('received')
    expect(addSigned(one.form, await listSigned(db, { id: askingId, form: one.form }))).toMatchObject({
      'l.1': { sum: 40, told: 1, blank: 0 },
      'm.1': { sum: null, blank: 1 },
    })
  })

  test('số khác số đếm phải có lý do; chặn thì không trình được, nhắc thì phải giải thích', async () => {
    const { does, db, actors } = world()
    const { id: askingId } = await asked(world(), year)
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
    const { id: askingId } = await asked(world(), { ...year, to: '31/10/2026', due: '10/11/2026' })
    const late = await begin(askingId)
    await does('lan', changeReturn, { ...step, returnId: late.id, isEmpty: 'co' })
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
    await does('lan', changeReturn, { ...step, returnId: id, isEmpty: 'co', 'cell.f.1': '-' })
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
    const whole = { ...year, to: '31/12/2026', due: '10/01/2027' }
    const { id: askingId } = await asked(world(), whole)
    const draft = await begin(askingId)
    await does('lan', changeReturn, { ...step, returnId: draft.id, isEmpty: 'co' })
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

  test('khóa kỳ: lý do nằm trong lời báo, mở ra thì làm tiếp được; đang khóa thì chưa yêu cầu đính chính được', async () => {
    const { does, bodies } = world()
    const { id: askingId } = await asked(world(), year)
    const { id } = await begin(askingId)
    await does('lan', changeReturn, { ...step, returnId: id, isEmpty: 'co' })
    await does('lan', submitReturn, { returnId: id, version: '1' })
    const other = await begin(askingId, 'tu')
    await does('mai', lockAsking, { askingId, version: '0', reason: 'Đã tổng hợp gửi Bộ ngày 20/11.' })
    await expect(does('hung', approveReturn, { returnId: id, version: '2' })).rejects.toThrow('Đã tổng hợp gửi Bộ')
    await expect(begin(askingId, 'tu')).rejects.toThrow('Đã tổng hợp gửi Bộ')
    const stopped = { returnId: other.id, version: '0' }
    await expect(does('tu', changeReturn, stopped)).rejects.toThrow('Đã tổng hợp gửi Bộ')
    await expect(does('tu', submitReturn, stopped)).rejects.toThrow('Đã tổng hợp gửi Bộ')
    await expect(does('mai', unlockAsking, { askingId, version: '0' })).rejects.toThrow(askingRefusals.changedMeanwhile)
    await does('mai', unlockAsking, { askingId, version: '1' })
    expect((await does('hung', approveReturn, { returnId: id, version: '2' })).sentTo).toEqual(['UBND tỉnh Thử'])
    await does('mai', lockAsking, { askingId, version: '2', reason: 'Đã tổng hợp gửi Bộ ngày 20/11.' })
    const sendBack = { askingId, bodyId: bodies.first.id, returnId: id, why: 'Thiếu buổi tháng 10.' }
    await expect(does('mai', sendBackReturn, sendBack)).rejects.toBe(askingRefusals.unlockFirst)
  })

  test('yêu cầu cũ hơn một trăm yêu cầu sau vẫn lập được', async () => {
    const { does, db, bodies, today, actors, ids, database } = world()
    const { id: askingId } = await asked(world(), { ...year, due: '20/11/2026' })
    const asking = await loadAsking(db, actors.mai, askingId)
    const by = { by: ids.mai, now: new Date('2026-11-21T02:00:00Z') }
    await database.transaction(async (tx) => {
      for (let past = 1; past <= 100; past += 1)
        await addAsking(
          tx,
          { ...asking, id: newId(), to: addDays(asking.to, -past), due: addDays(asking.due, past) },
          by,
        )
    })
    expect((await listAskedOf(db, bodies.first.id, today)).map(({ id }) => id)).not.toContain(askingId)
    expect((await does('lan', beginReturn, { askingId, bodyId: bodies.first.id })).to).toBe(asking.to)
    await expect(does('tu', beginReturn, { askingId, bodyId: bodies.first.id })).rejects.toThrow(refusals.mayNot)
  })

  test('hỏi sau khi đã ký, hoặc khóa lúc ký rồi mở: gửi đúng bản đã ký, không đính chính cho có', async () => {
    const { does, bodies, db, today } = world()
    const window = { code: 'LV-02/HGOCS', title: 'Đến 15/10', from: '01/01/2026', to: '15/10/2026' }
    const first = await asked(world(), { ...window, due: '20/10/2026' })
    const { id: returnId, sentTo } = await sent(first.id, { 'cell.e.1': '4' })
    expect(sentTo).toEqual(['UBND tỉnh Thử'])
    const second = await asked(world(), { ...window, bodyId: bodies.justice.id, due: '15/11/2026' })
    const other = await asked(world(), { ...window, to: '16/10/2026', bodyId: bodies.justice.id, due: '15/11/2026' })
    const signed = await loadReturn(db, world().actors.lan, returnId)
    expect((await begin(second.id)).id).toBe(returnId)
    expect((await listWithout(db, signed)).map(({ id }) => id)).toEqual([second.id])
    const send = (who: 'lan' | 'hung' | 'tu', askingId: string, number = { returnId, version: '3' }) =>
      does(who, sendReturn, { ...number, askingId })
    await expect(send('lan', second.id)).rejects.toThrow(refusals.mayNot)
    await expect(send('tu', second.id)).rejects.toThrow(returnRefusals.notFound)
    await expect(send('hung', other.id)).rejects.toBe(askingRefusals.notFound)
    await does('mai', lockAsking, { askingId: second.id, version: '0', reason: 'Đã tổng hợp gửi Bộ ngày 20/11.' })
    await expect(send('hung', second.id)).rejects.toThrow('Đã tổng hợp gửi Bộ')

    const next = await does('lan', correctReturn, { returnId, version: '3', why: 'Ghi lại trình độ luật.' })
    await does('lan', changeReturn, { returnId: next.id, version: '0', 'cell.e.1': '5' })
    const two = { returnId: next.id, version: '2' }
    await does('lan', submitReturn, { ...two, version: '1' })
    await expect(send('hung', first.id, two)).rejects.toBe(returnRefusals.notOpen)
    expect((await does('hung', approveReturn, two)).sentTo).toEqual(['UBND tỉnh Thử'])
    await does('mai', unlockAsking, { askingId: second.id, version: '1' })
    await expect(send('hung', second.id)).rejects.toBe(returnRefusals.signedLater)
    const askedOf = async () => (await listAskedOf(db, bodies.first.id, today)).map((one) => [one.id, one.toSendId])
    expect(await askedOf()).toContainEqual([second.id, next.id])
    // what the list says is what the pages of the two numbers offer: only the one that was signed last goes
    expect(await listWithout(db, signed)).toEqual([])
    expect((await listWithout(db, await loadReturn(db, world().actors.lan, next.id))).map(({ id }) => id)).toEqual([
      second.id,
    ])
    expect(await send('hung', second.id, { ...two, version: '3' })).toEqual({ id: next.id, sentTo: 'Sở Tư pháp' })
    await send('hung', second.id, { ...two, version: '3' })
    expect((await listSentTo(db, next.id)).map(({ bodyName }) => bodyName)).toEqual(['UBND tỉnh Thử', 'Sở Tư pháp'])
    expect(await askedOf()).toContainEqual([second.id, null])
    expect(await listWithout(db, await loadReturn(db, world().actors.lan, next.id))).toEqual([])
    const [rolled] = await listSigned(db, { id: second.id, form: signed.form })
    expect(rolled!.cells['e.1']).toBe(5)
  })

  test('đính chính là bản mới ký lại, bản cũ còn nguyên, trang khác biệt nói đúng ô', async () => {
    const { does, db, actors, bodies } = world()
    const { id: askingId } = await asked(world(), year)
    await recorded(world(), { howMany: '40' })
    const first = await sent(askingId)
    const read = { askingId, bodyId: bodies.first.id, returnId: first.id }
    await does('mai', sendBackReturn, { ...read, why: 'Thiếu buổi tháng 10, hãy xem lại.' })
    world().later(60_000)
    await recorded(world(), { howMany: '25', heldOn: '10/10/2026' })
    const next = await does('lan', correctReturn, { returnId: first.id, version: '3', why: 'Bổ sung buổi ngày 10/10.' })
    expect(next.number).toBe(2)
    await does('lan', submitReturn, { returnId: next.id, version: '0' })
    await does('hung', approveReturn, { returnId: next.id, version: '1' })
    await expect(does('mai', receiveReturn, read)).rejects.toBe(askingRefusals.sentAgain)
    await expect(does('mai', sendBackReturn, { ...read, why: 'Vẫn thiếu buổi tháng 9.' })).rejects.toBe(
      askingRefusals.sentAgain,
    )
    const one = await loadReturn(db, actors.mai, next.id)
    const { body } = await bodyOfReturn(db, actors.mai, world().today, one)
    const changed = (await loadDifferences(db, one, await showReturn(db, one, body), one.tookOver))!
    expect(changed.gained).toEqual([])
    expect(changed.differences.map(({ key, before, after }) => [key, before, after])).toEqual([
      ['a.1', 1, 2],
      ['c.1', 1, 2],
      ['k.1', 1, 2],
      ['l.1', 40, 65],
    ])
    expect((await loadReturn(db, actors.mai, first.id)).cells).toMatchObject({ 'l.1': 40 })
    expect(addSigned(one.form, await listSigned(db, { id: askingId, form: one.form }))['l.1']).toMatchObject({
      sum: 65,
      told: 1,
    })
  })

  test('xã Hai nhập vào xã Một: biểu của xã Một đếm cả bản ghi xã Hai, tổng hợp không cộng biểu cũ lần nữa', async () => {
    const { does, db, bodies, actors, today } = world()
    const { id: askingId } = await asked(world(), year)
    const sendTwo = async () => {
      const { id } = await begin(askingId, 'tu')
      await does('tu', changeReturn, { returnId: id, version: '0', isEmpty: 'co' })
      await sql`update form_return set cells = '{"a.1": 7}', counted = '{}', counted_on = '2026-11-21', state = 'approved',
        approved_by = ${world().ids.hung}, approved_at = now() where id = ${id}`.execute(db)
      await sql`insert into form_submission (id, asking_id, return_id, body_id, sent_on, sent_at) values (${newId()}, ${askingId}, ${id}, ${bodies.second.id}, '2026-11-21', now())`.execute(
        db,
      )
    }
    await sendTwo()
    await recorded(world(), { howMany: '40' })
    const ofTwo = await does(
      'tu',
      recordActivity,
      quickForm(world(), { bodyId: bodies.second.id, formKey: newSecret(), howMany: '60' }),
    )
    await goesInto(db, bodies.second, bodies.first)
    const { id } = await begin(askingId)
    await does('lan', submitReturn, { returnId: id, version: '0' })
    await does('hung', approveReturn, { returnId: id, version: '1' })
    const one = await loadReturn(db, actors.lan, id)
    expect(one).toMatchObject({ tookOver: [bodies.second.id], cells: { 'a.1': 2, 'l.1': 100 } })
    const seen = await listMeasure(db, 'activities.all', {
      bodyId: bodies.first.id,
      tookOver: one.tookOver,
      from: '2026-01-01',
      to: today,
      seenBy: actors.lan,
    })
    expect(seen.map(({ label }) => label === '').toSorted()).toEqual([false, true])
    const signed = await listSigned(db, { id: askingId, form: one.form })
    expect(signed.map(({ bodyId }) => bodyId)).toEqual([bodies.first.id])
    expect(addSigned(one.form, signed)['a.1']).toMatchObject({ sum: 2, told: 1 })
    const counting = await loadCounting(db, actors.mai, today, 'activity', ofTwo.activityId)
    expect(counting.returns.map((found) => found.id)).toEqual([id])
  })

  test('xã Hai đã ký gửi rồi nhập vào xã Một: số tự nhập, số ghi khác số đếm của xã Hai không mất, không cộng hai lần', async () => {
    const { does, db, bodies, actors, today } = world()
    const { id: askingId } = await asked(world())
    const { id: twoId } = await begin(askingId, 'tu')
    const because = 'Hai vụ trả trước khi có sổ.'
    const two = { 'cell.e.1': '50', 'cell.n.1': '4', 'why.n.1': because }
    await does('tu', changeReturn, { returnId: twoId, version: '0', ...two })
    await does('tu', submitReturn, { returnId: twoId, version: '1' })
    await sql`update form_return set state = 'approved', approved_by = ${world().ids.hung}, approved_at = now() where id = ${twoId}`.execute(
      db,
    )
    await sql`insert into form_submission (id, asking_id, return_id, body_id, sent_on, sent_at) values (${newId()}, ${askingId}, ${twoId}, ${bodies.second.id}, '2026-11-10', now())`.execute(
      db,
    )
    await goesInto(db, bodies.second, bodies.first)
    const first = await sent(askingId, { 'cell.e.1': '30' })
    const one = await loadReturn(db, actors.mai, first.id)
    const signed = await listSigned(db, { id: askingId, form: one.form })
    expect(signed.map(({ bodyId, isRest }) => [bodyId, isRest]).toSorted()).toEqual(
      [
        [bodies.first.id, false],
        [bodies.second.id, true],
      ].toSorted(),
    )
    const rolled = addSigned(one.form, signed)
    expect(rolled).toMatchObject({
      'e.1': { sum: 80, told: 2 },
      'n.1': { sum: 4 },
      'h.1': { told: 1, blank: 0 },
      'f.1': { told: 1, blank: 0 },
    })
    const rows = signedOnTodaysMap(one.form, signed, new Map([[bodies.second.id, [bodies.first.id]]]), (id) => id)
    expect(rows.map(({ name, cells }) => [name, cells['e.1']!.sum])).toEqual([[bodies.first.id, 80]])
    const { rows: lines } = signedSheet(one.form, 'Nơi đã ký gửi', [
      { name: 'UBND xã Hai', ...signed.find(({ isRest }) => isRest)! },
    ])
    expect(lines[0]).toContain('ở nơi kế tục')

    const whose = await bodyOfReturn(db, actors.mai, today, one)
    const alsoOf = await listAlsoOf(db, one, tookOverIn(one, whose.body))
    const words = 'Gồm số liệu của: UBND xã Hai (kết thúc 20/11/2026, đã ký gửi biểu này).'
    expect(alsoOfWords(alsoOf)).toBe(words)
    expect(typedHint(one.form, alsoOf)).toContain('đừng cộng vào đây')
    const shown = await showReturn(db, one, whose.body)
    const props = { one, ...whose, alsoOf, isWriter: false, shown, sentTo: [], numbers: [], without: [] }
    expect(renderToString(returnPage(props, { today, query: {} } as View).body)).toContain(words)

    const next = await does('lan', correctReturn, { returnId: one.id, version: '3', why: 'Ghi số chung của hai xã.' })
    await does('lan', changeReturn, {
      returnId: next.id,
      version: '0',
      'cell.e.1': '30',
      'cell.n.1': '9',
      'why.n.1': because,
    })
    await does('lan', submitReturn, { returnId: next.id, version: '1' })
    await does('hung', approveReturn, { returnId: next.id, version: '2' })
    const after = addSigned(one.form, await listSigned(db, { id: askingId, form: one.form }))
    expect(after).toMatchObject({ 'e.1': { sum: 80 }, 'n.1': { sum: 9 } })
  })

  test('đính chính sau khi nhận thêm một nơi: trang khác biệt nói bản này còn gồm của ai', async () => {
    const { does, db, actors, bodies, today } = world()
    const { id: askingId } = await asked(world(), year)
    await recorded(world(), { howMany: '40' })
    const first = await sent(askingId)
    await goesInto(db, bodies.second, bodies.first)
    const next = await does('lan', correctReturn, { returnId: first.id, version: '3', why: 'Gồm số liệu của xã Hai.' })
    const one = await loadReturn(db, actors.lan, next.id)
    const { body } = await bodyOfReturn(db, actors.lan, today, one)
    const changed = (await loadDifferences(db, one, await showReturn(db, one, body), tookOverIn(one, body)))!
    expect(changed.gained).toMatchObject([{ name: 'UBND xã Hai', hasSent: false }])
    const page = renderToString(differencesPage({ one, ...changed }, {} as View).body)
    expect(page).toContain('UBND xã Hai (kết thúc 20/11/2026, chưa gửi biểu này)')
  })

  test('lên cấp trên: biểu của tỉnh cộng biểu xã đã ký, tỉnh lập và ký bằng hai người, muộn và chưa gửi vẫn là hai việc', async () => {
    const { does, db, bodies, house, today } = world()
    const provinceId = bodies.province.id
    const person = async (name: string, role: 'officer' | 'leader') => {
      const id = await addOfficer(house, { name, homeBodyId: provinceId })
      await giveRole(house, id, role, { bodyId: provinceId, reach: 'subtree' })
      return actorFor(house, id)
    }
    const [thu, vinh] = [await person('Đỗ Thị Thu', 'officer'), await person('Trương Quang Vinh', 'leader')]
    const window = { code: 'LV-02/HGOCS', title: 'Sơ bộ', from: '01/01/2026', to: '31/10/2026' }
    const above = { ...window, bodyId: provinceId, due: '20/11/2026', above: 'Bộ Tư pháp' }
    const noted = await perform(askForReturns, { house, actor: thu }, above)
    await expect(perform(askForReturns, { house, actor: thu }, above)).rejects.toThrow(askingRefusals.twice)
    const start = () => perform(beginReturn, { house, actor: thu }, { askingId: noted.id, bodyId: provinceId })
    await expect(start()).rejects.toThrow(askingRefusals.noneAskedBelow)
    await expect(begin(noted.id)).rejects.toThrow(askingRefusals.notFound)
    const below = await asked(world(), { ...window, due: '10/11/2026' })
    const commune = await sent(below.id, { 'cell.e.1': '4' })
    expect(commune.sentTo).toEqual(['UBND tỉnh Thử'])
    const standings = async () =>
      (await listExpected(db, noted.id)).map((one) => [one.bodyId, standingOf(one.answered, '2026-11-20', today)])
    expect(await standings()).toEqual([[provinceId, 'missing']])
    const draft = await start()
    expect(draft.rolled).toEqual({ askingId: below.id, parts: [], whole: 0 })
    const change = (fields: Record<string, string>, version: string) =>
      perform(changeReturn, { house, actor: thu }, { returnId: draft.id, version, ...fields })
    await expect(change({ 'cell.e.1': '9' }, '0')).rejects.toThrow('lý do')
    await expect(perform(approveReturn, { house, actor: vinh }, { returnId: draft.id, version: '0' })).rejects.toThrow(
      returnRefusals.notOpen,
    )
    const submitted = await perform(submitReturn, { house, actor: thu }, { returnId: draft.id, version: '0' })
    expect(submitted.cells!['e.1']).toBe(4)
    expect(submitted.rolled).toEqual({
      askingId: below.id,
      parts: [{ bodyId: bodies.first.id, bodyName: 'UBND xã Một', returnId: commune.id }],
      whole: 2,
    })
    const [added] = await listAdded(db, submitted.rolled!.parts, 'e.1')
    expect(added).toMatchObject({ bodyName: 'UBND xã Một', cell: 4, approverName: expect.stringContaining('Hùng') })
    const sign = (actor: Actor) => perform(approveReturn, { house, actor }, { returnId: draft.id, version: '1' })
    await expect(sign(thu)).rejects.toThrow()
    expect((await sign(vinh)).sentTo).toEqual(['Bộ Tư pháp'])
    expect(await standings()).toEqual([[provinceId, 'sent']])
    const read = { askingId: noted.id, bodyId: provinceId, returnId: draft.id }
    await perform(sendBackReturn, { house, actor: thu }, { ...read, why: 'Bộ Tư pháp đề nghị bổ sung số xã Hai.' })
    expect(await standings()).toEqual([[provinceId, 'sent-back']])
    expect((await listSentTo(db, draft.id)).map(({ bodyName }) => bodyName)).toEqual(['Bộ Tư pháp'])
    const next = await perform(
      correctReturn,
      { house, actor: thu },
      { returnId: draft.id, version: '2', why: 'Cộng thêm xã Hai theo đề nghị.' },
    )
    expect(next).toMatchObject({ number: 2, rolled: { askingId: below.id, parts: [], whole: 0 } })
    await does('mai', lockAsking, { askingId: below.id, version: '0', reason: 'Đã tổng hợp gửi Bộ ngày 21/11.' })
    await expect(begin(below.id, 'tu')).rejects.toThrow('Đã tổng hợp gửi Bộ')
  })

  test('hai nơi hỏi cùng một biểu: cùng ngày thì lập một lần gửi hai nơi; khác ngày thì ô đã nhập được mang sang', async () => {
    const { does, bodies, db } = world()
    const window = { code: 'LV-02/HGOCS', title: 'Đến 15/10', from: '01/01/2026', to: '15/10/2026' }
    const one = await asked(world(), { ...window, due: '20/10/2026' })
    await asked(world(), { ...window, bodyId: bodies.justice.id, due: '15/11/2026' })
    const two = await asked(world(), { ...window, title: 'Đến 15/11', to: '15/11/2026', due: '20/11/2026' })
    expect((await sent(one.id, { 'cell.e.1': '4' })).sentTo).toEqual(['UBND tỉnh Thử', 'Sở Tư pháp'])
    const later = await begin(two.id)
    const taken = { from: '2026-01-01', to: '2026-10-15' }
    expect(later.typed).toEqual({ 'e.1': { value: 4, reason: '', taken } })
    expect(
      (await listAskedOf(db, bodies.first.id, world().today)).filter(({ answered }) => answered !== null),
    ).toHaveLength(2)
    await expect(does('lan', submitReturn, { returnId: later.id, version: '0' })).rejects.toBe(returnRefusals.takenOver)
    await does('lan', changeReturn, { returnId: later.id, version: '0', 'cell.e.1': '6' })
    await expect(does('lan', submitReturn, { returnId: later.id, version: '1' })).resolves.toMatchObject({
      state: 'submitted',
      typed: { 'e.1': { value: 6 } },
    })
  })
})
