import { sql } from 'kysely'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'

const atReturn = { path: (id: string) => `/nghiep-vu/thong-ke/bieu/${id}`, deed: 'read tasks' } as const
const atAsking = { path: (id: string) => `/nghiep-vu/thong-ke/ky/${id}`, deed: 'read tasks' } as const

export const statisticsChecks: IntegrityCheck[] = [
  {
    id: 'statistics.sent-unapproved',
    name: 'Biểu đã gửi mà chưa được duyệt',
    means: 'Cấp trên nhận số liệu không ai ký.',
    severity: 'error',
    over: slicesOf('form_submission'),
    find: () =>
      sql`select r.id::text as id, r.body_id from slice s join form_return r on r.id = s.return_id where r.state <> 'approved'`,
    mend: 'Nơi nhận trả lại; nơi gửi duyệt rồi gửi lại.',
    at: atReturn,
  },
  {
    id: 'statistics.sent-by-another',
    name: 'Biểu được gửi dưới tên cơ quan khác cơ quan lập',
    means: 'Số liệu của nơi này được tính cho nơi khác.',
    severity: 'error',
    over: slicesOf('form_submission'),
    find: () =>
      sql`select r.id::text as id, r.body_id from slice s join form_return r on r.id = s.return_id where r.body_id <> s.body_id`,
    mend: 'Nơi nhận trả lại; gửi lại từ đúng cơ quan.',
    at: atReturn,
  },
  {
    id: 'statistics.sent-for-another-window',
    name: 'Biểu gửi cho kỳ khác kỳ được hỏi',
    means: 'Tổng của kỳ cộng số liệu của kỳ khác.',
    severity: 'error',
    over: slicesOf('form_submission'),
    find: () => sql`select r.id::text as id, r.body_id from slice s join form_return r on r.id = s.return_id join form_asking a on a.id = s.asking_id
      where (r.code, r.from_day, r.to_day) is distinct from (a.code, a.from_day, a.to_day)`,
    mend: 'Nơi nhận trả lại; gửi biểu của đúng kỳ.',
    at: atReturn,
  },
  {
    id: 'statistics.correction-of-nothing',
    name: 'Bản đính chính mà không có bản trước nó',
    means: 'Không so được đã sửa gì.',
    severity: 'error',
    over: slicesOf('form_return', 500),
    find: () => sql`select r.id::text as id, r.body_id from slice r where r.number > 1 and not exists (
      select 1 from form_return b where b.body_id = r.body_id and b.code = r.code and b.from_day = r.from_day and b.to_day = r.to_day and b.number = r.number - 1)`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã biểu.',
    at: atReturn,
  },
  {
    id: 'statistics.counted-early',
    name: 'Số liệu chốt trước khi kỳ bắt đầu',
    means: 'Biểu của kỳ này trống vì chốt quá sớm.',
    severity: 'warning',
    over: slicesOf('form_return', 500),
    find: () => sql`select r.id::text as id, r.body_id from slice r where r.counted_on < r.from_day`,
    mend: 'Lập bản đính chính sau khi kỳ kết thúc.',
    at: atReturn,
  },
  {
    id: 'statistics.waits-at-ended-body',
    name: 'Biểu đang lập ở cơ quan đã kết thúc',
    means: 'Không còn ai duyệt và gửi.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select r.id::text as id, r.body_id from body join form_return r on r.body_id = body.id and r.state <> 'approved'
      where body.to_day <= ${today}`,
    mend: 'Lập biểu của kỳ này ở cơ quan kế tục.',
    at: atReturn,
  },
  {
    id: 'statistics.asked-by-ended-body',
    name: 'Kỳ số liệu chưa đến hạn do cơ quan đã kết thúc hỏi',
    means: 'Biểu gửi lên không ai nhận.',
    severity: 'warning',
    find: ({ today }) => sql`select a.id::text as id, a.body_id from body join form_asking a on a.body_id = body.id
      where body.to_day <= ${today} and a.due_day >= ${today}`,
    mend: 'Khóa kỳ này; nơi kế tục mở kỳ mới nếu còn cần.',
    at: atAsking,
    next: [{ kind: 'night', job: 'statistics.follow-bodies' }],
  },
]
