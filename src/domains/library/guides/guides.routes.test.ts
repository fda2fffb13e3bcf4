import type { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import {
  amendText,
  aText,
  onGuides,
  published,
  runJob,
  submitted,
  type World,
} from '#domains/library/guides/guides.fixtures.ts'
import { guidesRoutes } from '#domains/library/guides/guides.routes.ts'
import { publicGuidesRoutes } from '#domains/library/guides/public-guides.routes.ts'
import { unclearRate } from '#domains/library/unclear/unclear-place.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { edge } from '#platform/http/edge.ts'
import { site } from '#platform/http/site.ts'

const text = `${aText('Bạn được hỏi, gọi 113 nếu gấp. [901/2020/QH99 dieu-1 khoan-1; 902/2020/NĐ-CP dieu-5]')}\nHãy hỏi cơ quan.`

onGuides('trang hướng dẫn', (world) => {
  describe('cho mọi người', () => {
    test('câu trả lời, căn cứ là đường dẫn, từ được giải nghĩa, ai soạn ai duyệt, đúng đến ngày', async () => {
      const guide = await published(world(), { text })
      const { status, html } = await see(world(), guidePaths.publicGuide(guide))
      expect(status).toBe(200)
      expect(html).toContain('<a href="/phap-luat/901-2020-qh99/dieu-1/khoan-1">khoản 1 Điều 1 Luật Thử</a>')
      expect(html).toContain('<a href="/phap-luat/902-2020-nd-cp">Điều 5 Nghị định thử</a>')
      expect(html).toContain('Thư viện chưa có phần chữ.')
      expect(html).toContain('<a class="guide-term" href="#tu-1">cơ quan</a>')
      expect(html).toContain('Đúng đến ngày 21/11/2026')
      expect(html).toContain('Nguyễn Thị Lan soạn, Trần Văn Hùng duyệt ngày 21/11/2026')
      expect(html).not.toContain('đang được rà lại')
    })

    test('luật đổi thì đầu trang nói đang rà lại, từ ngày nào', async () => {
      const guide = await published(world())
      await amendText(world().db, world().articleIds[0]!, '1. Mọi người được hỏi.', '2026-11-20')
      await runJob(world(), 'library.law-changed', { documentId: world().law.id })
      const { html } = await see(world(), guidePaths.publicGuide(guide))
      expect(html).toContain('đang được rà lại vì luật đã thay đổi từ 20/11/2026')
      expect((await see(world(), guidePaths.publicList('guide'))).html).toContain('đang rà lại')
    })

    test('danh sách, bản đọc trên loa và tệp chữ', async () => {
      const guide = await published(world(), { text, kind: 'answer' })
      expect((await see(world(), '/hoi-dap')).html).toContain('Hỏi cơ quan xã')
      expect((await see(world(), '/hoi-dap?chu-de=hinh-su')).html).toContain('Chưa có bài nào ở đây')
      const page = await see(world(), guidePaths.script(guide))
      expect(page.html).toContain('một một ba')
      const file = await see(world(), guidePaths.scriptFile(guide))
      expect(file.html).toMatch(/^Hỏi cơ quan xã \(\d+ giây\)\r\n\r\nỦy ban nhân dân xã Một xin thông tin/u)
      expect(file.html).not.toContain('901/2020')
    })

    test('tờ rơi và áp phích', async () => {
      const guide = await published(world(), { text })
      for (const path of [guidePaths.leaflet(guide), guidePaths.poster(guide)]) {
        const { status, html } = await see(world(), path)
        expect([status, html.slice(0, 5)]).toEqual([200, '%PDF-'])
        expect((await see(world(), path)).html).toBe(html)
      }
    })

    test('chỗ chưa hiểu: chọn một câu, không phải ghi gì về mình; người soạn thấy câu nào, mấy lần', async () => {
      const guide = await published(world(), { text })
      const { html } = await see(world(), guidePaths.publicGuide(guide))
      expect(html).toContain('Tôi không hiểu chỗ này')
      expect(html).toContain('<option value="0">Bạn được hỏi, gọi 113 nếu gấp.</option>')
      const send = (place: string, edition = 1) =>
        application(world(), undefined).request(guidePaths.unclear(guide), {
          method: 'POST',
          body: new URLSearchParams({ place, edition: String(edition), ghi: 'Tôi là A, 0912345678' }),
        })
      for (const place of ['0', '0', '']) expect((await send(place)).status).toBe(303)
      expect((await send('99')).status).toBe(422)
      expect((await send('0', 7)).status).toBe(409)
      const own = (await see(world(), guidePaths.guide(guide.id), 'lan')).html
      expect(own).toMatch(/Chỗ người đọc báo chưa hiểu.*«Bạn được hỏi, gọi 113 nếu gấp\.».*>2<.*Cả bài.*>1</su)
      const kept = await world().db.selectFrom('unclear_place').selectAll().execute()
      expect(JSON.stringify(kept)).not.toContain('0912345678')
      expect(kept).toHaveLength(2)
      const statuses: number[] = []
      for (let times = 0; times < unclearRate.times; times++) statuses.push((await send('')).status)
      expect(statuses.at(-1)).toBe(429)
    })

    test('bài chưa công bố, địa chỉ lạ: không có; địa chỉ của loại khác vẫn dẫn đến bài', async () => {
      const sent = await submitted(world())
      const guide = await published(world(), { kind: 'newsletter' })
      expect((await see(world(), guidePaths.publicGuide(sent))).status).toBe(404)
      expect((await see(world(), '/huong-dan/khong-co')).status).toBe(404)
      expect((await see(world(), '/huong-dan/%00')).status).toBe(404)
      expect((await see(world(), `/huong-dan/${guide.slug}`)).status).toBe(200)
    })
  })

  describe('cho cán bộ', () => {
    test('danh sách: cái chờ mình duyệt đứng đầu; bản soạn sẵn ở dưới', async () => {
      const sent = await submitted(world(), { title: 'Chờ duyệt' })
      await published(world(), { title: 'Đã công bố' })
      const { html } = await see(world(), guidePaths.list, 'hung')
      expect(html.indexOf('Chờ duyệt')).toBeLessThan(html.indexOf('Đã công bố'))
      expect(html).toContain('Chờ ông/bà duyệt')
      expect(html).toContain('Nhận bài này')
      expect((await see(world(), guidePaths.list, 'tu')).html).not.toContain('Đã công bố')
      expect((await see(world(), guidePaths.guide(sent.id), 'tu')).status).toBe(404)
      expect((await see(world(), guidePaths.guide('khong-phai-ma'), 'lan')).status).toBe(404)
    })

    test('trang soạn: chỗ cần xem cạnh chữ, độ dễ đọc, xem trước; bước bị đóng nói lý do', async () => {
      const sent = await submitted(world(), {
        text: aText('Bạn phải nộp đơn.', 'Bạn được hỏi. [999/2020/QH99 Điều 1]'),
      })
      const { html } = await see(world(), guidePaths.guide(sent.id), 'hung')
      expect(html).toContain('Chỗ cần xem (2)')
      expect(html).toContain('Câu có vẻ nói về luật mà chưa ghi căn cứ.')
      expect(html).toContain('Thư viện chưa có văn bản «999/2020/QH99».')
      expect(html).toContain('căn cứ chưa chắc')
      expect(html).toContain('Độ dễ đọc')
      const own = await see(world(), guidePaths.guide(sent.id), 'lan')
      expect(own.html).toContain('Lấy lại bài để sửa')
      expect(own.html).not.toContain('Duyệt và công bố bài')
      expect((await see(world(), guidePaths.new, 'lan')).html).toContain('## Bạn cần biết ngay')
    })
  })
})

async function see(world: World, path: string, who?: keyof World['actors']): Promise<{ status: number; html: string }> {
  const response = await application(world, who && world.actors[who]).request(path)
  return { status: response.status, html: await response.text() }
}

function application({ house }: World, actor: Actor | undefined): Hono {
  const frame = site('/', async (parts) => renderToString(parts.body), [guidesRoutes, publicGuidesRoutes])
  return edge({
    house,
    sites: [frame],
    identify: async () => ({ actor, csrf: 'thử' }),
    checkForgery: () => undefined,
    throttle: async () => undefined,
    behindProxy: false,
    report: (line) => {
      if (line.at === 'fault') throw new Error(`A fault at ${line.path}: ${line.error}`)
    },
  })
}
