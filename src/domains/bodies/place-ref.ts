import type { Day } from '#base/day.ts'
import { canonicalName } from '#domains/bodies/body-names.ts'
import type { Register } from '#domains/bodies/register.ts'
import { isAlive, type Place } from '#domains/places/place.ts'

/** Phần địa danh ở cuối tên cơ quan: what place a canonical name ends with, and what is left without it (`stem`). */
export type PlaceRef = { stem: string } & (
  | { kind: 'none' }
  | { kind: 'named'; place: Place }
  /** «phường», «xã», «cấp xã» without a name: the issuer's own. */
  | { kind: 'own-commune'; word: string }
  | { kind: 'province' }
  /** «cấp huyện», «thị trấn», «huyện Hưng Hà». */
  | { kind: 'ended' }
)

export function readPlaceRef(key: string, day: Day, register: Register): PlaceRef {
  const province = register.facts.placeById.get(register.provinceId)
  const provinceName = province ? canonicalName(province.fullName) : ''
  // «UBND phường Võ Cường, tỉnh Bắc Ninh»: the province only says where the ward lies
  const inner = key.endsWith(` ${provinceName}`)
    ? readInner(key.slice(0, -provinceName.length - 1), day, register)
    : undefined
  if (inner && inner.kind !== 'none') return inner
  if (inner) return { kind: 'province', stem: inner.stem }
  return readInner(key, day, register)
}

function readInner(key: string, day: Day, register: Register): PlaceRef {
  const generic = genericLevels.find(({ word }) => key.endsWith(` ${word}`))
  if (generic) {
    const stem = bareStem(key.slice(0, -generic.word.length - 1))
    // «UBND cấp huyện, cấp xã»
    if (endsWithDistrict.test(stem)) return { kind: 'ended', stem }
    if (generic.level === 'commune') return { kind: 'own-commune', word: generic.word, stem }
    if (generic.level === 'district') return { kind: 'ended', stem }
    const isCity = register.facts.placeById.get(register.provinceId)?.kind === 'thanh-pho'
    if (generic.word === 'thành phố' && !isCity) return { kind: 'ended', stem }
    return { kind: 'province', stem }
  }
  const words = key.split(' ')
  for (let begin = Math.max(1, words.length - placeWordsMax); begin < words.length; begin++) {
    const place = register.placesByName.get(words.slice(begin).join(' '))
    const stem = words.slice(0, begin).join(' ')
    // «UBND thành phố Lai Châu» was the city, not the province of that name
    if (place && isAlive(place, day) && !endsWithUnit.test(stem)) return { kind: 'named', place, stem: bareStem(stem) }
  }
  return { kind: 'none', stem: bareStem(key) }
}

const genericLevels = [
  { word: 'cấp xã', level: 'commune' },
  { word: 'phường', level: 'commune' },
  { word: 'đặc khu', level: 'commune' },
  { word: 'thị xã', level: 'district' },
  { word: 'xã', level: 'commune' },
  { word: 'cấp tỉnh', level: 'province' },
  { word: 'tỉnh', level: 'province' },
  { word: 'thành phố', level: 'province' },
  { word: 'cấp huyện', level: 'district' },
  { word: 'huyện', level: 'district' },
  { word: 'quận', level: 'district' },
  { word: 'thị trấn', level: 'district' },
] as const

const placeWordsMax = 9
const endsWithDistrict = / (?:huyện|quận|thị xã|thị trấn)$/u
const endsWithUnit = / (?:thành phố|tỉnh|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)$/u

/** «Phòng … thuộc UBND», «Hội … của»: the joint before the place goes too. */
function bareStem(stem: string): string {
  return stem.replace(/ (?:(?:trực )?thuộc|của)(?: ủy ban nhân dân)?$/u, '').replace(/ (?:trên địa bàn|tại|ở)$/u, '')
}
