import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadActor } from '#domains/people/actor.queries.ts'
import { addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { assignIndicator } from '#domains/standard/acts/assign-indicator.ts'
import { callCouncil } from '#domains/standard/acts/call-council.ts'
import { finishStandardAppraisal } from '#domains/standard/acts/finish-appraisal.ts'
import { returnAssessment } from '#domains/standard/acts/return-assessment.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { type Assessment, refusals } from '#domains/standard/assessment.ts'
import { hasWaiting, listToDecide } from '#domains/standard/assessments.queries.ts'
import { listIndicatorStates } from '#domains/standard/judging.queries.ts'
import { meetingRefusals } from '#domains/standard/meeting.ts'
import { listCouncilCalls } from '#domains/standard/meetings.queries.ts'
import { onStandard, step } from '#domains/standard/standard.fixtures.ts'
import { standardForDigest } from '#domains/standard/standard-digest.queries.ts'
import { findDigest } from '#domains/urging/digest-page.queries.ts'
import { goRound } from '#domains/urging/urging.jobs.ts'
import { perform } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onStandard('bản tin đôn đốc: chuẩn tiếp cận pháp luật', (world) => {
  type Who = keyof ReturnType<typeof world>['actors']
  const idOf = (who: Who) => world().actors[who].personId!
  const round = async (day: string) => {
    const { clock, house } = world()
    clock.moveTo(`${day}T00:00:00Z`)
    const work = { database: house.database, now: clock.now(), today: day, report: undefined }
    return goRound({ ...work, sources: [standardForDigest] }, { onDaysOff: false })
  }
  const lines = async (who: Who, day: string) => {
    const { db } = world()
    const actor = await loadActor(db, idOf(who), day)
    return (await findDigest(db, actor, day, day, [standardForDigest]))?.lines.map(({ title }) => title) ?? []
  }
  const gives = (assessment: Assessment, more: object) =>
    world().does('lan', assignIndicator, { ...step(assessment), code: 'TC1.CT1', ownerId: idOf('lan'), ...more })

  test('giao chỉ tiêu: người phụ trách được báo một lần, rồi chỉ khi gần hạn xã đặt; ký rồi thì hết', async () => {
    const { does, opens } = world()
    const opened = await opens()
    await expect(gives(opened, { dueOn: '20/11/2026' })).rejects.toMatchObject({
      fields: { dueOn: 'Hạn làm xong không trước hôm nay.' },
    })
    await expect(gives(opened, { ownerId: idOf('tu') })).rejects.toMatchObject({
      fields: { ownerId: expect.any(String) },
    })
    const given = await gives(opened, { dueOn: '09/12/2026' })
    expect(await round('2026-11-23')).toMatchObject({ digests: 1 })
    expect(await lines('lan', '2026-11-23')).toEqual(['Chuẩn tiếp cận pháp luật năm 2026: chỉ tiêu 1.1 chờ ông/bà ký'])
    expect(await round('2026-11-23')).toMatchObject({ digests: 0 })
    expect(await round('2026-11-24')).toMatchObject({ digests: 0 })
    // five working days before the day of the commune
    expect(await round('2026-12-01')).toMatchObject({ digests: 0 })
    expect(await round('2026-12-02')).toMatchObject({ digests: 1 })
    expect(await round('2026-12-10')).toMatchObject({ digests: 1 })
    await does('lan', signIndicator, {
      ...step(given),
      code: 'TC1.CT1',
      self: 'not-met',
      points: '',
      why: 'Chưa đủ văn bản.',
    })
    expect(await lines('lan', '2026-12-10')).toEqual([])
    expect(await round('2026-12-11')).toMatchObject({ digests: 0 })
  })

  test('trình, thẩm định, quyết định: ai đang được chờ thì được báo; người đã làm bước trước thì không', async () => {
    const { does, verifies, opens, prepares, reviews } = world()
    await verifies()
    const ready = await prepares(await opens())
    const submitted = await does('hung', submitAssessment, step(ready))
    expect(await round('2026-11-23')).toMatchObject({ digests: 1 })
    expect(await lines('yen', '2026-11-23')).toEqual([
      'Chuẩn tiếp cận pháp luật năm 2026: 1 bản đánh giá chờ thẩm định',
    ])
    await does('yen', finishStandardAppraisal, { ...step(await reviews(submitted)), note: 'Đã thẩm định.' })
    expect(await lines('yen', '2026-11-23')).toEqual([])
    expect(await round('2026-11-24')).toMatchObject({ digests: 1 })
    expect(await lines('dung', '2026-11-24')).toEqual(['Chuẩn tiếp cận pháp luật: 1 bản đánh giá chờ ký quyết định'])
    for (const who of ['lan', 'hung', 'tu', 'yen'] as const) expect(await lines(who, '2026-11-24'), who).toEqual([])
  })

  test('bản tin không đếm cái mà người nhận không được làm: người đã trình thẩm định, người đã thẩm định quyết định', async () => {
    const { does, verifies, opens, prepares, reviews, bodies, alsoIs } = world()
    await verifies()
    const submitted = await does('hung', submitAssessment, step(await prepares(await opens())))
    await alsoIs('hung', 'appraiser', { bodyId: bodies.justice.id, reach: 'place' })
    await alsoIs('tu', 'appraiser', { bodyId: bodies.first.id, reach: 'place' })
    // Yến alone
    expect(await round('2026-11-23')).toMatchObject({ digests: 1 })
    await does('yen', finishStandardAppraisal, { ...step(await reviews(submitted)), note: 'Đã thẩm định.' })
    await alsoIs('yen', 'leader', { bodyId: bodies.province.id, reach: 'body' })
    // Dung alone
    expect(await round('2026-11-24')).toMatchObject({ digests: 1 })
    expect(await lines('dung', '2026-11-24')).toHaveLength(1)
  })

  test('ai thẩm định dù một chỉ tiêu thì không được báo, không thấy trong danh sách chờ ký: ký thì bị từ chối', async () => {
    const { db, actors, does, verifies, opens, prepares, reviews, bodies, alsoIs } = world()
    await verifies()
    const submitted = await does('hung', submitAssessment, step(await prepares(await opens())))
    await alsoIs('tu', 'appraiser', { bodyId: bodies.justice.id, reach: 'place' })
    // Yến reviews, Tư finishes
    await does('tu', finishStandardAppraisal, { ...step(await reviews(submitted)), note: 'Đã thẩm định.' })
    await alsoIs('yen', 'leader', { bodyId: bodies.province.id, reach: 'body' })
    // Dung alone
    expect(await round('2026-11-24')).toMatchObject({ digests: 1 })
    expect([await lines('dung', '2026-11-24'), await lines('yen', '2026-11-24')]).toMatchObject([{ length: 1 }, []])
    const waiting = async (who: Who) => [(await listToDecide(db, actors[who])).total, await hasWaiting(db, actors[who])]
    expect([await waiting('dung'), await waiting('yen')]).toEqual([
      [1, true],
      [0, false],
    ])
  })

  test('chờ thẩm định của hai năm: mỗi năm một dòng, mở đúng danh sách của năm, tỉnh, trạng thái ấy', async () => {
    const { db, does, verifies, opens, prepares } = world()
    await verifies()
    const first = await does('hung', submitAssessment, step(await prepares(await opens())))
    world().clock.moveTo('2027-01-11T00:00:00Z')
    const second = await opens(2027)
    await sql`update standard_assessment set state = 'submitted', submitted_by = sent.submitted_by, submitted_at = sent.submitted_at, frozen = sent.frozen
      from standard_assessment sent where sent.id = ${first.id} and standard_assessment.id = ${second.id}`.execute(db)
    await round('2027-01-12')
    const digest = await findDigest(db, await loadActor(db, idOf('yen'), '2027-01-12'), '2027-01-12', '2027-01-12', [
      standardForDigest,
    ])
    expect(digest?.itemCount).toBe(2)
    expect(digest?.lines.map(({ title, href }) => [title, href])).toEqual(
      ['2026', '2027'].map((year) => [
        `Chuẩn tiếp cận pháp luật năm ${year}: 1 bản đánh giá chờ thẩm định`,
        `/nghiep-vu/chuan?nam=${year}&tinh=24&tinh-trang=submitted`,
      ]),
    )
  })

  test('hạn xã đặt đã qua lâu thì thôi báo; ai làm thay lãnh đạo thì được báo là làm thay ai', async () => {
    const { db, does, verifies, opens, prepares, reviews, bodies, house } = world()
    await verifies()
    const opened = await opens()
    const given = await gives(opened, { dueOn: '09/12/2026' })
    expect(await round('2027-01-08')).toMatchObject({ digests: 1 })
    expect(await round('2027-01-11')).toMatchObject({ digests: 0 })
    world().clock.moveTo('2026-11-21T02:00:00Z')
    const submitted = await does('hung', submitAssessment, step(await prepares(given)))
    await does('yen', returnAssessment, { ...step(await reviews(submitted, ['TC1.CT1'])), why: 'Bổ sung danh sách.' })
    const own = await db
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', idOf('hung'))
      .executeTakeFirstOrThrow()
    const id = await addOfficer(house, { name: 'Mận', homeBodyId: bodies.first.id })
    await giveRole(house, id, 'leader', { bodyId: bodies.first.id, reach: 'subtree' })
    await db
      .updateTable('role_grant')
      .set({ acting_for: idOf('hung'), lent_grant_id: own.id, to_day: '2026-12-31' })
      .where('person_id', '=', id)
      .execute()
    await round('2026-11-24')
    const namesOf = async (personId: string) => {
      const digest = await findDigest(db, await loadActor(db, personId, '2026-11-24'), '2026-11-24', '2026-11-24', [
        standardForDigest,
      ])
      return digest?.lines.map(({ actingForName }) => actingForName)
    }
    expect(await namesOf(id)).toEqual(['hung'])
    expect(await namesOf(idOf('hung'))).toEqual([null])
  })

  test('ai làm thay người phụ trách ở xã ấy thì được báo là làm thay ai, và ký được; làm thay ở xã khác thì không', async () => {
    const { db, does, house, bodies, opens, alsoIs } = world()
    await alsoIs('lan', 'officer', { bodyId: bodies.second.id, reach: 'body' })
    const acts = async (name: string, bodyId: string) => {
      const id = await addOfficer(house, { name, homeBodyId: bodies.first.id })
      await giveRole(house, id, 'officer', { bodyId: bodies.first.id, reach: 'body' })
      const lent = await giveRole(house, id, 'officer', { bodyId, reach: 'body' })
      const own = await db
        .selectFrom('role_grant')
        .select('id')
        .where('person_id', '=', idOf('lan'))
        .where('body_id', '=', bodyId)
        .executeTakeFirstOrThrow()
      await db
        .updateTable('role_grant')
        .set({ acting_for: idOf('lan'), lent_grant_id: own.id, to_day: '2026-12-31' })
        .where('id', '=', lent)
        .execute()
      return id
    }
    const [here, elsewhere] = [await acts('Mận', bodies.first.id), await acts('Na', bodies.second.id)]
    const given = await gives(await opens(), {})
    const own = await does('lan', assignIndicator, { ...step(given), code: 'TC1.CT2', ownerId: here })
    expect(await round('2026-11-23')).toMatchObject({ digests: 2 })
    const readBy = async (personId: string) => {
      const reader = await loadActor(db, personId, '2026-11-23')
      const digest = await findDigest(db, reader, '2026-11-23', '2026-11-23', [standardForDigest])
      return digest?.lines.map(({ title, actingForName }) => [title, actingForName])
    }
    const says = (code: string) => `Chuẩn tiếp cận pháp luật năm 2026: chỉ tiêu ${code} chờ ông/bà ký`
    expect((await readBy(here))?.sort()).toEqual([
      [says('1.1'), 'lan'],
      [says('1.2'), null],
    ])
    expect(await readBy(idOf('lan'))).toEqual([[says('1.1'), null]])
    expect(await readBy(elsewhere)).toBeUndefined()
    const sign = { ...step(own), code: 'TC1.CT1', self: 'not-met', points: '', why: 'Chưa đủ văn bản.' }
    const signs = async (personId: string) =>
      perform(signIndicator, { house, actor: await loadActor(db, personId, '2026-11-23') }, sign)
    await expect(signs(elsewhere)).rejects.toBe(refusals.notOwner)
    await signs(here)
    expect((await listIndicatorStates(db, own.id)).get('TC1.CT1')).toMatchObject({
      signedBy: here,
      ownerId: idOf('lan'),
    })
    expect(await readBy(here)).toEqual([[says('1.2'), null]])
    expect(await readBy(idOf('lan'))).toEqual([])
  })

  test('bị trả lại: người phụ trách và lãnh đạo xã được báo một lần, kèm lý do và cái còn thiếu', async () => {
    const { db, does, verifies, opens, prepares, reviews } = world()
    await verifies()
    const opened = await opens()
    const given = await gives(opened, {})
    const submitted = await does('hung', submitAssessment, step(await prepares(given)))
    const reviewed = await reviews(submitted, ['TC1.CT1'])
    await does('yen', returnAssessment, { ...step(reviewed), why: 'Bổ sung danh sách văn bản.' })
    expect(await round('2026-11-23')).toMatchObject({ digests: 2 })
    expect(await lines('lan', '2026-11-23')).toEqual(['Chuẩn tiếp cận pháp luật năm 2026: chỉ tiêu 1.1 chờ ông/bà ký'])
    expect(await lines('hung', '2026-11-23')).toEqual([
      'Chuẩn tiếp cận pháp luật năm 2026: còn 1 chỉ tiêu chưa ký: 1.1',
    ])
    const digest = await findDigest(db, await loadActor(db, idOf('hung'), '2026-11-23'), '2026-11-23', '2026-11-23', [
      standardForDigest,
    ])
    expect(digest?.lines[0]?.said?.text).toBe('Bị trả lại: Bổ sung danh sách văn bản.')
    expect(await round('2026-11-24')).toMatchObject({ digests: 0 })
    const said = 'Năm 2026 nay đánh giá theo văn bản khác: mọi chỉ tiêu phải ký lại.'
    await sql`insert into standard_set_aside (assessment_id, rule_set, set_aside_at, indicators, figures, evidence_ids)
      select id, rule_set, returned_at, '[]', '[]', '{}' from standard_assessment where id = ${opened.id}`.execute(db)
    await sql`update standard_assessment set returned_why = ${said} where id = ${opened.id}`.execute(db)
    const again = await findDigest(db, await loadActor(db, idOf('hung'), '2026-11-23'), '2026-11-23', '2026-11-23', [
      standardForDigest,
    ])
    expect(again?.lines[0]?.said?.text).toBe(said)
  })

  test('bị trả lại mà văn bản cho mấy ngày làm việc thì nói ngày cuối và báo từng ngày đến khi trình lại', async () => {
    const { db, does, verifies, reads, opens, prepares, reviews } = world()
    await verifies()
    await reads([{ kind: 'step', code: 'B1', name: 'Xã bổ sung hồ sơ', within: '3', since: 'returned' }])
    const submitted = await does('hung', submitAssessment, step(await prepares(await gives(await opens(), {}))))
    const reviewed = await reviews(submitted, ['TC1.CT1'])
    await does('yen', returnAssessment, { ...step(reviewed), why: 'Bổ sung danh sách văn bản.' })
    await round('2026-11-23')
    expect(await round('2026-11-24')).toMatchObject({ digests: 2 })
    const digest = await findDigest(db, await loadActor(db, idOf('hung'), '2026-11-24'), '2026-11-24', '2026-11-24', [
      standardForDigest,
    ])
    expect(digest?.lines.map(({ dueDay }) => dueDay)).toEqual(['2026-11-25'])
    expect(await round('2026-12-29')).toMatchObject({ digests: 0 })
  })

  test('bị trả lại sau ngày xã phải gửi: ngày cuối là của bước tính từ ngày trả lại, không là ngày đã qua của năm', async () => {
    const { db, clock, does, verifies, reads, opens, prepares, reviews } = world()
    await verifies()
    const again = { kind: 'step', code: 'B2', name: 'Xã bổ sung hồ sơ', since: 'returned' }
    await reads([
      { kind: 'step', code: 'B1', name: 'Xã gửi hồ sơ', before: '10/01' },
      { ...again, within: '3' },
    ])
    const submitted = await does('hung', submitAssessment, step(await prepares(await gives(await opens(), {}))))
    const reviewed = await reviews(submitted, ['TC1.CT1'])
    // a Friday
    clock.moveTo('2027-01-15T02:00:00Z')
    await does('yen', returnAssessment, { ...step(reviewed), why: 'Bổ sung danh sách văn bản.' })
    expect(await round('2027-01-18')).toMatchObject({ digests: 2 })
    for (const who of ['hung', 'lan'] as const) {
      const actor = await loadActor(db, idOf(who), '2027-01-18')
      const digest = await findDigest(db, actor, '2027-01-18', '2027-01-18', [standardForDigest])
      expect(
        digest?.lines.map(({ dueDay }) => dueDay),
        who,
      ).toEqual(['2027-01-20'])
    }
    // a day far off presses nobody, though the year's step is just over
    await reads([{ ...again, within: '30' }])
    expect(await round('2027-01-19')).toMatchObject({ digests: 0 })
  })

  test('gần ngày của bước đã xác minh thì báo từng ngày làm việc, cả sau ngày ấy ít lâu; bước chưa ai xác minh thì im', async () => {
    const { opens, reads } = world()
    const opened = await opens()
    await gives(opened, {})
    await round('2026-11-23')
    expect(await round('2027-01-07')).toMatchObject({ digests: 0 })
    await reads([
      { kind: 'step', code: 'B1', name: 'Xã gửi hồ sơ', before: '10/01' },
      { kind: 'step', code: 'B2', name: 'Công nhận', before: '10/03' },
    ])
    expect(await round('2027-01-08')).toMatchObject({ digests: 2 })
    expect(await lines('hung', '2027-01-08')).toHaveLength(1)
    expect(await round('2027-01-11')).toMatchObject({ digests: 2 })
    expect(await round('2027-03-01')).toMatchObject({ digests: 0 })
    // the step after it
    expect(await round('2027-03-03')).toMatchObject({ digests: 2 })
  })

  test('mời họp Hội đồng: thành viên được báo khi được mời và khi gần ngày, qua ngày thì thôi; người lạ không thấy', async () => {
    const { db, does, clock } = world()
    const call = {
      provinceId: '24',
      year: '2024',
      meetsOn: '15/12/2026',
      place: 'Phòng họp số 2',
      userNames: await userNamesOf('hung', 'dung'),
    }
    await expect(does('hung', callCouncil, call)).rejects.toBe(permissionRefusals.notFound)
    await expect(does('yen', callCouncil, { ...call, year: '2026' })).rejects.toBe(meetingRefusals.noCouncil)
    await expect(does('yen', callCouncil, { ...call, meetsOn: '20/11/2026' })).rejects.toMatchObject({
      fields: { meetsOn: expect.any(String) },
    })
    await expect(does('yen', callCouncil, { ...call, userNames: 'khong.ai' })).rejects.toMatchObject({
      fields: { userNames: expect.stringContaining('khong.ai') },
    })
    await does('yen', callCouncil, call)
    expect(await listCouncilCalls(db, { provinceId: '24', year: 2024, today: '2026-11-21' })).toMatchObject([
      { meetsOn: '2026-12-15' },
    ])
    const said = 'Họp Hội đồng đánh giá chuẩn tiếp cận pháp luật năm 2024, tại Phòng họp số 2'
    expect(await round('2026-11-23')).toMatchObject({ digests: 2 })
    for (const who of ['hung', 'dung'] as const) expect(await lines(who, '2026-11-23'), who).toEqual([said])
    expect(await round('2026-11-24')).toMatchObject({ digests: 0 })
    expect(await round('2026-12-14')).toMatchObject({ digests: 2 })
    expect(await round('2026-12-16')).toMatchObject({ digests: 0 })
    clock.moveTo('2026-12-16T00:00:00Z')
    expect(await lines('lan', '2026-12-14')).toEqual([])
  })

  const userNamesOf = async (...who: Who[]) => {
    const rows = await world().db.selectFrom('person').select('user_name').where('id', 'in', who.map(idOf)).execute()
    return rows.map((row) => row.user_name).join('\n')
  }
})
