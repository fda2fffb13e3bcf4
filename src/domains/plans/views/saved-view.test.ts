import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { closeAccount } from '#domains/people/acts/manage-account.ts'
import { operator } from '#domains/people/operator.ts'
import { chooseDefaultView } from '#domains/plans/acts/choose-default-view.ts'
import { deleteView } from '#domains/plans/acts/delete-view.ts'
import { moveView } from '#domains/plans/acts/move-view.ts'
import { renameView } from '#domains/plans/acts/rename-view.ts'
import { saveView } from '#domains/plans/acts/save-view.ts'
import { shareView } from '#domains/plans/acts/share-view.ts'
import { adoptedPlan, auditOf, everythingIn, onPlans, type Who, type World } from '#domains/plans/plans.fixtures.ts'
import { queueRoutes } from '#domains/plans/queue.routes.ts'
import { listBodiesToShare, listViews } from '#domains/plans/views/saved-view.queries.ts'
import { orderAfterMove, refusals, viewsMax } from '#domains/plans/views/saved-view.ts'
import { viewsRoutes } from '#domains/plans/views/views.routes.ts'
import { perform } from '#platform/acts/act.ts'
import { answerAgain, type ReadRoute, type SubmitRoute } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

const save = async (world: World, who: Who, name: string, query = 'tt=late') =>
  (await world.does(who, saveView, { name, query })).viewId

const viewsOf = ({ db, actors, today }: World, who: Who) => listViews(db, actors[who], today)
const ownNames = async (world: World, who: Who) => (await viewsOf(world, who)).own.map((one) => one.name)
const sharedNames = async (world: World, who: Who) => (await viewsOf(world, who)).shared.map((one) => one.name)

onPlans('bộ lọc đã lưu', (world) => {
  test('tên trống, tên dài, tên đã có, quá 30 bộ lọc: từ chối, không để lại gì', async () => {
    await save(world(), 'lan', 'Quá hạn')
    const before = await everythingIn(world())
    for (const name of ['', '   ', 'a'.repeat(61)])
      await expect(save(world(), 'lan', name)).rejects.toMatchObject({ status: 422, fields: { name: /./ } })
    await expect(save(world(), 'lan', '  QUÁ   hạn ')).rejects.toMatchObject({ status: 422 })
    await expect(world().does('lan', saveView, { name: 'Không có bộ lọc' })).rejects.toMatchObject({ status: 422 })
    await expect(save(world(), 'lan', 'Dài', 'x'.repeat(9_000))).rejects.toMatchObject({ status: 422 })
    expect(await everythingIn(world())).toEqual(before)
    await save(world(), 'hung', 'Quá hạn')
    for (let count = 1; count < viewsMax; count++) await save(world(), 'lan', `Bộ lọc ${count}`)
    await expect(save(world(), 'lan', 'Một bộ lọc nữa')).rejects.toThrow(refusals.tooMany.message)
    expect(await ownNames(world(), 'lan')).toHaveLength(viewsMax)
  })

  test('bộ lọc của người khác, kể cả đã được chia sẻ, coi như không có; không ai sửa được', async () => {
    const viewId = await save(world(), 'lan', 'Của Lan')
    await world().does('lan', shareView, { viewId, bodyId: world().bodies.first.id })
    const before = await everythingIn(world())
    for (const id of [viewId, newId()]) {
      const attempts = [
        () => world().does('hung', renameView, { viewId: id, name: 'Của Hùng' }),
        () => world().does('hung', deleteView, { viewId: id }),
        () => world().does('hung', moveView, { viewId: id, direction: 'up' }),
        () => world().does('hung', shareView, { viewId: id, bodyId: '' }),
        () => world().does('hung', chooseDefaultView, { viewId: id }),
      ]
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(refusals.notFound.message)
    }
    await expect(world().does('lan', moveView, { viewId, direction: 'left' })).rejects.toMatchObject({ status: 422 })
    await expect(world().does('lan', deleteView, { viewId: "x'" })).rejects.toMatchObject({ status: 422 })
    expect(await everythingIn(world())).toEqual(before)
  })

  test('chỉ chia sẻ được với cơ quan mình được xem nhiệm vụ; người ngoài cơ quan ấy không thấy', async () => {
    const { bodies } = world()
    const viewId = await save(world(), 'lan', 'Quá hạn của xã')
    for (const bodyId of [bodies.second.id, bodies.province.id, newId()])
      await expect(world().does('lan', shareView, { viewId, bodyId })).rejects.toMatchObject({ status: 422 })
    expect(await sharedNames(world(), 'hung')).toEqual([])
    await world().does('lan', shareView, { viewId, bodyId: bodies.first.id })
    expect((await viewsOf(world(), 'hung')).shared).toMatchObject([
      { name: 'Quá hạn của xã', query: 'tt=late', ownerName: 'Nguyễn Thị Lan', sharedWith: 'UBND xã Một' },
    ])
    expect(await sharedNames(world(), 'mai')).toEqual(['Quá hạn của xã'])
    expect(await sharedNames(world(), 'tu')).toEqual([])
    expect(await sharedNames(world(), 'lan')).toEqual([])
    const { db, actors, today } = world()
    expect(await listViews(db, { ...actors.hung, grants: [] }, today)).toEqual({ own: [], shared: [] })
    await world().does('lan', shareView, { viewId, bodyId: '' })
    expect(await sharedNames(world(), 'hung')).toEqual([])
    const offered = async (who: Who) => (await listBodiesToShare(db, actors[who])).map((one) => one.id)
    expect(await offered('lan')).toEqual([bodies.office.id, bodies.first.id])
    expect(await offered('tu')).toEqual([bodies.second.id])
  })

  test('đóng tài khoản thì những gì người đó chia sẻ biến mất', async () => {
    const viewId = await save(world(), 'lan', 'Của người sắp nghỉ')
    await world().does('lan', shareView, { viewId, bodyId: world().bodies.first.id })
    expect(await sharedNames(world(), 'hung')).toEqual(['Của người sắp nghỉ'])
    const { house, ids } = world()
    await perform(closeAccount, { house, actor: operator }, { personId: ids.lan, reason: 'Nghỉ hưu' })
    expect(await sharedNames(world(), 'hung')).toEqual([])
  })

  test('chỉ điều kiện mà danh sách hiểu được giữ lại, viết theo một cách', async () => {
    const { bodies } = world()
    const typed = `sap-xep=ke-hoach&la=1&nam=20x6&dia-ban=24&tt=late&trang=7&sau=2026-01-01~x~0&cua=toi&co-quan=${bodies.office.id}&moc=1&tim=đất đai`
    await save(world(), 'lan', 'Lộn xộn', typed)
    await save(world(), 'lan', 'Toàn điều vô nghĩa', "drop=table&tt='&sap-xep=constructor")
    expect((await viewsOf(world(), 'lan')).own.map((one) => one.query)).toEqual([
      `tt=late&tim=${encodeURIComponent('đất đai').replaceAll('%20', '+')}&co-quan=${bodies.office.id}&cua=toi&dia-ban=24&sap-xep=ke-hoach`,
      'tt=open',
    ])
  })

  test('đổi tên, đổi chỗ, bỏ mặc định, xóa: mỗi việc một dòng nhật ký', async () => {
    const ids: string[] = []
    for (const name of ['Một', 'Hai', 'Ba']) ids.push(await save(world(), 'lan', name))
    const [one, two, three] = ids
    await world().does('lan', moveView, { viewId: three, direction: 'up' })
    expect(await ownNames(world(), 'lan')).toEqual(['Một', 'Ba', 'Hai'])
    await world().does('lan', moveView, { viewId: one, direction: 'up' })
    await world().does('lan', moveView, { viewId: one, direction: 'down' })
    expect(await ownNames(world(), 'lan')).toEqual(['Ba', 'Một', 'Hai'])
    await expect(world().does('lan', renameView, { viewId: two, name: 'BA' })).rejects.toMatchObject({ status: 422 })
    await world().does('lan', renameView, { viewId: two, name: 'HAI' })
    await world().does('lan', chooseDefaultView, { viewId: one })
    await world().does('lan', chooseDefaultView, { viewId: two })
    const isFirst = async () => (await viewsOf(world(), 'lan')).own.filter((view) => view.isDefault).map(({ id }) => id)
    expect(await isFirst()).toEqual([two])
    await world().does('lan', deleteView, { viewId: three })
    expect(await ownNames(world(), 'lan')).toEqual(['Một', 'HAI'])
    await save(world(), 'lan', 'Ba')
    expect(await ownNames(world(), 'lan')).toEqual(['Một', 'HAI', 'Ba'])
    await world().does('lan', chooseDefaultView, { viewId: '' })
    expect(await isFirst()).toEqual([])
    expect(await auditOf(world(), 'plans.rename-view')).toMatchObject([
      { subjectKind: 'saved_view', subjectId: two, before: { name: 'Hai' }, after: { name: 'HAI' } },
    ])
    expect(await auditOf(world(), 'plans.delete-view')).toMatchObject([{ before: { name: 'Ba', query: 'tt=late' } }])
    const counts = ['save-view', 'move-view', 'choose-default-view', 'share-view'].map(
      async (act) => (await auditOf(world(), `plans.${act}`)).length,
    )
    expect(await Promise.all(counts)).toEqual([4, 3, 3, 0])
  })

  test('trên danh sách: của mình trước, của đồng nghiệp kèm tên, bộ lọc đang mở được đánh dấu', async () => {
    await adoptedPlan(world())
    const mine = await save(world(), 'hung', 'Việc muộn', 'tt=late')
    const theirs = await save(world(), 'lan', '<b>Loa</b>', 'tt=all&tim=loa')
    await world().does('lan', shareView, { viewId: theirs, bodyId: world().bodies.first.id })
    const shown = chipsOf(await shows(world(), 'hung', { tim: 'loa', tt: 'all', trang: '1' }))
    expect(shown).toEqual([
      ['/nghiep-vu/nhiem-vu?tt=late', 'Việc muộn', false],
      ['/nghiep-vu/nhiem-vu?tt=all&tim=loa', '&lt;b>Loa&lt;/b>của Nguyễn Thị Lan', true],
      ['/nghiep-vu/nhiem-vu?tt=all', 'Xem tất cả', false],
      ['/nghiep-vu/bo-loc', 'Sắp xếp bộ lọc', false],
    ])
    expect(await shows(world(), 'hung', { tt: 'late' })).not.toContain('Lưu bộ lọc này')
    expect(await shows(world(), 'hung', { tt: 'due' })).toContain('Lưu bộ lọc này')
    expect(chipsOf(await shows(world(), 'tu', {}))).toEqual([])
    await world().does('hung', deleteView, { viewId: mine })
    expect(chipsOf(await shows(world(), 'hung', {}))[0]?.[1]).toContain('Loa')
  })

  test('bộ lọc mở đầu: địa chỉ trống dẫn tới nó, địa chỉ có điều kiện thì không; bỏ hết điều kiện vẫn ra danh sách', async () => {
    await adoptedPlan(world())
    const viewId = await save(world(), 'lan', 'Loa', 'tt=all&tim=loa')
    await world().does('lan', chooseDefaultView, { viewId })
    expect(await opens(world(), 'lan', {})).toEqual({ kind: 'redirect', to: '/nghiep-vu/nhiem-vu?tt=all&tim=loa' })
    expect(await opens(world(), 'hung', {})).toMatchObject({ kind: 'page' })
    expect(await opens(world(), 'lan', { tt: 'all' })).toMatchObject({ kind: 'page' })
    const page = await shows(world(), 'lan', { tim: 'loa' })
    const hrefs = [...page.matchAll(/href="(\/nghiep-vu\/nhiem-vu[^"/]*)"/g)].map(([, href]) => href)
    expect(hrefs.length).toBeGreaterThan(10)
    expect(hrefs).not.toContain('/nghiep-vu/nhiem-vu')
  })

  test('không lưu được thì danh sách trở lại với bộ lọc, tên đã gõ và lý do', async () => {
    await save(world(), 'lan', 'Quá hạn')
    const route = queueRoutes['POST /nghiep-vu/bo-loc'] as SubmitRoute
    const form = { typed: { name: 'quá hạn', query: 'tt=done&nam=2026' }, files: {} }
    const request = requestOf(world(), 'lan', {})
    const refusal = await route.answer(request, form).catch((error) => error)
    const again = await answerAgain(route, request, form, refusal)
    if (again?.kind !== 'page') throw new Error('no page')
    const html = renderToString(again.page.body)
    expect(again.status).toBe(422)
    expect(html).toContain('value="quá hạn"')
    expect(html).toContain('Hạn trong năm 2026')
    expect(html).toContain('Ông/bà đã có bộ lọc tên «quá hạn»')
    expect(html).toContain('value="tt=done&amp;nam=2026"')
  })

  test('trang bộ lọc nói từng bộ lọc lọc gì; tên kế hoạch ngoài phạm vi không lộ ra', async () => {
    const { planId } = await adoptedPlan(world())
    await save(world(), 'lan', 'Một kế hoạch', `tt=late&ke-hoach=${planId}`)
    await save(world(), 'tu', 'Kế hoạch nơi khác', `tt=late&ke-hoach=${planId}`)
    const route = viewsRoutes['GET /nghiep-vu/bo-loc'] as ReadRoute
    const says = async (who: Who) => {
      const answer = await route.answer(requestOf(world(), who, {}))
      return answer.kind === 'page' ? renderToString(answer.page.body) : ''
    }
    expect(await says('lan')).toContain('Kế hoạch: Phổ biến, giáo dục pháp luật năm 2026')
    expect(await says('tu')).toContain('Kế hoạch nơi khác')
    expect(await says('tu')).not.toContain('Phổ biến')
    expect(await says('hung')).toContain('Chưa có bộ lọc nào')
  })
})

test('đổi chỗ với hàng xóm; ở đầu và cuối hàng thì đứng yên', () => {
  expect(orderAfterMove(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c'])
  expect(orderAfterMove(['a', 'b', 'c'], 'b', 'down')).toEqual(['a', 'c', 'b'])
  expect(orderAfterMove(['a', 'b', 'c'], 'a', 'up')).toEqual(['a', 'b', 'c'])
  expect(orderAfterMove(['a', 'b', 'c'], 'c', 'down')).toEqual(['a', 'b', 'c'])
  expect(orderAfterMove(['a', 'b', 'c'], 'x', 'down')).toEqual(['a', 'b', 'c'])
})

function chipsOf(html: string): [href: string, words: string, isCurrent: boolean][] {
  const nav = /<nav class="view-chips".*?<\/nav>/.exec(html)?.[0] ?? ''
  return [...nav.matchAll(/<a href="([^"]*)"([^>]*)>(.*?)<\/a>/g)].map(([, href, mark, words]) => [
    href!.replaceAll('&amp;', '&'),
    words!.replace(/<\/?span[^>]*>/g, ''),
    mark!.includes('aria-current'),
  ])
}

async function opens(world: World, who: Who, query: Record<string, string>) {
  return (queueRoutes['GET /nghiep-vu/nhiem-vu'] as ReadRoute).answer(requestOf(world, who, query))
}

async function shows(world: World, who: Who, query: Record<string, string>): Promise<string> {
  const answer = await opens(world, who, query)
  if (answer.kind !== 'page') throw new Error(answer.kind)
  return renderToString(answer.page.body)
}

function requestOf({ house, actors }: World, who: Who, query: Record<string, string>): WebRequest {
  const path = '/nghiep-vu/nhiem-vu'
  const asked = { params: {}, query, queryAll: {}, address: path, path, cookies: {} }
  return { ...asked, house, actor: actors[who], networkAddress: '', userAgent: '', requestId: '', csrf: '' }
}
