/** Whose kept sums somebody may see: of places that are wholly in their reach. */
import { Refusal } from '#base/refusal.ts'
import type { Actor } from '#platform/acts/actor.ts'

export const boardRefusals = {
  noPlace: new Refusal(
    403,
    'Bảng số liệu theo địa bàn dành cho người theo dõi cả tỉnh hoặc cả xã. Hãy xem số liệu của cơ quan mình ở trang «Số liệu thống kê».',
  ),
}

/** Whether every body of a place and of those below is in reach: only then is a kept sum of the place theirs to see. */
export function mayCountPlace({ grants }: Pick<Actor, 'grants'>, path: string): boolean {
  return grants.some(
    ({ deeds, reach, bodyPath, placePath }) =>
      deeds.has('see statistics') &&
      ((reach === 'subtree' && bodyPath === '/') || (reach === 'place' && path.startsWith(placePath))),
  )
}

/** The widest such place, `''` the nation; undefined when there is none. */
export function widestCounted({ grants }: Pick<Actor, 'grants'>): string | undefined {
  const paths = grants
    .filter(
      ({ deeds, reach, bodyPath }) =>
        deeds.has('see statistics') && (reach === 'place' || (reach === 'subtree' && bodyPath === '/')),
    )
    .map(({ reach, placePath }) => (reach === 'place' ? placePath : ''))
  return paths.toSorted((one, other) => one.length - other.length)[0]
}
