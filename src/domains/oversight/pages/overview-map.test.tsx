import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { Overview } from '#domains/oversight/overview.ts'
import { OverviewMap } from '#domains/oversight/pages/overview-map.tsx'
import { placeMap } from '#domains/oversight/place-outlines.ts'
import { levelOf, type Place } from '#domains/places/place.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import { emptyTally } from '#domains/plans/tally.ts'

const facts = placeFacts()
const standing = facts.places.filter((place) => place.toDay === null)
const provinces = standing.filter((place) => levelOf(place) === 'province')
const zones = standing.filter(({ kind }) => kind === 'dac-khu')
const kbMax = { nation: 40, province: 80 }

describe('bản đồ', () => {
  test('34 tỉnh, thành phố và mọi xã, phường, đặc khu đều có đường nét, và chỉ có chúng', () => {
    expect([...placeMap('nation')!.outlines.keys()].sort()).toEqual(provinces.map(({ id }) => id).sort())
    for (const province of provinces) {
      const below = standing.filter(({ parentId }) => parentId === province.id).map(({ id }) => id)
      expect([...placeMap(province.id)!.outlines.keys()].sort(), province.name).toEqual(below.sort())
    }
  })

  test('nét vẽ là số nguyên nằm trong khung', () => {
    for (const map of ['nation', ...provinces.map(({ id }) => id)]) {
      const { outlines, width, height } = placeMap(map)!
      for (const { path, x, y } of outlines.values()) {
        expect(path).toMatch(/^(M\d+ \d+(l-?\d[\d -]*|h2v2h-2)z)+$/)
        for (const [, startX, startY] of path.matchAll(/M(\d+) (\d+)/g)) {
          expect(Number(startX)).toBeLessThanOrEqual(width)
          expect(Number(startY)).toBeLessThanOrEqual(height)
        }
        expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
      }
    }
  })

  test('cả nước: nhẹ, có Hoàng Sa của Đà Nẵng và Trường Sa của Khánh Hòa, tìm được mọi đặc khu', () => {
    const html = draw(null)
    expect(html.length / 1024).toBeLessThan(kbMax.nation)
    expect(html).toContain('Quần đảo Hoàng Sa (Đà Nẵng)')
    expect(html).toContain('Quần đảo Trường Sa (Khánh Hòa)')
    for (const { id } of zones) expect(html).toContain(`href="/nghiep-vu/toan-canh/${id}"`)
  })

  test('mỗi tỉnh: nhẹ, mỗi xã là một liên kết nói tên và số liệu, không có số vô nghĩa', () => {
    for (const province of provinces) {
      const html = draw(province)
      expect(Buffer.byteLength(html) / 1024, province.name).toBeLessThan(kbMax.province)
      expect(html).not.toMatch(/NaN|undefined|Infinity| style=/)
      for (const place of standing.filter(({ parentId }) => parentId === province.id))
        expect(html).toContain(`<a href="/nghiep-vu/toan-canh/${place.id}"><title>${place.fullName}`)
    }
    expect(draw(facts.placeById.get('48')!)).toContain('Quần đảo Hoàng Sa')
    expect(draw(facts.placeById.get('56')!)).toContain('Quần đảo Trường Sa')
  })

  test('nơi ngoài phạm vi chỉ là nét, không có số, không có liên kết', () => {
    const html = draw(facts.placeById.get('48')!, () => false)
    expect(html).not.toContain('href="/nghiep-vu/toan-canh/')
    expect(html).toContain('Ngoài phạm vi theo dõi')
  })
})

function draw(place: Place | null, isSeen: (place: Place) => boolean = () => true): string {
  const below = standing.filter((one) => one.parentId === (place?.id ?? null)).filter(isSeen)
  const places = below.map((one, index) => ({
    ...emptyTally,
    doneInTime: (index * 7) % 23,
    openLate: (index * 5) % 11,
    place: one,
    plans: index % 3,
    ended: null,
  }))
  const overview: Overview = {
    place,
    holder: null,
    trail: [],
    isBelowNation: false,
    year: null,
    sum: emptyTally,
    age: { isFresh: true, countedAt: null },
    places,
    holders: [],
    plans: [],
    elsewhere: [],
    years: [],
  }
  const marks = zones.map(({ id, name, parentId }) => ({
    id,
    name,
    provinceId: parentId!,
    provinceName: facts.placeById.get(parentId!)!.name,
  }))
  return renderToString(
    <OverviewMap overview={overview} map={placeMap(place?.id ?? 'nation')!} zones={marks} tableId="bang" />,
  )
}
