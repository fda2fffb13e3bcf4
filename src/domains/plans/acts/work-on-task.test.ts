import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { answerExplanation } from '#domains/plans/acts/answer-explanation.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { checkObligation } from '#domains/plans/acts/check-obligation.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { requestExplanation } from '#domains/plans/acts/request-explanation.ts'
import { requestObligation } from '#domains/plans/acts/request-obligation.ts'
import { returnObligation } from '#domains/plans/acts/return-obligation.ts'
import { withdrawClaim } from '#domains/plans/acts/withdraw-claim.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { refusals } from '#domains/plans/obligation.ts'
import {
  adoptedPlan,
  auditOf,
  everythingIn,
  formFor,
  obligationNow,
  onPlans,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { refusals as taskRefusals } from '#domains/plans/task.ts'
import type { Act } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

type Form = { taskId: string; obligationId: string; version: number }

const aNote = { name: 'bao-cao.txt', bytes: new TextEncoder().encode('Báo cáo kết quả') }
const long = 'Thiếu danh sách người dự.'

/** II.2 (nothing named as product): claimed by Lan on 20/11 and shown; Hùng may check it. */
async function shownWork(world: World): Promise<Form> {
  const { planId } = await adoptedPlan(world)
  const form = await formFor(world, planId, 'II.2')
  const claimed = await world.does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })
  const shown = await world.does('lan', addEvidence, {
    ...form,
    version: claimed.version,
    output: 'Tài liệu kiểm chứng khác',
    files: { evidence: [aNote] },
  })
  return { ...form, version: shown.version }
}

async function openWork(world: World, path = 'II.2'): Promise<Form> {
  return formFor(world, (await adoptedPlan(world)).planId, path)
}

onPlans('làm việc trên nhiệm vụ', (world) => {
  test('hai người cùng báo xong một mốc: một người được, người kia được báo là có người vừa sửa', async () => {
    const form = await openWork(world())
    const both = await Promise.allSettled([
      world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' }),
      world().does('hung', claimObligation, { ...form, doneDay: '2026-11-19' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: refusals.changedMeanwhile })
  })

  test('đứt giữa chừng khi trả lại: mốc không mở lại mà thiếu lý do', async () => {
    const form = await shownWork(world())
    const before = await everythingIn(world())
    await sql`create function break_exchange() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$`.execute(
      world().db,
    )
    await sql`create trigger break_exchange before insert on exchange for each row execute function break_exchange()`.execute(
      world().db,
    )
    try {
      await expect(world().does('hung', returnObligation, { ...form, reason: long })).rejects.toThrow('power cut')
    } finally {
      await sql`drop function break_exchange cascade`.execute(world().db)
    }
    expect(await everythingIn(world())).toEqual(before)
  })

  test('đứt khi ghi nhật ký: việc đã làm cũng không còn', async () => {
    const form = await openWork(world())
    const before = await everythingIn(world())
    await sql`create function break_audit() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$`.execute(
      world().db,
    )
    await sql`create trigger break_audit before insert on audit for each row execute function break_audit()`.execute(
      world().db,
    )
    try {
      for (const [act, more] of [
        [claimObligation, { doneDay: '2026-11-20' }],
        [writeProgress, { note: 'Đã làm' }],
        [addEvidence, { output: 'Tài liệu kiểm chứng khác', files: { evidence: [aNote] } }],
      ] as const)
        await expect(world().does('lan', act as Act<unknown, unknown>, { ...form, ...more })).rejects.toThrow(
          'power cut',
        )
    } finally {
      await sql`drop function break_audit cascade`.execute(world().db)
    }
    expect(await everythingIn(world())).toEqual(before)
  })

  describe('mỗi việc một dòng nhật ký, có trước và sau', () => {
    test('báo xong, kèm tệp, kiểm tra, trả lại, làm lại, thu hồi', async () => {
      const form = await shownWork(world())
      const { ids } = world()
      expect(await auditOf(world(), 'plans.claim-obligation')).toMatchObject([
        {
          by: ids.lan,
          before: { state: 'open', claimedBy: null },
          after: { state: 'claimed', claimedBy: ids.lan, doneDay: '2026-11-20' },
        },
      ])
      expect(await auditOf(world(), 'plans.add-evidence')).toMatchObject([
        { before: { state: 'claimed' }, after: { state: 'evidenced', files: ['bao-cao.txt'] } },
      ])
      const checked = await world().does('hung', checkObligation, form)
      expect(checked).toMatchObject({ state: 'checked', checkedBy: ids.hung })
      expect(await auditOf(world(), 'plans.check-obligation')).toMatchObject([
        { by: ids.hung, before: { state: 'evidenced' }, after: { state: 'checked', checkedBy: ids.hung } },
      ])
      const back = await world().does('hung', returnObligation, { ...form, version: checked.version, reason: long })
      expect(back).toMatchObject({ state: 'open', returned: true, claimedBy: null, checkedBy: null, doneDay: null })
      expect(await auditOf(world(), 'plans.return-obligation')).toMatchObject([
        { before: { state: 'checked' }, after: { state: 'open', returned: true, reason: long } },
      ])
      const again = await world().does('lan', claimObligation, {
        ...form,
        version: back.version,
        doneDay: '2026-11-21',
      })
      expect(again).toMatchObject({ state: 'evidenced', returned: false })
      const open = await world().does('lan', withdrawClaim, { ...form, version: again.version })
      expect(open).toMatchObject({ state: 'open', claimedBy: null })
      expect(await auditOf(world(), 'plans.withdraw-claim')).toHaveLength(1)
    })

    test('ghi tiến độ với số liệu, phân công và kinh phí', async () => {
      const form = await openWork(world())
      await world().does('lan', writeProgress, { ...form, note: 'Đã mở lớp.', figures: 'Số người dự: 1.250 người' })
      expect(await auditOf(world(), 'plans.write-progress')).toMatchObject([
        {
          subjectId: form.taskId,
          after: { note: 'Đã mở lớp.', figures: [{ name: 'Số người dự', value: 1250, unit: 'người' }] },
        },
      ])
      await world().does('hung', assignTask, {
        ...form,
        officerId: world().ids.lan,
        budgetEstimate: '2.500.000',
        budgetSpent: '0',
      })
      expect(await auditOf(world(), 'plans.assign-task')).toMatchObject([
        {
          before: { officerId: null, estimate: null },
          after: { officer_id: world().ids.lan, budget_estimate: 2_500_000, budget_spent: 0 },
        },
      ])
    })

    test('việc theo yêu cầu: có yêu cầu thì có hạn, hạn không ở quá khứ', async () => {
      const form = await openWork(world(), 'II.3')
      await expect(world().does('lan', requestObligation, { ...form, dueDay: '20/11/2026' })).rejects.toBe(
        refusals.dueInPast,
      )
      await expect(world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })).rejects.toBe(
        refusals.notOpen,
      )
      expect(await world().does('lan', requestObligation, { ...form, dueDay: '21/11/2026' })).toMatchObject({
        state: 'open',
        startDay: '2026-11-21',
        dueDay: '2026-11-21',
      })
      expect(await auditOf(world(), 'plans.request-obligation')).toMatchObject([
        { before: { state: 'waiting', dueDay: null }, after: { state: 'open', dueDay: '2026-11-21' } },
      ])
    })

    test('tỉnh yêu cầu giải trình, xã trả lời một lần; mốc vẫn như cũ', async () => {
      const form = await openWork(world())
      const before = await obligationNow(world(), form.obligationId)
      await world().does('mai', requestExplanation, { ...form, text: 'Vì sao việc này quá hạn?' })
      expect(await obligationNow(world(), form.obligationId)).toEqual(before)
      expect(await auditOf(world(), 'plans.request-explanation')).toMatchObject([
        { by: world().ids.mai, after: { state: 'open', asked: 'Vì sao việc này quá hạn?' } },
      ])
      const { id: requestId } = await world()
        .db.selectFrom('exchange')
        .select('id')
        .where('obligation_id', '=', form.obligationId)
        .executeTakeFirstOrThrow()
      const answer = { taskId: form.taskId, requestId, text: 'Giảng viên bận, đã dời sang tháng 12.' }
      await expect(world().does('mai', answerExplanation, answer)).rejects.toBe(permissionRefusals.mayNot)
      await expect(world().does('tu', answerExplanation, answer)).rejects.toBe(taskRefusals.notFound)
      const both = await Promise.allSettled([
        world().does('lan', answerExplanation, answer),
        world().does('hung', answerExplanation, { ...answer, text: 'Đang chờ kinh phí của tỉnh.' }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      await expect(world().does('lan', answerExplanation, answer)).rejects.toMatchObject({ status: 409 })
      expect(await auditOf(world(), 'plans.answer-explanation')).toMatchObject([
        { subjectId: requestId, before: { asked: 'Vì sao việc này quá hạn?' } },
      ])
      const rows = await world().db.selectFrom('exchange').selectAll().orderBy('kind').execute()
      expect(rows).toMatchObject([{ kind: 'explain-answer', answers_id: requestId }, { kind: 'explain-request' }])
      expect(rows[1]!.answered_at).not.toBeNull()
    })
  })
})
