import { describe, expect, test } from 'vitest'
import { csrfToken, forgeryCheck, refusals } from '#platform/identity/csrf.ts'
import { hashToken, isSameSecret, isToken, newSessionToken } from '#platform/identity/session-token.ts'

const key = new Uint8Array(32).fill(3)
const csrf = csrfToken(key, 'session-of-lan')
const check = forgeryCheck('https://luatgandan.example.vn')
const sent = {
  csrf,
  typed: { csrf },
  origin: 'https://luatgandan.example.vn',
  fetchSite: 'same-origin',
  host: 'luatgandan.example.vn',
}

describe('biểu mẫu phải từ trang của mình', () => {
  test('gửi từ trang của mình', () => expect(() => check(sent)).not.toThrow())
  test('trình duyệt cũ không nói gửi từ đâu thì xét mã', () => {
    expect(() => check({ ...sent, origin: undefined, fetchSite: undefined })).not.toThrow()
  })
  test('sau máy chủ đứng trước, Host đã đổi', () => {
    expect(() => check({ ...sent, host: '127.0.0.1:4000' })).not.toThrow()
  })
  test('mở qua địa chỉ trong mạng nội bộ', () => {
    expect(() => check({ ...sent, host: '10.0.0.5:4000', origin: 'http://10.0.0.5:4000' })).not.toThrow()
  })
  test.each([
    ['trang khác', { origin: 'https://ke-xau.example' }],
    ['tên miền con', { origin: 'https://x.luatgandan.example.vn' }],
    ['tên miền nối đuôi', { origin: 'https://luatgandan.example.vn.ke-xau.example' }],
    ['khung cát', { origin: 'null' }],
    ['trình duyệt nói là trang khác', { fetchSite: 'cross-site' }],
    ['trình duyệt nói là cùng tên miền cha', { fetchSite: 'same-site' }],
  ])('không nhận từ %s', (_, change) => {
    expect(() => check({ ...sent, ...change })).toThrow(refusals.foreign)
  })
  test.each([
    ['thiếu mã', {}],
    ['mã của phiên khác', { csrf: csrfToken(key, 'session-of-hung') }],
    ['mã của khóa khác', { csrf: csrfToken(new Uint8Array(32), 'session-of-lan') }],
    ['hai mã', { csrf: [csrf, csrf] }],
    ['mã rỗng', { csrf: '' }],
  ])('không nhận %s', (_, typed) => {
    expect(() => check({ ...sent, typed: typed as Record<string, string> })).toThrow(refusals.expired)
  })
  test('phiên chưa có mã thì không biểu mẫu nào qua', () => {
    expect(() => check({ ...sent, csrf: '', typed: { csrf: '' } })).toThrow(refusals.expired)
  })
})

describe('mã phiên', () => {
  test('cơ sở dữ liệu chỉ giữ giá trị băm', () => {
    const { token, tokenHash } = newSessionToken()
    expect(isToken(token)).toBe(true)
    expect(tokenHash).toBe(hashToken(token))
    expect(tokenHash).toMatch(/^[0-9a-f]{64}$/)
    expect(newSessionToken().token).not.toBe(token)
    expect(isToken(`${token}x`)).toBe(false)
  })
  test('so sánh hai bí mật', () => {
    expect(isSameSecret('abc', 'abc')).toBe(true)
    expect(isSameSecret('abc', 'abd')).toBe(false)
    expect(isSameSecret('abc', 'abcd')).toBe(false)
  })
})
