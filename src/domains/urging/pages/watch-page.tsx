import type { Calendar } from '#domains/calendar/calendar.ts'
import { paths } from '#domains/urging/pages/paths.ts'
import { UrgeTable } from '#domains/urging/pages/urge-table.tsx'
import { UrgingTabs } from '#domains/urging/pages/urging-tabs.tsx'
import type { Urge } from '#domains/urging/urge.ts'
import { urgesPageSize, type WatchState, watchedCountMax } from '#domains/urging/urges.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'

export type WatchPageProps = {
  state: WatchState
  page: number
  urges: Urge[]
  count: number
  nobody: number
  calendar: Calendar
}

const labels: Record<WatchState, string> = {
  open: 'Chưa xong',
  done: 'Đã xong sau đôn đốc',
  nobody: 'Không có người nhận',
  all: 'Tất cả',
}

/** For leaders and overseers: who was urged, with what result, and what reaches nobody. */
export function watchPage({ state, page, urges, count, nobody, calendar }: WatchPageProps, view: View): PageParts {
  const go = (key: WatchState, at = 1) => `${paths.watch}?tt=${key}${at > 1 ? `&trang=${at}` : ''}`
  return {
    title: 'Theo dõi đôn đốc',
    section: 'urging',
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Theo dõi đôn đốc"
          lead={
            nobody > 0
              ? `${nobody} việc quá hạn không có người nhận: hãy phân công người phụ trách hoặc giao vai trò.`
              : 'Ai đã được đôn đốc việc gì, kết quả ra sao.'
          }
        />
        <UrgingTabs current="watch" view={view} />
        <Tabs
          label="Kết quả"
          current={state}
          tabs={(Object.keys(labels) as WatchState[]).map((key) => ({
            key,
            label: labels[key],
            href: go(key),
            count: key === 'nobody' ? nobody : undefined,
          }))}
        />
        <UrgeTable
          caption={`${labels[state]}: ${count > watchedCountMax ? 'hơn 1.000' : count} lời đôn đốc`}
          urges={urges}
          calendar={calendar}
          empty={
            <EmptyState title="Không có lời đôn đốc nào ở đây" icon="check">
              Sáng mỗi ngày làm việc, việc quá hạn được đôn đốc theo từng bậc và ghi lại ở đây.
            </EmptyState>
          }
        />
        <Pagination
          page={page}
          pageSize={urgesPageSize}
          total={Math.min(count, watchedCountMax)}
          unit="lời đôn đốc"
          href={(at) => go(state, at)}
        />
      </>
    ),
  }
}
