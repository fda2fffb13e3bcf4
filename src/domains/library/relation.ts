/**
 * Quan hệ giữa hai văn bản: what one document does to another, from a day on. The machine reads them from texts and notes; an
 * editor confirms or dismisses. read → confirmed | dismissed.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Mark } from '#domains/library/document.ts'

export type Relation = {
  id: string
  fromId: string
  toId: string
  kind: RelationKind
  /** What of it: empty for the whole document, otherwise `dieu-3`, `dieu-3/khoan-1`, or `somePart`. */
  scope: string[]
  fromDay: Day | null
  /** Of a suspension: the first day after it. */
  toDay: Day | null
  /** The words it was read from. */
  excerpt: string
  source: string
  mark: Mark
  state: RelationState
}

/** A scope that is no điều: «cụm từ …», «Phụ lục II», «Chương III». */
export const somePart = 'mot-phan'

export type RelationKind = 'amends' | 'replaces' | 'repeals' | 'suspends' | 'guides' | 'based-on' | 'consolidates'

export type RelationState = 'read' | 'confirmed' | 'dismissed'

/** Said of the document that acts, and of the one it acts on. */
export const relationNames: Record<RelationKind, { acting: string; actedOn: string }> = {
  amends: { acting: 'sửa đổi, bổ sung', actedOn: 'được sửa đổi, bổ sung bởi' },
  replaces: { acting: 'thay thế', actedOn: 'bị thay thế bởi' },
  repeals: { acting: 'bãi bỏ', actedOn: 'bị bãi bỏ bởi' },
  suspends: { acting: 'ngưng hiệu lực', actedOn: 'bị ngưng hiệu lực bởi' },
  guides: { acting: 'quy định chi tiết, hướng dẫn', actedOn: 'được quy định chi tiết, hướng dẫn bởi' },
  'based-on': { acting: 'căn cứ', actedOn: 'là căn cứ của' },
  consolidates: { acting: 'hợp nhất', actedOn: 'được hợp nhất tại' },
}

export const refusals = {
  notFound: new Refusal(
    404,
    'Không còn thấy quan hệ này giữa hai văn bản. Hãy tải lại trang của văn bản để xem danh sách mới nhất.',
  ),
}
