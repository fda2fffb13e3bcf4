import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import {
  findBody,
  listAncestors,
  listBodiesUnder,
  listBodyHistory,
  listBodyNames,
  listRootBodies,
  listSubtree,
  loadBodies,
  loadBody,
  loadRegister,
  refusals,
  searchBodies,
} from '#domains/bodies/bodies.queries.ts'
import { nextBodyNumbers, saveBodyChange, seedBodies } from '#domains/bodies/body.store.ts'
import { type Body, shippedBodyId } from '#domains/bodies/body.ts'
import { found, merge, noChange, rename } from '#domains/bodies/body-changes.ts'
import { resolveBodies } from '#domains/bodies/resolve-bodies.ts'
import { loadPlaces } from '#domains/places/place.store.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const facts = placeFacts()
const day = '2026-05-15'
const province = facts.placeById.get('24')!
const committeeId = shippedBodyId('24', 'ubnd')

onBothDatabases(
  'cơ quan, tổ chức',
  (database) => {
    beforeAll(async () => {
      await database().transaction((tx) => loadPlaces(tx))
      const begun = performance.now()
      expect(await database().transaction((tx) => seedBodies(tx))).toBe(3389)
      console.info(`3.389 cơ quan: ${Math.round(performance.now() - begun)} ms`)
    })

    async function foundUnder(parentId: string, name: string): Promise<Body> {
      return database().transaction(async (tx) => {
        const parent = await loadBody(tx, parentId)
        const [number] = await nextBodyNumbers(tx, 1)
        const place = facts.placeById.get(parent.placeId)!
        const body = found({
          id: newId(),
          number: number!,
          kind: 'phong',
          name,
          shortName: null,
          parent,
          place,
          siblings: [],
          day: '2025-08-01',
          decision: '',
        })
        await saveBodyChange(tx, { ...noChange, founded: [body] })
        return body
      })
    }

    test('lập lại thì không thêm gì; lập phần thiếu khi dữ liệu đổi', async () => {
      expect(await database().transaction((tx) => seedBodies(tx))).toBe(0)
      expect(await database().transaction((tx) => seedBodies(tx, { ...facts, checksum: 'edition 2' }))).toBe(0)
      expect(await database().transaction((tx) => seedBodies(tx))).toBe(0)
    })

    test('cây: UBND tỉnh → Sở Tư pháp, UBND xã', async () => {
      expect(await listRootBodies(database().kysely, day)).toHaveLength(34)
      const under = await listBodiesUnder(database().kysely, committeeId, day)
      expect(under).toHaveLength(100)
      expect(under[0]).toMatchObject({ name: 'Sở Tư pháp tỉnh Bắc Ninh' })
      const root = await loadBody(database().kysely, committeeId)
      expect(await listSubtree(database().kysely, root.path, day)).toHaveLength(101)
      expect(await listAncestors(database().kysely, under[0]!)).toEqual([root])
      await expect(loadBody(database().kysely, newId())).rejects.toThrow(refusals.noBody)
      expect(await loadBodies(database().kysely, [under[1]!.id, root.id])).toEqual([under[1], root])
    })

    test('tỉnh không sáp nhập có UBND từ trước, tỉnh sáp nhập có từ 01/7/2025', async () => {
      expect((await loadBody(database().kysely, shippedBodyId('12', 'ubnd'))).fromDay).toBeNull()
      expect((await loadBody(database().kysely, committeeId)).fromDay).toBe('2025-07-01')
    })

    describe('tìm', () => {
      test.each([
        ['ubnd vo cuong', 'Ủy ban nhân dân phường Võ Cường'],
        ['so tu phap bac ninh', 'Sở Tư pháp tỉnh Bắc Ninh'],
        ['uy ban nhan dan xa trang bom', 'Ủy ban nhân dân phường Trảng Bom'],
      ])('%s', async (text, name) => expect((await searchBodies(database().kysely, text, { day }))[0]?.name).toBe(name))
      test('trong một tỉnh', async () =>
        expect(await searchBodies(database().kysely, 'so tu phap', { day, within: '24/' })).toHaveLength(1))
    })

    test('hợp nhất: cây chuyển theo, tên cũ dẫn tới cơ quan mới', async () => {
      const [a, b] = [await foundUnder(committeeId, 'Chi cục A'), await foundUnder(committeeId, 'Chi cục B')]
      const team = await foundUnder(a.id, 'Tổ công tác')
      const inTeam = await foundUnder(team.id, 'Nhóm một')
      await database().transaction((tx) =>
        saveBodyChange(tx, merge([a, b], { into: b, children: [team], day: '2026-01-01', decision: '1/QĐ' })),
      )
      expect(await findBody(database().kysely, a.id)).toMatchObject({ toDay: '2026-01-01', endedBy: '1/QĐ' })
      expect((await loadBody(database().kysely, inTeam.id)).path.startsWith(b.path)).toBe(true)
      expect(await loadBody(database().kysely, team.id)).toMatchObject({ parentId: b.id })
      expect(await listBodyHistory(database().kysely, b.id)).toEqual([
        { oldId: a.id, newId: b.id, onDay: '2026-01-01', kind: 'merge', decision: '1/QĐ' },
      ])
      const register = await loadRegister(database().kysely, '24')
      const issuer = register.bodyById.get(committeeId)!
      expect(resolveBodies('Chi cục A', { issuer, day }, register)).toEqual({
        kind: 'bodies',
        ids: [b.id],
        how: 'successor',
      })
      expect(resolveBodies('Chi cục A', { issuer, day: '2025-12-31' }, register)).toEqual({
        kind: 'bodies',
        ids: [a.id],
        how: 'exact',
      })
    })

    test('đổi tên: tên cũ vẫn tìm được', async () => {
      const body = await foundUnder(committeeId, 'Ban Một')
      await database().transaction((tx) =>
        saveBodyChange(
          tx,
          rename(body, { name: 'Ban Hai', shortName: null, siblings: [], day: '2026-01-01', decision: '2/QĐ' }),
        ),
      )
      expect(await listBodyNames(database().kysely, body.id)).toEqual([
        { bodyId: body.id, name: 'Ban Một', kind: 'former', toDay: '2026-01-01', decision: '2/QĐ' },
      ])
      expect((await searchBodies(database().kysely, 'ban mot', { day }))[0]).toMatchObject({ name: 'Ban Hai' })
    })

    test('danh mục một tỉnh và tên chung của mọi xã', async () => {
      const register = await loadRegister(database().kysely, '24')
      const resolution = resolveBodies(
        'UBND các xã, phường',
        { issuer: register.bodyById.get(committeeId)!, day },
        register,
      )
      expect(resolution.kind === 'bodies' && resolution.ids.length).toBe(
        facts.places.filter(({ parentId }) => parentId === province.id).length,
      )
    })

    test('hai cơ quan cùng tên dưới một cơ quan: cơ sở dữ liệu cũng từ chối', async () => {
      await foundUnder(committeeId, 'Ban Trùng')
      await expect(foundUnder(committeeId, 'Ban Trùng')).rejects.toMatchObject({ code: '23505' })
    })
  },
  { keep: ['place', 'place_succession', 'place_load', 'body', 'body_name', 'body_succession', 'body_seed'] },
)
