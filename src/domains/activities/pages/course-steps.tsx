import type { CoursePage } from '#domains/activities/training/course.queries.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import { kindOf } from '#domains/practitioners/practitioner-kind.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

type Props = CoursePage & { view: View }

/** What can be done with an open course: a session more, people more, the end. */
export function CourseSteps({ course, offered, search, view }: Props) {
  const field = fieldsOf(view)
  const choices = choicesOf(view)
  const path = trainingPaths.course(course.id)
  return (
    <>
      <details open={view.refusal !== undefined && view.typed.starts !== undefined}>
        <summary>Thêm buổi học</summary>
        <FormPost action={trainingPaths.step(course.id, 'buoi')} csrf={view.csrf} submit="Thêm buổi học" icon="plus">
          <DateField {...field('day')} label="Ngày học" required />
          <TextField {...field('starts')} label="Bắt đầu" hint="8:00" width="short" lengthMax={10} required />
          <TextField {...field('ends')} label="Kết thúc" hint="11:30" width="short" lengthMax={10} required />
          <TextField {...field('place')} label="Nơi học" lengthMax={300} required />
          <TextField {...field('subject')} label="Nội dung" lengthMax={300} />
        </FormPost>
      </details>
      <details open={search !== '' || (view.refusal !== undefined && view.typed.names !== undefined)}>
        <summary>Ghi danh người học</summary>
        <FilterForm action={path}>
          <TextField
            name="tim"
            kind="search"
            label="Tìm trong danh sách người làm công tác"
            value={search}
            width="medium"
          />
        </FilterForm>
        <FormPost
          action={address(trainingPaths.step(course.id, 'ghi-danh'), { tim: search })}
          csrf={view.csrf}
          submit="Ghi danh"
          icon="plus"
        >
          {offered.length > 0 && (
            <CheckboxGroup
              {...choices('practitionerIds')}
              label="Người làm công tác pháp luật"
              options={offered.map(({ id, name, kind, bodyName, isPaused }) => ({
                value: id,
                label: name,
                hint: `${kindOf(kind).short}, ${bodyName}${isPaused ? ', đang tạm nghỉ' : ''}`,
              }))}
            />
          )}
          <TextArea
            {...field('names')}
            label="Người khác"
            hint="Mỗi dòng một người: họ tên, nơi công tác"
            rows={3}
            lengthMax={20_000}
          />
        </FormPost>
      </details>
      <h2>Kết thúc lớp</h2>
      <p>
        Khi các buổi đã điểm danh: người dự đủ {course.sessionsNeeded} buổi có giấy chứng nhận, lớp được ghi thành một
        hoạt động.
      </p>
      <FormPost
        action={trainingPaths.step(course.id, 'ket-thuc')}
        csrf={view.csrf}
        submit="Kết thúc lớp, cấp giấy chứng nhận"
        icon="check"
        hidden={{ version: String(course.version) }}
      />
      <details open={view.refusal !== undefined && view.typed.reason !== undefined}>
        <summary>Hủy lớp</summary>
        <FormPost
          action={trainingPaths.step(course.id, 'huy')}
          csrf={view.csrf}
          submit="Hủy lớp"
          tone="danger"
          hidden={{ version: String(course.version) }}
        >
          <TextArea {...field('reason')} label="Lý do hủy lớp" rows={2} lengthMax={500} required />
        </FormPost>
      </details>
    </>
  )
}
