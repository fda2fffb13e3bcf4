/**
 * Hướng dẫn, hỏi – đáp, bản tin: a text in plain language, each sentence of law tied to its khoản.
 * draft → submitted → published; submitted → returned (with a reason) or taken back; published → draft of the next edition,
 * while the last one stays to be read (or discarded: published again, as it was); published → withdrawn. Nobody approves what they wrote.
 */
import { Refusal } from '#base/refusal.ts'
import type { Audience, GuideKind, GuideTerm, GuideTopic } from '#domains/library/guide-file.ts'

export type GuideState = 'draft' | 'submitted' | 'returned' | 'published' | 'withdrawn'

/** Vì sao chưa được công bố: who asked does not agree, the matter is of a kind that is never read, or the office decided so. */
export type GuideHold = '' | 'consent' | 'kind' | 'kept-back'

export type Guide = {
  id: string
  slug: string
  kind: GuideKind
  bodyId: string
  shippedSlug: string | null
  words: GuideWords
  state: GuideState
  /** Everybody who wrote in what is approved next: none of them approves it. */
  writerIds: string[]
  version: number
  /** The last approved edition; 0: none yet. */
  edition: number
  /** Whether that edition may be read by everybody. */
  isPublic: boolean
  /** It was made of what somebody asked an office: nothing in it may tell who that was. */
  isAsked: boolean
  /** '': nothing holds it. Set by what it was made of; whatever holds it takes it down at once. */
  held: GuideHold
}

/** What an editor types. */
export type GuideWords = {
  title: string
  summary: string
  topics: GuideTopic[]
  audience: Audience
  terms: GuideTerm[]
  /** The body, as guide-text.ts reads it. */
  text: string
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'write guides': true
    'approve guides': true
  }
}

export type GuideDeed = 'write guides' | 'approve guides'

/** Buttons and acts read the same table. */
export const openIn = {
  change: ['draft', 'returned', 'published', 'withdrawn'],
  discard: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  takeBack: ['submitted'],
  return: ['submitted'],
  approve: ['submitted'],
  confirm: ['draft', 'submitted', 'returned', 'published'],
  withdraw: ['draft', 'submitted', 'returned', 'published'],
} satisfies Record<string, GuideState[]>

export type GuideStep = keyof typeof openIn

export const deedFor = {
  change: 'write guides',
  discard: 'write guides',
  submit: 'write guides',
  takeBack: 'write guides',
  return: 'approve guides',
  approve: 'approve guides',
  confirm: 'approve guides',
  withdraw: 'approve guides',
} satisfies Record<GuideStep, GuideDeed>

export const stateNames: Record<GuideState, string> = {
  draft: 'Bản nháp',
  submitted: 'Chờ duyệt',
  returned: 'Trả lại để sửa',
  published: 'Đang công bố',
  withdrawn: 'Đã rút',
}

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy bài này, hoặc ông/bà không được giao quyền xem. Hãy mở lại từ danh sách.'),
  notPublic: new Refusal(404, 'Không có bài này ở đây. Hãy tìm theo tên việc bạn gặp, hoặc mở danh sách hướng dẫn.'),
  withdrawn: new Refusal(
    410,
    'Bài này đã được rút vì không còn đúng hoặc không còn cần. Hãy tìm bài khác trong danh sách hướng dẫn.',
  ),
  notOpen: new Refusal(
    409,
    'Bước này không thực hiện được ở trạng thái hiện tại của bài. Hãy tải lại trang để xem trạng thái mới nhất.',
  ),
  ownGuide: new Refusal(
    403,
    'Người soạn bài không được tự duyệt bài của mình. Hãy nhờ người khác của cơ quan đọc và duyệt.',
  ),
  ownReview: new Refusal(
    403,
    'Người soạn bài không tự xác nhận bài còn đúng. Hãy nhờ người khác đối chiếu, hoặc soạn bản mới rồi trình.',
  ),
  notFlagged: new Refusal(409, 'Bài này không có chỗ nào cần rà lại. Hãy tải lại trang để xem trạng thái mới nhất.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa bài này. Hãy tải lại trang, xem thay đổi của họ rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  bodyOutside: new Refusal(
    403,
    'Cơ quan này ngoài phạm vi soạn bài của ông/bà. Hãy chọn cơ quan khác, hoặc nhờ người quản trị giao vai trò.',
  ),
  takenOver: new Refusal(409, 'Cơ quan đã nhận bài soạn sẵn này. Hãy mở bài đó trong danh sách để sửa tiếp.'),
  shippedUnknown: new Refusal(404, 'Không có bài soạn sẵn này. Hãy chọn lại trong danh sách «Bản soạn sẵn».'),
  hasFaults: new Refusal(
    422,
    'Bài còn chỗ chưa đúng dạng nên chưa trình được. Hãy sửa các dòng ghi ở mục «Chỗ cần xem» rồi lưu lại.',
  ),
  doubtful: (count: number) =>
    new Refusal(
      422,
      `Bài còn ${count} căn cứ chưa chắc (văn bản, điều, khoản không tìm thấy hoặc không còn hiệu lực) nên chưa công bố được. Hãy trả lại để sửa, hoặc nhờ biên tập viên thư viện bổ sung văn bản.`,
    ),
  ended: (count: number) =>
    new Refusal(
      422,
      `Bài còn dẫn ${count} chỗ không tìm thấy hoặc không còn hiệu lực nên không xác nhận được là vẫn đúng. Hãy soạn bản mới với căn cứ hiện hành rồi trình duyệt, hoặc rút bài.`,
    ),
  personal: (count: number) =>
    new Refusal(
      422,
      `Bài còn ${count} chỗ có thể cho biết ai đã hỏi (tên, số, địa chỉ). Hãy trả lại để bỏ đi; hoặc đánh dấu «Tôi đã đọc các chỗ này» nếu chúng không nói về một người nào.`,
    ),
  minor: new Refusal(
    422,
    'Bài kể về một người dưới 18 tuổi nên không công bố. Hãy trả lại để viết chung, không còn tuổi, lớp, năm sinh của ai.',
  ),
  held: {
    consent: new Refusal(
      422,
      'Người hỏi chưa đồng ý công bố, hoặc đã rút lại đồng ý, nên bài này không công bố được. Hãy để bài ở bản nháp.',
    ),
    kind: new Refusal(
      422,
      'Vụ việc của câu hỏi này thuộc loại không bao giờ công bố (khiếu nại, tố cáo, việc riêng tư). Hãy để bài ở bản nháp.',
    ),
    'kept-back': new Refusal(
      422,
      'Lãnh đạo đã quyết định không công bố câu trả lời này. Muốn công bố, hãy đề nghị bỏ quyết định ở trang của vụ việc.',
    ),
  } satisfies Record<Exclude<GuideHold, ''>, Refusal>,
  uncited: (count: number) =>
    new Refusal(
      422,
      `Bài còn ${count} câu có vẻ nói về luật mà không ghi căn cứ. Hãy trả lại để bổ sung; hoặc đánh dấu «Tôi đã đọc các câu này» nếu chúng không nói điều luật nào.`,
    ),
}

export function can(guide: Pick<Guide, 'state' | 'isPublic' | 'edition'>, step: GuideStep): boolean {
  if (step === 'discard' && guide.edition === 0) return false
  if ((step === 'confirm' || step === 'withdraw') && !guide.isPublic) return false
  return (openIn[step] as GuideState[]).includes(guide.state)
}

export function checkOpen(guide: Pick<Guide, 'state' | 'isPublic' | 'edition'>, step: GuideStep): void {
  if (!can(guide, step)) throw refusals.notOpen
}

/** From what is published, this begins the next edition, with writers of its own. */
export function change(guide: Guide, words: GuideWords, by: string): Guide {
  checkOpen(guide, 'change')
  const isNew = guide.state === 'published' || guide.state === 'withdrawn'
  const state = isNew ? 'draft' : guide.state
  return next(guide, { words, state, writerIds: isNew ? [by] : withOne(guide.writerIds, by) })
}

/** Bỏ bản nháp mới: back to the edition that was approved last, whether it is read or was withdrawn. */
export function discard(guide: Guide, edition: Pick<Guide, 'words' | 'writerIds'>): Guide {
  checkOpen(guide, 'discard')
  const { words, writerIds } = edition
  return next(guide, { words, writerIds, state: guide.isPublic ? 'published' : 'withdrawn' })
}

export function submit(guide: Guide, by: string): Guide {
  checkOpen(guide, 'submit')
  return next(guide, { state: 'submitted', writerIds: withOne(guide.writerIds, by) })
}

export function takeBack(guide: Guide): Guide {
  checkOpen(guide, 'takeBack')
  return next(guide, { state: 'draft' })
}

export function giveBack(guide: Guide): Guide {
  checkOpen(guide, 'return')
  return next(guide, { state: 'returned' })
}

/** Duyệt và công bố. */
export function approve(guide: Guide, by: string): Guide {
  checkOpen(guide, 'approve')
  if (guide.writerIds.includes(by)) throw refusals.ownGuide
  if (guide.held !== '') throw refusals.held[guide.held]
  return next(guide, { state: 'published', edition: guide.edition + 1, isPublic: true })
}

/** «Đã rà, vẫn đúng»: by somebody who did not write the edition that is read. */
export function confirm(guide: Guide, editionWriterIds: readonly string[], by: string): Guide {
  checkOpen(guide, 'confirm')
  if (editionWriterIds.includes(by)) throw refusals.ownReview
  return next(guide, {})
}

/** What is being written stays on the desk; only what was read goes. */
export function withdraw(guide: Guide): Guide {
  checkOpen(guide, 'withdraw')
  return next(guide, { isPublic: false, state: guide.state === 'published' ? 'withdrawn' : guide.state })
}

function withOne(ids: readonly string[], id: string): string[] {
  return [...new Set([...ids, id])]
}

function next(guide: Guide, changed: Partial<Guide>): Guide {
  return { ...guide, ...changed, version: guide.version + 1 }
}
