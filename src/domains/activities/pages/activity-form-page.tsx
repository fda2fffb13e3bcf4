import { showDay } from '#base/day.ts'
import { type Activity, type ActivityFields, emptyFields, fieldNames, parts } from '#domains/activities/activity.ts'
import { activityForms, activityKinds, specialGroups } from '#domains/activities/activity-kind.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { sourceName, type startOf } from '#domains/activities/activity-source.ts'
import type { TaskLine } from '#domains/activities/activity-tasks.queries.ts'
import type { VillageLine } from '#domains/activities/activity-village.queries.ts'
import { ActivityOutbox, activityOutbox } from '#domains/activities/pages/activity-outbox.tsx'
import { CostFields } from '#domains/activities/pages/cost-fields.tsx'
import { type SpeakerChoice, SpeakerFields } from '#domains/activities/pages/speaker-fields.tsx'
import { TaskFields } from '#domains/activities/pages/task-fields.tsx'
import { VillageField } from '#domains/activities/pages/village-filter.tsx'
import type { BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ActivityFormPageProps = {
  /** undefined: a new one. */
  activity: Activity | undefined
  /** What the address says of a new one. */
  start: ReturnType<typeof startOf> | undefined
  bodies: BodyLine[]
  tasks: TaskLine[]
  /** Those of the commune, offered while typing. */
  villages: VillageLine[]
  /** Active people of the law within reach. */
  speakers: SpeakerChoice[]
  formKey: string
}

const named = (all: readonly { id: string; name: string }[]) => all.map(({ id, name }) => ({ value: id, label: name }))

/** Mẫu đủ các mục of one activity, new or to be corrected. */
export function activityFormPage(props: ActivityFormPageProps, view: View): PageParts {
  const { activity, start, bodies, tasks, villages, formKey } = props
  const fields: ActivityFields = activity?.fields ?? { ...emptyFields, form: '', ...start?.fields }
  const field = fieldsOf(view, {
    ...savedText(fields),
    bodyId: bodies[0]?.bodyId,
    heldOn: showDay(activity === undefined ? (start?.fields.heldOn ?? view.today) : fields.heldOn),
  })
  const typed = (name: string, other: string) => (typeof view.typed[name] === 'string' ? view.typed[name] : other)
  const title = activity === undefined ? 'Ghi hoạt động' : 'Sửa hoạt động'
  return {
    title,
    section: 'activities',
    islands: ['form-guard', 'desk-outbox'],
    trail: [
      { label: 'Hoạt động', href: activityPaths.list },
      ...(activity === undefined ? [] : [{ label: fields.topic, href: activityPaths.activity(activity.id) }]),
    ],
    body: (
      <>
        <PageHead title={title} lead="Để trống điều chưa biết: trống không phải là số 0." />
        <ActivityOutbox view={view} />
        <FormPost
          action={activity === undefined ? activityPaths.add : activityPaths.edit(activity.id)}
          csrf={view.csrf}
          submit="Lưu hoạt động"
          icon="check"
          deskOutbox={activityOutbox}
          guard={activity === undefined ? 'hoat-dong-moi' : `hoat-dong-${activity.id}`}
          cancel={{
            label: 'Thôi',
            href: activity === undefined ? activityPaths.list : activityPaths.activity(activity.id),
          }}
          hidden={{
            formKey: typed('formKey', formKey),
            costs: 'co',
            taskIds: '',
            practitionerIds: '',
            ...(start !== undefined && start.source !== '' && { source: typed('source', start.source) }),
            ...(activity !== undefined && { version: typed('version', String(activity.version)) }),
            ...(activity === undefined && bodies.length === 1 && { bodyId: bodies[0]!.bodyId }),
          }}
        >
          <ErrorSummary refusal={view.refusal} />
          {start !== undefined && start.source !== '' && (
            <Notice tone="info">{`Ghi từ ${sourceName(start.source)}: hãy xem lại các mục đã điền sẵn rồi lưu.`}</Notice>
          )}
          {activity === undefined && bodies.length > 1 && (
            <SelectField
              {...field('bodyId')}
              label="Cơ quan"
              options={bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
              required
            />
          )}
          <SelectField {...field('kind')} label={fieldNames.kind} options={named(activityKinds)} required />
          <SelectField
            {...field('form')}
            label={fieldNames.form}
            hint="Tám hình thức của Luật Phổ biến, giáo dục pháp luật 14/2012/QH13, Điều 11."
            options={activityForms.map(({ id, name, clause }) => ({ value: id, label: `${clause}. ${name}` }))}
            {...(activity === undefined && { empty: 'Theo loại hoạt động' })}
          />
          <TextField {...field('topic')} label={fieldNames.topic} lengthMax={300} required />
          <TextArea
            {...field('laws')}
            label={fieldNames.laws}
            hint="Mỗi dòng một chỗ, ví dụ 35/2013/QH13 Điều 3 khoản 1. Thư viện kiểm tra, và báo khi luật đổi."
            rows={3}
          />
          <DateField {...field('heldOn')} label={fieldNames.heldOn} required />
          <TextField {...field('place')} label={fieldNames.place} lengthMax={300} />
          <VillageField {...field('village')} villages={villages} />
          <SpeakerFields
            name="practitionerIds"
            label={fieldNames.practitionerIds}
            speakers={props.speakers}
            chosen={fields.practitionerIds}
            view={view}
          />
          <TextArea {...field('speakers')} label={fieldNames.speakers} hint="Mỗi dòng một người." rows={2} />
          <fieldset class="field">
            <legend>Người dự</legend>
            <TextField
              {...field('attended')}
              label={fieldNames.attended}
              hint="Tổng lượt người; các nhóm dưới đây nằm trong tổng, một người có thể thuộc nhiều nhóm."
              keyboard="numeric"
              width="short"
              lengthMax={10}
            />
            {parts.map((part) => (
              <TextField
                key={part}
                {...field(part)}
                label={fieldNames[part]}
                keyboard="numeric"
                width="short"
                lengthMax={10}
              />
            ))}
          </fieldset>
          <TextField
            {...field('copies')}
            label={fieldNames.copies}
            hint="Chỉ với phát thanh, bài viết, tờ rơi, tài liệu phát."
            keyboard="numeric"
            width="short"
            lengthMax={10}
          />
          <SelectField
            {...field('group')}
            label={fieldNames.group}
            hint="Luật Phổ biến, giáo dục pháp luật, Điều 17–22; thù lao người nói được thêm 20% (Thông tư 56/2023/TT-BTC, Điều 3 khoản 11 điểm a)."
            empty="Không phải buổi cho nhóm đặc thù"
            options={specialGroups.map(({ id, name, article }) => ({ value: id, label: `${article}: ${name}` }))}
          />
          <TextField
            {...field('language')}
            label={fieldNames.language}
            hint="Ví dụ: tiếng Việt, tiếng Mông."
            width="medium"
            suggestions={['Tiếng Việt', 'Tiếng Mông', 'Tiếng Thái', 'Tiếng Tày', 'Tiếng Khmer', 'Ngôn ngữ ký hiệu']}
            lengthMax={200}
          />
          <CostFields costs={fields.costs} view={view} />
          <TaskFields tasks={tasks} chosen={fields.taskIds} view={view} />
          <TextArea {...field('note')} label={fieldNames.note} rows={3} lengthMax={2000} />
        </FormPost>
      </>
    ),
  }
}

function savedText(fields: ActivityFields): Record<string, string | number | null> {
  const { laws, speakers, costs: _, taskIds: __, practitionerIds: ___, ...rest } = fields
  return { ...rest, laws: laws.join('\n'), speakers: speakers.join('\n') }
}
