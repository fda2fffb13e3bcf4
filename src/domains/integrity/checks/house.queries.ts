import { sql } from 'kysely'
import { daysBefore, type IntegrityCheck, type NextStep, slicesOf } from '#domains/integrity/integrity-check.ts'

const audit = { path: () => '/nghiep-vu/quan-tri/nhat-ky', deed: 'read the audit' } as const
const job = 'Khởi động lại hệ thống; nếu vẫn còn, gửi nhật ký máy chủ cho người phụ trách kỹ thuật.'

const stuckMail: NextStep[] = [{ kind: 'page', label: 'Thư trục trặc', path: '/nghiep-vu/quan-tri/thu' }]
const checkAudit: NextStep[] = [
  { kind: 'page', label: 'Kiểm tra nhật ký', path: '/nghiep-vu/quan-tri/nhat-ky?kiem-tra=co' },
]

export const houseChecks: IntegrityCheck[] = [
  {
    id: 'house.file-unscanned',
    name: 'Tệp hơn một ngày chưa quét được mã độc',
    means: 'Bộ quét không trả lời; người xem chưa mở được tệp.',
    severity: 'warning',
    find: ({ now }) =>
      sql`select id::text as id, null::uuid as body_id from stored_file where state = 'unscanned' and scan_tried_at is not null and at < ${daysBefore(now, 1)}`,
    mend: 'Xem ClamAV có chạy không (CLAMAV_SOCKET hoặc CLAMAV_HOST trong .env).',
  },
  {
    id: 'house.file-judged-twice',
    name: 'Cùng một nội dung mà tệp này sạch, tệp kia có mã độc',
    means: 'Bản bị coi là sạch vẫn đang được cho tải về.',
    severity: 'error',
    find: () => sql`select clean.id::text as id, null::uuid as body_id from stored_file bad join stored_file clean on clean.sha256 = bad.sha256
      where bad.state = 'quarantined' and clean.state = 'clean' and clean.at <= bad.at`,
    mend: 'Báo người phụ trách an toàn thông tin; gỡ tệp ở những nơi đang dùng.',
  },
  {
    id: 'house.file-from-tomorrow',
    name: 'Tệp ghi là tải lên vào lúc chưa đến',
    means: 'Giờ của máy chủ từng chạy nhanh.',
    severity: 'warning',
    over: slicesOf('stored_file'),
    find: ({ now }) => sql`select id::text as id, null::uuid as body_id from slice where at > ${daysBefore(now, -1)}`,
    mend: 'Kiểm tra đồng hồ máy chủ.',
  },
  {
    id: 'house.job-dead',
    name: 'Việc nền đã thôi thử',
    means: 'Một việc mà ai đó chờ đã không được làm.',
    severity: 'error',
    find: ({ now }) =>
      sql`select id::text as id, null::uuid as body_id from job where state = 'dead' and finished_at > ${daysBefore(now, 30)}`,
    mend: 'Đọc lỗi trong nhật ký máy chủ, sửa nguyên nhân, rồi bấm «Làm lại»; không còn ai chờ thì «Bỏ», ghi lý do.',
    next: [{ kind: 'job' }],
  },
  {
    id: 'house.job-waits',
    name: 'Việc nền đến giờ đã hơn một ngày chưa ai làm',
    means: 'Không có tiến trình nào làm loại việc này.',
    severity: 'error',
    find: ({ now }) =>
      sql`select id::text as id, null::uuid as body_id from job where state = 'waiting' and run_at < ${daysBefore(now, 1)}`,
    mend: job,
  },
  {
    id: 'house.job-abandoned',
    name: 'Việc nền bị bỏ giữa chừng',
    means: 'Tiến trình đang làm đã mất mà không ai nhận lại.',
    severity: 'error',
    find: ({ now }) =>
      sql`select id::text as id, null::uuid as body_id from job where state = 'running' and leased_until < ${daysBefore(now, 1 / 24)}`,
    mend: job,
  },
  {
    id: 'house.schedule-silent',
    name: 'Việc hằng đêm hơn hai ngày không chạy',
    means: 'Nhắc việc, niêm phong nhật ký, dọn dữ liệu không được làm.',
    severity: 'error',
    find: ({ today }) =>
      sql`select kind as id, null::uuid as body_id from job_schedule where last_run_day < ${today}::date - 2`,
    mend: job,
  },
  {
    id: 'house.mail-uncertain',
    name: 'Thư không rõ đã gửi hay chưa',
    means: 'Hệ thống không gửi lại vì sợ gửi hai lần; cần người quyết định.',
    severity: 'warning',
    find: ({ now }) =>
      sql`select id::text as id, null::uuid as body_id from outgoing_mail where state = 'uncertain' and queued_at < ${daysBefore(now, 3)}`,
    mend: 'Hỏi máy chủ thư xem thư đã đi chưa; chưa đi thì bấm «Gửi lại» ở «Thư trục trặc».',
    next: stuckMail,
  },
  {
    id: 'house.mail-failed',
    name: 'Thư không gửi được trong bảy ngày qua',
    means: 'Người nhận không biết việc của mình.',
    severity: 'warning',
    find: ({ now }) =>
      sql`select id::text as id, null::uuid as body_id from outgoing_mail where state = 'failed' and queued_at > ${daysBefore(now, 7)}`,
    mend: 'Sửa địa chỉ thư ở trang của người đó; kiểm tra SMTP_URL.',
    next: stuckMail,
  },
  {
    id: 'house.mail-waits',
    name: 'Thư đến giờ gửi đã hơn một ngày chưa đi',
    means: 'Máy chủ thư hoặc việc nền đã dừng.',
    severity: 'error',
    find: ({ now }) =>
      sql`select id::text as id, null::uuid as body_id from outgoing_mail where state = 'waiting' and next_try_at < ${daysBefore(now, 1)}`,
    mend: 'Kiểm tra SMTP_URL và mạng; khởi động lại hệ thống.',
  },
  {
    id: 'house.mail-held',
    name: 'Thư đang gửi dở hơn một ngày',
    means: 'Tiến trình gửi thư đã mất giữa chừng.',
    severity: 'error',
    find: ({ now }) =>
      sql`select id::text as id, null::uuid as body_id from outgoing_mail where state in ('claimed', 'sending') and claimed_at < ${daysBefore(now, 1)}`,
    mend: job,
  },
  {
    id: 'house.day-unsealed',
    name: 'Nhật ký của một ngày chưa được niêm phong',
    means: 'Ngày ấy sửa nhật ký thì không ai biết.',
    severity: 'error',
    find: ({ today }) => sql`select day.day::date::text as id, null::uuid as body_id
      from generate_series(${today}::date - 8, ${today}::date - 2, interval '1 day') day (day)
      where not exists (select 1 from audit_seal s where s.day = day.day::date)
        and exists (select 1 from audit_seal s where s.day < day.day::date)
        and exists (select 1 from audit a where a.at >= day.day at time zone 'Asia/Ho_Chi_Minh' and a.at < (day.day + interval '1 day') at time zone 'Asia/Ho_Chi_Minh')`,
    mend: 'Bấm «Chạy ngay việc đêm»; nếu vẫn còn, xem nhật ký máy chủ.',
    at: audit,
    next: [{ kind: 'night', job: 'upkeep.seal-audit' }],
  },
  {
    id: 'house.seal-broken',
    name: 'Dấu niêm phong không nối với ngày trước',
    means: 'Nhật ký cũ có thể đã bị thay.',
    severity: 'error',
    find: ({ today }) => sql`select s.day::text as id, null::uuid as body_id from audit_seal s
      where s.day > ${today}::date - 400 and s.previous_hash is distinct from (select hash from audit_seal p where p.day < s.day order by p.day desc limit 1)
        and exists (select 1 from audit_seal p where p.day < s.day)`,
    mend: 'Giữ nguyên hệ thống, sao lưu ngay, chạy bin/lgd audit check và báo người phụ trách an toàn thông tin.',
    at: audit,
    next: checkAudit,
  },
  {
    id: 'house.audit-row-changed',
    name: 'Dòng nhật ký không khớp dấu của nó',
    means: 'Một dòng đã bị sửa hoặc được chèn vào.',
    severity: 'error',
    find: ({ now }) => sql`select entry.id::text as id, entry.body_id from audit entry
      where entry.at > ${daysBefore(now, 2)} and entry.id in (select id from audit where at > ${daysBefore(now, 2)} order by at desc limit 2000)
        and entry.hash <> audit_row_hash(entry)`,
    mend: 'Giữ nguyên hệ thống, sao lưu ngay, chạy bin/lgd audit check và báo người phụ trách an toàn thông tin.',
    at: audit,
    next: checkAudit,
  },
  {
    id: 'house.audit-from-tomorrow',
    name: 'Dòng nhật ký ghi vào lúc chưa đến',
    means: 'Giờ của máy chủ từng chạy nhanh, hoặc ai đó chèn dòng.',
    severity: 'error',
    find: ({ now }) => sql`select id::text as id, body_id from audit where at > ${daysBefore(now, -1)}`,
    mend: 'Kiểm tra đồng hồ máy chủ; chạy bin/lgd audit check.',
    at: audit,
    next: checkAudit,
  },
  {
    id: 'house.replica-behind',
    name: 'Bản sao để đọc không dùng được',
    means:
      'Bảng số liệu, bản đồ, tệp xuất đọc ở máy chính, nên máy chính chậm hơn; khi máy chính hỏng, bản sao có thể thiếu việc mới ghi.',
    severity: 'warning',
    find: ({ replica }) =>
      sql`select ${replica}::text as id, null::uuid as body_id where ${replica !== 'none' && replica !== 'fresh'}`,
    mend: 'behind: bản sao chậm quá mức đặt ra. away: không trả lời. no-replica: đã thành máy chính. another: không phải bản sao của cơ sở dữ liệu này. Xem DATABASE_READ_URL và máy chủ bản sao.',
  },
]
