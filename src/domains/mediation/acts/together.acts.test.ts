import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { addCoMediatorAct } from '#domains/mediation/acts/add-co-mediator.ts'
import { assignMediator } from '#domains/mediation/acts/assign-mediator.ts'
import { barMediator } from '#domains/mediation/acts/bar-mediator.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { endCoMediator } from '#domains/mediation/acts/end-co-mediator.ts'
import { escalate } from '#domains/mediation/acts/escalate.ts'
import { inviteGuest } from '#domains/mediation/acts/invite-guest.ts'
import { joinTeam } from '#domains/mediation/acts/join-team.ts'
import { noteCourt } from '#domains/mediation/acts/note-court.ts'
import { noteFollowUp } from '#domains/mediation/acts/note-follow-up.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { partFromTeam } from '#domains/mediation/acts/part-from-team.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { removeGuest } from '#domains/mediation/acts/remove-guest.ts'
import { unbarMediator } from '#domains/mediation/acts/unbar-mediator.ts'
import { listCases, loadCasePage } from '#domains/mediation/case.queries.ts'
import { refusals } from '#domains/mediation/case.ts'
import { loadCaseToTryAgain } from '#domains/mediation/case-together.queries.ts'
import { refusals as together } from '#domains/mediation/case-together.ts'
import { countCases } from '#domains/mediation/figures.queries.ts'
import {
  assigning,
  caseForm,
  goingOn,
  nextDoor,
  onMediation,
  sessionForm,
  type Who,
} from '#domains/mediation/mediation.fixtures.ts'
import { loadBook } from '#domains/mediation/register-book.queries.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const today = '2026-11-21'
const year = 2026
const mark = 'zqkxw'
const stopped = { endedOn: '20/11/2026', endReason: 'mediator-ends', note: 'Hai bên không nhường nhau.' }
const agreed = { endedOn: '20/11/2026', endReason: 'agreement', note: 'Giữ nguyên lối đi chung.' }

onMediation('cùng hòa giải', (world) => {
  const page = (who: Who, id: string) =>
    loadCasePage(world().db, world().house.secretKey, world().actors[who], today, id)
  const lists = async (who: Who) => (await listCases(world().db, world().actors[who], today, { show: 'all' })).length
  const book = async (who: Who, teamId: string) =>
    (await loadBook(world().db, world().house.secretKey, world().actors[who], today, { teamId, year }))!.rows
  const beside = (caseId: string, mediatorId: string, more: Record<string, string> = {}) => ({
    caseId,
    mediatorId,
    interestAsked: 'co',
    day: '18/11/2026',
    ...more,
  })

  test('hai hòa giải viên: hỏi xung đột lợi ích từng người; người bị loại, người đã có thì không thêm được', async () => {
    const { does } = world()
    const { id, seats } = await goingOn(world())
    await expect(page('dung', id)).rejects.toBe(refusals.notFound)
    await expect(does('cuong', addCoMediatorAct, beside(id, seats.dung.id))).rejects.toBe(refusals.onlyLeader)
    await expect(does('lan', addCoMediatorAct, beside(id, seats.dung.id, { interestAsked: '' }))).rejects.toBe(
      refusals.notAsked,
    )
    await expect(does('lan', addCoMediatorAct, beside(id, seats.cuong.id))).rejects.toBe(together.mediatesAlready)
    await does('lan', barMediator, { caseId: id, mediatorId: seats.bich.id, ground: 'interest' })
    await expect(does('lan', addCoMediatorAct, beside(id, seats.bich.id))).rejects.toBe(refusals.barred)
    await does('lan', addCoMediatorAct, beside(id, seats.dung.id))
    await expect(does('lan', addCoMediatorAct, beside(id, seats.dung.id))).rejects.toBe(together.mediatesAlready)
    await expect(does('lan', barMediator, { caseId: id, mediatorId: seats.dung.id, ground: 'interest' })).rejects.toBe(
      refusals.isAssigned,
    )
    await does('dung', noteSession, sessionForm(id))
    expect((await page('dung', id)).coMediators.map(({ name }) => name)).toEqual(['Phạm Thị Dung'])
    expect((await book('lan', seats.dung.teamId))[0]!.mediator).toBe('Vũ Văn Cường, Phạm Thị Dung')
    await does('lan', endCoMediator, { caseId: id, mediatorId: seats.dung.id })
    await expect(does('lan', endCoMediator, { caseId: id, mediatorId: seats.dung.id })).rejects.toBe(together.notWithUs)
    await expect(page('dung', id)).rejects.toBe(refusals.notFound)
  })

  test('người cùng hòa giải lên thay người hòa giải thì không đứng hai lần', async () => {
    const { does } = world()
    const { id, seats } = await goingOn(world())
    await does('lan', addCoMediatorAct, beside(id, seats.dung.id))
    const { version } = (await page('lan', id)).one
    await does('lan', assignMediator, assigning(id, seats.dung.id, { version: String(version) }))
    expect(await page('lan', id)).toMatchObject({ mediatorName: 'Phạm Thị Dung', coMediators: [] })
    await expect(page('cuong', id)).rejects.toBe(refusals.notFound)
  })

  test('người được mời cần bên kia đồng ý; tên giữ kín, chỉ người đọc được vụ, việc thấy', async () => {
    const { does, db } = world()
    const { id } = await goingOn(world())
    const guest = { caseId: id, name: `Cụ Tổng ${mark}`, role: `Trưởng họ ${mark}`, invitedOn: '18/11/2026' }
    await expect(does('cuong', inviteGuest, guest)).rejects.toBe(together.noConsent)
    const once = { ...guest, consentAsked: 'co', formKey: newSecret() }
    await does('cuong', inviteGuest, once)
    await does('cuong', inviteGuest, once)
    expect((await page('cuong', id)).guests).toHaveLength(1)
    const { guests, one } = await page('cuong', id)
    expect(guests).toMatchObject([{ name: guest.name, role: guest.role }])
    expect((await book('lan', one.teamId))[0]!.guests).toEqual([`${guest.name} (được mời: ${guest.role})`])
    for (const table of ['mediation_guest', 'audit', 'mediation_case']) {
      const { rows } = await sql<{ text: string }>`select json_agg(t)::text as text from ${sql.table(table)} t`.execute(
        db,
      )
      expect(rows[0]!.text).toContain(id)
      expect(rows[0]!.text).not.toContain(mark)
    }
    await does('cuong', removeGuest, { caseId: id, guestId: guests[0]!.id })
    await expect(does('cuong', removeGuest, { caseId: id, guestId: guests[0]!.id })).rejects.toBe(together.noGuest)
  })

  test('hai tổ ở hai xã: cả hai sổ có vụ, việc, số liệu tính một lần cho tổ chủ trì; tổ phối hợp đọc, không ghi', async () => {
    const { does, db, bodies, team } = world()
    const { id } = await goingOn(world(), mark)
    const other = await nextDoor(world())
    expect(await lists('giang')).toBe(0)
    await expect(does('tu', joinTeam, { caseId: id, teamId: other.team.id })).rejects.toBe(refusals.notFound)
    await expect(does('cuong', joinTeam, { caseId: id, teamId: other.team.id })).rejects.toBe(refusals.onlyLeader)
    await expect(does('bich', joinTeam, { caseId: id, teamId: team.id })).rejects.toBe(together.noOtherTeam)
    await expect(does('lan', addCoMediatorAct, beside(id, other.khoa.id))).rejects.toBe(refusals.noMediator)
    await does('bich', joinTeam, { caseId: id, teamId: other.team.id })
    await expect(does('bich', joinTeam, { caseId: id, teamId: other.team.id })).rejects.toBe(together.jointAlready)
    // Khoa only once he mediates; Giang leads there, Tư is officer there; Mai stands above and reads nobody's words
    expect(await lists('giang')).toBe(1)
    expect(await lists('tu')).toBe(1)
    expect(await lists('khoa')).toBe(0)
    expect(await lists('mai')).toBe(0)
    await expect(does('giang', noteSession, sessionForm(id))).rejects.toBe(together.readsOnly)
    await expect(does('tu', endCase, { caseId: id, ...agreed })).rejects.toBe(together.readsOnly)
    await does('giang', escalate, { caseId: id, kind: 'violence', foundOn: '18/11/2026', note: 'Có dao.' })
    await does('bich', addCoMediatorAct, beside(id, other.khoa.id))
    await does('khoa', noteSession, sessionForm(id))
    expect(await book('giang', other.team.id)).toMatchObject([
      { number: 1, note: 'Tổ hòa giải thôn Đoài chủ trì (số 1/2026) và được tính số liệu' },
    ])
    expect(await book('bich', team.id)).toMatchObject([{ number: 1, note: 'Phối hợp với Tổ hòa giải thôn Đông' }])
    const own = await does('tu', recordCase, caseForm(other.team.id))
    expect(own.number).toBe(2)
    const counts = async (bodyId: string) => (await countCases(db, { bodyId, year }, today)).received
    expect([await counts(bodies.first.id), await counts(bodies.second.id)]).toEqual([1, 1])
    await does('bich', partFromTeam, { caseId: id, teamId: other.team.id })
    for (const who of ['giang', 'khoa', 'tu'] as const) await expect(page(who, id)).rejects.toBe(refusals.notFound)
    await expect(does('bich', partFromTeam, { caseId: id, teamId: other.team.id })).rejects.toBe(together.notJoint)
  })

  test('hòa giải lại: chỉ vụ không thành hoặc thỏa thuận không được giữ, một lần, ở chính tổ ấy; số liệu giữ cả hai', async () => {
    const { does, db, house, actors, bodies, team } = world()
    const { id } = await goingOn(world())
    const again = (more: Record<string, string> = {}) =>
      caseForm(team.id, 'kín', { againOf: id, receivedOn: '21/11/2026', ...more })
    await expect(does('lan', recordCase, again())).rejects.toBe(together.againTooSoon)
    await does('cuong', endCase, { caseId: id, ...agreed })
    await expect(does('lan', recordCase, again())).rejects.toBe(together.againTooSoon)
    const { version } = (await page('lan', id)).one
    const broken = { caseId: id, version: String(version), day: '21/11/2026', standing: 'breached', note: '' }
    await does('cuong', noteFollowUp, broken)
    await expect(does('lan', recordCase, again({ receivedOn: '19/11/2026' }))).rejects.toBe(together.againBefore)
    await expect(does('tu', recordCase, again())).rejects.toBe(refusals.noTeam)
    await expect(loadCaseToTryAgain(db, house.secretKey, actors.dung, today, id)).rejects.toBe(refusals.notFound)
    expect((await loadCaseToTryAgain(db, house.secretKey, actors.lan, today, id)).words.parties).toHaveLength(2)
    const second = await does('lan', recordCase, again())
    expect(second).toMatchObject({ againOf: id, number: 2, state: 'received' })
    await expect(does('lan', recordCase, again())).rejects.toBe(together.againTwice)
    expect((await page('lan', id)).triedAgain).toEqual({ id: second.id, number: 2, year })
    expect((await page('lan', second.id)).before).toEqual({ id, number: 1, year })
    expect(await countCases(db, { bodyId: bodies.first.id, year }, today)).toMatchObject({ received: 2, reached: 1 })
  })

  test('ai bị ghi xung đột thì hòa giải lại cũng không đọc, không được phân công', async () => {
    const { does, team } = world()
    const { id, seats } = await goingOn(world())
    await does('lan', barMediator, { caseId: id, mediatorId: seats.bich.id, ground: 'interest' })
    await does('cuong', endCase, { caseId: id, ...stopped })
    const form = caseForm(team.id, 'kín', { againOf: id, receivedOn: '21/11/2026' })
    const second = await does('lan', recordCase, form)
    await expect(page('bich', second.id)).rejects.toBe(refusals.notFound)
    expect(await lists('bich')).toBe(0)
    const assigned = assigning(second.id, seats.bich.id, { day: '21/11/2026' })
    await expect(does('lan', assignMediator, assigned)).rejects.toBe(refusals.barred)
  })

  test('chỉ tổ trưởng, cán bộ ghi xung đột cho người của tổ chủ trì; ghi nhầm thì cán bộ bỏ ghi, người ấy lại đọc được', async () => {
    const { does } = world()
    const { id, seats } = await goingOn(world())
    const other = await nextDoor(world())
    await does('bich', joinTeam, { caseId: id, teamId: other.team.id })
    await does('bich', addCoMediatorAct, beside(id, other.khoa.id))
    const bar = { caseId: id, mediatorId: seats.bich.id, ground: 'interest' }
    for (const who of ['khoa', 'cuong'] as const)
      await expect(does(who, barMediator, bar)).rejects.toBe(refusals.onlyLeaderBars)
    await does('khoa', barMediator, { ...bar, mediatorId: other.giang.id })
    await expect(page('giang', id)).rejects.toBe(refusals.notFound)
    await does('lan', barMediator, bar)
    await expect(page('bich', id)).rejects.toBe(refusals.notFound)
    for (const who of ['cuong', 'bich'] as const)
      await expect(does(who, unbarMediator, bar)).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('tu', unbarMediator, bar)).rejects.toBe(refusals.notFound)
    await does('lan', unbarMediator, bar)
    await expect(does('lan', unbarMediator, bar)).rejects.toBe(refusals.notBarred)
    expect((await page('bich', id)).one.id).toBe(id)
  })

  test('vụ, việc kết thúc rồi hai tổ vẫn thôi phối hợp được: xã kia thôi đọc', async () => {
    const { does } = world()
    const { id } = await goingOn(world())
    const other = await nextDoor(world())
    await does('bich', joinTeam, { caseId: id, teamId: other.team.id })
    await does('cuong', endCase, { caseId: id, ...stopped })
    expect((await page('tu', id)).one.state).toBe('ended')
    await does('bich', partFromTeam, { caseId: id, teamId: other.team.id })
    for (const who of ['tu', 'giang'] as const) await expect(page(who, id)).rejects.toBe(refusals.notFound)
  })

  test('vụ không thành mở lại được', async () => {
    const { does, team } = world()
    const { id } = await goingOn(world())
    await does('cuong', endCase, { caseId: id, ...stopped })
    const form = caseForm(team.id, 'kín', { againOf: id, receivedOn: '21/11/2026' })
    expect((await does('lan', recordCase, form)).againOf).toBe(id)
  })

  test('đơn đến Tòa án: chỉ vụ thành; sáu tháng vẫn đếm; hai người cùng ghi thì người sau biết', async () => {
    const { does } = world()
    const { id } = await goingOn(world())
    const court = { caseId: id, version: '0', filedOn: '21/11/2026', result: '', resultOn: '' }
    await expect(does('cuong', noteCourt, court)).rejects.toBe(refusals.notReached)
    await does('cuong', endCase, { caseId: id, ...agreed })
    await expect(does('cuong', noteCourt, { ...court, filedOn: '19/11/2026' })).rejects.toBe(refusals.dayOrder)
    await expect(does('cuong', noteCourt, { ...court, result: 'recognised' })).rejects.toBe(together.courtHalf)
    await expect(does('dung', noteCourt, court)).rejects.toBe(refusals.notFound)
    await does('cuong', noteCourt, court)
    await expect(does('lan', noteCourt, court)).rejects.toBe(refusals.changedMeanwhile)
    const clock = (await page('lan', id)).clocks.find(({ rule }) => rule.id === 'court')
    expect(clock).toMatchObject({ start: '2026-11-20', dueDay: '2027-05-20', doneOn: '2026-11-21' })
    await does('lan', noteCourt, { ...court, version: '1', result: 'not-recognised', resultOn: '21/11/2026' })
    expect((await page('lan', id)).court).toMatchObject({ result: 'not-recognised', version: 2 })
  })
})
