/**
 * Khảo sát nhu cầu: draft → submitted → approved (by somebody else), or returned; answered between two days, on the web and on paper;
 * then its results are published. Nobody says who they are, and no cell under five is shown.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { SurveyQuestion } from '#domains/learning/surveys/survey-question.ts'

export type SurveyState = 'draft' | 'submitted' | 'approved' | 'published'

export type Survey = {
  id: string
  bodyId: string
  slug: string
  title: string
  about: string
  /** The questions as they were written. */
  written: string
  questions: SurveyQuestion[]
  /** How the answers stand for the people of the place; '': nothing was said. */
  weighting: string
  opensOn: Day
  closesOn: Day
  state: SurveyState
  writerIds: string[]
  returnedWhy: string
  approvedBy: string | null
  version: number
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'read surveys': true
    'run surveys': true
    'approve surveys': true
  }
}

export type SurveyDeed = 'read surveys' | 'run surveys' | 'approve surveys'

export const refusals = {
  notFound: new Refusal(
    404,
    'Không có khảo sát này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách khảo sát.',
  ),
  noSurvey: new Refusal(404, 'Không có khảo sát nào ở địa chỉ này. Hãy mở lại trang Khảo sát.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: khảo sát này vừa được người khác sửa. Hãy tải lại trang rồi làm lại.',
  ),
  notDraft: new Refusal(409, 'Khảo sát đã trình hoặc đã duyệt nên không sửa được nữa.'),
  notSubmitted: new Refusal(409, 'Khảo sát này không ở bước chờ duyệt. Hãy tải lại trang để xem tình trạng mới nhất.'),
  ownSurvey: new Refusal(403, 'Người soạn không được tự duyệt khảo sát của mình. Hãy để người khác của cơ quan duyệt.'),
  notOpen: new Refusal(409, 'Khảo sát này chưa mở hoặc đã đóng nên không nhận thêm phiếu.'),
  notOver: new Refusal(409, 'Công bố kết quả được sau ngày đóng của khảo sát đã duyệt.'),
  paperTwice: (number: number) =>
    new Refusal(409, `Phiếu giấy số ${number} đã được nhập. Hãy xem lại số ghi trên phiếu.`),
}

export const stateNames: Record<SurveyState, string> = {
  draft: 'Đang soạn',
  submitted: 'Chờ duyệt',
  approved: 'Đã duyệt',
  published: 'Đã công bố kết quả',
}

export function isOpenOn({ state, opensOn, closesOn }: Survey, day: Day): boolean {
  return state === 'approved' && opensOn <= day && day <= closesOn
}

/** From the day after the close on; until then only how many answered is told, at the desk too. */
export function hasResultsOn({ state, closesOn }: Survey, day: Day): boolean {
  return state === 'published' || (state === 'approved' && day > closesOn)
}

export function submit(survey: Survey): Survey {
  if (survey.state !== 'draft') throw refusals.notDraft
  return { ...survey, state: 'submitted', returnedWhy: '', version: survey.version + 1 }
}

export function giveBack(survey: Survey, why: string): Survey {
  if (survey.state !== 'submitted') throw refusals.notSubmitted
  return { ...survey, state: 'draft', returnedWhy: why, version: survey.version + 1 }
}

export function approve(survey: Survey, personId: string): Survey {
  if (survey.state !== 'submitted') throw refusals.notSubmitted
  if (survey.writerIds.includes(personId)) throw refusals.ownSurvey
  return { ...survey, state: 'approved', approvedBy: personId, version: survey.version + 1 }
}

/** Until the results are published: what the answers stand for is known when they are there. */
export function noteWeighting(survey: Survey, weighting: string): Survey {
  if (survey.state === 'published') throw refusals.notOver
  return { ...survey, weighting, version: survey.version + 1 }
}

export function publish(survey: Survey, today: Day): Survey {
  if (survey.state !== 'approved' || today <= survey.closesOn) throw refusals.notOver
  return { ...survey, state: 'published', version: survey.version + 1 }
}
