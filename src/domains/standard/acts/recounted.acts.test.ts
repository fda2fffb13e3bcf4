import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { decideAssessments } from '#domains/standard/acts/decide-assessments.ts'
import { finishStandardAppraisal } from '#domains/standard/acts/finish-appraisal.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { type Assessment, despiteField } from '#domains/standard/assessment.ts'
import { loadAssessmentPage, loadLookAhead } from '#domains/standard/assessment-page.queries.ts'
import { decisionsPage, type WaitingProps } from '#domains/standard/pages/decisions-page.tsx'
import { lookAheadPage } from '#domains/standard/pages/look-ahead-page.tsx'
import { addTeam, decision, onStandard, step } from '#domains/standard/standard.fixtures.ts'
import { standardForDigest } from '#domains/standard/standard-digest.queries.ts'
import type { ReadContext, View } from '#platform/http/web-request.ts'

onStandard('số lấy từ hồ sơ được đếm lại khi trình, khi ký quyết định', (world) => {
  /** Cases of a team; `endedOn`: with an agreement; null: still open. */
  const addCases = async (teamId: string, count: number, receivedOn: string, endedOn: string | null) => {
    const { db, actors } = world()
    const { rows } = await sql<{ last: number }>`
      select coalesce(max(number), 0)::int as last from mediation_case`.execute(db)
    for (let number = 1; number <= count; number++)
      await sql`insert into mediation_case (id, team_id, number, year, received_on, ground, topic, state, sealed, ended_on, end_reason, outcome, recorded_by)
        values (${newId(number)}, ${teamId}, ${rows[0]!.last + number}, 2026, ${receivedOn}, '', 'dat-dai', ${endedOn === null ? 'received' : 'ended'}, '',
          ${endedOn}, ${endedOn === null ? null : 'agreement'}, ${endedOn === null ? null : 'reached'}, ${actors.lan.personId})`.execute(
        db,
      )
  }
  /** Everything by hand and signed, but «3.2.1» taken from the records: five of five cases. */
  const prepared = async () => {
    const { does, verifies, opens, prepares } = world()
    await verifies()
    const teamId = await addTeam(world())
    await addCases(teamId, 5, '2026-03-02', '2026-04-01')
    const ready = await prepares(await opens())
    const taken = await does('lan', takeValues, { ...step(ready), rule: 'CT3.2.1' })
    return { teamId, signed: await signs(taken) }
  }
  const signs = (assessment: Assessment, self = 'met') =>
    world().does('lan', signIndicator, {
      ...step(assessment),
      code: 'TC3.CT2',
      self,
      points: '',
      why: 'Đã đối chiếu với sổ.',
    })
  const page = (id: string, today: string) => {
    const { db, house, actors } = world()
    const context = { db, house, actor: actors.hung, today } as ReadContext
    return { look: () => loadLookAhead(context, id), whole: () => loadAssessmentPage(context, id) }
  }

  test('hồ sơ đã khác số đã lấy: không trình được, nói chỉ tiêu nào; trang «còn thiếu gì» tính theo hồ sơ hôm nay', async () => {
    const { db, does, clock, actors } = world()
    const { teamId, signed } = await prepared()
    await addCases(teamId, 5, '2026-12-20', null)
    clock.moveTo('2027-01-08T02:00:00Z')
    await expect(does('hung', submitAssessment, step(signed))).rejects.toThrow(
      'Số lấy từ hồ sơ đến 21/11/2026 nay đã khác ở chỉ tiêu 3.2.',
    )
    const { look, whole } = page(signed.id, '2027-01-08')
    const ahead = await look()
    expect(ahead.recounted).toMatchObject({
      indicators: ['3.2'],
      since: '2026-11-21',
      judgment: { outcome: 'lacking' },
    })
    expect(ahead.blocks.map(({ code, lack }) => [code, lack])).toContainEqual([
      expect.stringContaining('3.2.1'),
      'level',
    ])
    const view = { today: '2027-01-08' } as Parameters<typeof lookAheadPage>[1]
    expect(renderToString(lookAheadPage(ahead, view).body)).toContain(
      'Số lấy đến 21/11/2026 nay đã khác ở chỉ tiêu 3.2',
    )
    const assessed = await whole()
    expect(assessed.recounted?.indicators).toEqual(['3.2'])
    expect([assessed.outcome, assessed.judgment.outcome]).toEqual(['lacking', 'ready'])
    expect(assessed.blocks).toEqual(ahead.blocks)
    const told = await standardForDigest.lines(
      db,
      actors.hung,
      [{ s: 'standard', o: `lead:${signed.id}` }],
      '2027-01-08',
    )
    expect(told.map(({ title }) => title)).toEqual([expect.stringContaining('số lấy từ hồ sơ tính đến 21/11/2026')])
    const again = await signs(await does('lan', takeValues, step(signed)), 'not-met')
    expect((await look()).recounted).toBeNull()
    expect((await does('hung', submitAssessment, step(again))).frozen!.judgment.outcome).toBe('lacking')
  })

  test('số lấy từ trước khi hệ thống giữ ngày đếm: ngày lấy số thay vào, trang mở được, trình bị từ chối có lời', async () => {
    const { db, does, clock } = world()
    const { teamId, signed } = await prepared()
    await db
      .updateTable('standard_value')
      .set({ as_of: null, records: null })
      .where('rule_code', '=', 'CT3.2.1')
      .execute()
    await addCases(teamId, 5, '2026-12-20', null)
    clock.moveTo('2027-01-08T02:00:00Z')
    const { look, whole } = page(signed.id, '2027-01-08')
    expect((await whole()).recounted).toMatchObject({ indicators: ['3.2'], since: '2026-11-21' })
    const view = { today: '2027-01-08' } as Parameters<typeof lookAheadPage>[1]
    expect(renderToString(lookAheadPage(await look(), view).body)).toContain('Số lấy đến 21/11/2026')
    await expect(does('hung', submitAssessment, step(signed))).rejects.toThrow('Số lấy từ hồ sơ đến 21/11/2026')
  })

  test('hồ sơ không khác thì trình được, số mang ngày đếm lại; hồ sơ đính chính sau thẩm định thì người ký phải nói rõ', async () => {
    const { does, clock, reviews, seen, db } = world()
    const { teamId, signed } = await prepared()
    clock.moveTo('2027-01-08T02:00:00Z')
    const sent = await does('hung', submitAssessment, step(signed))
    expect(sent.frozen!.taken!['CT3.2.1']).toMatchObject({ asOf: '2026-12-31' })
    expect(sent.frozen!.judgment.outcome).toBe('ready')
    await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    await addCases(teamId, 5, '2026-12-20', null)
    expect((await page(sent.id, '2027-01-09').whole()).recounted).toMatchObject({ indicators: ['3.2'] })
    const decides = { ...decision, decidedOn: '08/01/2027', assessments: await seen(sent.id) }
    const named = {
      fields: {
        [despiteField(sent.id)]: expect.stringMatching(/^Nơi 00001: .*không còn đủ điều kiện \(chỉ tiêu 3\.2\)/u),
      },
    }
    await expect(does('dung', decideAssessments, decides)).rejects.toMatchObject(named)
    // what was ticked of another commune says nothing of this one
    await expect(does('dung', decideAssessments, { ...decides, despite: newId(1) })).rejects.toMatchObject(named)
    expect(await does('dung', decideAssessments, { ...decides, despite: [newId(1), sent.id] })).toHaveLength(1)
    const { after } = await db
      .selectFrom('audit')
      .select('after')
      .where('act', '=', 'standard.decide')
      .executeTakeFirstOrThrow()
    expect(after).toMatchObject({ despite: ['3.2'] })
  })

  test('đánh dấu «vẫn ký» mà hồ sơ không kém đi: không ghi vào nhật ký; trang chỉ có ô của xã được nêu tên, ô đã đánh dấu còn nguyên', async () => {
    const { does, reviews, seen, db } = world()
    const { signed } = await prepared()
    const sent = await does('hung', submitAssessment, step(signed))
    await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    await does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id), despite: sent.id })
    const { after } = await db
      .selectFrom('audit')
      .select('after')
      .where('act', '=', 'standard.decide')
      .executeTakeFirstOrThrow()
    expect(after).not.toHaveProperty('despite')
    const lines = ['Xã Một', 'Xã Hai', 'Xã Ba'].map((placeName, index) => {
      const line = {
        id: newId(index + 1),
        placeName,
        year: 2026,
        version: 1,
        judged: 'ready',
        differing: 0,
        selfNotMet: 0,
      }
      return line as WaitingProps['lines'][number]
    })
    const [one, two, three] = lines.map(({ id }) => id)
    const refusal = { sentence: 'Xã Hai', fields: { [despiteField(two!)]: 'Xã Hai: không còn đủ điều kiện.' } }
    const view = { csrf: '', typed: { despite: [one!] }, refusal } as unknown as View
    const html = renderToString(decisionsPage({ lines, total: 3, page: 2 }, view).body)
    const boxes = html.match(/<input[^>]*name="despite"[^>]*>/gu)!.join('\n')
    expect([one, two, three].map((id) => boxes.includes(id!))).toEqual([true, true, false])
    expect(boxes.match(/ checked/gu)).toHaveLength(1)
    expect(html).toContain(`href="#f-${despiteField(two!)}"`)
    expect(html).toContain(`id="f-${despiteField(two!)}"`)
    expect(html).toContain('trang=2')
  })
})
