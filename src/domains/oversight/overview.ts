import type { Day } from '#base/day.ts'
import type { Place } from '#domains/places/place.ts'
import { type Tally, totalOf } from '#domains/plans/tally.ts'

/** Toàn cảnh: what a page of the overview shows. All of it lies within the reach of who looks. */
export type Overview = {
  /** null: the nation. */
  place: Place | null
  /** A single body, where one was chosen. */
  holder: { id: string; name: string; endedOn: Day | null } | null
  /** Outermost first, without the place itself; only what the person may look at. */
  trail: Place[]
  /** The nation is within reach, and above this place. */
  isBelowNation: boolean
  year: number | null
  sum: Tally
  age: { isFresh: boolean; countedAt: Date | null }
  /** What lies directly below. */
  places: PlaceFigures[]
  /** Bodies of the place itself. */
  holders: HolderFigures[]
  plans: PlanFigures[]
  /** Work of bodies elsewhere in which the person's own bodies lead or help; on the first page only. */
  elsewhere: HolderFigures[]
  years: (Tally & { year: number | null })[]
}

export type PlaceFigures = Tally & {
  place: Place
  plans: number
  /** It no longer stands; its figures are shown with the place that took over, where that is certain. */
  ended: { on: Day; into: Place | null } | null
}
export type HolderFigures = Tally & {
  bodyId: string
  bodyName: string
  placeName: string
  endedOn: Day | null
  plans: number
}
export type PlanFigures = Tally & { planId: string; title: string; bodyName: string }

export const placeOrders = ['muon', 'ten', 'ty-le', 'tong'] as const
export type PlaceOrder = (typeof placeOrders)[number]

/** Places with something late come first, the most first; places without a plan come last. */
export function mostLateFirst(one: PlaceFigures, other: PlaceFigures): number {
  return other.openLate - one.openLate || totalOf(other) - totalOf(one)
}

/** The same figures, each of a place that ended also counted with the one that took over: what the map colours. */
export function onTodaysMap(places: readonly PlaceFigures[]): ReadonlyMap<string, PlaceFigures[]> {
  return Map.groupBy(places, ({ place, ended }) => ended?.into?.id ?? place.id)
}
