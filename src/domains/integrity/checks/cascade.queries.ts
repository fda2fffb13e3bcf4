import { sql } from 'kysely'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'

/** Offences are told by the plan that was given down: there the row of the body is found. */
const atPlan = { path: (id: string) => `/nghiep-vu/phan-ra/${id}`, deed: 'read tasks' } as const

export const cascadeChecks: IntegrityCheck[] = [
  {
    id: 'cascade.asks-itself',
    name: 'Cơ quan giao kế hoạch cho chính mình',
    means: 'Tỷ lệ nơi đã ban hành kế hoạch bị tính sai.',
    severity: 'error',
    over: slicesOf('plan_addressee'),
    find: () => sql`select a.plan_id::text as id, a.body_id from slice a join plan p on p.id = a.plan_id
      where a.state = 'asked' and a.body_id = p.body_id`,
    mend: 'Rút yêu cầu với chính cơ quan mình ở trang phân rã.',
    at: atPlan,
  },
  {
    id: 'cascade.due-before-issued',
    name: 'Hạn ban hành kế hoạch trước ngày được giao',
    means: 'Cơ quan cấp dưới bị tính muộn ngay từ đầu.',
    severity: 'warning',
    over: slicesOf('plan_addressee'),
    find: () =>
      sql`select a.plan_id::text as id, a.body_id from slice a where a.state = 'asked' and a.answer_due_day < a.issued_on`,
    mend: 'Sửa hạn ban hành ở trang của nơi nhận.',
    at: atPlan,
  },
  {
    id: 'cascade.asked-of-ended',
    name: 'Nơi nhận đã kết thúc mà yêu cầu chưa sang nơi kế tục',
    means: 'Không ai trả lời kế hoạch cấp trên.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select a.plan_id::text as id, a.body_id from body join plan_addressee a on a.body_id = body.id and a.state = 'asked'
      join plan p on p.id = a.plan_id and p.state = 'adopted'
      where body.to_day < ${today}::date - 1`,
    mend: 'Bấm «Chạy ngay việc đêm»; nếu vẫn còn, xem nhật ký máy chủ.',
    at: atPlan,
    next: [{ kind: 'night', job: 'cascade.follow-successors' }],
  },
  {
    id: 'cascade.answer-of-same-body',
    name: 'Kế hoạch trả lời là của một cơ quan khác nơi nhận',
    means: 'Một nơi được tính là đã làm nhờ kế hoạch của nơi khác.',
    severity: 'error',
    over: slicesOf('plan_addressee'),
    find: () => sql`select a.plan_id::text as id, a.body_id from slice a join plan_answer answer on answer.addressee_id = a.id and answer.state = 'confirmed'
      join plan below on below.id = answer.plan_id
      where a.state = 'asked' and a.body_id not in (below.body_id, coalesce(below.holder_body_id, below.body_id))
        and not exists (select 1 from body_succession s where s.old_id = below.body_id or s.new_id = below.body_id)`,
    mend: 'Bỏ trả lời này ở trang của nơi nhận và chọn đúng kế hoạch.',
    at: atPlan,
  },
  {
    id: 'cascade.cell-of-another-plan',
    name: 'Ô đối chiếu trỏ tới nhiệm vụ của kế hoạch khác',
    means: 'Bảng phân rã tính một việc không thuộc kế hoạch này.',
    severity: 'error',
    over: slicesOf('coverage_cell'),
    find: () => sql`select a.plan_id::text as id, a.body_id from slice c join plan_addressee a on a.id = c.addressee_id
      join task t on t.id = c.parent_task_id where t.plan_id <> a.plan_id`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã kế hoạch.',
    at: atPlan,
  },
  {
    id: 'cascade.covered-by-dropped',
    name: 'Việc cấp trên được tính là có mà việc cấp dưới đã bỏ',
    means: 'Cấp trên tưởng việc đang được làm.',
    severity: 'error',
    over: slicesOf('coverage_cell'),
    find: () => sql`select a.plan_id::text as id, a.body_id from slice c join plan_addressee a on a.id = c.addressee_id and a.state = 'asked'
      join plan above on above.id = a.plan_id and above.state = 'adopted'
      join task t on t.id = c.now_task_id join plan p on p.id = t.plan_id
      where c.state in ('covered', 'adapted') and (t.dropped_at is not null or p.state <> 'adopted')`,
    mend: 'Trả lại ô này để nơi nhận trả lời lại.',
    at: atPlan,
  },
]
