import {
  countWords,
  disputeWords,
  outcomeOf,
  type PlanPromise,
  type PublicPlan,
  publicPlanPath,
  publicPlansPath,
} from '#domains/plans/public-plan.ts'
import { promisesPageSize } from '#domains/plans/public-plans.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { address } from '#ui/address.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

export type PublicPlanProps = { plan: PublicPlan; promises: PlanPromise[]; page: number }

/** Kế hoạch đã hứa gì, làm đến đâu, for everybody; each item with a way to say that it is not so. */
export function publicPlanPage({ plan, promises, page }: PublicPlanProps): PageParts {
  return {
    title: plan.title,
    section: 'standard',
    trail: [{ label: plan.placeName, href: publicPlansPath(plan.placeId) }],
    about: { description: `${plan.bodyName}: ${plan.title}. Việc đã hứa, thời gian, làm đến đâu.` },
    body: (
      <>
        <PageHead
          title={plan.title}
          lead={`${plan.bodyName}${plan.number === null ? '' : `, số ${plan.number}`}. ${countWords(plan)}.`}
        />
        <p>
          «Báo đã làm» là cơ quan tự báo; «đã kiểm tra» là đã có người khác trong cơ quan kiểm tra. Thấy việc nào không
          đúng thì bấm «Phản ánh»: tên việc được ghi sẵn trong đơn.
        </p>
        <DataTable
          caption="Việc trong kế hoạch"
          captionUnseen
          rows={promises}
          rowKey={(row) => row.id}
          cards
          columns={[
            { head: 'Việc', width: 'roomy', cell: (row) => `${row.path} ${row.text}`.trim() },
            { head: 'Thời gian ghi trong kế hoạch', cell: (row) => row.timeRaw ?? 'không ghi' },
            {
              head: 'Kết quả',
              cell: (row) => {
                const { label, tone, more } = outcomeOf(row)
                return (
                  <>
                    <Chip tone={tone} label={label} /> {more}
                  </>
                )
              },
            },
            {
              head: 'Không đúng?',
              cell: (row) => (
                <a href={address('/gui/phan-anh', { noi: plan.bodyId, q: disputeWords(plan, row) })}>
                  Phản ánh{row.path === '' ? '' : ` việc ${row.path}`}
                </a>
              ),
            },
          ]}
        />
        <Pagination
          page={page}
          pageSize={promisesPageSize}
          total={plan.promises}
          unit="việc"
          href={(one) => address(publicPlanPath(plan.id), { trang: String(one) })}
        />
      </>
    ),
  }
}
