import { yearOf } from '#base/day.ts'
import { type AlsoCounting, type CountedElsewhere, loadCounting } from '#domains/statistics/counting.queries.ts'
import { isRecordKind } from '#domains/statistics/measure.ts'
import { countingPage } from '#domains/statistics/pages/counting-page.tsx'
import { returnRefusals } from '#domains/statistics/returns/form-return.ts'
import { type Routes, read } from '#platform/http/routes.ts'

/** Được tính ở đâu; `also`: what later domains count of a record, given by the site. */
export function countingRoutes(also: readonly AlsoCounting[]): Routes {
  return {
    'GET /nghiep-vu/thong-ke/duoc-tinh/:kind/:recordId': read(
      'see statistics',
      async ({ db, actor, params, today }) => {
        const { kind = '', recordId = '' } = params
        if (!isRecordKind(kind)) throw returnRefusals.notFound
        const found = await loadCounting(db, actor, today, kind, recordId)
        const more: CountedElsewhere[] = []
        if (found.bodyId !== null)
          for (const one of also)
            more.push(...(await one(db, actor, { kind, id: recordId, bodyId: found.bodyId, measures: found.measures })))
        return { kind, recordId, year: yearOf(today), more, ...found }
      },
      countingPage,
    ),
  }
}
