import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { abolishBody } from '#domains/bodies/acts/abolish-body.ts'
import { foundBody } from '#domains/bodies/acts/found-body.ts'
import { foundUsualBodies } from '#domains/bodies/acts/found-usual-bodies.ts'
import { mergeBodies } from '#domains/bodies/acts/merge-bodies.ts'
import { moveBody } from '#domains/bodies/acts/move-body.ts'
import { nameBody, refusals as nameRefusals } from '#domains/bodies/acts/name-body.ts'
import { renameBody } from '#domains/bodies/acts/rename-body.ts'
import { splitBody } from '#domains/bodies/acts/split-body.ts'
import { findBody, listBodiesUnder, loadBody, loadRegister } from '#domains/bodies/bodies.queries.ts'
import { seedBodies } from '#domains/bodies/body.store.ts'
import { shippedBodyId } from '#domains/bodies/body.ts'
import { resolveBodies } from '#domains/bodies/resolve-bodies.ts'
import { refusals as usualRefusals } from '#domains/bodies/usual-bodies.ts'
import { loadPlaces } from '#domains/places/place.store.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { type Actor, systemActor } from '#platform/acts/actor.ts'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { House } from '#platform/house.ts'
import { type Deed, refusals as permissionRefusals } from '#platform/permission/permission.ts'

const voCuong = placeFacts().places.find((place) => place.parentId === '24' && place.fullName === 'Phường Võ Cường')!
const wardId = shippedBodyId(voCuong.id, 'ubnd')
const provinceId = shippedBodyId('24', 'ubnd')
const founding = { kind: 'phong', name: 'Phòng Thử', day: '01/01/2026', decision: '1/QĐ-UBND' }

onBothDatabases(
  'quản lý danh mục cơ quan',
  (database) => {
    let root: Actor
    let lan: Actor

    beforeAll(async () => {
      await database().transaction(async (tx) => {
        await loadPlaces(tx)
        await seedBodies(tx)
      })
      // Root keeps the province's register, Lan her ward's
      root = await keeperOf(provinceId, 'Root')
      lan = await keeperOf(wardId, 'Lan')
    })

    async function keeperOf(bodyId: string, name: string): Promise<Actor> {
      const body = await loadBody(database().kysely, bodyId)
      const grant = {
        deeds: new Set<Deed>(['manage bodies']),
        reach: 'subtree' as const,
        bodyId,
        bodyPath: body.path,
        placePath: body.placePath,
      }
      return { ...systemActor, personId: newId(), name, bodyId, grants: [grant] }
    }

    function run<Input, Output>(deed: Act<Input, Output>, actor: Actor, input: object): Promise<Output> {
      const house: House = {
        database: database(),
        clock: standingClock('2026-11-21T02:00:00Z'),
        dataFolder: '',
        secretKey: new Uint8Array(32),
        publicUrl: '',
        uploadSizeMbMax: 1,
      }
      return perform(deed, { house, actor }, input)
    }

    test('không được giao quyền thì không làm được gì', async () => {
      await expect(run(foundBody, { ...lan, grants: [] }, { ...founding, parentId: wardId })).rejects.toThrow(
        permissionRefusals.mayNot,
      )
    })
    test('cán bộ phường không sửa danh mục của tỉnh hay phường khác', async () => {
      await expect(run(foundBody, lan, { ...founding, parentId: provinceId })).rejects.toThrow(
        permissionRefusals.notFound,
      )
      await expect(run(renameBody, lan, { bodyId: provinceId, name: 'Khác', day: '01/01/2026' })).rejects.toThrow(
        permissionRefusals.notFound,
      )
      const mine = await run(foundBody, lan, { ...founding, name: 'Phòng Của Phường', parentId: wardId })
      await expect(run(moveBody, lan, { bodyId: mine.id, parentId: provinceId, day: '01/02/2026' })).rejects.toThrow(
        permissionRefusals.notFound,
      )
    })
    test('thiếu gì thì nói rõ từng mục', async () => {
      await expect(run(foundBody, lan, { parentId: 'x', kind: 'lạ' })).rejects.toMatchObject({
        fields: {
          parentId: 'Hãy chọn cơ quan cấp trên.',
          kind: 'Hãy chọn loại cơ quan.',
          name: 'Hãy ghi tên cơ quan.',
          day: 'Hãy ghi ngày thành lập.',
        },
      })
    })

    test('thành lập, có vết trong nhật ký', async () => {
      const body = await run(foundBody, lan, { ...founding, parentId: wardId })
      expect(await findBody(database().kysely, body.id)).toEqual(body)
      expect(body).toMatchObject({ placeId: voCuong.id, parentId: wardId, fromDay: '2026-01-01' })
      const entry = await database()
        .kysely.selectFrom('audit')
        .selectAll()
        .where('subject_id', '=', body.id)
        .executeTakeFirstOrThrow()
      expect(entry).toMatchObject({ act: 'bodies.found-body', actor_name: 'Lan', body_id: wardId })
      await expect(run(foundBody, lan, { ...founding, parentId: wardId })).rejects.toThrow('Đã có «Phòng Thử»')
    })

    test('lập sẵn các cơ quan của phường một lần, sau đó kế hoạch của phường đọc ra ngay', async () => {
      expect(await run(foundUsualBodies, lan, { bodyId: wardId })).toBe(11)
      expect(await run(foundUsualBodies, lan, { bodyId: wardId })).toBe(0)
      const register = await loadRegister(database().kysely, '24')
      const issuer = register.bodyById.get(wardId)!
      for (const name of ['Văn phòng HĐND-UBND phường', 'Phòng Văn hóa - xã hội phường', 'UBMTTQ phường', 'Hội LHPN'])
        expect(resolveBodies(name, { issuer, day: '2026-05-15' }, register), name).toMatchObject({ kind: 'bodies' })
      await expect(run(foundUsualBodies, root, { bodyId: provinceId })).rejects.toThrow(usualRefusals.notACommune)
    })

    describe('thay đổi', () => {
      const found = (name: string, parentId = wardId) => run(foundBody, lan, { ...founding, name, parentId })

      test('đổi tên và thêm tên gọi khác', async () => {
        const { id } = await found('Tổ Một')
        await run(renameBody, lan, { bodyId: id, name: 'Tổ Một Mới', day: '01/06/2026' })
        await run(nameBody, lan, { bodyId: id, name: 'Tổ số 1' })
        await expect(run(nameBody, lan, { bodyId: id, name: 'TỔ MỘT' })).rejects.toThrow(nameRefusals.ownName)
        const register = await loadRegister(database().kysely, '24')
        for (const name of ['Tổ Một', 'Tổ số 1'])
          expect(resolveBodies(name, { issuer: register.bodyById.get(wardId)!, day: '2026-07-01' }, register)).toEqual({
            kind: 'bodies',
            ids: [id],
            how: 'other-name',
          })
      })

      test('hợp nhất, chia tách, chuyển, kết thúc', async () => {
        const [a, b] = [await found('Đội A'), await found('Đội B')]
        const child = await found('Nhóm', a.id)
        await run(mergeBodies, lan, { bodyIds: [a.id, b.id], intoId: b.id, day: '01/02/2026', decision: '2/QĐ' })
        expect(await loadBody(database().kysely, child.id)).toMatchObject({ parentId: b.id })
        const [c, d] = [await found('Đội C'), await found('Đội D')]
        await run(splitBody, lan, {
          bodyId: b.id,
          intoIds: [c.id, d.id],
          placements: `${child.id}>${d.id}`,
          day: '01/03/2026',
          decision: '3/QĐ',
        })
        expect(await listBodiesUnder(database().kysely, d.id, '2026-03-01')).toMatchObject([{ id: child.id }])
        await expect(run(abolishBody, lan, { bodyId: d.id, day: '01/04/2026', decision: '4/QĐ' })).rejects.toThrow(
          'Còn cơ quan trực thuộc: Nhóm',
        )
        await run(moveBody, lan, { bodyId: child.id, parentId: c.id, day: '01/04/2026' })
        await run(abolishBody, lan, { bodyId: d.id, successorId: c.id, day: '01/04/2026', decision: '4/QĐ' })
        expect(await findBody(database().kysely, d.id)).toMatchObject({ toDay: '2026-04-01', endedBy: '4/QĐ' })
        expect((await loadBody(database().kysely, child.id)).path.startsWith(c.path)).toBe(true)
      })
    })
  },
  { keep: ['place', 'place_succession', 'place_load', 'body', 'body_name', 'body_succession', 'body_seed'] },
)
