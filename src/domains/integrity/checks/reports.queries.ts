import { sql } from 'kysely'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'

const at = { path: reportPaths.report, deed: 'read tasks' } as const

export const reportsChecks: IntegrityCheck[] = [
  {
    id: 'reports.paper-missing',
    name: 'Báo cáo đã trình mà không còn tệp',
    means: 'Không mở được bản đã ký.',
    severity: 'error',
    over: slicesOf('report', 500),
    find: () => sql`select r.id::text as id, r.body_id from slice r where r.file_id is not null
      and not exists (select 1 from stored_file f where f.id = r.file_id)`,
    mend: 'Tìm tệp trong bản sao lưu.',
    at,
  },
  {
    id: 'reports.paper-differs',
    name: 'Tệp của báo cáo không phải tệp đã trình',
    means: 'Bản mở ra khác bản đã ký.',
    severity: 'error',
    over: slicesOf('report', 500),
    find: () =>
      sql`select r.id::text as id, r.body_id from slice r join stored_file f on f.id = r.file_id where f.sha256 <> r.sha256`,
    mend: 'Giữ nguyên, sao lưu ngay và báo người phụ trách an toàn thông tin.',
    at,
  },
  {
    id: 'reports.submitted-by-nobody',
    name: 'Báo cáo đã trình mà không ghi ai trình',
    means: 'Không trả lời được ai chịu trách nhiệm về số liệu.',
    severity: 'error',
    over: slicesOf('report', 500),
    find: () => sql`select r.id::text as id, r.body_id from slice r where r.state in ('submitted', 'issued')
      and not exists (select 1 from report_event e where e.report_id = r.id and e.kind = 'submitted')`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã báo cáo.',
    at,
  },
  {
    id: 'reports.counted-early',
    name: 'Số liệu của báo cáo chốt trước ngày đầu kỳ',
    means: 'Kỳ chưa bắt đầu nên báo cáo không có gì để đếm.',
    severity: 'warning',
    over: slicesOf('report', 500),
    find: () => sql`select r.id::text as id, r.body_id from slice r where r.counted_on < r.from_day`,
    mend: 'Lấy lại báo cáo, chọn đúng kỳ rồi trình lại.',
    at,
  },
  {
    id: 'reports.of-undone-plan',
    name: 'Báo cáo đang soạn về một kế hoạch đã bỏ hoặc đã được thay',
    means: 'Báo cáo không trình được: việc của kế hoạch ấy không còn, hoặc đã sang kế hoạch sửa đổi.',
    severity: 'warning',
    over: slicesOf('report', 500),
    find: () => sql`select r.id::text as id, r.body_id from slice r join plan p on p.id = r.plan_id
      where r.state in ('draft', 'returned', 'submitted') and p.state <> 'adopted'`,
    mend: 'Lập báo cáo về kế hoạch đang có hiệu lực.',
    at,
  },
  {
    id: 'reports.waits-at-ended-body',
    name: 'Báo cáo chờ duyệt ở cơ quan đã kết thúc',
    means: 'Không còn ai ký.',
    severity: 'warning',
    find: ({ today }) => sql`select r.id::text as id, r.body_id from body join report r on r.body_id = body.id
      where body.to_day <= ${today} and r.state in ('draft', 'submitted', 'returned')`,
    mend: 'Lập báo cáo ở cơ quan kế tục.',
    at,
  },
]
