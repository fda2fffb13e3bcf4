import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { findChoiceBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { nameDenouncerReader } from '#domains/matters/acts/name-denouncer-reader.ts'
import { matterDeskRoutes } from '#domains/matters/desk/desk.routes.ts'
import { loadMatterPage } from '#domains/matters/desk/matter-page.queries.ts'
import { countForPrint, listForPrint, printPartSize } from '#domains/matters/desk/register.queries.ts'
import { aDeskRequest, addProvince, files, onMatters, type Who } from '#domains/matters/matters.fixtures.ts'
import { actorFor, addBody, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import type { Answer } from '#platform/http/answer.ts'
import type { Again } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

onMatters('các trang của bàn', (world) => {
  const request = (who: Who, more: Partial<WebRequest> = {}): WebRequest => ({
    ...aDeskRequest(world().house),
    actor: world().actors[who],
    ...more,
  })
  const htmlOf = (answer: Answer) => (answer.kind === 'page' ? renderToString(answer.page.body) : '')
  const route = (key: string) => matterDeskRoutes[key as keyof typeof matterDeskRoutes]!

  test('phần đã tách bị từ chối thì lời đã gõ còn đó, và nguyên văn không hiện lại', async () => {
    const { does, ids } = world()
    const { matter } = await files(world(), 'to-cao', { words: 'Tôi giữ tin nhắn zq1.' })
    const naming = { personId: ids.lan, reason: 'Cần đọc nguyên văn để xác minh.' }
    await does('hung', nameDenouncerReader, { matterId: matter.id, version: '0', ...naming })
    const path = `/nghiep-vu/so-theo-doi/${matter.id}/tach-thong-tin`
    const strip = route('POST /nghiep-vu/so-theo-doi/:matterId/tach-thong-tin')
    const again: Again = {
      typed: { stripped: 'Một cán bộ nhận tiền khi làm giấy.', title: '' },
      refusal: { sentence: 'Hãy ghi trích yếu.', fields: { title: 'Hãy ghi trích yếu.' } },
      status: 422,
    }
    const shown = async (who: Who) => {
      if (strip.kind !== 'submit') throw new Error('It is a form.')
      return htmlOf(await strip.again!(request(who, { params: { matterId: matter.id }, path, address: path }), again))
    }
    expect(await shown('lan')).toContain('Một cán bộ nhận tiền khi làm giấy.</textarea>')
    expect(await shown('lan')).not.toContain('zq1')
    expect(await shown('hung')).not.toContain('name="stripped"')
  })

  test('hơn một trăm cơ quan: cơ quan mình đứng đầu, còn lại tìm theo tên; cơ quan đã chọn luôn mở được', async () => {
    const { db, bodies, house } = world()
    for (let index = 0; index < 110; index++)
      await addBody(db, {
        name: `UBND xã Thứ ${index}`,
        place: '24/00001/',
        path: `/1/${100 + index}/`,
        parentId: bodies.province.id,
      })
    const last = await addBody(db, {
      name: 'UBND xã Cuối',
      place: '24/00001/',
      path: '/1/9/',
      parentId: bodies.province.id,
    })
    const id = await addOfficer(house, { name: 'Vũ Thị Thu', homeBodyId: bodies.second.id })
    await giveRole(house, id, 'leader', { bodyId: bodies.province.id, reach: 'subtree' })
    const thu = await actorFor(house, id)
    const all = await listChoiceBodies(db, thu, 'approve matters', undefined)
    expect(all.bodies).toHaveLength(100)
    expect(all.more).toBe(16)
    expect(all.bodies[0]!.bodyId).toBe(bodies.second.id)
    expect((await listChoiceBodies(db, thu, 'approve matters', 'xa cuoi')).bodies.map(({ bodyId }) => bodyId)).toEqual([
      last.id,
    ])
    expect(await findChoiceBody(db, thu, 'approve matters', last.id)).toMatchObject({ bodyName: 'UBND xã Cuối' })
    expect(await findChoiceBody(db, world().actors.lan, 'work on matters', last.id)).toBeUndefined()
  })

  test('sổ dài in thành từng phần, không sót số nào, và nói tổng số thật', async () => {
    const { db, bodies, actors } = world()
    const { matter } = await files(world(), 'phan-anh')
    const count = printPartSize + 5
    await sql`insert into matter (id, submission_id, kind, body_id, number, year, state, title, received_at, received_on, folded)
      select gen_random_uuid(), submission_id, kind, body_id, n, year, state, title, received_at, received_on, folded
      from matter cross join generate_series(2, ${count}::int) n where id = ${matter.id}`.execute(db)
    const span = { bodyId: bodies.first.id, from: '2026-01-01', to: '2026-12-31' }
    expect(await countForPrint(db, actors.lan, span)).toBe(count)
    expect(await countForPrint(db, actors.tu, span)).toBe(0)
    const parts = [1, 2].map((part) => listForPrint(db, actors.lan, { ...span, part }))
    const numbers = (await Promise.all(parts)).flat().map(({ number }) => number)
    expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1))
    const print = route('GET /nghiep-vu/so-theo-doi/in')
    const html = print.kind === 'read' ? htmlOf(await print.answer(request('lan', { query: { phan: '2' } }))) : ''
    expect(html).toContain(`Sổ in làm 2 phần. Đây là phần 2, từ số ${printPartSize + 1}/2026`)
    expect(html.replaceAll(/<[^>]+>/gu, '')).toMatch(/Tổng số từ ngày 01\/01\/2026 đến ngày 21\/11\/2026: 205\./u)
  })

  test('chuyển cơ quan: nơi nhận của tỉnh mình trước, tỉnh khác thì chọn', async () => {
    const { db, house, actors } = world()
    await addProvince(world(), '25', 3)
    const { matter } = await files(world(), 'phan-anh')
    const page = (province?: string) =>
      loadMatterPage(db, house.secretKey, actors.lan, '2026-11-21', matter.id, province)
    expect((await page()).desks.map(({ bodyName }) => bodyName)).toEqual(['UBND xã Hai'])
    expect((await page('25')).desks).toHaveLength(3)
    expect((await page('99')).provinceId).toBe('24')
  })
})
