import { expect, test } from 'vitest'
import { heirsAsked } from '#domains/plans/handover/heirs-asked.ts'

const candidates = [
  { id: 'a', name: 'UBND xã Một' },
  { id: 'b', name: 'UBND xã Hai' },
]

test.each([
  ['chưa nói gì', { x: '1' }, undefined],
  ['nơi không kế tục được', { 'vao-c': '1' }, undefined],
  ['một nơi là sáp nhập', { 'vao-b': '1' }, ['b']],
  ['một nơi có và một nơi mới là chia', { 'vao-a': '1', 'vao-moi-1': '1' }, ['a', null]],
  ['nói rõ là không nơi nào', { 'khong-ke-tuc': '1' }, []],
  ['chọn nơi rồi thì «không nơi nào» không tính', { 'khong-ke-tuc': '1', 'vao-a': '1' }, ['a']],
])('%s', (_, query, expected) => {
  expect(heirsAsked(query as Record<string, string>, candidates)?.map(({ id }) => id)).toEqual(expected)
})
