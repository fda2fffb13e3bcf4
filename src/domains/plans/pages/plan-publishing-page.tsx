import { showMoment } from '#base/day.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { PlanState } from '#domains/plans/plans.tables.ts'
import { publicPlanPath, publishingPageSize } from '#domains/plans/public-plan.ts'
import type { PublishableTask } from '#domains/plans/public-plans.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf } from '#ui/fields/form-state.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, HiddenField, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination, RecordPager } from '#ui/parts/pagination.tsx'
import { showNumber } from '#ui/show.ts'

export type PlanPublishingProps = {
  plan: { id: string; title: string; state: PlanState; publishing_version: number }
  /** Those of one page; `total` and `kept` (giữ nội bộ) count the whole plan. */
  tasks: PublishableTask[]
  page: number
  total: number
  kept: number
  publishedAt: Date | undefined
}

/** Công khai kế hoạch: which of its tasks everybody sees; the list is what would go out. */
export function planPublishingPage(props: PlanPublishingProps, view: View): PageParts {
  const { plan, publishedAt } = props
  const isPublic = publishedAt !== undefined
  const isOpen = plan.state === 'adopted'
  return {
    title: 'Công khai kế hoạch',
    section: 'plans',
    trail: [
      { label: 'Kế hoạch', href: paths.plans },
      { label: plan.title, href: paths.plan(plan.id) },
    ],
    body: (
      <>
        <PageHead
          title="Công khai kế hoạch"
          chip={isPublic ? <Chip tone="good" label="Đang công khai" /> : <Chip tone="neutral" label="Chưa công khai" />}
          lead="Mọi người xem được từng việc, thời gian ghi trong kế hoạch và làm đến đâu; phản ánh được việc nào không đúng. Không ai thấy tên cán bộ, kinh phí, sản phẩm và trao đổi."
        />
        <ErrorSummary refusal={view.refusal} />
        {publishedAt !== undefined && isOpen && (
          <p>
            Công khai từ {showMoment(publishedAt)}. <a href={publicPlanPath(plan.id)}>Xem như người dân xem</a>
          </p>
        )}
        {isOpen ? (
          <KeptForm {...props} view={view} />
        ) : (
          <Notice tone="info" title="Kế hoạch không còn thực hiện">
            Chỉ kế hoạch đang thực hiện mới công khai được. Kế hoạch đã thay thế hoặc đã rút không còn hiện ra ngoài.
          </Notice>
        )}
        {isPublic && (
          <PostButton
            action={paths.unpublishing(plan.id)}
            csrf={view.csrf}
            label="Thôi công khai"
            tone="danger"
            icon="back"
          />
        )}
      </>
    ),
  }
}

/**
 * A page of the tasks that could go out. Before the last page of a plan that is not public it only keeps marks, and nothing but keeping
 * them leads on: a mark is not lost on the way to the button that lets all out.
 */
function KeptForm({ plan, tasks, page, total, kept, publishedAt, view }: PlanPublishingProps & { view: View }) {
  // shown again after a refusal it stays as old as it was, until it is loaded anew
  const version = String(view.typed.version ?? plan.publishing_version)
  const isPublic = publishedAt !== undefined
  const pages = Math.ceil(total / publishingPageSize)
  const goesOn = !isPublic && page < pages
  const pageAt = (one: number) => address(paths.publishing(plan.id), { trang: String(one) })
  const at = (path: string) => address(path, { trang: page === 1 ? undefined : String(page) })
  return (
    <>
      {total > publishingPageSize && (
        <p>
          Kế hoạch có {showNumber(total)} việc, {showNumber(kept)} việc giữ nội bộ.{' '}
          {isPublic
            ? 'Đổi dấu ở trang này thì lưu trước khi sang trang khác.'
            : 'Đánh dấu lần lượt từng trang; nút công khai ở trang cuối. Lùi trang bằng «Trước» thì dấu chưa lưu của trang này mất.'}
        </p>
      )}
      <FormPost
        action={at(goesOn ? paths.keepingInside(plan.id) : paths.publishing(plan.id))}
        csrf={view.csrf}
        submit={isPublic ? 'Lưu việc giữ nội bộ' : goesOn ? 'Lưu và xem trang sau' : 'Công khai kế hoạch'}
        hidden={{ version }}
      >
        {tasks.map(({ id }) => (
          <HiddenField key={id} name="shown" value={id} />
        ))}
        <CheckboxGroup
          {...choicesOf(view, { kept: tasks.filter(({ isKept }) => isKept).map(({ id }) => id) })('kept')}
          label="Đánh dấu việc giữ nội bộ, không đưa ra"
          hint="Việc về thanh tra, an ninh, cán bộ, hoặc có tên người thì nên giữ nội bộ. Việc không đánh dấu thì mọi người đọc được đúng lời dưới đây."
          options={tasks.map(({ id, path, text, timeRaw }) => ({
            value: id,
            label: `${path} ${text}`.trim(),
            hint: timeRaw ?? 'không ghi thời gian',
          }))}
        />
      </FormPost>
      {total > publishingPageSize && isPublic && (
        <Pagination page={page} pageSize={publishingPageSize} total={total} unit="việc" href={pageAt} />
      )}
      {page > 1 && !isPublic && <RecordPager position={page} of={pages} unit="trang" previousHref={pageAt(page - 1)} />}
    </>
  )
}
