import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { acceptInvitation, invite } from './support/invitation.ts'
import { type Person, walk } from './support/walk.ts'

const password = 'Đồng lúa chín vàng 26'

/** An empty system: the printed link makes the first administrator, who invites an officer; hers is a second factor too. */
walk(
  'hệ thống trống và người quản trị đầu tiên',
  (walk) => {
    let root: Person
    let hoa: Person
    let link: string
    let secret: string

    test('đường dẫn in ra lúc khởi động lập tài khoản quản trị, và chỉ dùng được một lần', async () => {
      root = await walk().person()
      const path = /\/dat-mat-khau\/[\w-]+/.exec(walk().system.printed())?.[0] ?? 'no link was printed'
      expect(await root.go(path)).toBe(200)
      await root.field('name').fill('Phạm Văn Quản')
      await root.field('userName').fill('quan')
      await root.field('password').fill('ngắn')
      await root.field('repeated').fill('ngắn')
      expect(await root.press('Tạo tài khoản quản trị')).toBe(422)
      expect(await root.field('name').inputValue()).toBe('Phạm Văn Quản')
      expect(await root.field('password').inputValue()).toBe('')
      await root.field('password').fill(password)
      await root.field('repeated').fill(password)
      await root.press('Tạo tài khoản quản trị')
      expect(root.address()).toBe('/tai-khoan/xac-thuc-hai-lop')
      const late = await walk().person()
      expect(await late.go(path)).toBe(410)
      expect(await late.reads()).toMatch(/đã dùng|hết hạn|không còn/)
    })

    test('mời một cán bộ tư pháp phường; liên kết chỉ hiện một lần', async () => {
      link = await invite(root, {
        name: 'Đỗ Thị Hoa',
        userName: 'hoa',
        role: 'Cán bộ thực hiện',
        body: /^UBND phường Võ Cường/,
        words: 'vo cuong',
      })
      await root.go('/nghiep-vu/quan-tri/nguoi-dung')
      expect(await root.reads()).toContain('Chưa đặt mật khẩu')
    })

    test('người được mời đặt mật khẩu, bật xác thực hai lớp', async () => {
      hoa = await walk().person()
      await acceptInvitation(hoa, link, password)
      expect(hoa.address()).toBe('/tai-khoan/xac-thuc-hai-lop')
      secret = (await hoa.page.locator('main code').innerText()).replaceAll(/\s/g, '')
      await hoa.field('code').fill('000000')
      expect(await hoa.press('Bật xác thực hai lớp')).toBe(422)
      await hoa.field('code').fill(codeAt(secret, 0))
      await hoa.press('Bật xác thực hai lớp')
      expect(await hoa.heading()).toBe('Mã dự phòng')
      const stolen = await walk().person()
      expect(await stolen.go(link)).toBe(410)
    })

    test('đăng xuất rồi vào lại bằng mật khẩu và mã trên điện thoại', async () => {
      await hoa.go('/nghiep-vu')
      await hoa.press('Đăng xuất', await hoa.unfold('Đỗ Thị Hoa', hoa.page.locator('header')))
      expect(await hoa.reads()).toContain('Đã đăng xuất')
      await hoa.go('/nghiep-vu/nhiem-vu')
      expect(hoa.address()).toBe('/dang-nhap?tiep=%2Fnghiep-vu%2Fnhiem-vu')
      await hoa.field('userName').fill('hoa')
      await hoa.field('password').fill(password)
      await hoa.press('Đăng nhập')
      expect(await hoa.heading()).toBe('Xác thực hai lớp')
      await hoa.go('/nghiep-vu')
      expect(hoa.address(), 'a password alone opens nothing').toContain('/dang-nhap')
      await hoa.go('/dang-nhap/ma-xac-thuc?tiep=%2Fnghiep-vu%2Fnhiem-vu')
      await hoa.field('code').fill('123456')
      expect(await hoa.press('Xác nhận mã')).toBe(401)
      await hoa.field('code').fill(codeAt(secret, 1))
      await hoa.press('Xác nhận mã')
      expect(hoa.address()).toBe('/nghiep-vu/nhiem-vu')
    })

    test('sai mật khẩu nhiều lần thì phải đợi, và được nói rõ đến lúc nào', async () => {
      const guesser = await walk().person()
      await guesser.go('/dang-nhap')
      const answers: number[] = []
      for (let attempt = 0; attempt < 6; attempt++) {
        await guesser.field('userName').fill('quan')
        await guesser.field('password').fill(`đoán lần ${attempt}`)
        answers.push(await guesser.press('Đăng nhập'))
      }
      expect(answers).toEqual([401, 401, 401, 401, 401, 429])
      expect(await guesser.reads()).toMatch(/Đã nhập sai nhiều lần nên tạm dừng nhận đăng nhập đến sau \d\d:\d\d/)
      expect(await guesser.field('userName').inputValue()).toBe('quan')
    })
  },
  { empty: true },
)

/** The code that the telephone shows, now or so many half minutes later: a code is taken once. */
function codeAt(secret: string, steps: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
}
