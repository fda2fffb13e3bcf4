import { renderToString } from 'preact-render-to-string'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import type { Refusal } from '#base/refusal.ts'
import { findBody, loadBody } from '#domains/bodies/bodies.queries.ts'
import { bodiesRoutes } from '#domains/bodies/bodies.routes.ts'
import { seedBodies } from '#domains/bodies/body.store.ts'
import { shippedBodyId } from '#domains/bodies/body.ts'
import { type BodyStep, bodySteps } from '#domains/bodies/pages/body-steps.ts'
import { bodiesPath, bodyPath } from '#domains/bodies/pages/paths.ts'
import { loadPlaces } from '#domains/places/place.store.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import { type Actor, systemActor } from '#platform/acts/actor.ts'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { Answer } from '#platform/http/answer.ts'
import { answerAgain } from '#platform/http/routes.ts'
import type { Typed, WebRequest } from '#platform/http/web-request.ts'
import { type Deed, everywhere, refusals } from '#platform/permission/permission.ts'

const ward = placeFacts().places.find((place) => place.parentId === '24' && place.fullName === 'Phường Võ Cường')!
const [wardId, provinceId, justiceId] = [
  shippedBodyId(ward.id, 'ubnd'),
  shippedBodyId('24', 'ubnd'),
  shippedBodyId('24', 'so-tu-phap'),
]

onBothDatabases(
  'trang danh mục cơ quan',
  (database) => {
    let root: Actor
    let lan: Actor

    beforeAll(async () => {
      await database().transaction(async (tx) => {
        await loadPlaces(tx)
        await seedBodies(tx)
      })
      const body = await loadBody(database().kysely, wardId)
      root = keeper('Root', everywhere)
      lan = keeper('Lan', { bodyId: wardId, bodyPath: body.path, placePath: body.placePath })
    })

    function get(actor: Actor | undefined, query: Record<string, string> = {}, bodyId?: string) {
      const route = bodiesRoutes[bodyId === undefined ? `GET ${bodiesPath}` : `GET ${bodiesPath}/:bodyId`]!
      if (route.kind !== 'read') throw new Error('no page')
      return html(route.answer(requestOf(actor, query, bodyId)))
    }

    /** As the edge does it: the form's own page again when the act refuses. */
    async function post(actor: Actor, step: BodyStep, bodyId: string, typed: Typed, query = {}) {
      const route = bodiesRoutes[`POST ${bodiesPath}/:bodyId/${bodySteps[step]}`]!
      if (route.kind !== 'submit') throw new Error(`${step} is no form`)
      const [request, form] = [requestOf(actor, query, bodyId), { typed: { step, ...typed }, files: {} }]
      try {
        return await html(route.answer(request, form))
      } catch (error) {
        return html(answerAgain(route, request, form, error as Refusal).then((answer) => answer!))
      }
    }

    function requestOf(actor: Actor | undefined, query: Record<string, string>, bodyId?: string): WebRequest {
      const path = bodyId === undefined ? bodiesPath : bodyPath(bodyId)
      return {
        house: {
          database: database(),
          clock: standingClock('2026-11-21T02:00:00Z'),
          dataFolder: '',
          secretKey: new Uint8Array(32),
          publicUrl: '',
          uploadSizeMbMax: 1,
        },
        actor,
        params: bodyId === undefined ? {} : { bodyId },
        query,
        queryAll: {},
        address: path,
        path,
        cookies: {},
        networkAddress: '10.0.0.1',
        userAgent: '',
        requestId: 'thu',
        csrf: 'dau-giay-to',
      }
    }

    describe('phạm vi', () => {
      test('chưa đăng nhập, hay không quản lý cơ quan nào, thì không thấy gì', async () => {
        await expect(get(undefined)).rejects.toMatchObject({ status: 401 })
        await expect(get({ ...lan, grants: [] })).rejects.toThrow(refusals.mayNot)
        await expect(get({ ...lan, grants: [] }, {}, wardId)).rejects.toThrow(refusals.mayNot)
      })

      test('quản trị phường chỉ thấy cây của phường, tìm cũng không ra cơ quan khác', async () => {
        const page = await get(lan)
        expect(page.text).toContain('Ủy ban nhân dân phường Võ Cường')
        expect(page.text).not.toContain('Sở Tư pháp')
        expect((await get(lan, { tim: 'so tu phap' })).text).toContain('Không tìm thấy cơ quan nào')
        expect((await get(lan, { tim: 'vo cuong' })).text).toContain('Kết quả tìm: 1')
        for (const elsewhere of [provinceId, justiceId, newId(), 'khong-phai-ma']) {
          await expect(get(lan, {}, elsewhere), elsewhere).rejects.toThrow(refusals.notFound)
          await expect(get(lan, { duoi: elsewhere }), elsewhere).rejects.toThrow(refusals.notFound)
        }
      })

      test('quản trị toàn hệ thống: 34 tỉnh, mở tỉnh ra sở rồi phường', async () => {
        expect((await get(root)).text).toContain('Cơ quan cao nhất trong phạm vi: 34')
        const province = await get(root, { duoi: provinceId })
        expect(province.text).toContain('Cơ quan trực thuộc: 1')
        expect(province.text).toContain('Ủy ban nhân dân cấp dưới: 99')
        expect(province.text).toContain('Ủy ban nhân dân phường Võ Cường')
      })

      test('cơ quan cấp trên ngoài phạm vi chỉ hiện tên, không mở được', async () => {
        const page = await get(lan, {}, wardId)
        expect(page.text).toContain('Ủy ban nhân dân tỉnh Bắc Ninh')
        expect(page.text).not.toContain(`href="${bodyPath(provinceId)}"`)
        expect((await get(root, {}, wardId)).text).toContain(`href="${bodyPath(provinceId)}"`)
      })
    })

    describe('thay đổi', () => {
      const founding = { kind: 'phong', day: '01/01/2026', decision: '1/QĐ-UBND' }
      async function found(name: string, parentId = wardId): Promise<string> {
        expect(await post(root, 'found', parentId, { ...founding, name })).toMatchObject({ status: 303 })
        const row = await database()
          .kysely.selectFrom('body')
          .select('id')
          .where('name', '=', name)
          .where('parent_id', '=', parentId)
          .executeTakeFirstOrThrow()
        return row.id
      }

      test('bị từ chối thì giữ nguyên điều đã gõ, mở đúng biểu mẫu, chỉ đúng mục', async () => {
        const page = await post(lan, 'found', wardId, { name: 'Phòng Gõ Dở', kind: 'phong', day: '31/02/2026' })
        expect(page.status).toBe(422)
        expect(page.text).toContain('value="Phòng Gõ Dở"')
        expect(page.text).toContain('value="31/02/2026"')
        expect(page.text).toMatch(/<details[^>]*open[^>]*><summary>Thành lập cơ quan trực thuộc/)
        expect(page.text.match(/<details class="step" open/g)).toHaveLength(1)
        expect(page.text).toContain('href="#f-found-day"')
        expect(page.text).toContain('id="f-found-day"')
        expect(page.text).toContain('name="name" type="text" value="Ủy ban nhân dân phường Võ Cường"')
      })

      test('lập sẵn các cơ quan thường có, rồi bước ấy đóng', async () => {
        expect((await get(lan, {}, wardId)).text).toContain('Sẽ lập 11 cơ quan')
        expect(await post(lan, 'usual', wardId, {})).toMatchObject({ notice: 'Đã lập 11 cơ quan thường có.' })
        const page = await get(lan, {}, wardId)
        expect(page.text).toContain('Các cơ quan thường có đã được lập đủ.')
        expect(page.text).toContain('Còn cơ quan trực thuộc:')
        expect((await get(root, {}, justiceId)).text).toContain('Chỉ lập sẵn các cơ quan cho Ủy ban nhân dân cấp xã')
      })

      test('đổi tên, thêm tên, chuyển cấp trên: lịch sử ghi ngày và quyết định', async () => {
        const [group, holder] = [await found('Tổ Lịch Sử'), await found('Phòng Giữ Tổ')]
        const renaming = { name: 'Tổ Lịch Sử Mới', day: '01/06/2026', decision: '7/QĐ-UBND' }
        expect(await post(lan, 'rename', group, renaming)).toMatchObject({ notice: 'Đã đổi tên cơ quan.' })
        expect((await post(lan, 'alias', group, { name: 'Tổ LS' })).status).toBe(303)
        const moving = { parentId: holder, day: '01/07/2026', decision: '8/QĐ-UBND' }
        expect((await post(lan, 'move', group, moving)).status).toBe(303)
        const page = await get(lan, {}, group)
        for (const words of [
          'Tổ Lịch Sử Mới',
          'Trước đó: Tổ Lịch Sử',
          '7/QĐ-UBND',
          'Tổ LS',
          '8/QĐ-UBND',
          'Phòng Giữ Tổ',
        ])
          expect(page.text, words).toContain(words)
        expect((await get(lan, { tim: 'to lich su' })).text).toContain('Tổ Lịch Sử Mới')
      })

      test('sáp nhập, chia tách, giải thể: mỗi bước một biểu mẫu, cơ quan đã kết thúc chỉ còn để tra cứu', async () => {
        const [a, b, c, d] = [await found('Đội A'), await found('Đội B'), await found('Đội C'), await found('Đội D')]
        const child = await found('Nhóm Con', b)
        const paper = { day: '01/02/2026', decision: '2/QĐ' }
        expect((await post(lan, 'merge', a, { bodyIds: [a, b], intoId: a, ...paper })).status).toBe(303)
        expect(await findBody(database().kysely, child)).toMatchObject({ parentId: a })
        const ended = await get(lan, {}, b)
        expect(ended.text).toContain('Sáp nhập vào')
        expect(ended.text).toContain('hồ sơ chỉ còn để tra cứu')
        expect(ended.text).not.toContain('<form id')
        expect(ended.text).not.toContain(`action="${bodyPath(b)}/`)

        const missed = await post(lan, 'split', a, {
          intoIds: [c, d],
          placements: [''],
          day: '01/03/2026',
          decision: '3',
        })
        expect(missed.status).toBe(422)
        expect(missed.text).toContain('href="#f-split-placements-0"')
        expect(missed.text).toContain('id="f-split-placements-0"')
        const splitting = { intoIds: [c, d], placements: `${child}>${d}`, day: '01/03/2026', decision: '3/QĐ' }
        expect((await post(lan, 'split', a, splitting)).status).toBe(303)
        expect((await get(lan, {}, d)).text).toContain('Tách ra từ')
        expect((await get(lan, {}, d)).text).toContain('Còn cơ quan trực thuộc: Nhóm Con')

        expect((await post(lan, 'abolish', c, { ...paper, day: '01/04/2026', successorId: d })).status).toBe(303)
        expect((await get(lan, {}, c)).text).toContain('Giải thể, chuyển việc cho')
        expect((await get(lan, { tim: 'doi c' })).text).not.toContain(bodyPath(c))
        expect((await get(lan, { tim: 'doi c', 'ca-da-ket-thuc': 'co' })).text).toContain('Kết thúc 01/04/2026')
      })

      test('tìm cơ quan ở nơi khác để chọn; tìm gì thì còn nguyên sau khi bị từ chối', async () => {
        const id = await found('Đội Cần Chuyển Việc')
        const page = await post(
          root,
          'abolish',
          id,
          { successorId: justiceId, day: '', decision: '' },
          { chon: 'so tu phap' },
        )
        expect(page.status).toBe(422)
        expect(page.text).toMatch(new RegExp(`<option value="${justiceId}" selected`))
        expect(page.text).toContain('/giai-the?chon=so+tu+phap')
      })

      test('không sửa được cơ quan ngoài phạm vi, kể cả khi gửi thẳng biểu mẫu', async () => {
        await expect(post(lan, 'rename', provinceId, { name: 'Khác', day: '01/06/2026' })).rejects.toThrow(
          refusals.notFound,
        )
        expect(await loadBody(database().kysely, provinceId)).toMatchObject({ name: 'Ủy ban nhân dân tỉnh Bắc Ninh' })
      })
    })
  },
  { keep: ['place', 'place_succession', 'place_load', 'body', 'body_name', 'body_succession', 'body_seed'] },
)

function keeper(name: string, at: { bodyId: string; bodyPath: string; placePath: string }): Actor {
  const grant = { deeds: new Set<Deed>(['manage bodies']), reach: 'subtree' as const, ...at }
  return { ...systemActor, personId: newId(), name, bodyId: at.bodyId, grants: [grant] }
}

async function html(answering: Promise<Answer>) {
  const answer = await answering
  if (answer.kind === 'redirect') return { status: 303, text: '', notice: answer.notice }
  if (answer.kind !== 'page') throw new Error(`An answer of kind ${answer.kind}`)
  return { status: answer.status, text: renderToString(answer.page.body), notice: undefined }
}
