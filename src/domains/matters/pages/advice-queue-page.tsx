import { showDay } from '#base/day.ts'
import type { AdviceLine } from '#domains/matters/advice/advice.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Hàng đợi tư vấn miễn phí: what one has taken, what waits for a jurist, what nobody has taken yet. */
export function adviceQueuePage({ lines }: { lines: AdviceLine[] }): PageParts {
  const mine = lines.filter(({ isMine, answerState }) => isMine && answerState !== 'submitted')
  const toSign = lines.filter(({ answerState }) => answerState === 'submitted')
  const free = lines.filter(({ takenBy, answerState }) => takenBy === null && answerState !== 'submitted')
  return {
    title: 'Tư vấn miễn phí',
    section: 'advice',
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Tư vấn miễn phí"
          lead="Câu hỏi gửi đến Hội Luật gia. Tình nguyện viên nhận và soạn, luật gia duyệt và ký tên. Tên, số, địa chỉ của người hỏi đã che."
        />
        {lines.length === 0 && (
          <EmptyState title="Chưa có câu hỏi nào" icon="check">
            Khi có người gửi câu hỏi đến Hội Luật gia, câu hỏi hiện ở đây.
          </EmptyState>
        )}
        <Lines caption="Tôi đang giữ" lines={mine} />
        <Lines caption="Chờ luật gia duyệt" lines={toSign} />
        <Lines caption="Chưa ai nhận" lines={free} />
      </>
    ),
  }
}

function Lines({ caption, lines }: { caption: string; lines: AdviceLine[] }) {
  if (lines.length === 0) return null
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={(line) => line.id}
      rowHref={(line) => matterPaths.adviceOf(line.id)}
      cards
      columns={[
        { head: 'Câu hỏi', width: 'roomy', cell: (line) => line.title },
        { head: 'Nơi nhận', cell: (line) => line.bodyName },
        { head: 'Gửi ngày', width: 'tight', cell: (line) => showDay(line.receivedOn) },
        { head: 'Người soạn', cell: (line) => line.takenBy ?? 'chưa ai nhận' },
        { head: 'Giữ đến', width: 'tight', cell: (line) => (line.untilDay === null ? '–' : showDay(line.untilDay)) },
      ]}
    />
  )
}
