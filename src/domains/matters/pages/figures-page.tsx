import type { FrontDoorFigures } from '#domains/matters/figures/front-door-figures.queries.ts'
import { type Cell, hideSmall, isEnough, showCell } from '#domains/matters/figures/small-cells.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber, showShare } from '#ui/show.ts'

/** Số liệu của các nơi nhận: who answers, and how fast. No count under five, and none that can be worked out. */
export function figuresPage({ bodies }: { bodies: FrontDoorFigures[] }): PageParts {
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
        <DataTable
          caption="Theo nơi nhận"
          captionUnseen
          rows={bodies.map(lineOf)}
          rowKey={(row) => row.bodyId}
          cards
          empty={<p>Chưa nơi nào mở nhận qua trang này.</p>}
          columns={[
            { head: 'Nơi nhận', width: 'roomy', cell: (row) => row.bodyName },
            { head: 'Đã nhận', align: 'end', cell: (row) => showCell(row.received) },
            { head: 'Đã trả lời', align: 'end', cell: (row) => showCell(row.answered) },
            { head: 'Đúng hạn', align: 'end', cell: (row) => row.inTime },
            { head: 'Thường mất', align: 'end', cell: (row) => row.median },
            { head: 'Còn mở', align: 'end', cell: (row) => showCell(row.open) },
            { head: 'Không thụ lý', align: 'end', cell: (row) => showCell(row.declined) },
            { head: 'Chuyển, hướng dẫn', align: 'end', cell: (row) => showCell(row.passedOn) },
            { head: 'Rút, khác', align: 'end', cell: (row) => showCell(row.other) },
          ]}
        />
        <p class="hint">
          «Đúng hạn» chỉ tính thời hạn luật định đã kiểm chứng. «Thường mất» là số ngày ở giữa: một nửa được trả lời
          nhanh hơn.
        </p>
      </>
    ),
  }
}

type Line = Record<'received' | 'answered' | 'open' | 'declined' | 'passedOn' | 'other', Cell> & {
  bodyId: string
  bodyName: string
  inTime: string
  median: string
}

/** What became of what was received adds up to it: the parts are hidden together. */
function lineOf(figures: FrontDoorFigures): Line {
  const { bodyId, bodyName, received, answeredInTime, answeredLate, medianDays } = figures
  const parts = [figures.answered, figures.open, figures.declined, figures.passedOn, figures.other]
  const [answered, open, declined, passedOn, other] = hideSmall(parts)
  // a share gives both of its counts away
  const shareShows = [answeredInTime, answeredLate].every((count) => count === 0 || isEnough(count))
  const isShown = typeof answered === 'number' && isEnough(figures.answered)
  return {
    bodyId,
    bodyName,
    received: received > 0 && !isEnough(received) ? 'under-5' : received,
    answered: answered!,
    open: open!,
    declined: declined!,
    passedOn: passedOn!,
    other: other!,
    inTime: isShown && shareShows ? showShare(answeredInTime, figures.answered) : '–',
    median: isShown && medianDays !== null ? `${showNumber(medianDays)} ngày` : '–',
  }
}
