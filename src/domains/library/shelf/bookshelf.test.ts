import { describe, expect, test } from 'vitest'
import {
  addCollection,
  type Bookshelf,
  carryEntry,
  changeHead,
  collectionsMax,
  entriesMax,
  moveCollection,
  moveEntry,
  put,
  refusals,
  removeCollection,
  removeEntry,
  takeOver,
} from '#domains/library/shelf/bookshelf.ts'
import { readTargetPath, type ShelfTarget, targetPath } from '#domains/library/shelf/shelf-target.ts'

const at = new Date('2026-11-21T02:00:00Z')
const empty: Bookshelf = {
  id: 's',
  bodyId: 'b',
  slug: 'xa-mot',
  name: 'Tủ sách xã Một',
  about: '',
  isOpen: false,
  isShared: false,
  version: 0,
  collections: [],
}
const two = addCollection(addCollection(empty, { name: 'Đất đai', about: '' }), { name: 'Hộ tịch', about: '' })
const article = (number: number): ShelfTarget => ({
  kind: 'article',
  documentSlug: 'luat',
  articleSlug: `dieu-${number}`,
})
const withEntries = (count: number) =>
  Array.from({ length: count }, (_, index) => index).reduce(
    (shelf, index) => put(shelf, { collectionId: two.collections[0]!.id, target: article(index), note: '', at }),
    two,
  )
const pathsOf = (shelf: Bookshelf) =>
  shelf.collections.map(({ entries }) => entries.map(({ target }) => targetPath(target)))

describe('đường dẫn của một mục', () => {
  test.each([
    ['/phap-luat/35-2013-qh13', '/phap-luat/35-2013-qh13'],
    ['https://luat.example.vn/phap-luat/35-2013-qh13/dieu-3?ngay=2020-01-01', '/phap-luat/35-2013-qh13/dieu-3'],
    ['/phap-luat/35-2013-qh13/dieu-3/khoan-1', '/phap-luat/35-2013-qh13/dieu-3/khoan-1'],
    ['/phap-luat/35-2013-qh13/dieu-3/khoan-1/diem-a', '/phap-luat/35-2013-qh13/dieu-3/khoan-1'],
    ['/phap-luat/35-2013-qh13/dieu-3/khoan-2dd', '/phap-luat/35-2013-qh13/dieu-3/khoan-2dd'],
    ['/hoi-dap/hoi-bo-coc', '/huong-dan/hoi-bo-coc'],
    [' /huong-dan/hoa-giai-o-co-so/ ', '/huong-dan/hoa-giai-o-co-so'],
  ])('%s', (typed, path) => expect(targetPath(readTargetPath(typed)!)).toBe(path))

  test.each([
    '',
    'luật đất đai',
    '/phap-luat/',
    '/phap-luat/../nghiep-vu',
    '//noi-khac.vn/phap-luat/a',
    'javascript:alert(1)',
  ])('không nhận «%s»', (typed) => expect(readTargetPath(typed)).toBeUndefined())
})

describe('sắp tủ sách', () => {
  test('một mục chỉ đứng một chỗ trong tủ', () => {
    const shelf = withEntries(1)
    expect(() => put(shelf, { collectionId: two.collections[1]!.id, target: article(0), note: '', at })).toThrow(
      '«Đất đai»',
    )
  })

  test('lên, xuống một chỗ; ở đầu và cuối thì đứng yên', () => {
    const shelf = withEntries(3)
    const [first, , last] = shelf.collections[0]!.entries
    const [a, b, c] = [0, 1, 2].map((number) => targetPath(article(number)))
    expect(pathsOf(moveEntry(shelf, last!.id, 'up'))[0]).toEqual([a, c, b])
    expect(pathsOf(moveEntry(shelf, first!.id, 'up'))[0]).toEqual([a, b, c])
    expect(pathsOf(moveEntry(shelf, last!.id, 'down'))[0]).toEqual([a, b, c])
    expect(moveCollection(shelf, two.collections[1]!.id, 'up').collections[0]!.name).toBe('Hộ tịch')
  })

  test('chuyển sang ngăn khác thì đứng cuối ngăn đó, mang theo lời ghi', () => {
    const shelf = put(withEntries(1), { collectionId: two.collections[0]!.id, target: article(9), note: 'hay hỏi', at })
    const carried = carryEntry(shelf, shelf.collections[0]!.entries[1]!.id, two.collections[1]!.id)
    expect(carried.collections.map(({ entries }) => entries.map(({ note }) => note))).toEqual([[''], ['hay hỏi']])
    expect(carried.version).toBe(shelf.version + 1)
  })

  test('bỏ ngăn là bỏ cả mục; bỏ mục thì ngăn còn', () => {
    const shelf = withEntries(2)
    expect(removeCollection(shelf, two.collections[0]!.id).collections).toHaveLength(1)
    expect(removeEntry(shelf, shelf.collections[0]!.entries[0]!.id).collections[0]!.entries).toHaveLength(1)
  })

  test('tủ trống không mở được; mở rồi mà hết mục thì vẫn mở', () => {
    const head = { name: 'Tủ sách', about: '', isOpen: true, isShared: false }
    expect(() => changeHead(two, head)).toThrow(refusals.emptyToOpen.message)
    const open = changeHead(withEntries(1), head)
    expect(removeCollection(open, two.collections[0]!.id).isOpen).toBe(true)
  })

  test('tên ngăn không trùng, dù viết hoa viết thường; có giới hạn số ngăn, số mục', () => {
    expect(() => addCollection(two, { name: 'ĐẤT ĐAI', about: '' })).toThrow('Tủ sách đã có ngăn')
    let full = empty
    for (let turn = 0; turn < collectionsMax; turn++) full = addCollection(full, { name: `Ngăn ${turn}`, about: '' })
    expect(() => addCollection(full, { name: 'thêm', about: '' })).toThrow(refusals.tooManyCollections.message)
    const heavy = withEntries(entriesMax)
    expect(() => put(heavy, { collectionId: two.collections[0]!.id, target: article(999), note: '', at })).toThrow(
      refusals.tooManyEntries.message,
    )
  })

  test('lấy ngăn của cấp trên về: bản của mình, có nguồn, không lặp mục đã có, tên không trùng', () => {
    const above = withEntries(3)
    const own = put(two, { collectionId: two.collections[1]!.id, target: article(1), note: '', at })
    const taken = takeOver(own, { shelfId: 'tren', collection: above.collections[0]! }, { on: '2026-11-21', at })
    const copy = taken.collections.at(-1)!
    expect(copy.name).toBe('Đất đai (2)')
    expect(copy.source).toEqual({ shelfId: 'tren', takenOn: '2026-11-21' })
    expect(copy.entries.map(({ target }) => target)).toEqual([article(0), article(2)])
    expect(copy.entries[0]!.id).not.toBe(above.collections[0]!.entries[0]!.id)
  })
})
