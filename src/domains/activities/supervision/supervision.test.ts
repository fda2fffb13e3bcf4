import { expect, test } from 'vitest'
import { addFinding } from '#domains/activities/acts/add-finding.ts'
import { answerFinding } from '#domains/activities/acts/answer-finding.ts'
import { judgeAnswer } from '#domains/activities/acts/judge-answer.ts'
import { openSupervision } from '#domains/activities/acts/open-supervision.ts'
import { findingsToAnswer } from '#domains/activities/supervision/findings-to-answer.queries.ts'
import { listSupervisions, loadSupervisionPage } from '#domains/activities/supervision/supervision.queries.ts'
import { isLate, refusals } from '#domains/activities/supervision/supervision.ts'
import { supervisionPaths } from '#domains/activities/supervision/supervision-paths.ts'
import { actorFor, addBody, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { onPlans } from '#domains/plans/plans.fixtures.ts'
import { type Act, perform } from '#platform/acts/act.ts'

const today = '2026-11-21'

test('quá hạn là chưa ai trả lời sau ngày đề nghị; trả lời rồi thì không còn là quá hạn', () => {
  const late = (state: 'open' | 'answered' | 'settled', dueOn: string) => isLate({ state, dueOn }, today)
  expect([
    late('open', '2026-11-20'),
    late('open', today),
    late('answered', '2026-11-20'),
    late('settled', '2026-11-20'),
  ]).toEqual([true, false, false, false])
})

onPlans('giám sát, phản biện', (world) => {
  async function front() {
    const { house, db, bodies } = world()
    const body = await addBody(db, {
      name: 'Mặt trận xã Một',
      place: '24/00001/',
      path: '/1/6/',
      parentId: bodies.province.id,
    })
    const id = await addOfficer(house, { name: 'Đỗ Thị Mận', homeBodyId: body.id })
    await giveRole(house, id, 'officer', { bodyId: body.id })
    const actor = await actorFor(house, id)
    const does = <Input, Output>(deed: Act<Input, Output>, raw: unknown) => perform(deed, { house, actor }, raw)
    return { body, actor, does }
  }

  test('bên hỏi ghi kiến nghị, bên được hỏi trả lời, bên hỏi nhận hoặc hỏi lại; người ngoài không thấy gì', async () => {
    const { db, bodies, actors, does } = world()
    const man = await front()
    const form = { bodyId: man.body.id, kind: 'supervision', title: 'Công khai quỹ thôn', heldOn: '10/11/2026' }
    await expect(man.does(openSupervision, { ...form, heldOn: '22/11/2026' })).rejects.toBe(refusals.dayAhead)
    await expect(does('tu', openSupervision, form)).rejects.toMatchObject({ status: 403 })
    const { id } = await man.does(openSupervision, form)
    await expect(loadSupervisionPage(db, actors.hung, id)).rejects.toBe(refusals.notFound)
    const finding = {
      supervisionId: id,
      askedBodyId: bodies.first.id,
      text: 'Niêm yết thu chi tại nhà văn hóa.',
      dueOn: '20/11/2026',
    }
    await expect(man.does(addFinding, { ...finding, dueOn: '10/11/2026' })).rejects.toBe(refusals.dueBefore)
    await expect(man.does(addFinding, { ...finding, askedBodyId: bodies.second.id })).rejects.toBe(refusals.notThere)
    await expect(does('hung', addFinding, finding)).rejects.toBe(refusals.notFound)
    for (const [who, personId] of Object.entries(world().ids))
      await db
        .updateTable('person')
        .set({ email: `${who}@x.vn` })
        .where('id', '=', personId)
        .execute()
    const told = async () =>
      (await db.selectFrom('outgoing_mail').select(['to_address', 'subject', 'text_body']).orderBy('id').execute()).map(
        ({ to_address, subject, text_body }) => [to_address, subject, text_body].join(' '),
      )
    expect(await told()).toEqual([])
    const { id: findingId } = await man.does(addFinding, finding)
    // who may answer at the body that is asked, nobody else; with the day
    const first = await told()
    expect(first.map((one) => one.split(' ')[0]).toSorted()).toEqual(['hung@x.vn', 'lan@x.vn'])
    for (const one of first) {
      expect(one).toContain('trước ngày 20/11/2026')
      expect(one).toContain('Niêm yết thu chi tại nhà văn hóa.')
      expect(one).toContain(supervisionPaths.one(id))
    }
    const waits = async (who: 'hung' | 'tu' | 'mai') => (await findingsToAnswer(db, actors[who], today)).lines
    expect(await waits('hung')).toMatchObject([
      { id: findingId, isLate: true, detail: expect.stringContaining('trước ngày 20/11/2026, đã quá hạn') },
    ])
    expect([await waits('tu'), await waits('mai'), (await findingsToAnswer(db, man.actor, today)).lines]).toEqual([
      [],
      [],
      [],
    ])
    expect(await listSupervisions(db, actors.hung, today)).toMatchObject([{ id, findings: 1, open: 1, late: 1 }])
    expect(await listSupervisions(db, actors.tu, today)).toEqual([])
    const answer = { findingId, version: '0', text: 'Đã niêm yết từ ngày 18/11.' }
    await expect(man.does(answerFinding, answer)).rejects.toBe(refusals.notFound)
    await does('hung', answerFinding, answer)
    expect(await waits('hung')).toEqual([])
    await expect(does('lan', answerFinding, answer)).rejects.toBe(refusals.changedMeanwhile)
    await expect(does('lan', answerFinding, { ...answer, version: '1' })).rejects.toBe(refusals.notOpen)
    await expect(does('hung', judgeAnswer, { findingId, version: '1', taken: 'co' })).rejects.toBe(refusals.notFound)
    await expect(man.does(judgeAnswer, { findingId, version: '1', taken: 'khong' })).rejects.toBe(refusals.reasonNeeded)
    await man.does(judgeAnswer, { findingId, version: '1', taken: 'khong', reason: 'Thiếu phần chi' })
    expect(await waits('hung')).toHaveLength(1)
    expect((await told()).filter((one) => one.includes('Thiếu phần chi'))).toHaveLength(2)
    world().later(60_000)
    await does('hung', answerFinding, { ...answer, version: '2', text: 'Đã bổ sung phần chi ngày 21/11.' })
    await man.does(judgeAnswer, { findingId, version: '3', taken: 'co' })
    const page = await loadSupervisionPage(db, man.actor, id)
    expect(page.findings).toMatchObject([
      { state: 'settled', mayAnswer: false, answers: [{ taken: false, reason: 'Thiếu phần chi' }, { taken: true }] },
    ])
    await expect(man.does(judgeAnswer, { findingId, version: '4', taken: 'co' })).rejects.toBe(refusals.notAnswered)
  })

  test('ai ở cả hai bên cũng không tự nhận trả lời của mình; mỗi bên được hỏi chỉ thấy kiến nghị của mình', async () => {
    const { db, bodies, actors, does } = world()
    const { id } = await does('hung', openSupervision, {
      bodyId: bodies.first.id,
      kind: 'critique',
      title: 'Dự thảo quy ước',
      heldOn: '10/11/2026',
    })
    const { id: findingId } = await does('hung', addFinding, {
      supervisionId: id,
      askedBodyId: bodies.office.id,
      text: 'Bỏ khoản phạt tiền.',
      dueOn: '30/11/2026',
    })
    await does('hung', answerFinding, { findingId, version: '0', text: 'Đã bỏ khoản phạt tiền.' })
    await expect(does('hung', judgeAnswer, { findingId, version: '1', taken: 'co' })).rejects.toBe(refusals.ownAnswer)
    await does('lan', judgeAnswer, { findingId, version: '1', taken: 'co' })
    const man = await front()
    const asks = await does('hung', addFinding, {
      supervisionId: id,
      askedBodyId: man.body.id,
      text: 'Họp dân lấy ý kiến.',
      dueOn: '30/11/2026',
    })
    expect((await loadSupervisionPage(db, man.actor, id)).findings.map((one) => one.id)).toEqual([asks.id])
    expect((await loadSupervisionPage(db, actors.lan, id)).findings).toHaveLength(2)
  })
})
