import { expect, test } from 'vitest'
import { address, sortBy } from '#ui/address.ts'

test('a change keeps the other filters, an empty one leaves the address', () => {
  const query = { 'chu-tri': 'ca', trang: '3', thon: ['1', '2'] }
  expect(address('/ds', query, { trang: undefined })).toBe('/ds?chu-tri=ca&thon=1&thon=2')
  expect(address('/ds', query, { 'chu-tri': '', thon: [], trang: '4' })).toBe('/ds?trang=4')
  expect(address('/ds', {})).toBe('/ds')
})

test('what a person typed cannot break out of the address', () => {
  expect(address('/ds', { q: 'a&b=c#d "x"' })).toBe('/ds?q=a%26b%3Dc%23d+%22x%22')
})

test('sorting turns round on the second press and goes back to the first page', () => {
  expect(sortBy('han', '/ds', { trang: '3' })).toEqual({ href: '/ds?sap-xep=han', direction: undefined })
  expect(sortBy('han', '/ds', { 'sap-xep': 'han' })).toEqual({ href: '/ds?sap-xep=-han', direction: 'ascending' })
  expect(sortBy('han', '/ds', { 'sap-xep': '-han' })).toEqual({ href: '/ds?sap-xep=han', direction: 'descending' })
})
