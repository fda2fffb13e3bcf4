/**
 * Cuộc thi tìm hiểu pháp luật: draft → submitted → approved (by somebody else), or returned to draft with a reason; open between two
 * moments; then counted by one person and published by another. What was approved does not change.
 */
import { Refusal } from '#base/refusal.ts'
import { nation } from '#domains/places/place.ts'

export type ContestState = 'draft' | 'submitted' | 'approved' | 'counted' | 'published'

export type Prize = { kind: string; count: number; amount: number }

export type ContestPlan = {
  title: string
  about: string
  /** What an entrant chooses from; none: not asked. */
  groups: string[]
  drawCount: number
  /** Asks how many will have all right: it parts those who are level. */
  asksGuess: boolean
  /** Several people may enter with one telephone, each under their own name. */
  sharesPhones: boolean
  opensAt: Date
  closesAt: Date
  prizes: Prize[]
}

export type Contest = ContestPlan & {
  id: string
  bodyId: string
  provinceId: string
  slug: string
  state: ContestState
  writerIds: string[]
  returnedWhy: string
  approvedBy: string | null
  countedBy: string | null
  publishedBy: string | null
  /** 64 hexadecimal digits, from the approval on; told when the results are. */
  seed: string | null
  /** How many had all right; null: not counted yet. */
  allRight: number | null
  version: number
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'read contests': true
    'run contests': true
    'approve contests': true
  }
}

export type ContestDeed = 'read contests' | 'run contests' | 'approve contests'

/** An answer that was on its way when the contest closed is written by then. */
export const settlingMs = 120_000
export const questionsMax = 500
export const drawMax = 50
/** Answers that one page sends at once. */
export const perPage = 5
/** Entries by one telephone where it is shared. */
export const seatsMax = 5
/** Of a ministry: who enters says which province they are from, not which commune. */
export const isOfNation = ({ provinceId }: Pick<Contest, 'provinceId'>) => provinceId === nation.id
/** What the place of an entrant is, within a sentence. */
export const placeWords = (contest: Pick<Contest, 'provinceId'>) =>
  isOfNation(contest) ? 'tỉnh, thành phố' : 'xã, phường'

export const refusals = {
  notFound: new Refusal(
    404,
    'Không có cuộc thi này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách cuộc thi.',
  ),
  noContest: new Refusal(404, 'Không có cuộc thi nào ở địa chỉ này. Hãy mở lại trang Cuộc thi.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: cuộc thi này vừa được người khác sửa. Hãy tải lại trang rồi làm lại.',
  ),
  notDraft: new Refusal(
    409,
    'Cuộc thi đã trình hoặc đã duyệt nên không sửa được nữa. Trước khi duyệt, lãnh đạo có thể trả lại.',
  ),
  notSubmitted: new Refusal(409, 'Cuộc thi này không ở bước chờ duyệt. Hãy tải lại trang để xem tình trạng mới nhất.'),
  ownContest: new Refusal(
    403,
    'Người soạn không được tự duyệt cuộc thi của mình. Hãy để người khác của cơ quan duyệt.',
  ),
  ownQuestion: new Refusal(
    403,
    'Trong đề có câu hỏi ông/bà đã viết hoặc sửa nên ông/bà không duyệt được cuộc thi này. Hãy để người khác của cơ quan duyệt.',
  ),
  tooFewQuestions: (drawCount: number, has: number) =>
    new Refusal(
      422,
      `Mỗi người rút ${drawCount} câu mà đề mới có ${has} câu còn dùng được. Hãy chọn thêm câu hỏi hoặc rút ít câu hơn.`,
    ),
  opensTooSoon: new Refusal(422, 'Giờ mở đã qua. Hãy trả lại để sửa giờ mở rồi duyệt trước giờ đó.'),
  overLimit: (lines: readonly string[]) =>
    new Refusal(
      422,
      `Giải thưởng vượt mức chi: ${lines.join('; ')}. Hãy giảm mức giải, hoặc nhập mức của tỉnh nếu có.`,
    ),
  notClosed: new Refusal(409, 'Chưa chấm được: chấm từ 2 phút sau giờ đóng, khi mọi câu trả lời đã ghi xong.'),
  notCounted: new Refusal(409, 'Cuộc thi này chưa chấm, hoặc đã công bố. Hãy tải lại trang.'),
  ownWithdrawal: new Refusal(
    403,
    'Ông/bà đã rút câu hỏi của cuộc thi này sau giờ mở nên không tự công bố kết quả. Hãy để người khác xem lý do rút và công bố.',
  ),
  ownCount: new Refusal(403, 'Người chấm không tự công bố kết quả. Hãy để người khác của cơ quan xem lại và công bố.'),
}

export type Phase = 'soon' | 'open' | 'closed'

/** Where an approved contest stands at a moment. */
export function phaseAt({ opensAt, closesAt }: Pick<Contest, 'opensAt' | 'closesAt'>, now: Date): Phase {
  if (now < opensAt) return 'soon'
  return now < closesAt ? 'open' : 'closed'
}

export function submit(contest: Contest, usable: number): Contest {
  if (contest.state !== 'draft') throw refusals.notDraft
  if (usable < contest.drawCount) throw refusals.tooFewQuestions(contest.drawCount, usable)
  return { ...contest, state: 'submitted', returnedWhy: '', version: contest.version + 1 }
}

/** Of contests of every kind. */
export function giveBack<C extends Pick<Contest, 'state' | 'returnedWhy' | 'version'>>(contest: C, why: string): C {
  if (contest.state !== 'submitted') throw refusals.notSubmitted
  return { ...contest, state: 'draft', returnedWhy: why, version: contest.version + 1 }
}

/** `seed`: 64 random hexadecimal digits. `questionWriterIds`: who wrote what it asks. */
export function approve(
  contest: Contest,
  by: { personId: string; now: Date; seed: string; usable: number; questionWriterIds: readonly string[] },
): Contest {
  if (contest.state !== 'submitted') throw refusals.notSubmitted
  if (contest.writerIds.includes(by.personId)) throw refusals.ownContest
  if (by.questionWriterIds.includes(by.personId)) throw refusals.ownQuestion
  if (contest.opensAt <= by.now) throw refusals.opensTooSoon
  if (by.usable < contest.drawCount) throw refusals.tooFewQuestions(contest.drawCount, by.usable)
  return { ...contest, state: 'approved', approvedBy: by.personId, seed: by.seed, version: contest.version + 1 }
}

/** Counting again is allowed until the results are published: it gives the same. */
export function count(contest: Contest, by: { personId: string; now: Date; allRight: number }): Contest {
  if (contest.state !== 'approved' && contest.state !== 'counted') throw refusals.notCounted
  if (by.now.getTime() < contest.closesAt.getTime() + settlingMs) throw refusals.notClosed
  return { ...contest, state: 'counted', countedBy: by.personId, allRight: by.allRight, version: contest.version + 1 }
}

/** Of contests of every kind. `withdrawerIds`: who withdrew a question of it by hand after the opening, which changes who wins. */
export function publish<C extends Pick<Contest, 'state' | 'countedBy' | 'publishedBy' | 'version'>>(
  contest: C,
  personId: string,
  withdrawerIds: readonly string[] = [],
): C {
  if (contest.state !== 'counted') throw refusals.notCounted
  if (contest.countedBy === personId) throw refusals.ownCount
  if (withdrawerIds.includes(personId)) throw refusals.ownWithdrawal
  return { ...contest, state: 'published', publishedBy: personId, version: contest.version + 1 }
}

export const stateNames: Record<ContestState, string> = {
  draft: 'Đang soạn',
  submitted: 'Chờ duyệt',
  approved: 'Đã duyệt',
  counted: 'Đã chấm, chờ công bố',
  published: 'Đã công bố kết quả',
}
