import { monthOf, showMoment } from '#base/day.ts'
import type { PlaceMap } from '#domains/oversight/place-outlines.ts'
import type { Board } from '#domains/statistics/board/board.queries.ts'
import { type Shade, shadeNames, shadesOf } from '#domains/statistics/board/board.ts'
import {
  type Counted,
  figureOf,
  type MeasureId,
  measureGroups,
  measureOf,
  measures,
} from '#domains/statistics/measure.ts'
import { showCounted, windowWords } from '#domains/statistics/pages/statistics-words.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { AreaMap, type AreaShade, type MapArea } from '#ui/drawings/area-map.tsx'
import { SmallBars } from '#ui/drawings/small-bars.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'
import { showNumber, showShare } from '#ui/show.ts'

/** `onMap`: the map stands above the places that have something; otherwise every place is in the table. */
export type BoardPageProps = { board: Board; map: PlaceMap | undefined; onMap: boolean }

const none: Counted = { records: 0, told: 0, sum: 0 }
const tableId = 'bang-noi'

/** Bảng số liệu: sums, one measure on the map, by place and by month; every drawing has its table, every number its list. */
export function boardPage({ board, map, onMap }: BoardPageProps, _view: View): PageParts {
  const { place, year, from, to, chosen, whole, before, rows, months, countedAt } = board
  const places = rows.filter(({ id, hasEnded }) => id !== '' && !hasEnded)
  const measure = measureOf(chosen)
  const name = place?.fullName ?? 'Cả nước'
  const listOf = (id: MeasureId, placeId: string | null) => statisticsPaths.listOf(id, { placeId, from, to })
  const boardOf = (placeId: string | undefined) =>
    address(statisticsPaths.board(placeId), {
      nam: String(year),
      'chi-tieu': chosen,
      'dia-gioi': board.map === 'was' ? 'luc-ghi' : undefined,
    })
  return {
    title: `Bảng số liệu: ${name}`,
    section: 'statistics',
    wide: true,
    trail: [{ label: 'Số liệu thống kê', href: statisticsPaths.figures }],
    body: (
      <>
        <PageHead
          title={`Bảng số liệu: ${name}`}
          lead={`${windowWords({ from, to })}. ${countedAt === null ? 'Số cộng sẵn chưa đủ các tháng.' : `Cộng sẵn lúc ${showMoment(countedAt)}, mỗi đêm cộng lại.`}`}
          actions={
            <LinkButton
              href={address(`${statisticsPaths.board(place?.id)}/xuat.xlsx`, { nam: String(year), 'chi-tieu': chosen })}
              label="Tải Excel"
              icon="download"
            />
          }
        />
        {countedAt === null && (
          <Notice tone="info">
            Có tháng chưa được cộng. Hệ thống cộng lại mỗi đêm; danh sách của từng số luôn đếm ngay.
          </Notice>
        )}
        <FilterForm action={statisticsPaths.board(place?.id)}>
          <TextField name="nam" label="Năm" value={String(year)} keyboard="numeric" width="short" />
          <SelectField
            name="chi-tieu"
            label="Chỉ tiêu trên bản đồ"
            value={chosen}
            options={[...measures].map(([id, one]) => ({
              value: id,
              label: one.name,
              group: measureGroups[one.group],
            }))}
          />
        </FilterForm>
        <DataTable
          caption={`${name}: các chỉ tiêu chính`}
          rows={[...new Set([chosen, ...board.whole.keys()])]}
          rowKey={(id) => id}
          columns={[
            { head: 'Chỉ tiêu', width: 'roomy', cell: (id) => measureOf(id).name },
            { head: 'Đơn vị tính', cell: (id) => measureOf(id).unit },
            {
              head: `Năm ${year}`,
              align: 'end',
              cell: (id) => <a href={listOf(id, place?.id ?? null)}>{showCounted(whole.get(id) ?? none)}</a>,
            },
            { head: `Cùng kỳ ${year - 1}`, align: 'end', cell: (id) => showCounted(before.get(id) ?? none) },
            ...(places.length === 0
              ? []
              : [
                  {
                    head: 'Nơi có bản ghi',
                    align: 'end' as const,
                    cell: (id: MeasureId) => {
                      const has = places.filter(({ counts }) => counts.has(id)).length
                      return `${showNumber(has)} trong ${showNumber(places.length)} (${showShare(has, places.length)})`
                    },
                  },
                ]),
          ]}
        />
        <SmallBars
          caption={`${measure.name} theo tháng`}
          heads={{ label: 'Tháng', value: measure.unit }}
          bars={months.map(({ month, count }) => ({
            label: `Tháng ${monthOf(month)}`,
            value: figureOf(count ?? none) ?? 0,
            shown: showCounted(count ?? none),
          }))}
        />
        {places.length > 0 && (
          <Tabs
            label="Theo nơi"
            current={onMap ? 'ban-do' : 'bang'}
            tabs={[
              { key: 'bang', label: 'Bảng theo nơi', href: boardOf(place?.id) },
              { key: 'ban-do', label: 'Bản đồ', href: `${boardOf(place?.id)}&xem=ban-do` },
            ]}
          />
        )}
        {board.maps.length > 1 && (
          <Tabs
            label="Địa giới"
            current={board.map}
            tabs={[
              {
                key: 'today',
                label: 'Địa giới hôm nay',
                href: address(statisticsPaths.board(place?.id), { nam: String(year), 'chi-tieu': chosen }),
              },
              {
                key: 'was',
                label: 'Như lúc ghi',
                href: address(statisticsPaths.board(place?.id), {
                  nam: String(year),
                  'chi-tieu': chosen,
                  'dia-gioi': 'luc-ghi',
                }),
              },
            ]}
          />
        )}
        {onMap && map !== undefined && <BoardMap board={board} map={map} hrefOf={boardOf} />}
        {places.length > 0 && (
          <div id={tableId}>
            <DataTable
              caption={`${measure.name} theo nơi${onMap ? '; nơi không có ở đây là 0' : ''}`}
              rows={rows
                .map((one) => ({ one, count: one.counts.get(chosen) ?? none }))
                .filter(({ count }) => !onMap || count.records > 0)
                .toSorted((a, b) => (figureOf(b.count) ?? 0) - (figureOf(a.count) ?? 0))}
              rowKey={({ one }) => one.id}
              columns={[
                {
                  head: place === null ? 'Tỉnh, thành phố' : 'Xã, phường, đặc khu',
                  width: 'roomy',
                  cell: ({ one }) => (place === null ? <a href={boardOf(one.id)}>{one.name}</a> : one.name),
                },
                {
                  head: measure.unit,
                  align: 'end',
                  cell: ({ one, count }) =>
                    one.parts.length > 0 ? (
                      <>
                        {showCounted(count)}
                        {one.parts.map(({ id, name: partName, counts: own }) => (
                          <span class="hint" key={id}>
                            {' '}
                            {partName}: <a href={listOf(chosen, id)}>{showCounted(own.get(chosen) ?? none)}</a>
                          </span>
                        ))}
                      </>
                    ) : count.records === 0 || one.id === '' ? (
                      showCounted(count)
                    ) : (
                      <a href={listOf(chosen, one.id)}>{showCounted(count)}</a>
                    ),
                },
              ]}
            />
          </div>
        )}
      </>
    ),
  }
}

/** The more, the darker: the map's own names are of a rate, where the low one stands out. */
const drawnAs: Record<Shade, AreaShade> = { high: 'low', middle: 'middle', low: 'high', empty: 'empty' }

function BoardMap({ board, map, hrefOf }: { board: Board; map: PlaceMap; hrefOf: (placeId: string) => string }) {
  const { chosen, rows } = board
  const measure = measureOf(chosen)
  const counts = new Map(rows.map((row) => [row.id, row.counts.get(chosen) ?? none]))
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
