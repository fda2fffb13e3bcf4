import { type Cell, showCell } from '#base/small-cells.ts'
import type { DeskProvince } from '#domains/matters/desk/front-desk.ts'
import { cellsOf } from '#domains/matters/figures/figure-cells.ts'
import { figuresPageSize } from '#domains/matters/figures/front-door-figures.queries.ts'
import type { FrontDoorFigures } from '#domains/matters/figures/front-door-figures.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { ProvinceLinks } from '#domains/matters/pages/province-links.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import { address } from '#ui/address.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { showNumber, showShare } from '#ui/show.ts'

export type FiguresPageProps = {
  provinces: DeskProvince[]
  provinceId: string | undefined
  bodies: FrontDoorFigures[]
  page: number
  total: number
}

/** Số liệu của các nơi nhận: who answers, and how fast. No count under five, and none that can be worked out. */
export function figuresPage({ provinces, provinceId, bodies, page, total }: FiguresPageProps): PageParts {
  const href = (number: number) => address(matterPaths.figures, { tinh: provinceId, trang: String(number) })
  return {
    title: 'Các nơi nhận trả lời thế nào',
    section: 'file',
    wide: true,
    trail: [{ label: 'Gửi câu hỏi, đơn, phản ánh', href: matterPaths.doors }],
    about: { description: 'Số việc đã nhận, trả lời đúng hạn, còn mở của từng nơi nhận trong mười hai tháng.' },
    body: (
      <>
        <PageHead
          title="Các nơi nhận trả lời thế nào"
          lead="Mười hai tháng gần đây, đếm lại mỗi lần mở trang. Số dưới 5 không hiện, để không ai nhận ra một người."
        />
        {provinces.length === 0 && <p>Chưa nơi nào mở nhận qua trang này.</p>}
        <ProvinceLinks provinces={provinces} provinceId={provinceId} path={matterPaths.figures} />
        {provinceId !== undefined && (
          <DataTable
            caption={provinces.find(({ id }) => id === provinceId)?.name ?? 'Theo nơi nhận'}
            captionUnseen={provinces.length === 1}
            rows={bodies.map(lineOf)}
            rowKey={(row) => row.bodyId}
            cards
            columns={[
              { head: 'Nơi nhận', width: 'roomy', cell: (row) => row.bodyName },
              { head: 'Đã nhận', align: 'end', cell: (row) => showCell(row.received) },
              { head: 'Đã trả lời', align: 'end', cell: (row) => showCell(row.answered) },
              {
                head: 'Đúng hạn',
                align: 'end',
                cell: (row) =>
                  withLate(row.inTimeShare === null ? '–' : showShare(row.inTimeShare, 1), row.answeredLate),
              },
              {
                head: 'Thường mất',
                align: 'end',
                cell: (row) => (row.medianDays === null ? '–' : `${showNumber(row.medianDays)} ngày`),
              },
              { head: 'Còn mở', align: 'end', cell: (row) => withLate(showCell(row.open), row.openLate) },
              {
                head: 'Không thụ lý',
                align: 'end',
                cell: (row) => (
                  <>
                    {showCell(row.declined)}
                    <Several what="theo căn cứ" some={row.declinedBy} />
                  </>
                ),
              },
              { head: 'Chuyển, hướng dẫn', align: 'end', cell: (row) => showCell(row.passedOn) },
              { head: 'Rút, khác', align: 'end', cell: (row) => showCell(row.other) },
              {
                head: 'Công bố',
                align: 'end',
                cell: (row) => (
                  <>
                    {showNumber(row.published)}
                    <br />
                    <small>không công bố, đã gỡ: {showCell(row.keptBack)}</small>
                    <Several what="theo lý do" some={row.keptBackBy} />
                  </>
                ),
              },
            ]}
          />
        )}
        {total > figuresPageSize && (
          <Pagination page={page} pageSize={figuresPageSize} total={total} unit="nơi nhận" href={href} />
        )}
        <p class="hint">
          «Đúng hạn» chỉ tính thời hạn luật định đã kiểm chứng. «Thường mất» là số ngày ở giữa: một nửa được trả lời
          nhanh hơn.
        </p>
      </>
    ),
  }
}

/** «75%», below it how many were late; nothing where that would tell of one person. */
function withLate(shown: string, late: Cell | null) {
  if (late === null) return shown
  return (
    <>
      {shown}
      <br />
      <small>trễ: {showCell(late)}</small>
    </>
  )
}

/** «Quá thời hiệu: 6»; a law that the office leans on to say no, or a reason not to publish, by how often. */
function Several({ what, some }: { what: string; some: readonly { name: string; cell: Cell }[] }) {
  if (some.length === 0) return null
  return (
    <details>
      <summary>{what}</summary>
      <ul>
        {some.map(({ name, cell }) => (
          <li key={name}>
            {name}: {showCell(cell)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function lineOf(figures: FrontDoorFigures) {
  const { bodyId, bodyName } = figures
  return { bodyId, bodyName, ...cellsOf(figures) }
}
