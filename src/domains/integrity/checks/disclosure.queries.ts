import { sql } from 'kysely'
import { disclosureKinds } from '#domains/disclosure/disclosure.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'

const atLine = { path: disclosurePaths.one, deed: 'read disclosures' } as const
const atDocument = { path: disclosurePaths.document, deed: 'read disclosures' } as const

export const disclosureChecks: IntegrityCheck[] = [
  {
    id: 'disclosure.list-without-lines',
    name: 'Danh mục công khai đang dùng mà không có mục nào',
    means: 'Người dân mở danh mục thấy trang trống, và danh mục vẫn được tính là đã lập.',
    severity: 'warning',
    over: slicesOf('disclosure_list'),
    find: () => sql`select body.id::text as id, l.body_id from slice l join body on body.id = l.body_id and body.to_day is null
      where l.replaced_on is null and not exists (select 1 from disclosure d where d.body_id = l.body_id and d.withdrawn_on is null)`,
    mend: 'Cơ quan ấy ghi các thông tin phải công khai, hoặc lập danh mục mới.',
    at: { path: disclosurePaths.listOf, deed: 'read disclosures' },
  },
  {
    id: 'disclosure.document-without-line',
    name: 'Văn bản của xã đã ban hành mà không có mục trong danh mục công khai',
    means: 'Không ai được nhắc công khai văn bản, và số liệu công khai thiếu văn bản ấy.',
    severity: 'error',
    over: slicesOf('local_document'),
    find: () => sql`select s.id::text as id, s.body_id from slice s where s.issued_on is not null
      and not exists (select 1 from disclosure d where d.local_document_id = s.id and d.withdrawn_on is null)`,
    mend: 'Ở trang của văn bản, bỏ ghi ban hành rồi ghi lại: mục công khai được ghi theo.',
    at: atDocument,
  },
  {
    id: 'disclosure.line-of-unissued-document',
    name: 'Mục công khai của văn bản chưa ban hành',
    means: 'Danh mục hứa với người dân một văn bản chưa có.',
    severity: 'error',
    over: slicesOf('local_document'),
    find: () => sql`select d.id::text as id, d.body_id from slice s join disclosure d on d.local_document_id = s.id
      where s.issued_on is null and d.withdrawn_on is null`,
    mend: 'Ghi ban hành văn bản; nếu văn bản không còn phải ban hành, báo người phụ trách kỹ thuật kèm mã mục.',
    at: atLine,
  },
  {
    id: 'disclosure.correction-before-published',
    name: 'Đính chính có ngày trước khi thông tin được công khai',
    means: 'Người dân đọc đính chính của điều chưa ai công khai.',
    severity: 'error',
    over: slicesOf('disclosure_correction'),
    find: () => sql`select d.id::text as id, d.body_id from slice s join disclosure d on d.id = s.disclosure_id
      where s.taken_back_on is null and (d.published_on is null or s.corrected_on < d.published_on)`,
    mend: 'Ở trang của mục, ghi lại ngày công khai cho đúng, kèm lý do.',
    at: atLine,
  },
  {
    id: 'disclosure.unknown-kind',
    name: 'Thông tin phải công khai thuộc loại không có trong danh sách loại',
    means: 'Mục hiện mã thay cho tên loại và không lọc ra được.',
    severity: 'warning',
    over: slicesOf('disclosure'),
    find: () =>
      sql`select s.id::text as id, s.body_id from slice s where s.kind <> all(${disclosureKinds.map(({ id }) => id)}::text[])`,
    mend: 'Mở mục, bấm «Sửa mục này», chọn lại loại; mục đã công khai thì ghi thêm lý do.',
    at: atLine,
  },
  {
    id: 'disclosure.waits-at-ended-body',
    name: 'Thông tin chưa công khai ở cơ quan đã kết thúc',
    means: 'Không còn ai công khai; người dân vẫn chờ.',
    severity: 'warning',
    find: ({ today }) => sql`select d.id::text as id, d.body_id from body join disclosure d on d.body_id = body.id
      and d.published_on is null and d.withdrawn_on is null where body.to_day <= ${today}`,
    mend: 'Chạy việc đêm; nơi đã chia cho nhiều nơi thì mỗi nơi ghi lại mục của mình.',
    at: atLine,
    next: [{ kind: 'night', job: 'disclosure.follow-bodies' }],
  },
  {
    id: 'disclosure.document-waits-at-ended-body',
    name: 'Văn bản của xã chưa ban hành ở cơ quan đã kết thúc',
    means: 'Văn bản được giao mà không còn ai ban hành.',
    severity: 'warning',
    find: ({ today }) => sql`select l.id::text as id, l.body_id from body join local_document l on l.body_id = body.id
      and l.issued_on is null and l.dropped_on is null where body.to_day <= ${today}`,
    mend: 'Chạy việc đêm; nơi đã chia cho nhiều nơi thì mỗi nơi ghi lại văn bản của mình.',
    at: atDocument,
    next: [{ kind: 'night', job: 'disclosure.follow-bodies' }],
  },
]
