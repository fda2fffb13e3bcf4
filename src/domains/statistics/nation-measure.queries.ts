import type { Day } from '#base/day.ts'
import { listPlacesById, listProvinces } from '#domains/places/places.queries.ts'
import type { Counted, MeasureId } from '#domains/statistics/measure.ts'
import { loadNationFigures, type NationFigures } from '#domains/statistics/nation-figures.queries.ts'
import type { Db } from '#platform/database/database.ts'

export type NationMeasure = {
  figures: NationFigures
  /** Provinces of today in order, then those that ended, each with a record; `''`, the last, for bodies of the nation itself. */
  rows: { placeId: string; name: string; counted: Counted }[]
}

/** Bodies that stand in no province. */
export const ofNationItself = 'Cơ quan trung ương'

/** One measure of the whole country by province: each counted within itself, and each opens its own list of records. */
export async function loadNationMeasure(
  db: Db,
  id: MeasureId,
  { today, from, to }: { from: Day; to: Day; today: Day },
): Promise<NationMeasure> {
  const figures = await loadNationFigures(db, [id], { from, to })
  const counted = new Map<string, Counted>()
  for (const [placeId, counts] of figures.below) {
    const own = counts.get(id)
    if (own !== undefined && own.records > 0) counted.set(placeId, own)
  }
  const standing = (await listProvinces(db, today)).map((place) => place.id)
  const ended = [...counted.keys()].filter((placeId) => placeId !== '' && !standing.includes(placeId))
  const places = await listPlacesById(db, [...standing, ...ended])
  const rows = [...standing, ...ended, ''].flatMap((placeId) => {
    const own = counted.get(placeId)
    if (own === undefined) return []
    const name = placeId === '' ? ofNationItself : (places.get(placeId)?.fullName ?? placeId)
    return [{ placeId, name: ended.includes(placeId) ? `${name} (đã kết thúc)` : name, counted: own }]
  })
  return { figures, rows }
}
