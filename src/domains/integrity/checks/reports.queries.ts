import { sql } from 'kysely'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'
import { listedMax } from '#domains/reports/measured.ts'
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
  {
    id: 'reports.figure-not-its-list',
    name: 'Số đã chốt của báo cáo không khớp danh sách đã chốt của nó',
    means: 'Người ký đã ký một con số mà bản ghi kèm theo nói khác.',
    severity: 'error',
    over: slicesOf('report', 100),
    // a list keeps its newest 200; a number is the length of its list, or the sum over it
    find: () => sql`select distinct r.id::text as id, r.body_id from slice r,
        jsonb_array_elements(case when r.state in ('submitted', 'issued') then r.counted #> '{measured,parts}' end) part, jsonb_array_elements(part->'figures') figure
      where r.counted #>> '{measured,basis}' = 'records' and (
        jsonb_array_length(figure->'listed') <> least((figure->>'records')::int, ${sql.lit(listedMax)})
        or ((figure->>'records')::int <= ${sql.lit(listedMax)} and (figure->>'told')::int > 0 and abs((figure->>'value')::numeric
            - (select coalesce(sum((one->>'amount')::numeric), 0) from jsonb_array_elements(figure->'listed') one)) > 0.01
          and (figure->>'value')::numeric <> (figure->>'records')::numeric))`,
    mend: 'Không sửa báo cáo đã trình. Lập bản đính chính, và báo người phụ trách kỹ thuật kèm mã báo cáo.',
    at,
  },
  {
    id: 'reports.two-drafts',
    name: 'Hai dự thảo báo cáo của một cơ quan về cùng một kỳ',
    means: 'Hai người cùng viết một báo cáo mà không biết nhau; một bản sẽ bỏ phí hoặc cả hai cùng được gửi.',
    severity: 'warning',
    over: slicesOf('report', 500),
    find: () => sql`select r.id::text as id, r.body_id from slice r where r.state in ('draft', 'returned') and r.corrects_id is null and exists (
      select from report other where other.body_id = r.body_id and other.kind = r.kind and other.plan_id is not distinct from r.plan_id
        and other.from_day = r.from_day and other.to_day = r.to_day and other.corrects_id is null and other.state in ('draft', 'returned') and other.id < r.id)`,
    mend: 'Thống nhất viết vào một bản, rồi bấm «Bỏ dự thảo» ở bản kia.',
    at,
  },
]
