import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedCodification } from './support/codification.ts'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

const law = '/phap-luat/901-2020-qh99'

/** A citizen with a cheap telephone and a worry finds the khoản that answers, and sees at once whether it is in force. */
walk(
  'tìm luật: từ lời thường đến khoản, bằng điện thoại không có JavaScript',
  (walk) => {
    const folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-tim-luat-'))
    let phone: Person

    beforeAll(async () => {
      const file = join(folder, 'phap-dien.jsonl')
      writeFileSync(file, inventedCodification())
      expect(await walk().system.lgd('law', 'import', file)).toContain('7')
      phone = await walk().person({ phone: true, scripts: false })
    }, 120_000)
    afterAll(async () => {
      await phone?.context.close()
      rmSync(folder, { recursive: true, force: true })
    })

    test('gõ không dấu ở trang đầu, thấy điều, hiệu lực đứng trước', async () => {
      await phone.go('/')
      expect(await phone.reads()).toMatch(/Thư viện có [\d.]+ văn bản, 7 điều; đúng đến ngày/)
      await phone.field('q').fill('hang xom lan ranh gioi thi lam sao')
      expect(await phone.press('Tìm câu trả lời')).toBe(200)
      const first = phone.page.locator('ol.law-hits > li').first()
      expect(await first.innerText()).toMatch(
        /^Còn hiệu lực\s+Điều\s3\. Giữ ranh giới\s+Luật Láng giềng số 901\/2020\/QH99\s+Khoản 2: /u,
      )
      expect(await first.locator('mark').first().innerText()).toContain('ranh giới')
    })

    test('một lần bấm là đến khoản: còn hiệu lực không, rồi chữ của khoản, rồi cả điều', async () => {
      await phone.follow('Điều 3. Giữ ranh giới')
      expect(phone.address()).toBe(`${law}/dieu-3/khoan-2`)
      expect(await phone.reads()).toMatch(
        /Khoản 2 Điều\s3\. Giữ ranh giới[\s\S]*Còn hiệu lực[\s\S]*Người lấn ranh giới[\s\S]*Cả Điều 3/u,
      )
      const tall = await phone.page.locator('.law-focus').evaluate((one) => one.getBoundingClientRect().top)
      expect(tall).toBeLessThan(740) // seen without scrolling
      await phone.follow('Điều 4 của Luật này')
      expect(await phone.heading()).toMatch(/^Điều\s4/u)
      await phone.page.goBack()
    })

    test('vào một ngày khác, và ngày không có thật', async () => {
      const fold = await phone.unfold('Xem vào một ngày khác')
      await fold.getByRole('textbox').fill('01/06/2021')
      await phone.press('Xem ngày này', fold)
      expect(await phone.reads()).toMatch(/Vào ngày 01\/06\/2021:\s+Chưa có hiệu lực/u)
      await phone.page.locator('.as-at').getByRole('textbox').fill('31/02/2021')
      await phone.press('Xem ngày này')
      expect(await phone.reads()).toContain('Không có ngày này.')
      await phone.go(law)
      expect(await phone.reads()).toContain('Mục lục')
    })

    test('in ra giấy: không có thanh đầu và nút, có hiệu lực, chữ và mã QR', async () => {
      await phone.go(`${law}/dieu-3/khoan-2`)
      await phone.page.emulateMedia({ media: 'print' })
      for (const [what, isSeen] of [
        ['.portal-head', false],
        ['.law-beside', false],
        ['.as-at', false],
        ['.law-status', true],
        ['.law-focus', true],
        ['.qr-code', true],
      ] as const)
        expect(await phone.page.locator(what).first().isVisible(), what).toBe(isSeen)
      await phone.page.emulateMedia({ media: 'screen' })
    })

    test('không tìm thấy thì biết làm gì tiếp; câu dài, chữ lạ có câu trả lời', async () => {
      await phone.go('/phap-luat?q=qwzzk+xvvbw')
      expect(await phone.reads()).toContain('Không tìm thấy điều nào')
      await phone.follow('luật theo chủ đề')
      await phone.follow('Quan hệ láng giềng')
      expect(await phone.heading()).toBe('Quan hệ láng giềng')
      await phone.go(`/phap-luat?q=${encodeURIComponent('lấn đất '.repeat(200))}`)
      expect(await phone.reads()).toContain('Câu hỏi dài quá 300 chữ')
      const answer = await fetch(`${walk().system.address}/phap-luat?q=${'a'.repeat(100_000)}`)
      expect(answer.status).toBe(431)
      expect(await answer.text()).toContain('Hãy hỏi ngắn hơn')
    })

    test('chỉ có bàn phím: gợi ý khi gõ, chọn bằng mũi tên, Enter, rồi đến khoản', async () => {
      const officer = await walk().person()
      const { page } = officer
      await officer.go('/phap-luat')
      await tabTo(officer, '#ask')
      await page.keyboard.type('giu ranh')
      const list = page.getByRole('listbox', { name: 'Gợi ý' })
      await list.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      const active = await page.locator('#ask').getAttribute('aria-activedescendant')
      expect(await page.locator(`[id="${active}"]`).innerText()).toBe('Giữ ranh giới')
      await page.keyboard.press('Escape')
      expect(await list.isVisible()).toBe(false)
      await page.keyboard.type(' ')
      await list.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      await Promise.all([page.waitForURL('**/phap-luat?q=Gi*'), page.keyboard.press('Enter')])
      await tabTo(officer, 'ol.law-hits a')
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
      expect(await officer.heading()).toContain('Giữ ranh giới')
      await officer.context.close()
    })

    test('mọi trang của thư viện đọc được, vừa màn hình và nhẹ', async () => {
      const visitor = await walk().person()
      for (const [path, name] of [
        ['/', undefined],
        ['/phap-luat', undefined],
        ['/phap-luat?q=hang+xom+lan+ranh+gioi', 'tim-luat'],
        ['/phap-luat?q=qwzzk&nam=2020', undefined],
        ['/phap-luat/van-ban', undefined],
        ['/phap-luat/van-ban?q=khong-co-van-ban-nao', undefined],
        ['/phap-luat/chu-de', undefined],
        ['/phap-luat/chu-de/99.1', undefined],
        [law, undefined],
        [`${law}/quan-he`, undefined],
        [`${law}/dieu-3`, undefined],
        [`${law}/dieu-3/khoan-1/diem-dd`, 'khoan-diem'],
        [`${law}/dieu-3?ngay=2000-01-01`, undefined],
        [`${law}/dieu-3/khoan-9`, undefined],
        [`${law}/dieu-3/thay-doi`, undefined],
        ['/phap-luat/35-2013-qh13', undefined],
        ['/api', undefined],
      ] as const) {
        expect(await visitor.go(path), path).toBe(200)
        await unfoldAll(visitor)
        await expectGoodLook(visitor)
        if (name !== undefined) await picture(visitor, name, 900)
      }
      expect(await visitor.go('/phap-luat/khong-co')).toBe(404)
      await expectGoodLook(visitor)
      await visitor.go(`${law}/dieu-3/khoan-2`)
      await visitor.press('Cao', visitor.page.locator('footer'))
      await visitor.press('Lớn', visitor.page.locator('footer'))
      expect(visitor.address()).toBe(`${law}/dieu-3/khoan-2`)
      await expectGoodLook(visitor)
      await visitor.context.close()
    })
  },
  { embeddedOnly: true, empty: true },
)

const tabsMax = 60

async function tabTo({ page }: Person, selector: string): Promise<void> {
  for (let tabs = 0; tabs < tabsMax; tabs++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${tabsMax} tabs do not reach ${selector}`)
}

async function unfoldAll({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
  })
}
