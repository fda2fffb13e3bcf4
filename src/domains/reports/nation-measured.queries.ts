import { type Day, dayAt, firstDaysOfMonths } from '#base/day.ts'
import { isMinistry } from '#domains/bodies/ministry.queries.ts'
import { listPlacesById } from '#domains/places/places.queries.ts'
import {
  type Measured,
  type MeasuredPart,
  type MeasuredRecord,
  measuredFigure,
  monthlyOf,
  nationWide,
} from '#domains/reports/measured.ts'
import { refusals } from '#domains/reports/report.ts'
import { type Counted, figureOf, type MeasureId } from '#domains/statistics/measure.ts'
import { sumMonths } from '#domains/statistics/measure-month.queries.ts'
import { loadNationFigures } from '#domains/statistics/nation-figures.queries.ts'
import { areWholeMonths } from '#domains/statistics/whole-months.ts'
import type { Db } from '#platform/database/database.ts'

/** `all`: the measures of the part whose places give the codes, `measures` those that apply. */
type Section = { letters: string; title: string; all: MeasureId[]; measures: MeasureId[] }
type Counts = ReadonlyMap<MeasureId, Counted>

/** What a matter that went to another province is counted for less: once in the country, though each of the two has it. */
const movedId = 'moved'

/**
 * The whole country from the kept sums of its months, as they were counted together: a figure is the sum of what each province has, and
 * that is its list. Undefined where it is not a ministry's. Throws `wholeMonths`, `monthsNotCounted`: the country is never counted while
 * somebody waits.
 */
export async function findNationMeasured(
  db: Db,
  scope: { bodyId: string; from: Day; to: Day },
  sections: readonly Section[],
): Promise<Measured | undefined> {
  const { bodyId, from, to } = scope
  if (!(await isMinistry(db, bodyId))) return undefined
  if (!areWholeMonths(scope)) throw refusals.wholeMonths
  const ids = sections.flatMap(({ measures }) => measures)
  const { countedAt: keptAt, whole, below } = await loadNationFigures(db, ids, scope)
  if (keptAt === null) throw refusals.monthsNotCounted
  const firstDays = firstDaysOfMonths(from, to)
  const byMonth = await sumMonths(db, ids, { path: '', from, to: firstDays.at(-1)! }, 'month')
  const parts = sections.map(({ letters, title, measures, all }): MeasuredPart => {
    const monthly = monthlyOf(letters)
    return {
      letters,
      title,
      figures: measures.map((id) => {
        const { records, told, sum } = whole.get(id) ?? none
        const value = figureOf({ records, told, sum })
        return {
          ...measuredFigure(letters, all.indexOf(id), id, { value, records, told }),
          listed: partsOf(id, below, sum),
        }
      }),
      ...(monthly !== undefined &&
        measures.includes(monthly) && {
          byMonth: {
            measure: monthly,
            months: firstDays.map((month) => ({ month, value: byMonth.get(month)?.get(monthly)?.records ?? 0 })),
          },
        }),
    }
  })
  const records = await recordsOf(db, [...below.keys()], { bodyId, day: dayAt(keptAt) })
  return { basis: 'months', keptAt: keptAt.toISOString(), parts, records, missing: [] }
}

const none: Counted = { records: 0, told: 0, sum: 0 }

/** Each province that has records; what they have together more than the country is taken off in a row of its own. */
function partsOf(id: MeasureId, below: ReadonlyMap<string, Counts>, sum: number) {
  const listed = [...below].flatMap(([placeId, counts]) => {
    const counted = counts.get(id)
    return counted === undefined || counted.records === 0 ? [] : [{ id: placeId, amount: figureOf(counted) }]
  })
  const together = listed.reduce((total, { amount }) => total + (amount ?? 0), 0)
  return together === sum ? listed : [...listed, { id: movedId, amount: sum - together }]
}

async function recordsOf(
  db: Db,
  placeIds: readonly string[],
  { bodyId, day }: { bodyId: string; day: Day },
): Promise<MeasuredRecord[]> {
  const places = await listPlacesById(db, placeIds)
  const row = (id: string, opens: string, label: string): MeasuredRecord => ({
    id,
    kind: 'place',
    opens,
    label,
    day,
    bodyId,
    bodyName: '',
  })
  return [
    ...placeIds.map((id) =>
      id === '' ? row(id, nationWide, 'Cơ quan trung ương') : row(id, id, places.get(id)?.fullName ?? id),
    ),
    row(movedId, nationWide, 'Việc chuyển từ tỉnh này sang tỉnh khác, tính một lần'),
  ]
}
