import { showMoment } from '#base/day.ts'
import type { PlaceMap } from '#domains/oversight/place-outlines.ts'
import type { AddedGroup } from '#domains/statistics/added-group.ts'
import type { Board } from '#domains/statistics/board/board.queries.ts'
import { boardMeasures } from '#domains/statistics/board/board.ts'
import { measureGroups, measureOf, measures } from '#domains/statistics/measure.ts'
import { BoardGroups } from '#domains/statistics/pages/board-groups.tsx'
import { boardListOf } from '#domains/statistics/pages/board-list-of.ts'
import { BoardMap } from '#domains/statistics/pages/board-map.tsx'
import { BoardMonths } from '#domains/statistics/pages/board-months.tsx'
import {
  PlacePictures,
  PlacesTable,
  placesAtOnce,
  sortedRows,
  WithoutRecords,
} from '#domains/statistics/pages/board-places.tsx'
import { showKept, windowWords } from '#domains/statistics/pages/statistics-words.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { monthsCountedWords } from '#domains/statistics/whole-months.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'
import { showNumber } from '#ui/show.ts'

/** What the board shows at once; a page has one of them, so that none grows too heavy. */
export type PlacesView = 'bang' | 'ban-do' | 'hinh-nho' | 'moi-chi-tieu'

export const placesViews: Record<PlacesView, string> = {
  bang: 'Tổng quan',
  'ban-do': 'Bản đồ',
  'hinh-nho': 'Hình nhỏ từng nơi',
  'moi-chi-tieu': 'Mọi chỉ tiêu',
}

export type BoardPageProps = {
  board: Board
  map: PlaceMap | undefined
  shown: PlacesView
  added: readonly AddedGroup[]
}

const tableId = 'bang-noi'

/**
 * Bảng số liệu: what was asked and what came of it, one measure by month and by place; every drawing has its table, every number its list.
 */
export function boardPage({ board, map, shown, added }: BoardPageProps, view: View): PageParts {
  const { place, year, from, to, chosen, rows, countedAt } = board
  const name = place?.fullName ?? 'Cả nước'
  const asked = (change: Record<string, string | undefined> = {}) => ({
    nam: String(year),
    'chi-tieu': chosen,
    'dia-gioi': board.map === 'was' ? 'luc-ghi' : undefined,
    xem: shown === 'bang' ? undefined : shown,
    ...change,
  })
  const here = (change: Record<string, string | undefined>) => address(statisticsPaths.board(place?.id), asked(change))
  const sorted = sortedRows(board).filter(({ counts }) => counts.has(chosen))
  const atOnce = placesAtOnce[shown]
  const last = Math.ceil(sorted.length / atOnce) || 1
  const page = Math.min(Math.max(Number.parseInt(view.query.trang ?? '1', 10) || 1, 1), last)
  const listed = sorted.slice((page - 1) * atOnce, page * atOnce)
  const hrefOf = (placeId: string) => address(statisticsPaths.board(placeId), asked())
  // a map of a province is heavy by its outlines: a commune's own page is opened by the shortest address, and fewer measures are offered
  const hrefOnMap = place === null ? hrefOf : (id: string) => address(statisticsPaths.board(id), { nam: String(year) })
  const offered = shown === 'ban-do' ? [...new Set([chosen, ...boardMeasures])] : [...measures.keys()]
  const views = (Object.keys(placesViews) as PlacesView[]).filter(
    (key) => rows.length > 0 || key === 'bang' || key === 'moi-chi-tieu',
  )
  return {
    title: `Bảng số liệu: ${name}`,
    section: 'statistics',
    wide: true,
    trail: [
      { label: 'Số liệu thống kê', href: statisticsPaths.figures },
      ...(place === null ? [] : [{ label: 'Bảng số liệu', href: statisticsPaths.board() }]),
    ],
    body: (
      <>
        <PageHead
          title={`Bảng số liệu: ${name}`}
          lead={`${windowWords({ from, to })}. ${countedAt === null ? 'Số cộng sẵn chưa đủ các tháng.' : `Cộng sẵn lúc ${showMoment(countedAt)}, mỗi đêm cộng lại.`}`}
          actions={
            <LinkButton
              href={address(`${statisticsPaths.board(place?.id)}/xuat.xlsx`, asked({ xem: undefined }))}
              label="Tải Excel"
              icon="download"
            />
          }
        />
        {countedAt === null && (
          <Notice tone="info">
            {`Có tháng chưa được cộng. ${monthsCountedWords} Danh sách của từng số${place === null ? ' ở mỗi tỉnh' : ''} luôn đếm ngay.`}
          </Notice>
        )}
        <FilterForm
          action={statisticsPaths.board(place?.id)}
          keep={{ xem: asked().xem, 'dia-gioi': asked()['dia-gioi'] }}
        >
          <TextField name="nam" label="Năm" value={String(year)} keyboard="numeric" width="short" />
          <SelectField
            name="chi-tieu"
            label="Chỉ tiêu xem theo tháng và theo nơi"
            value={chosen}
            options={offered.map((id) => ({
              value: id,
              label: measureOf(id).name,
              group: measureGroups[measureOf(id).group],
            }))}
          />
        </FilterForm>
        <Tabs
          label="Xem"
          current={shown}
          tabs={views.map((key) => ({
            key,
            label: placesViews[key],
            href: here({ xem: key }),
          }))}
        />
        {board.maps.length > 1 && (
          <Tabs
            label="Địa giới"
            current={board.map}
            tabs={[
              { key: 'today', label: 'Địa giới hôm nay', href: here({ 'dia-gioi': undefined }) },
              { key: 'was', label: 'Như lúc ghi', href: here({ 'dia-gioi': 'luc-ghi' }) },
            ]}
          />
        )}
        {board.tookOver.length > 0 && (
          <details>
            <summary>{`Gồm cả số của ${showNumber(board.tookOver.length)} nơi đã nhập vào`}</summary>
            <p>{board.tookOver.map((one) => one.name).join(', ')}.</p>
          </details>
        )}
        {shown === 'bang' && (
          <>
            <BoardGroups board={board} added={added} />
            <BoardMonths board={board} />
          </>
        )}
        {shown === 'moi-chi-tieu' && <AllMeasures board={board} name={name} />}
        {rows.length > 0 && shown !== 'moi-chi-tieu' && (
          <>
            {shown === 'ban-do' && map !== undefined && (
              <BoardMap board={board} map={map} hrefOf={hrefOnMap} tableId={tableId} />
            )}
            {shown === 'hinh-nho' ? (
              <PlacePictures board={board} rows={listed} tableId={tableId} hrefOf={hrefOf} />
            ) : (
              <PlacesTable board={board} rows={listed} tableId={tableId} hrefOf={hrefOf} />
            )}
            {countedAt !== null && <WithoutRecords board={board} />}
            {!board.addsUp && (
              <p class="hint">
                Mỗi nơi tính trong phạm vi của mình: việc chuyển từ nơi này sang nơi khác có ở cả hai nơi, trong tổng
                chỉ tính một lần.
              </p>
            )}
            <Pagination
              page={page}
              pageSize={atOnce}
              total={sorted.length}
              unit="nơi"
              href={(to) => here({ trang: String(to) })}
            />
          </>
        )}
      </>
    ),
  }
}

/** Everything that the board counts, in numbers, beside the same months of the year before. */
function AllMeasures({ board, name }: { board: Board; name: string }) {
  const { chosen, whole, before, year, countedAt } = board
  return (
    <DataTable
      caption={`${name}: các chỉ tiêu chính`}
      rows={[...new Set([chosen, ...boardMeasures])].filter((id) => whole.has(id) || before?.has(id))}
      rowKey={(id) => id}
      columns={[
        { head: 'Chỉ tiêu', width: 'roomy', cell: (id) => measureOf(id).name },
        { head: 'Đơn vị tính', cell: (id) => measureOf(id).unit },
        {
          head: `Năm ${year}`,
          align: 'end',
          cell: (id) => <a href={boardListOf(board, id)}>{showKept(whole.get(id), countedAt !== null)}</a>,
        },
        { head: `Cùng kỳ ${year - 1}`, align: 'end', cell: (id) => showKept(before?.get(id), before !== null) },
      ]}
    />
  )
}
