import { sql } from 'kysely'
import { daysBefore, type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'
import { needsBody, roleKeys } from '#domains/people/roles.ts'

const atPerson = { path: (id: string) => `/nghiep-vu/quan-tri/nguoi-dung/${id}`, deed: 'manage people' } as const
const bodyRoles = roleKeys.filter(needsBody)

/** Grants that are in force on the day; ended ones may say anything. */
const inForce = (today: string) =>
  sql`g.ended_at is null and g.from_day <= ${today} and (g.to_day is null or g.to_day >= ${today})`

export const peopleChecks: IntegrityCheck[] = [
  {
    id: 'people.unknown-role',
    name: 'Vai trò mà hệ thống không biết',
    means: 'Người được giao tưởng là có quyền nhưng không làm được gì.',
    severity: 'error',
    over: slicesOf('role_grant'),
    find: ({ today }) => sql`select g.person_id::text as id, g.body_id from slice g
      where ${inForce(today)} and g.role <> all(${[...roleKeys]}::text[])`,
    mend: 'Kết thúc vai trò này và giao lại một vai trò đang có.',
    at: atPerson,
  },
  {
    id: 'people.body-role-without-body',
    name: 'Vai trò phải gắn với cơ quan lại giao cho toàn hệ thống',
    means: 'Một người làm, duyệt được việc của mọi cơ quan.',
    severity: 'error',
    find: ({ today }) => sql`select g.person_id::text as id, g.body_id from role_grant g
      where g.body_id is null and g.ended_at is null and ${inForce(today)} and g.role = any(${bodyRoles}::text[])`,
    mend: 'Kết thúc vai trò này ngay và giao lại ở đúng cơ quan.',
    at: atPerson,
  },
  {
    id: 'people.closed-with-role',
    name: 'Tài khoản đã đóng còn vai trò',
    means: 'Danh sách người được giao việc còn tên người đã nghỉ.',
    severity: 'error',
    over: slicesOf('person'),
    find: ({
      today,
    }) => sql`select distinct slice.id::text as id, slice.home_body_id as body_id from slice join role_grant g on g.person_id = slice.id
      where slice.closed_on <= ${today} and ${inForce(today)}`,
    mend: 'Kết thúc các vai trò ở trang của người đó.',
    at: atPerson,
  },
  {
    id: 'people.closed-with-session',
    name: 'Tài khoản đã đóng còn phiên đăng nhập',
    means: 'Người đã nghỉ có thể còn đang ở trong hệ thống.',
    severity: 'error',
    over: slicesOf('person'),
    find: ({ today, now }) => sql`select distinct slice.id::text as id, slice.home_body_id as body_id from slice
      join session on session.person_id = slice.id and session.ended_at is null
      where slice.closed_on <= ${today} and session.expires_at > ${now}`,
    mend: 'Mở lại rồi đóng tài khoản một lần nữa: mọi phiên sẽ kết thúc.',
    at: atPerson,
  },
  {
    id: 'people.role-at-ended-body',
    name: 'Vai trò ở cơ quan đã kết thúc',
    means: 'Người này không vào được việc đã chuyển sang nơi kế tục.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select distinct g.person_id::text as id, g.body_id from body join role_grant g on g.body_id = body.id
      where body.to_day <= ${today} and ${inForce(today)}`,
    mend: 'Giao vai trò ở cơ quan kế tục rồi kết thúc vai trò cũ.',
    at: atPerson,
  },
  {
    id: 'people.lent-by-another',
    name: 'Ủy quyền mượn vai trò không phải của người ủy quyền',
    means: 'Quyền được dùng thay một người không có quyền ấy.',
    severity: 'error',
    over: slicesOf('role_grant'),
    find: () => sql`select g.person_id::text as id, g.body_id from slice g join role_grant own on own.id = g.lent_grant_id
      where g.ended_at is null and own.person_id <> g.acting_for`,
    mend: 'Kết thúc ủy quyền này và lập lại.',
    at: atPerson,
  },
  {
    id: 'people.lent-wider',
    name: 'Ủy quyền rộng hơn vai trò được mượn',
    means: 'Người nhận ủy quyền làm được nhiều hơn người ủy quyền.',
    severity: 'error',
    over: slicesOf('role_grant'),
    find: () => sql`select g.person_id::text as id, g.body_id from slice g join role_grant own on own.id = g.lent_grant_id
      where g.ended_at is null and (g.body_id is distinct from own.body_id or g.reach <> own.reach or g.role <> own.role)`,
    mend: 'Kết thúc ủy quyền này và lập lại.',
    at: atPerson,
  },
  {
    id: 'people.no-administrator',
    name: 'Không còn người quản trị toàn hệ thống',
    means: 'Không ai mở được tài khoản, giao được vai trò.',
    severity: 'error',
    find: ({ today }) => sql`select 'toàn hệ thống' as id, null::uuid as body_id where not exists (
      select 1 from role_grant g join person on person.id = g.person_id
      where g.body_id is null and g.ended_at is null and g.role = 'administrator' and ${inForce(today)} and person.closed_on is null)`,
    mend: 'Trên máy chủ: bin/lgd user invite --role administrator.',
  },
  {
    id: 'people.home-body-ended',
    name: 'Nơi công tác đã kết thúc',
    means: 'Danh bạ và giấy tờ ghi một cơ quan không còn.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select person.id::text as id, person.home_body_id as body_id from body join person on person.home_body_id = body.id
      where body.to_day <= ${today} and person.closed_on is null`,
    mend: 'Sửa nơi công tác ở trang của người đó.',
    at: atPerson,
  },
  {
    id: 'people.session-kept',
    name: 'Phiên đăng nhập hết hạn lâu ngày chưa được xóa',
    means: 'Việc dọn hằng đêm không chạy; dấu vết đăng nhập giữ lâu hơn cần.',
    severity: 'warning',
    find: ({ now }) =>
      sql`select session.person_id::text as id, null::uuid as body_id from session where expires_at < ${daysBefore(now, 40)}`,
    mend: 'Bấm «Chạy ngay việc đêm»; nếu vẫn còn, xem nhật ký máy chủ.',
    next: [{ kind: 'night', job: 'people.forget-old-sign-ins' }],
  },
  {
    id: 'people.feed-of-closed',
    name: 'Lịch của tài khoản đã đóng vẫn mở',
    means: 'Địa chỉ lịch của người đã nghỉ vẫn còn trong hệ thống.',
    severity: 'warning',
    over: slicesOf('person'),
    find: ({
      today,
    }) => sql`select slice.id::text as id, slice.home_body_id as body_id from slice join calendar_feed f on f.person_id = slice.id
      where slice.closed_on <= ${today} and f.last_read_at >= slice.closed_on + 1`,
    mend: 'Đóng tài khoản lại một lần nữa; địa chỉ lịch cũ không còn mở ra gì.',
    at: atPerson,
  },
]
