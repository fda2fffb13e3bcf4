/**
 * Công khai thông tin: one line of a body's list of what it has to make public, the day until which it has to, and when and where it
 * did. A line that was entered by mistake is withdrawn with a reason, never erased.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { lastDayOf } from '#domains/calendar/time-limit.ts'
import kinds from '#domains/disclosure/facts/kinds.json' with { type: 'json' }
import times from '#domains/disclosure/facts/posting-times.json' with { type: 'json' }
import limits from '#domains/disclosure/facts/publishing-limits.json' with { type: 'json' }
import { decides, type Mark } from '#domains/library/document.ts'

export type Disclosure = {
  id: string
  bodyId: string
  /** Of the legal document that it makes public. */
  localDocumentId: string | null
  kind: string
  title: string
  number: string
  /** Ngày tạo ra thông tin. */
  madeOn: Day
  channels: Channel[]
  dueOn: Day
  /** false: the days off on the way to it are not known. */
  isDueSure: boolean
  /** Which other law sets the day, and where; '': the law on access to information. */
  dueBy: string
  /** The last day on which it has to stay public; null: none was set. */
  keepUntil: Day | null
  publishedOn: Day | null
  /** Address of the page, or the place. */
  publishedAt: string
  withdrawnOn: Day | null
  withdrawnWhy: string
  version: number
}

export type Channel = keyof typeof channelNames

/** @law Luật Tiếp cận thông tin 104/2016/QH13, Điều 18 khoản 1 */
export const channelNames = {
  portal: 'Cổng, trang thông tin điện tử',
  media: 'Phương tiện thông tin đại chúng, đài truyền thanh',
  gazette: 'Công báo',
  posting: 'Niêm yết tại trụ sở, điểm sinh hoạt cộng đồng',
  reception: 'Tiếp công dân, họp báo, người phát ngôn',
  other: 'Hình thức khác thuận lợi cho người dân',
} as const

/** What a law gives, of which days, and how sure it is. */
type Given = {
  law: { name: string; number: string }
  article: string
  mark: Mark
  effectiveFrom: Day
  /** Both days included. */
  effectiveTo: Day | null
}

/** `shortName`: our own words, for lists. */
export type DisclosureKind = Given & { id: string; name: string; shortName: string }

/** Points of one article; that of the law of 2026 was not seen: a kind names the ground of the law that was. */
export const disclosureKinds = kinds as readonly DisclosureKind[]

export function kindName(id: string): string {
  return disclosureKinds.find((kind) => kind.id === id)?.name ?? id
}

/** For a column of a list. */
export function kindShortName(id: string): string {
  return disclosureKinds.find((kind) => kind.id === id)?.shortName ?? id
}

/** What the law on access to information gives where no other law sets a day; undefined: none that is sure is in force on that day. */
export function publishingLimitOn(day: Day) {
  return (limits as readonly (Given & { count: number; unit: 'working-days' })[]).find((one) => isInForce(one, day))
}

/** How many days a posting stays at least where nothing else says so. */
export function postingTimeOn(day: Day) {
  return (times as readonly (Given & { days: number })[]).find((one) => isInForce(one, day))
}

function isInForce({ mark, effectiveFrom, effectiveTo }: Given, day: Day): boolean {
  return decides(mark) && effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo)
}

/** The last day in time for what was made on `madeOn`; undefined: no law that is sure sets one. */
export function dueOf(madeOn: Day, calendar: Calendar): { dueOn: Day; isDueSure: boolean } | undefined {
  const limit = publishingLimitOn(madeOn)
  if (limit === undefined) return undefined
  const { day, doubts } = lastDayOf(limit, madeOn, calendar)
  return { dueOn: day, isDueSure: doubts.length === 0 }
}

export type DisclosureState = 'due' | 'late' | 'in-time' | 'published-late' | 'published-unsure' | 'withdrawn'

export const disclosureStates: Record<DisclosureState, string> = {
  due: 'Chưa công khai',
  late: 'Quá hạn, chưa công khai',
  'in-time': 'Đã công khai đúng hạn',
  'published-late': 'Đã công khai, sau hạn',
  'published-unsure': 'Đã công khai, hạn chưa chắc',
  withdrawn: 'Đã rút khỏi danh mục',
}

/** A day that is not sure can only turn out to be later: in time stays in time, but nothing is late by it. */
export function stateOf(
  {
    dueOn,
    isDueSure,
    publishedOn,
    withdrawnOn,
  }: Pick<Disclosure, 'dueOn' | 'isDueSure' | 'publishedOn' | 'withdrawnOn'>,
  today: Day,
): DisclosureState {
  if (withdrawnOn !== null) return 'withdrawn'
  if (publishedOn === null) return isDueSure && today > dueOn ? 'late' : 'due'
  if (publishedOn <= dueOn) return 'in-time'
  return isDueSure ? 'published-late' : 'published-unsure'
}

/** Danh mục thông tin phải công khai, as such: made on a day, then posted; a new one takes its place. */
export type DisclosureList = {
  id: string
  bodyId: string
  madeOn: Day
  number: string
  postedOn: Day | null
  postedAt: string
  replacedOn: Day | null
  version: number
}

/** Where it can be opened on the web; undefined: a place to go to. */
export function linkOf(publishedAt: string): string | undefined {
  if (!/^https:\/\/[^/\s]\S*$/iu.test(publishedAt) || !URL.canParse(publishedAt)) return undefined
  const { hostname, username, password } = new URL(publishedAt)
  return hostname.includes('.') && username === '' && password === '' ? publishedAt : undefined
}

/** Neither a place nor an address that can be opened without danger. */
export function isNoPlace(publishedAt: string): boolean {
  return linkOf(publishedAt) === undefined && (otherAddress.test(publishedAt) || hostAlone.test(publishedAt))
}

/** With a scheme; a colon alone stands in places too: «UBND: bảng tin». */
const otherAddress = /:\/\/|^(?:www\.|javascript:|data:)/iu
/** «xamot.gov.vn/a», that lacks its https://. */
const hostAlone = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/?#]\S*)?$/iu

/** A form's answer for where something can be seen. */
export const whereSentence =
  'Hãy ghi đường dẫn bắt đầu bằng https://, hoặc nơi người dân đến xem, ví dụ «Bảng tin trụ sở UBND xã».'

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy mục này trong danh mục công khai.'),
  notYours: new Refusal(403, 'Ông/bà không được ghi vào danh mục công khai của cơ quan này.'),
  bodyEnded: new Refusal(
    409,
    'Cơ quan của mục này đã kết thúc nên không ghi ở đây được nữa. Mục chưa công khai tự sang nơi kế tục trong đêm; mục đã công khai thì nơi kế tục đính chính. Nếu chia cho nhiều nơi, mỗi nơi ghi lại mục của mình.',
  ),
  changedMeanwhile: new Refusal(409, 'Có người vừa sửa mục này. Hãy tải lại trang rồi làm lại.'),
  dayAhead: new Refusal(422, 'Ngày này chưa đến. Hãy chọn hôm nay hoặc một ngày trước đó.'),
  beforeMade: new Refusal(422, 'Ngày công khai đang trước ngày tạo ra thông tin. Hãy xem lại hai ngày.'),
  keepBeforeMade: new Refusal(422, 'Ngày hết hạn công khai đang trước ngày tạo ra thông tin. Hãy xem lại hai ngày.'),
  dueBeforeMade: new Refusal(422, 'Hạn công khai đang trước ngày tạo ra thông tin. Hãy xem lại hai ngày.'),
  noLimit: new Refusal(422, 'Chưa có hạn công khai chắc chắn cho ngày này. Hãy ghi hạn và văn bản quy định hạn đó.'),
  dueWithoutGround: new Refusal(422, 'Hạn ghi riêng phải có văn bản quy định. Hãy ghi tên, số, điều của văn bản.'),
  published: new Refusal(
    422,
    'Mục này đã ghi công khai. Muốn sửa thì hãy ghi vì sao; nội dung đã công khai bị sai thì ghi đính chính.',
  ),
  publishedNeedsWhy: new Refusal(422, 'Mục này đã ghi công khai. Muốn ghi lại ngày, nơi công khai thì hãy ghi vì sao.'),
  corrected: new Refusal(
    409,
    'Mục này đã có đính chính nên không bỏ được ghi công khai. Hãy ghi lại ngày, nơi công khai, hoặc gỡ đính chính trước.',
  ),
  noSuchCorrection: new Refusal(404, 'Lần đính chính này không còn. Hãy tải lại trang.'),
  notPublishedYet: new Refusal(409, 'Mục này chưa ghi công khai.'),
  publishedAfterKept: new Refusal(
    422,
    'Ngày công khai đang sau ngày hết hạn công khai. Hãy xem lại hai ngày; hạn ghi sai thì sửa ở «Sửa mục này».',
  ),
  notPublished: new Refusal(409, 'Mục này chưa công khai nên chưa có gì để đính chính.'),
  correctedBeforePublished: new Refusal(422, 'Ngày đính chính đang trước ngày công khai. Hãy xem lại hai ngày.'),
  publishedAfterCorrected: new Refusal(
    422,
    'Ngày công khai đang sau ngày của một lần đính chính. Hãy xem lại hai ngày.',
  ),
  withdrawn: new Refusal(409, 'Mục này đã rút khỏi danh mục.'),
  notWithdrawn: new Refusal(409, 'Mục này đang ở trong danh mục.'),
  publishedStays: new Refusal(
    409,
    'Mục này đã ghi công khai nên không rút được. Nếu thật ra chưa công khai, hãy bỏ ghi công khai kèm lý do trước.',
  ),
  ofDocument: new Refusal(409, 'Mục này đi theo văn bản của xã. Hãy sửa ở trang của văn bản.'),
  emptyList: new Refusal(409, 'Danh mục chưa có mục nào. Hãy ghi thông tin phải công khai trước.'),
  listChanged: new Refusal(409, 'Có người vừa lập hoặc ghi danh mục này. Hãy tải lại trang rồi làm lại.'),
  postedBeforeMade: new Refusal(422, 'Ngày đăng đang trước ngày lập danh mục. Hãy xem lại hai ngày.'),
  postedNeedsWhy: new Refusal(422, 'Danh mục này đã ghi nơi đăng. Muốn ghi lại thì hãy ghi vì sao.'),
  noList: new Refusal(409, 'Chưa lập danh mục. Hãy ghi ngày lập danh mục trước khi ghi nơi đăng.'),
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'read disclosures': true
    'record disclosures': true
  }
}
