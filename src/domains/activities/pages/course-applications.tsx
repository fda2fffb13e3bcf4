import { showMoment } from '#base/day.ts'
import { phoneDigits } from '#base/phone.ts'
import { type Application, applicantsKeptDays, applicationStates } from '#domains/activities/training/application.ts'
import type { CoursePage } from '#domains/activities/training/course.queries.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

/** On one page; whoever waits stands before the others. */
const shownMax = 100

type Props = Pick<CoursePage, 'course' | 'applications' | 'mayRecord'> & { view: View }

/** Ai đăng ký học trên cổng: who waits first, each taken in or not; nothing for a course that was never open to all. */
export function Applications({ course, applications, mayRecord, view }: Props) {
  if (!mayRecord || applications.length === 0) return null
  const isOpen = course.state === 'open'
  const waiting = applications.filter(({ state }) => state === 'waiting')
  const shown = applications.slice(0, shownMax)
  const shownWaiting = shown.filter(({ state }) => state === 'waiting')
  const phones = Map.groupBy(applications, ({ applicant }) => phoneDigits(applicant?.phone ?? '') ?? '')
  return (
    <>
      <DataTable
        caption={`Đăng ký từ cổng: ${waiting.length} người chờ`}
        rows={shown}
        rowKey={({ id }) => id}
        cards
        columns={[
          { head: 'Họ tên', cell: ({ applicant }) => applicant?.name ?? 'đã xóa' },
          { head: 'Nơi làm việc, nơi ở', width: 'roomy', cell: ({ applicant }) => applicant?.from ?? '' },
          {
            head: 'Điện thoại',
            cell: ({ applicant }) =>
              applicant === undefined
                ? ''
                : `${applicant.phone}${phones.get(phoneDigits(applicant.phone) ?? '')!.length > 1 ? ' (nhiều đăng ký)' : ''}`,
          },
          { head: 'Gửi lúc', width: 'tight', cell: ({ sentAt }) => showMoment(sentAt) },
          {
            head: 'Kết quả',
            cell: (one) =>
              one.state === 'waiting' && isOpen ? (
                <Accept application={one} courseId={course.id} view={view} />
              ) : (
                [applicationStates[one.state], one.reason].filter(Boolean).join(': ')
              ),
          },
        ]}
      />
      {applications.length > shown.length && (
        <p>Bảng dừng ở {shownMax} đăng ký, người chờ trước. Nhận hoặc không nhận bớt thì những đăng ký sau hiện ra.</p>
      )}
      {isOpen && shownWaiting.length > 0 && <Decline waiting={shownWaiting} courseId={course.id} view={view} />}
      <p class="hint">
        Người đăng ký là người chờ, chưa giữ chỗ. Họ tên, điện thoại được mã hóa và tự xóa {applicantsKeptDays} ngày sau
        khi lớp xong hoặc hủy.
      </p>
    </>
  )
}

function Accept({ application, courseId, view }: { application: Application; courseId: string; view: View }) {
  return (
    <PostButton
      action={trainingPaths.step(courseId, 'dang-ky')}
      csrf={view.csrf}
      label={`Nhận ${application.applicant?.name ?? ''}`}
      icon="check"
      hidden={{ applicationId: application.id, decision: 'accept' }}
    />
  )
}

function Decline({ waiting, courseId, view }: { waiting: readonly Application[]; courseId: string; view: View }) {
  const field = fieldsOf(view)
  return (
    <details open={view.refusal !== undefined && view.typed.decision === 'decline'}>
      <summary>Không nhận</summary>
      <FormPost
        action={trainingPaths.step(courseId, 'dang-ky')}
        csrf={view.csrf}
        submit="Không nhận"
        tone="plain"
        hidden={{ decision: 'decline' }}
      >
        <CheckboxGroup
          {...choicesOf(view, {})('applicationId')}
          label="Người đăng ký"
          options={waiting.map(({ id, applicant }) => ({
            value: id,
            label: [applicant?.name ?? 'đã xóa', applicant?.phone].filter(Boolean).join(', '),
          }))}
        />
        <TextField
          {...field('reason')}
          label="Lý do"
          hint="Người đăng ký đọc được lý do này khi tra cứu bằng mã."
          lengthMax={300}
          required
        />
      </FormPost>
    </details>
  )
}
