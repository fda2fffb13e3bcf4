import { showDayWithWeekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import { type Course, type Learner, refusals, type Session } from '#domains/activities/training/course.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf } from '#ui/fields/form-state.ts'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type AttendancePageProps = { course: Course; session: Session; learners: Learner[]; attended: Set<string> }

/** Điểm danh một buổi: one list, one press; for a telephone in the hall. */
export function attendancePage({ course, session, learners, attended }: AttendancePageProps, view: View): PageParts {
  const when = `${showDayWithWeekday(session.day)}, ${showMinutes(session.starts)}`
  const choices = choicesOf(view, { learnerIds: [...attended] })
  return {
    title: `Điểm danh ${when}`,
    section: 'training',
    trail: [
      { label: 'Tập huấn, bồi dưỡng', href: trainingPaths.list },
      { label: course.title, href: trainingPaths.course(course.id) },
    ],
    body: (
      <>
        <PageHead title="Điểm danh" lead={`${course.title}: ${when}, ${session.place}.`} />
        <FormPost
          action={trainingPaths.session(course.id, session.id)}
          csrf={view.csrf}
          submit="Lưu điểm danh"
          icon="check"
          hidden={{ version: String(course.version) }}
          cancel={{ label: 'Về lớp', href: trainingPaths.course(course.id) }}
        >
          <ErrorSummary refusal={view.refusal} />
          {learners.length === 0 ? (
            <p>{refusals.nobody.message}</p>
          ) : (
            <CheckboxGroup
              {...choices('learnerIds')}
              label="Người có mặt"
              hint="Ai không đánh dấu là vắng. Không ai đến cũng hãy lưu."
              options={learners.map(({ id, name, workplace }) => ({
                value: id,
                label: name,
                hint: workplace || undefined,
              }))}
            />
          )}
        </FormPost>
      </>
    ),
  }
}
