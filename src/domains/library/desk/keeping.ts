/**
 * Ai giữ văn bản nào: a document of the whole system is kept by those whose role is for the whole system; a resolution of a
 * province by the body that answers for it. The same in SQL stands in keeping.queries.ts.
 */
import { Refusal } from '#base/refusal.ts'
import type { RelationKind } from '#domains/library/relation.ts'
import { everywhere, type Holder, type Location, may } from '#platform/permission/permission.ts'

/** `keeper`: where the document belongs; null for the whole system. */
export function keeps(holder: Holder, keeper: Location | null): boolean {
  return may(holder, 'keep the library', keeper ?? everywhere)
}

/**
 * What ends, changes or suspends a document is decided by whoever keeps that document, whatever the other one says of itself:
 * a commune's resolution repeals no law. The rest moves nobody's effect; either keeper may decide it.
 */
export function decidesRelation(
  holder: Holder,
  kind: RelationKind,
  of: { from: Location | null; to: Location | null },
) {
  return keeps(holder, of.to) || (!movesEffect(kind) && keeps(holder, of.from))
}

export function movesEffect(kind: RelationKind): boolean {
  switch (kind) {
    case 'amends':
    case 'replaces':
    case 'repeals':
    case 'suspends':
      return true
    case 'guides':
    case 'based-on':
    case 'consolidates':
      return false
  }
}

export const refusals = {
  notKept: new Refusal(
    403,
    'Văn bản này do cơ quan khác giữ nên ông/bà không sửa được. Hãy báo người biên tập của cơ quan đó, hoặc người biên tập chung của hệ thống.',
  ),
  notDeciding: new Refusal(
    403,
    'Quan hệ này làm đổi hiệu lực của một văn bản do nơi khác giữ. Hãy báo người biên tập của văn bản đó xác nhận; quan hệ vẫn ở mục «chờ xác nhận».',
  ),
}
