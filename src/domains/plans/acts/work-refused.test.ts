import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { checkObligation } from '#domains/plans/acts/check-obligation.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { requestExplanation } from '#domains/plans/acts/request-explanation.ts'
import { requestObligation } from '#domains/plans/acts/request-obligation.ts'
import { returnObligation } from '#domains/plans/acts/return-obligation.ts'
import { withdrawClaim } from '#domains/plans/acts/withdraw-claim.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { refusals } from '#domains/plans/obligation.ts'
import { adoptedPlan, everythingIn, formFor, onPlans, type Who, type World } from '#domains/plans/plans.fixtures.ts'
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

type Step = { name: string; act: Act<unknown, unknown>; more?: object }

const steps: Step[] = [
  { name: 'ghi tiến độ', act: writeProgress as Act<unknown, unknown>, more: { note: 'Đã xong một nửa.' } },
  { name: 'báo xong', act: claimObligation as Act<unknown, unknown>, more: { doneDay: '2026-11-20' } },
  { name: 'thu hồi', act: withdrawClaim as Act<unknown, unknown> },
  {
    name: 'kèm tệp',
    act: addEvidence as Act<unknown, unknown>,
    more: { output: 'Tài liệu kiểm chứng khác', files: { evidence: [aNote] } },
  },
  { name: 'kiểm tra', act: checkObligation as Act<unknown, unknown> },
  { name: 'trả lại', act: returnObligation as Act<unknown, unknown>, more: { reason: long } },
  { name: 'yêu cầu giải trình', act: requestExplanation as Act<unknown, unknown>, more: { text: long } },
  { name: 'phân công', act: assignTask as Act<unknown, unknown>, more: { officerId: '', version: 0 } },
]

onPlans('làm việc trên nhiệm vụ: bị từ chối, và không để lại gì', (world) => {
  test.each(steps)('người của xã khác: $name', async ({ act, more }) => {
    const form = await shownWork(world())
    const before = await everythingIn(world())
    await expect(world().does('tu', act, { ...form, ...more })).rejects.toBe(taskRefusals.notFound)
    expect(await everythingIn(world())).toEqual(before)
  })

  test.each(steps.filter((step) => step.name !== 'yêu cầu giải trình'))(
    'người theo dõi ở tỉnh chỉ xem và hỏi: $name',
    async ({ act, more }) => {
      const form = await shownWork(world())
      const before = await everythingIn(world())
      await expect(world().does('mai', act, { ...form, ...more })).rejects.toBe(permissionRefusals.mayNot)
      expect(await everythingIn(world())).toEqual(before)
    },
  )

  test.each(steps.filter((step) => step.name !== 'ghi tiến độ' && step.name !== 'phân công'))(
    'biểu mẫu mở từ trước khi mốc thay đổi: $name',
    async ({ act, more }) => {
      const form = await shownWork(world())
      const before = await everythingIn(world())
      await expect(world().does('hung', act, { ...form, ...more, version: form.version - 1 })).rejects.toBe(
        refusals.changedMeanwhile,
      )
      expect(await everythingIn(world())).toEqual(before)
    },
  )

  test.each<{ name: string; who: Who; act: Act<unknown, unknown>; raw: object; sentence: string }>([
    {
      name: 'báo xong ngày mai',
      who: 'lan',
      act: claimObligation as Act<unknown, unknown>,
      raw: { doneDay: '22/11/2026' },
      sentence: refusals.doneInFuture.message,
    },
    {
      name: 'báo xong không ghi ngày',
      who: 'lan',
      act: claimObligation as Act<unknown, unknown>,
      raw: { doneDay: '' },
      sentence: 'Hãy ghi ngày hoàn thành theo dạng ngày/tháng/năm, ví dụ 27/11/2026.',
    },
    {
      name: 'thu hồi khi chưa báo',
      who: 'lan',
      act: withdrawClaim as Act<unknown, unknown>,
      raw: {},
      sentence: refusals.notOpen.message,
    },
    {
      name: 'kiểm tra khi chưa báo',
      who: 'hung',
      act: checkObligation as Act<unknown, unknown>,
      raw: {},
      sentence: refusals.notOpen.message,
    },
    {
      name: 'trả lại khi chưa báo',
      who: 'hung',
      act: returnObligation as Act<unknown, unknown>,
      raw: { reason: long },
      sentence: refusals.notOpen.message,
    },
    {
      name: 'yêu cầu một mốc không chờ yêu cầu',
      who: 'lan',
      act: requestObligation as Act<unknown, unknown>,
      raw: { dueDay: '1/12/2026' },
      sentence: refusals.notOpen.message,
    },
    {
      name: 'hỏi giải trình quá ngắn',
      who: 'mai',
      act: requestExplanation as Act<unknown, unknown>,
      raw: { text: 'Sao?' },
      sentence: 'Hãy ghi nội dung cần giải trình từ 10 chữ cái trở lên.',
    },
    {
      name: 'ghi tiến độ trống',
      who: 'lan',
      act: writeProgress as Act<unknown, unknown>,
      raw: { note: '  ' },
      sentence: 'Hãy ghi tiến độ.',
    },
    {
      name: 'giao cho người của xã khác',
      who: 'hung',
      act: assignTask as Act<unknown, unknown>,
      raw: { officerId: 'tu', version: 0 },
      sentence: taskRefusals.officerElsewhere.message,
    },
    {
      name: 'kinh phí không phải là số',
      who: 'hung',
      act: assignTask as Act<unknown, unknown>,
      raw: { budgetEstimate: '1,5 triệu' },
      sentence: 'Mục «dự toán» phải là số nguyên không âm, ví dụ 1.250.000; hoặc để trống.',
    },
  ])('$name', async ({ who, act, raw, sentence }) => {
    const form = await openWork(world())
    const before = await everythingIn(world())
    const typed = 'officerId' in raw ? { officerId: world().ids.tu } : raw
    await expect(world().does(who, act, { ...form, ...typed })).rejects.toThrow(sentence)
    expect(await everythingIn(world())).toEqual(before)
  })

  test('không ai tự kiểm tra việc mình báo, cả khi sửa thẳng vào cơ sở dữ liệu', async () => {
    const { planId } = await adoptedPlan(world())
    const form = await formFor(world(), planId, 'II.2')
    const claimed = await world().does('hung', claimObligation, { ...form, doneDay: '2026-11-20' })
    const shown = await world().does('lan', addEvidence, {
      ...form,
      version: claimed.version,
      output: 'Tài liệu kiểm chứng khác',
      files: { evidence: [aNote] },
    })
    await expect(world().does('hung', checkObligation, { ...form, version: shown.version })).rejects.toBe(
      refusals.ownWork,
    )
    await expect(
      sql`update obligation set state = 'checked', checked_by = claimed_by, checked_at = now() where id = ${form.obligationId}`.execute(
        world().db,
      ),
    ).rejects.toThrow(/check constraint/)
    await expect(
      sql`update obligation set state = 'claimed', claimed_by = null where id = ${form.obligationId}`.execute(
        world().db,
      ),
    ).rejects.toThrow(/check constraint/)
  })

  test('tiến độ không gắn được vào mốc của nhiệm vụ khác', async () => {
    const { planId } = await adoptedPlan(world())
    const { taskId } = await formFor(world(), planId, 'II.1')
    const { obligationId } = await formFor(world(), planId, 'II.2')
    await expect(world().does('lan', writeProgress, { taskId, obligationId, note: 'Đã làm' })).rejects.toBe(
      refusals.notOpen,
    )
  })
})
