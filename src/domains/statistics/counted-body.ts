/** Whose figures are shown: a body, with what tells whether a measure of communes applies to it. */
import { Refusal } from '#base/refusal.ts'
import type { Measure } from '#domains/statistics/measure.ts'

export type CountedBody = {
  id: string
  name: string
  placeId: string
  /** Of a commune, or of a whole province with its communes; a department of the province has none below it. */
  holdsCommune: boolean
  /** Those that ended and that it alone took over: their records count with its own. */
  tookOver: string[]
}

/** Of those taken over, the ones that a kept number was counted with (`asked`, as `statisticsPaths.listOf` writes them); nobody else's. */
export function tookOverAsked({ tookOver }: Pick<CountedBody, 'tookOver'>, asked: string | undefined): string[] {
  if (asked === undefined) return tookOver
  const kept = new Set(asked.split(','))
  return tookOver.filter((id) => kept.has(id))
}

export const statisticsRefusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy cơ quan này, hoặc ông/bà không được giao quyền xem số liệu của cơ quan đó. Hãy chọn lại cơ quan.',
  ),
  noMeasure: new Refusal(404, 'Không có chỉ tiêu này. Hãy mở lại từ trang «Số liệu thống kê».'),
}

/** «Không phát sinh» is not «không áp dụng»: teams of mediators stand in communes alone. */
export function appliesTo(measure: Pick<Measure, 'communesOnly'>, body: Pick<CountedBody, 'holdsCommune'>): boolean {
  return measure.communesOnly !== true || body.holdsCommune
}
