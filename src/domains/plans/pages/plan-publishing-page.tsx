import { showMoment } from '#base/day.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { PlanState } from '#domains/plans/plans.tables.ts'
import { publicPlanPath } from '#domains/plans/public-plan.ts'
import type { PublishableTask } from '#domains/plans/public-plans.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf } from '#ui/fields/form-state.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type PlanPublishingProps = {
  plan: { id: string; title: string; state: PlanState; publishing_version: number }
  tasks: PublishableTask[]
  publishedAt: Date | undefined
}

/** Công khai kế hoạch: which of its tasks everybody sees; the list is what would go out. */
export function planPublishingPage({ plan, tasks, publishedAt }: PlanPublishingProps, view: View): PageParts {
  const isPublic = publishedAt !== undefined
  const isOpen = plan.state === 'adopted'
  // shown again after a refusal it stays as old as it was, until it is loaded anew
  const version = String(view.typed.version ?? plan.publishing_version)
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
          <FormPost
            action={paths.publishing(plan.id)}
            csrf={view.csrf}
            submit={isPublic ? 'Lưu việc giữ nội bộ' : 'Công khai kế hoạch'}
            hidden={{ version }}
          >
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
