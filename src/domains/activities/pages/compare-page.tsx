import { showMoment } from '#base/day.ts'
import { type FieldName, fieldNames } from '#domains/activities/activity.ts'
import type { ComparePageProps } from '#domains/activities/activity-page.queries.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { fieldWords } from '#domains/activities/pages/activity-words.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Cập nhật song song: both sides of every field that two people wrote; one is chosen, both stay in the history. */
export function comparePage(props: ComparePageProps, view: View): PageParts {
  const { activity, edit, clashes, taken } = props
  const title = 'Cập nhật song song'
  return {
    title,
    section: 'activities',
    trail: [
      { label: 'Hoạt động', href: activityPaths.list },
      { label: activity.fields.topic, href: activityPaths.activity(activity.id) },
    ],
    body: (
      <>
        <PageHead
          title={title}
          lead={`${edit.by} sửa lúc ${showMoment(edit.at)} trên bản cũ, trong khi bản đang dùng cũng đã được sửa. Cả hai còn nguyên; hãy chọn ở từng mục.`}
        />
        <FormPost
          action={activityPaths.compare(activity.id, edit.id)}
          csrf={view.csrf}
          submit="Lưu lựa chọn"
          icon="check"
          cancel={{ label: 'Để sau', href: activityPaths.activity(activity.id) }}
          hidden={{ version: String(activity.version) }}
        >
          <ErrorSummary refusal={view.refusal} />
          {clashes.map((name) => (
            <Choice key={name} name={name} props={props} view={view} chosen="" />
          ))}
          {taken.map((name) => (
            <Choice key={name} name={name} props={props} view={view} chosen="offered" />
          ))}
          {clashes.length + taken.length === 0 && <p>Bản đang dùng đã có mọi điều của bản sửa này. Lưu để khép lại.</p>}
        </FormPost>
      </>
    ),
  }
}

function Choice({
  name,
  props,
  view,
  chosen,
}: {
  name: FieldName
  props: ComparePageProps
  view: View
  chosen: string
}) {
  const { activity, edit, base } = props
  const field = fieldsOf(view, { [`chon.${name}`]: chosen })(`chon.${name}`)
  return (
    <RadioGroup
      {...field}
      label={fieldNames[name]}
      hint={`Trước đó: ${fieldWords(name, base, props)}`}
      options={[
        { value: 'current', label: `Giữ bản đang dùng: ${fieldWords(name, activity.fields, props)}` },
        { value: 'offered', label: `Lấy bản của ${edit.by}: ${fieldWords(name, edit.patch, props)}` },
      ]}
      required
    />
  )
}
