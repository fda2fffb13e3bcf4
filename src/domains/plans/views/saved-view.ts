/** Bộ lọc đã lưu: a filter and order of the work list under a name of its owner's. Private, or shared with the people of a body. */
import { Refusal } from '#base/refusal.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import { lineField } from '#platform/acts/fields.ts'

export type SavedView = {
  id: string
  name: string
  /** As `queueQueryOf` writes it. */
  query: string
  /** Seen by whoever may read tasks there; null: by the owner alone. */
  sharedBodyId: string | null
  isDefault: boolean
}

export const viewsMax = 30
export const nameLengthMax = 60
/** What a form sends before it is parsed; what is kept is shorter. */
export const queryLengthMax = 8_000

export const viewNameField = () => lineField('tên bộ lọc', nameLengthMax)

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy bộ lọc này trong các bộ lọc của ông/bà. Có thể nó đã bị xóa; hãy tải lại trang.',
  ),
  tooMany: new Refusal(
    409,
    `Mỗi người lưu được nhiều nhất ${viewsMax} bộ lọc. Hãy xóa bộ lọc không còn dùng ở trang «Bộ lọc đã lưu» rồi lưu lại.`,
  ),
  bodyElsewhere: new FormRefusal({
    bodyId: 'Chỉ chia sẻ được với cơ quan mà ông/bà được xem nhiệm vụ. Hãy chọn trong danh sách.',
  }),
}

/** A name stands once among a person's views, however it is capitalised. */
export function checkName(name: string, others: readonly SavedView[]): void {
  const isTaken = others.some((one) => one.name.toLocaleLowerCase('vi') === name.toLocaleLowerCase('vi'))
  if (isTaken)
    throw new FormRefusal({ name: `Ông/bà đã có bộ lọc tên «${name}». Hãy đặt tên khác, hoặc xóa bộ lọc cũ trước.` })
}

export function checkRoom(views: readonly SavedView[]): void {
  if (views.length >= viewsMax) throw refusals.tooMany
}

export const directions = ['up', 'down'] as const
export type Direction = (typeof directions)[number]

/** The order after one view has changed places with its neighbour; at the end of the row nothing moves. */
export function orderAfterMove(ids: readonly string[], id: string, direction: Direction): string[] {
  const from = ids.indexOf(id)
  const to = direction === 'up' ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= ids.length) return [...ids]
  return ids.with(from, ids[to]!).with(to, id)
}
