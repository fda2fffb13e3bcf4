/**
 * Văn bản quy phạm pháp luật của cấp xã: given or of its own accord → the draft told to people → issued → made public, checked by itself.
 * Issuing puts it into the list of what has to be made public.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type LocalDocument = {
  id: string
  /** The committee that keeps the register, also for the council. */
  bodyId: string
  issuer: Issuer
  title: string
  /** Who gave it, by which paper; '': of its own accord. */
  askedBy: string
  dueOn: Day | null
  draftSharedOn: Day | null
  draftSharedAt: string
  issuedOn: Day | null
  number: string
  checkedOn: Day | null
  /** What the check found; null: not checked. */
  isInOrder: boolean | null
  checkNote: string
  /** No longer to be issued. */
  droppedOn: Day | null
  droppedWhy: string
  version: number
}

export type Issuer = keyof typeof issuers

export const issuers = {
  'people-council': 'Nghị quyết của Hội đồng nhân dân',
  'people-committee': 'Quyết định của Ủy ban nhân dân',
} as const

export type LocalDocumentState = 'to-issue' | 'late' | 'issued' | 'issued-late' | 'dropped'

export const localDocumentStates: Record<LocalDocumentState, string> = {
  'to-issue': 'Chưa ban hành',
  late: 'Quá hạn, chưa ban hành',
  issued: 'Đã ban hành',
  'issued-late': 'Đã ban hành, sau hạn',
  dropped: 'Không còn phải ban hành',
}

export function localDocumentStateOf(
  { dueOn, issuedOn, droppedOn }: Pick<LocalDocument, 'dueOn' | 'issuedOn' | 'droppedOn'>,
  today: Day,
): LocalDocumentState {
  if (droppedOn !== null) return 'dropped'
  if (issuedOn !== null) return dueOn !== null && issuedOn > dueOn ? 'issued-late' : 'issued'
  return dueOn !== null && today > dueOn ? 'late' : 'to-issue'
}

/** What has to be taken back for a step to be noted otherwise. */
export type DocumentStep = keyof typeof documentSteps

export const documentSteps = {
  draft: 'Truyền thông dự thảo',
  issued: 'Ban hành',
  checked: 'Tự kiểm tra',
  dropped: 'Không còn phải ban hành',
} as const

/** Why a document cannot be changed any more by who keeps the register; undefined: it can. */
export function closedFor({ issuedOn, droppedOn }: Pick<LocalDocument, 'issuedOn' | 'droppedOn'>): Refusal | undefined {
  if (droppedOn !== null) return localDocumentRefusals.dropped
  return issuedOn !== null ? localDocumentRefusals.issued : undefined
}

export const localDocumentRefusals = {
  notFound: new Refusal(404, 'Không tìm thấy văn bản này trong sổ văn bản của xã.'),
  bodyEnded: new Refusal(
    409,
    'Cơ quan giữ văn bản này đã kết thúc nên không ghi ở đây được nữa. Văn bản chưa xong tự sang nơi kế tục trong đêm; nếu chia cho nhiều nơi, mỗi nơi ghi lại văn bản của mình.',
  ),
  changedMeanwhile: new Refusal(409, 'Có người vừa sửa văn bản này. Hãy tải lại trang rồi làm lại.'),
  dayAhead: new Refusal(422, 'Ngày này chưa đến. Hãy chọn hôm nay hoặc một ngày trước đó.'),
  sharedAfterIssued: new Refusal(
    422,
    'Ngày truyền thông đang sau ngày ban hành, khi ấy văn bản không còn là dự thảo. Hãy xem lại hai ngày.',
  ),
  checkedBeforeIssued: new Refusal(422, 'Ngày tự kiểm tra đang trước ngày ban hành. Hãy xem lại hai ngày.'),
  issued: new Refusal(409, 'Văn bản này đã ban hành. Ghi sai ngày, số thì ghi lại kèm lý do ở trang của văn bản.'),
  issuedNeedsWhy: new Refusal(422, 'Văn bản này đã ban hành. Muốn sửa tên, nơi giao, hạn thì hãy ghi vì sao.'),
  notIssued: new Refusal(409, 'Văn bản này chưa ban hành nên chưa tự kiểm tra được.'),
  dropped: new Refusal(409, 'Văn bản này đã ghi là không còn phải ban hành.'),
  notCommune: new Refusal(
    403,
    'Sổ này ghi văn bản của xã, phường, đặc khu. Hãy chọn Ủy ban nhân dân cấp xã mà ông/bà được giao ghi.',
  ),
  issuedBeforeShared: new Refusal(422, 'Ngày ban hành đang trước ngày truyền thông dự thảo. Hãy xem lại hai ngày.'),
  issuedAfterChecked: new Refusal(422, 'Ngày ban hành đang sau ngày tự kiểm tra. Hãy xem lại hai ngày.'),
  issuedAfterPublished: new Refusal(
    422,
    'Ngày ban hành đang sau ngày công khai đã ghi trong danh mục. Hãy xem lại hai ngày.',
  ),
  numberTaken: new Refusal(409, 'Số này đã có ở một văn bản khác của xã trong năm. Hãy xem lại số, ký hiệu.'),
  againNeedsWhy: new Refusal(422, 'Bước này đã ghi. Muốn ghi lại thì hãy ghi vì sao.'),
  noSuchStep: new Refusal(409, 'Bước này chưa ghi nên không có gì để bỏ.'),
  undoCheckFirst: new Refusal(409, 'Văn bản đã ghi tự kiểm tra. Hãy bỏ ghi tự kiểm tra trước.'),
  undoPublishedFirst: new Refusal(409, 'Văn bản đã ghi công khai. Hãy bỏ ghi công khai ở danh mục công khai trước.'),
}
