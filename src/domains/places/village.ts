import { type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'keep villages': true
  }
}

/**
 * Thôn, tổ dân phố (làng, ấp, bản, buôn, phum, sóc, khu phố, khối phố): where people of a commune live together. It stands from a
 * day to a day; when villages merge or one is split, the new ones say of which they came.
 * @law Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 2 khoản 2; Nghị định 185/2026/NĐ-CP
 */
export type Village = {
  id: string
  communeId: string
  kind: VillageKind
  /** As it is called: «Thôn Đoài», «Khu phố 3». */
  name: string
  fromDay: Day
  /** The first day without it; null: it stands. */
  toDay: Day | null
  version: number
}

export type VillageKind = keyof typeof villageKinds

export const villageKinds = {
  thon: 'Thôn (làng, ấp, bản, buôn)',
  'to-dan-pho': 'Tổ dân phố (khu phố, khối phố)',
} as const

export const villageKindKeys = Object.keys(villageKinds) as [VillageKind, ...VillageKind[]]

export type VillageSuccession = { oldId: string; newId: string; onDay: Day; kind: 'merge' | 'split' }

/** So many of one merger or split; there are never more. */
export const partsMax = 10

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy thôn, tổ dân phố này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách thôn, tổ dân phố.',
  ),
  noCommune: new Refusal(404, 'Không tìm thấy xã, phường này trong phạm vi của ông/bà. Hãy chọn lại cơ quan.'),
  nameTaken: new Refusal(422, 'Xã, phường đã có thôn, tổ dân phố mang tên này. Hãy ghi tên khác, hoặc sửa nơi đã có.'),
  ended: new Refusal(422, 'Thôn, tổ dân phố này đã thôi tồn tại do sáp nhập hoặc chia tách. Hãy làm với nơi kế tục.'),
  twoOrMore: new Refusal(422, 'Sáp nhập cần từ hai thôn, tổ dân phố trở lên. Hãy chọn thêm.'),
  twoParts: new Refusal(422, 'Chia tách cần ghi tên và số hộ của từ hai nơi mới trở lên.'),
  sameName: new Refusal(422, 'Hai nơi mới không thể mang cùng một tên. Hãy sửa một tên.'),
  changedMeanwhile: new Refusal(409, 'Cập nhật song song: người khác vừa sửa nơi này. Hãy tải lại trang rồi làm lại.'),
}

/** The day from which a change holds must lie in the life of what changes. Throws where it does not. */
export function refuseDayOutside(village: Pick<Village, 'name' | 'fromDay' | 'toDay'>, day: Day): void {
  if (village.toDay !== null) throw refusals.ended
  if (day <= village.fromDay)
    throw new Refusal(422, `${village.name} có từ ${showDay(village.fromDay)}; ngày thay đổi phải sau ngày đó.`)
}

/** What stands today where this one stood: itself, one that it was merged into, or several after a split. Without end, in ids. */
export function successorsOf(villageId: string, successions: readonly VillageSuccession[]): string[] {
  const next = successions.filter(({ oldId }) => oldId === villageId)
  if (next.length === 0) return [villageId]
  return [...new Set(next.flatMap(({ newId }) => successorsOf(newId, successions)))]
}

/** What stood before where this one stands, without end, in ids; the nearest first. */
export function predecessorsOf(villageId: string, successions: readonly VillageSuccession[]): string[] {
  const last = successions.filter(({ newId }) => newId === villageId).map(({ oldId }) => oldId)
  return [...new Set([...last, ...last.flatMap((oldId) => predecessorsOf(oldId, successions))])]
}
