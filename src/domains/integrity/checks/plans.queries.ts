import { sql } from 'kysely'
import { daysBefore, type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'

const atTask = { path: (id: string) => `/nghiep-vu/nhiem-vu/${id}`, deed: 'read tasks' } as const
const atPlan = { path: (id: string) => `/nghiep-vu/ke-hoach/${id}`, deed: 'read tasks' } as const

/** Of a row `t` of tasks. */
const inForce = sql`t.dropped_at is null and exists (select 1 from plan where plan.id = t.plan_id and plan.state = 'adopted')`

export const plansChecks: IntegrityCheck[] = [
  {
    id: 'plans.plan-without-task',
    name: 'Kế hoạch đang có hiệu lực mà không có nhiệm vụ nào',
    means: 'Không ai được giao việc gì của kế hoạch này.',
    severity: 'warning',
    over: slicesOf('plan', 500),
    find: () => sql`select p.id::text as id, coalesce(p.holder_body_id, p.body_id) as body_id from slice p
      where p.state = 'adopted' and not exists (select 1 from task where task.plan_id = p.id)`,
    mend: 'Xem lại bản đọc của kế hoạch; nhận lại kế hoạch hoặc bỏ lần nhận.',
    at: atPlan,
  },
  {
    id: 'plans.two-in-force',
    name: 'Kế hoạch đã được sửa đổi mà vẫn tính là đang có hiệu lực',
    means: 'Cùng một việc được đếm hai lần.',
    severity: 'error',
    over: slicesOf('plan', 500),
    find: () => sql`select old.id::text as id, coalesce(old.holder_body_id, old.body_id) as body_id from slice p join plan old on old.id = p.amends_plan_id
      where p.state in ('adopted', 'replaced') and old.state = 'adopted'`,
    mend: 'Bỏ lần nhận bản sửa đổi rồi nhận lại.',
    at: atPlan,
  },
  {
    id: 'plans.amends-itself',
    name: 'Các kế hoạch sửa đổi nhau thành vòng',
    means: 'Việc không có bản nào là cuối cùng.',
    severity: 'error',
    over: slicesOf('plan', 500),
    find: () => sql`select p.id::text as id, coalesce(p.holder_body_id, p.body_id) as body_id from slice p join plan old on old.id = p.amends_plan_id
      where old.id = p.id or old.amends_plan_id = p.id`,
    mend: 'Báo người phụ trách kỹ thuật.',
    at: atPlan,
  },
  {
    id: 'plans.period-backwards',
    name: 'Thời kỳ của kế hoạch kết thúc trước khi bắt đầu',
    means: 'Việc lặp lại của kế hoạch không sinh ra mốc nào.',
    severity: 'warning',
    over: slicesOf('plan', 500),
    find: () => sql`select p.id::text as id, coalesce(p.holder_body_id, p.body_id) as body_id from slice p
      where p.state = 'adopted' and p.period_end < p.period_start`,
    mend: 'Sửa thời kỳ khi nhận bản sửa đổi của kế hoạch.',
    at: atPlan,
  },
  {
    id: 'plans.tally-differs',
    name: 'Số liệu cộng sẵn của kế hoạch khác số mốc thật',
    means: 'Trang «Toàn cảnh» nói sai.',
    severity: 'error',
    over: slicesOf('plan', 50),
    find: () => sql`select p.id::text as id, coalesce(p.holder_body_id, p.body_id) as body_id from slice p
      where p.state = 'adopted' and not exists (select 1 from plan_tally_due due where due.plan_id = p.id)
        and (select coalesce(sum(t.done_in_time + t.done_late + t.open_in_time + t.open_late + t.waiting), 0) from plan_tally t where t.plan_id = p.id)
          <> (select count(*) from task join obligation o on o.task_id = task.id where task.plan_id = p.id and task.dropped_at is null)`,
    mend: 'Chạy bin/lgd tallies rebuild.',
    at: atPlan,
  },
  {
    id: 'plans.tally-of-undone',
    name: 'Kế hoạch không còn hiệu lực vẫn được cộng vào số liệu',
    means: 'Trang «Toàn cảnh» nói sai.',
    severity: 'error',
    over: slicesOf('plan', 500),
    find: () => sql`select p.id::text as id, coalesce(p.holder_body_id, p.body_id) as body_id from slice p
      where p.state <> 'adopted' and exists (select 1 from plan_tally t where t.plan_id = p.id)
        and not exists (select 1 from plan_tally_due due where due.plan_id = p.id)`,
    mend: 'Chạy bin/lgd tallies rebuild.',
    at: atPlan,
  },
  {
    id: 'plans.tally-old',
    name: 'Số liệu cộng sẵn đã hơn hai ngày chưa tính lại',
    means: 'Việc quá hạn hôm nay chưa hiện ra ở «Toàn cảnh».',
    severity: 'error',
    find: ({ today }) => sql`select distinct t.plan_id::text as id, t.holder_body_id as body_id from plan_tally t
      where t.next_flip_day < ${today}::date - 2 and t.as_of < ${today}::date - 2`,
    mend: 'Xem việc nền có dừng không; chạy bin/lgd tallies rebuild.',
    at: atPlan,
  },
  {
    id: 'plans.reporting-without-task',
    name: 'Chế độ báo cáo có ngày mà không thành việc của ai',
    means: 'Ngày báo cáo trôi qua không ai được nhắc.',
    severity: 'warning',
    over: slicesOf('plan_reporting'),
    find: () => sql`select p.id::text as id, coalesce(p.holder_body_id, p.body_id) as body_id from slice r join plan p on p.id = r.plan_id
      where r.due_on is not null and p.state = 'adopted' and not exists (select 1 from task where task.reporting_id = r.id)`,
    mend: 'Xem lại phần chế độ báo cáo của kế hoạch.',
    at: atPlan,
  },
  {
    id: 'plans.task-without-issuer',
    name: 'Nhiệm vụ không ghi cơ quan ban hành',
    means: 'Cơ quan ban hành kế hoạch không thấy việc của chính mình.',
    severity: 'error',
    over: slicesOf('task'),
    find: () => sql`select t.id::text as id, t.holder_body_id as body_id from slice t
      where t.dropped_at is null and not exists (select 1 from task_body b where b.task_id = t.id and b.part = 'issuer')`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'plans.task-without-due',
    name: 'Nhiệm vụ đang có hiệu lực mà không có mốc nào',
    means: 'Nhiệm vụ không hiện trong danh sách việc của ai.',
    severity: 'error',
    over: slicesOf('task'),
    find: () => sql`select t.id::text as id, t.holder_body_id as body_id from slice t
      where ${inForce} and not exists (select 1 from obligation o where o.task_id = t.id)`,
    mend: 'Nhận bản sửa đổi của kế hoạch có ghi thời hạn cho việc này.',
    at: atTask,
  },
  {
    id: 'plans.series-ran-out',
    name: 'Việc lặp lại không còn mốc nào phía trước',
    means: 'Việc thường xuyên lặng lẽ dừng lại.',
    severity: 'error',
    over: slicesOf('task'),
    find: ({ today }) => sql`select t.id::text as id, t.holder_body_id as body_id from slice t
      where t.every is not null and t.start_day is not null and t.end_day is null and ${inForce}
        and exists (select 1 from obligation o where o.task_id = t.id)
        and not exists (select 1 from obligation o where o.task_id = t.id and (o.due_day >= ${today} or o.due_day is null))`,
    mend: 'Bấm «Chạy ngay việc đêm»; nếu vẫn còn, xem nhật ký máy chủ.',
    at: atTask,
    next: [{ kind: 'night', job: 'plans.extend-series' }],
  },
  {
    id: 'plans.task-backwards',
    name: 'Nhiệm vụ kết thúc trước khi bắt đầu',
    means: 'Hạn của việc không đúng.',
    severity: 'warning',
    over: slicesOf('task'),
    find: () =>
      sql`select t.id::text as id, t.holder_body_id as body_id from slice t where t.end_day < t.start_day and ${inForce}`,
    mend: 'Kiểm tra lại thời hạn trong văn bản; nhận bản sửa đổi nếu đọc sai.',
    at: atTask,
  },
  {
    id: 'plans.continues-itself',
    name: 'Nhiệm vụ tiếp tục chính nó hoặc việc cùng kế hoạch',
    means: 'Lịch sử của việc đi thành vòng.',
    severity: 'error',
    over: slicesOf('task'),
    find: () => sql`select t.id::text as id, t.holder_body_id as body_id from slice t join task old on old.id = t.continues_task_id
      where old.plan_id = t.plan_id`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'plans.place-roots-differ',
    name: 'Tỉnh ghi ở nhiệm vụ khác tỉnh của các cơ quan trong đó',
    means: 'Danh sách việc của tỉnh bỏ sót việc này.',
    severity: 'error',
    over: slicesOf('task', 1_000),
    find: () => sql`select t.id::text as id, t.holder_body_id as body_id from slice t
      join lateral (select array_agg(distinct split_part(body.place_path, '/', 1)) as roots
        from task_body part join body on body.id = part.body_id where part.task_id = t.id) found on true
      where found.roots is not null and not (t.place_roots @> found.roots and found.roots @> t.place_roots)`,
    mend: 'Báo người phụ trách kỹ thuật: gọi lại set_place_roots cho nhiệm vụ này.',
    at: atTask,
  },
  {
    id: 'plans.officer-closed',
    name: 'Việc đang mở giao cho tài khoản đã đóng',
    means: 'Không ai nhận được nhắc việc.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select t.id::text as id, t.holder_body_id as body_id from person join task t on t.officer_id = person.id
      where person.closed_on <= ${today} and t.dropped_at is null and ${inForce} and exists (select 1 from obligation o where o.task_id = t.id and o.state = 'open')`,
    mend: 'Giao việc cho người khác ở trang nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'plans.held-by-ended',
    name: 'Việc đang mở còn ở cơ quan đã kết thúc',
    means: 'Không ai làm được, không ai bị nhắc.',
    severity: 'warning',
    over: slicesOf('body', 500),
    find: ({ today }) =>
      sql`select t.id::text as id, t.holder_body_id as body_id from slice body join task t on t.holder_body_id = body.id
      where body.to_day < ${today} and ${inForce} and exists (select 1 from obligation o where o.task_id = t.id and o.state <> 'checked')`,
    mend: 'Chọn nơi nhận ở trang «Giao lại việc».',
    at: { path: () => '/nghiep-vu/giao-lai', deed: 'assign tasks' },
    next: [{ kind: 'page', label: 'Việc cần giao lại', path: '/nghiep-vu/giao-lai' }],
  },
  {
    id: 'plans.due-before-start',
    name: 'Mốc đến hạn trước khi bắt đầu',
    means: 'Người làm bị tính muộn từ trước khi được làm.',
    severity: 'error',
    over: slicesOf('obligation'),
    find: () => sql`select o.task_id::text as id, t.holder_body_id as body_id from slice o join task t on t.id = o.task_id
      where o.due_day < o.start_day and t.dropped_at is null`,
    mend: 'Kiểm tra lại thời hạn trong văn bản; nhận bản sửa đổi nếu đọc sai.',
    at: atTask,
  },
  {
    id: 'plans.evidenced-without-evidence',
    name: 'Ghi là có sản phẩm mà không có tệp nào',
    means: 'Người kiểm tra không có gì để xem.',
    severity: 'error',
    over: slicesOf('obligation'),
    find: () => sql`select o.task_id::text as id, t.holder_body_id as body_id from slice o join task t on t.id = o.task_id
      where o.state = 'evidenced' and cardinality(t.outputs) > 0
        and not exists (select 1 from evidence e where e.obligation_id = o.id and e.removed_at is null)`,
    mend: 'Trả lại việc này kèm lý do, để người làm nộp lại sản phẩm.',
    at: atTask,
  },
  {
    id: 'plans.done-ahead',
    name: 'Việc ghi là xong vào một ngày chưa đến',
    means: 'Tỷ lệ đúng hạn không thật.',
    severity: 'error',
    over: slicesOf('obligation'),
    find: ({
      today,
    }) => sql`select o.task_id::text as id, t.holder_body_id as body_id from slice o join task t on t.id = o.task_id
      where o.done_day > ${today}::date + 1`,
    mend: 'Trả lại việc này kèm lý do, để người làm ghi lại ngày xong.',
    at: atTask,
  },
  {
    id: 'plans.checked-without-moment',
    name: 'Việc đã kiểm tra mà không ghi lúc nào',
    means: 'Không trả lời được ai kiểm tra khi nào.',
    severity: 'error',
    over: slicesOf('obligation'),
    find: () => sql`select o.task_id::text as id, t.holder_body_id as body_id from slice o join task t on t.id = o.task_id
      where o.state = 'checked' and o.checked_at is null`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'plans.evidence-without-file',
    name: 'Sản phẩm không còn tệp',
    means: 'Người kiểm tra bấm vào không mở được gì.',
    severity: 'error',
    over: slicesOf('evidence'),
    find: () => sql`select e.task_id::text as id, t.holder_body_id as body_id from slice e join task t on t.id = e.task_id
      where e.removed_at is null and not exists (select 1 from stored_file f where f.id = e.file_id)`,
    mend: 'Tìm tệp trong bản sao lưu; nếu không có, trả lại việc để nộp lại.',
    at: atTask,
  },
  {
    id: 'plans.evidence-quarantined',
    name: 'Sản phẩm nằm trong tệp đã cách ly vì có mã độc',
    means: 'Việc tính là có sản phẩm mà không ai xem được.',
    severity: 'warning',
    find: () => sql`select e.task_id::text as id, t.holder_body_id as body_id from stored_file f join evidence e on e.file_id = f.id
      join task t on t.id = e.task_id where f.state = 'quarantined' and e.removed_at is null`,
    mend: 'Gỡ sản phẩm này và nhờ người làm nộp tệp sạch.',
    at: atTask,
  },
  {
    id: 'plans.evidence-of-another-task',
    name: 'Sản phẩm ghi ở nhiệm vụ này mà mốc thuộc nhiệm vụ khác',
    means: 'Một việc được coi là xong nhờ sản phẩm của việc khác.',
    severity: 'error',
    over: slicesOf('evidence'),
    find: () => sql`select e.task_id::text as id, t.holder_body_id as body_id from slice e
      join obligation o on o.id = e.obligation_id join task t on t.id = e.task_id where o.task_id <> e.task_id`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'plans.progress-of-another-task',
    name: 'Tiến độ ghi ở nhiệm vụ này mà mốc thuộc nhiệm vụ khác',
    means: 'Số liệu của hai việc lẫn vào nhau.',
    severity: 'error',
    over: slicesOf('progress'),
    find: () => sql`select p.task_id::text as id, t.holder_body_id as body_id from slice p
      join obligation o on o.id = p.obligation_id join task t on t.id = p.task_id where o.task_id <> p.task_id`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'plans.question-answered-nowhere',
    name: 'Yêu cầu giải trình ghi là đã trả lời mà không có trả lời',
    means: 'Người hỏi tưởng đã có giải trình.',
    severity: 'error',
    over: slicesOf('exchange'),
    find: () => sql`select x.task_id::text as id, t.holder_body_id as body_id from slice x join task t on t.id = x.task_id
      where x.kind = 'explain-request' and x.answered_at is not null and not exists (
        select 1 from exchange a where a.obligation_id = x.obligation_id and a.answers_id = x.id)`,
    mend: 'Hỏi lại ở trang nhiệm vụ.',
    at: atTask,
  },
  {
    id: 'plans.upload-waits',
    name: 'Kế hoạch tải lên hơn một ngày chưa được đọc',
    means: 'Việc đọc tệp đã dừng.',
    severity: 'warning',
    over: slicesOf('plan_upload', 200),
    find: ({ now }) =>
      sql`select u.id::text as id, u.body_id from slice u where u.state = 'queued' and u.uploaded_at < ${daysBefore(now, 1)}`,
    mend: 'Xem việc nền có dừng không; bỏ bản tải lên rồi tải lại.',
  },
  {
    id: 'plans.adopted-upload-without-plan',
    name: 'Bản tải lên ghi là đã nhận mà không có kế hoạch',
    means: 'Người nhận tưởng việc đã được giao.',
    severity: 'error',
    over: slicesOf('plan_upload', 200),
    find: () => sql`select u.id::text as id, u.body_id from slice u where u.state = 'adopted'
      and not exists (select 1 from plan p where p.upload_id = u.id and p.state <> 'undone')`,
    mend: 'Tải lên và nhận lại kế hoạch.',
  },
  {
    id: 'plans.import-stopped',
    name: 'Lần nhập tiến độ từ Excel dừng hơn một ngày',
    means: 'Một phần của tệp đã ghi, phần còn lại thì chưa.',
    severity: 'warning',
    find: ({ now }) => sql`select i.id::text as id, null::uuid as body_id from progress_import i
      where i.state in ('queued', 'writing', 'undoing') and i.started_at < ${daysBefore(now, 1)}`,
    mend: 'Gửi lại cùng tệp: dòng đã ghi không ghi lần hai.',
  },
  {
    id: 'plans.view-shared-nowhere',
    name: 'Bộ lọc chia sẻ cho cơ quan đã kết thúc',
    means: 'Không còn ai thấy bộ lọc được chia sẻ.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select v.id::text as id, v.shared_body_id as body_id from body join saved_view v on v.shared_body_id = body.id
      where body.to_day <= ${today} and v.shared_body_id is not null`,
    mend: 'Người chia sẻ chọn lại cơ quan ở trang «Bộ lọc».',
  },
]
