import { afterAll, expect, test } from 'vitest'
import { startSmtpSink } from '#platform/mail/smtp-sink.ts'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

const sink = await startSmtpSink()
afterAll(() => sink.close())

/** Lan is urged once a day and not in vain: a real conversation of mail, a kill in the middle of it, and somebody in her place. */
walk(
  'đôn đốc: mỗi ngày một bản tin, không hai lần, không vô ích',
  (walk) => {
    let lan: Person
    let hung: Person
    let root: Person
    const mailsTo = (address: string) => sink.accepted.filter((mail) => mail.to.includes(address))

    test('quản trị ghi địa chỉ thư của Lan', async () => {
      sink.accepted.length = 0
      sink.manner = {}
      root = await walk().person()
      await root.signIn('quantri')
      await root.go('/nghiep-vu/quan-tri/nguoi-dung')
      await root.follow(/Nguyễn Thị Lan/)
      await root.unfold('Sửa thông tin').catch(() => undefined)
      await root.field('email').fill('lan@xa.example.vn')
      await root.press('Lưu thông tin')
      expect(await root.reads()).toContain('lan@xa.example.vn')
    })

    test('máy chết giữa lúc gửi và lúc ghi; chạy lại không gửi lần nữa, để người quyết', async () => {
      sink.manner = { slowMs: 700 }
      expect(await walk().system.lgd('digest', '--on-day-off')).toMatch(/bản tin mới/)
      await expect.poll(() => mailsTo('lan@xa.example.vn').length, { timeout: 40_000, interval: 50 }).toBe(1)
      await walk().system.kill()
      sink.manner = {}
      await walk().system.restart()
      expect(await walk().system.lgd('digest', '--on-day-off')).toContain('0 bản tin mới')
      // the job of the killed worker is taken again once its lease is over
      await expect
        .poll(
          async () => {
            await root.go('/nghiep-vu/quan-tri/thu')
            return root.reads()
          },
          { timeout: 150_000, interval: 3_000 },
        )
        .toContain('Chưa rõ đã đến')
      expect(mailsTo('lan@xa.example.vn')).toHaveLength(1)
      await expectGoodLook(root)
      await picture(root, 'thu-truc-trac')
    }, 240_000)

    test('người quản trị quyết định gửi lại, và thư đi', async () => {
      await root.press('Gửi lại')
      await expect.poll(() => mailsTo('lan@xa.example.vn').length, { timeout: 20_000 }).toBe(2)
      expect(mailsTo('lan@xa.example.vn')[1]!.raw).toMatch(/Subject: =\?/i)
    })

    test('bản tin của Lan trong hệ thống: việc quá hạn, đánh dấu đã đọc', async () => {
      lan = await walk().person()
      await lan.signIn('lan')
      await lan.go('/nghiep-vu/don-doc')
      expect(await lan.reads()).toMatch(/Đã quá hạn|Sắp đến hạn|Bị trả lại/)
      await expectGoodLook(lan)
      await picture(lan, 'don-doc')
      await lan.press('Đánh dấu đã đọc')
      expect(await lan.page.locator('main').getByRole('button', { name: 'Đánh dấu đã đọc' }).count()).toBe(0)
      await lan.go('/nghiep-vu/don-doc/nhan-gui')
      await expectGoodLook(lan)
    })

    test('Hùng đôn đốc từ trang nhiệm vụ, đôn đốc lần hai trong ngày bị từ chối, thu hồi được', async () => {
      hung = await walk().person()
      await hung.signIn('hung')
      await hung.go('/nghiep-vu/nhiem-vu?tt=open')
      await hung.page.locator('[data-row] a').first().click()
      await hung.follow('Xem các lần đôn đốc nhiệm vụ này')
      const form = await hung.unfold('Đôn đốc')
      await hung.field('message', form).fill('Đề nghị báo cáo trước thứ Sáu.')
      await expectGoodLook(hung)
      await hung.press('Gửi lời đôn đốc', form)
      expect(await hung.reads()).toContain('Đề nghị báo cáo trước thứ Sáu.')
      expect(await hung.reads()).toContain('Mỗi việc chỉ đôn đốc một lần một ngày')
      await expectGoodLook(hung)
      await picture(hung, 'don-doc-nhiem-vu')
      await lan.go('/nghiep-vu/don-doc')
      expect(await lan.reads()).toContain('Có lời đôn đốc mới')
    })

    test('nhiều việc một lần: xem trước, đôn đốc, thu hồi', async () => {
      await hung.go('/nghiep-vu/nhiem-vu?tt=late')
      await hung.page.locator('[name="tat-ca"]').check()
      await hung.press('Đôn đốc')
      expect(hung.address()).toContain('/nghiep-vu/don-doc/nhieu')
      expect(await hung.page.locator('main tbody tr').count()).toBeGreaterThan(0)
      await hung.go('/nghiep-vu/nhiem-vu?tt=open')
      const hrefs = await hung.page
        .locator('[data-row] a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
      const ids = [...new Set(hrefs.map((href) => /#moc-([0-9a-f-]+)/.exec(href)?.[1]).filter(Boolean))].slice(0, 4)
      await hung.go(`/nghiep-vu/don-doc/nhieu?${ids.map((id) => `moc=${id}`).join('&')}`)
      expect(await hung.reads()).toContain('việc sẽ được đôn đốc')
      await expectGoodLook(hung)
      await picture(hung, 'don-doc-nhieu')
      await hung.field('message').fill('Đề nghị hoàn thành trong tuần này.')
      await hung.press(await hung.page.locator('main form button').first().innerText())
      expect(await hung.heading()).toBe('Đợt đôn đốc')
      await expectGoodLook(hung)
      await hung.press('Thu hồi lời đôn đốc')
      expect(await hung.reads()).toContain('Đã thu hồi')
      await hung.go('/nghiep-vu/don-doc/theo-doi?tt=all')
      await expectGoodLook(hung)
      await picture(hung, 'theo-doi-don-doc')
    })

    test('quản trị đặt nhịp đôn đốc; ngày đã qua bị từ chối', async () => {
      await root.go('/nghiep-vu/quan-tri/don-doc')
      await root.field('fromDay').fill('01/01/2020')
      await root.field('reason').fill('Theo quy chế làm việc')
      expect(await root.press('Đặt nhịp đôn đốc')).toBe(422)
      expect(await root.reads()).toContain('từ hôm nay trở đi')
      await root.field('fromDay').fill(
        new Intl.DateTimeFormat('vi-VN', {
          timeZone: 'Asia/Ho_Chi_Minh',
          day: '2-digit',
          month: '2-digit',
          year: 'numeric',
        }).format(Date.now()),
      )
      await root.press('Đặt nhịp đôn đốc')
      expect(await root.reads()).toContain('Theo quy chế làm việc')
      await expectGoodLook(root)
    })
  },
  { settings: { SMTP_URL: sink.url, MAIL_FROM: 'Luật Gần Dân <lgd@xa.example.vn>' } },
)
