import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { keepInside } from '#domains/plans/acts/keep-inside.ts'
import { publishPlan } from '#domains/plans/acts/publish-plan.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { unpublishPlan } from '#domains/plans/acts/unpublish-plan.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { refusals } from '#domains/plans/plan.store.ts'
import { adoptedPlan, aReading, aTaskReading, auditOf, dueOn, formFor, onPlans } from '#domains/plans/plans.fixtures.ts'
import { disputeWords, outcomeOf, publishingRefusals } from '#domains/plans/public-plan.ts'
import {
  countPublishable,
  findPublicPlan,
  listPromises,
  listPublicPlans,
  listPublishableTasks,
} from '#domains/plans/public-plans.queries.ts'
import { planPublishingRoutes } from '#domains/plans/public-plans.routes.ts'
import type { ReadRoute } from '#platform/http/routes.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const reading = aReading({
  tasks: [
    aTaskReading('Tập huấn hòa giải viên', { path: 'II.1', time: dueOn('2026-11-13') }),
    aTaskReading('Tuyên truyền Luật Đất đai', { path: 'II.2', time: dueOn('2026-12-27') }),
    aTaskReading('Xác minh đơn tố cáo cán bộ', { path: 'II.3', time: dueOn('2026-12-31') }),
  ],
})
const today = '2026-11-21'

onPlans('kế hoạch công khai', (world) => {
  const made = async () => {
    const { planId } = await adoptedPlan(world(), { reading })
    const tasks = await listPublishableTasks(world().db, planId)
    return { planId, ids: tasks.map(({ id }) => id) }
  }

  test('chưa ai công khai thì không ai thấy; chỉ lãnh đạo của chính cơ quan công khai được', async () => {
    const { does, db } = world()
    const { planId } = await made()
    expect(await listPublicPlans(db, '00001', today)).toEqual([])
    expect(await findPublicPlan(db, planId, today)).toBeUndefined()
    expect(await listPromises(db, planId, today)).toEqual([])
    await expect(does('lan', publishPlan, { planId, version: 0, shown: [], kept: [] })).rejects.toBe(
      permissionRefusals.mayNot,
    )
    await expect(does('tu', publishPlan, { planId, version: 0, shown: [], kept: [] })).rejects.toBe(refusals.notFound)
    await expect(does('hung', unpublishPlan, { planId })).rejects.toBe(publishingRefusals.notPublic)
  })

  test('việc giữ nội bộ không bao giờ ra ngoài; giữ hết thì không công khai; thôi công khai thì hết ngay', async () => {
    const { does, db } = world()
    const { planId, ids } = await made()
    await expect(does('hung', publishPlan, { planId, version: 0, shown: ids, kept: ids })).rejects.toBe(
      publishingRefusals.nothingLeft,
    )
    await does('hung', publishPlan, { planId, version: 0, shown: ids, kept: [ids[2]] })
    expect((await listPromises(db, planId, today)).map(({ path }) => path)).toEqual(['II.1', 'II.2'])
    expect(await listPublicPlans(db, '00001', today)).toMatchObject([
      { id: planId, promises: 2, openLate: 1, openInTime: 1 },
    ])
    expect(await listPublicPlans(db, '00002', today)).toEqual([])
    const other = { planId, shown: ids, kept: [ids[0], ids[2]] }
    await expect(does('hung', publishPlan, { ...other, version: 0 })).rejects.toBe(publishingRefusals.changedMeanwhile)
    await does('hung', publishPlan, { ...other, version: 1 })
    expect((await listPromises(db, planId, today)).map(({ path }) => path)).toEqual(['II.2'])
    await does('hung', unpublishPlan, { planId })
    expect(await findPublicPlan(db, planId, today)).toBeUndefined()
    expect(await listPromises(db, planId, today)).toEqual([])
    expect((await listPublishableTasks(db, planId)).map(({ isKept }) => isKept)).toEqual([true, false, true])
    expect((await auditOf(world(), 'plans.publish-plan')).map(({ before, after }) => [before, after])).toEqual([
      [
        { public: false, keptInside: [] },
        { public: true, shown: 2, keptInside: [ids[2]] },
      ],
      [
        { public: true, keptInside: [ids[2]] },
        { public: true, shown: 1, keptInside: [ids[0], ids[2]] },
      ],
    ])
    // whoever opened the page before it was taken back does not bring it out again
    await expect(does('hung', publishPlan, { ...other, version: 2 })).rejects.toBe(publishingRefusals.changedMeanwhile)
    expect(await auditOf(world(), 'plans.unpublish-plan')).toHaveLength(1)
  })

  test('việc giữ nội bộ vẫn giữ nội bộ qua mọi lần sửa đổi: không nhắc tới, đánh số lại, tách', async () => {
    const { does, db } = world()
    const { planId, ids } = await made()
    await does('hung', publishPlan, { planId, version: 0, shown: ids, kept: [ids[2]] })
    const amendedBy = async (amendsPlanId: string, title: string, tasks: ReturnType<typeof aTaskReading>[]) => {
      const change = aReading({ number: '40/KH-UBND', title, tasks, reporting: [] })
      return (await adoptedPlan(world(), { reading: change, amendsPlanId })).planId
    }
    const marks = async (id: string) => (await listPublishableTasks(db, id)).map(({ text, isKept }) => [text, isKept])
    const partial = 'Sửa đổi, bổ sung một số nội dung Kế hoạch số 12/KH-UBND'
    const second = await amendedBy(planId, partial, [
      aTaskReading('Tập huấn hòa giải viên', { path: '1', time: dueOn('2026-12-20') }),
    ])
    expect(Object.fromEntries(await marks(second))).toEqual({
      'Tập huấn hòa giải viên': false,
      'Tuyên truyền Luật Đất đai': false,
      'Xác minh đơn tố cáo cán bộ': true,
    })
    const long = 'Tuyên truyền Luật Đất đai tại các thôn và tập huấn cho hòa giải viên về Luật Đất đai mới'
    const third = await amendedBy(second, 'Thay thế kế hoạch', [
      aTaskReading('Xác minh đơn tố cáo cán bộ', { path: 'I.1' }),
      aTaskReading(long, { path: 'I.2' }),
    ])
    expect(await marks(third)).toEqual([
      ['Xác minh đơn tố cáo cán bộ', true],
      [long, false],
    ])
    const inside = await listPublishableTasks(db, third)
    const shown = inside.map(({ id }) => id)
    await does('hung', publishPlan, { planId: third, version: 0, shown, kept: [shown[1]] })
    const parts = [
      aTaskReading('Tập huấn cho hòa giải viên về Luật Đất đai mới', { path: 'II.2' }),
      aTaskReading('Tuyên truyền Luật Đất đai tại các thôn', { path: 'II.1' }),
    ]
    const fourth = await amendedBy(third, 'Thay thế kế hoạch', parts)
    expect((await marks(fourth)).map(([, isKept]) => isKept)).toEqual([true, true])
    expect(await listPromises(db, fourth, today)).toEqual([])
  })

  test('kết quả từng việc theo đúng mốc: quá hạn, báo đã làm sau hạn, đã kiểm tra; đơn phản ánh nêu tên việc', async () => {
    const { does, db } = world()
    const { planId } = await made()
    await does('hung', publishPlan, { planId, version: 0, shown: [], kept: [] })
    const first = async () => (await listPromises(db, planId, today))[0]!
    expect(outcomeOf(await first())).toMatchObject({ label: 'Quá hạn', tone: 'danger' })
    await does('lan', claimObligation, { ...(await formFor(world(), planId, 'II.1')), doneDay: '20/11/2026' })
    expect(outcomeOf(await first())).toEqual({
      label: 'Báo đã làm',
      tone: 'good',
      more: 'Chưa kiểm tra xong. Xong sau hạn.',
    })
    expect(await findPublicPlan(db, planId, today)).toMatchObject({ doneLate: 1, openLate: 0 })
    const plan = (await findPublicPlan(db, planId, today))!
    expect(disputeWords(plan, await first())).toBe(
      'Về việc «II.1 Tập huấn hòa giải viên» trong Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND xã Một: ',
    )
  })

  test('sửa đổi bị hoàn tác: việc đã giữ nội bộ trong bản sửa đổi không lộ ra ở bản trước', async () => {
    const { does, db } = world()
    const { planId, ids } = await made()
    await does('hung', publishPlan, { planId, version: 0, shown: [], kept: [] })
    expect(await listPromises(db, planId, today)).toHaveLength(3)
    const change = aReading({
      number: '40/KH-UBND',
      title: 'Sửa đổi, bổ sung một số nội dung Kế hoạch số 12/KH-UBND',
      tasks: [aTaskReading('Tập huấn hòa giải viên', { path: '1', time: dueOn('2026-12-20') })],
      reporting: [],
    })
    const { planId: second } = await adoptedPlan(world(), { reading: change, amendsPlanId: planId })
    const secret = (await listPublishableTasks(db, second)).find(({ text }) => text === 'Xác minh đơn tố cáo cán bộ')!
    await does('hung', publishPlan, { planId: second, version: 0, shown: [secret.id], kept: [secret.id] })
    await does('hung', undoAdoption, { planId: second })
    expect((await listPromises(db, planId, today)).map(({ text }) => text)).not.toContain('Xác minh đơn tố cáo cán bộ')
    expect(await listPromises(db, planId, today)).toHaveLength(2)
    await expect(does('hung', publishPlan, { planId, version: 1, shown: ids, kept: [ids[2]] })).rejects.toMatchObject({
      status: 409,
    })
  })

  test('kế hoạch dài: mỗi trang 50 việc, trang nhỏ; việc không hiện trên trang thì giữ nguyên dấu, cả khi quá 2.000 việc', async () => {
    const { does, db, house } = world()
    const { planId, ids } = await made()
    await sql`insert into task select copy.* from task, generate_series(4, 2060) number, jsonb_populate_record(task,
        jsonb_build_object('id', gen_random_uuid(), 'position', number, 'path', 'V.' || number, 'text', repeat('Truyền thông cộng đồng ', 20),
          'kept_inside', number = 2060)) copy where task.id = ${ids[0]}`.execute(db)
    expect(await countPublishable(db, planId)).toEqual({ total: 2060, kept: 1 })
    const page = async (trang: string) => {
      const route = planPublishingRoutes['GET /nghiep-vu/ke-hoach/:planId/cong-khai']
      const path = paths.publishing(planId)
      const asked = { params: { planId }, query: { trang }, queryAll: {}, address: path, path, cookies: {} }
      const by = { actor: world().actors.hung, networkAddress: '', userAgent: '', requestId: '', csrf: 'x'.repeat(43) }
      const answer = await (route as ReadRoute).answer({ ...asked, ...by, house })
      if (answer.kind !== 'page') throw new Error(answer.kind)
      return renderToString(answer.page.body)
    }
    const first = await page('1')
    expect(Buffer.byteLength(first)).toBeLessThan(100_000)
    expect(first.match(/name="kept"/gu)).toHaveLength(50)
    expect(first).toContain('Lưu và xem trang sau')
    expect(first).not.toContain('>Công khai kế hoạch</button>')
    const end = await page('42')
    expect(end).toContain('Công khai kế hoạch</button>')
    // only keeping the marks leads on to the page that lets all out
    expect(first).not.toMatch(/href="[^"]*trang=/u)
    expect(end.match(/href="[^"]*trang=\d+/gu)).toEqual([expect.stringContaining('trang=41')])
    // a page of marks lets nothing out
    const shown = (await listPublishableTasks(db, planId)).map(({ id }) => id)
    expect(shown).toHaveLength(50)
    await expect(does('tu', keepInside, { planId, version: 0, shown, kept: [] })).rejects.toBe(refusals.notFound)
    expect(await does('hung', keepInside, { planId, version: 0, shown, kept: [ids[2]] })).toMatchObject({ kept: 2 })
    await expect(does('hung', keepInside, { planId, version: 0, shown, kept: [] })).rejects.toBe(
      publishingRefusals.changedMeanwhile,
    )
    expect(await findPublicPlan(db, planId, today)).toBeUndefined()
    const last = (await listPublishableTasks(db, planId, 42)).map(({ id }) => id)
    expect(last).toHaveLength(10)
    // what a form names as kept stays inside, also where the form does not say what it showed
    const published = { planId, version: 1, shown: last, kept: [last.at(-1), ids[0]] }
    expect(await does('hung', publishPlan, published)).toMatchObject({ shown: 2057 })
    expect((await auditOf(world(), 'plans.publish-plan'))[0]).toMatchObject({
      before: { keptInside: [last.at(-1)] },
      after: { keptInside: [ids[0], last.at(-1)] },
    })
    expect(await countPublishable(db, planId)).toEqual({ total: 2060, kept: 3 })
    const promised = await listPromises(db, planId, today, { page: 1, limit: 2060 })
    expect(promised.map(({ id }) => id)).not.toContain(ids[2])
    expect(promised.map(({ id }) => id)).not.toContain(ids[0])
    // of a plan that is public every page may be opened at once
    expect(await page('1')).toContain('rel="next"')
    await expect(does('hung', keepInside, { planId, version: 2, shown, kept: [] })).rejects.toBe(
      publishingRefusals.changedMeanwhile,
    )
    expect(await does('hung', publishPlan, { planId, version: 2, shown, kept: [] })).toMatchObject({ shown: 2059 })
  })

  test('kế hoạch đã rút không còn công khai', async () => {
    const { does, db } = world()
    const { planId } = await made()
    await does('hung', publishPlan, { planId, version: 0, shown: [], kept: [] })
    await does('hung', undoAdoption, { planId })
    expect(await listPublicPlans(db, '00001', today)).toEqual([])
    expect(await listPromises(db, planId, today)).toEqual([])
    await expect(does('hung', publishPlan, { planId, version: 0, shown: [], kept: [] })).rejects.toBe(
      refusals.notAdopted,
    )
  })
})
