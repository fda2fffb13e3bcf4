import { expect, test } from 'vitest'
import { isId, newId } from '#base/ids.ts'

test('ids made one after the other rise, also within one millisecond', () => {
  const made = Array.from({ length: 40_000 }, () => newId(1_767_225_600_000))
  expect(made.every(isId)).toBe(true)
  expect(new Set(made).size).toBe(made.length)
  expect(made.toSorted()).toEqual(made)
  expect(newId(1_767_225_600_001) > made.at(-1)!).toBe(true)
})

test('an id says that it is of version 7, and when it was made', () => {
  const id = newId(1_767_225_600_000)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(1_767_225_600_000)
})
