import { sql } from 'kysely'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'

const atTask = { path: (id: string) => `/nghiep-vu/don-doc/nhiem-vu/${id}`, deed: 'read tasks' } as const

export const urgingChecks: IntegrityCheck[] = [
  {
    id: 'urging.told-nobody',
    name: 'Lần đôn đốc ghi là đã gửi mà không có người nhận',
    means: 'Cấp trên tưởng đã nhắc.',
    severity: 'error',
    over: slicesOf('urge'),
    find: () => sql`select u.task_id::text as id, t.holder_body_id as body_id from slice u join task t on t.id = u.task_id
      where not u.nobody and u.undone_at is null and not exists (select 1 from urge_person p where p.urge_id = u.id)`,
    mend: 'Đôn đốc lại ở trang của nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'urging.nobody-yet-told',
    name: 'Lần đôn đốc ghi là không tìm được ai mà lại có người nhận',
    means: 'Danh sách «không tìm được người nhận» nói sai.',
    severity: 'error',
    over: slicesOf('urge'),
    find: () => sql`select u.task_id::text as id, t.holder_body_id as body_id from slice u join task t on t.id = u.task_id
      where u.nobody and exists (select 1 from urge_person p where p.urge_id = u.id)`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'urging.of-another-task',
    name: 'Đôn đốc ghi ở nhiệm vụ này mà mốc thuộc nhiệm vụ khác',
    means: 'Người được nhắc không phải người phải làm.',
    severity: 'error',
    over: slicesOf('urge'),
    find: () => sql`select u.task_id::text as id, t.holder_body_id as body_id from slice u join obligation o on o.id = u.obligation_id
      join task t on t.id = u.task_id where o.task_id <> u.task_id`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'urging.ahead',
    name: 'Lần đôn đốc ghi vào một ngày chưa đến',
    means: 'Đến ngày ấy hệ thống sẽ không nhắc nữa.',
    severity: 'error',
    find: ({
      today,
    }) => sql`select u.task_id::text as id, t.holder_body_id as body_id from urge u join task t on t.id = u.task_id
      where u.day > ${today}::date + 1`,
    mend: 'Kiểm tra giờ của máy chủ; hoàn tác lần đôn đốc gửi tay nếu có.',
    at: atTask,
  },
  {
    id: 'urging.silent-on-late',
    name: 'Việc quá hạn hơn 90 ngày mà chưa ai bị nhắc lần nào',
    means: 'Bậc thang đôn đốc bỏ sót việc này.',
    severity: 'warning',
    over: slicesOf('obligation'),
    find: ({
      today,
    }) => sql`select o.task_id::text as id, t.holder_body_id as body_id from slice o join task t on t.id = o.task_id
      join plan p on p.id = t.plan_id and p.state = 'adopted' and p.adopted_at < ${today}::date - 90
      where o.state = 'open' and o.due_day < ${today}::date - 90 and t.dropped_at is null
        and exists (select 1 from urge before where before.step > 0 and before.day < ${today}::date - 60)
        and not exists (select 1 from urge u where u.task_id = t.id)`,
    mend: 'Đôn đốc bằng tay ở trang nhiệm vụ; xem nhịp đôn đốc của cơ quan.',
    at: atTask,
  },
  {
    id: 'urging.digest-miscounted',
    name: 'Bản tin kể nhiều việc hơn số đã đếm',
    means: 'Người nhận thấy con số không khớp danh sách.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select d.person_id::text as id, person.home_body_id as body_id from digest d join person on person.id = d.person_id
      where d.day >= ${today}::date - 7 and jsonb_array_length(d.refs) > d.item_count`,
    mend: 'Không cần làm gì; bản tin sáng mai được soạn lại. Nếu còn, báo người phụ trách kỹ thuật.',
  },
  {
    id: 'urging.digest-to-closed',
    name: 'Bản tin soạn cho tài khoản đã đóng',
    means: 'Thông tin công việc gửi tới người đã nghỉ.',
    severity: 'error',
    find: ({
      today,
    }) => sql`select d.person_id::text as id, person.home_body_id as body_id from digest d join person on person.id = d.person_id
      where d.day >= ${today}::date - 7 and person.closed_on < d.day`,
    mend: 'Đóng tài khoản lại, kiểm tra vai trò còn treo của người đó.',
    at: { path: (id) => `/nghiep-vu/quan-tri/nguoi-dung/${id}`, deed: 'manage people' },
  },
  {
    id: 'urging.pace-of-ended-body',
    name: 'Nhịp đôn đốc riêng của cơ quan đã kết thúc',
    means: 'Cơ quan kế tục theo nhịp chung, không theo nhịp đã đặt.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select distinct u.body_id::text as id, u.body_id from body join urge_pace u on u.body_id = body.id
      where body.to_day <= ${today}::date - 30 and u.from_day > body.to_day`,
    mend: 'Đặt nhịp ở cơ quan kế tục.',
  },
]
