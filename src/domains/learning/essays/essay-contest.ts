/**
 * Cuộc thi viết: draft → submitted → approved (by somebody else), or returned; open between two moments; then papers are dealt to
 * markers, marked blind, counted by one person, published by another. What was approved does not change.
 */
import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'
import { type Contest, refusals as contestRefusals, type Prize } from '#domains/learning/contests/contest.ts'

/** Tiêu chí chấm, and the most that it gives. */
export type Criterion = { name: string; points: number }

export type EssayContest = Pick<
  Contest,
  | 'id'
  | 'bodyId'
  | 'provinceId'
  | 'slug'
  | 'title'
  | 'about'
  | 'groups'
  | 'opensAt'
  | 'closesAt'
  | 'state'
  | 'writerIds'
  | 'returnedWhy'
  | 'approvedBy'
  | 'countedBy'
  | 'publishedBy'
  | 'version'
> & {
  prizes: Prize[]
  question: string
  wordsMax: number
  /** What an entrant agrees to, as the body wrote it. */
  consent: string
  criteria: Criterion[]
  /** Two marks that differ by more ask for a third. */
  gapPoints: number
  /** When the papers got their numbers and went to the markers. */
  dealtAt: Date | null
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'mark essays': true
  }
}

export const criteriaMax = 10
export const markersMax = 30
export const essaysMax = 5_000
export const essayFileMbMax = 10
export const essayLettersMax = 60_000

export const refusals = {
  notOpenYet: new Refusal(409, 'Cuộc thi chưa mở nhận bài. Hãy quay lại đúng giờ mở ghi ở trang cuộc thi.'),
  closed: new Refusal(409, 'Cuộc thi đã đóng nên không nhận bài nữa. Bài đã gửi trước giờ đóng vẫn được chấm.'),
  entered: new Refusal(
    409,
    'Số điện thoại này đã gửi một bài. Mỗi người một bài; hãy dùng mã bài dự thi để xem lại bài đã gửi.',
  ),
  full: new Refusal(409, `Cuộc thi đã nhận đủ ${essaysMax} bài. Hãy liên hệ cơ quan tổ chức.`),
  noEssay: new Refusal(404, 'Không có bài dự thi nào mang mã này. Hãy xem lại từng nhóm bốn chữ số.'),
  tooLong: (has: number, most: number) =>
    new Refusal(422, `Bài có ${has} từ, thể lệ cho nhiều nhất ${most} từ. Hãy rút gọn rồi gửi lại.`),
  notClosed: new Refusal(409, 'Cuộc thi chưa đóng: chia bài được sau giờ đóng.'),
  dealt: new Refusal(409, 'Bài đã chia cho người chấm nên không làm được nữa. Hãy tải lại trang.'),
  notDealt: new Refusal(409, 'Bài chưa chia cho người chấm. Hãy chia bài trước.'),
  noEntries: new Refusal(409, 'Chưa có bài dự thi nào để chia.'),
  tooFewMarkers: new Refusal(422, 'Mỗi bài hai người chấm độc lập: hãy nêu tên ít nhất hai người chấm.'),
  markersFull: new Refusal(422, `Nhiều nhất ${markersMax} người chấm một cuộc thi.`),
  noPaper: new Refusal(404, 'Không có bài này, hoặc bài không giao cho ông/bà. Hãy mở lại danh sách bài được giao.'),
  bothIn: new Refusal(409, 'Những người chấm bài này đã ghi điểm xong nên điểm không sửa được nữa.'),
  counted: new Refusal(409, 'Cuộc thi đã tổng hợp kết quả nên không chấm, không sửa được nữa.'),
  notAllMarked: (left: number) =>
    new Refusal(409, `Còn ${left} bài chưa chấm xong. Tổng hợp được khi mọi bài đã đủ điểm.`),
  tiesOpen: new Refusal(
    409,
    'Còn bài bằng điểm ở chỗ phân giải. Hãy đọc các bài đó, xếp thứ tự kèm lý do rồi tổng hợp lại.',
  ),
  noTie: new Refusal(409, 'Những bài này không còn bằng điểm, hoặc không cần phân định. Hãy tải lại trang.'),
}

export function submit(contest: EssayContest): EssayContest {
  if (contest.state !== 'draft') throw contestRefusals.notDraft
  return { ...contest, state: 'submitted', returnedWhy: '', version: contest.version + 1 }
}

export function approve(contest: EssayContest, by: { personId: string; now: Date }): EssayContest {
  if (contest.state !== 'submitted') throw contestRefusals.notSubmitted
  if (contest.writerIds.includes(by.personId)) throw contestRefusals.ownContest
  if (contest.opensAt <= by.now) throw contestRefusals.opensTooSoon
  return { ...contest, state: 'approved', approvedBy: by.personId, version: contest.version + 1 }
}

/** Chia bài, once it is closed: each paper gets its number and two markers. */
export function deal(contest: EssayContest, has: { now: Date; entries: number; markers: number }): EssayContest {
  if (contest.state !== 'approved' || has.now < contest.closesAt) throw refusals.notClosed
  if (contest.dealtAt !== null) throw refusals.dealt
  if (has.entries === 0) throw refusals.noEntries
  if (has.markers < 2) throw refusals.tooFewMarkers
  return { ...contest, dealtAt: has.now, version: contest.version + 1 }
}

/** Whether marks and ties may still be written. */
export function requireMarking(contest: Pick<EssayContest, 'state' | 'dealtAt'>): void {
  if (contest.state === 'counted' || contest.state === 'published') throw refusals.counted
  if (contest.dealtAt === null) throw refusals.notDealt
}

/** Tổng hợp: names are opened from here on. */
export function count(contest: EssayContest, personId: string): EssayContest {
  requireMarking(contest)
  return { ...contest, state: 'counted', countedBy: personId, version: contest.version + 1 }
}

/** The most that a paper may get. */
export function pointsMax({ criteria }: Pick<EssayContest, 'criteria'>): number {
  return criteria.reduce((sum, { points }) => sum + points, 0)
}

/** Words as people count them: what stands between blanks. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/**
 * Whether a typed essay tells its marker who wrote it: their telephone, or their whole name with tones. A name of two words is often a
 * word of the language too («văn minh»), so it is not looked for.
 */
export function tellsWho(text: string, who: { name: string; phone: string }): boolean {
  const digits = who.phone.replace(/\D/gu, '').slice(-9)
  if (text.replace(/[\s.\-()]/gu, '').includes(digits)) return true
  const spaced = (words: string) =>
    ` ${fold(words)
      .replace(/[^a-z0-9]+/gu, ' ')
      .trim()} `
  return spaced(who.name).trim().split(' ').length >= 3 && spaced(text).includes(spaced(who.name))
}
