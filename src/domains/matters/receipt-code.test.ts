import { describe, expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { secretCodeHash } from '#domains/matters/receipt-code.ts'
import { codeOf, hashCode, readCode, showCode } from '#platform/identity/receipt-code.ts'

const key = new Uint8Array(32).fill(7)

describe('mã hồ sơ', () => {
  test('cùng một biểu mẫu thì cùng một mã; biểu mẫu khác, khóa khác thì mã khác', () => {
    const secret = newSecret()
    expect(codeOf(key, secret)).toEqual(codeOf(key, secret))
    expect(codeOf(key, secret).code).toMatch(/^\d{16}$/u)
    expect(codeOf(key, newSecret()).code).not.toBe(codeOf(key, secret).code)
    expect(codeOf(new Uint8Array(32).fill(8), secret).code).not.toBe(codeOf(key, secret).code)
  })

  test('đọc qua điện thoại rồi gõ lại, có khoảng trắng hay dấu chấm', () => {
    const { code, codeHash } = codeOf(key, newSecret())
    expect(showCode(code)).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/u)
    expect(readCode(showCode(code))).toBe(code)
    expect(readCode(` ${code.slice(0, 8)}.${code.slice(8)} `)).toBe(code)
    expect(hashCode(key, readCode(showCode(code))!)).toBe(codeHash)
    expect(codeHash).not.toContain(code)
  })

  test('sai một chữ số, hay hai chữ số đứng cạnh đổi chỗ, thì biết ngay', () => {
    for (let times = 0; times < 20; times++) {
      const { code } = codeOf(key, newSecret())
      for (let at = 0; at < code.length; at++) {
        const other = (Number(code[at]) + 1 + (times % 9)) % 10
        expect(readCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(
          other === Number(code[at]) ? code : undefined,
        )
        if (at > 0 && code[at] !== code[at - 1])
          expect(readCode(code.slice(0, at - 1) + code[at] + code[at - 1] + code.slice(at + 1))).toBeUndefined()
      }
    }
    for (const wrong of ['', '1234', '12345678901234567', 'abcd efgh ijkl mnop'])
      expect(readCode(wrong)).toBeUndefined()
  })

  test('vụ việc mật tìm thấy bằng cùng mã, mà hai dòng trong cơ sở dữ liệu không nhận ra nhau', () => {
    const { codeHash } = codeOf(key, newSecret())
    expect(secretCodeHash(key, codeHash)).toBe(secretCodeHash(key, codeHash))
    expect(secretCodeHash(key, codeHash)).not.toBe(codeHash)
  })
})
