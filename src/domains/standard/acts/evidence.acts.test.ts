import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readDay } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { quickForm } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { addStandardEvidence } from '#domains/standard/acts/add-evidence.ts'
import { openAssessment } from '#domains/standard/acts/open-assessment.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { listEvidence } from '#domains/standard/evidence.queries.ts'
import { opensHere } from '#domains/standard/evidence.ts'
import { listEvidenceRecords } from '#domains/standard/evidence-records.queries.ts'
import { findIndicator } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { addTeam, onStandard, paper } from '#domains/standard/standard.fixtures.ts'
import { standardRoutes } from '#domains/standard/standard.routes.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import type { RawRoute } from '#platform/http/routes.ts'

onStandard('tài liệu kiểm chứng', (world) => {
  test('tài liệu: ngoài năm, dùng hai lần và cùng trong một đêm được đánh dấu; đường dẫn lạ bị từ chối', async () => {
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
    await expect(add(0, 'TC1.CT1', { datedOn: '22/11/2026' })).rejects.toMatchObject({
      fields: { datedOn: expect.stringContaining('không sau hôm nay') },
    })
    await add(0, 'TC1.CT1', { datedOn: '31/12/2025' })
    await add(1, 'TC1.CT2', {})
    for (let number = 2; number < 6; number++) await add(number, 'TC2.CT1', { link: `/nghiep-vu/${number}` })
    const flags = (await listEvidence(db, opened)).map((one) => one.flags)
    expect(flags[0]).toEqual(['stale', 'twice', 'one-night'])
    expect(flags[1]).toEqual(['twice', 'one-night'])
    expect(flags[2]).toEqual(['one-night'])
    // one that came long before does not take the mark from the rest; midnight does not either
    const at = (number: number, addedAt: string) =>
      db
        .updateTable('standard_evidence')
        .set({ added_at: new Date(addedAt) })
        .where('link', '=', `/nghiep-vu/${number}`)
        .execute()
    await add(6, 'TC2.CT2', { link: '/nghiep-vu/6' })
    await add(7, 'TC2.CT2', { link: '/nghiep-vu/7' })
    await db
      .updateTable('standard_evidence')
      .set({ added_at: new Date('2026-11-20T15:30:00Z') })
      .execute()
    await at(7, '2026-11-02T02:00:00Z')
    await at(6, '2026-11-20T18:30:00Z')
    const hurried = async () =>
      (await listEvidence(db, opened)).map((one) => [one.link.at(-1), one.flags.includes('one-night')])
    expect((await hurried()).filter(([, is]) => !is)).toEqual([['7', false]])
    await at(6, '2026-11-21T03:30:00Z')
    await at(5, '2026-11-21T04:00:00Z')
    expect((await hurried()).some(([, is]) => is)).toBe(false)
  })

  test('cùng một tệp ở hai xã trong tỉnh thì hai bên đều bị đánh dấu, không nói xã nào; cùng một đường dẫn thì không', async () => {
    const { db, does, opens, bodies, actors } = world()
    const [mine, theirs] = [await opens(), await does('tu', openAssessment, { bodyId: bodies.second.id, year: '2026' })]
    const adds = async (who: 'lan' | 'tu', assessmentId: string, hash: string | null) => {
      await does(who, addStandardEvidence, { assessmentId, version: '0', code: 'TC1.CT1', ...paper('a'), files: {} })
      if (hash === null) return
      const fileId = newId()
      await sql`insert into stored_file (id, sha256, name, size_bytes, kind, state, uploaded_by, at)
        values (${fileId}, ${hash}, 'anh.jpg', 9, 'jpg', 'clean', ${actors[who].personId}, now())`.execute(db)
      await db
        .updateTable('standard_evidence')
        .set({ file_id: fileId, link: '' })
        .where('assessment_id', '=', assessmentId)
        .execute()
    }
    const flags = async () =>
      [...(await listEvidence(db, mine)), ...(await listEvidence(db, theirs))].map((one) => one.flags)
    await adds('lan', mine.id, null)
    await adds('tu', theirs.id, null)
    expect(await flags()).toEqual([[], []])
    await db.deleteFrom('standard_evidence').execute()
    for (const { id } of [mine, theirs])
      await db.updateTable('standard_assessment').set({ version: 0 }).where('id', '=', id).execute()
    await adds('lan', mine.id, 'a'.repeat(64))
    await adds('tu', theirs.id, 'a'.repeat(64))
    expect(await flags()).toEqual([['elsewhere'], ['elsewhere']])
    await db
      .updateTable('standard_evidence')
      .set({ removed_at: new Date() })
      .where('assessment_id', '=', theirs.id)
      .execute()
    expect(await flags()).toEqual([[]])
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

  test('đường dẫn thẳng đến bản ghi mở dòng của bản ghi ấy trong số liệu, mà người thẩm định xem được; bản ghi của xã khác thì không', async () => {
    const { db, does, actors, opens, house } = world()
    const opened = await opens()
    const records = async (who: 'lan' | 'tu', body: 'first' | 'second') =>
      (await does(who, recordActivity, { ...quickForm(world()), bodyId: world().bodies[body].id })).activityId
    const [activity, elsewhere] = [await records('lan', 'first'), await records('tu', 'second')]
    const links = [`/nghiep-vu/hoat-dong/${activity}`, `/nghiep-vu/hoat-dong/${elsewhere}`, 'https://xa.example.vn/a']
    for (const [version, link] of links.entries())
      await does('lan', addStandardEvidence, {
        ...{ assessmentId: opened.id, version: String(version), code: 'TC3.CT1', files: {} },
        ...{ ...paper(link), link },
      })
    const evidence = await listEvidence(db, opened)
    expect(evidence.map(opensHere)).toEqual([true, true, false])
    const opensFor = async (who: 'yen' | 'tu', index: number) => {
      const path = standardPaths.evidence(opened.id, evidence[index]!.id)
      const params = { assessmentId: opened.id, evidenceId: evidence[index]!.id }
      const asked = { params, query: {}, queryAll: {}, address: path, path, cookies: {}, house, actor: actors[who] }
      const route = standardRoutes['GET /nghiep-vu/chuan/:assessmentId/tai-lieu/:evidenceId'] as RawRoute
      return route.answer({ ...asked, networkAddress: '', userAgent: '', requestId: '', csrf: '' })
    }
    const line = `/nghiep-vu/thong-ke/chi-tieu/activities.all?co-quan=${opened.bodyId}`
    expect(await opensFor('yen', 0)).toMatchObject({ kind: 'redirect', to: expect.stringContaining(line) })
    expect(await opensFor('yen', 0)).toMatchObject({ to: expect.stringContaining(`#${activity}`) })
    expect(await opensFor('yen', 1)).toMatchObject({ kind: 'redirect', to: links[1] })
    await expect(opensFor('yen', 2)).rejects.toBe(refusals.notFound)
    await expect(opensFor('tu', 0)).rejects.toBe(refusals.notFound)
  })
})
