/** Văn bản tải lên: queued → read → adopted, and back to read when that is undone; refused when it cannot be read; discarded. */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { ArticleVersion } from '#domains/library/article.ts'

export type LawUploadState = 'queued' | 'read' | 'refused' | 'adopted' | 'discarded'

export const uploadStateNames: Record<LawUploadState, string> = {
  queued: 'Đang đọc',
  read: 'Chờ kiểm tra',
  refused: 'Không đọc được',
  adopted: 'Đã nhập',
  discarded: 'Đã bỏ',
}

/** What an adoption wrote, so that it can be taken back while nothing leans on it. */
export type AdoptedLaw = {
  /** The moment, as ISO 8601: what was entered later leans on it. */
  at: string
  documentId: string
  isNewDocument: boolean
  /** Articles that came with it. */
  articleIds: string[]
  versions: AdoptedVersion[]
  relationIds: string[]
}

/** `before`: the text that ended on the day the new one began, the day on which it would have ended otherwise, and its words where the new ones stand in its row. */
export type AdoptedVersion = {
  id: string
  articleId: string
  textHash: string
  before: { id: string; toDay: Day | null; words?: ArticleVersion } | null
}

/** Why an adoption is not taken back; undefined: it may be. */
export type Leaning = { decidedRelations: number; reliances: number; laterTexts: number; otherRelations: number }

export function checkNothingLeans(leaning: Leaning): void {
  if (leaning.reliances > 0) throw refusals.guidesLean
  if (leaning.decidedRelations + leaning.otherRelations > 0) throw refusals.relationsLean
  if (leaning.laterTexts > 0) throw refusals.textsLean
}

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy tài liệu này, hoặc tài liệu do nơi khác tải lên. Hãy quay lại bàn biên tập và mở lại từ danh sách.',
  ),
  notRead: new Refusal(
    409,
    'Tài liệu này chưa đọc xong hoặc không còn ở bước kiểm tra. Hãy tải lại trang để xem trạng thái mới nhất.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa bản nháp này. Hãy xem thay đổi của họ rồi lưu lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  adoptedAlready: new Refusal(
    409,
    'Tài liệu này đã nhập vào thư viện nên không bỏ được. Hãy hoàn tác việc nhập trước.',
  ),
  notAdopted: new Refusal(409, 'Tài liệu này chưa nhập vào thư viện nên không có gì để hoàn tác. Hãy tải lại trang.'),
  knownAlready: new Refusal(
    409,
    'Thư viện đã có văn bản mang số hiệu này. Nếu tệp là bản hợp nhất hay bản sửa đổi của nó, hãy chọn «bản chữ mới của văn bản đã có»; nếu là văn bản khác trùng số, hãy ghi rõ tên và ngày.',
  ),
  nothingNew: new Refusal(
    409,
    'Chữ của mọi điều giống hệt thư viện đang có vào ngày ấy nên không có gì để nhập. Hãy kiểm tra lại ngày, hoặc bỏ tài liệu này.',
  ),
  guidesLean: new Refusal(
    409,
    'Đã có bài hướng dẫn dựa vào văn bản này nên không hoàn tác được. Hãy sửa từng điều, hoặc báo người soạn bài đó.',
  ),
  relationsLean: new Refusal(
    409,
    'Đã có quan hệ với văn bản này được xác nhận nên không hoàn tác được. Hãy hoàn tác quyết định về các quan hệ đó trước.',
  ),
  textsLean: new Refusal(
    409,
    'Có điều đã có bản chữ mới hơn bản nhập từ tài liệu này nên không hoàn tác được. Hãy bỏ các bản chữ mới đó trước.',
  ),
}
