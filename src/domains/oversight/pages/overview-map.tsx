import { showDay } from '#base/day.ts'
import { type Overview, onTodaysMap, type PlaceFigures } from '#domains/oversight/overview.ts'
import { placeSentence, showRate } from '#domains/oversight/pages/figure-words.ts'
import { overviewHref } from '#domains/oversight/pages/paths.ts'
import type { PlaceMap } from '#domains/oversight/place-outlines.ts'
import { type Rating, ratingNames, ratingOf } from '#domains/oversight/rating.ts'
import { addTallies } from '#domains/plans/tally.ts'
import { AreaMap, type AreaShade, type MapArea, type MapMark } from '#ui/drawings/area-map.tsx'

const shades: Record<Rating, AreaShade> = {
  high: 'high',
  middle: 'middle',
  low: 'low',
  'not-due': 'plain',
  'no-plan': 'empty',
}

export type SpecialZone = { id: string; name: string; provinceId: string; provinceName: string }

export type OverviewMapProps = { overview: Overview; map: PlaceMap; zones: readonly SpecialZone[]; tableId: string }

/** The places below, coloured by the rate of work done in time. Outside the reach an outline stays without figures. */
export function OverviewMap({ overview, map, zones, tableId }: OverviewMapProps) {
  const { year, place } = overview
  const byPlace = onTodaysMap(overview.places)
  const ratings = new Map<Rating, number>()
  const areas = [...map.outlines].flatMap(([code, { path, ...spot }]): MapArea[] => {
    const figures = byPlace.get(code)
    if (figures === undefined)
      return [
        { key: code, path, spot, name: '', figure: '', sentence: 'Ngoài phạm vi theo dõi của ông/bà', shade: 'plain' },
      ]
    const own = figures.find((one) => one.place.id === code) ?? figures[0]!
    const sum = addTallies(figures)
    const rating = ratingOf(sum)
    ratings.set(rating, (ratings.get(rating) ?? 0) + 1)
    return [
      {
        key: code,
        path,
        spot,
        name: own.place.name,
        figure: showRate(sum) ?? '',
        sentence: `${placeSentence(own.place.fullName, sum)}${endedWords(figures)}`,
        shade: shades[rating],
        href: overviewHref(code, { year }),
      },
    ]
  })
  const nameOf = new Map(overview.places.map((one) => [one.place.id, one.place.name]))
  return (
    <AreaMap
      title={
        place === null
          ? 'Tỷ lệ hoàn thành đúng hạn, 34 tỉnh, thành phố'
          : `Tỷ lệ hoàn thành đúng hạn, các xã, phường, đặc khu`
      }
      width={map.width}
      height={map.height}
      areas={areas}
      marks={place === null ? apart(zones.flatMap((zone) => markOf(zone, map, overview))) : []}
      frames={
        place === null
          ? []
          : map.insets.map(({ code, ...frame }) => ({ key: code, ...frame, name: zoneName(code, nameOf.get(code)) }))
      }
      legend={(Object.keys(ratingNames) as Rating[])
        .filter((rating) => ratings.has(rating))
        .map((rating) => ({ shade: shades[rating], label: ratingNames[rating], count: ratings.get(rating)! }))}
      tableId={tableId}
    />
  )
}

/** The two archipelagos are named as such, with their provinces. */
const archipelagos: Record<string, string> = { '20333': 'Quần đảo Hoàng Sa', '22736': 'Quần đảo Trường Sa' }

function zoneName(code: string, name: string | undefined): string {
  return archipelagos[code] ?? `Đặc khu ${name ?? ''}`.trim()
}

function markOf(zone: SpecialZone, map: PlaceMap, overview: Overview): MapMark[] {
  const at = map.insets.find(({ code }) => code === zone.id)
  const archipelago = archipelagos[zone.id]
  if (at === undefined) return []
  const isReached = overview.places.some(({ place }) => place.id === zone.provinceId)
  return [
    {
      key: zone.id,
      x: at.x,
      y: at.y,
      words:
        at.x > map.width * endsLeftFrom
          ? { x: at.x - 8, y: at.y + 4, anchor: 'end' }
          : { x: at.x + 8, y: at.y + 4, anchor: 'start' },
      name: archipelago === undefined ? zone.name : `${archipelago} (${zone.provinceName})`,
      sentence: `Đặc khu ${zone.name}, ${zone.provinceName}`,
      ...(isReached ? { href: overviewHref(zone.id, { year: overview.year }) } : {}),
    },
  ]
}

/** Beyond this share of the width a name would leave the map: it stands before its dot. */
const endsLeftFrom = 0.6
const lineHeight = 15

/** Names that would lie upon one another move down, in the order of the dots. */
function apart(marks: MapMark[]): MapMark[] {
  const placed: MapMark[] = []
  for (const mark of marks.toSorted((one, other) => one.y - other.y)) {
    const near = placed.filter((other) => Math.abs(other.x - mark.x) < nearBy).map((other) => other.words.y)
    const y = Math.max(mark.words.y, ...near.map((line) => line + lineHeight))
    placed.push({ ...mark, words: { ...mark.words, y } })
  }
  return placed
}

const nearBy = 60

function endedWords(figures: readonly PlaceFigures[]): string {
  const ended = figures.filter((one) => one.ended !== null)
  return ended.map((one) => `; gồm cả ${one.place.fullName}, đến ngày ${showDay(one.ended!.on)}`).join('')
}
