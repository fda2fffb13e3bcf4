import { sql } from 'kysely'
import { addDays } from '#base/day.ts'
import { daysBefore, type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'
import { bookingsKeptDays } from '#domains/matters/bookings-kept.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'

/** A matter is told by its id and its body alone: nothing here reads who sent it, or what it says. */
const at = { path: matterPaths.matter, deed: 'read matters' } as const
const atDesk = { path: () => matterPaths.desk, deed: 'read matters' } as const
const atGroup = { path: matterPaths.group, deed: 'read matters' } as const
const atReception = { path: () => matterPaths.receptionDesk, deed: 'read matters' } as const
const technical = 'Báo người phụ trách kỹ thuật, kèm mã hồ sơ.'

export const mattersChecks: IntegrityCheck[] = [
  {
    id: 'matters.secret-with-name',
    name: 'Hồ sơ phải giữ kín mà tên còn ở chỗ thường',
    means: 'Người không được phân công có thể biết ai gửi.',
    severity: 'error',
    over: slicesOf('submission'),
    find: () => sql`select m.id::text as id, s.body_id from slice s join matter m on m.submission_id = s.id
      where s.is_secret and exists (select 1 from submitter who where who.submission_id = s.id)`,
    mend: 'Báo ngay người phụ trách an toàn thông tin; không mở hồ sơ.',
    at,
  },
  {
    id: 'matters.secret-kind-in-the-open',
    name: 'Tố cáo mà không được giữ kín',
    means: 'Người không được phân công có thể biết ai gửi.',
    severity: 'error',
    over: slicesOf('matter'),
    find: () => sql`select m.id::text as id, m.body_id from slice m join submission s on s.id = m.submission_id
      where m.kind in ('denunciation', 'denunciation-information') and not s.is_secret`,
    mend: 'Báo ngay người phụ trách an toàn thông tin; không mở hồ sơ.',
    at,
  },
  {
    id: 'matters.secret-without-seal',
    name: 'Hồ sơ giữ kín mà không còn phong bì kín',
    means: 'Nội dung đã gửi không còn ở đâu.',
    severity: 'error',
    over: slicesOf('submission', 500),
    find: () => sql`select m.id::text as id, s.body_id from slice s join matter m on m.submission_id = s.id
      where s.is_secret and not exists (select 1 from denouncer d where d.submission_id = s.id)`,
    mend: 'Tìm trong bản sao lưu gần nhất; báo người phụ trách an toàn thông tin.',
    at,
  },
  {
    id: 'matters.reader-closed',
    name: 'Người được xem phong bì kín đã đóng tài khoản',
    means: 'Danh sách người được xem không đúng.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select r.matter_id::text as id, m.body_id from person join denouncer_reader r on r.person_id = person.id
      join matter m on m.id = r.matter_id where person.closed_on <= ${today} and r.ended_at is null`,
    mend: 'Người phụ trách hồ sơ kết thúc quyền xem của người ấy và phân công người khác.',
    at,
  },
  {
    id: 'matters.answered-without-answer',
    name: 'Ghi là đã trả lời mà không có trả lời nào được duyệt',
    means: 'Người dân mở hồ sơ không thấy gì.',
    severity: 'error',
    over: slicesOf('matter'),
    find: () => sql`select m.id::text as id, m.body_id from slice m where m.state = 'answered'
      and not exists (select 1 from matter_answer a where a.matter_id = m.id and a.state = 'approved')`,
    mend: 'Soạn và duyệt lại trả lời.',
    at,
  },
  {
    id: 'matters.approved-but-open',
    name: 'Trả lời đã duyệt mà hồ sơ vẫn ghi là mới nhận',
    means: 'Người dân chưa được báo là đã có trả lời.',
    severity: 'error',
    over: slicesOf('matter'),
    find: () => sql`select m.id::text as id, m.body_id from slice m where m.state = 'received' and m.answered_on is null and m.kind not like 'denunciation%'
      and exists (select 1 from matter_answer a where a.matter_id = m.id and a.state = 'approved')`,
    mend: technical,
    at,
  },
  {
    id: 'matters.accepted-before-received',
    name: 'Thụ lý trước ngày nhận',
    means: 'Thời hạn theo luật tính sai.',
    severity: 'error',
    over: slicesOf('matter'),
    find: () => sql`select m.id::text as id, m.body_id from slice m where m.accepted_on < m.received_on`,
    mend: technical,
    at,
  },
  {
    id: 'matters.answered-before-received',
    name: 'Trả lời hoặc khép lại trước ngày nhận',
    means: 'Thời gian giải quyết trong báo cáo là số âm.',
    severity: 'error',
    over: slicesOf('matter'),
    find: () =>
      sql`select m.id::text as id, m.body_id from slice m where m.answered_on < m.received_on or m.closed_on < m.received_on`,
    mend: technical,
    at,
  },
  {
    id: 'matters.closed-without-day',
    name: 'Hồ sơ đã khép mà không ghi ngày',
    means: 'Không tính được đúng hạn hay quá hạn.',
    severity: 'error',
    over: slicesOf('matter'),
    find: () => sql`select m.id::text as id, m.body_id from slice m where m.state = 'closed' and m.closed_on is null`,
    mend: technical,
    at,
  },
  {
    id: 'matters.number-beyond-book',
    name: 'Số hồ sơ lớn hơn số cuối của sổ',
    means: 'Hồ sơ sau có thể không vào sổ được vì trùng số.',
    severity: 'error',
    over: slicesOf('matter'),
    find: () => sql`select m.id::text as id, m.body_id from slice m
      where m.number > coalesce((select last from matter_counter c where c.body_id = m.body_id and c.year = m.year), 0)`,
    mend: technical,
    at,
  },
  {
    id: 'matters.without-history',
    name: 'Hồ sơ không có dòng nào trong quá trình xử lý',
    means: 'Người dân tra cứu thấy trang trống.',
    severity: 'error',
    over: slicesOf('matter'),
    find: () =>
      sql`select m.id::text as id, m.body_id from slice m where not exists (select 1 from matter_event e where e.matter_id = m.id)`,
    mend: technical,
    at,
  },
  {
    id: 'matters.officer-closed',
    name: 'Hồ sơ đang mở giao cho tài khoản đã đóng',
    means: 'Không ai xử lý cho đến khi quá hạn.',
    severity: 'warning',
    over: slicesOf('matter'),
    find: ({ today }) => sql`select m.id::text as id, m.body_id from slice m join person p on p.id = m.assigned_to
      where m.state in ('received', 'in-review', 'waiting') and p.closed_on <= ${today}`,
    mend: 'Phân công lại hồ sơ.',
    at,
  },
  {
    id: 'matters.at-ended-body',
    name: 'Hồ sơ đang mở ở cơ quan đã kết thúc',
    means: 'Không ai thấy hồ sơ, người dân chờ mãi.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select m.id::text as id, m.body_id from body join matter m on m.body_id = body.id and m.state in ('received', 'in-review', 'waiting')
      where body.to_day < ${today}::date - 1`,
    mend: 'Ghi nơi kế tục ở danh mục cơ quan: hồ sơ đi theo trong đêm. Nhiều nơi kế tục thì chuyển từng hồ sơ.',
    at,
    next: [{ kind: 'night', job: 'matters.follow-bodies' }],
  },
  {
    id: 'matters.open-desk-of-ended-body',
    name: 'Cửa nhận đơn trên mạng của cơ quan đã kết thúc còn mở',
    means: 'Người dân gửi đến nơi không còn ai.',
    severity: 'error',
    find: ({ today }) => sql`select d.body_id::text as id, d.body_id from body join front_desk d on d.body_id = body.id
      where body.to_day < ${today}::date - 1 and d.is_open`,
    mend: 'Ghi nơi kế tục; mở cửa nhận ở cơ quan mới.',
    at: atDesk,
  },
  {
    id: 'matters.file-of-another',
    name: 'Tệp ghi ở hồ sơ này mà thuộc lần gửi khác',
    means: 'Giấy tờ của người này nằm trong hồ sơ của người khác.',
    severity: 'error',
    over: slicesOf('matter_file'),
    find: () =>
      sql`select m.id::text as id, m.body_id from slice f join matter m on m.id = f.matter_id where m.submission_id <> f.submission_id`,
    mend: 'Báo ngay người phụ trách an toàn thông tin, kèm mã hồ sơ.',
    at,
  },
  {
    id: 'matters.given-file-quarantined',
    name: 'Tệp đã cung cấp cho người dân nằm trong danh sách cách ly',
    means: 'Người dân bấm vào không mở được, hoặc đã nhận tệp có mã độc.',
    severity: 'error',
    find: () => sql`select r.matter_id::text as id, m.body_id from stored_file f join matter_release_file r on r.given_id = f.id
      join matter m on m.id = r.matter_id where f.state = 'quarantined'`,
    mend: 'Báo người nhận, cung cấp lại tệp sạch.',
    at,
  },
  {
    id: 'matters.call-about-another',
    name: 'Cuộc gọi báo tin trỏ tới việc của hồ sơ khác',
    means: 'Người được gọi nghe kết quả của người khác.',
    severity: 'error',
    over: slicesOf('matter_call_try'),
    find: () => sql`select c.matter_id::text as id, m.body_id from slice t join matter_call c on c.event_id = t.event_id
      join matter_event e on e.id = c.event_id join matter m on m.id = c.matter_id where e.matter_id <> c.matter_id`,
    mend: 'Bỏ cuộc gọi này và báo người phụ trách kỹ thuật.',
    at,
  },
  {
    id: 'matters.grouped-elsewhere',
    name: 'Hồ sơ nằm trong nhóm của cơ quan khác',
    means: 'Câu trả lời chung do nơi khác duyệt.',
    severity: 'error',
    over: slicesOf('matter_group'),
    find: () => sql`select g.id::text as id, g.body_id from slice g join matter_group_member gm on gm.group_id = g.id
      join matter m on m.id = gm.matter_id where m.body_id <> g.body_id and m.state in ('received', 'in-review', 'waiting')`,
    mend: 'Bỏ hồ sơ ấy khỏi nhóm.',
    at: atGroup,
  },
  {
    id: 'matters.grouped-secret',
    name: 'Hồ sơ giữ kín nằm trong nhóm',
    means: 'Người khác trong nhóm có thể đoán ra.',
    severity: 'error',
    over: slicesOf('matter_group'),
    find: () => sql`select distinct g.id::text as id, g.body_id from slice g join matter_group_member gm on gm.group_id = g.id
      join matter m on m.id = gm.matter_id join submission s on s.id = m.submission_id where s.is_secret`,
    mend: 'Bỏ hồ sơ ấy khỏi nhóm ngay.',
    at: atGroup,
  },
  {
    id: 'matters.renewals-kept',
    name: 'Liên kết lấy lại mã đã hết hạn chưa được xóa',
    means: 'Việc dọn hằng đêm không chạy.',
    severity: 'warning',
    find: ({ now }) =>
      sql`select r.submission_id::text as id, null::uuid as body_id from matter_code_renewal r where r.expires_at < ${daysBefore(now, 3)}`,
    mend: 'Bấm «Chạy ngay việc đêm»; nếu vẫn còn, xem nhật ký máy chủ.',
    next: [{ kind: 'night', job: 'matters.forget' }],
  },
  {
    id: 'matters.booking-not-forgotten',
    name: 'Lịch hẹn tiếp dân cũ còn giữ tên, số điện thoại',
    means: 'Giữ dữ liệu cá nhân lâu hơn đã hứa.',
    severity: 'error',
    find: ({
      today,
    }) => sql`select b.id::text as id, r.body_id from reception_booking b join reception_rule r on r.id = b.rule_id
      where b.sealed is not null and b.day < ${addDays(today, -bookingsKeptDays - 3)}`,
    mend: 'Xem việc nền «matters.remind-booked» hằng ngày có chạy không.',
    at: atReception,
  },
  {
    id: 'matters.booking-off-its-day',
    name: 'Lịch hẹn vào ngày đã báo nghỉ tiếp dân',
    means: 'Người dân đến mà không có ai tiếp.',
    severity: 'error',
    find: ({
      today,
    }) => sql`select b.id::text as id, r.body_id from reception_off off_day join reception_booking b on b.rule_id = off_day.rule_id and b.day = off_day.day
      join reception_rule r on r.id = b.rule_id where off_day.day >= ${today} and b.state = 'booked'`,
    mend: 'Gọi báo người hẹn và hẹn ngày khác.',
    at: atReception,
  },
  {
    id: 'matters.reception-of-ended-body',
    name: 'Lịch tiếp công dân của cơ quan đã kết thúc',
    means: 'Người dân đặt hẹn ở nơi không còn.',
    severity: 'error',
    find: ({ today }) => sql`select r.id::text as id, r.body_id from body join reception_rule r on r.body_id = body.id
      where body.to_day < ${today}::date - 1 and (r.to_day is null or r.to_day >= ${today})`,
    mend: 'Ghi ngày kết thúc của lịch tiếp; đặt lịch ở cơ quan kế tục.',
    at: atReception,
  },
  {
    id: 'matters.advice-held-by-closed',
    name: 'Câu hỏi tư vấn do tài khoản đã đóng đang giữ',
    means: 'Người hỏi không được ai trả lời.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select t.matter_id::text as id, m.body_id from person join advice_taking t on t.person_id = person.id
      join matter m on m.id = t.matter_id where person.closed_on <= ${today} and m.state in ('received', 'in-review', 'waiting')`,
    mend: 'Nhả câu hỏi để người khác nhận.',
    at: { path: matterPaths.adviceOf, deed: 'give advice' },
  },
]
