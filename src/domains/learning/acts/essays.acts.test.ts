import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { approveEssayContest } from '#domains/learning/acts/approve-essay-contest.ts'
import { breakEssayTie } from '#domains/learning/acts/break-essay-tie.ts'
import { countEssays } from '#domains/learning/acts/count-essays.ts'
import { dealEssays } from '#domains/learning/acts/deal-essays.ts'
import { dropEssayMarker } from '#domains/learning/acts/drop-essay-marker.ts'
import { forgetEntrants } from '#domains/learning/acts/forget-entrants.ts'
import { handOverEssays } from '#domains/learning/acts/hand-over-essays.ts'
import { markEssay } from '#domains/learning/acts/mark-essay.ts'
import { nameEssayMarker } from '#domains/learning/acts/name-essay-marker.ts'
import { publishEssays } from '#domains/learning/acts/publish-essays.ts'
import { returnEssayContest } from '#domains/learning/acts/return-essay-contest.ts'
import { submitEssayContest } from '#domains/learning/acts/submit-essay-contest.ts'
import { writeEssayContest } from '#domains/learning/acts/write-essay-contest.ts'
import { refusals as contestRefusals } from '#domains/learning/contests/contest.ts'
import { entryPass } from '#domains/learning/contests/contest-entry.ts'
import { type EssayContest, refusals } from '#domains/learning/essays/essay-contest.ts'
import { listPapers } from '#domains/learning/essays/essay-marks.store.ts'
import { essaysRoutes } from '#domains/learning/essays/essays.routes.ts'
import { listPapersFor } from '#domains/learning/essays/marking.queries.ts'
import { publicEssaysRoutes } from '#domains/learning/essays/public-essays.routes.ts'
import { approvedEssayContest, closed, essayForm, handsIn, opened } from '#domains/learning/learning.fixtures.ts'
import { onGuides } from '#domains/library/guides/guides.fixtures.ts'
import { aDeskRequest } from '#domains/matters/matters.fixtures.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import { perform } from '#platform/acts/act.ts'
import { type Actor, systemActor } from '#platform/acts/actor.ts'
import { aDocx } from '#platform/files/testing/file-samples.ts'
import type { Routes } from '#platform/http/routes.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onGuides('cuộc thi viết', (world) => {
  let dataFolder: string
  let markers: Actor[]
  beforeEach(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-essays-'))
    const { house, bodies, actors } = world()
    markers = [actors.lan]
    for (const name of ['Phạm Thị Mai', 'Hoàng Văn Nam']) {
      const id = await addOfficer(house, { name, homeBodyId: bodies.first.id })
      await giveRole(house, id, 'officer', { bodyId: bodies.first.id, reach: 'subtree' })
      markers.push(await actorFor(house, id))
    }
  })
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

  const step = ({ id, version: now }: Pick<EssayContest, 'id' | 'version'>) => ({
    contestId: id,
    version: String(now),
  })
  const withFiles = () => ({ ...world().house, dataFolder })
  const named = async (contest: EssayContest, who: readonly Actor[]): Promise<EssayContest> => {
    let last = contest
    for (const { personId } of who) last = await world().does('lan', nameEssayMarker, { ...step(last), personId })
    return last
  }
  /** So many essays, dealt to these markers. */
  const dealt = async (count: number, who: readonly Actor[], change: object = {}): Promise<EssayContest> => {
    const contest = await named(await approvedEssayContest(world(), { ...change }), who)
    world().clock.moveTo(opened)
    for (let one = 0; one < count; one++) await handsIn(world(), contest.slug)
    world().clock.moveTo(closed)
    return world().does('lan', dealEssays, step(contest))
  }
  const marks = (actor: Actor, contestId: string, paper: number, points: [number, number]) =>
    perform(
      markEssay,
      { house: world().house, actor },
      { contestId, paper: String(paper), d1: String(points[0]), d2: String(points[1]), note: 'Đọc kỹ rồi.' },
    )
  const markerOf = async (contestId: string, paper: number, turn: number) => {
    const [one] = await listPapers(world().db, contestId, paper)
    const id = one?.marks.find((mark) => mark.turn === turn)?.markerId
    return markers.find(({ personId }) => personId === id)
  }
  const reads = async (routes: Routes, key: string, actor: Actor | undefined, params: Record<string, string>) => {
    const route = routes[key as keyof Routes]!
    if (route.kind === 'submit') throw new Error('It is a form.')
    const request = { ...aDeskRequest(withFiles()), actor, params, path: '/', address: '/' }
    const answer = await route.answer(request)
    if (answer.kind === 'page') return answer.page.title + renderToString(answer.page.body)
    return JSON.stringify(answer.kind === 'bytes' ? answer.headers : answer)
  }

  test('soạn, trình, duyệt bị từ chối: tiêu chí sai, giải vượt mức, người soạn tự duyệt, cơ quan khác', async () => {
    const { does } = world()
    const write = (change: object, who: 'lan' | 'tu' = 'lan') =>
      does(who, writeEssayContest, essayForm(world(), { ...change }))
    await expect(write({ criteria: 'Hiểu đúng luật' })).rejects.toThrow('Dòng 1 của tiêu chí')
    await expect(write({ criteria: '' })).rejects.toThrow('Hãy ghi từ 1 đến 10 tiêu chí')
    await expect(write({ closesDay: '21/11/2026' })).rejects.toThrow('Giờ đóng phải sau giờ mở')
    await expect(write({}, 'tu')).rejects.toBe(permissionRefusals.notFound)
    const rich = await write({ 'amount-prize-first': '9.000.001' })
    await expect(does('lan', submitEssayContest, step(rich))).rejects.toThrow('tối đa 9.000.000 đồng')
    const draft = await does('hung', writeEssayContest, essayForm(world()))
    await expect(does('hung', approveEssayContest, step(draft))).rejects.toBe(contestRefusals.notSubmitted)
    const sent = await does('lan', submitEssayContest, step(draft))
    await expect(does('hung', approveEssayContest, step(sent))).rejects.toBe(contestRefusals.ownContest)
    await expect(does('lan', approveEssayContest, step(sent))).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('tu', approveEssayContest, step(sent))).rejects.toBe(contestRefusals.notFound)
    const back = await does('hung', returnEssayContest, { ...step(sent), why: 'Thiếu cách nhận giải.' })
    expect(back).toMatchObject({ state: 'draft', returnedWhy: 'Thiếu cách nhận giải.' })
  })

  test('đã duyệt thì đề bài, tiêu chí không đổi, kể cả thẳng trong cơ sở dữ liệu; bài đã gửi cũng vậy', async () => {
    const { db, clock } = world()
    const contest = await approvedEssayContest(world())
    const change = { contestId: contest.id, version: String(contest.version) }
    await expect(world().does('lan', writeEssayContest, essayForm(world(), change))).rejects.toBe(
      contestRefusals.notDraft,
    )
    await expect(db.updateTable('essay_contest').set({ gap_points: 50 }).execute()).rejects.toThrow(
      'an approved contest never changes',
    )
    clock.moveTo(opened)
    await handsIn(world(), contest.slug)
    await expect(db.updateTable('essay_entry').set({ words: 'Khác.' }).execute()).rejects.toThrow(
      'an essay that was handed in never changes',
    )
  })

  test('gửi bài bị từ chối: chưa mở, đã đóng, quá dài, lộ họ tên, cả bài gõ lẫn tệp, tệp chạy được, lần hai', async () => {
    const { slug } = await approvedEssayContest(world())
    const sends = (change: object) => handsIn(world(), slug, { ...change }, withFiles())
    await expect(sends({})).rejects.toBe(refusals.notOpenYet)
    world().clock.moveTo(opened)
    await expect(sends({ agrees: undefined })).rejects.toThrow('Cần đồng ý')
    await expect(sends({ place: '24' })).rejects.toThrow('Hãy chọn xã, phường')
    await expect(sends({ words: '' })).rejects.toThrow('Hãy gõ bài dự thi, hoặc chọn một tệp')
    await expect(sends({ words: 'làng '.repeat(201) })).rejects.toThrow('Bài có 201 từ')
    await expect(sends({ words: 'Em là nguyễn thị tư, lớp 9A.' })).rejects.toThrow('Bài có ghi họ tên')
    const file = [{ name: 'Nguyen Thi Tu.docx', bytes: new Uint8Array(aDocx()) }]
    await expect(sends({ files: { file } })).rejects.toThrow('Chỉ gửi một trong hai')
    await expect(sends({ words: '', files: { file: [...file, ...file] } })).rejects.toThrow('Mỗi người gửi một tệp')
    const program = [{ name: 'bai.exe', bytes: new Uint8Array(Buffer.from('MZ\u0090\u0000chạy')) }]
    await expect(sends({ words: '', files: { file: program } })).rejects.toThrow('hệ thống không nhận')
    const first = await sends({ phone: '0912 345 678', words: '', files: { file } })
    const again = await sends(first.form)
    expect(again).toMatchObject({ code: first.code, entryId: first.entryId })
    await expect(sends({ phone: '+84 912-345-678', name: 'Trần Văn Khác' })).rejects.toBe(refusals.entered)
    const rows = await world().db.selectFrom('essay_entry').selectAll().execute()
    const files = await world().db.selectFrom('stored_file').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify([rows, files])).not.toMatch(/912345678|nguy.n th. t/iu)
    world().clock.moveTo(closed)
    await expect(sends({})).rejects.toBe(refusals.closed)
  })

  test('người chấm: chỉ cán bộ của cơ quan; chia bài chỉ sau giờ đóng, đủ hai người, một lần', async () => {
    const { does, ids, clock } = world()
    const contest = await approvedEssayContest(world())
    await expect(does('lan', nameEssayMarker, { ...step(contest), personId: ids.tu })).rejects.toThrow(
      'Hãy chọn cán bộ trong danh sách',
    )
    await expect(does('tu', nameEssayMarker, { ...step(contest), personId: ids.tu })).rejects.toBe(
      contestRefusals.notFound,
    )
    const one = await named(contest, markers.slice(0, 1))
    await expect(named(one, markers.slice(0, 1))).rejects.toThrow('đã là người chấm')
    await expect(does('lan', dealEssays, step(one))).rejects.toBe(refusals.notClosed)
    clock.moveTo(opened)
    await handsIn(world(), contest.slug)
    clock.moveTo(closed)
    await expect(does('lan', dealEssays, step(one))).rejects.toBe(refusals.tooFewMarkers)
    const two = await named(one, markers.slice(1, 2))
    const done = await does('lan', dealEssays, step(two))
    await expect(does('lan', dealEssays, step(done))).rejects.toBe(refusals.dealt)
    const drop = { ...step(done), personId: markers[1]!.personId }
    await expect(does('lan', dropEssayMarker, drop)).rejects.toBe(refusals.dealt)
  })

  test('chấm bị từ chối: bài không giao cho mình, điểm ngoài khung, cả hai đã ghi, đã tổng hợp', async () => {
    const { does, actors } = world()
    const contest = await dealt(1, markers)
    const [first, second] = [(await markerOf(contest.id, 1, 1))!, (await markerOf(contest.id, 1, 2))!]
    const other = markers.find((actor) => actor !== first && actor !== second)!
    await expect(marks(other, contest.id, 1, [10, 10])).rejects.toBe(refusals.noPaper)
    await expect(marks(actors.hung, contest.id, 1, [10, 10])).rejects.toBe(refusals.noPaper)
    await expect(marks(actors.tu, contest.id, 1, [10, 10])).rejects.toBe(contestRefusals.notFound)
    await expect(marks(first, contest.id, 1, [61, 10])).rejects.toThrow('từ 0 đến 60')
    await expect(does('lan', countEssays, step(contest))).rejects.toThrow('Còn 1 bài chưa chấm xong')
    await marks(first, contest.id, 1, [40, 20])
    await marks(first, contest.id, 1, [41, 20])
    await marks(second, contest.id, 1, [45, 20])
    await expect(marks(first, contest.id, 1, [45, 20])).rejects.toBe(refusals.bothIn)
    await does('lan', countEssays, step(contest))
    await expect(marks(second, contest.id, 1, [45, 20])).rejects.toBe(refusals.counted)
    await expect(world().db.updateTable('essay_mark').set({ note: 'Khác' }).execute()).rejects.toThrow(
      'marks that were counted never change',
    )
  })

  test('lệch quá mức: người thứ ba được giao; không còn ai thì chờ nêu tên thêm', async () => {
    const { does, db } = world()
    const contest = await dealt(1, markers.slice(0, 2))
    await marks(markers[0]!, contest.id, 1, [60, 30])
    await marks(markers[1]!, contest.id, 1, [30, 20])
    expect((await listPapers(db, contest.id))[0]!.marks).toHaveLength(2)
    await expect(does('lan', countEssays, step(contest))).rejects.toThrow('Còn 1 bài chưa chấm xong')
    const more = await named(contest, markers.slice(2))
    expect(await markerOf(contest.id, 1, 3)).toBe(markers[2])
    await expect(marks(markers[0]!, contest.id, 1, [50, 30])).rejects.toBe(refusals.bothIn)
    await marks(markers[2]!, contest.id, 1, [50, 35])
    await does('lan', countEssays, step(more))
    expect(await db.selectFrom('essay_result').select('doubled').execute()).toEqual([{ doubled: 175 }])
  })

  test('người chấm nghỉ: bài chưa chấm giao lại cho người chưa chấm bài đó; không còn ai thì báo, không đổi gì', async () => {
    const { does, db } = world()
    const contest = await dealt(2, markers.slice(0, 2))
    await marks(markers[0]!, contest.id, 1, [50, 30])
    const from = (index: number, version = contest.version) => ({
      ...step({ id: contest.id, version }),
      fromId: markers[index]!.personId,
    })
    await expect(does('tu', handOverEssays, from(0))).rejects.toBe(contestRefusals.notFound)
    await expect(does('lan', handOverEssays, from(1))).rejects.toThrow('Còn 2 bài không có ai khác')
    const more = await named(contest, markers.slice(2))
    const after = await does('lan', handOverEssays, from(1, more.version))
    const papers = await listPapers(db, contest.id)
    for (const paper of papers)
      expect(paper.marks.map(({ markerId }) => markerId)).toEqual(
        expect.arrayContaining([markers[0]!.personId, markers[2]!.personId]),
      )
    await expect(marks(markers[1]!, contest.id, 1, [50, 30])).rejects.toBe(refusals.noPaper)
    await expect(does('lan', handOverEssays, from(1, after.version))).rejects.toThrow('không còn bài nào chưa chấm')
    await marks(markers[2]!, contest.id, 1, [10, 10])
    // whoever left has the fewest papers and still gets no third mark
    expect(await markerOf(contest.id, 1, 3)).toBeUndefined()
    await named(after, [markers[1]!])
    expect(await markerOf(contest.id, 1, 3)).toBe(markers[1])
  })

  test('bằng điểm ở chỗ chia giải: không tổng hợp được đến khi lãnh đạo xếp thứ tự kèm lý do; người tổng hợp không tự công bố', async () => {
    const { does, db, actors } = world()
    const contest = await dealt(2, markers.slice(0, 2))
    for (const actor of markers.slice(0, 2)) for (const paper of [1, 2]) await marks(actor, contest.id, paper, [50, 30])
    await expect(does('lan', countEssays, step(contest))).rejects.toBe(refusals.tiesOpen)
    const decide = (change: object) => ({
      ...step(contest),
      doubled: '160',
      order: '2, 1',
      why: 'Bài 2 dẫn đúng điều luật.',
      ...change,
    })
    await expect(does('lan', breakEssayTie, decide({}))).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('hung', breakEssayTie, decide({ order: '2' }))).rejects.toThrow('Hãy ghi đủ số của 2 bài (1, 2)')
    await expect(does('hung', breakEssayTie, decide({ doubled: '150' }))).rejects.toBe(refusals.noTie)
    await expect(does('hung', breakEssayTie, decide({ why: 'Hay.' }))).rejects.toThrow('lý do')
    const told = await does('hung', breakEssayTie, decide({}))
    const desk = await reads(essaysRoutes, 'GET /nghiep-vu/thi-viet/:contestId', actors.hung, { contestId: contest.id })
    expect(desk).not.toContain('Nguyễn Thị Tư')
    const counted = await does('hung', countEssays, step(told))
    await expect(does('hung', publishEssays, step(counted))).rejects.toBe(contestRefusals.ownCount)
    await expect(does('lan', publishEssays, step(counted))).rejects.toBe(permissionRefusals.mayNot)
    const results = await db.selectFrom('essay_result').select(['rank', 'place', 'prize']).orderBy('place').execute()
    expect(results).toEqual([
      { rank: 1, place: 1, prize: 'prize-first' },
      { rank: 1, place: 2, prize: 'prize-third' },
    ])
  })

  test('kín với người chấm: không trang nào, tệp nào, dòng nhật ký nào cho biết bài của ai; điểm người kia cũng không', async () => {
    const { db, clock, house, does } = world()
    const contest = await named(await approvedEssayContest(world()), markers)
    clock.moveTo(opened)
    const people = ['Đặng Thị Mùa Xuân', 'Lò Văn Páo', 'Quách Thị Thu Hằng', 'Y Blô Niê', 'Tăng Bạt Hổ'].map(
      (name, index) => ({ name, phone: `09771122${30 + index}`, place: '00002', showsName: 'co' }),
    )
    const entryIds: string[] = []
    for (const [index, who] of people.entries()) {
      const file = [{ name: `${who.name}.docx`, bytes: new Uint8Array(aDocx(`bài ${index}`)) }]
      const essay = index % 2 === 0 ? { words: '', files: { file } } : {}
      entryIds.push((await handsIn(world(), contest.slug, { ...who, ...essay }, withFiles())).entryId)
    }
    clock.moveTo(closed)
    await does('lan', dealEssays, step(contest))
    const numbers = await db.selectFrom('essay_entry').select('number').execute()
    const secrets = [
      ...people.flatMap(({ name, phone }) => [name, phone, phone.slice(1)]),
      'Nơi 00002',
      ...entryIds,
      ...numbers.map(({ number }) => String(number)),
      'bai-du-thi',
    ]
    /** All that a marker can open: lists, the contest, every paper with its file, and the audit. */
    const seenBy = async (actor: Actor): Promise<string> => {
      const pages = ['GET /nghiep-vu/thi-viet', 'GET /nghiep-vu/thi-viet/cham', 'GET /nghiep-vu/thi-viet/:contestId']
      const seen: string[] = []
      for (const key of pages) seen.push(await reads(essaysRoutes, key, actor, { contestId: contest.id }))
      for (const { paper } of await listPapersFor(db, actor)) {
        const params = { contestId: contest.id, paper: String(paper) }
        seen.push(await reads(essaysRoutes, 'GET /nghiep-vu/thi-viet/:contestId/bai/:paper', actor, params))
        const fileKey = 'GET /nghiep-vu/thi-viet/:contestId/bai/:paper/tep'
        seen.push(await reads(essaysRoutes, fileKey, actor, params).catch((refusal: Error) => refusal.message))
      }
      seen.push(JSON.stringify(await listPapersFor(db, actor)))
      const audit = await db.selectFrom('audit').selectAll().where('subject_id', '=', contest.id).execute()
      const slug = { slug: contest.slug }
      seen.push(JSON.stringify(audit), await reads(publicEssaysRoutes, 'GET /cuoc-thi/viet/:slug', actor, slug))
      return seen.join('\n')
    }
    const expectBlind = async () => {
      for (const actor of markers) {
        const seen = await seenBy(actor)
        expect(seen).toContain('Bài số')
        for (const secret of secrets) expect(seen.includes(secret), secret).toBe(false)
      }
    }
    await expectBlind()
    // one of the two marks paper 1: the other's points are nowhere before both are in
    const [first, second] = [(await markerOf(contest.id, 1, 1))!, (await markerOf(contest.id, 1, 2))!]
    await perform(
      markEssay,
      { house, actor: first },
      { contestId: contest.id, paper: '1', d1: '57', d2: '39', note: 'Nhận xét kín 7731.' },
    )
    const params = { contestId: contest.id, paper: '1' }
    const paperKey = 'GET /nghiep-vu/thi-viet/:contestId/bai/:paper'
    for (const actor of markers.filter((one) => one !== first)) {
      const page = await reads(essaysRoutes, paperKey, actor, params).catch((refusal: Error) => refusal.message)
      expect(page).not.toMatch(/7731|"57"|96 điểm/u)
    }
    const audit = JSON.stringify(
      await db.selectFrom('audit').selectAll().where('act', '=', 'learning.mark-essay').execute(),
    )
    expect(audit).toContain('"paper"')
    expect(audit).not.toMatch(/7731|"(?:points|total|d1)"/u)
    await marks(second, contest.id, 1, [57, 30])
    expect(await reads(essaysRoutes, paperKey, second, params)).toContain('Nhận xét kín 7731.')
    await expectBlind()
  })

  test('họ tên mở khi đã tổng hợp; công bố chỉ họ tên người đạt giải đồng ý; sau 180 ngày thì quên', async () => {
    const { does, db, clock, house, actors } = world()
    const contest = await named(await approvedEssayContest(world()), markers.slice(0, 2))
    clock.moveTo(opened)
    const people = [
      { name: 'Đặng Thị Mùa Xuân', showsName: 'co' },
      { name: 'Lò Văn Páo Sử' },
      { name: 'Quách Thị Thu Hằng', showsName: 'co' },
    ]
    const entries: string[] = []
    for (const who of people) entries.push((await handsIn(world(), contest.slug, who)).entryId)
    clock.moveTo(closed)
    const going = await does('lan', dealEssays, step(contest))
    const papers = await db.selectFrom('essay_entry').select(['id', 'paper']).execute()
    for (const [index, points] of [60, 40, 20].entries())
      for (const actor of markers.slice(0, 2))
        await marks(actor, contest.id, papers.find(({ id }) => id === entries[index])!.paper!, [points, 10])
    const desk = () => reads(essaysRoutes, 'GET /nghiep-vu/thi-viet/:contestId', actors.hung, { contestId: contest.id })
    expect(await desk()).not.toContain('Lò Văn Páo Sử')
    // the list of prizes: none before the count, for nobody outside, and then the winners in their order with points and prize
    const list = (actor: Actor) => {
      const route = essaysRoutes['GET /nghiep-vu/thi-viet/:contestId/danh-sach-giai.docx']!
      if (route.kind !== 'raw') throw new Error('raw')
      return route.answer({ ...aDeskRequest(withFiles()), actor, params: { contestId: contest.id } }) as Promise<{
        body: Uint8Array
      }>
    }
    await expect(list(actors.hung)).rejects.toBe(contestRefusals.notCounted)
    const counted = await does('lan', countEssays, step(going))
    expect(await desk()).toContain('Lò Văn Páo Sử')
    await expect(list(actors.tu)).rejects.toBe(contestRefusals.notFound)
    const paper = JSON.stringify(await readDocument(new Uint8Array((await list(actors.hung)).body), 'danh-sach.docx'))
    const winning = contest.prizes.reduce((sum, { count }) => sum + count, 0)
    const listed = people.map(({ name }) => paper.indexOf(name)).filter((at) => at >= 0)
    expect(listed).toHaveLength(Math.min(winning, people.length))
    expect(listed).toEqual(listed.toSorted((one, other) => one - other))
    expect(paper).toContain('70; Giải nhất')
    expect(paper).toContain('có giá trị khi cơ quan tổ chức ký, đóng dấu')
    const resultsKey = 'GET /cuoc-thi/viet/:slug/ket-qua'
    const results = () => reads(publicEssaysRoutes, resultsKey, undefined, { slug: contest.slug })
    await expect(results()).rejects.toBe(contestRefusals.noContest)
    const own = () =>
      reads(publicEssaysRoutes, 'GET /bai-viet/:pass', undefined, { pass: entryPass(house.secretKey, entries[1]!) })
    expect(await own()).not.toContain('Hạng')
    await does('hung', publishEssays, step(counted))
    const page = await results()
    expect(page).toContain('Đặng Thị Mùa Xuân')
    expect(page).toContain('không công khai')
    expect(page).not.toMatch(/Lò Văn Páo Sử|Quách Thị Thu Hằng/u)
    expect(await own()).toContain('Hạng')
    const forget = () => perform(forgetEntrants, { house, actor: systemActor }, {})
    clock.moveTo('2027-05-21T00:00:00Z')
    expect(await forget()).toBe(0)
    clock.moveTo('2027-05-23T00:00:00Z')
    expect([await forget(), await forget()]).toEqual([3, 0])
    expect(await results()).not.toContain('Đặng Thị Mùa Xuân')
  })
})
