/**
 * Báo cáo năm của tổ hòa giải: draft → submitted → accepted, or returned and written on. @law Luật 35/2013/QH13, Điều 15 khoản 5
 */
import { type Day, yearOf } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { SpanFigures } from '#domains/mediation/figures.ts'
import type { Team } from '#domains/mediation/team.ts'

export type TeamReportWords = { work: string; difficulties: string; proposal: string }

/** Of the team on the last day of the year, or today; of its cases in the year. */
export type TeamReportFigures = SpanFigures & { serving: number; women: number; ethnic: number; along: number }

/** The team of a report with its commune. */
export type ReportingTeam = Pick<Team, 'id' | 'bodyId' | 'name' | 'decidedOn'> & { communeName: string }

export type TeamReport = TeamReportWords & {
  id: string
  teamId: string
  year: number
  state: TeamReportState
  /** As they were when it was submitted. */
  figures: TeamReportFigures | null
  submittedOn: Day | null
  submittedBy: string | null
  decidedOn: Day | null
  returnReason: string | null
  version: number
}

export type TeamReportState = keyof typeof teamReportStates
export const teamReportStates = {
  draft: 'Đang soạn',
  submitted: 'Đã trình, chờ UBND',
  returned: 'Bị trả lại',
  accepted: 'UBND đã nhận',
} as const

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy báo cáo này, hoặc ông/bà không được giao quyền. Hãy mở lại trang của tổ.'),
  notTheYear: new Refusal(422, 'Chưa báo cáo được năm này. Hãy chọn năm nay hoặc năm trước, từ năm thành lập tổ.'),
  notWritten: new Refusal(422, 'Báo cáo chưa được soạn. Hãy lưu báo cáo trước.'),
  isSubmitted: new Refusal(422, 'Báo cáo đã trình. UBND trả lại thì mới sửa được.'),
  notSubmitted: new Refusal(422, 'Báo cáo chưa được trình, hoặc đã có quyết định. Hãy tải lại trang.'),
  ownReport: new Refusal(403, 'Người trình không tự nhận báo cáo của mình. Hãy nhờ cán bộ khác của xã, phường.'),
  reasonMissing: new Refusal(422, 'Trả lại thì hãy ghi phải sửa gì, để tổ trưởng biết.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa báo cáo này. Hãy tải lại trang rồi làm lại; điều đã gõ vẫn còn ở dưới.',
  ),
}

/** This year or one before it, since the team was founded. Throws why not. */
export function refuseYear(year: number, decidedOn: Day, today: Day): void {
  if (year > yearOf(today) || year < yearOf(decidedOn)) throw refusals.notTheYear
}

export function refuseUnlessWritten({ state }: Pick<TeamReport, 'state'>): void {
  if (state === 'submitted' || state === 'accepted') throw refusals.isSubmitted
}
