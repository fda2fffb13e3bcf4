import { showDay } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { Speakers } from '#domains/activities/pages/activity-page.tsx'
import { Applications } from '#domains/activities/pages/course-applications.tsx'
import { CourseSteps } from '#domains/activities/pages/course-steps.tsx'
import { ServedTasks } from '#domains/activities/pages/task-fields.tsx'
import type { CoursePage } from '#domains/activities/training/course.queries.ts'
import { courseStates, type Learner, type Session } from '#domains/activities/training/course.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

/** Một lớp: sessions, who signed up, who came, what follows. */
export function coursePage(props: CoursePage, view: View): PageParts {
  const { course, bodyName, sessions, learners, laws, materials, teachers, mayRecord } = props
  const isOpen = course.state === 'open'
  const facts = [
    {
      term: 'Giảng viên',
      detail:
        teachers.length + course.teachers.length === 0 ? '' : <Speakers known={teachers} others={course.teachers} />,
    },
    { term: 'Hạn ghi danh', detail: course.signUpTo === null ? '' : showDay(course.signUpTo) },
    {
      term: 'Được tính ở đâu',
      detail:
        course.state === 'finished' && view.actor !== undefined && mayAnywhere(view.actor, 'see statistics') ? (
          <a href={trainingPaths.counting(course.id)}>Chỉ tiêu và biểu thống kê</a>
        ) : (
          ''
        ),
    },
    { term: 'Trang đăng ký của mọi người', detail: isOpen && course.isOpenToAll ? openLink(course.id) : '' },
    { term: 'Cần dự để được chứng nhận', detail: `${course.sessionsNeeded} buổi` },
    { term: 'Lý do hủy', detail: course.reason },
  ].filter(({ detail }) => detail !== '')
  return {
    title: course.title,
    section: 'training',
    trail: [{ label: 'Tập huấn, bồi dưỡng', href: trainingPaths.list }],
    body: (
      <>
        <PageHead
          title={course.title}
          chip={
            <Chip
              tone={isOpen ? 'action' : course.state === 'finished' ? 'good' : 'neutral'}
              label={courseStates[course.state]}
            />
          }
          lead={`${bodyName}.`}
          actions={
            isOpen &&
            mayRecord && <LinkButton href={trainingPaths.step(course.id, 'sua')} label="Sửa lớp" icon="edit" />
          }
        />
        <ErrorSummary refusal={view.refusal} />
        <Facts facts={facts} />
        {course.activityId !== null && (
          <p>
            Lớp được đếm một lần ở <a href={activityPaths.activity(course.activityId)}>hoạt động này</a>; sửa số liệu ở
            đó.
          </p>
        )}
        {laws.length > 0 && (
          <>
            <h2>Điều luật được dạy</h2>
            <ul>
              {laws.map(({ name, href }) => (
                <li key={href}>
                  <a href={href}>{name}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        {materials.length > 0 && (
          <>
            <h2>Tài liệu</h2>
            <ul>
              {materials.map(({ href, title }) => (
                <li key={href}>
                  <a href={href}>{title}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <ServedTasks tasks={props.tasks} />
        <Sessions sessions={sessions} canChange={isOpen && mayRecord} courseId={course.id} view={view} />
        <Applications {...props} view={view} />
        <Learners {...props} learners={learners} view={view} />
        {isOpen && mayRecord && <CourseSteps {...props} view={view} />}
      </>
    ),
  }
}

function openLink(courseId: string) {
  const path = trainingPaths.openCourse(courseId)
  return <a href={path}>{path}</a>
}

type SessionsProps = { sessions: Session[]; canChange: boolean; courseId: string; view: View }

function Sessions({ sessions, canChange, courseId, view }: SessionsProps) {
  if (sessions.length === 0) return <p>Lớp chưa có buổi nào.</p>
  return (
    <DataTable
      caption="Buổi học"
      rows={sessions}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: 'Buổi',
          cell: ({ day, starts, ends }) => `${showDay(day)}, ${showMinutes(starts)} đến ${showMinutes(ends)}`,
        },
        { head: 'Nơi học', cell: ({ place }) => place },
        { head: 'Nội dung', width: 'roomy', cell: ({ subject }) => subject },
        {
          head: 'Điểm danh',
          width: 'tight',
          cell: ({ id, day, isNoted }) =>
            canChange && day <= view.today ? (
              <a href={trainingPaths.session(courseId, id)}>
                {isNoted ? 'Xem, sửa điểm danh' : 'Điểm danh'}
                <span class="unseen"> buổi {showDay(day)}</span>
              </a>
            ) : isNoted ? (
              'đã điểm danh'
            ) : (
              'chưa'
            ),
        },
        ...(canChange
          ? [
              {
                head: 'Bỏ buổi',
                cell: ({ id, day, isNoted }: Session) =>
                  isNoted ? (
                    ''
                  ) : (
                    <PostButton
                      action={trainingPaths.dropSession(courseId, id)}
                      csrf={view.csrf}
                      label={`Bỏ buổi ${showDay(day)}`}
                      tone="quiet"
                    />
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Learners(props: CoursePage & { view: View }) {
  const { learners, unseenLearners } = props
  if (learners.length + unseenLearners === 0) return <p>Chưa ai ghi danh.</p>
  return (
    <>
      {learners.length > 0 && <LearnerTable {...props} />}
      {unseenLearners > 0 && (
        <p>
          {showNumber(unseenLearners)} người đăng ký từ cổng: họ tên, nơi ở của họ chỉ cán bộ được giao ghi lớp xem.
        </p>
      )}
    </>
  )
}

function LearnerTable({ course, sessions, learners, unseenLearners, mayRecord, view }: CoursePage & { view: View }) {
  const staying = learners.filter(({ withdrawnOn }) => withdrawnOn === null).length + unseenLearners
  return (
    <DataTable
      caption={`Người học: ${showNumber(staying)}${course.placesMax === null ? '' : ` trên ${showNumber(course.placesMax)} chỗ`}`}
      rows={learners}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: 'Họ tên',
          cell: ({ name, practitionerId }) =>
            practitionerId === null ? name : <a href={practitionerPaths.one(practitionerId)}>{name}</a>,
        },
        { head: 'Nơi công tác', width: 'roomy', cell: ({ workplace }) => workplace },
        { head: 'Đã dự', align: 'end', cell: ({ attended }) => `${attended}/${sessions.length} buổi` },
        {
          head: 'Kết quả',
          cell: (learner) => <LearnerResult learner={learner} course={course} mayRecord={mayRecord} view={view} />,
        },
      ]}
    />
  )
}

type ResultProps = { learner: Learner; course: CoursePage['course']; mayRecord: boolean; view: View }

function LearnerResult({ learner, course, mayRecord, view }: ResultProps) {
  const { id, name, withdrawnOn, certificate, attended } = learner
  if (withdrawnOn !== null) return <>đã rút {showDay(withdrawnOn)}</>
  if (certificate !== null) {
    const label = `Chứng nhận số ${certificate.number}/${certificate.year}`
    return mayRecord ? (
      <a href={trainingPaths.certificate(course.id, id)} download>
        {label} <span class="unseen">của {name}</span>
      </a>
    ) : (
      <span>{label}</span>
    )
  }
  if (course.state === 'open' && mayRecord && attended === 0)
    return (
      <PostButton
        action={trainingPaths.step(course.id, 'rut')}
        csrf={view.csrf}
        label={`Rút ${name}`}
        tone="quiet"
        hidden={{ learnerId: id }}
      />
    )
  return <>{course.state === 'finished' ? 'chưa dự đủ buổi' : ''}</>
}
