import { beforeAll, describe, expect, test } from 'vitest'
import { loadPlaces } from '#domains/places/place.store.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import {
  findPlace,
  listChildren,
  listPredecessors,
  listProvinces,
  listSuccessors,
  loadPlace,
  refusals,
  searchPlaces,
} from '#domains/places/places.queries.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const facts = placeFacts()
const today = '2026-11-21'
const names = (places: { fullName: string }[]) => places.map(({ fullName }) => fullName)

onBothDatabases(
  'đơn vị hành chính',
  (database) => {
    beforeAll(async () => {
      const begun = performance.now()
      await database().transaction((tx) => loadPlaces(tx))
      console.info(`15.000 đơn vị: ${Math.round(performance.now() - begun)} ms`)
    })

    test('nạp đủ, và nạp lại thì không làm gì', async () => {
      const count = await database()
        .kysely.selectFrom('place')
        .select((on) => on.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      expect(count.count).toBe(facts.places.length)
      expect(await database().transaction((tx) => loadPlaces(tx))).toBe(false)
    })

    test('dữ liệu mới hơn thì nạp lại, giữ nguyên các mã', async () => {
      const corrected = {
        ...facts,
        checksum: 'edition 2',
        places: facts.places.map((place) =>
          place.id === '00004' ? { ...place, fullName: 'Phường Ba Đình mới' } : place,
        ),
      }
      expect(await database().transaction((tx) => loadPlaces(tx, corrected))).toBe(true)
      expect(await findPlace(database().kysely, '00004')).toMatchObject({ fullName: 'Phường Ba Đình mới' })
      expect(await database().transaction((tx) => loadPlaces(tx))).toBe(true)
      expect(await findPlace(database().kysely, '00004')).toEqual(facts.placeById.get('00004'))
    })

    test('theo mã; mã lạ thì từ chối', async () => {
      expect(await loadPlace(database().kysely, 'cu-105')).toMatchObject({
        fullName: 'Thành phố Lai Châu',
        path: 'cu-12/cu-105/',
        toDay: '2025-07-01',
      })
      await expect(loadPlace(database().kysely, '99999')).rejects.toThrow(refusals.noPlace)
    })

    test('các tỉnh theo ngày và theo thứ tự chữ cái Việt', async () => {
      expect(await listProvinces(database().kysely, '2024-12-31')).toHaveLength(63)
      const now = await listProvinces(database().kysely, today)
      expect(now).toHaveLength(34)
      expect(names(now).slice(0, 3)).toEqual(['Tỉnh An Giang', 'Tỉnh Bắc Ninh', 'Tỉnh Cà Mau'])
      expect(names(now)).toContain('Thành phố Đồng Nai')
    })

    test('các xã của một tỉnh', async () => {
      expect(await listChildren(database().kysely, '12', today)).toHaveLength(38)
      expect(await listChildren(database().kysely, '12', '2025-06-30')).toEqual([])
    })

    describe('tìm không cần dấu', () => {
      test.each([
        { text: 'vo cuong', options: { day: today }, first: 'Phường Võ Cường' },
        { text: 'Võ Cường, Bắc Ninh', options: { day: today }, first: 'Phường Võ Cường' },
        { text: 'lai chau', options: { day: today }, first: 'Tỉnh Lai Châu' },
        { text: 'hoà an cao bằng', options: { day: today }, first: 'Xã Hòa An' },
        { text: 'tinh dong nai', options: { day: today }, first: 'Thành phố Đồng Nai' },
        { text: 'huyen hung ha', options: {}, first: 'Huyện Hưng Hà' },
        { text: 'tan phong', options: { within: '12/' }, first: 'Phường Tân Phong' },
        { text: 'bac ninh', options: { day: today, level: 'commune' as const, limit: 1 }, first: 'Xã Bắc Ninh Hòa' },
      ])('$text', async ({ text, options, first }) =>
        expect(names(await searchPlaces(database().kysely, text, options))[0]).toBe(first),
      )

      test('nêu cả tên phía trên, gần trước', async () => {
        const [found] = await searchPlaces(database().kysely, 'phuong dong phong lai chau')
        expect(found).toMatchObject({ fullName: 'Phường Đông Phong', above: ['Thành phố Lai Châu', 'Tỉnh Lai Châu'] })
      })
      test('chữ lạ không làm hỏng câu hỏi', async () => {
        expect(await searchPlaces(database().kysely, "%_'; --")).toEqual([])
        expect(await searchPlaces(database().kysely, '')).toEqual([])
      })
    })

    test('thành phố Lai Châu cũ nay là những phường nào', async () => {
      const now = await listSuccessors(database().kysely, 'cu-105')
      expect(names(now)).toEqual(['Phường Đoàn Kết', 'Phường Tân Phong'])
      expect(now.every(({ certainty }) => certainty === 'certain')).toBe(true)
    })

    test('tỉnh cũ nay thuộc tỉnh nào', async () => {
      expect(await listSuccessors(database().kysely, 'cu-94')).toMatchObject([
        { fullName: 'Thành phố Cần Thơ', change: 'merge', certainty: 'certain' },
      ])
    })

    test('xã hôm nay từ những xã nào', async () => {
      expect(names(await listPredecessors(database().kysely, '03388'))).toContain('Phường Quyết Thắng')
    })
  },
  { keep: ['place', 'place_succession', 'place_load'] },
)
