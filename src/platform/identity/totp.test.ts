import { TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { checkTotp, newRecoveryCodes, newTotp, useRecoveryCode } from '#platform/identity/totp.ts'

const secretKey = new Uint8Array(32).fill(7)
const personId = '0195e000-0000-7000-8000-000000000001'
const now = new Date('2026-11-21T03:00:10Z')
const step = Math.floor(now.getTime() / 30_000)

function phone(shown: string) {
  const totp = new TOTP({ secret: shown.replaceAll(' ', '') })
  return (at: Date) => totp.generate({ timestamp: at.getTime() })
}
function secondsLater(seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000)
}

describe('mã xác thực hai lớp', () => {
  const made = newTotp(secretKey, personId, 'lan')
  const codeAt = phone(made.shown)
  const check = (code: string, lastStep: number | null = null, changes = {}) =>
    checkTotp(secretKey, { personId, sealed: made.sealed, code, now, lastStep, ...changes })

  test('giá trị mẫu của RFC 6238', () => {
    // Secret «12345678901234567890», 1970-01-01T00:00:59Z, eight digits 94287082: the last six are the code.
    expect(phone('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')(new Date(59_000))).toBe('287082')
  })
  test('đường dẫn để quét nêu tên hệ thống và tên đăng nhập', () => {
    const uri = new URL(made.uri)
    expect(uri.protocol).toBe('otpauth:')
    expect(decodeURIComponent(uri.pathname)).toContain('Luật Gần Dân:lan')
    expect(uri.searchParams.get('secret')).toBe(made.shown.replaceAll(' ', ''))
  })
  test('bí mật không nằm trong cột ở dạng đọc được', () => {
    expect(made.sealed).not.toContain(made.shown.replaceAll(' ', ''))
    expect(made.sealed).toMatch(/^v1\.[A-Za-z0-9_-]+$/)
  })
  test('nhận mã lúc này, mã trước và mã sau một bước, cho biết bước nào', () => {
    expect(check(codeAt(now))).toBe(step)
    expect(check(codeAt(secondsLater(-30)))).toBe(step - 1)
    expect(check(codeAt(secondsLater(30)))).toBe(step + 1)
    expect(check(codeAt(now).replace(/(...)/, '$1 '))).toBe(step)
  })
  test('không nhận mã cách hai bước, mã sai, chữ lạ', () => {
    expect(check(codeAt(secondsLater(-60)))).toBeUndefined()
    expect(check(codeAt(secondsLater(60)))).toBeUndefined()
    expect(check('12345')).toBeUndefined()
    expect(check('abcdef')).toBeUndefined()
  })
  test('một mã chỉ dùng một lần, mã cũ hơn cũng không', () => {
    expect(check(codeAt(now), step)).toBeUndefined()
    expect(check(codeAt(secondsLater(-30)), step)).toBeUndefined()
    expect(check(codeAt(secondsLater(30)), step)).toBe(step + 1)
  })
  test('bí mật của người này không mở được cho người khác, hay bằng khóa khác', () => {
    expect(() => check(codeAt(now), null, { personId: 'somebody else' })).toThrow('secret.key')
    const other = new Uint8Array(32).fill(8)
    expect(() => checkTotp(other, { personId, sealed: made.sealed, code: codeAt(now), now, lastStep: null })).toThrow(
      'secret.key',
    )
  })
})

describe('mã dự phòng', () => {
  const { codes, hashes } = newRecoveryCodes(secretKey)
  test('mười mã khác nhau, chỉ giữ giá trị băm', () => {
    expect(new Set(codes).size).toBe(10)
    expect(codes.every((code) => /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/.test(code))).toBe(true)
    expect(hashes.join()).not.toContain(codes[0]!.replaceAll('-', ''))
  })
  test('mỗi mã dùng một lần, gõ hoa hay cách đều được', () => {
    const left = useRecoveryCode(secretKey, hashes, codes[3]!.toUpperCase().replaceAll('-', ' '))
    expect(left).toEqual(hashes.filter((_, index) => index !== 3))
    expect(useRecoveryCode(secretKey, left!, codes[3]!)).toBeUndefined()
    expect(useRecoveryCode(secretKey, hashes, 'aaaa-bbbb-cccc')).toBeUndefined()
    expect(useRecoveryCode(secretKey, hashes, '')).toBeUndefined()
  })
})
