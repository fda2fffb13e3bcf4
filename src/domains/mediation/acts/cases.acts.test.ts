import { expect, test } from 'vitest'
import { newId, newSecret } from '#base/ids.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { assignMediator } from '#domains/mediation/acts/assign-mediator.ts'
import { barMediator } from '#domains/mediation/acts/bar-mediator.ts'
import { confirmElection } from '#domains/mediation/acts/confirm-election.ts'
import { correctCase } from '#domains/mediation/acts/correct-case.ts'
import { decideFee } from '#domains/mediation/acts/decide-fee.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { escalate } from '#domains/mediation/acts/escalate.ts'
import { linkAccount } from '#domains/mediation/acts/link-account.ts'
import { noteFollowUp } from '#domains/mediation/acts/note-follow-up.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { passFeeOn } from '#domains/mediation/acts/pass-fee-on.ts'
import { recogniseElected } from '#domains/mediation/acts/recognise-elected.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { releaseMediator } from '#domains/mediation/acts/release-mediator.ts'
import { reportEscalation } from '#domains/mediation/acts/report-escalation.ts'
import { requestFee } from '#domains/mediation/acts/request-fee.ts'
import { signAgreement } from '#domains/mediation/acts/sign-agreement.ts'
import { writeAgreement } from '#domains/mediation/acts/write-agreement.ts'
import { listCases, loadCasePage } from '#domains/mediation/case.queries.ts'
import { refusals } from '#domains/mediation/case.ts'
import { clocksOf } from '#domains/mediation/case-clocks.ts'
import { loadElectionPage } from '#domains/mediation/election-page.queries.ts'
import { refusals as feeRefusals } from '#domains/mediation/fee.ts'
import {
  assigning,
  caseForm,
  goingOn,
  holds,
  onMediation,
  seated,
  sessionForm,
  type Who,
} from '#domains/mediation/mediation.fixtures.ts'
import { listMediators } from '#domains/mediation/team.store.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const today = '2026-11-21'
const agreed = { endedOn: '20/11/2026', endReason: 'agreement', note: 'Giữ nguyên lối đi chung.' }
const contents = {
  basis: 'Theo yêu cầu.',
  parties: 'Ông Giáp, bà Ất.',
  subject: 'Lối đi.',
  course: 'Một buổi.',
  terms: 'Giữ nguyên.',
  duties: 'Không rào.',
  manner: 'Trong 10 ngày.',
}

onMediation('vụ, việc hòa giải', (world) => {
  const page = (who: Who, id: string) =>
    loadCasePage(world().db, world().house.secretKey, world().actors[who], today, id)

  test('cửa phạm vi phải có người trả lời; thuộc trường hợp luật loại thì không phân công được', async () => {
    const { does, team } = world()
    const { cuong } = await seated(world())
    const form = caseForm(team.id)
    await expect(does('lan', recordCase, { ...form, gate: 'không biết' })).rejects.toBe(refusals.gateOpen)
    await expect(does('lan', recordCase, { ...form, ground: 'tự dưng' })).rejects.toBe(refusals.noGround)
    await expect(does('lan', recordCase, { ...form, name2: '' })).rejects.toMatchObject({
      fields: { name2: expect.any(String) },
    })
    await expect(does('tu', recordCase, form)).rejects.toBe(refusals.noTeam)
    await expect(does('mai', recordCase, form)).rejects.toBe(permissionRefusals.mayNot)
    const out = await does('lan', recordCase, { ...form, gate: 'crime-or-fine' })
    expect(out).toMatchObject({ state: 'out-of-scope', exclusion: 'crime-or-fine', number: 1, year: 2026 })
    await expect(does('lan', assignMediator, assigning(out.id, cuong.id))).rejects.toBe(refusals.outOfScope)
  })

  test('gửi hai lần một mẫu là một vụ, một buổi, một lần kết thúc', async () => {
    const { does, team, db } = world()
    const { cuong } = await seated(world())
    const form = caseForm(team.id)
    const one = await does('lan', recordCase, form)
    expect((await does('lan', recordCase, form)).id).toBe(one.id)
    await does('lan', assignMediator, assigning(one.id, cuong.id))
    const session = sessionForm(one.id)
    await does('cuong', noteSession, session)
    await does('cuong', noteSession, session)
    const ending = { caseId: one.id, formKey: newSecret(), ...agreed }
    await does('cuong', endCase, ending)
    await does('cuong', endCase, ending)
    await expect(does('cuong', endCase, { ...ending, formKey: newSecret() })).rejects.toBe(refusals.ended)
    expect((await page('lan', one.id)).sessions).toHaveLength(1)
    expect(await db.selectFrom('mediation_case').select('number').execute()).toEqual([{ number: 1 }])
  })

  test('các bên được chọn trước; người có quyền lợi liên quan bị loại và không đọc được nữa', async () => {
    const { does, team } = world()
    const { bich, cuong, dung } = await seated(world())
    const { id } = await does('lan', recordCase, caseForm(team.id))
    await expect(does('cuong', assignMediator, assigning(id, cuong.id))).rejects.toBe(refusals.notFound)
    await expect(does('lan', assignMediator, assigning(id, cuong.id, { partiesAsked: '' }))).rejects.toBe(
      refusals.choiceFirst,
    )
    await expect(does('lan', assignMediator, assigning(id, cuong.id, { interestAsked: '' }))).rejects.toBe(
      refusals.notAsked,
    )
    await does('lan', barMediator, { caseId: id, mediatorId: dung.id, ground: 'interest' })
    await expect(does('lan', assignMediator, assigning(id, dung.id))).rejects.toBe(refusals.barred)
    await does('bich', assignMediator, assigning(id, cuong.id, { chosenBy: 'parties', partiesAsked: '' }))
    await expect(does('lan', barMediator, { caseId: id, mediatorId: cuong.id, ground: 'interest' })).rejects.toBe(
      refusals.isAssigned,
    )
    // the leader turns out to be a cousin of one party
    expect((await page('bich', id)).words.parties).toHaveLength(2)
    await does('lan', barMediator, { caseId: id, mediatorId: bich.id, ground: 'not-impartial' })
    await expect(page('bich', id)).rejects.toBe(refusals.notFound)
    expect(await listCases(world().db, world().actors.bich, today, { show: 'all' })).toEqual([])
  })

  test('chỉ cán bộ xã, tổ trưởng và hòa giải viên của vụ đọc được; thôi làm thì thôi đọc', async () => {
    const { does, team } = world()
    const { id, seats } = await goingOn(world())
    for (const who of ['lan', 'hung', 'bich', 'cuong'] as const) expect((await page(who, id)).one.id).toBe(id)
    for (const who of ['tu', 'mai', 'dung'] as const) await expect(page(who, id)).rejects.toBe(refusals.notFound)
    await does('hung', releaseMediator, {
      teamId: team.id,
      mediatorId: seats.cuong.id,
      ground: 'own-wish',
      decision: '30/QĐ-UBND',
      day: '21/11/2026',
    })
    await expect(page('cuong', id)).rejects.toBe(refusals.notFound)
    await expect(does('cuong', noteSession, sessionForm(id))).rejects.toBe(refusals.notFound)
  })

  test('vai trò điều hành hòa giải ở cấp trên, phạm vi trùm cả xã, vẫn không đọc được vụ nào', async () => {
    const { house, db, bodies, team, does, actors } = world()
    const { id } = await goingOn(world())
    for (const [at, reach] of [
      [bodies.province.id, 'subtree'],
      [bodies.province.id, 'place'],
      [bodies.justice.id, 'place'],
    ] as const) {
      const personId = await addOfficer(house, { name: 'Đỗ Thị Trên' })
      await giveRole(house, personId, 'officer', { bodyId: at, reach })
      actors.mai = await actorFor(house, personId)
      await expect(page('mai', id)).rejects.toBe(refusals.notFound)
      expect(await listCases(db, actors.mai, today, { show: 'all' })).toEqual([])
      await expect(does('mai', recordCase, caseForm(team.id))).rejects.toBe(refusals.noTeam)
    }
    const own = await addOfficer(house, { name: 'Đỗ Thị Xã' })
    await giveRole(house, own, 'officer', { bodyId: bodies.first.id, reach: 'subtree' })
    actors.mai = await actorFor(house, own)
    expect((await page('mai', id)).one.id).toBe(id)
  })

  test('người bị loại vẫn bị loại khi được công nhận lại, và khi là cán bộ xã', async () => {
    const { house, db, does, team, bodies, actors } = world()
    const { bich, dung } = await seated(world())
    const { id } = await does('lan', recordCase, caseForm(team.id))
    await does('lan', barMediator, { caseId: id, mediatorId: dung.id, ground: 'interest' })
    await does('hung', releaseMediator, {
      teamId: team.id,
      mediatorId: dung.id,
      ground: 'own-wish',
      decision: '30/QĐ-UBND',
      day: '01/11/2026',
    })
    const again = await holds(world(), 1, { 'Phạm Thị Dung': 300, 'Đỗ Thị Bích': 400 })
    await db.updateTable('mediator_election').set({ seats: 2 }).where('id', '=', again.id).execute()
    await does('lan', confirmElection, { electionId: again.id, version: String(again.version) })
    const recognising = {
      electionId: again.id,
      version: String(again.version + 1),
      decision: '31/QĐ-UBND',
      day: '02/11/2026',
    }
    // Bích serves: the same person or another of that name, somebody must say
    await expect(does('hung', recogniseElected, recognising)).rejects.toMatchObject({
      message: expect.stringContaining('trùng tên'),
    })
    const asked = (await loadElectionPage(db, actors.hung, again.id, today)).likeServing
    expect(asked.map(({ name }) => name).toSorted()).toEqual([bich.name, dung.name].toSorted())
    const bichAgain = asked.find(({ name }) => name === bich.name)!.candidateId
    const said = await does('hung', recogniseElected, { ...recognising, [`same-${bichAgain}`]: 'yes' })
    expect(said.goesOn).toEqual([bich.name])
    const people = await listMediators(db, [team.id])
    expect(people.filter(({ name }) => name === bich.name)).toHaveLength(1)
    const anew = people.find(({ name, releasedOn }) => name === dung.name && releasedOn === null)!
    // before an account is tied to the new recognition, and afterwards
    await expect(does('lan', assignMediator, assigning(id, anew.id))).rejects.toBe(refusals.barred)
    await does('lan', linkAccount, { teamId: team.id, mediatorId: anew.id, userName: 'dung' })
    await expect(does('lan', assignMediator, assigning(id, anew.id))).rejects.toBe(refusals.barred)
    expect((await page('lan', id)).choices.find((one) => one.id === anew.id)?.barredFor).toBe('interest')
    await giveRole(house, actors.dung.personId!, 'officer', { bodyId: bodies.first.id })
    actors.dung = await actorFor(house, actors.dung.personId!)
    await expect(page('dung', id)).rejects.toBe(refusals.notFound)
  })

  test('hòa giải viên ghi vụ cho tổ đọc được vụ mình ghi cho đến khi có người được phân công', async () => {
    const { does, team } = world()
    const { cuong } = await seated(world())
    const form = caseForm(team.id)
    const { id } = await does('dung', recordCase, form)
    expect((await page('dung', id)).one.number).toBe(1)
    expect((await does('dung', recordCase, form)).id).toBe(id)
    await expect(page('cuong', id)).rejects.toBe(refusals.notFound)
    await expect(does('dung', assignMediator, assigning(id, cuong.id))).rejects.toBe(refusals.onlyLeader)
    await does('lan', assignMediator, assigning(id, cuong.id))
    await expect(page('dung', id)).rejects.toBe(refusals.notFound)
    expect((await page('cuong', id)).one.id).toBe(id)
  })

  test('vụ ghi từ sổ cũ, trước khi luật đặt thời hạn, không có thời hạn và không làm vỡ danh sách', async () => {
    const { does, db } = world()
    const { id } = await goingOn(world())
    const old = { received_on: '2013-05-01', assigned_on: '2013-05-02', begun_on: '2013-05-03' }
    await db.updateTable('mediation_case').set(old).where('id', '=', id).execute()
    expect((await listCases(db, world().actors.lan, today, { show: 'open' })).map(({ waiting }) => waiting)).toEqual([
      undefined,
    ])
    expect((await page('lan', id)).clocks).toEqual([])
    await does('cuong', endCase, { caseId: id, ...agreed, endedOn: '19/11/2026' })
  })

  test('ba ngày từ ngày phân công; hẹn khác thì theo hẹn; sáu tháng để Tòa án công nhận', async () => {
    const { does, team } = world()
    const { cuong } = await seated(world())
    const clocks = async (id: string) =>
      (await page('lan', id)).clocks.map(({ rule, dueDay, isLate }) => [rule.id, dueDay, isLate])
    const { id } = await does('lan', recordCase, caseForm(team.id))
    await does('lan', assignMediator, assigning(id, cuong.id))
    expect(await clocks(id)).toEqual([['start', '2026-11-20', true]])
    const other = await does('lan', recordCase, caseForm(team.id))
    await does('lan', assignMediator, assigning(other.id, cuong.id, { agreedStart: '30/11/2026' }))
    expect(await clocks(other.id)).toEqual([['start', '2026-11-30', false]])
    const [late, fine] = await listCases(world().db, world().actors.lan, today, { show: 'open' })
    expect(late!.waiting).toEqual({ what: 'start', dueDay: '2026-11-20', isLate: true })
    expect(fine!.waiting).toBeUndefined()
    await does('cuong', noteSession, sessionForm(other.id))
    await does('cuong', endCase, { caseId: other.id, ...agreed })
    expect((await clocks(other.id)).at(-1)).toEqual(['court', '2027-05-20', false])
    const { one } = await page('lan', other.id)
    const nextYear = clocksOf(one, null, null, await loadCalendar(world().db), '2027-12-01')
    expect(nextYear.find(({ rule }) => rule.id === 'court')).toMatchObject({ dueDay: '2027-05-20', isLate: false })
  })

  test('thành là thỏa thuận, hai lối kết thúc kia là không thành; văn bản chỉ khi thành và đã ký thì thôi sửa', async () => {
    const { does } = world()
    const { id } = await goingOn(world())
    const writing = { caseId: id, version: '0', ...contents }
    await expect(does('cuong', writeAgreement, writing)).rejects.toBe(refusals.notReached)
    await expect(does('cuong', endCase, { caseId: id, ...agreed, endedOn: '15/11/2026' })).rejects.toBe(
      refusals.dayOrder,
    )
    await does('cuong', endCase, { caseId: id, ...agreed })
    expect((await page('lan', id)).one).toMatchObject({
      endReason: 'agreement',
      outcome: 'reached',
      fulfilment: 'watching',
    })
    await expect(does('cuong', writeAgreement, { ...writing, manner: '' })).rejects.toMatchObject({ status: 422 })
    await does('cuong', writeAgreement, writing)
    await expect(does('bich', writeAgreement, writing)).rejects.toBe(refusals.changedMeanwhile)
    await does('cuong', signAgreement, { caseId: id, version: '1', signedOn: '20/11/2026' })
    await expect(does('cuong', writeAgreement, { ...writing, version: '2' })).rejects.toBe(refusals.signed)
    const looking = { caseId: id, day: '21/11/2026', note: 'Mưa lũ' }
    const version = async () => String((await page('lan', id)).one.version)
    const before = await version()
    await does('cuong', noteFollowUp, { ...looking, version: before, standing: 'force-majeure' })
    await expect(does('bich', noteFollowUp, { ...looking, version: before, standing: 'fulfilled' })).rejects.toBe(
      refusals.changedMeanwhile,
    )
    expect((await page('lan', id)).one.fulfilment).toBe('watching')
    const look = { lookAgainOn: '30/11/2026', version: await version() }
    await does('cuong', noteFollowUp, { ...looking, ...look, standing: 'on-way' })
    // what was seen earlier and is written down later changes nothing of what is known now
    await does('lan', noteFollowUp, { ...looking, day: '20/11/2026', version: await version(), standing: 'breached' })
    expect((await page('lan', id)).one).toMatchObject({ fulfilment: 'watching', lookAgainOn: '2026-11-30' })
    await does('cuong', noteFollowUp, { ...looking, version: await version(), standing: 'breached' })
    await does('lan', noteFollowUp, { ...looking, day: '20/11/2026', version: await version(), standing: 'on-way' })
    expect((await page('lan', id)).one.fulfilment).toBe('breached')
  })

  test('một bên yêu cầu chấm dứt: không thành, không có văn bản, không theo dõi', async () => {
    const { does } = world()
    const { id } = await goingOn(world())
    await does('cuong', endCase, { caseId: id, ...agreed, endReason: 'party-stops' })
    expect((await page('lan', id)).one).toMatchObject({ outcome: 'not-reached', fulfilment: null })
    const { version } = (await page('lan', id)).one
    await expect(
      does('cuong', noteFollowUp, { caseId: id, version: String(version), day: '21/11/2026', standing: 'fulfilled' }),
    ).rejects.toBe(refusals.notReached)
  })

  test('thấy nguy cơ thì báo ngay; chỉ tổ trưởng, cán bộ ghi đã báo cáo, một lần', async () => {
    const { does } = world()
    const { id } = await goingOn(world())
    await does('cuong', escalate, { caseId: id, kind: 'violence', foundOn: '18/11/2026', note: 'Dọa đánh nhau.' })
    const before = await does('lan', recordCase, caseForm(world().team.id, 'xưa', { receivedOn: '01/11/2026' }))
    const first = async (show: 'open' | 'ended') =>
      (await listCases(world().db, world().actors.hung, today, { show }))[0]
    expect(await first('open')).toMatchObject({ id, waits: 1 })
    await does('cuong', endCase, { caseId: id, ...agreed })
    expect(await first('open')).toMatchObject({ id, waits: 1 })
    expect(before.id).not.toBe(id)
    const { escalations } = await page('bich', id)
    const reporting = {
      caseId: id,
      escalationId: escalations[0]!.id,
      reportedOn: '18/11/2026',
      reportedTo: 'police',
    }
    await expect(does('cuong', reportEscalation, reporting)).rejects.toBe(refusals.onlyLeader)
    await does('bich', reportEscalation, reporting)
    await expect(does('lan', reportEscalation, reporting)).rejects.toBe(refusals.reported)
  })

  test('thù lao: khi đã kết thúc, trong mức của ngày ấy, từ chối phải có lý do; hạn chưa chắc không làm ai muộn', async () => {
    const { does, db, bodies } = world()
    const { id } = await goingOn(world())
    const asking = { caseId: id, amount: '400.000', requestedOn: '20/11/2026' }
    await expect(does('cuong', requestFee, asking)).rejects.toBe(feeRefusals.notEnded)
    await does('cuong', endCase, { caseId: id, ...agreed, endReason: 'mediator-ends' })
    await expect(does('cuong', requestFee, asking)).rejects.toMatchObject({
      message: expect.stringContaining('300.000'),
    })
    // what the province decided holds, and never lifts what the circular allows on the day
    const decides = async (amount: number, fromDay: string) => {
      const { place_path } = await db
        .selectFrom('body')
        .select('place_path')
        .where('id', '=', bodies.first.id)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('spending_rate')
        .values({
          id: newId(Date.parse(fromDay)),
          province_id: place_path.split('/')[0]!,
          norm: 'mediation-ended',
          amount,
          document: 'Nghị quyết 1/2026/NQ-HĐND',
          article: 'Điều 2',
          from_day: fromDay,
          to_day: null,
          entered_by: world().actors.mai.personId!,
          entered_at: new Date(),
        })
        .execute()
    }
    await decides(900_000, '2026-01-01')
    const tooMuch = await does('cuong', requestFee, { ...asking, amount: '900.000' }).catch(({ message }) => message)
    expect(tooMuch).toContain('300.000')
    expect(tooMuch).toContain('mức tỉnh đã nhập cao hơn')
    expect(tooMuch).not.toContain('chưa nhập')
    await decides(200_000, '2026-06-01')
    await decides(100_000, '2026-12-01')
    expect((await page('lan', id)).limit).toEqual({
      amount: 200_000,
      source: 'Nghị quyết 1/2026/NQ-HĐND, Điều 2 (tỉnh quy định)',
    })
    await expect(does('cuong', requestFee, { ...asking, amount: '300.000' })).rejects.toMatchObject({
      message: expect.stringContaining('200.000'),
    })
    await does('cuong', requestFee, { ...asking, amount: '200.000' })
    await expect(does('cuong', requestFee, { ...asking, amount: '200.000' })).rejects.toBe(feeRefusals.asked)
    const deciding = { caseId: id, decision: 'refuse', decidedOn: '21/11/2026', paidOn: '', reason: '' }
    await expect(does('lan', decideFee, deciding)).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('hung', decideFee, deciding)).rejects.toBe(feeRefusals.reasonMissing)
    await expect(does('cuong', passFeeOn, { caseId: id, passedOn: '21/11/2026' })).rejects.toBe(feeRefusals.notGranted)
    await does('hung', decideFee, { ...deciding, decision: 'grant' })
    await does('bich', passFeeOn, { caseId: id, passedOn: '21/11/2026' })
    const fees = (await page('lan', id)).clocks.filter(({ rule }) => rule.id.startsWith('fee'))
    expect(fees.map(({ rule, isSure, isLate }) => [rule.id, isSure, isLate])).toEqual([
      ['fee-decide', false, false],
      ['fee-pass', false, false],
    ])
  })

  test('hòa giải viên chứng kiến thì hòa giải ngay, không qua phân công; cán bộ không ghi thay là chứng kiến', async () => {
    const { does, team } = world()
    await seated(world())
    const form = caseForm(team.id, 'x', { ground: 'witnessed', isWitness: 'co' })
    await expect(does('lan', recordCase, form)).rejects.toMatchObject({ status: 422 })
    const one = await does('dung', recordCase, form)
    expect(one).toMatchObject({ state: 'in-progress', chosenBy: 'witness', begunOn: '2026-11-16' })
    expect((await page('dung', one.id)).clocks).toEqual([])
  })

  test('ghi trên điện thoại: buổi và kết quả là một lần gửi; kết thúc mà không ghi kết quả thì không nhận', async () => {
    const { does } = world()
    const { id } = await goingOn(world())
    const form = sessionForm(id, 'kín', { heldOn: '20/11/2026', endReason: 'agreement' })
    await expect(does('cuong', noteSession, form)).rejects.toMatchObject({ fields: { result: expect.any(String) } })
    await expect(does('dung', noteSession, { ...form, result: 'Giữ lối đi.' })).rejects.toBe(refusals.notFound)
    for (let times = 0; times < 3; times++) await does('cuong', noteSession, { ...form, result: 'Giữ lối đi.' })
    const { one, sessions, endNote } = await page('cuong', id)
    expect(one).toMatchObject({ state: 'ended', outcome: 'reached', endedOn: '2026-11-20', fulfilment: 'watching' })
    expect([sessions.length, endNote]).toEqual([2, 'Giữ lối đi.'])
  })

  test('ghi sai tên thì sửa được cho đến khi ký; mẫu cũ không đè; người ngoài không sửa được', async () => {
    const { does, db } = world()
    const { id } = await goingOn(world())
    const fixing = {
      caseId: id,
      version: '2',
      topic: 'family',
      name1: 'Ông Giáp',
      name2: 'Bà Bính',
      others: '',
      story: 'Lối đi.',
    }
    await expect(does('dung', correctCase, fixing)).rejects.toBe(refusals.notFound)
    await expect(does('cuong', correctCase, { ...fixing, version: '1' })).rejects.toBe(refusals.changedMeanwhile)
    await does('cuong', correctCase, fixing)
    const shown = await page('lan', id)
    expect([shown.one.topic, shown.words.parties.map(({ name }) => name)]).toEqual(['family', ['Ông Giáp', 'Bà Bính']])
    const noted = await db
      .selectFrom('audit')
      .select(['before', 'after'])
      .where('act', '=', 'mediation.correct-case')
      .execute()
    expect(JSON.stringify(noted)).not.toMatch(/Bính|kín/u)
    await does('cuong', endCase, { caseId: id, ...agreed })
    await does('cuong', writeAgreement, { caseId: id, version: '0', ...contents })
    await does('cuong', signAgreement, { caseId: id, version: '1', signedOn: '20/11/2026' })
    await expect(does('cuong', correctCase, { ...fixing, version: '4' })).rejects.toBe(refusals.signed)
  })
})
