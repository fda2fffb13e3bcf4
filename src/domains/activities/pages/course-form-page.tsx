import type { TaskLine } from '#domains/activities/activity-tasks.queries.ts'
import { type SpeakerChoice, SpeakerFields } from '#domains/activities/pages/speaker-fields.tsx'
import { TaskFields } from '#domains/activities/pages/task-fields.tsx'
import type { Course } from '#domains/activities/training/course.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodySearch } from '#ui/parts/body-choice.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type CourseFormProps = {
  course: Course | undefined
  choice: BodyChoice | undefined
  tasks: TaskLine[]
  speakers: SpeakerChoice[]
}

/** Mở lớp, sửa lớp. */
export function courseFormPage({ course, choice, tasks, speakers }: CourseFormProps, view: View): PageParts {
  const title = course === undefined ? 'Mở lớp tập huấn' : `Sửa lớp: ${course.title}`
  const field = fieldsOf(view, {
    bodyId: course?.bodyId ?? choice?.bodies[0]?.bodyId,
    title: course?.title,
    teachers: course?.teachers.join('\n'),
    laws: course?.laws.join('\n'),
    materials: course?.materials.join('\n'),
    placesMax: course?.placesMax,
    signUpTo: course?.signUpTo,
    sessionsNeeded: course?.sessionsNeeded ?? 1,
  })
  return {
    title,
    section: 'training',
    islands: ['form-guard'],
    trail: [{ label: 'Tập huấn, bồi dưỡng', href: trainingPaths.list }],
    body: (
      <>
        <PageHead title={title} />
        {choice !== undefined && (choice.more > 0 || choice.search !== '') && (
          <FilterForm action={trainingPaths.add}>
            <BodySearch {...choice} />
          </FilterForm>
        )}
        <FormPost
          action={course === undefined ? trainingPaths.add : trainingPaths.step(course.id, 'sua')}
          csrf={view.csrf}
          submit={course === undefined ? 'Mở lớp' : 'Lưu lớp'}
          icon="check"
          guard={`training-${course?.id ?? 'new'}`}
          hidden={{
            teacherIds: '',
            version: String(course?.version ?? 0),
            ...(course !== undefined && { courseId: course.id, bodyId: course.bodyId }),
          }}
        >
          <ErrorSummary refusal={view.refusal} />
          {choice !== undefined && (
            <SelectField
              {...field('bodyId')}
              label="Cơ quan mở lớp"
              options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
              required
            />
          )}
          <TextField {...field('title')} label="Tên lớp" lengthMax={300} required />
          <SpeakerFields
            name="teacherIds"
            label="Giảng viên (trong danh sách)"
            speakers={speakers}
            chosen={course?.teacherIds ?? []}
            view={view}
          />
          <TextArea
            {...field('teachers')}
            label="Giảng viên khác"
            hint="Mỗi dòng một người."
            rows={2}
            lengthMax={4_000}
          />
          <TextArea
            {...field('laws')}
            label="Điều luật được dạy"
            hint="Mỗi dòng một chỗ: 35/2013/QH13 Điều 3 khoản 1"
            rows={2}
            lengthMax={4_000}
          />
          <TextArea
            {...field('materials')}
            label="Tài liệu từ thư viện"
            hint="Mỗi dòng một đường dẫn trên cổng này: /huong-dan/… hoặc /phap-luat/…"
            rows={2}
            lengthMax={6_000}
          />
          <TextField
            {...field('placesMax')}
            label="Số chỗ"
            hint="Để trống nếu không giới hạn."
            keyboard="numeric"
            width="short"
            suffix="người"
          />
          <DateField {...field('signUpTo')} label="Hạn ghi danh" />
          <Checkbox
            name="isOpenToAll"
            label="Cho mọi người đăng ký trên cổng"
            hint="Cần số chỗ và hạn ghi danh. Người đăng ký không cần tài khoản; cơ quan nhận hay không nhận từng người."
            error={view.refusal?.fields.isOpenToAll}
            checked={view.typed.title === undefined ? course?.isOpenToAll === true : view.typed.isOpenToAll === 'co'}
          />
          <TextField
            {...field('sessionsNeeded')}
            label="Cần dự bao nhiêu buổi để được chứng nhận"
            keyboard="numeric"
            width="short"
            suffix="buổi"
            required
          />
          <TaskFields tasks={tasks} chosen={course?.taskIds ?? []} view={view} />
        </FormPost>
      </>
    ),
  }
}
