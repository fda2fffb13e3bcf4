import { sql } from 'kysely'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'

const at = { path: (id: string) => `/nghiep-vu/chuan/${id}`, deed: 'read tasks' } as const

export const standardChecks: IntegrityCheck[] = [
  {
    id: 'standard.body-elsewhere',
    name: 'Hồ sơ đánh giá của xã do cơ quan ở nơi khác lập',
    means: 'Xã này được đánh giá bằng việc của nơi khác.',
    severity: 'error',
    over: slicesOf('standard_assessment', 500),
    find: () => sql`select s.id::text as id, s.body_id from slice s join body on body.id = s.body_id
      where body.to_day is null and body.place_id <> s.place_id and s.state <> 'excluded'`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã hồ sơ.',
    at,
  },
  {
    id: 'standard.reviewed-by-its-signer',
    name: 'Người ký chỉ tiêu tự thẩm định chỉ tiêu ấy',
    means: 'Kết quả không có người thứ hai xem.',
    severity: 'error',
    over: slicesOf('standard_assessment', 500),
    find: () => sql`select distinct s.id::text as id, s.body_id from slice s join standard_indicator i on i.assessment_id = s.id
      where i.reviewed_by = i.signed_by`,
    mend: 'Trả lại hồ sơ để người khác thẩm định.',
    at,
  },
  {
    id: 'standard.decided-early',
    name: 'Quyết định công nhận có ngày trước năm được đánh giá',
    means: 'Xã được công nhận khi chưa có gì để xét.',
    severity: 'error',
    over: slicesOf('standard_assessment', 500),
    find: () => sql`select s.id::text as id, s.body_id from slice s where s.decided_on < make_date(s.year, 1, 1)`,
    mend: 'Kiểm tra ngày của quyết định với bản giấy.',
    at,
  },
  {
    id: 'standard.owner-closed',
    name: 'Chỉ tiêu giao cho tài khoản đã đóng',
    means: 'Không ai ký chỉ tiêu này, hồ sơ không trình được.',
    severity: 'warning',
    over: slicesOf('standard_assessment', 500),
    find: ({
      today,
    }) => sql`select distinct s.id::text as id, s.body_id from slice s join standard_indicator i on i.assessment_id = s.id
      join person on person.id = i.owner_id where s.state = 'preparing' and person.closed_on <= ${today} and i.signed_by is null`,
    mend: 'Giao chỉ tiêu cho người khác.',
    at,
  },
  {
    id: 'standard.evidence-quarantined',
    name: 'Tài liệu minh chứng nằm trong tệp đã cách ly',
    means: 'Người thẩm định không mở được.',
    severity: 'warning',
    find: () => sql`select distinct s.id::text as id, s.body_id from stored_file f join standard_evidence e on e.file_id = f.id and e.removed_at is null
      join standard_assessment s on s.id = e.assessment_id where f.state = 'quarantined'`,
    mend: 'Bỏ tài liệu này, kèm tệp sạch.',
    at,
  },
  {
    id: 'standard.evidence-ahead',
    name: 'Tài liệu minh chứng ghi ngày sau ngày kèm vào',
    means: 'Minh chứng không thể có vào lúc ấy.',
    severity: 'warning',
    over: slicesOf('standard_evidence'),
    find: () => sql`select distinct s.id::text as id, s.body_id from slice e join standard_assessment s on s.id = e.assessment_id
      where e.removed_at is null and e.dated_on > (e.added_at at time zone 'Asia/Ho_Chi_Minh')::date`,
    mend: 'Sửa ngày của tài liệu theo bản gốc.',
    at,
  },
  {
    id: 'standard.waits-at-ended-body',
    name: 'Hồ sơ đánh giá đang lập ở cơ quan đã kết thúc',
    means: 'Không ai trình được.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select s.id::text as id, s.body_id from body join standard_assessment s on s.body_id = body.id and s.state = 'preparing'
      where body.to_day <= ${today}`,
    mend: 'Đánh dấu không đánh giá kèm lý do, hoặc lập hồ sơ ở xã kế tục.',
    at,
    next: [{ kind: 'night', job: 'standard.follow-bodies' }],
  },
  {
    id: 'standard.event-ahead',
    name: 'Kỷ luật, khởi tố ghi ngày chưa đến',
    means: 'Xã bị loại vì một việc chưa xảy ra.',
    severity: 'error',
    find: ({ today }) =>
      sql`select e.id::text as id, e.body_id from standard_event e where e.decided_on > ${today} and e.withdrawn_at is null`,
    mend: 'Kiểm tra ngày của quyết định với bản giấy.',
  },
]
