import type { PlaceMap } from '#domains/oversight/place-outlines.ts'
import type { Board } from '#domains/statistics/board/board.queries.ts'
import { type Shade, shadeNames, shadesOf } from '#domains/statistics/board/board.ts'
import { measureOf } from '#domains/statistics/measure.ts'
import { noneCounted, showCounted } from '#domains/statistics/pages/statistics-words.ts'
import { AreaMap, type AreaShade, type MapArea } from '#ui/drawings/area-map.tsx'

/** The more, the darker: the map's own names are of a rate, where the low one stands out. */
const drawnAs: Record<Shade, AreaShade> = { high: 'low', middle: 'middle', low: 'high', empty: 'empty' }

type BoardMapProps = { board: Board; map: PlaceMap; hrefOf: (placeId: string) => string; tableId: string }

/** One measure on the map of today. */
export function BoardMap({ board, map, hrefOf, tableId }: BoardMapProps) {
  const { chosen, rows } = board
  const measure = measureOf(chosen)
  const counts = new Map(rows.map((row) => [row.id, row.counts.get(chosen) ?? noneCounted]))
  const shades = shadesOf(counts)
  const legend = new Map<Shade, number>()
  const areas = [...map.outlines].flatMap(([code, { path, ...spot }]): MapArea[] => {
    const place = rows.find(({ id }) => id === code)
    if (place === undefined) return []
    const shade = shades.get(code) ?? 'empty'
    legend.set(shade, (legend.get(shade) ?? 0) + 1)
    const count = counts.get(code)!
    const words = showCounted(count)
    return [
      {
        key: code,
        path,
        spot,
        name: shortOf(place.name),
        figure: count.records === 0 ? '' : words,
        sentence: `${place.name}: ${words} ${measure.unit}`,
        shade: drawnAs[shade],
        href: hrefOf(code),
      },
    ]
  })
  return (
    <AreaMap
      title={measure.name}
      width={map.width}
      height={map.height}
      areas={areas}
      frames={board.place === null ? [] : map.insets.map(({ code, ...frame }) => ({ key: code, ...frame, name: '' }))}
      legend={(Object.keys(shadeNames) as Shade[])
        .filter((shade) => legend.has(shade))
        .map((shade) => ({ shade: drawnAs[shade], label: shadeNames[shade], count: legend.get(shade)! }))}
      tableId={tableId}
    />
  )
}

/** «Phường Kinh Bắc» → «Kinh Bắc»: what fits on a map. */
function shortOf(name: string): string {
  return name.replace(/^(?:Tỉnh|Thành phố|Thủ đô|Xã|Phường|Đặc khu) /u, '')
}
