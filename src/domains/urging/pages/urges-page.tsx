import type { Calendar } from '#domains/calendar/calendar.ts'
import { UrgeTable } from '#domains/urging/pages/urge-table.tsx'
import { UrgingTabs } from '#domains/urging/pages/urging-tabs.tsx'
import type { Urge } from '#domains/urging/urge.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** What I was urged to do and what I urged others to do, the latest fifty of each. */
export function urgesPage(
  { received, given, calendar }: { received: Urge[]; given: Urge[]; calendar: Calendar },
  view: View,
): PageParts {
  return {
    title: 'Đôn đốc đã nhận, đã gửi',
    section: 'urging',
    islands: ['keys'],
    body: (
      <>
        <PageHead title="Đôn đốc đã nhận, đã gửi" lead="Năm mươi lời gần nhất mỗi bên, kèm kết quả." />
        <UrgingTabs current="urges" view={view} />
        <UrgeTable
          caption="Tôi nhận"
          urges={received}
          calendar={calendar}
          empty={
            <EmptyState title="Chưa có lời đôn đốc nào gửi ông/bà" icon="bell">
              Việc quá hạn của ông/bà, hoặc việc lãnh đạo đôn đốc, sẽ được ghi ở đây.
            </EmptyState>
          }
        />
        {given.length > 0 && <UrgeTable caption="Tôi gửi" urges={given} calendar={calendar} />}
      </>
    ),
  }
}
