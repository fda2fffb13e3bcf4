import type { Calendar } from '#domains/calendar/calendar.ts'
import type { MyNotice } from '#domains/plans/changes/change-notice.queries.ts'
import type { PlanOnChangedLaw } from '#domains/plans/cited-laws/cited-law.queries.ts'
import { ChangeNotices } from '#domains/plans/pages/change-notices.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import { QueueTable } from '#domains/plans/pages/queue-table.tsx'
import type { QueueRow } from '#domains/plans/queue.queries.ts'
import type { FourCells } from '#domains/plans/task.ts'
import type { WaitingLine } from '#domains/plans/waiting-elsewhere.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { FourCellBar } from '#ui/drawings/four-cell-bar.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Figures } from '#ui/parts/figures.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type MyWorkProps = {
  calendar: Calendar
  late: QueueRow[]
  due: QueueRow[]
  toCheck: QueueRow[]
  toExplain: QueueRow[]
  returned: QueueRow[]
  /** Plan documents that were read and wait to be checked. */
  uploads: { id: string; fileName: string; doubts: number }[]
  cells: FourCells
  notices: MyNotice[]
  onChangedLaw: PlanOnChangedLaw[]
  /** In later domains. */
  waits: { title: string; lines: WaitingLine[] }[]
  mayUpload: boolean
}

/** «Việc của tôi»: what is due, what waits for me, what came back, in that order. */
export function myWorkPage(props: MyWorkProps, view: View): PageParts {
  const { calendar, late, due, toCheck, toExplain, returned, uploads, cells, mayUpload } = props
  const unread = props.notices.filter((one) => one.acknowledgedAt === null).length
  const elsewhere = props.waits.reduce((sum, { lines }) => sum + lines.length, 0)
  const waiting = toCheck.length + toExplain.length + uploads.length + unread + props.onChangedLaw.length + elsewhere
  const nothing = late.length + due.length + waiting + returned.length === 0
  return {
    title: 'Việc của tôi',
    section: 'my-work',
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Việc của tôi"
          lead={
            nothing
              ? 'Hôm nay không có việc nào chờ ông/bà.'
              : 'Việc đến hạn trước, rồi việc đang chờ, rồi việc bị trả lại.'
          }
          actions={
            mayUpload ? (
              <LinkButton href={paths.newUpload} label="Tải kế hoạch lên" icon="upload" tone="primary" />
            ) : undefined
          }
        />
        <Figures
          figures={[
            {
              label: 'Quá hạn',
              value: late.length,
              href: `${paths.queue}?tt=late`,
              tone: late.length > 0 ? 'danger' : undefined,
              icon: 'late',
            },
            { label: 'Đến hạn trong 30 ngày', value: due.length, href: `${paths.queue}?tt=due` },
            {
              label: 'Chờ tôi xử lý',
              value: waiting,
              href: '#cho',
              tone: waiting > 0 ? 'warm' : undefined,
              icon: 'hand',
            },
            {
              label: 'Bị trả lại',
              value: returned.length,
              href: `${paths.queue}?tt=returned`,
              tone: returned.length > 0 ? 'warm' : undefined,
            },
          ]}
        />
        <ChangeNotices notices={props.notices} view={view} />
        {late.length > 0 && <QueueTable caption="Quá hạn" rows={late} today={view.today} calendar={calendar} />}
        <QueueTable
          caption="Đến hạn trong 30 ngày"
          rows={due}
          today={view.today}
          calendar={calendar}
          empty={
            late.length > 0 ? undefined : (
              <EmptyState
                title="Việc đến hạn sẽ nằm ở đây"
                icon="calendar"
                example="«Tập huấn hòa giải viên, quý II» hiện ra khi còn 30 ngày."
              >
                Việc có hạn trong 30 ngày tới tự hiện ra, việc gần nhất ở trên.
              </EmptyState>
            )
          }
        />
        <section id="cho">
          <PlansOnChangedLaw plans={props.onChangedLaw} />
          {props.waits.map((one) => (
            <WaitsElsewhere key={one.title} {...one} />
          ))}
          {uploads.length > 0 && (
            <>
              <h2>Kế hoạch chờ kiểm tra</h2>
              <ul class="plain-list">
                {uploads.map((upload) => (
                  <li key={upload.id}>
                    <a href={paths.upload(upload.id)}>{upload.fileName}</a>
                    {upload.doubts > 0 ? `: ${upload.doubts} chỗ cần xem` : ': không có chỗ nghi ngờ'}
                  </li>
                ))}
              </ul>
            </>
          )}
          {toCheck.length > 0 && (
            <QueueTable caption="Chờ tôi kiểm tra" rows={toCheck} today={view.today} calendar={calendar} />
          )}
          {toExplain.length > 0 && (
            <QueueTable caption="Chờ giải trình" rows={toExplain} today={view.today} calendar={calendar} />
          )}
        </section>
        {returned.length > 0 && (
          <QueueTable caption="Bị trả lại" rows={returned} today={view.today} calendar={calendar} />
        )}
        <FourCellBar
          title="Toàn bộ các mốc tôi được xem"
          unit="mốc"
          cells={cells}
          hrefs={{
            openLate: `${paths.queue}?tt=late`,
            openInTime: `${paths.queue}?tt=open-in-time`,
            doneInTime: `${paths.queue}?tt=done-in-time`,
            doneLate: `${paths.queue}?tt=done-late`,
            all: cells.waiting === 0 ? `${paths.queue}?tt=all` : undefined,
          }}
        />
        <KeySheet />
      </>
    ),
  }
}

function WaitsElsewhere({ title, lines }: MyWorkProps['waits'][number]) {
  if (lines.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul class="plain-list">
        {lines.map(({ id, text, href, detail, isLate }) => (
          <li key={id}>
            <a href={href}>{text}</a> {isLate && <Chip tone="danger" icon="late" label="Quá hạn" />}
            <p class="hint">{detail}.</p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Quietly, among what waits: the page of the plan says more. */
function PlansOnChangedLaw({ plans }: { plans: readonly PlanOnChangedLaw[] }) {
  if (plans.length === 0) return null
  return (
    <>
      <h2>Căn cứ của kế hoạch đã thay đổi</h2>
      <ul class="plain-list">
        {plans.map(({ planId, title, count, sentence }) => (
          <li key={planId}>
            <a href={`${paths.plan(planId)}#can-cu-doi`}>{title}</a>: {count} văn bản. {sentence}
          </li>
        ))}
      </ul>
    </>
  )
}
