/** Which sums a month has: of the nation, of each province, of each commune, from one count of the lowest places. */
import { addCounted, type Counted, type MeasureId } from '#domains/statistics/measure.ts'

/** Raise when other rows of a month are kept: months that were counted before are then counted anew. */
export const levelsVersion = 2

/** By path of the place what its bodies and those below come to. */
export type CountedPlaces = ReadonlyMap<string, ReadonlyMap<MeasureId, Counted>>

export type MonthOfPlace = {
  path: string
  /** `own`: bodies of the nation, the province or the former district itself, which stand in no place below it. */
  part: 'whole' | 'own'
  /** The path of the place directly above; null for the nation and for `own`. */
  above: string | null
  /** By measure [records, told, sum]; one without a record is not there. */
  counts: Partial<Record<MeasureId, [number, number, number]>>
}

/**
 * `finest`: each record under the lowest place of its body; measures that simply add up. `levels`: by number of steps, each place
 * counted within itself; a path that is shorter than the level is of bodies that stand higher.
 */
export function placesOfMonth(finest: CountedPlaces, levels: readonly CountedPlaces[]): MonthOfPlace[] {
  const places = new Map<string, MonthOfPlace>()
  const add = (path: string, part: MonthOfPlace['part'], counts: ReadonlyMap<MeasureId, Counted>) => {
    const key = `${part} ${path}`
    const place = places.get(key) ?? { path, part, above: part === 'own' ? null : aboveOf(path), counts: {} }
    for (const [id, counted] of counts) {
      if (counted.records === 0) continue
      const [records, told, sum] = place.counts[id] ?? [0, 0, 0]
      const together = addCounted([{ records, told, sum }, counted])
      place.counts[id] = [together.records, together.told, together.sum]
    }
    if (Object.keys(place.counts).length > 0) places.set(key, place)
  }
  for (const [path, counts] of finest) {
    for (const upTo of pathsTo(path)) add(upTo, 'whole', counts)
    if (hasOwnRow(path)) add(path, 'own', counts)
  }
  for (const [steps, counted] of levels.entries())
    for (const [path, counts] of counted) {
      if (stepsOf(path) === steps) add(path, 'whole', counts)
      else if (stepsOf(path) === steps - 1 && hasOwnRow(path)) add(path, 'own', counts)
    }
  return [...places.values()]
}

/** `['', '24/', '24/00002/']`. */
function pathsTo(path: string): string[] {
  const steps = path.split('/').slice(0, -1)
  return [...Array(steps.length + 1).keys()].map((count) =>
    steps
      .slice(0, count)
      .map((step) => `${step}/`)
      .join(''),
  )
}

function stepsOf(path: string): number {
  return path.split('/').length - 1
}

/** In a commune all bodies are its own; a former district has its own beside those of its communes. */
function hasOwnRow(path: string): boolean {
  return stepsOf(path) <= 1 || (stepsOf(path) === 2 && path.startsWith('cu-'))
}

function aboveOf(path: string): string | null {
  return path === '' ? null : (pathsTo(path).at(-2) ?? null)
}
