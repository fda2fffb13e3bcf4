import { expect, test } from 'vitest'
import { hasDocument, hasLine, hasList } from '#domains/disclosure/local-document.fixtures.ts'
import { onMatters } from '#domains/matters/matters.fixtures.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { onPlans } from '#domains/plans/plans.fixtures.ts'
import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import { figureOf, type MeasureId, measures } from '#domains/statistics/measure.ts'
import {
  type CountedPlace,
  countMany,
  listCounting,
  listMeasure,
  type Scope,
} from '#domains/statistics/measures.queries.ts'
import { expectBoardsAsListed, expectKeptAsCounted, mergeFirst } from '#domains/statistics/statistics.fixtures.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }
const ids = [...measures.keys()].filter((id) => measures.get(id)!.group === 'disclosure')

onPlans('công khai thông tin, văn bản của xã trong chỉ tiêu', (world) => {
  const scope = (change: Partial<Scope> = {}) =>
    ({ ...year, bodyId: world().bodies.first.id, seenBy: 'system', ...change }) as Scope
  const count = async (change: Partial<Scope> = {}) => {
    const counted = await countMany(world().db, ids, scope(change))
    return (id: MeasureId) => figureOf(counted.get(id)!)
  }

  test('ai không xem danh mục công khai thì thấy số, loại và ngày, không thấy tên; ai không xem số liệu thì không thấy gì', async () => {
    const { db, house, bodies, actors } = world()
    await hasDocument(db, bodies.first.id, { title: 'Quyết định về chợ Đoài' })
    await hasLine(db, bodies.first.id)
    await hasList(db, bodies.first.id)
    for (const id of ['local-documents.due', 'disclosures.due', 'disclosure-lists.posted'] as const) {
      expect(await listMeasure(db, id, scope({ seenBy: actors.tu }))).toEqual([])
      expect(await listMeasure(db, id, scope({ seenBy: { grants: [] } }))).toEqual([])
      expect(await listMeasure(db, id, scope({ seenBy: actors.mai }))).toMatchObject([
        { label: expect.stringMatching(/./) },
      ])
    }
    const clerk = await addOfficer(house, { name: 'Đỗ Thị Số' })
    await giveRole(house, clerk, 'appraiser', { bodyId: bodies.province.id, reach: 'subtree' })
    const seenBy = await actorFor(house, clerk)
    const grants = seenBy.grants.map((grant) => ({ ...grant, deeds: new Set(['see statistics' as const]) }))
    expect(await listMeasure(db, 'local-documents.due', scope({ seenBy: { grants } }))).toMatchObject([{ label: '' }])
  })

  test('mục công khai tính vào ngày hết hạn; rút khỏi danh mục thì không tính; ngày hạn công khai vẫn là đúng hạn', async () => {
    const { db, bodies } = world()
    const at = bodies.first.id
    const published = (published_on: string) => ({ published_on, published_at: 'Trụ sở' })
    await hasLine(db, at)
    await hasLine(db, at, published('2026-10-27'))
    await hasLine(db, at, published('2026-10-28'))
    // by a day that is not sure one is in time, never late
    await hasLine(db, at, { ...published('2026-10-28'), is_due_sure: false })
    await hasLine(db, at, { ...published('2026-10-27'), is_due_sure: false })
    await hasLine(db, at, { ...published('2026-10-22'), withdrawn_on: '2026-11-01', withdrawn_why: 'Ghi nhầm' })
    await hasLine(db, at, { made_on: '2025-12-30', due_on: '2026-01-06', ...published('2025-12-31') })
    const told = await count()
    expect((['due', 'in-time', 'late', 'unpublished'] as const).map((which) => told(`disclosures.${which}`))).toEqual([
      6, 3, 1, 1,
    ])
    const october = await count({ from: '2026-10-01', to: '2026-10-31' })
    expect([october('disclosures.due'), october('disclosures.in-time')]).toEqual([5, 2])
  })

  test('danh mục: lập rồi mới đăng, có bản khác thay thì thôi tính, tính đến ngày cuối kỳ', async () => {
    const { db, bodies } = world()
    await hasList(db, bodies.first.id, { made_on: '2025-05-05', posted_on: '2025-05-06', replaced_on: '2026-03-10' })
    await hasList(db, bodies.first.id)
    const upTo = async (to: string) => {
      const told = await count({ to })
      return [told('disclosure-lists.standing'), told('disclosure-lists.posted')]
    }
    expect([
      await upTo('2026-03-09'),
      await upTo('2026-03-10'),
      await upTo('2026-04-01'),
      await upTo('2026-04-02'),
    ]).toEqual([
      [1, 1],
      [1, 0],
      [1, 0],
      [1, 1],
    ])
  })

  test('văn bản đúng hạn, đúng quy định: trễ, chưa ban hành, kiểm tra thấy sai là không; chưa tự kiểm tra thì chưa biết', async () => {
    const { db, bodies } = world()
    const at = bodies.first.id
    const inOrder = async () =>
      (await countMany(db, ['local-documents.in-order'], scope())).get('local-documents.in-order')
    const checked = (is_in_order: boolean) => ({ checked_on: '2026-11-02', is_in_order })
    await hasDocument(db, at)
    expect(await inOrder()).toEqual({ records: 1, told: 0, sum: 0 })
    await hasDocument(db, at, { issued_on: null, number: '' })
    await hasDocument(db, at, { issued_on: '2026-10-31', ...checked(true) })
    await hasDocument(db, at, checked(false))
    await hasDocument(db, at, { issued_on: '2026-10-30', ...checked(true) })
    await hasDocument(db, at, { due_on: null, issued_on: '2026-10-30', ...checked(true) })
    const dropped = { issued_on: null, number: '', dropped_on: '2026-10-01', dropped_why: 'Cấp trên thôi giao' }
    await hasDocument(db, at, dropped)
    await hasDocument(db, at, { due_on: null, issued_on: null, number: '' })
    expect(await inOrder()).toEqual({ records: 6, told: 5, sum: 2 })
    expect((await count())('local-documents.due')).toBe(6)
  })

  test('phần của văn bản đã ban hành: truyền thông dự thảo, tự kiểm tra, công khai; mục công khai đã rút thì không tính', async () => {
    const { db, bodies } = world()
    const at = bodies.first.id
    const published = { published_on: '2026-10-22', published_at: 'Cổng của xã' }
    const first = await hasDocument(db, at, { draft_shared_on: '2026-09-01', draft_shared_at: 'Nhà văn hóa thôn' })
    await hasLine(db, at, { local_document_id: first, ...published })
    const second = await hasDocument(db, at, { checked_on: '2026-10-21', is_in_order: false })
    await hasLine(db, at, {
      local_document_id: second,
      ...published,
      withdrawn_on: '2026-10-23',
      withdrawn_why: 'Nhầm',
    })
    await hasLine(db, at, { local_document_id: await hasDocument(db, at) })
    await hasDocument(db, at, { issued_on: null, number: '', draft_shared_on: '2026-09-01', draft_shared_at: 'Loa' })
    const told = await count()
    expect(
      (['issued', 'draft-shared', 'checked', 'published'] as const).map((which) => told(`local-documents.${which}`)),
    ).toEqual([3, 1, 1, 1])
    const counting = await listCounting(db, 'local-document', first)
    expect(counting.map(({ id }) => id)).toEqual(expect.arrayContaining(['local-documents.published']))
  })
})

onMatters('công khai thông tin, văn bản của xã trong chỉ tiêu cộng sẵn', (world) => {
  test('danh mục của xã đã nhập vào xã khác hết ngày xã kết thúc: không tính thay cho xã kế tục, trên bản đồ hôm nay hay như lúc đó', async () => {
    const { db, house, bodies, clock } = world()
    const [first, second] = ['00001', '00002']
    const listId = await hasList(db, bodies.first.id)
    const before = clock.now().toISOString().slice(0, 10)
    await mergeFirst(world())
    const after = clock.now().toISOString().slice(0, 10)
    const lists = async (to: string, scope: CountedPlace) => {
      const counted = await countMany(db, ids, { from: year.from, to, seenBy: 'system', ...scope })
      return (['standing', 'posted'] as const).map((which) => figureOf(counted.get(`disclosure-lists.${which}`)!))
    }
    const todaysMap = { placeId: second, tookOver: [first] }
    expect(await lists(before, todaysMap)).toEqual([1, 1])
    expect(await lists(before, { placeId: first })).toEqual([1, 1])
    expect(await lists(before, { placeId: second })).toEqual([0, 0])
    const none = [
      todaysMap,
      { placeId: first },
      { placeId: second },
      { placeId: '24' },
      { bodyId: bodies.second.id, tookOver: [bodies.first.id] },
    ]
    for (const scope of none) expect([scope, await lists(after, scope)]).toEqual([scope, [0, 0]])
    expect(await listCounting(db, 'disclosure-list', listId)).toMatchObject([{ until: after }, { until: after }])
    // where both had one, one is left
    await hasList(db, bodies.second.id)
    expect(await lists(before, todaysMap)).toEqual([2, 2])
    expect(await lists(after, todaysMap)).toEqual([1, 1])
    await countMonths(house)
    await expectKeptAsCounted(
      db,
      [
        [null, ''],
        ['24', '24/'],
        [first, '24/00001/'],
        [second, '24/00002/'],
      ],
      [['2026-01-01', '2026-12-01']],
    )
  }, 120_000)

  test('số cộng sẵn bằng đếm lại, bảng bằng danh sách, cả khi xã nhập vào xã khác', async () => {
    const { db, house, bodies, actors } = world()
    for (const { id: at } of [bodies.first, bodies.second]) {
      const documentId = await hasDocument(db, at, { checked_on: '2026-11-02', is_in_order: true })
      await hasLine(db, at, { local_document_id: documentId, published_on: '2026-11-01', published_at: 'Cổng' })
      await hasDocument(db, at, { due_on: '2026-12-15', issued_on: null, number: '' })
      await hasDocument(db, at, { due_on: null, issued_on: '2026-08-31' })
      await hasList(db, at)
    }
    await mergeFirst(world())
    await countMonths(house)
    await expectKeptAsCounted(
      db,
      [
        [null, ''],
        ['24', '24/'],
        ['00001', '24/00001/'],
        ['00002', '24/00002/'],
      ],
      [
        ['2026-01-01', '2026-12-01'],
        ['2026-03-01', '2026-10-01'],
      ],
    )
    const today = house.clock.now().toISOString().slice(0, 10)
    const board = await expectBoardsAsListed(db, actors.mai, { placeId: '00002', chosen: ids, today })
    expect(figureOf(board.whole.get('local-documents.issued')!)).toBe(4)
  }, 120_000)
})
