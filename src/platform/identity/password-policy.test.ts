import { describe, expect, test } from 'vitest'
import { checkPassword, refusals } from '#platform/identity/password-policy.ts'

const lan = { userName: 'nguyenthilan', name: 'Nguyễn Thị Lan' }

describe('mật khẩu mới', () => {
  test.each([
    ['ngắn', 'Ab3$xyz', refusals.tooShort],
    ['chín chữ Việt gõ dấu rời', 'ếếềềểểễễệ'.normalize('NFD'), refusals.tooShort],
    ['dài quá', 'x9'.repeat(101), refusals.tooLong],
    ['một chữ lặp lại', 'aaaaaaaaaaaa', refusals.repeated],
    ['một cụm lặp lại', 'matkhaumatkhau', refusals.repeated],
    ['dãy số', '1234567890', refusals.repeated],
    ['dãy chữ ngược', 'jihgfedcba', refusals.repeated],
    ['«mật khẩu» có dấu', 'Mật khẩu của tôi', refusals.common],
    ['«mật khẩu» thêm năm', 'matkhau@2026', refusals.common],
    ['chữ thay bằng số', 'M@tkhau123456', refusals.common],
    ['P@ssw0rd', 'P@ssw0rd123!', refusals.common],
    ['anh yêu em', 'anhyeuem1999', refusals.common],
    ['nghề của mình', 'Tư pháp – hộ tịch 2026', refusals.common],
    ['hàng phím', 'qwertyuiop', refusals.common],
    ['tên đăng nhập', 'nguyenthilan', refusals.containsName],
    ['họ tên có dấu thêm năm sinh', 'Nguyễn Thị Lan 1990', refusals.containsName],
  ])('không nhận: %s', (_, password, refusal) => {
    expect(() => checkPassword(password, lan)).toThrow(refusal)
  })

  test.each(['con trâu đi cày', 'Lúa-vàng-7-nhánh', 'jk3#mW9!qLp2', 'Lan thích mưa tháng bảy'])(
    'nhận: %s',
    (password) => {
      expect(() => checkPassword(password, lan)).not.toThrow()
    },
  )

  test('tên đăng nhập là thư điện tử thì phần trước @ cũng là tên', () => {
    expect(() => checkPassword('tranvanhung88', { userName: 'tranvanhung@xa.gov.vn' })).toThrow(refusals.containsName)
  })
})
