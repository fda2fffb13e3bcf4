import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newId, newSecret } from '#base/ids.ts'
import { quickForm, recorded } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { goesInto } from '#domains/people/testing/people-house.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { correctReturn } from '#domains/statistics/acts/correct-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { loadCounting } from '#domains/statistics/counting.queries.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import { returnPage } from '#domains/statistics/pages/return-page.tsx'
import { listAlsoOf } from '#domains/statistics/returns/also-of.queries.ts'
import { alsoOfWords, typedHint } from '#domains/statistics/returns/also-of.ts'
import { loadReturn } from '#domains/statistics/returns/form-return.store.ts'
import { signedSheet } from '#domains/statistics/returns/return-files.ts'
import { bodyOfReturn, showReturn, tookOverIn } from '#domains/statistics/returns/return-page.queries.ts'
import { listSigned } from '#domains/statistics/returns/roll-up.queries.ts'
import { addSigned, signedOnTodaysMap } from '#domains/statistics/returns/roll-up.ts'
import { asked, onStatistics, returnsOn, wholeYear } from '#domains/statistics/statistics.fixtures.ts'
import type { View } from '#platform/http/web-request.ts'

onStatistics('biểu của xã đã nhập vào xã khác', (world) => {
  const { begin, sent } = returnsOn(world)

  test('xã Hai nhập vào xã Một: biểu của xã Một đếm cả bản ghi xã Hai, tổng hợp không cộng biểu cũ lần nữa', async () => {
    const { does, db, bodies, actors, today } = world()
    const { id: askingId } = await asked(world(), wholeYear)
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
})
