import { expect, test } from 'vitest'
import { networkOf } from '#platform/http/network-address.ts'

test('giới hạn tính theo mạng: IPv4 theo từng địa chỉ, IPv6 theo 64 bit đầu, viết cách nào cũng vậy', () => {
  expect(networkOf('10.0.0.7')).toBe('10.0.0.7')
  expect(networkOf('::ffff:10.0.0.7')).toBe('10.0.0.7')
  const one = networkOf('2001:0DB8:0:1::5')
  expect(one).toBe('2001:db8:0:1')
  expect(networkOf('2001:db8::1:ffff:2:3:4')).toBe(one)
  expect(networkOf('2001:db8:0:2::5')).not.toBe(one)
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(networkOf('unknown')).toBe('unknown')
})
