import { sql } from 'kysely'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'
import { villagePaths } from '#domains/places/village-paths.ts'

const atVillages = { path: () => villagePaths.list, deed: 'keep villages' } as const

export const placesChecks: IntegrityCheck[] = [
  {
    id: 'places.path-not-under-parent',
    name: 'Địa bàn không nằm dưới địa bàn cấp trên của nó',
    means: 'Quyền theo địa bàn và số liệu cộng lên tỉnh sẽ bỏ sót hoặc tính nhầm nơi này.',
    severity: 'error',
    find: () => sql`select place.id, null::uuid as body_id from place left join place above on above.id = place.parent_id
      where place.kind <> 'nuoc' and place.path <> coalesce(above.path, '') || place.id || '/'`,
    mend: 'Dừng hệ thống, sao lưu, rồi khởi động lại để nạp lại danh mục địa bàn; nếu vẫn còn, báo người phụ trách kỹ thuật.',
  },
  {
    id: 'places.standing-under-ended',
    name: 'Địa bàn đang có nằm dưới địa bàn đã kết thúc',
    means: 'Số liệu của nơi này không lên được tỉnh nào đang có.',
    severity: 'error',
    find: ({
      today,
    }) => sql`select place.id, null::uuid as body_id from place join place above on above.id = place.parent_id
      where place.to_day is null and above.to_day <= ${today}`,
    mend: 'Danh mục địa bàn đi kèm hệ thống đã bị sửa: khởi động lại để nạp lại, rồi kiểm tra lại.',
  },
  {
    id: 'places.succession-not-ended',
    name: 'Địa bàn đã có nơi kế tục mà vẫn còn',
    means: 'Một nơi được đếm hai lần: ở chính nó và ở nơi kế tục.',
    severity: 'error',
    find: () => sql`select distinct old.id, null::uuid as body_id from place_succession s join place old on old.id = s.old_id
      where old.to_day is null`,
    mend: 'Nạp lại danh mục địa bàn bằng cách khởi động lại hệ thống.',
  },
  {
    id: 'places.succession-day-differs',
    name: 'Ngày kế tục khác ngày kết thúc của địa bàn cũ',
    means: 'Giữa hai ngày đó, việc của nơi này không thuộc về đâu hoặc thuộc về hai nơi.',
    severity: 'error',
    find: () => sql`select distinct old.id, null::uuid as body_id from place_succession s join place old on old.id = s.old_id
      where old.to_day is not null and old.to_day <> s.on_day`,
    mend: 'Nạp lại danh mục địa bàn bằng cách khởi động lại hệ thống.',
  },
  {
    id: 'places.village-in-ended-commune',
    name: 'Thôn, tổ dân phố còn ghi ở xã đã kết thúc',
    means: 'Cán bộ xã mới không thấy thôn này khi ghi hoạt động, bầu hòa giải viên.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select village.id::text as id, null::uuid as body_id from place join village on village.commune_id = place.id
      where place.to_day <= ${today} and village.to_day is null`,
    mend: 'Ghi nơi kế tục ở danh mục cơ quan: thôn đi theo trong đêm. Trùng tên với thôn của xã mới thì cán bộ xã mới đổi tên ở trang «Thôn, tổ dân phố».',
    at: atVillages,
    next: [
      { kind: 'night', job: 'places.follow-communes' },
      { kind: 'page', label: 'Chuyển thôn, tổ dân phố', path: villagePaths.move },
    ],
  },
  {
    id: 'places.village-without-households',
    name: 'Thôn, tổ dân phố chưa có số hộ',
    means: 'Không tính được thế nào là quá nửa số hộ khi bầu hòa giải viên.',
    severity: 'warning',
    over: slicesOf('village'),
    find: () => sql`select slice.id::text as id, null::uuid as body_id from slice
      where to_day is null and not exists (select 1 from village_households h where h.village_id = slice.id)`,
    mend: 'Nhập số hộ của thôn ở trang «Thôn, tổ dân phố».',
    at: atVillages,
  },
  {
    id: 'places.village-succeeded-stands',
    name: 'Thôn đã có nơi kế tục mà vẫn còn',
    means: 'Hộ của thôn được đếm hai lần.',
    severity: 'error',
    over: slicesOf('village'),
    find: () => sql`select slice.id::text as id, null::uuid as body_id from slice
      where to_day is null and exists (select 1 from village_succession s where s.old_id = slice.id)`,
    mend: 'Kết thúc thôn cũ từ ngày của quyết định, ở trang «Thôn, tổ dân phố».',
    at: atVillages,
  },
  {
    id: 'places.village-counted-ahead',
    name: 'Số hộ của thôn ghi cho một ngày chưa đến',
    means: 'Số hộ đang dùng để tính quá nửa không phải số của hôm nay.',
    severity: 'warning',
    over: slicesOf('village'),
    find: ({ today }) => sql`select distinct slice.id::text as id, null::uuid as body_id from slice
      join village_households h on h.village_id = slice.id where h.day > ${today}`,
    mend: 'Sửa lại ngày của số hộ ở trang «Thôn, tổ dân phố».',
    at: atVillages,
  },
]
