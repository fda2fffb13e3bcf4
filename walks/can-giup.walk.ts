import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

/** Somebody who does not know whom to ask tells what is wrong, on a cheap telephone without scripts, and is shown the way. */
walk(
  'cần giúp: kể bằng lời thường, thấy ai giúp được',
  (walk) => {
    let phone: Person

    beforeAll(async () => {
      phone = await walk().person({ phone: true, scripts: false })
    })
    afterAll(async () => {
      await phone?.context.close()
    })

    test('từ trang đầu, gõ không dấu, thấy lối khiếu nại, vì sao, và hạn của luật', async () => {
      await phone.go('/')
      await phone.follow('Cần giúp, chưa biết hỏi ai')
      expect(await phone.reads()).toMatch(/113\s+Công an[\s\S]*Khiếu nại/u)
      await phone.field('q').fill('toi khong dong y voi quyet dinh xu phat cua phuong')
      await phone.field('noi').fill('vo cuong bac ninh')
      expect(await phone.press('Xem ai giúp được')).toBe(200)
      const read = await phone.reads()
      expect(read).toMatch(/bạn viết «khong dong y voi»/u)
      expect(read).toMatch(/90 ngày[\s\S]*Điều 9, 02\/2011\/QH13/u)
      expect(read).toMatch(/Chủ tịch UBND phường Võ Cường/u)
      expect(await phone.field('q').inputValue()).toBe('toi khong dong y voi quyet dinh xu phat cua phuong')
    })

    test('tố cáo: nói rõ phải viết đơn hoặc đến trực tiếp', async () => {
      await phone.field('q').fill('trưởng thôn ăn chặn tiền hỗ trợ lũ lụt của dân')
      await phone.press('Xem ai giúp được')
      const read = await phone.reads()
      expect(read).toContain('Tố cáo phải viết đơn hoặc đến nói trực tiếp')
      expect(read).toContain('UBND phường Võ Cường') // the place that was chosen before is kept
    })

    test('đang nguy hiểm: số gọi đứng trước mọi thứ', async () => {
      await phone.go('/can-giup?q=chong+dang+cam+dao+duoi+me+con+em')
      const top = await phone.page.locator('.urgent').evaluate((one) => one.getBoundingClientRect().top)
      expect(top).toBeLessThan(740)
      expect(await phone.page.locator('.urgent a').first().getAttribute('href')).toBe('tel:113')
    })

    test('không phải chuyện của tôi: chọn lối khác', async () => {
      await phone.go('/can-giup?q=hang+xom+mo+loa+on+ao')
      const others = await phone.unfold('Không phải chuyện của tôi: xem các lối khác')
      await phone.follow('Yêu cầu cung cấp thông tin', others)
      expect(await phone.reads()).toMatch(/12 ngày/u)
      await phone.go('/can-giup?q=to+6+mat+dien&noi=khong+co+noi+nao')
      expect(await phone.reads()).toContain('Không tìm thấy xã, phường này')
    })

    test('mọi dạng của trang đọc được, vừa màn hình và nhẹ', async () => {
      const visitor = await walk().person()
      for (const [path, name] of [
        ['/can-giup', undefined],
        ['/can-giup?q=hang+xom+lan+dat+nha+toi+khong+chiu+tra', 'can-giup'],
        ['/can-giup?q=cuu+voi+chay+nha', undefined],
        ['/can-giup?q=xin+chao&noi=tan', undefined],
        ['/can-giup?loi=to-cao', undefined],
      ] as const) {
        expect(await visitor.go(path), path).toBe(200)
        await visitor.page.evaluate(() => {
          for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
        })
        await expectGoodLook(visitor)
        if (name !== undefined) await picture(visitor, name, 1200)
      }
      await visitor.context.close()
    })
  },
  { empty: true },
)
