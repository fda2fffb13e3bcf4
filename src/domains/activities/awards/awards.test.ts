import { expect, test } from 'vitest'
import { addDays, type Day, showDay } from '#base/day.ts'
import { approveAward } from '#domains/activities/acts/approve-award.ts'
import { decideAward } from '#domains/activities/acts/decide-award.ts'
import { dropNominee } from '#domains/activities/acts/drop-nominee.ts'
import { nominateAtDesk } from '#domains/activities/acts/nominate-at-desk.ts'
import { nominateOpenly } from '#domains/activities/acts/nominate-openly.ts'
import { proposeAward } from '#domains/activities/acts/propose-award.ts'
import { returnAward } from '#domains/activities/acts/return-award.ts'
import { showNominee } from '#domains/activities/acts/show-nominee.ts'
import { submitAward } from '#domains/activities/acts/submit-award.ts'
import { voteAward } from '#domains/activities/acts/vote-award.ts'
import { writeAward } from '#domains/activities/acts/write-award.ts'
import { listOpenRounds, loadAwardPage, loadOpenAward } from '#domains/activities/awards/award.queries.ts'
import { type AwardRound, refusals } from '#domains/activities/awards/award.ts'
import { onPlans } from '#domains/plans/plans.fixtures.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today as todayOf } from '#platform/clock.ts'

const visitor: Actor = {
  personId: null,
  name: 'Người dân',
  grants: [],
  bodyId: null,
  actingFor: null,
  address: null,
  userAgent: null,
}
const first: Day = '2026-11-21'
const day = (days: number) => showDay(addDays(first, days))
const daysMs = (days: number) => days * 86_400_000

onPlans('tôn vinh, khen thưởng', (world) => {
  const typed = () => ({
    roundId: '',
    version: '0',
    bodyId: world().bodies.first.id,
    title: 'Gương sáng pháp luật',
    criteria: 'Ai giúp bà con làm đúng luật.',
    kinds: ['person', 'group'],
    nominateUntil: day(5),
    voteFrom: day(7),
    voteTo: day(9),
  })
  const step = ({ id, version }: AwardRound) => ({ roundId: id, version: String(version) })
  const openly = <Input, Output>(deed: Act<Input, Output>, raw: unknown) =>
    perform(deed, { house: world().house, actor: visitor }, raw)
  const nomination = (name: string, kind = 'person') => ({
    kind,
    name,
    reason: 'Giúp bà con viết đơn suốt nhiều năm.',
    nominator: 'Hàng xóm',
  })
  const consent = { isAdult: 'co', consentDay: day(0), consentHow: 'Ký giấy' }
  const today = () => todayOf(world().clock)
  const page = (id: string) => loadAwardPage(world().db, world().actors.hung, id, today())
  const approved = async () => {
    const { does } = world()
    const draft = await does('lan', writeAward, typed())
    return does('hung', approveAward, step(await does('lan', submitAward, step(draft))))
  }
  const nominees = async (roundId: string, names: string[]) => {
    for (const name of names) await openly(nominateOpenly, { roundId, ...nomination(name) })
    const rows = (await page(roundId)).nominees
    return names.map((name) => rows.find((row) => row.name === name)!.id)
  }

  test('soạn, trình, duyệt bị từ chối: ngày lộn, không chọn ai, người ngoài, người soạn tự duyệt; chưa duyệt thì không ai ngoài thấy, đề cử, bình chọn', async () => {
    const { does, db } = world()
    await expect(does('lan', writeAward, { ...typed(), voteFrom: day(5) })).rejects.toBe(refusals.daysOrder)
    await expect(does('lan', writeAward, { ...typed(), nominateUntil: day(-1) })).rejects.toBe(refusals.dayPast)
    await expect(does('lan', writeAward, { ...typed(), kinds: [] })).rejects.toThrow('Hãy chọn ai được đề cử.')
    await expect(does('tu', writeAward, typed())).rejects.toMatchObject({ status: 403 })
    await expect(does('mai', writeAward, typed())).rejects.toMatchObject({ status: 403 })
    const draft = await does('hung', writeAward, typed())
    await expect(openly(nominateOpenly, { roundId: draft.id, ...nomination('Bà Hòa') })).rejects.toBe(
      refusals.notApproved,
    )
    await expect(openly(voteAward, { roundId: draft.id, nomineeId: draft.id, phone: '0912345678' })).rejects.toBe(
      refusals.notApproved,
    )
    await expect(loadOpenAward(db, draft.id, today())).rejects.toBe(refusals.notFound)
    expect(await listOpenRounds(db)).toEqual([])
    await expect(does('hung', approveAward, step(draft))).rejects.toBe(refusals.wrongState)
    const submitted = await does('hung', submitAward, step(draft))
    await expect(does('hung', approveAward, step(submitted))).rejects.toBe(refusals.ownRound)
    await expect(does('lan', approveAward, step(submitted))).rejects.toMatchObject({ status: 403 })
    await expect(does('tu', approveAward, step(submitted))).rejects.toBe(refusals.notFound)
    const returned = await does('hung', returnAward, { ...step(submitted), returnedWhy: 'Thiếu tiêu chí' })
    expect(returned).toMatchObject({ state: 'draft', returnedWhy: 'Thiếu tiêu chí' })
    await expect(does('lan', writeAward, { ...typed(), ...step(submitted) })).rejects.toBe(refusals.changedMeanwhile)
  })

  test('đề cử: chưa đọc, chưa đồng ý, chưa đủ tuổi thì không hiện; người ghi không tự đưa ra; rút là mất ngay', async () => {
    const { does, db } = world()
    const { id: roundId } = await approved()
    const [hoa] = await nominees(roundId, ['Bà Hòa'])
    const open = async () => (await loadOpenAward(db, roundId, today())).nominees.map(({ name }) => name)
    expect(await open()).toEqual([])
    await expect(openly(nominateOpenly, { roundId, ...nomination('Ông Bình', 'practitioner') })).rejects.toBe(
      refusals.otherKind,
    )
    const show = { roundId, nomineeId: hoa, ...consent }
    await expect(does('lan', showNominee, { ...show, isAdult: undefined })).rejects.toBe(refusals.minor)
    await expect(does('lan', showNominee, { ...show, consentHow: '' })).rejects.toThrow('Hãy ghi cách đồng ý.')
    await expect(does('lan', showNominee, { ...show, consentDay: day(1) })).rejects.toBe(refusals.dayAhead)
    await expect(does('tu', showNominee, show)).rejects.toBe(refusals.notFound)
    expect(await open()).toEqual([])
    await does('lan', showNominee, show)
    expect(await open()).toEqual(['Bà Hòa'])
    await does('lan', nominateAtDesk, { roundId, ...nomination('Tổ hòa giải', 'group') })
    const group = (await page(roundId)).nominees.find(({ name }) => name === 'Tổ hòa giải')!.id
    await expect(does('lan', showNominee, { ...show, nomineeId: group })).rejects.toBe(refusals.ownNominee)
    await does('lan', dropNominee, { roundId, nomineeId: hoa, droppedWhy: 'Bà không đồng ý nữa' })
    expect(await open()).toEqual([])
    await expect(does('lan', showNominee, show)).rejects.toBe(refusals.dropped)
    world().later(daysMs(6))
    await expect(openly(nominateOpenly, { roundId, ...nomination('Ông Bình') })).rejects.toBe(refusals.nominationsOver)
    await expect(does('lan', nominateAtDesk, { roundId, ...nomination('Ông Bình') })).rejects.toBe(
      refusals.nominationsOver,
    )
    world().later(daysMs(1))
    await expect(does('hung', showNominee, { ...show, nomineeId: group })).rejects.toBe(refusals.tooLate)
  })

  test('bình chọn: chưa đến, hết hạn, người chưa đưa ra bị từ chối; một số gửi song song mười lần là một phiếu; số phiếu hiện sau khi hết', async () => {
    const { does, db } = world()
    const { id: roundId } = await approved()
    const [hoa, binh, secret] = await nominees(roundId, ['Bà Hòa', 'Ông Bình', 'Ông Kín'])
    for (const nomineeId of [hoa, binh]) await does('lan', showNominee, { roundId, nomineeId, ...consent })
    const vote = (phone: string, nomineeId = hoa) => openly(voteAward, { roundId, nomineeId, phone })
    await expect(vote('0912345678')).rejects.toBe(refusals.notVoting)
    world().later(daysMs(7))
    await expect(vote('0912345678', secret)).rejects.toBe(refusals.noNominee)
    await expect(vote('12')).rejects.toThrow('Số điện thoại cần từ 8 đến 15 chữ số.')
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => vote(index % 2 === 0 ? '0912 345 678' : '+84 912-345-678')),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(answers.filter((answer) => answer.status === 'rejected' && answer.reason === refusals.voted)).toHaveLength(9)
    for (let number = 0; number < 6; number++) await vote(`09000000${number}0`)
    await vote('0988888888', binh)
    expect(JSON.stringify(await db.selectFrom('award_vote').selectAll().execute())).not.toContain('912345678')
    const votes = async () => (await loadOpenAward(db, roundId, today())).nominees.map((row) => row.votes)
    expect(await votes()).toEqual([null, null])
    expect((await page(roundId)).nominees.every((row) => row.votes === null)).toBe(true)
    await expect(
      does('lan', proposeAward, { ...step((await page(roundId)).round), chosen: [hoa], grounds: 'Cuộc họp khu phố.' }),
    ).rejects.toBe(refusals.voteGoesOn)
    world().later(daysMs(3))
    await expect(vote('0977777777')).rejects.toBe(refusals.notVoting)
    // with one small cell the other is hidden too only where the sum would tell; no exact small count is shown
    expect(await votes()).not.toContain(1)
    expect(await votes()).toContain('under-5')
    expect((await page(roundId)).nominees.find(({ id }) => id === hoa)!.votes).toBe(7)
  })

  test('quyết định: người đề nghị không tự quyết, người đã rút không được chọn; quyết định rồi phiếu không còn, kết quả chỉ hiện người đồng ý', async () => {
    const { does, db } = world()
    const { id: roundId } = await approved()
    const [hoa, binh] = await nominees(roundId, ['Bà Hòa', 'Ông Bình'])
    for (const nomineeId of [hoa, binh]) await does('lan', showNominee, { roundId, nomineeId, ...consent })
    world().later(daysMs(7))
    await openly(voteAward, { roundId, nomineeId: binh, phone: '0912345678' })
    world().later(daysMs(3))
    const now = async () => step((await page(roundId)).round)
    const proposal = { chosen: [hoa, binh], grounds: 'Biên bản họp hội đồng.' }
    await expect(does('hung', proposeAward, { ...(await now()), ...proposal, chosen: [] })).rejects.toThrow(
      'Hãy chọn ít nhất một người',
    )
    await expect(
      does('hung', proposeAward, { ...(await now()), ...proposal, chosen: [world().bodies.first.id] }),
    ).rejects.toBe(refusals.notConsented)
    await does('hung', proposeAward, { ...(await now()), ...proposal })
    const decision = {
      decisionNumber: '45/QĐ-UBND',
      decisionDay: day(10),
      grounds: 'Tờ trình và biên bản họp.',
    }
    await expect(does('hung', decideAward, { ...(await now()), ...decision })).rejects.toBe(refusals.ownProposal)
    await expect(does('lan', decideAward, { ...(await now()), ...decision })).rejects.toMatchObject({ status: 403 })
    await does('hung', returnAward, { ...(await now()), returnedWhy: 'Xem lại' })
    await does('lan', proposeAward, { ...(await now()), ...proposal })
    await expect(does('hung', decideAward, { ...(await now()), ...decision, decisionDay: day(8) })).rejects.toBe(
      refusals.beforeVoteEnd,
    )
    await expect(does('hung', decideAward, { ...(await now()), ...decision, decisionDay: day(11) })).rejects.toBe(
      refusals.dayAhead,
    )
    await does('lan', dropNominee, { roundId, nomineeId: binh, droppedWhy: 'Ông xin rút' })
    await expect(does('hung', decideAward, { ...(await now()), ...decision })).rejects.toBe(refusals.notConsented)
    expect((await loadOpenAward(db, roundId, today())).nominees).toMatchObject([{ name: 'Bà Hòa', chosen: false }])
    await does('hung', returnAward, { ...(await now()), returnedWhy: 'Một người đã rút' })
    await does('lan', proposeAward, { ...(await now()), ...proposal, chosen: [hoa] })
    await does('hung', decideAward, { ...(await now()), ...decision })
    const open = await loadOpenAward(db, roundId, today())
    expect(open.round).toMatchObject({ state: 'decided', decisionNumber: '45/QĐ-UBND', decisionDay: '2026-12-01' })
    expect(open.nominees).toMatchObject([{ name: 'Bà Hòa', chosen: true, votes: 0 }])
    expect(await db.selectFrom('award_vote').selectAll().execute()).toEqual([])
    await does('lan', dropNominee, { roundId, nomineeId: hoa, droppedWhy: 'Bà không muốn công khai' })
    expect((await loadOpenAward(db, roundId, today())).nominees).toEqual([])
  })
})
