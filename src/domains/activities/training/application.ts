/**
 * Đăng ký học: somebody without an account asks for a seat of a course that is open to all. waiting → accepted | declined (with a
 * reason), or withdrawn by whoever holds its code. What they told of themselves is sealed, and forgotten some time after the course.
 */
import { createHmac } from 'node:crypto'
import { addDays, type Day } from '#base/day.ts'
import { phoneDigits } from '#base/phone.ts'
import { Refusal } from '#base/refusal.ts'
import type { Course } from '#domains/activities/training/course.ts'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'

export type ApplicationState = 'waiting' | 'accepted' | 'declined' | 'withdrawn'

/** What somebody tells of themselves; `from`: where they work or live, in words. */
export type Applicant = { name: string; from: string; phone: string }

export type Application = {
  id: string
  courseId: string
  state: ApplicationState
  /** Why it was declined. */
  reason: string
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

/** How long after a course is over whoever asked for a seat is still known. */
export const applicantsKeptDays = 30

/** Of one course, waiting and decided: more is no list that a desk reads. */
export const applicationsMax = 2_000

export const refusals = {
  noCourse: new Refusal(404, 'Không có lớp nào đang nhận đăng ký ở địa chỉ này. Hãy mở lại trang Lớp tập huấn.'),
  oldForm: new Refusal(
    422,
    'Biểu mẫu này đã cũ hoặc thiếu phần của hệ thống. Hãy mở lại trang của lớp rồi điền lại; nội dung bạn đã gõ vẫn còn ở dưới.',
  ),
  closed: new Refusal(409, 'Lớp này đã hết hạn đăng ký. Hãy chọn lớp khác, hoặc liên hệ cơ quan mở lớp.'),
  full: new Refusal(409, 'Lớp này đã đủ chỗ. Hãy chọn lớp khác, hoặc liên hệ cơ quan mở lớp.'),
  twice: new Refusal(
    409,
    'Số điện thoại này đã đăng ký lớp này. Hãy xem kết quả bằng mã đã nhận; mất mã thì liên hệ cơ quan mở lớp.',
  ),
  wrongCode: new Refusal(
    422,
    'Mã chưa đúng, hoặc đăng ký đã được xóa sau khi lớp xong. Mã có 16 chữ số, chia bốn nhóm. Hãy đọc lại rồi gõ lại.',
  ),
  decided: new Refusal(409, 'Đăng ký này đã được xem hoặc đã rút. Hãy tải lại trang để xem tình trạng mới nhất.'),
  notFound: new Refusal(404, 'Không tìm thấy đăng ký này, hoặc ông/bà không được giao quyền. Hãy mở lại lớp.'),
}

/** Whether somebody may still ask for a seat. `taken`: learners and who waits. Throws the refusal that says why not. */
export function checkOpenToAll(
  course: Pick<Course, 'state' | 'isOpenToAll' | 'signUpTo' | 'placesMax'>,
  taken: number,
  today: Day,
): void {
  if (!course.isOpenToAll) throw refusals.noCourse
  if (course.state !== 'open' || course.signUpTo === null || course.signUpTo < today) throw refusals.closed
  if (taken >= (course.placesMax ?? 0)) throw refusals.full
}

/** One telephone, one seat: of two courses the marks cannot be laid side by side. 64 hex digits. */
export function applicantMark(secretKey: Uint8Array, courseId: string, phone: string): string {
  return createHmac('sha256', deriveKey(secretKey, 'training-applicant'))
    .update(`${courseId}\n${phoneDigits(phone) ?? ''}`)
    .digest('hex')
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

/** From this day on courses that were over by it keep nobody who asked for a seat. */
export function forgottenBefore(today: Day): Day {
  return addDays(today, -applicantsKeptDays)
}
