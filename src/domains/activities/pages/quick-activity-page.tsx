import { showDay } from '#base/day.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { TaskLine } from '#domains/activities/activity-tasks.queries.ts'
import type { VillageLine } from '#domains/activities/activity-village.queries.ts'
import { ActivityOutbox, activityOutbox } from '#domains/activities/pages/activity-outbox.tsx'
import { shortTask } from '#domains/activities/pages/activity-words.tsx'
import { QuickFields } from '#domains/activities/pages/quick-fields.tsx'
import type { BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type QuickActivityPageProps = {
  bodies: BodyLine[]
  tasks: TaskLine[]
  /** Of the commune of the first body. */
  villages: VillageLine[]
  /** undefined: the first body is no commune's. */
  communeId: string | undefined
  formKey: string
}

/** Ghi nhanh: what a session is in six answers, on a telephone, in under a minute. The rest is filled in later. */
export function quickActivityPage(props: QuickActivityPageProps, view: View): PageParts {
  const { bodies, tasks, villages, communeId, formKey } = props
  const field = fieldsOf(view, { bodyId: bodies[0]?.bodyId })
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  return {
    title: 'Ghi nhanh hoạt động',
    section: 'activities',
    trail: [{ label: 'Hoạt động', href: activityPaths.list }],
    islands: ['desk-outbox'],
    body: (
      <>
        <PageHead
          title="Ghi nhanh hoạt động"
          actions={
            <>
              <LinkButton href={activityPaths.add} label="Ghi đủ các mục" icon="edit" />
              <LinkButton href={activityPaths.alongIn(communeId)} label="Mẫu mang theo" icon="download" />
            </>
          }
        />
        <ActivityOutbox view={view} />
        <FormPost
          action={activityPaths.quick}
          csrf={view.csrf}
          submit="Ghi hoạt động"
          icon="check"
          deskOutbox={activityOutbox}
          hidden={{ formKey: kept, ...(bodies.length === 1 && { bodyId: bodies[0]!.bodyId }) }}
        >
          <ErrorSummary refusal={view.refusal} />
          <QuickFields view={view} heldOn={showDay(view.today)} villages={villages} />
          {tasks.length > 0 && (
            <SelectField
              {...field('taskIds')}
              label="Phục vụ nhiệm vụ"
              empty="Chưa gắn nhiệm vụ"
              options={tasks.map((task) => ({ value: task.id, label: shortTask(task) }))}
            />
          )}
          {bodies.length > 1 && (
            <SelectField
              {...field('bodyId')}
              label="Cơ quan"
              options={bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
              required
            />
          )}
        </FormPost>
      </>
    ),
  }
}
