import { sql } from 'kysely'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { daysBefore, type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'

const reading = 'read activities' as const
const atActivity = { path: activityPaths.activity, deed: reading } as const
const atCourse = { path: (id: string) => `/nghiep-vu/tap-huan/${id}`, deed: reading } as const
const atScript = { path: (id: string) => `/nghiep-vu/phat-thanh/bai/${id}`, deed: reading } as const
const atFinding = { path: (id: string) => `/nghiep-vu/giam-sat/${id}`, deed: reading } as const
const atRound = { path: (id: string) => `/nghiep-vu/khen-thuong/${id}`, deed: reading } as const

export const activitiesChecks: IntegrityCheck[] = [
  {
    id: 'activities.ahead',
    name: 'Hoạt động ghi là đã làm vào một ngày chưa đến',
    means: 'Số liệu của kỳ tính cả việc chưa làm.',
    severity: 'error',
    find: ({ today }) =>
      sql`select a.id::text as id, a.body_id from activity a where a.held_on > ${today}::date + 1 and a.state = 'recorded'`,
    mend: 'Sửa ngày của hoạt động.',
    at: atActivity,
  },
  {
    id: 'activities.version-differs',
    name: 'Hoạt động không ở bản mà lần sửa cuối để lại',
    means: 'Một lần sửa đã mất hoặc bị ghi đè.',
    severity: 'error',
    over: slicesOf('activity'),
    find: () => sql`select a.id::text as id, a.body_id from slice a
      join lateral (select max(e.version_after) as last from activity_edit e where e.activity_id = a.id and e.outcome = 'saved') edit on true
      where edit.last > a.version`,
    mend: 'Xem lịch sử sửa ở trang hoạt động; báo người phụ trách kỹ thuật.',
    at: atActivity,
  },
  {
    id: 'activities.edit-waits',
    name: 'Hai bản ghi khác nhau chờ chọn đã hơn 14 ngày',
    means: 'Điều một người viết chưa được tính.',
    severity: 'warning',
    find: ({
      now,
    }) => sql`select a.id::text as id, a.body_id from activity_edit e join activity a on a.id = e.activity_id
      where e.outcome = 'waiting' and e.at < ${daysBefore(now, 14)}`,
    mend: 'Mở hoạt động, đối chiếu và chọn.',
    at: atActivity,
  },
  {
    id: 'activities.cost-differs',
    name: 'Tổng chi khác tổng các dòng chi',
    means: 'Báo cáo kinh phí sai.',
    severity: 'error',
    over: slicesOf('activity'),
    find: () => sql`select a.id::text as id, a.body_id from slice a where a.cost is not null
      and a.cost <> (select coalesce(sum((line->>'amount')::numeric), 0) from jsonb_array_elements(a.costs) line)`,
    mend: 'Mở hoạt động và lưu lại các dòng chi.',
    at: atActivity,
  },
  {
    id: 'activities.for-undone-plan',
    name: 'Hoạt động gắn với nhiệm vụ của kế hoạch đã bỏ',
    means: 'Việc đã làm không được tính cho nhiệm vụ nào.',
    severity: 'warning',
    over: slicesOf('activity'),
    find: () => sql`select distinct a.id::text as id, a.body_id from slice a join activity_task link on link.activity_id = a.id
      join task t on t.id = link.task_id join plan p on p.id = t.plan_id
      where a.state = 'recorded' and p.state = 'undone'
        and not exists (select 1 from activity_task other join task on task.id = other.task_id join plan on plan.id = task.plan_id
          where other.activity_id = a.id and plan.state <> 'undone')`,
    mend: 'Sửa hoạt động, chọn nhiệm vụ đang có hiệu lực.',
    at: atActivity,
  },
  {
    id: 'activities.file-quarantined',
    name: 'Ảnh, danh sách của hoạt động nằm trong tệp đã cách ly',
    means: 'Người kiểm tra bấm vào không mở được.',
    severity: 'warning',
    find: () => sql`select a.id::text as id, a.body_id from stored_file f join activity_file af on af.file_id = f.id join activity a on a.id = af.activity_id
      where f.state = 'quarantined'`,
    mend: 'Gỡ tệp này, tải lên tệp sạch.',
    at: atActivity,
  },
  {
    id: 'activities.rates-overlap',
    name: 'Hai mức chi của tỉnh cùng hiệu lực cho một nội dung',
    means: 'Không biết dòng chi nào vượt mức.',
    severity: 'error',
    find: () => sql`select one.id::text as id, null::uuid as body_id from spending_rate one join spending_rate two
      on two.province_id = one.province_id and two.norm = one.norm and two.id > one.id
        and daterange(one.from_day, one.to_day, '[]') && daterange(two.from_day, two.to_day, '[]')
        and one.from_day = two.from_day`,
    mend: 'Bỏ một trong hai mức ở trang «Mức chi của tỉnh».',
    at: { path: () => activityPaths.rates, deed: 'set spending rates' },
  },
  {
    id: 'activities.course-without-attendance',
    name: 'Lớp đã kết thúc mà không buổi nào được điểm danh',
    means: 'Không biết ai đã được tập huấn.',
    severity: 'warning',
    over: slicesOf('training_course'),
    find: () => sql`select c.id::text as id, c.body_id from slice c where c.state = 'finished'
      and not exists (select 1 from training_session s where s.course_id = c.id and s.noted_at is not null)`,
    mend: 'Điểm danh lại theo danh sách giấy của lớp.',
    at: atCourse,
  },
  {
    id: 'activities.certificate-too-early',
    name: 'Có chứng nhận mà không dự đủ số buổi',
    means: 'Chứng nhận đã cấp không đúng điều kiện của lớp.',
    severity: 'error',
    over: slicesOf('training_learner'),
    find: () => sql`select l.course_id::text as id, l.body_id from slice l join training_course c on c.id = l.course_id
      where l.certificate_number is not null
        and (select count(*) from training_attendance a join training_session s on s.id = a.session_id where a.learner_id = l.id and s.course_id = c.id) < c.sessions_needed`,
    mend: 'Xem lại điểm danh của người này ở trang lớp.',
    at: atCourse,
  },
  {
    id: 'activities.course-overfull',
    name: 'Lớp nhận quá số chỗ',
    means: 'Có người đến mà không có chỗ.',
    severity: 'warning',
    over: slicesOf('training_course'),
    find: () => sql`select c.id::text as id, c.body_id from slice c where c.state = 'open' and c.places_max <
      (select count(*) from training_learner l where l.course_id = c.id and l.withdrawn_on is null)`,
    mend: 'Tăng số chỗ của lớp hoặc ghi người rút.',
    at: atCourse,
  },
  {
    id: 'activities.session-noted-early',
    name: 'Buổi học được điểm danh trước ngày học',
    means: 'Danh sách dự học không thật.',
    severity: 'error',
    over: slicesOf('training_session'),
    find: () => sql`select s.course_id::text as id, c.body_id from slice s join training_course c on c.id = s.course_id
      where (s.noted_at at time zone 'Asia/Ho_Chi_Minh')::date < s.day`,
    mend: 'Điểm danh lại buổi này.',
    at: atCourse,
  },
  {
    id: 'activities.attends-another-course',
    name: 'Học viên được điểm danh ở buổi của lớp khác',
    means: 'Chứng nhận tính nhầm buổi.',
    severity: 'error',
    over: slicesOf('training_learner'),
    find: () => sql`select distinct l.course_id::text as id, l.body_id from slice l join training_attendance a on a.learner_id = l.id
      join training_session s on s.id = a.session_id where s.course_id <> l.course_id`,
    mend: 'Điểm danh lại buổi ấy.',
    at: atCourse,
  },
  {
    id: 'activities.seat-of-another-course',
    name: 'Đơn xin học được nhận vào danh sách của lớp khác',
    means: 'Người xin học đến lớp không có tên mình.',
    severity: 'error',
    over: slicesOf('training_learner'),
    find: () => sql`select l.course_id::text as id, l.body_id from slice l join training_application x on x.learner_id = l.id
      where x.course_id <> l.course_id`,
    mend: 'Ghi danh lại người này ở đúng lớp.',
    at: atCourse,
  },
  {
    id: 'activities.aired-unapproved',
    name: 'Bài đã phát mà chưa ai duyệt',
    means: 'Điều chưa được duyệt đã lên loa.',
    severity: 'error',
    over: slicesOf('broadcast_slot'),
    find: () => sql`select s.script_id::text as id, s.body_id from slice s join broadcast_script b on b.id = s.script_id
      where s.state = 'aired' and b.approved_by is null`,
    mend: 'Xem lại ai phát bài này; trình duyệt bài trước khi phát lại.',
    at: atScript,
  },
  {
    id: 'activities.aired-ahead',
    name: 'Buổi phát ghi là đã phát vào một ngày chưa đến',
    means: 'Nhật ký phát thanh không thật.',
    severity: 'error',
    over: slicesOf('broadcast_slot'),
    find: ({ today }) =>
      sql`select s.script_id::text as id, s.body_id from slice s where s.state = 'aired' and s.day > ${today}`,
    mend: 'Ghi lại buổi phát này ở lịch tuần.',
    at: atScript,
  },
  {
    id: 'activities.airs-script-of-another-body',
    name: 'Lịch phát dùng bài của cơ quan khác',
    means: 'Bài do nơi khác duyệt được phát dưới tên cơ quan này.',
    severity: 'error',
    over: slicesOf('broadcast_slot'),
    find: () =>
      sql`select s.script_id::text as id, s.body_id from slice s join broadcast_script b on b.id = s.script_id where b.body_id <> s.body_id`,
    mend: 'Nhận bài về cơ quan mình, duyệt rồi xếp lịch lại.',
    at: atScript,
  },
  {
    id: 'activities.finding-settled-by-nothing',
    name: 'Kiến nghị ghi là xong mà không trả lời nào được chấp nhận',
    means: 'Kiến nghị giám sát khép lại khi chưa ai giải quyết.',
    severity: 'error',
    over: slicesOf('supervision_finding'),
    find: () => sql`select f.supervision_id::text as id, f.asked_body_id as body_id from slice f where f.state = 'settled'
      and not exists (select 1 from supervision_answer a where a.finding_id = f.id and a.taken)`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã cuộc giám sát.',
    at: atFinding,
  },
  {
    id: 'activities.finding-answer-unread',
    name: 'Kiến nghị ghi là đã trả lời mà không có trả lời chờ xem',
    means: 'Hai bên chờ nhau.',
    severity: 'error',
    over: slicesOf('supervision_finding'),
    find: () => sql`select f.supervision_id::text as id, f.asked_body_id as body_id from slice f where f.state = 'answered'
      and not exists (select 1 from supervision_answer a where a.finding_id = f.id and a.taken is null)`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã cuộc giám sát.',
    at: atFinding,
  },
  {
    id: 'activities.vote-for-hidden',
    name: 'Có phiếu cho người không được đưa ra bình chọn',
    means: 'Kết quả bình chọn không thật.',
    severity: 'error',
    over: slicesOf('award_nominee'),
    find: () => sql`select n.round_id::text as id, r.body_id from slice n join award_round r on r.id = n.round_id
      where n.state = 'waiting' and exists (select 1 from award_vote v where v.nominee_id = n.id)`,
    mend: 'Xem lại người được đề cử ở trang đợt tôn vinh.',
    at: atRound,
  },
  {
    id: 'activities.chosen-too-early',
    name: 'Có người được chọn khi đợt tôn vinh chưa trình',
    means: 'Kết quả có trước khi ai quyết định.',
    severity: 'error',
    over: slicesOf('award_nominee'),
    find: () => sql`select n.round_id::text as id, r.body_id from slice n join award_round r on r.id = n.round_id
      where n.chosen and r.state in ('draft', 'submitted')`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã đợt tôn vinh.',
    at: atRound,
  },
  {
    id: 'activities.votes-kept',
    name: 'Phiếu bình chọn còn giữ sau khi đã quyết định',
    means: 'Còn dấu vết ai bầu cho ai.',
    severity: 'error',
    over: slicesOf('award_round'),
    find: () =>
      sql`select r.id::text as id, r.body_id from slice r where r.state = 'decided' and exists (select 1 from award_vote v where v.round_id = r.id)`,
    mend: 'Báo người phụ trách kỹ thuật xóa phiếu của đợt này.',
    at: atRound,
  },
]
