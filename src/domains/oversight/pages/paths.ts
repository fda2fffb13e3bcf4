import type { TallyScope } from '#domains/plans/tally.queries.ts'
import { address } from '#ui/address.ts'

/** The only place that writes the addresses of this domain's pages, and those of the lists behind its figures. */
export const paths = {
  overview: '/nghiep-vu/toan-canh',
  place: (id: string) => `/nghiep-vu/toan-canh/${id}`,
  plan: (id: string) => `/nghiep-vu/ke-hoach/${id}`,
}

export type QueueTab = 'late' | 'open-in-time' | 'done-in-time' | 'done-late' | 'done' | 'waiting' | 'all'

/** The page of a place, or of the nation, with the year and the body that were chosen. */
export function overviewHref(
  placeId: string | null,
  chosen: { year: number | null; holderId?: string | null },
): string {
  return address(placeId === null ? paths.overview : paths.place(placeId), {
    'don-vi': chosen.holderId ?? undefined,
    nam: chosen.year === null ? undefined : String(chosen.year),
  })
}

/** The list that a figure counts: the queue with the same filters. */
export function queueHref(scope: Partial<TallyScope>, tab: QueueTab): string {
  return address('/nghiep-vu/nhiem-vu', {
    tt: tab,
    'dia-ban': scope.placeId ?? undefined,
    'dia-ban-rieng': scope.ownPlaceId ?? undefined,
    'don-vi': scope.holderId ?? undefined,
    'ke-hoach': scope.planId ?? undefined,
    nam: scope.year == null ? undefined : String(scope.year),
  })
}
