import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { addCoMediatorAct } from '#domains/mediation/acts/add-co-mediator.ts'
import { assignMediator } from '#domains/mediation/acts/assign-mediator.ts'
import { barMediator } from '#domains/mediation/acts/bar-mediator.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { escalate } from '#domains/mediation/acts/escalate.ts'
import { handleEscalation } from '#domains/mediation/acts/handle-escalation.ts'
import { joinTeam } from '#domains/mediation/acts/join-team.ts'
import { noteFollowUp } from '#domains/mediation/acts/note-follow-up.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { reportEscalation } from '#domains/mediation/acts/report-escalation.ts'
import { listCases, loadCasePage } from '#domains/mediation/case.queries.ts'
import { refusals, toldNotice } from '#domains/mediation/case.ts'
import {
  assigning,
  caseForm,
  goingOn,
  nextDoor,
  onMediation,
  seated,
  sessionForm,
  type Who,
} from '#domains/mediation/mediation.fixtures.ts'
import { mediationForDigest } from '#domains/mediation/mediation-digest.queries.ts'
import { exclusionsOn } from '#domains/mediation/mediation-law.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { casePage } from '#domains/mediation/pages/case-page.tsx'
import { loadActor } from '#domains/people/actor.queries.ts'
import { findDigest } from '#domains/urging/digest-page.queries.ts'
import { goRound } from '#domains/urging/urging.jobs.ts'
import type { View } from '#platform/http/web-request.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const today = '2026-11-21'
const mark = 'zqkxw'
const agreed = { endedOn: '20/11/2026', endReason: 'agreement', note: `Giữ lối đi ${mark}.` }

onMediation('việc phải báo và việc đến hạn', (world) => {
  const idOf = (who: Who) => world().actors[who].personId!
  const giveMail = async (...people: Who[]) => {
    for (const who of people)
      await world()
        .db.updateTable('person')
        .set({ email: `${who}@xa.example.vn` })
        .where('id', '=', idOf(who))
        .execute()
  }
  const mails = () =>
    world()
      .db.selectFrom('outgoing_mail')
      .select(['to_address as to', 'subject', 'text_body as text'])
      .orderBy('to_address')
      .execute()
  const danger = (caseId: string) => ({ caseId, kind: 'violence', foundOn: '18/11/2026', note: `Dọa đánh ${mark}.` })
  const first = async (who: Who) =>
    (await listCases(world().db, world().actors[who], today, { show: 'open' })).map(({ id, waiting }) => ({
      id,
      what: waiting?.what,
    }))[0]

  test('báo ngay thì cán bộ xã và tổ trưởng có thư liền, không một chữ về các bên; cấp trên, xã khác, người bị loại không có', async () => {
    const { does } = world()
    const { id, seats } = await goingOn(world(), mark)
    await giveMail('lan', 'hung', 'bich', 'cuong', 'dung', 'tu', 'mai')
    const key = newSecret()
    expect((await does('cuong', escalate, { ...danger(id), formKey: key })).told).toBe(3)
    // pressed twice on a slow line
    expect((await does('cuong', escalate, { ...danger(id), formKey: key })).told).toBe(3)
    const sent = await mails()
    expect(sent.map(({ to }) => to)).toEqual(['bich@xa.example.vn', 'hung@xa.example.vn', 'lan@xa.example.vn'])
    expect(JSON.stringify(sent)).not.toContain(mark)
    expect(sent[0]!.text).toContain(id)
    await does('lan', barMediator, { caseId: id, mediatorId: seats.bich.id, ground: 'interest' })
    await does('cuong', escalate, { ...danger(id), kind: 'offence' })
    expect((await mails()).filter(({ to }) => to.startsWith('bich'))).toHaveLength(1)
  })

  test('không ai có địa chỉ thư thì nói thẳng là chưa ai nhận được, đừng để hòa giải viên tưởng đã báo', async () => {
    const { does } = world()
    const { id } = await goingOn(world())
    const { told } = await does('cuong', escalate, danger(id))
    expect(told).toBe(0)
    expect(toldNotice(told)).toContain('Chưa ai nhận được thư')
    // a leader who tells has not told anybody by writing to herself
    await giveMail('bich')
    expect((await does('bich', escalate, danger(id))).told).toBe(0)
    expect((await does('cuong', escalate, danger(id))).told).toBe(1)
    expect(toldNotice(1)).not.toContain('Chưa ai')
  })

  test('hai tổ của hai xã: cán bộ và tổ trưởng của cả hai xã được báo, có trong bản tin, cán bộ xã nào cũng ghi được đã xử lý', async () => {
    const { does, db, house, actors, database, clock } = world()
    const { id } = await goingOn(world())
    const other = await nextDoor(world())
    await does('bich', joinTeam, { caseId: id, teamId: other.team.id })
    await giveMail('lan', 'bich', 'tu', 'giang', 'khoa', 'mai')
    await does('cuong', escalate, danger(id))
    const told = ['bich', 'giang', 'lan', 'tu']
    expect((await mails()).map(({ to }) => to.split('@')[0])).toEqual(told)
    clock.moveTo('2026-11-24T00:00:00Z')
    const work = { database, now: clock.now(), today: '2026-11-24', report: undefined, sources: [mediationForDigest] }
    await goRound(work, { onDaysOff: false })
    for (const who of ['tu', 'giang'] as const) {
      const actor = await loadActor(db, idOf(who), '2026-11-24')
      const digest = await findDigest(db, actor, '2026-11-24', '2026-11-24', [mediationForDigest])
      expect(digest?.lines, who).toHaveLength(1)
    }
    const [waiting] = (await loadCasePage(db, house.secretKey, actors.tu, today, id)).escalations
    const handled = { caseId: id, escalationId: waiting!.id, handledOn: '19/11/2026', handledNote: 'Đã cử công an.' }
    await expect(does('giang', handleEscalation, handled)).rejects.toBe(permissionRefusals.mayNot)
    await does('tu', handleEscalation, handled)
    await expect(does('lan', handleEscalation, handled)).rejects.toBe(refusals.handled)
  })

  test('vụ, việc không thuộc phạm vi vì có dấu hiệu vi phạm thì vẫn báo ngay được, ngay trên trang của vụ, việc', async () => {
    const { does, db, house, actors, team } = world()
    const { bich } = await seated(world())
    const [crime] = exclusionsOn(today)
    const { id } = await does('lan', recordCase, caseForm(team.id, 'kín', { gate: crime!.id }))
    const shown = await loadCasePage(db, house.secretKey, actors.bich, today, id)
    expect(shown.one.state).toBe('out-of-scope')
    const props = {
      ...shown,
      partyNumbers: [1, 2],
      formKey: 'k'.repeat(43),
      mayDecideFee: false,
      mayRun: false,
      maySeeFigures: false,
      matterHref: undefined,
    }
    const view = { path: '/', typed: {}, today, csrf: 'c' } as unknown as View
    const html = renderToString(casePage(props, view).body as never)
    expect(html).toContain(mediationPaths.caseStep(id, 'bao-ngay'))
    expect(html).toContain('k'.repeat(43))
    expect((await does('bich', escalate, danger(id))).id).toBe(id)
    expect(bich.teamId).toBe(team.id)
  })

  test('việc phải báo đứng đầu cho đến khi cán bộ xã ghi đã xử lý, một lần, kể cả khi tổ trưởng đã báo', async () => {
    const { does, db, house, actors, team } = world()
    const { id } = await goingOn(world())
    await does('lan', recordCase, caseForm(team.id, 'xưa', { receivedOn: '01/11/2026' }))
    await does('cuong', escalate, danger(id))
    const { escalations } = await loadCasePage(db, house.secretKey, actors.lan, today, id)
    const escalationId = escalations[0]!.id
    const reported = { caseId: id, escalationId, reportedOn: '18/11/2026', reportedTo: 'police' }
    await does('bich', reportEscalation, reported)
    expect(await first('lan')).toEqual({ id, what: 'escalation' })
    const handled = { caseId: id, escalationId, handledOn: '19/11/2026', handledNote: `Đã cử công an ${mark}.` }
    await expect(does('bich', handleEscalation, handled)).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('tu', handleEscalation, handled)).rejects.toBe(refusals.notFound)
    await expect(does('lan', handleEscalation, { ...handled, handledOn: '17/11/2026' })).rejects.toBe(refusals.dayOrder)
    await expect(does('lan', handleEscalation, { ...handled, handledNote: '' })).rejects.toMatchObject({ status: 422 })
    await does('lan', handleEscalation, handled)
    await expect(does('hung', handleEscalation, handled)).rejects.toBe(refusals.handled)
    expect((await first('lan'))!.what).toBeUndefined()
    const [after] = (await loadCasePage(db, house.secretKey, actors.bich, today, id)).escalations
    expect(after).toMatchObject({
      handledOn: '2026-11-19',
      handledBy: 'Nguyễn Thị Lan',
      handledNote: handled.handledNote,
    })
    const kept = await db.selectFrom('audit').selectAll().execute()
    expect(JSON.stringify([kept, await db.selectFrom('mediation_escalation').selectAll().execute()])).not.toContain(
      mark,
    )
  })

  test('ngày hẹn xem lại phải sau ngày ghi; đến gần ngày thì đứng trong danh sách; xong thì thôi', async () => {
    const { does } = world()
    const { id } = await goingOn(world())
    await expect(does('cuong', endCase, { caseId: id, ...agreed, lookAgainOn: '20/11/2026' })).rejects.toBe(
      refusals.lookAgainBefore,
    )
    await does('cuong', endCase, { caseId: id, ...agreed, lookAgainOn: '22/11/2026' })
    expect(await first('cuong')).toEqual({ id, what: 'look-again' })
    const page = () => loadCasePage(world().db, world().house.secretKey, world().actors.cuong, today, id)
    const looks = async () => ({ caseId: id, day: '21/11/2026', note: '', version: String((await page()).one.version) })
    await expect(
      does('cuong', noteFollowUp, { ...(await looks()), standing: 'on-way', lookAgainOn: '21/11/2026' }),
    ).rejects.toBe(refusals.lookAgainBefore)
    await does('cuong', noteFollowUp, { ...(await looks()), standing: 'on-way', lookAgainOn: '30/11/2026' })
    expect(await first('cuong')).toBeUndefined()
    await does('cuong', noteFollowUp, { ...(await looks()), standing: 'fulfilled', lookAgainOn: '30/11/2026' })
  })

  test('bản tin đôn đốc: hòa giải viên và tổ trưởng thấy việc đến hạn, cán bộ xã thấy việc phải báo; không tên các bên; làm rồi thì hết', async () => {
    const { does, db, database, clock, team } = world()
    const { cuong, dung } = await seated(world())
    const { id } = await does('lan', recordCase, caseForm(team.id, mark, { receivedOn: '20/11/2026' }))
    await does('lan', assignMediator, assigning(id, cuong.id, { day: '20/11/2026' }))
    await does('lan', addCoMediatorAct, { caseId: id, mediatorId: dung.id, interestAsked: 'co', day: '20/11/2026' })
    const lines = async (who: Who, day: string) =>
      (await findDigest(db, await loadActor(db, idOf(who), day), day, day, [mediationForDigest]))?.lines.map(
        ({ title, dueDay }) => `${title} ${dueDay ?? ''}`.trim(),
      ) ?? []
    const round = async (day: string) => {
      clock.moveTo(`${day}T00:00:00Z`)
      const work = { database, now: clock.now(), today: day, report: undefined, sources: [mediationForDigest] }
      return goRound(work, { onDaysOff: false })
    }
    // three days from Friday 20/11 end on Monday 23/11
    expect(await round('2026-11-23')).toMatchObject({ digests: 3 })
    const start = 'Vụ, việc số 1/2026: bắt đầu hòa giải 2026-11-23'
    for (const who of ['bich', 'cuong', 'dung'] as const) expect(await lines(who, '2026-11-23'), who).toEqual([start])
    for (const who of ['lan', 'hung', 'tu', 'mai'] as const) expect(await lines(who, '2026-11-23'), who).toEqual([])
    await does('cuong', noteSession, sessionForm(id, mark, { heldOn: '23/11/2026' }))
    expect(await lines('bich', '2026-11-23')).toEqual([])
    await does('cuong', escalate, { ...danger(id), foundOn: '23/11/2026' })
    await round('2026-11-24')
    const told = 'Vụ, việc số 1/2026: có việc phải báo ngay, xã, phường chưa ghi đã xử lý'
    for (const who of ['lan', 'hung', 'bich'] as const) expect(await lines(who, '2026-11-24'), who).toEqual([told])
    for (const who of ['tu', 'mai'] as const) expect(await lines(who, '2026-11-24'), who).toEqual([])
    expect(JSON.stringify(await db.selectFrom('digest').selectAll().execute())).not.toContain(mark)
    await does('lan', barMediator, { caseId: id, mediatorId: (await seatOf('bich')).id, ground: 'interest' })
    expect(await lines('bich', '2026-11-24')).toEqual([])
  })

  async function seatOf(who: Who) {
    return world().db.selectFrom('mediator').select('id').where('person_id', '=', idOf(who)).executeTakeFirstOrThrow()
  }
})
