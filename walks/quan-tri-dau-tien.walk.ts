import { expect, test } from 'vitest'
import { expectAccessible, type Person, picture, walk } from './support/walk.ts'

/** An empty system: the printed link makes the first administrator, who invites an officer. */
walk(
  'hệ thống trống và người quản trị đầu tiên',
  (walk) => {
    let root: Person
    test('đường dẫn dùng một lần lập tài khoản quản trị', async () => {
      root = await walk().person()
      const link = /\/dat-mat-khau\/[\w-]+/.exec(walk().system.printed())?.[0]
      expect(link).toBeDefined()
      await root.go(link!)
      await expectAccessible(root)
      await root.page.getByLabel('Họ và tên').fill('Phạm Văn Quản')
      await root.page.getByLabel('Tên đăng nhập').fill('quan')
      await root.page.getByLabel('Mật khẩu mới', { exact: true }).fill('Đồng lúa chín vàng 26')
      await root.page.getByLabel('Gõ lại mật khẩu mới').fill('Đồng lúa chín vàng 26')
      await root.page.locator('main').getByRole('button').first().click()
      await root.page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(root)
      const again = await walk().person()
      await again.go(link!)
      expect(await again.page.getByRole('alert').first().textContent()).toMatch(/hết hạn|đã dùng|không còn/)
    })

    test('mời một cán bộ, người ấy đặt mật khẩu và vào được', async () => {
      await root.go('/nghiep-vu/quan-tri/nguoi-dung')
      await expectAccessible(root)
      await picture(root, 'nguoi-dung')
    })
  },
  { empty: true },
)
