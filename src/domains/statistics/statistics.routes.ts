import { readDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { isMinistry } from '#domains/bodies/ministry.queries.ts'
import { nation } from '#domains/places/place.ts'
import { findPlace } from '#domains/places/places.queries.ts'
import { windowAsked } from '#domains/statistics/asked-window.ts'
import { findCountedBody } from '#domains/statistics/counted-body.queries.ts'
import { statisticsRefusals, tookOverAsked } from '#domains/statistics/counted-body.ts'
import { listPlacesTookOver } from '#domains/statistics/counted-place.queries.ts'
import { mayCountPlace, widestCounted } from '#domains/statistics/counted-reach.ts'
import { isMeasureId, measures } from '#domains/statistics/measure.ts'
import { countMany, countMeasure, listMeasure, type Scope } from '#domains/statistics/measures.queries.ts'
import { loadNationFigures } from '#domains/statistics/nation-figures.queries.ts'
import { loadNationMeasure, ofNationItself } from '#domains/statistics/nation-measure.queries.ts'
import { figuresPage } from '#domains/statistics/pages/figures-page.tsx'
import { measurePage } from '#domains/statistics/pages/measure-page.tsx'
import { nationFiguresPage } from '#domains/statistics/pages/nation-figures-page.tsx'
import { nationMeasurePage } from '#domains/statistics/pages/nation-measure-page.tsx'
import { statisticsPaths, todaysMap } from '#domains/statistics/statistics-paths.ts'
import { type Routes, read } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'

const figures = read(
  'see statistics',
  async (context) => {
    const { db, actor, query, today } = context
    const window = windowAsked(query, today)
    const choice = await listChoiceBodies(db, actor, 'see statistics', query['tim-co-quan'])
    const chosen = await chosenBody(context, 'see statistics', choice)
    if (chosen === undefined) throw statisticsRefusals.notFound
    const body = await findCountedBody(db, actor, { id: chosen.bodyId, today })
    if (body === undefined) throw statisticsRefusals.notFound
    const maySeeBoard = widestCounted(actor) !== undefined
    if (mayCountPlace(actor, nation.path) && (await isMinistry(db, body.id)))
      return { choice, body, maySeeBoard, nation: await loadNationFigures(db, [...measures.keys()], window) }
    const counted = await countMany(db, [...measures.keys()], {
      ...window,
      bodyId: body.id,
      tookOver: body.tookOver,
      seenBy: actor,
    })
    return { choice, body, window, counted, maySeeBoard }
  },
  (props, view) => (props.nation === undefined ? figuresPage(props, view) : nationFiguresPage(props, view)),
)

const measure = read(
  'see statistics',
  async (context) => {
    const { db, query, params } = context
    const id = params.measureId ?? ''
    if (!isMeasureId(id)) throw statisticsRefusals.noMeasure
    const { scope, name, isNation } = await scopeAsked(context)
    if (isNation) return { id, ofNation: await loadNationMeasure(db, id, { ...scope, today: context.today }) }
    const after = { day: readDay(query['sau-ngay'] ?? ''), id: query.sau ?? '' }
    return {
      id,
      ofNation: undefined,
      name,
      scope,
      counted: await countMeasure(db, id, scope),
      rows: await listMeasure(
        db,
        id,
        scope,
        after.day !== undefined && isId(after.id) ? { after: { day: after.day, id: after.id } } : {},
      ),
    }
  },
  (props, view) => (props.ofNation === undefined ? measurePage(props, view) : nationMeasurePage(props, view)),
)

const partWords = 'phần ông/bà được giao quyền xem'

type Asked = { scope: Scope; name: string; isNation: boolean }

/** Of a body within reach, or of what is within reach at a place; `isNation`: the whole country, which is told from kept sums. */
async function scopeAsked({ db, actor, query, today }: ReadContext): Promise<Asked> {
  if (query['co-quan'] === undefined) {
    const place = query.noi === undefined || query.noi === '' ? null : await findPlace(db, query.noi)
    if (place === undefined) throw statisticsRefusals.notFound
    const isWhole = mayCountPlace(actor, place?.path ?? '')
    const ofNation = place === null || place.id === nation.id
    if (ofNation && query.rieng === '1') {
      const scope = { ...windowAsked(query, today), placeId: null, ownOnly: true, seenBy: actor }
      return { scope, name: isWhole ? ofNationItself : `${ofNationItself}, ${partWords}`, isNation: false }
    }
    const ended =
      place !== null && isWhole && query['dia-gioi'] === todaysMap ? await listPlacesTookOver(db, place, today) : []
    const tookOver = ended.map(({ id }) => id)
    const scope = { ...windowAsked(query, today), placeId: place?.id ?? null, tookOver, seenBy: actor }
    const name = place?.fullName ?? 'Cả nước'
    const named = ended.length === 0 ? name : `${name} và ${ended.length} nơi đã nhập vào`
    return { scope, name: isWhole ? named : `${name}, ${partWords}`, isNation: isWhole && ofNation }
  }
  const body = await findCountedBody(db, actor, { id: query['co-quan'], today })
  if (body === undefined) throw statisticsRefusals.notFound
  const tookOver = tookOverAsked(body, query.gom)
  const scope = { ...windowAsked(query, today), bodyId: body.id, tookOver, seenBy: actor }
  const name = tookOver.length === 0 ? body.name : `${body.name} và ${tookOver.length} cơ quan đã nhập vào`
  return { scope, name, isNation: mayCountPlace(actor, nation.path) && (await isMinistry(db, body.id)) }
}

/** Số liệu: what the records come to, and the list behind each number. */
export const statisticsRoutes: Routes = {
  [`GET ${statisticsPaths.figures}`]: figures,
  [`GET ${statisticsPaths.measure}/:measureId`]: measure,
}
