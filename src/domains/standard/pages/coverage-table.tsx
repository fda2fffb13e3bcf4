import { type ProvinceCoverage, sumCoverage } from '#domains/standard/coverage.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { showNumber } from '#ui/show.ts'

type CoverageTableProps = {
  year: number
  coverage: ProvinceCoverage[]
  hrefOf: (row: ProvinceCoverage) => string | undefined
}

/** Provinces of the country in a year: counts first, the share with what it is over, and all together in the last row. */
export function CoverageTable({ year, coverage, hrefOf }: CoverageTableProps) {
  const all = sumCoverage(coverage)
  const decided = (row: { recognised: number; notRecognised: number }) => row.recognised + row.notRecognised
  return (
    <DataTable
      caption={`Từng tỉnh, thành phố, năm ${year}`}
      rows={coverage}
      rowKey={(row) => row.provinceId}
      rowHref={hrefOf}
      cards
      columns={[
        { head: 'Tỉnh, thành phố', width: 'roomy', cell: (row) => row.provinceName },
        { head: 'Được công nhận', align: 'end', cell: (row) => showNumber(row.recognised) },
        { head: 'Đã quyết định', align: 'end', cell: (row) => showNumber(decided(row)) },
        { head: 'Tỷ lệ', align: 'end', cell: (row) => sumCoverage([row]).share ?? '–' },
        { head: 'Đang làm', align: 'end', cell: (row) => showNumber(row.waiting) },
        { head: 'Không đánh giá', align: 'end', cell: (row) => showNumber(row.excluded) },
      ]}
      foot={[
        'Tất cả',
        showNumber(all.recognised),
        showNumber(decided(all)),
        all.share ?? '–',
        showNumber(all.waiting),
        showNumber(all.excluded),
      ]}
    />
  )
}
