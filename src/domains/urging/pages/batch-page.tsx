import { showMoment } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { paths } from '#domains/urging/pages/paths.ts'
import { SkippedTable } from '#domains/urging/pages/several-page.tsx'
import { UrgeTable } from '#domains/urging/pages/urge-table.tsx'
import type { UrgeBatch } from '#domains/urging/urges.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** What one pressing of «Đôn đốc» did, and taking it back while nobody has been told. */
export function batchPage({ batch, calendar }: { batch: UrgeBatch; calendar: Calendar }, view: View): PageParts {
  const standing = batch.urges.filter((urge) => urge.undoneAt === null)
  return {
    title: 'Đợt đôn đốc',
    section: 'urging',
    trail: [{ label: 'Đôn đốc', href: paths.digest }],
    body: (
      <>
        <PageHead title="Đợt đôn đốc" lead={`Gửi lúc ${showMoment(batch.sentAt)}: «${batch.message}»`} />
        <ErrorSummary refusal={view.refusal} />
        <UrgeTable caption={`Đã đôn đốc ${standing.length} việc`} urges={batch.urges} calendar={calendar} />
        {standing.length > 0 && (
          <>
            <p>Thu hồi được những lời mà người nhận chưa xem và chưa có trong bản tin nào.</p>
            <FormPost
              action={`${paths.batch(batch.id)}/thu-hoi`}
              csrf={view.csrf}
              submit="Thu hồi lời đôn đốc"
              tone="danger"
              icon="back"
            />
          </>
        )}
        {batch.skipped.length > 0 && <SkippedTable skipped={batch.skipped} />}
      </>
    ),
  }
}
