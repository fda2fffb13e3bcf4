/** Bản chữ mới của một điều, nhập tay: from a day on, with the document that changed it and where the words stand. */
import { type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { type ArticleVersion, versionOn } from '#domains/library/article.ts'

export type TextSaid = { title: string; text: string; fromDay: Day; amendedBy: string[]; source: string }

export type TextPlace = {
  /** The text of the day before the new one: what it is compared with. */
  before: ArticleVersion
  /** A text from the same day on, whose words this one corrects. */
  corrects: boolean
  /** The day on which a later text takes over; null: none does. */
  until: Day | null
}

/** Where a new text stands among those there are. Throws `noTextBefore`, `unchanged`. */
export function placeOf(
  versions: readonly ArticleVersion[],
  said: Pick<TextSaid, 'fromDay'>,
  textHash: string,
): TextPlace {
  const before = versionOn(versions, said.fromDay)
  if (before === undefined) throw refusals.noTextBefore
  if (before.textHash === textHash) throw refusals.unchanged
  return { before, corrects: before.fromDay === said.fromDay, until: before.toDay }
}

/** The latest text, if it may be taken back: one before it stands again. Throws why not. */
export function lastTaken(
  versions: readonly (ArticleVersion & { isByHand: boolean })[],
  pinnedSince: number,
): { last: ArticleVersion; before: ArticleVersion } {
  const [last, before] = [versions.at(-1), versions.at(-2)]
  if (last === undefined || before === undefined) throw refusals.onlyText
  if (!last.isByHand) throw refusals.fromSource
  if (pinnedSince > 0) throw refusals.pinned
  return { last, before }
}

export function sayText({ fromDay, toDay }: Pick<ArticleVersion, 'fromDay' | 'toDay'>): string {
  const from = fromDay === null ? 'từ ngày chưa rõ' : `từ ${showDay(fromDay)}`
  return toDay === null ? from : `${from} đến trước ${showDay(toDay)}`
}

export const refusals = {
  noTextBefore: new Refusal(
    422,
    'Điều này không có bản chữ nào có hiệu lực vào ngày ấy nên không biết sửa từ đâu. Hãy chọn ngày trong khoảng mà điều đang có hiệu lực.',
  ),
  unchanged: new Refusal(
    409,
    'Tên điều và nội dung giống hệt bản chữ đang có hiệu lực vào ngày ấy. Không có gì để lưu; hãy kiểm tra lại ngày và phần chữ.',
  ),
  onlyText: new Refusal(409, 'Điều này chỉ có một bản chữ nên không bỏ được. Hãy nhập bản chữ đúng thay cho nó.'),
  fromSource: new Refusal(
    409,
    'Bản chữ này nhập từ nguồn, không phải nhập tay, nên không bỏ ở đây được. Nếu nguồn sai, hãy nhập bản chữ đúng từ cùng ngày.',
  ),
  pinned: new Refusal(
    409,
    'Đã có bài hướng dẫn được xác nhận theo bản chữ này nên không bỏ được. Hãy báo người soạn bài đó, hoặc nhập bản chữ đúng từ cùng ngày.',
  ),
}
