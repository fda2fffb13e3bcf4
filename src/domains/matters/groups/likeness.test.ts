import { expect, test } from 'vitest'
import { likenessKeys, looksRepeated, nearFrom, nearnessTo, sharedReasons } from '#domains/matters/groups/likeness.ts'
import { nobodyKnown } from '#domains/matters/submission.ts'

const key = new Uint8Array(32).fill(7)
const drain =
  'Cống trước ngõ 12 đường Nguyễn Đăng Đạo tắc hai tháng nay, mưa là ngập vào nhà, mong phường cho người đến thông.'
const again =
  'Cống trước ngõ 12 đường Nguyễn Đăng Đạo tắc hai tháng rồi, mưa là ngập vào nhà, mong phường cho người đến thông ngay.'
const lamp = 'Đèn đường tổ 4 hỏng từ tháng trước, buổi tối trẻ con đi học về rất tối.'
const keysOf = (words: string, more = {}) => likenessKeys(key, words, { ...nobodyKnown, ...more })

test('cùng lời dù gõ không dấu, thêm dấu câu; gần giống thì chung dải băm, khác việc thì không', () => {
  expect(sharedReasons(keysOf(drain), keysOf(drain.toUpperCase().replace(',', ' ;')))).toEqual(['same-words'])
  expect(nearnessTo(drain)(again)).toBeGreaterThan(nearFrom)
  expect(looksRepeated(keysOf(drain), keysOf(again))).toBe(true)
  expect(nearnessTo(drain)(lamp)).toBeLessThan(0.1)
  expect(looksRepeated(keysOf(drain), keysOf(lamp))).toBe(false)
})

test('cùng số điện thoại dù viết khác, cùng tên và địa chỉ; chỉ trùng tên thì không', () => {
  const one = keysOf(drain, { phone: '0912 345 678' })
  expect(sharedReasons(one, keysOf(lamp, { phone: '+84 912.345.678' }))).toEqual(['same-person'])
  const known = { name: 'Nguyễn Thị Tư', address: 'Thôn Một' }
  expect(sharedReasons(keysOf(drain, known), keysOf(lamp, { name: 'nguyen thi tu', address: 'Thôn một' }))).toEqual([
    'same-person',
  ])
  expect(sharedReasons(keysOf(drain, known), keysOf(lamp, { ...known, address: 'Thôn Hai' }))).toEqual([])
})

test('không đọc được gì từ dấu nhận, và khóa khác cho dấu khác', () => {
  const mine = keysOf(drain, { phone: '0912345678' })
  expect(mine.join(' ')).not.toMatch(/cong|0912/iu)
  const other = likenessKeys(new Uint8Array(32).fill(8), drain, { ...nobodyKnown, phone: '0912345678' })
  expect(mine.filter((one) => other.includes(one))).toEqual([])
})
