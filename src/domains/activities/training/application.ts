/**
 * Đăng ký học: somebody without an account asks for a seat of a course that is open to all. waiting → accepted | declined (with a
 * reason), or withdrawn by whoever holds its code, until they were at a session. Who waits holds no seat. What they told of themselves is
 * sealed, and forgotten some time after the course.
 */
import { addDays, type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Course, CourseState } from '#domains/activities/training/course.ts'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'

export type ApplicationState = 'waiting' | 'accepted' | 'declined' | 'withdrawn'

/** What somebody tells of themselves; `from`: where they work or live, in words. */
export type Applicant = { name: string; from: string; phone: string }

export type Application = {
  id: string
  courseId: string
  state: ApplicationState
  /** Why it was declined. */
  reason: string
  /** null: not taken in. */
  learnerId: string | null
  sentAt: Date
  /** undefined: forgotten. */
  applicant: Applicant | undefined
}

export const applicationStates: Record<ApplicationState, string> = {
  waiting: 'Chờ cơ quan xem',
  accepted: 'Được nhận vào lớp',
  declined: 'Không được nhận',
  withdrawn: 'Đã rút đăng ký',
}

/** How long after a course ended or was cancelled whoever asked for a seat is still known. */
export const applicantsKeptDays = 30

/** How long after its last day, session or change an open course that nobody ends keeps them; courses may pause for months. */
export const abandonedAfterDays = 180

/** Of one course, waiting and decided: more is no list that a desk reads. */
export const applicationsMax = 2_000

/** In place of why somebody was declined, once they are forgotten. */
export const forgottenReason = 'Đã xóa'

export const refusals = {
  noCourse: new Refusal(404, 'Không có lớp nào đang nhận đăng ký ở địa chỉ này. Hãy mở lại trang Lớp tập huấn.'),
  oldForm: new Refusal(
    422,
    'Biểu mẫu này đã cũ hoặc thiếu phần của hệ thống. Hãy mở lại trang của lớp rồi điền lại; nội dung bạn đã gõ vẫn còn ở dưới.',
  ),
  closed: new Refusal(409, 'Lớp này đã hết hạn đăng ký. Hãy chọn lớp khác, hoặc liên hệ cơ quan mở lớp.'),
  full: new Refusal(409, 'Lớp này đã đủ chỗ. Hãy chọn lớp khác, hoặc liên hệ cơ quan mở lớp.'),
  tooMany: new Refusal(409, 'Lớp này có quá nhiều đăng ký chờ xem. Hãy quay lại sau, hoặc liên hệ cơ quan mở lớp.'),
  withdrawnForm: new Refusal(
    409,
    'Đăng ký gửi bằng tờ này đã rút nên không gửi lại được. Hãy mở lại trang của lớp từ danh sách rồi đăng ký mới.',
  ),
  withdrawnAlready: new Refusal(409, 'Đăng ký này đã rút rồi; không còn gì của bạn được giữ ở đó.'),
  attended: new Refusal(409, 'Bạn đã được điểm danh ở lớp này nên không tự rút được nữa. Hãy liên hệ cơ quan mở lớp.'),
  wrongCode: new Refusal(
    422,
    'Mã chưa đúng, hoặc đăng ký đã được xóa sau khi lớp xong. Mã có 16 chữ số, chia bốn nhóm. Hãy đọc lại rồi gõ lại.',
  ),
  decided: new Refusal(409, 'Đăng ký này đã được xem hoặc đã rút. Hãy tải lại trang để xem tình trạng mới nhất.'),
  notFound: new Refusal(404, 'Không tìm thấy đăng ký này, hoặc ông/bà không được giao quyền. Hãy mở lại lớp.'),
}

/** Whether somebody may still ask for a seat: a full course is one full of learners. Throws the refusal that says why not. */
export function checkOpenToAll(
  course: Pick<Course, 'state' | 'isOpenToAll' | 'signUpTo' | 'placesMax'>,
  { learners, applications }: { learners: number; applications: number },
  today: Day,
): void {
  if (!course.isOpenToAll) throw refusals.noCourse
  if (course.state !== 'open' || course.signUpTo === null || course.signUpTo < today) throw refusals.closed
  if (learners >= (course.placesMax ?? 0)) throw refusals.full
  if (applications >= applicationsMax) throw refusals.tooMany
}

const purpose = 'training-application'

export function sealApplicant(secretKey: Uint8Array, id: string, applicant: Applicant): string {
  return sealText(secretKey, { purpose, owner: id }, JSON.stringify(applicant))
}

/** undefined: it was forgotten. */
export function openApplicant(secretKey: Uint8Array, id: string, sealed: string | null): Applicant | undefined {
  const text = sealed === null ? undefined : openSealedText(secretKey, { purpose, owner: id }, sealed)
  return text === undefined ? undefined : (JSON.parse(text) as Applicant)
}

/** What whoever holds the code is told, and whether they may still take it back. */
export type OwnApplication = {
  state: ApplicationState
  reason: string
  courseTitle: string
  courseState: CourseState
  bodyName: string
  /** Of the learner that they became; null: none, or still in the course. */
  withdrawnOn: Day | null
  attended: number
}

/** How it stands, in a sentence. */
export function standingOf({ state, courseState, withdrawnOn }: OwnApplication): string {
  if (state === 'withdrawn' || state === 'declined') return applicationStates[state]
  if (courseState === 'cancelled') return 'Lớp đã hủy, không học nữa'
  if (state === 'waiting')
    return courseState === 'open' ? applicationStates.waiting : 'Lớp đã kết thúc, bạn chưa được nhận'
  return withdrawnOn === null ? applicationStates.accepted : `Cơ quan đã rút bạn khỏi lớp ngày ${showDay(withdrawnOn)}`
}

export function mayWithdraw({ state, attended }: Pick<OwnApplication, 'state' | 'attended'>): boolean {
  return state !== 'withdrawn' && attended === 0
}

/** From this day on courses that were over by it keep nobody who asked for a seat. */
export function forgottenBefore(today: Day): Day {
  return addDays(today, -applicantsKeptDays)
}
