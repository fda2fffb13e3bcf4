/**
 * Lớp tập huấn, bồi dưỡng: a course of one body, its sessions, who signed up and who came. open → finished | cancelled. A finished
 * course is counted once, as one activity; certificates go to whoever was at enough sessions.
 * @law TT 10/2016/TT-BTP, Điều 7 khoản 1 điểm c
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type CourseState = 'open' | 'finished' | 'cancelled'

export type Course = {
  id: string
  bodyId: string
  title: string
  /** In words. */
  teachers: string[]
  /** Of lists of people of the law. */
  teacherIds: string[]
  /** Places of the law that are taught: «35/2013/QH13 Điều 3». */
  laws: string[]
  /** Addresses of the library that learners are given: `/huong-dan/…`, `/phap-luat/…`. */
  materials: string[]
  /** null: as many as come. */
  placesMax: number | null
  signUpTo: Day | null
  /** Everybody may ask for a seat until `signUpTo`, while there is one. */
  isOpenToAll: boolean
  /** Tasks of plans that it serves: what is recorded of it counts there. */
  taskIds: string[]
  sessionsNeeded: number
  state: CourseState
  reason: string
  finishedOn: Day | null
  activityId: string | null
  version: number
}

export type Session = {
  id: string
  courseId: string
  day: Day
  /** Minutes since midnight. */
  starts: number
  ends: number
  place: string
  subject: string
  /** Whether it was noted who came; before that nobody knows. */
  isNoted: boolean
}

export type Learner = {
  id: string
  /** null: somebody who is in no list of people of the law. */
  practitionerId: string | null
  name: string
  workplace: string
  withdrawnOn: Day | null
  certificate: { year: number; number: number } | null
  /** At how many sessions they were. */
  attended: number
  /** They asked for the seat on the portal: who they are is for whoever records the course alone. */
  isFromPortal: boolean
}

/** A learner who asked for a seat openly and got no certificate has no name any more. */
export const forgottenName = 'Người học đã xóa tên'

export const courseStates: Record<CourseState, string> = {
  open: 'Đang mở',
  finished: 'Đã kết thúc',
  cancelled: 'Đã hủy',
}

export const sessionsMax = 60
export const learnersMax = 2_000

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy lớp này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách lớp.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa lớp này. Hãy tải lại trang rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  notOpen: new Refusal(422, 'Lớp này đã kết thúc hoặc đã hủy nên không sửa được nữa.'),
  full: new Refusal(422, 'Lớp đã đủ người. Hãy tăng số chỗ, hoặc rút bớt người không dự.'),
  signUpOver: new Refusal(422, 'Đã hết hạn ghi danh. Hãy lùi hạn ghi danh của lớp nếu vẫn nhận thêm.'),
  nobody: new Refusal(422, 'Chưa chọn ai. Hãy đánh dấu người trong danh sách, hoặc ghi họ tên.'),
  twice: new Refusal(422, 'Có người đã ghi danh vào lớp này rồi. Hãy tải lại trang để xem danh sách.'),
  notListed: new Refusal(422, 'Có người không còn trong danh sách đang hoạt động. Hãy tải lại trang rồi chọn lại.'),
  sessionsFull: new Refusal(422, `Mỗi lớp có nhiều nhất ${sessionsMax} buổi.`),
  endsBefore: new Refusal(422, 'Giờ kết thúc phải sau giờ bắt đầu.'),
  notYet: new Refusal(422, 'Buổi này chưa đến. Chỉ điểm danh từ ngày học trở đi.'),
  noSession: new Refusal(422, 'Lớp chưa có buổi nào. Hãy thêm buổi học trước.'),
  notNoted: new Refusal(
    422,
    'Còn buổi chưa điểm danh. Hãy điểm danh đủ các buổi (buổi không ai đến thì lưu danh sách trống) rồi kết thúc lớp.',
  ),
  nobodyCame: new Refusal(422, 'Không ai dự buổi nào. Hãy hủy lớp và ghi lý do, thay vì kết thúc.'),
  tooMany: new Refusal(422, 'Số buổi cần dự nhiều hơn số buổi của lớp. Hãy sửa số buổi cần dự.'),
  attendedAlready: new Refusal(422, 'Người này đã được điểm danh nên không rút khỏi lớp được nữa.'),
  noCertificate: new Refusal(404, 'Người này không có giấy chứng nhận: lớp chưa kết thúc, hoặc chưa dự đủ buổi.'),
}

/** Who gets a certificate when the course ends; one to nobody is none. */
export function earns(
  { attended, withdrawnOn, name }: Learner,
  { sessionsNeeded }: Pick<Course, 'sessionsNeeded'>,
): boolean {
  return withdrawnOn === null && attended >= sessionsNeeded && name !== forgottenName
}

/** Whether it may end on that day. Throws the refusal that says what is missing. */
export function checkFinish(
  course: Course,
  sessions: readonly Session[],
  learners: readonly Learner[],
  day: Day,
): void {
  if (course.state !== 'open') throw refusals.notOpen
  if (sessions.length === 0) throw refusals.noSession
  if (sessions.some((session) => session.day > day)) throw refusals.notYet
  if (sessions.some(({ isNoted }) => !isNoted)) throw refusals.notNoted
  if (course.sessionsNeeded > sessions.length) throw refusals.tooMany
  if (learners.every(({ attended }) => attended === 0)) throw refusals.nobodyCame
}
