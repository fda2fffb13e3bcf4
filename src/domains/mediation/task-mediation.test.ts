import { expect, test } from 'vitest'
import { foundTeam } from '#domains/mediation/acts/found-team.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { caseForm } from '#domains/mediation/mediation.fixtures.ts'
import { mediationForTask } from '#domains/mediation/task-mediation.queries.ts'
import { foundVillage } from '#domains/places/acts/found-village.ts'
import { adoptedPlan, aReading, aTaskReading, marksOf, onPlans } from '#domains/plans/plans.fixtures.ts'

onPlans('hòa giải trên trang nhiệm vụ', (world) => {
  test('việc khác không nói đến hòa giải; xã khác không thấy; việc hòa giải có số vụ của năm, không gì của các bên', async () => {
    const { db, does, actors, bodies } = world()
    const { planId } = await adoptedPlan(world(), {
      reading: aReading({
        tasks: [
          aTaskReading('Tập huấn cho hòa giải viên ở cơ sở', { path: 'II.1' }),
          aTaskReading('Hòa giải, đối thoại tại Tòa án', { path: 'II.2' }),
        ],
      }),
    })
    const [about, other] = await marksOf(world(), planId)
    expect(await mediationForTask(db, actors.lan, other!.taskId)).toBeUndefined()
    expect(await mediationForTask(db, actors.tu, about!.taskId)).toBeUndefined()
    expect((await mediationForTask(db, actors.lan, about!.taskId))!.sentence).toContain('nhận 0 vụ')
    const village = await does('lan', foundVillage, {
      bodyId: bodies.first.id,
      ...{ kind: 'thon', name: 'Thôn Đoài', fromDay: '01/01/2020', households: '412' },
    })
    const team = await does('lan', foundTeam, {
      bodyId: bodies.first.id,
      villageId: village.id,
      ...{ name: 'Tổ hòa giải thôn Đoài', quota: '3', decision: '12/QĐ-UBND', decidedOn: '01/02/2026' },
    })
    await does('lan', recordCase, caseForm(team.id))
    expect(await mediationForTask(db, actors.lan, about!.taskId)).toMatchObject({
      term: 'Hòa giải ở cơ sở',
      sentence: 'Năm 2026: nhận 1 vụ, việc, thành 0, không thành 0, còn mở 1',
      href: `/nghiep-vu/hoa-giai/so-lieu?co-quan=${bodies.first.id}&nam=2026`,
    })
  })
})
