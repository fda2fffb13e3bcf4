import type { Day } from '#base/day.ts'

/**
 * Đơn vị hành chính: a place that law draws on the map. Two systems live side by side: the 34 provinces with 3,321
 * communes since 1 July 2025, and the 63 provinces, 705 districts and 10,599 communes before it, whose ids begin `cu-`.
 */
export type Place = {
  /** `01`, `00004`: official codes of today. `cu-01`, `cu-001`, `cu-00004`: old units, whose codes may be the same. */
  id: string
  kind: PlaceKind
  /** «Ba Đình». */
  name: string
  /** «Phường Ba Đình». */
  fullName: string
  parentId: string | null
  /** `01/00004/`: ids from the province down, each closed by a slash, so that a prefix is a place and all below it. */
  path: string
  /** null: longer than these facts reach. */
  fromDay: Day | null
  /** The first day without it; null: it stands. */
  toDay: Day | null
}

export type PlaceKind = keyof typeof placeKinds
export type PlaceLevel = 'nation' | 'province' | 'district' | 'commune' | 'village'

export const placeKinds = {
  nuoc: { word: 'Nước', level: 'nation' },
  tinh: { word: 'Tỉnh', level: 'province' },
  'thanh-pho': { word: 'Thành phố', level: 'province' },
  huyen: { word: 'Huyện', level: 'district' },
  quan: { word: 'Quận', level: 'district' },
  'thi-xa': { word: 'Thị xã', level: 'district' },
  'thanh-pho-thuoc-tinh': { word: 'Thành phố', level: 'district' },
  xa: { word: 'Xã', level: 'commune' },
  phuong: { word: 'Phường', level: 'commune' },
  'thi-tran': { word: 'Thị trấn', level: 'commune' },
  'dac-khu': { word: 'Đặc khu', level: 'commune' },
  thon: { word: 'Thôn', level: 'village' },
  'to-dan-pho': { word: 'Tổ dân phố', level: 'village' },
} as const satisfies Record<string, { word: string; level: PlaceLevel }>

/** Of today and of before. */
export const communeKinds: readonly PlaceKind[] = (Object.keys(placeKinds) as PlaceKind[]).filter(
  (kind) => placeKinds[kind].level === 'commune',
)

/** Cả nước: where a ministry stands. Every path begins with its own, which is empty. */
export const nation: Place = {
  id: 'vn',
  kind: 'nuoc',
  name: 'Việt Nam',
  fullName: 'Cả nước',
  parentId: null,
  path: '',
  fromDay: null,
  toDay: null,
}

/** Where a paper is dated when its body is of the whole country: the town of its seat is written by hand. */
export const seatByHand = '……………'

/** What became of an old unit: one row for each unit of today that holds a part of it. */
export type PlaceSuccession = {
  oldId: string
  newId: string
  onDay: Day
  kind: 'merge' | 'split' | 'rename' | 'unchanged'
  certainty: Certainty
}

/** Only `certain` may decide; the others are shown to a person. */
export type Certainty = 'certain' | 'likely' | 'unsure'

/** The day the district level ended and the communes of today began. @law Luật 72/2025/QH15; Nghị quyết 202/2025/QH15 */
export const twoLevelDay: Day = '2025-07-01'

export function isAlive(place: Pick<Place, 'fromDay' | 'toDay'>, day: Day): boolean {
  return (place.fromDay === null || place.fromDay <= day) && (place.toDay === null || day < place.toDay)
}

export function levelOf(place: Pick<Place, 'kind'>): PlaceLevel {
  return placeKinds[place.kind].level
}

/** The id of the province a place lies in: the first step of its path. */
export function provinceIdOf(place: Pick<Place, 'path'>): string {
  return place.path.slice(0, place.path.indexOf('/'))
}

/** Is `place` the other one, or somewhere in it? */
export function liesIn(place: Pick<Place, 'path'>, other: Pick<Place, 'path'>): boolean {
  return place.path.startsWith(other.path)
}

/** «phường Ba Đình», as it stands inside a sentence or after «Ủy ban nhân dân». */
export function nameInSentence(place: Pick<Place, 'kind' | 'name'>): string {
  return `${placeKinds[place.kind].word.toLowerCase()} ${place.name}`
}
