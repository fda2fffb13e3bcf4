import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { BodyKind } from '#domains/bodies/body.ts'
import { levelOf, nameInSentence, type Place, twoLevelDay } from '#domains/places/place.ts'

/** Cơ quan thường có ở cấp xã: a start that officers change, not a rule. */
export type UsualBody = { kind: BodyKind; name: string; shortName: string; fromDay: Day }

export const refusals = {
  notACommune: new Refusal(
    422,
    'Chỉ lập sẵn các cơ quan cho Ủy ban nhân dân cấp xã. Với cơ quan khác, hãy thêm từng cơ quan.',
  ),
}

/** Names of a xã differ from those of a phường or đặc khu in one office. @law Nghị định 150/2025/NĐ-CP */
export function usualBodiesOf(place: Place): UsualBody[] {
  if (levelOf(place) !== 'commune') throw refusals.notACommune
  const economy = place.kind === 'xa' ? 'Phòng Kinh tế' : 'Phòng Kinh tế, Hạ tầng và Đô thị'
  const names: [BodyKind, string, string?][] = [
    ['van-phong', 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân', 'Văn phòng HĐND và UBND'],
    ['phong', economy],
    ['phong', 'Phòng Văn hóa – Xã hội'],
    ['trung-tam', 'Trung tâm Phục vụ hành chính công'],
    ['cong-an', 'Công an'],
    ['quan-su', 'Ban Chỉ huy quân sự'],
    ['mttq', 'Ủy ban Mặt trận Tổ quốc Việt Nam', 'Ủy ban MTTQ Việt Nam'],
    ['hoi-lhpn', 'Hội Liên hiệp Phụ nữ', 'Hội LHPN'],
    ['doan-the', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh', 'Đoàn TNCS Hồ Chí Minh'],
    ['doan-the', 'Hội Nông dân'],
    ['doan-the', 'Hội Cựu chiến binh'],
  ]
  const where = nameInSentence(place)
  return names.map(([kind, name, short]) => ({
    kind,
    name: `${name} ${where}`,
    shortName: short ?? name,
    fromDay: place.fromDay ?? twoLevelDay,
  }))
}
