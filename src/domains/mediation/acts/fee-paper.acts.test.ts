import { expect, test } from 'vitest'
import { assignMediator } from '#domains/mediation/acts/assign-mediator.ts'
import { decideFee } from '#domains/mediation/acts/decide-fee.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { requestFee } from '#domains/mediation/acts/request-fee.ts'
import { loadCasePage } from '#domains/mediation/case.queries.ts'
import { refusals } from '#domains/mediation/case.ts'
import { loadFeeSheet } from '#domains/mediation/fee.queries.ts'
import { refusals as feeRefusals } from '#domains/mediation/fee.ts'
import {
  assigning,
  caseForm,
  goingOn,
  onMediation,
  sessionForm,
  type Who,
} from '#domains/mediation/mediation.fixtures.ts'

const today = '2026-11-21'
const mark = 'zqkxw'

onMediation('giấy đề nghị trả thù lao', (world) => {
  test('của một hòa giải viên trong tháng: mọi vụ, việc đã đề nghị, không nêu các bên; cộng của cả tổ; bị từ chối thì không cộng', async () => {
    const { does, db, house, actors, team } = world()
    const { id, seats } = await goingOn(world(), mark)
    const sheet = (who: Who) => loadFeeSheet(db, actors[who], today, id)
    const stopped = { endedOn: '20/11/2026', endReason: 'mediator-ends', note: 'Không nhường nhau.' }
    await does('cuong', endCase, { caseId: id, ...stopped })
    await expect(sheet('cuong')).rejects.toBe(feeRefusals.noFee)
    await does('cuong', requestFee, { caseId: id, amount: '300.000', requestedOn: '20/11/2026' })
    const others: string[] = []
    for (const mediator of [seats.cuong, seats.dung]) {
      const { id: caseId } = await does('lan', recordCase, caseForm(team.id, mark))
      await does('bich', assignMediator, assigning(caseId, mediator.id))
      await does('lan', noteSession, sessionForm(caseId, mark))
      await does('lan', endCase, { caseId, ...stopped })
      await does('lan', requestFee, { caseId, amount: '200.000', requestedOn: '21/11/2026' })
      others.push(caseId)
    }
    // another team's commune, and a mediator who has nothing to do with it
    for (const who of ['tu', 'mai', 'dung'] as const) await expect(sheet(who)).rejects.toBe(refusals.notFound)
    const asked = await sheet('cuong')
    expect(asked).toMatchObject({ mediatorName: seats.cuong.name, teamName: team.name, requestedOn: '2026-11-20' })
    expect(asked.cases.map(({ number, amount }) => [number, amount])).toEqual([
      [1, 300_000],
      [2, 200_000],
    ])
    expect(JSON.stringify(asked)).not.toContain(mark)
    const month = async () => (await loadCasePage(db, house.secretKey, actors.lan, today, id)).feeMonth
    expect(await month()).toEqual({ month: '2026-11', cases: 3, amount: 700_000 })
    const refusing = { decision: 'refuse', reason: 'Trùng.', decidedOn: '21/11/2026', paidOn: '' }
    await does('hung', decideFee, { caseId: others[0]!, ...refusing })
    expect(await month()).toEqual({ month: '2026-11', cases: 2, amount: 500_000 })
    expect((await sheet('cuong')).cases.map(({ number }) => number)).toEqual([1])
  })

  test('đã được chấp nhận thì giấy sau không đề nghị lại; giấy của vụ, việc đã quyết định vẫn như khi đề nghị', async () => {
    const { does, db, actors, team } = world()
    const { id, seats } = await goingOn(world(), mark)
    const stopped = { endedOn: '18/11/2026', endReason: 'mediator-ends', note: 'Không nhường nhau.' }
    const numbers = async (caseId: string) =>
      (await loadFeeSheet(db, actors.lan, today, caseId)).cases.map(({ number, amount }) => [number, amount])
    await does('cuong', endCase, { caseId: id, ...stopped })
    await does('cuong', requestFee, { caseId: id, amount: '300.000', requestedOn: '19/11/2026' })
    const granting = { decision: 'grant', reason: '', decidedOn: '20/11/2026', paidOn: '20/11/2026' }
    await does('hung', decideFee, { caseId: id, ...granting })
    const { id: later } = await does('lan', recordCase, caseForm(team.id, mark))
    await does('bich', assignMediator, assigning(later, seats.cuong.id))
    await does('lan', noteSession, sessionForm(later, mark))
    await does('lan', endCase, { caseId: later, ...stopped })
    await does('lan', requestFee, { caseId: later, amount: '200.000', requestedOn: '21/11/2026' })
    expect(await numbers(later)).toEqual([[2, 200_000]])
    expect(await numbers(id)).toEqual([[1, 300_000]])
  })
})
