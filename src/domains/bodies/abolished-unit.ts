import type { Day } from '#base/day.ts'
import { canonicalName } from '#domains/bodies/body-names.ts'
import { type EndedPlace, findEndedPlace } from '#domains/places/ended-places.ts'
import { twoLevelDay } from '#domains/places/place.ts'
import type { PlaceFacts } from '#domains/places/place-facts.ts'

/**
 * Đơn vị không còn: does a name in a plan name a unit that had ended by that day, from the shipped facts alone: a district,
 * a commune or province of before July 2025, a level («cấp huyện», «thị trấn»), or an office that only districts had?
 * `provinceId` (of today), where known, settles names that many provinces have.
 */
export function findAbolishedUnit(
  name: string,
  day: Day,
  facts: PlaceFacts,
  provinceId?: string,
): EndedPlace | undefined {
  const place = findEndedPlace(name, day, facts, provinceId)
  if (place || day < twoLevelDay) return place
  if (!districtOffices.has(canonicalName(name))) return undefined
  return { name, endedOn: twoLevelDay, successors: [] }
}

/**
 * Offices that stood only at districts; a commune today has Văn phòng, Phòng Kinh tế (… Hạ tầng và Đô thị), Phòng Văn hóa –
 * Xã hội and a one-stop centre. @law Nghị định 37/2014/NĐ-CP, Điều 7 và 8; Nghị định 150/2025/NĐ-CP
 */
const districtOffices = new Set(
  [
    'Phòng Tư pháp',
    'Phòng Tài chính – Kế hoạch',
    'Phòng Lao động, Thương binh và Xã hội',
    'Phòng Tài nguyên và Môi trường',
    'Phòng Văn hóa và Thông tin',
    'Phòng Giáo dục và Đào tạo',
    'Phòng Quản lý đô thị',
    'Phòng Kinh tế và Hạ tầng',
    'Phòng Nông nghiệp và Phát triển nông thôn',
  ].map(canonicalName),
)
