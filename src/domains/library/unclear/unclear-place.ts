/**
 * Chỗ chưa hiểu: a place of a guide or an article of which readers said that they do not understand it, with how often. Nobody
 * signs in and nothing is typed: only the place is chosen, so that nothing about a person is kept.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'

export type UnclearPlace = { place: string; times: number; lastOn: Day }

export type UnclearKind = 'guide' | 'article'

/** All of it, and no place in it. */
export const wholeText = ''

/** A longer sentence is kept, and recognised, by its beginning. */
export const placeLettersMax = 600

/** A village may stand behind one network address. */
export const unclearRate: Rate = { times: 20, perSeconds: 3_600 }

export const refusals = {
  changedMeanwhile: new Refusal(409, 'Bài vừa có bản mới. Hãy đọc bản mới ở dưới rồi chọn lại chỗ chưa hiểu.'),
  noPlace: new Refusal(422, 'Không có chỗ đã chọn. Hãy chọn lại trong danh sách.'),
}
