import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { refusals as planRefusals } from '#domains/plans/plan.store.ts'
import { refusals as draftRefusals } from '#domains/plans/plan-draft.ts'
import { refusals as uploadRefusals } from '#domains/plans/plan-upload.store.ts'
import {
  adoptedPlan,
  aReading,
  auditOf,
  everythingIn,
  formFor,
  marksOf,
  onPlans,
  readUpload,
  versionOf,
  type Who,
} from '#domains/plans/plans.fixtures.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onPlans('nhập kế hoạch', (world) => {
  describe('bị từ chối, và không để lại gì', () => {
    test.each<{ name: string; who: Who; change?: object; version?: number; refusal: Error }>([
      { name: 'người theo dõi ở tỉnh không nhập', who: 'mai', refusal: permissionRefusals.mayNot },
      { name: 'người của xã khác không thấy tài liệu', who: 'tu', refusal: uploadRefusals.notFound },
      { name: 'bản nháp đã đổi từ lúc mở trang', who: 'hung', version: 7, refusal: uploadRefusals.changedMeanwhile },
      {
        name: 'kế hoạch không có nhiệm vụ nào',
        who: 'hung',
        change: { reading: aReading({ tasks: [] }) },
        refusal: draftRefusals.nothingToAdopt,
      },
      {
        name: 'kế hoạch không có trích yếu',
        who: 'hung',
        change: { reading: aReading({ title: ' ' }) },
        refusal: draftRefusals.titleMissing,
      },
    ])('$name', async ({ who, change, version = 0, refusal }) => {
      const uploadId = await readUpload(world(), change)
      const before = await everythingIn(world())
      await expect(world().does(who, adoptPlan, { uploadId, version })).rejects.toBe(refusal)
      expect(await everythingIn(world())).toEqual(before)
    })

    test('cùng một tài liệu không nhập được lần thứ hai', async () => {
      const { uploadId } = await adoptedPlan(world())
      const before = await everythingIn(world())
      await expect(world().does('hung', adoptPlan, { uploadId, version: 0 })).rejects.toBe(uploadRefusals.notRead)
      expect(await everythingIn(world())).toEqual(before)
    })

    test('hai người cùng bấm nhập: một người được, người kia bị từ chối', async () => {
      const uploadId = await readUpload(world())
      const both = await Promise.allSettled([
        world().does('hung', adoptPlan, { uploadId, version: 0 }),
        world().does('lan', adoptPlan, { uploadId, version: 0 }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: uploadRefusals.notRead })
      expect((await everythingIn(world())).plan).toHaveLength(1)
    })

    test('đứt giữa chừng thì không có gì được ghi', async () => {
      const uploadId = await readUpload(world())
      const before = await everythingIn(world())
      // the last kind of row that adoption writes is refused by the database: everything before it goes as well
      await sql`create function break_obligation() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$`.execute(
        world().db,
      )
      await sql`create trigger break_obligation before insert on obligation for each row when (new.position = 3) execute function break_obligation()`.execute(
        world().db,
      )
      try {
        await expect(world().does('hung', adoptPlan, { uploadId, version: 0 })).rejects.toThrow('power cut')
      } finally {
        await sql`drop function break_obligation cascade`.execute(world().db)
      }
      expect(await everythingIn(world())).toEqual(before)
      await world().does('hung', adoptPlan, { uploadId, version: 0 })
    })
  })

  test('bản nháp thành kế hoạch, nhiệm vụ, mốc, cơ quan, căn cứ, chế độ báo cáo và một dòng nhật ký', async () => {
    const { planId, uploadId } = await adoptedPlan(world())
    const rows = await everythingIn(world())
    const { bodies, ids } = world()
    expect(rows.plan).toMatchObject([
      {
        id: planId,
        body_id: bodies.first.id,
        state: 'adopted',
        issued_on: '2026-01-15',
        period_end: '2026-12-31',
        adopted_by: ids.hung,
      },
    ])
    expect(rows.plan_upload).toMatchObject([{ id: uploadId, state: 'adopted' }])
    expect(rows.plan_citation).toHaveLength(2)
    expect(rows.plan_reporting).toMatchObject([{ what: 'Báo cáo kết quả thực hiện, gửi UBND xã Một', due_on: null }])
    const marks = await marksOf(world(), planId)
    expect(marks.map(({ path, label, dueDay, state }) => [path, label, dueDay, state])).toEqual([
      ['II.1', 'Trước ngày 2026-11-30', '2026-11-30', 'open'],
      ['II.2', 'Trước ngày 2026-10-31', '2026-10-31', 'open'],
      ['II.3', 'Theo yêu cầu của cấp trên', null, 'waiting'],
      ['II.4', 'Quý I/2026', '2026-03-31', 'open'],
      ['II.4', 'Quý II/2026', '2026-06-30', 'open'],
      ['II.4', 'Quý III/2026', '2026-09-30', 'open'],
      ['II.4', 'Quý IV/2026', '2026-12-31', 'open'],
    ])
    const parts = rows.task_body as { task_id: string; body_id: string; part: string }[]
    const lead = parts.filter((one) => one.part === 'lead').map((one) => one.body_id)
    expect(parts.filter((one) => one.part === 'issuer').map((one) => one.body_id)).toEqual(
      Array(4).fill(bodies.first.id),
    )
    expect(lead.sort()).toEqual([bodies.office.id, bodies.office.id, bodies.first.id].sort())
    const written = rows.task_body_written as { written: string; resolved: boolean }[]
    expect(written.filter((one) => !one.resolved).map((one) => one.written)).toEqual(['Tổ loa'])
    expect(await auditOf(world(), 'plans.adopt-plan')).toMatchObject([
      { subjectKind: 'plan', subjectId: planId, by: ids.hung, bodyId: bodies.first.id, after: { tasks: 4 } },
    ])
  })

  test('nhiệm vụ đã bỏ ở bản nháp không thành nhiệm vụ', async () => {
    const { planId } = await adoptedPlan(world(), {
      draft: (draft) => ({ ...draft, tasks: draft.tasks.map((task, index) => ({ ...task, dropped: index > 0 })) }),
    })
    expect((await marksOf(world(), planId)).map((one) => one.path)).toEqual(['II.1'])
  })

  test('mỗi phần của thiếu sót trong văn bản vẫn nhập được: không ngày, không số, không kỳ', async () => {
    const reading = aReading({
      number: null,
      date: '2026-05',
      period: null,
      signer: null,
      reporting: [],
      citations: [],
    })
    const { planId } = await adoptedPlan(world(), { reading })
    expect((await everythingIn(world())).plan).toMatchObject([
      { id: planId, issued_on: null, issued_text: '2026-05', period_start: null },
    ])
  })
})

onPlans('hoàn tác việc nhập', (world) => {
  test('người theo dõi ở tỉnh và người của xã khác không hoàn tác được', async () => {
    const { planId } = await adoptedPlan(world())
    const before = await everythingIn(world())
    await expect(world().does('mai', undoAdoption, { planId })).rejects.toBe(permissionRefusals.mayNot)
    await expect(world().does('tu', undoAdoption, { planId })).rejects.toBe(planRefusals.notFound)
    expect(await everythingIn(world())).toEqual(before)
  })

  test.each([
    {
      name: 'đã ghi tiến độ',
      work: async (planId: string) => {
        const { taskId } = await formFor(world(), planId, 'II.1')
        await world().does('lan', writeProgress, { taskId, note: 'Đã in 500 tờ gấp.' })
      },
    },
    {
      name: 'đã báo xong',
      work: async (planId: string) =>
        void (await world().does('lan', claimObligation, {
          ...(await formFor(world(), planId, 'II.1')),
          doneDay: '2026-11-20',
        })),
    },
    {
      name: 'đã phân công',
      work: async (planId: string) => {
        const { taskId } = await formFor(world(), planId, 'II.1')
        await world().does('hung', assignTask, { taskId, version: 0, officerId: world().ids.lan })
      },
    },
  ])('không hoàn tác được khi $name', async ({ work }) => {
    const { planId } = await adoptedPlan(world())
    world().later(1_000)
    await work(planId)
    const before = await everythingIn(world())
    await expect(world().does('hung', undoAdoption, { planId })).rejects.toBe(planRefusals.workedOn)
    expect(await everythingIn(world())).toEqual(before)
  })

  test('chưa ai làm thì văn bản trở lại bước kiểm tra, nhập lại được', async () => {
    const { planId, uploadId } = await adoptedPlan(world())
    await world().does('hung', undoAdoption, { planId })
    const rows = await everythingIn(world())
    expect(rows.plan).toMatchObject([{ state: 'undone', undone_by: world().ids.hung }])
    expect(rows.plan_upload).toMatchObject([{ state: 'read' }])
    expect(await auditOf(world(), 'plans.undo-adoption')).toMatchObject([
      { subjectId: planId, before: { state: 'adopted' }, after: { state: 'undone' } },
    ])
    await expect(world().does('hung', undoAdoption, { planId })).rejects.toBe(planRefusals.notAdopted)
    const again = await world().does('hung', adoptPlan, { uploadId, version: await versionOf(world(), uploadId) })
    expect(again.planId).not.toBe(planId)
  })

  test('nhiệm vụ của kế hoạch đã hoàn tác không ghi thêm được', async () => {
    const { planId } = await adoptedPlan(world())
    const form = await formFor(world(), planId, 'II.1')
    await world().does('hung', undoAdoption, { planId })
    await expect(world().does('lan', writeProgress, { taskId: form.taskId, note: 'Ghi muộn' })).rejects.toMatchObject({
      status: 409,
    })
    await expect(world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })).rejects.toMatchObject({
      status: 409,
    })
  })

  test('hoàn tác và báo xong cùng lúc: không bao giờ cả hai', async () => {
    for (let round = 0; round < 5; round++) {
      const { planId } = await adoptedPlan(world())
      const form = await formFor(world(), planId, 'II.1')
      const both = await Promise.allSettled([
        world().does('hung', undoAdoption, { planId }),
        world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
  })
})
