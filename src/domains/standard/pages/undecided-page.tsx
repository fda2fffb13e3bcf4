import type { UndecidedPart } from '#domains/standard/coverage.ts'
import { standardStep } from '#domains/standard/pages/standard-trail.ts'
import type { YearRule } from '#domains/standard/rule-sets.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { type UndecidedCommune, undecidedPageSize } from '#domains/standard/undecided.queries.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { showNumber } from '#ui/show.ts'

export type UndecidedProps = {
  part: UndecidedPart
  year: number
  /** null: the nation. */
  place: { id: string; fullName: string } | null
  rule: YearRule | undefined
  communes: UndecidedCommune[]
  total: number
  page: number
  mayRead: boolean
}

/** Xã, phường, đặc khu that a number of the board, or of the page of a year, counts as not decided. */
export function undecidedPage({ part, year, place, rule, communes, total, page, mayRead }: UndecidedProps): PageParts {
  const name =
    part === 'ended'
      ? 'Đã kết thúc, chưa quyết định'
      : rule?.kind === 'suspended'
        ? 'Không đánh giá trong năm tạm dừng'
        : 'Chưa mở bản đánh giá'
  const title = `${name}: ${place?.fullName ?? 'cả nước'}, năm ${year}`
  return {
    title,
    section: 'standard',
    trail: mayRead ? [standardStep] : [],
    body: (
      <>
        <PageHead
          title={title}
          lead={
            part === 'ended'
              ? `${showNumber(total)} xã, phường, đặc khu có bản đánh giá năm ${year} chưa quyết định và không có vào ngày 31/12/${year}.`
              : `${showNumber(total)} xã, phường, đặc khu có vào ngày 31/12/${year} mà không có bản đánh giá hay kết quả nào của năm ${year}.`
          }
        />
        <DataTable
          caption={title}
          captionUnseen
          rows={communes}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `${statisticsPaths.board(id)}?nam=${year}`}
          cards
          empty={
            <EmptyState title="Không có xã, phường, đặc khu nào" icon="check">
              Số này trên bảng số liệu cũng là 0.
            </EmptyState>
          }
          columns={[
            { head: 'Xã, phường, đặc khu', width: 'roomy', cell: (row) => row.name },
            { head: 'Tỉnh, thành phố', cell: (row) => row.provinceName },
          ]}
        />
        <Pagination
          page={page}
          pageSize={undecidedPageSize}
          total={total}
          unit="xã, phường, đặc khu"
          href={(one) => standardPaths.undecided(part, { year, placeId: place?.id ?? null }, one)}
        />
      </>
    ),
  }
}
