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

export const localDocumentRefusals = {
  notFound: new Refusal(404, 'Không tìm thấy văn bản này trong sổ văn bản của xã.'),
  changedMeanwhile: new Refusal(409, 'Có người vừa sửa văn bản này. Hãy tải lại trang rồi làm lại.'),
  dayAhead: new Refusal(422, 'Ngày này chưa đến. Hãy chọn hôm nay hoặc một ngày trước đó.'),
  sharedAfterIssued: new Refusal(
    422,
    'Dự thảo phải được truyền thông trước khi ban hành: ngày truyền thông đang sau ngày ban hành. Hãy xem lại hai ngày.',
  ),
  checkedBeforeIssued: new Refusal(422, 'Ngày tự kiểm tra đang trước ngày ban hành. Hãy xem lại hai ngày.'),
  issued: new Refusal(409, 'Văn bản này đã ban hành.'),
  notIssued: new Refusal(409, 'Văn bản này chưa ban hành nên chưa tự kiểm tra được.'),
  dropped: new Refusal(409, 'Văn bản này đã ghi là không còn phải ban hành.'),
}
