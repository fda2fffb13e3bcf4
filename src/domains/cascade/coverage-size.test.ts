import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import {
  adopted,
  type CascadeWorld,
  communeReading,
  follow,
  issued,
  onCascade,
  provincePlan,
  provinceReading,
} from '#domains/cascade/cascade.fixtures.ts'
import {
  listAddresseeRows,
  listMatrixCells,
  listParentTasks,
  loadParentPlan,
} from '#domains/cascade/coverage.queries.ts'
import { coveragePage, coveragePageSize } from '#domains/cascade/pages/coverage-page.tsx'
import { addBody, addPlace } from '#domains/people/testing/people-house.ts'
import { aTaskReading } from '#domains/plans/plans.fixtures.ts'

const communes = 130
const tasks = 40
const pageMsMax = 300

onCascade('cỡ một tỉnh: 130 xã, 40 nhiệm vụ', (world) => {
  test('giao xuống thì đủ 5.200 ô; trang bao phủ mở trong 300 ms', async () => {
    await settle(world())
    const planId = await provincePlan(world(), provinceReading({ tasks: manyTasks() }))
    await issued(world(), planId)
    await adopted(world(), world().actors.hung, world().bodies.first.id, communeReading())
    await follow(world())
    await sql`analyze`.execute(world().db)
    const times: number[] = []
    for (let turn = 0; turn < 5; turn++) {
      const began = performance.now()
      const { rows, html } = await open(world(), planId)
      times.push(performance.now() - began)
      expect(rows).toHaveLength(communes)
      expect(rows.reduce((sum, row) => sum + row.figures.due, 0)).toBe(communes * tasks)
      expect(html).toContain(`${communes} cơ quan`)
    }
    expect(Math.min(...times), times.map(Math.round).join(', ')).toBeLessThan(pageMsMax)
  }, 120_000)
})

async function settle({ db, bodies }: CascadeWorld): Promise<void> {
  for (let index = 3; index <= communes; index++) {
    const place = `${10_000 + index}`
    await addPlace(db, place, '24')
    await addBody(db, {
      name: `UBND xã ${index}`,
      place: `24/${place}/`,
      path: `/1/x${index}/`,
      parentId: bodies.province.id,
    })
  }
}

function manyTasks() {
  return Array.from({ length: tasks }, (_, index) =>
    aTaskReading(`Việc thứ ${index} về lĩnh vực ${String.fromCharCode(97 + (index % 26))} của kế hoạch`, {
      path: `II.${index + 1}`,
      lead: ['UBND các xã, phường'],
    }),
  )
}

/** What the route does, and the page drawn. */
async function open({ db, thu, today, house }: CascadeWorld, planId: string) {
  const plan = await loadParentPlan(db, thu, planId)
  const rows = await listAddresseeRows(db, thu, { planId })
  const shown = rows.slice(0, coveragePageSize)
  const cells = await listMatrixCells(
    db,
    shown.map((row) => row.id),
  )
  const view = {
    csrf: 'x',
    today,
    now: house.clock.now(),
    path: '/',
    address: '/',
    query: {},
    actor: thu,
    typed: {},
  }
  const filter = { tag: 'all' as const, search: '', page: 1 }
  const props = {
    plan,
    rows,
    found: rows,
    shown,
    cells,
    filter,
    tasks: await listParentTasks(db, planId),
    choices: null,
  }
  return { rows, html: renderToString(coveragePage(props, view).body) }
}
