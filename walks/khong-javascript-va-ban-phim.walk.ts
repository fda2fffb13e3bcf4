import { expect, test } from 'vitest'
import { type Person, walk } from './support/walk.ts'
import { readPlan, uploadPlan, wardPlanFile } from './support/ward-plan.ts'

/** The same work without JavaScript, then without a mouse. */
walk('không có JavaScript, rồi chỉ có bàn phím', (walk) => {
  let lan: Person

  test('không có JavaScript: tải lên, đợi, sửa, nhập, ghi tiến độ', async () => {
    const plain = await walk().person({ scripts: false })
    await plain.signIn('lan')
    await uploadPlan(plain, { name: 'ke-hoach-phuong.docx', bytes: await wardPlanFile() })
    for (let asked = 0; asked < 40 && (await plain.heading()).startsWith('Đang đọc'); asked++) {
      await plain.page.waitForTimeout(250)
      await plain.follow('Xem đã xong chưa')
    }
    expect(await plain.heading()).toMatch(/^Kiểm tra «/)
    const leaflets = plain.page.getByRole('article').filter({ hasText: 'Phát tờ gấp' })
    await leaflets.getByRole('link').first().click()
    await plain.field('time').fill('Tháng 11 năm 2026')
    await plain.press('Lưu nhiệm vụ')
    expect(await leaflets.innerText()).toContain('đến 30/11/2026')
    await plain.press('Nhập kế hoạch thành nhiệm vụ')
    expect(await plain.reads()).toContain('Đã nhập kế hoạch với 3 nhiệm vụ')
    await plain.follow(/Rà soát, kiện toàn tổ hòa giải/)
    await plain.field('note').fill('Ghi khi không có JavaScript.')
    await plain.press('Ghi tiến độ')
    expect(await plain.reads()).toContain('Ghi khi không có JavaScript.')
    await plain.press('Báo đã xong', await plain.unfold('Báo đã xong'))
    expect(await plain.reads()).toContain('Đã báo xong.')
    await plain.press('Đăng xuất', await plain.unfold('Nguyễn Thị Lan', plain.page.locator('header')))
    expect(await plain.reads()).toContain('Đã đăng xuất.')
  })

  test('chỉ có bàn phím: đăng nhập', async () => {
    lan = await walk().person()
    await lan.go('/dang-nhap')
    await tabTo(lan, '[name=userName]')
    await lan.page.keyboard.type('lan')
    await tabTo(lan, '[name=password]')
    await lan.page.keyboard.type(walk().system.password())
    await pressKey(lan, 'Enter', 'and the page changes')
    expect(lan.address()).toBe('/nghiep-vu')
  })

  test('chỉ có bàn phím: / tìm, j và k đi từng dòng, Enter mở, Esc và ? ', async () => {
    const { keyboard } = lan.page
    await keyboard.press('/')
    await keyboard.type('phap luat')
    await pressKey(lan, 'Enter', 'and the page changes')
    expect(lan.address()).toContain('tim=phap+luat')
    const rows = await lan.page.locator('[data-row]').count()
    expect(rows).toBeGreaterThan(1)
    await keyboard.press('j')
    expect(await focusedRow(lan)).toBe(0)
    await keyboard.press('j')
    expect(await focusedRow(lan)).toBe(1)
    await keyboard.press('k')
    expect(await focusedRow(lan)).toBe(0)
    await keyboard.press('?')
    expect(await lan.page.locator('#phim-tat').getAttribute('open')).not.toBeNull()
    await keyboard.press('Escape')
    expect(await lan.page.locator('#phim-tat').getAttribute('open')).toBeNull()
    await keyboard.press('j')
    await pressKey(lan, 'Enter', 'and the page changes')
    expect(await lan.heading()).toMatch(/^Nhiệm vụ/)
  })

  test('chỉ có bàn phím: Tab đến ô ghi tiến độ, gõ và gửi', async () => {
    await tabTo(lan, 'main [name=note]')
    await lan.page.keyboard.type('Ghi bằng bàn phím.')
    await tabTo(lan, 'main form:has([name=note]) button[type=submit]')
    await pressKey(lan, 'Enter', 'and the page changes')
    expect(await lan.reads()).toContain('Ghi bằng bàn phím.')
  })

  test('chỉ có bàn phím: n và p đi giữa các chỗ cần xem, Enter báo đã xem', async () => {
    await readPlan(lan, { name: 'ke-hoach-khac.docx', bytes: await wardPlanFile() })
    const { keyboard } = lan.page
    const doubts = await lan.page.locator('[data-doubt]').count()
    expect(doubts).toBeGreaterThan(0)
    await keyboard.press('n')
    expect(await focusedDoubt(lan)).toBe(0)
    if (doubts > 1) {
      await keyboard.press('n')
      expect(await focusedDoubt(lan)).toBe(1)
      await keyboard.press('p')
      expect(await focusedDoubt(lan)).toBe(0)
    }
    await pressKey(lan, 'Enter', 'and the page changes')
    expect(await lan.reads()).toContain('Đã ghi nhận là đã xem.')
    expect(await lan.page.locator('[data-doubt]').count()).toBe(doubts - 1)
  })
})

const tabsMax = 120

/** Tab after tab, as a hand would, until the control has the focus. */
async function tabTo({ page }: Person, selector: string): Promise<void> {
  for (let tabs = 0; tabs < tabsMax; tabs++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${tabsMax} tabs do not reach ${selector}`)
}

async function pressKey({ page }: Person, key: string, _: 'and the page changes'): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)])
}

function focusedRow({ page }: Person): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-row]')].findIndex((one) => one.contains(document.activeElement)),
  )
}

function focusedDoubt({ page }: Person): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-doubt]')].findIndex((one) => one.contains(document.activeElement)),
  )
}
