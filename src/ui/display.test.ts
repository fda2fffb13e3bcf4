import { expect, test } from 'vitest'
import { changeDisplay, plainDisplay, readDisplay, writeDisplay } from '#ui/display.ts'

test('a choice survives the cookie', () => {
  const chosen = changeDisplay(plainDisplay, { theme: 'dark', size: 'large' })
  expect(readDisplay(writeDisplay(chosen))).toEqual({ theme: 'dark', contrast: 'normal', size: 'large' })
})

test.each([undefined, '', 'x.y.z', 'dark', '"><script>'])('a cookie that says %s never breaks the page', (cookie) => {
  expect(readDisplay(cookie)).toEqual({ ...plainDisplay, theme: cookie === 'dark' ? 'dark' : 'auto' })
})
