import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { correctDisclosure } from '#domains/disclosure/acts/correct-disclosure.ts'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { withdrawDisclosure } from '#domains/disclosure/acts/withdraw-disclosure.ts'
import { enterOne, formOf } from '#domains/disclosure/disclosure.fixtures.ts'
import { addCorrection, saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { disclosuresRoutes } from '#domains/disclosure/disclosures.routes.ts'
import { publicDisclosuresRoutes } from '#domains/disclosure/public.routes.ts'
import { goesInto } from '#domains/people/testing/people-house.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import type { ReadRoute } from '#platform/http/routes.ts'

onPlans('trang công khai thông tin của một xã', (world) => {
  test('nói rõ cái gì, ở đâu, cái gì chưa; mục đã rút thì hết; đính chính ai cũng thấy', async () => {
    const { does } = world()
    await enterOne(world(), { title: 'Dự toán chưa công khai' })
    await enterOne(world(), {
      title: 'Báo cáo quá hạn',
      madeOn: '02/11/2026',
      dueOn: '09/11/2026',
      dueBy: 'Quyết định 12/QĐ-UBND',
    })
    // its days off are not known here: nobody is late by it
    await enterOne(world(), { title: 'Báo cáo chưa chắc hạn', madeOn: '03/11/2026' })
    const line = await enterOne(world(), { title: 'Thu, chi các quỹ' })
    const public_ = await does('lan', notePublished, {
      ...formOf(line),
      publishedOn: '18/11/2026',
      publishedAt: 'https://xamot.example.vn/quy',
    })
    await does('lan', correctDisclosure, {
      ...formOf(public_),
      correctedOn: '20/11/2026',
      words: 'Quỹ <b>khuyến học</b> là 12 triệu',
    })
    const wrong = await enterOne(world(), { title: 'Ghi nhầm của người khác' })
    await does('lan', withdrawDisclosure, { ...formOf(wrong), withdrawnWhy: 'Ghi trùng' })
    const html = await shows(world(), '00001')
    expect(html).toContain('Chưa công khai, hạn 23/11/2026')
    expect(html).toContain('Chưa công khai, đã quá hạn 09/11/2026')
    expect(html).toContain('Chưa công khai, hạn 10/11/2026 (lịch nghỉ chưa chắc)')
    expect(html).toContain('href="https://xamot.example.vn/quy"')
    expect(html).toContain('Quỹ &lt;b>khuyến học&lt;/b> là 12 triệu')
    expect(html).toContain('/gui/thong-tin')
    expect(html).not.toContain('Ghi nhầm')
    // who wrote it stays inside
    expect(html).not.toContain('Nguyễn Thị Lan')
    expect(await shows(world(), '00001', { tim: 'cac quy' })).not.toContain('Dự toán chưa công khai')
    expect(await shows(world(), '00002')).not.toContain('Dự toán chưa công khai')
  })

  test('xã kế tục cho xem cả mục của xã đã nhập vào mình; chia cho nhiều nơi thì ở lại nơi cũ', async () => {
    const { db, bodies } = world()
    await enterOne(world(), { title: 'Của xã Hai cũ', bodyId: bodies.second.id }, 'tu')
    expect(await shows(world(), '00001')).not.toContain('Của xã Hai cũ')
    await goesInto(db, bodies.second, bodies.first)
    expect(await shows(world(), '00001')).toContain('Của xã Hai cũ')
    await db
      .insertInto('body_succession')
      .values({
        old_id: bodies.second.id,
        new_id: bodies.justice.id,
        on_day: '2026-11-20',
        kind: 'split',
        decision: '',
      })
      .execute()
    expect(await shows(world(), '00001')).not.toContain('Của xã Hai cũ')
    expect(await shows(world(), '00002')).toContain('Của xã Hai cũ')
  })

  test('nói đến hết ngày nào thì còn công khai, và đã hết hạn khi ngày ấy qua', async () => {
    const { does } = world()
    const publish = async (title: string, keepUntil: string) =>
      does('lan', notePublished, {
        ...formOf(await enterOne(world(), { title, keepUntil })),
        publishedOn: '18/11/2026',
        publishedAt: `https://xamot.example.vn/${keepUntil}`,
      })
    await publish('Còn hạn', '21/11/2026')
    await publish('Hết hạn', '20/11/2026')
    const html = await shows(world(), '00001')
    expect(html).toContain('đến hết ngày 21/11/2026')
    expect(html).toContain('Mở xem «Còn hạn»')
    expect(html).toContain('Đã hết hạn công khai ngày 20/11/2026')
    expect(html).not.toContain('Mở xem «Hết hạn»')
    expect(html).not.toContain('Đã hết hạn công khai ngày 21')
  })

  test('nhiều mục thì chia trang, mỗi trang nhẹ, cả khi mọi lời đều dài hết mức', async () => {
    const { database, db, ids } = world()
    const long = (letters: number) =>
      'Điều chỉnh dự toán hỗ trợ người nghèo ở xã Một '.repeat(40).slice(0, letters).trim()
    const line = await enterOne(world())
    for (let index = 1; index <= 21; index++)
      await database.transaction(async (tx) => {
        const id = newId(index)
        await saveDisclosure(tx, {
          ...{ ...line, id, kind: 'investment-and-land', number: long(100), dueBy: '' },
          title: `Thông báo thứ ${index} ${long(480)}`,
          ...{ publishedOn: '2026-11-20', publishedAt: `https://xamot.example.vn/${'a'.repeat(470)}` },
        })
        for (let turn = 0; turn < 6; turn++)
          await addCorrection(tx, id, {
            ...{ correctedOn: '2026-11-21', by: ids.lan, now: new Date(turn) },
            words: `Lần ${turn + 1}: ${long(985)}`,
          })
      })
    await db.deleteFrom('disclosure').where('id', '=', line.id).execute()
    const first = await shows(world(), '00001')
    // the shell around it takes less than 20 KB
    expect(Buffer.byteLength(first)).toBeLessThan(100_000)
    expect(first).toContain('Lần 6: ')
    expect(first).toContain('Lần 5: ')
    expect(first).not.toContain('Lần 4: ')
    expect(first).toContain('Và 4 lần đính chính trước.')
    const list = await deskPage(world(), `GET ${disclosurePaths.list}`)
    expect(Buffer.byteLength(list)).toBeLessThan(90_000)
    expect(list).toContain('Đầu tư, đất đai')
    expect(first).toContain('Trang sau')
    expect(first).not.toContain('Thông báo thứ 1 ')
    expect(await shows(world(), '00001', { trang: '2' })).toContain('Thông báo thứ 1 ')
    expect(await shows(world(), '00001', { trang: '99' })).toContain('Thông báo thứ 1 ')
  })

  test('nơi không có thì nói là không có', async () => {
    await expect(shows(world(), '99999')).rejects.toMatchObject({ status: 404 })
  })
})

/** What everybody reads. */
async function shows({ house }: World, placeId: string, query: Record<string, string> = {}): Promise<string> {
  const path = disclosurePaths.publicOne(placeId)
  const route = publicDisclosuresRoutes[`GET ${disclosurePaths.publicOne(':placeId')}` as `GET /${string}`] as ReadRoute
  const nobody = { actor: undefined, networkAddress: '', userAgent: '', requestId: '', csrf: '' }
  const answer = await route.answer({
    params: { placeId },
    query,
    queryAll: {},
    address: path,
    path,
    cookies: {},
    ...nobody,
    house,
  })
  if (answer.kind !== 'page') throw new Error(answer.kind)
  return renderToString(answer.page.body)
}

/** What Lan sees at her desk. */
async function deskPage({ house, actors }: World, name: string): Promise<string> {
  const route = disclosuresRoutes[name as `GET /${string}`] as ReadRoute
  const answer = await route.answer({
    ...{ params: {}, query: {}, queryAll: {}, address: '', path: '', cookies: {} },
    ...{ networkAddress: '', userAgent: '', requestId: '', csrf: '' },
    actor: actors.lan,
    house,
  })
  if (answer.kind !== 'page') throw new Error(answer.kind)
  return renderToString(answer.page.body)
}
