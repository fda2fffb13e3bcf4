import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { addCoMediatorAct } from '#domains/mediation/acts/add-co-mediator.ts'
import { assignMediator } from '#domains/mediation/acts/assign-mediator.ts'
import { endTeam } from '#domains/mediation/acts/end-team.ts'
import { joinTeam } from '#domains/mediation/acts/join-team.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { findRecordCommune, listTeamNames } from '#domains/mediation/book-number.queries.ts'
import { loadCasePage } from '#domains/mediation/case.queries.ts'
import { refusals } from '#domains/mediation/case.ts'
import { refusals as together } from '#domains/mediation/case-together.ts'
import { assigning, caseForm, goingOn, nextDoor, onMediation, type Who } from '#domains/mediation/mediation.fixtures.ts'
import { alongPage } from '#domains/mediation/pages/along-page.tsx'
import { quickSessionPage } from '#domains/mediation/pages/quick-session-page.tsx'
import type { View } from '#platform/http/web-request.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const today = '2026-11-21'
const mark = 'zqkxw'

/** As the form that was kept on a telephone sends it: no id, no name. */
function phoneForm(more: Record<string, string> = {}) {
  const words = { place: '', came: 'Hai bên', what: 'Hai bên nói chuyện.', endReason: '', result: '' }
  return { formKey: newSecret(), number: '1', year: '2026', team: '', heldOn: '19/11/2026', ...words, ...more }
}

const view: View = {
  csrf: 'x',
  today,
  now: new Date('2026-11-21T02:00:00Z'),
  path: '/',
  address: '/',
  query: {},
  actor: undefined,
  typed: {},
}

onMediation('buổi hòa giải ghi theo số trong sổ', (world) => {
  const sessionsOf = async (who: Who, id: string) =>
    (await loadCasePage(world().db, world().house.secretKey, world().actors[who], today, id)).sessions.length

  test('số, năm, tổ không khớp vụ nào của người gửi thì trả lại, nói phải xem gì, không lưu gì', async () => {
    const { does, actors, house, db } = world()
    const { id } = await goingOn(world(), mark)
    const before = await db.selectFrom('mediation_session').select('id').execute()
    const told = async (who: Who, more: Record<string, string>) => {
      const error = await does(who, noteSession, phoneForm(more)).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error).toMatchObject({ status: 422, fields: expect.any(Object) })
      return (error as { fields: Record<string, string> }).fields
    }
    for (const number of ['', '0', 'ba', '3/2026', '123456'])
      expect((await told('cuong', { number })).number).toContain('Hãy ghi số của vụ, việc')
    for (const year of ['', '26', '1999', 'nay'])
      expect((await told('cuong', { year })).year).toContain('Hãy ghi năm của sổ')
    expect((await told('cuong', { number: '7' })).number).toContain('không có số 7/2026. Hãy xem lại')
    expect((await told('cuong', { year: '2025' })).number).toContain('không có số 1/2025.')
    expect((await told('cuong', { team: 'Niềm Xá' })).number).toContain('không có số 1/2026 của «Niềm Xá»')
    // of another mediator, of another commune: told as what is not there
    const gone = (await told('cuong', { number: '8' })).number
    for (const who of ['dung', 'giang', 'tu'] as const)
      expect((await told(who, {})).number!.replace('1/2026', '8/2026')).toBe(gone)
    await expect(does('mai', noteSession, phoneForm())).rejects.toBe(permissionRefusals.mayNot)
    expect(await db.selectFrom('mediation_session').select('id').execute()).toEqual(before)
    expect((await loadCasePage(db, house.secretKey, actors.cuong, today, id)).one.state).toBe('in-progress')
  })

  test('gửi mấy lần cũng là một buổi của đúng vụ; vụ đã kết thúc thì nói là đã kết thúc', async () => {
    const { does } = world()
    const { id } = await goingOn(world(), mark)
    const form = phoneForm({ number: ' 01 ', team: 'thôn đoài' })
    for (let times = 0; times < 3; times++) expect((await does('cuong', noteSession, form)).id).toBe(id)
    expect(await sessionsOf('cuong', id)).toBe(2)
    const last = phoneForm({ endReason: 'agreement', result: 'Giữ lối đi.', heldOn: '20/11/2026' })
    for (let times = 0; times < 2; times++) await does('cuong', noteSession, last)
    expect(await sessionsOf('cuong', id)).toBe(3)
    await expect(does('cuong', noteSession, phoneForm())).rejects.toBe(refusals.ended)
  })

  test('hai tổ, hai sổ: mỗi tổ ghi theo số của sổ mình; trùng số thì hỏi tên tổ; tổ chỉ đọc thì không ghi', async () => {
    const { does } = world()
    const { id } = await goingOn(world(), mark)
    const other = await nextDoor(world())
    const own = await does('tu', recordCase, caseForm(other.team.id))
    await does('giang', assignMediator, assigning(own.id, other.khoa.id))
    await does('bich', joinTeam, { caseId: id, teamId: other.team.id })
    await expect(does('giang', noteSession, phoneForm({ number: '2' }))).rejects.toMatchObject({
      fields: { number: expect.any(String) },
    })
    const beside = { caseId: id, mediatorId: other.khoa.id, interestAsked: 'co', day: '18/11/2026' }
    await does('bich', addCoMediatorAct, beside)
    // 2/2026 of Đông is 1/2026 of Đoài, and Đông has a 1/2026 of its own
    expect((await does('khoa', noteSession, phoneForm({ number: '2' }))).id).toBe(id)
    await expect(does('khoa', noteSession, phoneForm())).rejects.toMatchObject({
      fields: { team: expect.stringContaining('2 vụ, việc cùng số 1/2026') },
    })
    expect((await does('khoa', noteSession, phoneForm({ team: 'Thôn Đông' }))).id).toBe(own.id)
    expect((await does('khoa', noteSession, phoneForm({ team: 'Tổ hòa giải thôn Đoài' }))).id).toBe(id)
    expect(await sessionsOf('khoa', id)).toBe(3)
    const { number: _, ...named } = phoneForm()
    await expect(does('giang', noteSession, { ...named, caseId: id })).rejects.toBe(together.readsOnly)
  })

  test('mẫu mang theo chỉ có tên tổ của xã; bị trả lại thì số và chữ đã gõ còn nguyên, dù không còn vụ nào', async () => {
    const { does, db, actors, bodies } = world()
    await goingOn(world(), mark)
    const other = await nextDoor(world())
    const nextCommuneId = (await findRecordCommune(db, actors.giang, today))!
    expect(await listTeamNames(db, nextCommuneId)).toEqual(['Tổ hòa giải thôn Đông'])
    await does('tu', endTeam, { teamId: other.team.id, decision: '9/QĐ-UBND', day: '20/11/2026' })
    expect(await listTeamNames(db, nextCommuneId)).toEqual([])
    const communeId = (await findRecordCommune(db, actors.cuong, today))!
    expect(bodies.first.placePath.split('/')).toContain(communeId)
    expect(await findRecordCommune(db, actors.mai, today)).toBeUndefined()
    const teams = await listTeamNames(db, communeId)
    expect(teams).toEqual(['Tổ hòa giải thôn Đoài'])
    const along = renderToString(alongPage({ formKey: 'k', communeId, teams }, view).body)
    expect(along).toContain('<option value="Tổ hòa giải thôn Đoài">')
    expect(along).toContain('Không ghi điều bí mật vào mẫu này')
    expect(along).not.toMatch(/Cường|Bích|zqkxw/u)
    const props = { rows: [], communeId, formKey: 'k' }
    const typed = phoneForm({ number: '77', team: 'Tổ khác', what: 'Chữ không được mất.' })
    const refusal = { sentence: 'Không có.', fields: { number: 'Không có số này.' } }
    const again = renderToString(quickSessionPage(props, { ...view, typed, refusal }).body)
    for (const kept of ['value="77"', 'Tổ khác', 'Chữ không được mất.', typed.formKey]) expect(again).toContain(kept)
    expect(renderToString(quickSessionPage(props, view).body)).toContain('không có vụ, việc nào đang hòa giải')
  })
})
