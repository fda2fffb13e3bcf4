/**
 * Người làm công tác pháp luật: a person or a group that brings the law near, in the list of one body.
 * proposed → recognised → ended. What was asked for and waits (công nhận, miễn nhiệm) stands beside the state with its day, because
 * the law counts from it. Decisions are kept as they were made.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'read practitioners': true
    'keep practitioners': true
    'recognise practitioners': true
  }
}

export type PractitionerDeed = 'read practitioners' | 'keep practitioners' | 'recognise practitioners'
export type PractitionerState = 'proposed' | 'recognised' | 'ended'
export type Education = 'law' | 'other' | 'none'
export type Asked = 'recognise' | 'release'

/** What is known of one; null is «not known», which is neither yes nor no. */
export type PractitionerFacts = {
  kind: string
  name: string
  /** Chức vụ, chức danh, nơi công tác; of a group: who stands for it. */
  title: string
  gender: 'nu' | 'nam' | null
  isEthnic: boolean | null
  /** Cán bộ, công chức, viên chức, sĩ quan. */
  isOfficial: boolean | null
  education: Education | null
  yearsInLaw: number | null
  /** Is given no task for now. @law TT 10/2016/TT-BTP, Điều 8 khoản 1 điểm e */
  isPaused: boolean
  fields: string[]
  languages: string[]
  /** Villages and other places they go to; empty: the whole place of the body. */
  serves: string[]
  whereMet: string
  whenMet: string
  shownOn: Day | null
  phoneShownOn: Day | null
}

export type Practitioner = PractitionerFacts & {
  id: string
  bodyId: string
  state: PractitionerState
  asked: Asked | null
  /** The day on which the whole file came. */
  askedOn: Day | null
  askedGround: string | null
  sinceDay: Day | null
  termTo: Day | null
  endedOn: Day | null
  /** Opens only under the key, for whoever keeps the list and, where it was agreed, for everybody. */
  sealedPhone: string | null
  version: number
}

export type Decision = {
  id: string
  practitionerId: string
  kind: Asked
  /** Số quyết định; '' for whoever is noted without one. */
  number: string
  day: Day
  decidedBy: string
  ground: string | null
  askedOn: Day
}

export const stateNames: Record<PractitionerState, string> = {
  proposed: 'Chờ công nhận',
  recognised: 'Đang hoạt động',
  ended: 'Đã thôi',
}

export const educationNames: Record<Education, string> = {
  law: 'Đại học luật',
  other: 'Đại học khác',
  none: 'Chưa có bằng đại học',
}

export const refusals = {
  noPerson: new Refusal(422, 'Chỉ gắn tài khoản với một người, không với câu lạc bộ, tổ, địa chỉ.'),
  notFound: new Refusal(
    404,
    'Không tìm thấy người hoặc tổ chức này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa mục này. Hãy tải lại trang rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  notProposed: new Refusal(422, 'Người này không chờ công nhận. Hãy tải lại trang để xem tình trạng hiện nay.'),
  notRecognised: new Refusal(422, 'Chỉ miễn nhiệm, cho thôi người đang hoạt động. Hãy tải lại trang.'),
  notAsked: new Refusal(422, 'Chưa ghi đề nghị miễn nhiệm, cho thôi. Hãy ghi đề nghị và căn cứ trước.'),
  askedAlready: new Refusal(422, 'Đã có đề nghị miễn nhiệm, cho thôi đang chờ quyết định.'),
  dayBeforeAsked: new Refusal(422, 'Ngày quyết định không được trước ngày nhận đề nghị. Hãy xem lại hai ngày này.'),
  dayAhead: new Refusal(422, 'Ngày này chưa đến. Hãy ghi ngày đã có văn bản.'),
  termBefore: new Refusal(422, 'Ngày hết nhiệm kỳ phải sau ngày quyết định.'),
  wrongGround: new Refusal(422, 'Căn cứ này không dùng cho loại này. Hãy chọn căn cứ trong danh sách của luật.'),
  kindStays: new Refusal(422, 'Đã công nhận nên không đổi loại. Hãy cho thôi rồi ghi mục mới.'),
  phoneNeedsNumber: new Refusal(422, 'Hãy ghi số điện thoại trước khi ghi ngày đồng ý cho hiện số.'),
}
