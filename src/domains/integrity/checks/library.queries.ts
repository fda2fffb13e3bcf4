import { sql } from 'kysely'
import { daysBefore, type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'

const keeping = 'keep the library' as const
const atDesk = { path: () => '/nghiep-vu/thu-vien', deed: keeping } as const
const atDocument = { path: (id: string) => `/nghiep-vu/thu-vien/van-ban/${id}`, deed: keeping } as const
const atUpload = { path: (id: string) => `/nghiep-vu/thu-vien/tai-lieu/${id}`, deed: keeping } as const
const atGuide = { path: (id: string) => `/nghiep-vu/huong-dan/${id}`, deed: 'write guides' } as const

export const libraryChecks: IntegrityCheck[] = [
  {
    id: 'library.article-without-text',
    name: 'Điều luật không có bản chữ nào',
    means: 'Người đọc mở điều này thấy trang trống; tìm kiếm không ra.',
    severity: 'error',
    over: slicesOf('law_article'),
    find: () => sql`select slice.document_id::text as id, null::uuid as body_id from slice
      where not exists (select 1 from law_article_version v where v.article_id = slice.id)`,
    mend: 'Nhập lại văn bản, hoặc thêm bản chữ của điều ở trang văn bản.',
    at: atDocument,
  },
  {
    id: 'library.versions-overlap',
    name: 'Hai bản chữ của một điều cùng có hiệu lực',
    means: 'Cùng một ngày, người đọc có thể được cho xem hai nội dung khác nhau.',
    severity: 'error',
    over: slicesOf('law_article'),
    find: () => sql`select distinct slice.document_id::text as id, null::uuid as body_id from slice
      join law_article_version one on one.article_id = slice.id join law_article_version two on two.article_id = slice.id and two.id > one.id
      where daterange(one.from_day, one.to_day) && daterange(two.from_day, two.to_day)`,
    mend: 'Sửa ngày của một trong hai bản chữ ở trang điều.',
    at: atDocument,
  },
  {
    id: 'library.document-ends-before-it-begins',
    name: 'Văn bản hết hiệu lực trước khi có hiệu lực',
    means: 'Trạng thái hiệu lực hiện ra không đúng ngày nào cả.',
    severity: 'error',
    over: slicesOf('law_document'),
    find: () => sql`select id::text as id, keeper_body_id as body_id from slice where expires_on < effective_on`,
    mend: 'Sửa ngày ở trang văn bản theo bản gốc.',
    at: atDocument,
  },
  {
    id: 'library.relation-ends-before-it-begins',
    name: 'Quan hệ giữa hai văn bản kết thúc trước khi bắt đầu',
    means: 'Việc tạm ngưng, sửa đổi không hiện ra ở ngày nào.',
    severity: 'error',
    over: slicesOf('law_relation'),
    find: () => sql`select from_id::text as id, null::uuid as body_id from slice where to_day < from_day`,
    mend: 'Sửa ngày của quan hệ ở bàn làm việc của thư viện.',
    at: atDocument,
  },
  {
    id: 'library.replaces-each-other',
    name: 'Hai văn bản thay thế lẫn nhau',
    means: 'Cả hai đều hiện là hết hiệu lực.',
    severity: 'error',
    over: slicesOf('law_relation'),
    find: () => sql`select slice.from_id::text as id, null::uuid as body_id from slice
      join law_relation back on back.from_id = slice.to_id and back.to_id = slice.from_id and back.kind in ('replaces', 'repeals') and back.state = 'confirmed'
      where slice.kind in ('replaces', 'repeals') and slice.state = 'confirmed' and slice.scope = '{}' and back.scope = '{}' and slice.id < back.id`,
    mend: 'Bỏ quan hệ đọc sai ở bàn làm việc của thư viện.',
    at: atDocument,
  },
  {
    id: 'library.alias-hides-document',
    name: 'Địa chỉ phụ trùng địa chỉ của một văn bản khác',
    means: 'Liên kết dẫn đến văn bản này hay văn bản kia là do may rủi.',
    severity: 'error',
    over: slicesOf('law_document'),
    find: () => sql`select slice.id::text as id, slice.keeper_body_id as body_id from slice
      join law_document_alias a on a.slug = slice.slug where a.document_id <> slice.id`,
    mend: 'Bỏ địa chỉ phụ ấy: nhập lại nguồn có nó.',
    at: atDocument,
  },
  {
    id: 'library.keeper-ended',
    name: 'Cơ quan giữ văn bản đã kết thúc',
    means: 'Không còn ai sửa được văn bản của địa phương này.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select doc.id::text as id, doc.keeper_body_id as body_id from law_document doc join body on body.id = doc.keeper_body_id
      where doc.keeper_body_id is not null and body.to_day <= ${today}`,
    mend: 'Giao văn bản cho cơ quan kế tục, ở trang văn bản.',
    at: atDocument,
  },
  {
    id: 'library.edition-missing',
    name: 'Hướng dẫn đang cho đọc mà không có bản đã duyệt',
    means: 'Người dân mở trang thấy lỗi.',
    severity: 'error',
    over: slicesOf('guide'),
    find: () => sql`select slice.id::text as id, slice.body_id from slice where edition > 0
      and not exists (select 1 from guide_edition e where e.guide_id = slice.id and e.number = slice.edition)`,
    mend: 'Rút hướng dẫn rồi trình duyệt lại.',
    at: atGuide,
  },
  {
    id: 'library.held-differs',
    name: 'Câu trả lời công bố không theo ý người hỏi',
    means: 'Người hỏi đã rút đồng ý, hoặc việc thuộc loại không công bố, mà trang vẫn mở được; hoặc ngược lại.',
    severity: 'error',
    over: slicesOf('guide'),
    find: () => sql`select slice.id::text as id, slice.body_id from slice join matter_publishing p on p.guide_id = slice.id
      where slice.held <> matter_publishing_holds(p)`,
    mend: 'Rút trang ngay, rồi xem lại mục công bố của việc ấy.',
    at: atGuide,
  },
  {
    id: 'library.flagged-long',
    name: 'Hướng dẫn đang cho đọc dựa vào luật đã đổi hơn 30 ngày',
    means: 'Người dân có thể làm theo quy định cũ.',
    severity: 'warning',
    find: ({ today }) => sql`select distinct guide.id::text as id, guide.body_id from law_reliance r
      join guide on guide.id = r.subject_id and guide.is_public
      where r.kind = 'guide' and r.state = 'flagged' and r.flagged_on < ${today}::date - 30`,
    mend: 'Xem lại hướng dẫn: sửa và trình duyệt, hoặc xác nhận vẫn đúng.',
    at: atGuide,
  },
  {
    id: 'library.reliance-of-nothing',
    name: 'Chỗ dựa vào luật của một hướng dẫn không còn',
    means: 'Khi luật đổi, hệ thống báo về một trang không có.',
    severity: 'error',
    over: slicesOf('law_reliance'),
    find: () => sql`select slice.subject_id::text as id, slice.owner_body_id as body_id from slice
      where slice.kind = 'guide' and not exists (select 1 from guide where guide.id = slice.subject_id)`,
    mend: 'Không cần làm gì ở màn hình; báo người phụ trách kỹ thuật.',
  },
  {
    id: 'library.shelf-of-ended-body',
    name: 'Tủ sách đang mở của cơ quan đã kết thúc',
    means: 'Không còn ai sửa tủ sách mà người dân vẫn đọc.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select shelf.id::text as id, shelf.body_id from body join bookshelf shelf on shelf.body_id = body.id
      where body.to_day <= ${today} and shelf.is_open`,
    mend: 'Đóng tủ sách cũ, mở tủ sách ở cơ quan kế tục và nhận các ngăn sang.',
    at: { path: (id) => `/nghiep-vu/tu-sach/${id}`, deed: 'keep bookshelves' },
  },
  {
    id: 'library.import-stopped',
    name: 'Lần nhập thư viện dừng giữa chừng',
    means: 'Thư viện thiếu một phần của nguồn ấy.',
    severity: 'warning',
    find: ({ now }) => sql`select id::text as id, null::uuid as body_id from law_import
      where (state = 'running' and leased_until < ${daysBefore(now, 1)}) or (state = 'stopped' and begun_at < ${daysBefore(now, 1)})`,
    mend: 'Chạy lại bin/lgd law import với cùng tệp: việc nhập đi tiếp từ chỗ dừng.',
    at: { path: (id) => `/nghiep-vu/thu-vien/nhap/${id}`, deed: keeping },
  },
  {
    id: 'library.index-ahead',
    name: 'Chỉ mục tìm kiếm nói có thay đổi chưa từng có',
    means: 'Cơ sở dữ liệu được khôi phục về trước mà chỉ mục thì không: tìm kiếm trả lời sai.',
    severity: 'error',
    find: () => sql`select s.id::text as id, null::uuid as body_id from law_segment s cross join law_change_turn t
      where s.state = 'standing' and s.up_to > t.last_number`,
    mend: 'Chạy bin/lgd law rebuild.',
    at: atDesk,
  },
  {
    id: 'library.subscriber-without-wish',
    name: 'Còn giữ địa chỉ thư của người không theo dõi gì nữa',
    means: 'Giữ dữ liệu cá nhân không còn cần.',
    severity: 'error',
    over: slicesOf('law_subscriber'),
    find: () => sql`select slice.id::text as id, null::uuid as body_id from slice
      where not exists (select 1 from law_subscription s where s.subscriber_id = slice.id)`,
    mend: 'Báo người phụ trách kỹ thuật xóa địa chỉ ấy.',
  },
  {
    id: 'library.sound-quarantined',
    name: 'Bản đọc đang cho nghe nằm trong tệp đã cách ly',
    means: 'Người nghe bấm vào không nghe được gì.',
    severity: 'error',
    find: () => sql`select r.id::text as id, r.body_id from stored_file f join recording r on r.file_id = f.id
      where f.state = 'quarantined' and r.state = 'heard'`,
    mend: 'Rút bản đọc này và tải lên bản khác.',
  },
  {
    id: 'library.adopted-without-document',
    name: 'Văn bản tải lên ghi là đã nhập mà thư viện không có',
    means: 'Người nhập tưởng đã xong.',
    severity: 'error',
    over: slicesOf('law_upload'),
    find: () =>
      sql`select id::text as id, keeper_body_id as body_id from slice where state = 'adopted' and document_id is null`,
    mend: 'Tải lên và nhập lại văn bản ấy.',
    at: atUpload,
  },
  {
    id: 'library.upload-waits',
    name: 'Văn bản tải lên hơn một ngày chưa được đọc',
    means: 'Việc đọc tệp đã dừng.',
    severity: 'warning',
    over: slicesOf('law_upload'),
    find: ({ now }) =>
      sql`select id::text as id, keeper_body_id as body_id from slice where state = 'queued' and uploaded_at < ${daysBefore(now, 1)}`,
    mend: 'Xem việc nền có dừng không; bỏ tệp này rồi tải lên lại.',
    at: atUpload,
  },
]
