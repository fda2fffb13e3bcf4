import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { listPlans } from '#domains/plans/plan.queries.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  dueOn,
  formFor,
  onPlans,
  onRequest,
} from '#domains/plans/plans.fixtures.ts'
import { countQueue, listQueue, type QueueRow, queuePageSize } from '#domains/plans/queue.queries.ts'
import { queueRoutes } from '#domains/plans/queue.routes.ts'
import { type QueueFilter, wholeScope } from '#domains/plans/queue-filter.ts'
import { queueKeyOf } from '#domains/plans/queue-order.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { ReadRoute } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

const all: QueueFilter = { ...wholeScope, state: 'all', page: 1 }

onPlans('tìm và lọc việc', (world) => {
  const paths = async (filter: Partial<QueueFilter>) =>
    (await listQueue(world().db, world().actors.lan, world().today, { ...all, ...filter })).map((row) => row.path)

  test.each([
    { search: 'dat dai', finds: ['II.1'] },
    { search: 'ĐẤT ĐAI', finds: ['II.1'] },
    { search: 'đai  thôn', finds: ['II.1'] },
    { search: '50%', finds: ['II.2'] },
    { search: '%', finds: ['II.1', 'II.2', 'II.3'] },
    { search: 'thon dai', finds: ['II.1'] },
    { search: 'tuyên tru', finds: ['II.1'] },
    { search: 'tuy truyen', finds: [] },
    { search: 'et_qua', finds: [] },
    { search: 'ket_q', finds: ['II.3'] },
    { search: 'qua_ket', finds: [] },
    { search: '«ket_qua»', finds: ['II.3'] },
    { search: '129/QĐ-TTg', finds: ['II.1'] },
    { search: '29/QĐ-TTg', finds: [] },
    { search: '129-QĐ/TTg', finds: [] },
    { search: 'phong van hoa', finds: ['II.1', 'II.2', 'II.3'] },
    { search: 'II.3', finds: ['II.3'] },
    { search: 'đất viên', finds: [] },
    { search: '   ', finds: ['II.1', 'II.2', 'II.3'] },
  ])('gõ «$search»', async ({ search, finds }) => {
    const reading = aReading({
      tasks: [
        aTaskReading('Tuyên truyền Luật Đất đai tại các thôn theo Quyết định 129/QĐ-TTg', { path: 'II.1' }),
        aTaskReading('Ít nhất 50% hòa giải viên được tập huấn', { path: 'II.2' }),
        aTaskReading('Cập nhật tệp ket_qua', { path: 'II.3' }),
      ],
    })
    await adoptedPlan(world(), { reading })
    expect(await paths({ search })).toEqual(finds)
  })

  test('việc cùng hạn đứng theo thứ tự của kế hoạch, và sang trang không mất, không lặp', async () => {
    const tasks = Array.from({ length: 120 }, (_, index) =>
      aTaskReading(`Việc số ${index}`, { path: `${index}`, time: dueOn('2026-12-01') }),
    )
    await adoptedPlan(world(), { reading: aReading({ tasks }) })
    const pages = [...(await paths({ page: 1 })), ...(await paths({ page: 2 })), ...(await paths({ page: 3 }))]
    expect(pages).toEqual(tasks.map((task) => task.path))
    expect(await paths({ page: 1 })).toHaveLength(queuePageSize)
    expect(await paths({ page: 4 })).toEqual([])
    expect(await countQueue(world().db, world().actors.lan, world().today, all)).toBe(120)
  })

  test.each(['due', 'late', 'plan'] as const)(
    'sang trang tiếp bằng khóa và trở lại, thứ tự %s: không mất, không lặp, ai xem cũng vậy',
    async (order) => {
      const tasks = Array.from({ length: 70 }, (_, index) =>
        aTaskReading(`Việc số ${index}`, {
          path: `${index}`,
          time: index % 3 === 0 ? onRequest : dueOn(`2026-10-${10 + (index % 7)}`),
        }),
      )
      await adoptedPlan(world(), { reading: aReading({ tasks }) })
      await adoptedPlan(world(), { reading: aReading({ tasks, number: '13/KH-UBND' }) })
      await sql`update obligation set state = 'claimed', claimed_by = ${world().ids.lan}, claimed_at = now(), done_day = date '2026-10-08' + position + (random() * 9)::integer
        where state = 'open' and ${order} = 'late'`.execute(world().db)
      const state = order === 'late' ? 'done' : 'all'
      const everywhere: Actor = { ...world().actors.mai, grants: [{ ...world().actors.mai.grants[0]!, bodyPath: '/' }] }
      for (const actor of [world().actors.lan, world().actors.mai, everywhere]) {
        const page = (change: Partial<QueueFilter>) =>
          listQueue(world().db, actor, world().today, { ...all, state, order, ...change })
        const pages = [await page({}), await page({ page: 2 }), await page({ page: 3 }), await page({ page: 4 })]
        const whole = pages.flat()
        const count = await countQueue(world().db, actor, world().today, { ...all, state })
        expect([whole.length, new Set(whole.map((row) => row.obligationId)).size]).toEqual([count, count])
        const onwards: QueueRow[] = []
        for (
          let rows = await page({});
          rows.length > 0;
          rows = await page({ after: queueKeyOf(order, rows.at(-1)!.key)! })
        )
          onwards.push(...rows)
        expect(onwards.map((row) => row.key)).toEqual(whole.map((row) => row.key))
        const backwards: QueueRow[] = []
        for (
          let rows = onwards.slice(-1);
          rows.length > 0;
          rows = await page({ before: queueKeyOf(order, rows[0]!.key)! })
        )
          backwards.unshift(...rows)
        expect(backwards.map((row) => row.key)).toEqual(whole.map((row) => row.key))
      }
    },
  )

  test('tìm kế hoạch theo số và trích yếu, không dấu', async () => {
    await adoptedPlan(world())
    const { db, actors, today } = world()
    const found = async (search: string) => (await listPlans(db, actors.mai, today, search, 1)).length
    expect([await found('12/kh'), await found('pho bien 2026'), await found('%'), await found('13/KH')]).toEqual([
      1, 1, 0, 0,
    ])
  })

  test('người được giao thấy việc của mình; điều kiện lọc nằm trong địa chỉ', async () => {
    const { planId } = await adoptedPlan(world())
    const first = await formFor(world(), planId, 'II.2')
    await world().does('lan', claimObligation, { ...first, doneDay: '2026-11-20' })
    const shows = async (query: Record<string, string>) => {
      const route = queueRoutes['GET /nghiep-vu/nhiem-vu'] as ReadRoute
      const answer = await route.answer(requestOf(world(), query))
      if (answer.kind !== 'page') throw new Error(answer.kind)
      return renderToString(answer.page.body)
    }
    const countsCells = async (query: Record<string, string>) => {
      const links = [
        ...(await shows(query)).matchAll(
          /href="([^"]*tt=(?:late|done-late|done-in-time|open-in-time|waiting)[^"]*)">(\d+)/g,
        ),
      ]
      expect(links.length).toBe(5)
      for (const [, href, said] of links) {
        const linked = Object.fromEntries(new URL(href!.replaceAll('&amp;', '&'), 'http://x').searchParams)
        expect([href, await counts(linked)]).toEqual([href, Number(said)])
      }
    }
    const counts = async (query: Record<string, string>) => {
      const html = await shows(query)
      return html.includes('Không có mốc nào ở đây') ? 0 : Number(/: (\d+) mốc<\/caption>/.exec(html)?.[1])
    }
    expect(await counts({})).toBe(5)
    expect(await counts({ tt: 'to-check' })).toBe(0)
    expect(await counts({ tt: 'done' })).toBe(1)
    expect(await counts({ tt: 'all', tim: 'loa' })).toBe(4)
    expect(await counts({ tt: 'all', 'ke-hoach': planId })).toBe(7)
    expect(await counts({ tt: 'all', 'co-quan': world().bodies.first.id })).toBe(1)
    expect(await counts({ tt: 'all', cua: 'toi' })).toBe(0)
    await countsCells({})
    await countsCells({ tt: 'late', tim: 'loa', nam: '2026', 'dia-ban': '24' })
    expect(await counts({ tt: 'all', 'don-vi': world().bodies.first.id })).toBe(7)
    expect(await counts({ tt: 'all', 'don-vi': world().bodies.second.id })).toBe(0)
    expect(await counts({ tt: 'all', 'dia-ban': '24' })).toBe(7)
    expect(await counts({ tt: 'all', 'dia-ban-rieng': '24' })).toBe(0)
    expect(await counts({ tt: 'all', 'dia-ban-rieng': '00001', nam: '2026' })).toBeGreaterThan(0)
    expect(await counts({ tt: 'all', nam: '2031' })).toBe(0)
    const shown = await shows({ 'dia-ban': '00001', nam: '2026', 'don-vi': world().bodies.first.id })
    for (const name of ['Địa bàn: Nơi 00001', 'Hạn trong năm 2026', 'Đơn vị: UBND xã Một'])
      expect(shown).toContain(name)
    expect(await shows({ 'ke-hoach': world().ids.lan })).toContain('Kế hoạch không tìm thấy')
    expect(await counts({ 'dia-ban': '%', 'dia-ban-rieng': "'; --", nam: '20x6', 'don-vi': '1' })).toBe(5)
    // an address typed by hand is a list, not a fault
    expect(await counts({ tt: 'drop', 'ke-hoach': "x'", trang: '-5' })).toBe(5)
    expect(await counts({ trang: '999999', tim: '%'.repeat(500) })).toBe(0)
    expect(await shows({ tim: '<script>alert(1)</script>' })).not.toContain('<script>alert')
  })

  test('một trang việc và một trang nhiệm vụ hỏi cơ sở dữ liệu ít lần, dù nhiều hay ít dữ liệu', async () => {
    const statements = async (run: (db: Db) => Promise<unknown>) => {
      let count = 0
      const db = world().db.withPlugin({
        transformQuery: ({ node }) => {
          count++
          return node
        },
        transformResult: async ({ result }) => result,
      })
      await run(db)
      return count
    }
    const measure = async (planId: string) => {
      const { taskId } = await formFor(world(), planId, '0')
      const route = queueRoutes['GET /nghiep-vu/nhiem-vu'] as ReadRoute
      return {
        task: await statements((db) => loadTaskPage(db, world().actors.lan, taskId)),
        queue: await statements(async (db) => {
          const request = requestOf(world(), { tt: 'all' })
          await route.answer({
            ...request,
            house: { ...request.house, database: { ...request.house.database, kysely: db } },
          })
        }),
      }
    }
    const withTasks = (count: number) => {
      const tasks = Array.from({ length: count }, (_, index) => aTaskReading(`Việc số ${index}`, { path: `${index}` }))
      return adoptedPlan(world(), { reading: aReading({ tasks }) })
    }
    const few = await measure((await withTasks(1)).planId)
    const many = await measure((await withTasks(60)).planId)
    expect(many).toEqual(few)
    expect(many.task).toBeLessThanOrEqual(13)
    expect(many.queue).toBeLessThanOrEqual(10)
  })
})

function requestOf({ house, actors }: Parameters<typeof formFor>[0], query: Record<string, string>): WebRequest {
  return {
    house,
    actor: actors.lan,
    params: {},
    query,
    queryAll: {},
    address: '/nghiep-vu/nhiem-vu',
    path: '/nghiep-vu/nhiem-vu',
    cookies: {},
    networkAddress: '',
    userAgent: '',
    requestId: '',
    csrf: '',
  }
}
