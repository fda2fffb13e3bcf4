import { sql } from 'kysely'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'

const at = { path: practitionerPaths.one, deed: 'read practitioners' } as const

export const practitionersChecks: IntegrityCheck[] = [
  {
    id: 'practitioners.released-yet-recognised',
    name: 'Có quyết định cho thôi mà người ấy vẫn ghi là đang làm',
    means: 'Danh bạ chỉ người dân tới người không còn trách nhiệm.',
    severity: 'error',
    over: slicesOf('practitioner'),
    find: ({ today }) => sql`select p.id::text as id, p.body_id from slice p where p.state = 'recognised' and (
      select d.kind from practitioner_decision d where d.practitioner_id = p.id and d.day <= ${today} order by d.day desc, d.id desc limit 1) = 'release'`,
    mend: 'Kiểm tra các quyết định ở trang của người đó.',
    at,
  },
  {
    id: 'practitioners.decision-after-end',
    name: 'Có quyết định công nhận mới hơn mà người ấy vẫn ghi là đã thôi',
    means: 'Người đang làm không có tên trong danh bạ.',
    severity: 'error',
    over: slicesOf('practitioner'),
    find: () => sql`select p.id::text as id, p.body_id from slice p where p.state = 'ended' and exists (
      select 1 from practitioner_decision d where d.practitioner_id = p.id and d.kind = 'recognise' and d.day > p.ended_on)`,
    mend: 'Kiểm tra các quyết định ở trang của người đó.',
    at,
  },
  {
    id: 'practitioners.term-passed',
    name: 'Đã hết nhiệm kỳ mà vẫn ghi là đang làm',
    means: 'Danh bạ chỉ người dân tới người không còn trách nhiệm.',
    severity: 'warning',
    over: slicesOf('practitioner'),
    find: ({ today }) =>
      sql`select p.id::text as id, p.body_id from slice p where p.state = 'recognised' and p.term_to < ${today}`,
    mend: 'Ghi quyết định công nhận lại hoặc cho thôi.',
    at,
  },
  {
    id: 'practitioners.ended-ahead',
    name: 'Ghi là đã thôi từ một ngày chưa đến',
    means: 'Người đang làm bị ẩn khỏi danh bạ sớm.',
    severity: 'warning',
    over: slicesOf('practitioner'),
    find: ({ today }) => sql`select p.id::text as id, p.body_id from slice p where p.ended_on > ${today}`,
    mend: 'Sửa lại ngày theo quyết định.',
    at,
  },
  {
    id: 'practitioners.at-ended-body',
    name: 'Người đang làm thuộc danh sách của cơ quan đã kết thúc',
    means: 'Không cán bộ nào còn sửa được danh sách này.',
    severity: 'warning',
    find: ({ today }) => sql`select p.id::text as id, p.body_id from body join practitioner p on p.body_id = body.id
      where body.to_day <= ${today} and p.state <> 'ended'`,
    mend: 'Ghi nơi kế tục ở danh mục cơ quan: danh sách đi theo trong đêm. Nhiều nơi kế tục thì ghi từng người ở nơi mới.',
    at,
    next: [{ kind: 'night', job: 'practitioners.follow-bodies' }],
  },
  {
    id: 'practitioners.begins-ahead',
    name: 'Ghi là bắt đầu từ một ngày hơn một tháng nữa',
    means: 'Người chưa bắt đầu đã có tên trong danh bạ.',
    severity: 'warning',
    over: slicesOf('practitioner'),
    find: ({ today }) =>
      sql`select p.id::text as id, p.body_id from slice p where p.state = 'recognised' and p.since_day > ${today}::date + 31`,
    mend: 'Sửa lại ngày bắt đầu theo quyết định.',
    at,
  },
]
