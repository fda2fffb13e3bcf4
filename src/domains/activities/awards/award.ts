/**
 * Tôn vinh, khen thưởng: a body asks who deserves it, reads what came, lets people say whom they would choose, and decides.
 * draft → submitted → approved (by somebody who did not write) → proposed → decided (by somebody who did not propose). The vote only advises.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'keep awards': true
    'decide awards': true
  }
}

export type AwardState = 'draft' | 'submitted' | 'approved' | 'proposed' | 'decided'
export type NomineeKind = 'person' | 'group' | 'practitioner'
export type NomineeState = 'waiting' | 'shown' | 'dropped'

export type AwardRound = {
  id: string
  bodyId: string
  title: string
  criteria: string
  kinds: NomineeKind[]
  nominateUntil: Day
  voteFrom: Day
  voteTo: Day
  state: AwardState
  writerIds: string[]
  returnedWhy: string
  approvedBy: string | null
  proposedBy: string | null
  grounds: string
  decisionNumber: string
  decisionDay: Day | null
  decidedBy: string | null
  version: number
}

export const awardStates: Record<AwardState, string> = {
  draft: 'Đang soạn',
  submitted: 'Chờ duyệt',
  approved: 'Đã duyệt',
  proposed: 'Chờ quyết định',
  decided: 'Đã quyết định',
}

export const nomineeKinds: Record<NomineeKind, string> = {
  person: 'Cá nhân',
  group: 'Tập thể',
  practitioner: 'Người làm công tác pháp luật',
}

export const nomineeStates: Record<NomineeState, string> = {
  waiting: 'Chờ đọc',
  shown: 'Đã đưa ra',
  dropped: 'Không đưa ra',
}

/** Where a round stands for whoever looks from outside. */
export type AwardPhase = 'nominating' | 'reading' | 'voting' | 'counted' | 'decided'

/** Undefined: nobody outside may see it. */
export function phaseOn(round: AwardRound, today: Day): AwardPhase | undefined {
  if (round.state === 'draft' || round.state === 'submitted') return undefined
  if (round.state === 'decided') return 'decided'
  if (today <= round.nominateUntil) return 'nominating'
  if (today < round.voteFrom) return 'reading'
  return today <= round.voteTo ? 'voting' : 'counted'
}

/** Counts are told when nobody can be drawn along by them any more. */
export function isCounted(round: AwardRound, today: Day): boolean {
  const phase = phaseOn(round, today)
  return phase === 'counted' || phase === 'decided'
}

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy đợt tôn vinh này. Hãy mở lại danh sách.'),
  noNominee: new Refusal(404, 'Không tìm thấy đề cử này trong đợt. Hãy tải lại trang.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa đợt tôn vinh này. Hãy tải lại trang rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  wrongState: new Refusal(422, 'Đợt tôn vinh không còn ở bước này. Hãy tải lại trang để xem bước hiện tại.'),
  daysOrder: new Refusal(422, 'Ngày bình chọn phải sau hạn đề cử, và ngày kết thúc không trước ngày bắt đầu.'),
  dayPast: new Refusal(422, 'Hạn đề cử đã qua. Hãy ghi hạn từ hôm nay trở đi.'),
  ownRound: new Refusal(403, 'Người soạn không tự duyệt. Hãy nhờ lãnh đạo khác duyệt.'),
  ownProposal: new Refusal(403, 'Người đề nghị không tự quyết định. Hãy để người khác quyết định.'),
  ownNominee: new Refusal(403, 'Người đã ghi đề cử không tự đưa ra. Hãy nhờ người khác đọc.'),
  notApproved: new Refusal(422, 'Đợt tôn vinh này chưa được duyệt nên chưa nhận đề cử.'),
  nominationsOver: new Refusal(422, 'Đợt này đã hết hạn đề cử nên lần gửi này không được ghi.'),
  nominationsFull: new Refusal(503, 'Đợt này đang có quá nhiều đề cử chờ đọc. Hãy quay lại sau vài ngày.'),
  otherKind: new Refusal(422, 'Đợt này không nhận loại đề cử đã chọn. Hãy chọn lại.'),
  minor: new Refusal(422, 'Không đưa ra người dưới 18 tuổi. Hãy chọn «Không đưa ra» với đề cử này.'),
  tooLate: new Refusal(422, 'Đã bắt đầu bình chọn nên không đưa thêm ai ra nữa.'),
  dropped: new Refusal(422, 'Đề cử này đã thôi đưa ra. Muốn đưa lại, hãy ghi đề cử mới.'),
  notVoting: new Refusal(422, 'Đợt này không trong thời gian bình chọn nên phiếu không được ghi.'),
  voted: new Refusal(409, 'Số điện thoại này đã bình chọn trong đợt này. Mỗi số một phiếu, không đổi được.'),
  voteGoesOn: new Refusal(422, 'Chưa hết bình chọn. Hãy đề nghị sau ngày kết thúc bình chọn.'),
  notConsented: new Refusal(422, 'Có người được chọn chưa đồng ý hoặc đã rút. Chỉ chọn trong các đề cử đã đưa ra.'),
  dayAhead: new Refusal(422, 'Ngày này chưa đến. Hãy xem lại ngày.'),
  beforeVoteEnd: new Refusal(422, 'Ngày quyết định không được trước khi hết bình chọn.'),
}

/** Unread nominations of one round: more than anybody reads. */
export const waitingMax = 1_000
