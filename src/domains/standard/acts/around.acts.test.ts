import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { addPlace } from '#domains/people/testing/people-house.ts'
import { approvePastResults } from '#domains/standard/acts/approve-past-results.ts'
import { decideAssessments } from '#domains/standard/acts/decide-assessments.ts'
import { dropPastResults } from '#domains/standard/acts/drop-past-results.ts'
import { excludeCommune } from '#domains/standard/acts/exclude-commune.ts'
import { finishStandardAppraisal } from '#domains/standard/acts/finish-appraisal.ts'
import { importPastResults } from '#domains/standard/acts/import-past-results.ts'
import { includeCommune } from '#domains/standard/acts/include-commune.ts'
import { noteComment } from '#domains/standard/acts/note-comment.ts'
import { notePosting } from '#domains/standard/acts/note-posting.ts'
import { replyComment } from '#domains/standard/acts/reply-comment.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { loadAssessment } from '#domains/standard/assessment.store.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { listSeenProvinces } from '#domains/standard/assessments.queries.ts'
import { countCommunes, listCoverage, listExcluded } from '#domains/standard/coverage.queries.ts'
import { endedWords, sumCoverage } from '#domains/standard/coverage.ts'
import { standardOnBoard } from '#domains/standard/on-board.queries.ts'
import { publicListPage } from '#domains/standard/pages/public-pages.tsx'
import { pastRefusals } from '#domains/standard/past-result.ts'
import { listWaitingPast } from '#domains/standard/past-results.queries.ts'
import { listComments, listPostings } from '#domains/standard/posting.queries.ts'
import { postingRefusals } from '#domains/standard/posting.ts'
import { listPublicCommunes, listPublicYears } from '#domains/standard/public.queries.ts'
import { decision, onStandard, step } from '#domains/standard/standard.fixtures.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onStandard('quanh bản đánh giá', (world) => {
  test('tỷ lệ của tỉnh chỉ cho ai thấy mọi xã; xã của năm là xã còn đến 31/12', async () => {
    const { db, actors } = world()
    for (const [who, sees] of [
      ['yen', true],
      ['dung', true],
      ['tu', false],
      ['lan', false],
    ] as const)
      expect((await listSeenProvinces(db, actors[who])).includes('24'), who).toBe(sees)
    await db.updateTable('place').set({ to_day: '2027-07-01' }).where('id', '=', '00002').execute()
    expect([await countCommunes(db, '24', 2026), await countCommunes(db, '24', 2027)]).toEqual([2, 1])
  })

  test('bản chưa quyết định của xã đã kết thúc đếm riêng, không che xã đang có mà chưa mở', async () => {
    const { db, opens, actors } = world()
    await opens()
    await addPlace(db, '00003', '24')
    const counted = async () => sumCoverage(await listCoverage(db, 2026, ['24']))
    expect(await counted()).toMatchObject({ communes: 3, waiting: 1, ended: 0, notAssessed: 2 })
    await db.updateTable('place').set({ to_day: '2026-12-01' }).where('id', '=', '00001').execute()
    expect(await counted()).toMatchObject({ communes: 2, waiting: 0, ended: 1, notAssessed: 2 })
    const [progress] = await standardOnBoard(db, actors.yen, { placeId: '24', year: 2026 })
    expect(progress!.parts.map(({ value }) => value)).toEqual([0, 0, 1, 0, 2])
    expect([progress!.of, progress!.note]).toEqual([3, ''])
    expect(endedWords(await counted())).toBe('; 1 xã, phường đã kết thúc mà chưa quyết định')
    await db.updateTable('standard_assessment').set({ state: 'excluded', excluded_why: 'Xã đã sáp nhập.' }).execute()
    const left = await counted()
    expect(left).toMatchObject({ communes: 2, waiting: 0, ended: 0, excluded: 1, gone: 1, notAssessed: 2 })
    // 1 and 2 are more than 2: whoever reads it is told why
    expect(endedWords(left)).toContain('1 xã, phường không có vào ngày 31/12')
    const [after] = await standardOnBoard(db, actors.yen, { placeId: '24', year: 2026 })
    expect([after!.of, after!.note]).toEqual([3, expect.stringContaining('1 xã, phường, đặc khu không có vào ngày')])
  })

  test('không đánh giá thì ra khỏi mẫu số, có lý do', async () => {
    const { db, does, opens } = world()
    const opened = await opens()
    await expect(
      does('hung', excludeCommune, { ...step(opened), ground: 'new', why: 'Chưa đủ một năm.' }),
    ).rejects.toBe(permissionRefusals.mayNot)
    const leavesOut = (change: object) =>
      does('yen', excludeCommune, { ...step(opened), ground: 'new', why: 'Xã mới nhập, chưa đủ một năm.', ...change })
    await expect(leavesOut({ why: '' })).rejects.toMatchObject({ status: 422 })
    for (const ground of ['', 'gone'])
      await expect(leavesOut({ ground })).rejects.toMatchObject({ fields: { ground: 'Hãy chọn lý do công khai.' } })
    await leavesOut({})
    const everybody = { outcome: 'excluded', excludedGround: 'new' }
    const told = [await listPublicCommunes(db, '24', 2026), await listPublicYears(db, '00001', '2026-11-21')]
    expect(told).toMatchObject([[everybody], [everybody]])
    expect(JSON.stringify(told)).not.toContain('chưa đủ một năm')
    const communes = await listPublicCommunes(db, '24', 2026)
    const provinces = [{ id: '24', name: 'Tỉnh Thử', years: [2026] }]
    const page = publicListPage({ provinces, provinceId: '24', year: 2026, years: [2026], communes, coverage: [] })
    expect(renderToString(page.body)).toContain('Mới thành lập.')
    const counted = async () => sumCoverage(await listCoverage(db, 2026, ['24']))
    expect(await counted()).toMatchObject({ recognised: 0, notAssessed: 1, share: null, excluded: 1 })
    expect(await listExcluded(db, 2026, ['24'])).toMatchObject([{ why: 'Xã mới nhập, chưa đủ một năm.' }])
    const again = { ...step(opened), version: '1' }
    await expect(does('hung', includeCommune, again)).rejects.toBe(permissionRefusals.mayNot)
    expect(await does('yen', includeCommune, again)).toMatchObject({
      ...{ state: 'preparing', excludedWhy: '', excludedGround: null },
    })
    await expect(does('yen', includeCommune, { ...again, version: '2' })).rejects.toBe(refusals.notExcludedYet)
  })

  test('niêm yết, ý kiến: ngày ngược, xã khác, trả lời hai lần bị từ chối', async () => {
    const { db, does, opens } = world()
    const { id } = await opens()
    const posting = {
      assessmentId: id,
      channel: 'radio',
      fromDay: '10/11/2026',
      toDay: '15/11/2026',
      times: '3',
      place: 'Loa phường',
    }
    await expect(does('lan', notePosting, { ...posting, toDay: '09/11/2026' })).rejects.toBe(postingRefusals.reversed)
    await expect(does('lan', notePosting, { ...posting, times: '' })).rejects.toMatchObject({
      fields: { times: expect.stringContaining('số lần') },
    })
    await expect(does('tu', notePosting, posting)).rejects.toBe(refusals.notFound)
    await does('lan', notePosting, posting)
    expect(await listPostings(db, id)).toMatchObject([{ channel: 'radio', times: 3 }])
    const comment = {
      assessmentId: id,
      saidBy: 'Một người dân',
      saidOn: '12/11/2026',
      words: 'Chưa thấy niêm yết ở nhà văn hóa.',
    }
    await expect(does('lan', noteComment, { ...comment, saidOn: '22/11/2026' })).rejects.toMatchObject({ status: 422 })
    await does('lan', noteComment, comment)
    const [said] = await listComments(db, id)
    const reply = { assessmentId: id, commentId: said!.id, reply: 'Đã niêm yết thêm từ ngày 13/11.' }
    await does('hung', replyComment, reply)
    await expect(does('lan', replyComment, reply)).rejects.toBe(postingRefusals.replied)
  })

  test('kết quả năm trước của xã đã qua hai lần sắp xếp thì vẫn là của tỉnh; xã đi sang tỉnh khác thì không', async () => {
    const { db, does } = world()
    await addPlace(db, '99', null)
    for (const [id, province] of [
      ['cu-00011', '99'],
      ['cu-00012', '99'],
      ['cu-00013', '99'],
    ] as const)
      await addPlace(db, id, province)
    for (const [old, heir] of [
      ['cu-00011', 'cu-00012'],
      ['cu-00012', '00001'],
    ])
      await sql`insert into place_succession (old_id, new_id, on_day, kind, certainty)
        values (${old}, ${heir}, '2020-01-01', 'merge', 'certain')`.execute(db)
    const put = (place: string) =>
      does('yen', importPastResults, { provinceId: '24', lines: [place, 2019, 'đạt', '9/QĐ', '05/02/2020'].join('\t') })
    await expect(put('cu-00013')).rejects.toMatchObject({ fields: { lines: expect.stringContaining('cu-00013') } })
    expect(await put('cu-00011')).toMatchObject({ count: 1 })
  })

  test('kết quả năm trước: nơi lạ, đứng hai lần bị từ chối cả bảng; không xét lại, hiện công khai', async () => {
    const { db, does } = world()
    const line = (place: string, year = 2024) => [place, year, 'đạt', '9/QĐ', '05/02/2025'].join('\t')
    const put = (who: 'yen' | 'hung', lines: string) => does(who, importPastResults, { provinceId: '24', lines })
    await expect(put('hung', line('00001'))).rejects.toBe(permissionRefusals.notFound)
    await expect(put('yen', `${line('00001')}\n${line('99999')}`)).rejects.toMatchObject({
      fields: { lines: expect.stringContaining('99999') },
    })
    await expect(put('yen', `${line('00001')}\n${line('00001')}`)).rejects.toMatchObject({
      fields: { lines: expect.stringContaining('Dòng 2') },
    })
    await expect(put('yen', line('00001', 2026))).rejects.toMatchObject({
      fields: { lines: expect.stringContaining('từ năm 2026') },
    })
    const { id } = await put('yen', `${line('00001')}\n${line('00001', 2023)}`)
    const approve = { provinceId: '24', tableId: id }
    expect(await listPublicYears(db, '00001', '2026-11-21')).toEqual([])
    await expect(does('hung', approvePastResults, approve)).rejects.toBe(permissionRefusals.notFound)
    await expect(does('yen', approvePastResults, approve)).rejects.toBe(pastRefusals.ownTable)
    expect(await does('dung', approvePastResults, approve)).toEqual({ count: 2 })
    await expect(does('dung', approvePastResults, approve)).rejects.toBe(pastRefusals.changedMeanwhile)
    expect(await listPublicYears(db, '00001', '2026-11-21')).toMatchObject([
      { year: 2024, state: 'past', outcome: 'recognised', decisionNumber: '9/QĐ' },
      { year: 2023 },
    ])
    expect(await listPublicCommunes(db, '24', 2024)).toMatchObject([{ placeId: '00001', outcome: 'recognised' }])
    const next = await put('yen', line('00001').replace('đạt', 'chưa đạt'))
    expect(await listWaitingPast(db, ['24'])).toMatchObject([
      { id: next.id, results: [{ placeName: 'Nơi 00001', outcome: 'not-recognised', replaces: 'recognised' }] },
    ])
    const table = { provinceId: '24', lines: line('00002') }
    for (const replaces of [[], [id]])
      await expect(does('dung', importPastResults, { ...table, replaces })).rejects.toMatchObject({
        fields: { replaces: expect.stringContaining('đã có một bảng chờ duyệt') },
      })
    expect((await listWaitingPast(db, ['24'])).map((one) => one.id)).toEqual([next.id])
    const instead = await does('dung', importPastResults, { ...table, replaces: [next.id] })
    expect(await listWaitingPast(db, ['24'])).toMatchObject([{ id: instead.id, results: [{ placeName: 'Nơi 00002' }] }])
    await does('dung', dropPastResults, { provinceId: '24', tableId: instead.id })
    expect((await listPublicYears(db, '00001', '2026-11-21'))[0]!.outcome).toBe('recognised')
    const wrong = await put('yen', line('00001').replace('đạt', 'chưa đạt'))
    await does('dung', approvePastResults, { provinceId: '24', tableId: wrong.id })
    const { rows: audited } = await sql<{ before: { pastResults: { outcome: string }[] } }>`
      select before from audit where act = 'standard.approve-past-results' and before -> 'pastResults' <> '[]'::jsonb`.execute(
      db,
    )
    expect(audited.map(({ before }) => before.pastResults[0]!.outcome)).toEqual(['recognised'])
  })

  test('kết quả năm trước: năm đã có bản đánh giá thì không nhập đè', async () => {
    const { does, opens, asOf2024 } = world()
    await asOf2024(await opens())
    const lines = ['00001', 2024, 'đạt', '9/QĐ', '05/02/2025'].join('\t')
    await expect(does('yen', importPastResults, { provinceId: '24', lines })).rejects.toMatchObject({
      fields: { lines: expect.stringContaining('đã có bản đánh giá') },
    })
  })

  test('công khai: chưa niêm yết, chưa trình thì không ai thấy tự đánh giá; lý do của cán bộ không bao giờ hiện', async () => {
    const { db, does, opens, prepares, reviews, seen } = world()
    const ready = await prepares(await opens())
    const publicNow = async (day = '2026-11-21') => (await listPublicYears(db, '00001', day))[0]!
    expect(await publicNow()).toMatchObject({ outcome: null, said: null })
    expect(await listPublicCommunes(db, '24', 2026)).toEqual([])
    const posting = {
      assessmentId: ready.id,
      channel: 'office',
      fromDay: '21/11/2026',
      toDay: '30/11/2026',
      place: 'Trụ sở',
    }
    await does('lan', notePosting, posting)
    expect((await publicNow()).said).toBeNull()
    const { version } = await loadAssessment(db, world().actors.lan, 'read standard', ready.id)
    const sent = await does('hung', submitAssessment, { assessmentId: ready.id, version: String(version) })
    expect((await publicNow('2026-11-20')).said).toBeNull()
    expect((await publicNow()).said).toContainEqual({ code: 'TC1.CT1', self: 'met' })
    await does('yen', finishStandardAppraisal, step(await reviews(sent, ['TC1.CT2'])))
    const not = { ...decision, outcome: 'not-recognised', why: 'Chủ tịch bị kỷ luật theo quyết định nội bộ.' }
    await does('dung', decideAssessments, { ...not, assessments: await seen(sent.id) })
    expect(JSON.stringify(await publicNow())).not.toContain('kỷ luật')
  })
})
