import { sql } from 'kysely'
import type { IntegrityCheck } from '#domains/integrity/integrity-check.ts'

const atBody = { path: (id: string) => `/nghiep-vu/quan-tri/co-quan/${id}`, deed: 'manage bodies' } as const

export const bodiesChecks: IntegrityCheck[] = [
  {
    id: 'bodies.path-not-under-parent',
    name: 'Cơ quan không nằm dưới cơ quan cấp trên của nó',
    means: 'Người có quyền với cả nhánh không thấy cơ quan này, hoặc người khác lại thấy.',
    severity: 'error',
    find: () => sql`select body.id::text as id, body.id as body_id from body join body above on above.id = body.parent_id
      where not starts_with(body.path, above.path) or body.path = above.path`,
    mend: 'Chuyển cơ quan này về lại đúng cấp trên ở trang của nó; nhánh được ghi lại theo.',
    at: atBody,
  },
  {
    id: 'bodies.place-differs',
    name: 'Địa bàn ghi ở cơ quan khác với danh mục địa bàn',
    means: 'Quyền theo địa bàn tính theo chỗ cũ.',
    severity: 'error',
    find: () => sql`select body.id::text as id, body.id as body_id from body join place on place.id = body.place_id
      where body.place_path <> place.path`,
    mend: 'Khởi động lại hệ thống để nạp lại danh mục; nếu vẫn còn, báo người phụ trách kỹ thuật.',
    at: atBody,
  },
  {
    id: 'bodies.standing-under-ended',
    name: 'Cơ quan đang hoạt động nằm dưới cơ quan đã kết thúc',
    means: 'Không còn cấp trên để đôn đốc, nhận báo cáo.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select body.id::text as id, body.id as body_id from body above join body on body.parent_id = above.id
      where above.to_day <= ${today} and body.to_day is null`,
    mend: 'Chuyển cơ quan này sang cấp trên đang hoạt động, hoặc ghi ngày nó kết thúc.',
    at: atBody,
  },
  {
    id: 'bodies.at-ended-place',
    name: 'Cơ quan đang hoạt động ở địa bàn đã kết thúc',
    means: 'Trên bản đồ và trong số liệu của tỉnh không có cơ quan này.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select body.id::text as id, body.id as body_id from body join place on place.id = body.place_id
      where place.to_day <= ${today} and body.to_day is null`,
    mend: 'Ghi sáp nhập hoặc kết thúc cơ quan này theo quyết định sắp xếp.',
    at: atBody,
  },
  {
    id: 'bodies.succeeded-stands',
    name: 'Cơ quan đã có nơi kế tục mà chưa có ngày kết thúc',
    means: 'Việc không tự chuyển sang nơi kế tục.',
    severity: 'error',
    find: () => sql`select distinct old.id::text as id, old.id as body_id from body_succession s join body old on old.id = s.old_id
      where old.to_day is null`,
    mend: 'Ghi lại việc sáp nhập, chia tách ở trang của cơ quan cũ.',
    at: atBody,
  },
  {
    id: 'bodies.succession-day-differs',
    name: 'Ngày kế tục khác ngày kết thúc của cơ quan cũ',
    means: 'Giữa hai ngày đó không rõ ai chịu trách nhiệm.',
    severity: 'error',
    find: () => sql`select distinct old.id::text as id, old.id as body_id from body_succession s join body old on old.id = s.old_id
      where old.to_day is not null and old.to_day <> s.on_day`,
    mend: 'Kiểm tra lại quyết định, ghi lại ngày ở trang của cơ quan cũ.',
    at: atBody,
  },
  {
    id: 'bodies.succession-circle',
    name: 'Các cơ quan kế tục nhau thành vòng',
    means: 'Việc chuyển qua lại mãi mà không đến ai.',
    severity: 'error',
    find: () => sql`
      with recursive chain (start_id, at_id, steps) as (
        select old_id, new_id, 1 from body_succession
        union all select chain.start_id, s.new_id, chain.steps + 1 from chain join body_succession s on s.old_id = chain.at_id
          where chain.steps < 20 and chain.at_id <> chain.start_id)
      select distinct start_id::text as id, start_id as body_id from chain where at_id = start_id`,
    mend: 'Bỏ một trong các lần kế tục không đúng quyết định; báo người phụ trách kỹ thuật.',
    at: atBody,
  },
  {
    id: 'bodies.succeeded-by-ended-without-heir',
    name: 'Nơi kế tục cũng đã kết thúc mà không ai kế tục',
    means: 'Việc đang mở của cơ quan cũ dừng ở một nơi không còn.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select distinct heir.id::text as id, heir.id as body_id from body_succession s join body heir on heir.id = s.new_id
      where heir.to_day <= ${today} and not exists (select 1 from body_succession next where next.old_id = heir.id)`,
    mend: 'Ghi nơi kế tục theo quyết định, hoặc giao việc còn mở ở trang «Bàn giao».',
    at: atBody,
  },
]
