import { showDay } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import {
  abandonedAfterDays,
  applicantsKeptDays,
  mayWithdraw,
  type OwnApplication,
  standingOf,
} from '#domains/activities/training/application.ts'
import type { Course, Session } from '#domains/activities/training/course.ts'
import type { OpenCourse } from '#domains/activities/training/open-training.queries.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { showCode } from '#platform/identity/receipt-code.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const trail = [{ label: 'Lớp tập huấn', href: trainingPaths.open }]

/** Lớp tập huấn that take names from everybody. */
export function openTrainingsPage({ courses }: { courses: OpenCourse[] }): PageParts {
  return {
    title: 'Lớp tập huấn pháp luật',
    about: {
      description: 'Các lớp tập huấn pháp luật mở cho mọi người, đăng ký không cần tài khoản.',
      canonicalPath: trainingPaths.open,
    },
    body: (
      <>
        <PageHead title="Lớp tập huấn pháp luật" lead="Đăng ký không cần tài khoản." />
        {courses.length === 0 && (
          <EmptyState title="Chưa có lớp nào nhận đăng ký">Lớp mở cho mọi người sẽ hiện ở đây.</EmptyState>
        )}
        <ul class="link-list">
          {courses.map(({ id, title, bodyName, firstDay, signUpTo, free }) => (
            <li key={id}>
              <a href={trainingPaths.openCourse(id)}>{title}</a>
              <p class="soft">
                {bodyName}. {firstDay !== null && `Học từ ${showDay(firstDay)}. `}
                {free === 0 ? 'Đã đủ chỗ.' : `Còn ${free} chỗ, nhận đến hết ngày ${showDay(signUpTo)}.`}
              </p>
            </li>
          ))}
        </ul>
        <p>
          <LinkButton href={trainingPaths.openCode} label="Xem đăng ký của tôi" />
        </p>
      </>
    ),
  }
}

export type OpenCourseProps = { course: OpenCourse; sessions: Session[]; formKey: string }

/** Một lớp: when and where, and a seat to ask for while there is one. */
export function openCoursePage({ course, sessions, formKey }: OpenCourseProps, view: View): PageParts {
  const { id, title, bodyName, signUpTo, placesMax, free, isCrowded } = course
  return {
    title,
    trail,
    about: {
      description: `${title}, ${bodyName}.`,
      canonicalPath: trainingPaths.openCourse(id),
      card: { kicker: 'Lớp tập huấn, đăng ký không cần tài khoản', title, issuer: bodyName },
    },
    body: (
      <>
        <PageHead title={title} lead={`${bodyName}.`} />
        <ErrorSummary refusal={view.refusal} />
        <Facts
          facts={[
            {
              term: 'Số chỗ',
              detail: `${placesMax} chỗ, còn ${free}${isCrowded && free > 0 ? '; số người chờ xem đã nhiều hơn số chỗ còn' : ''}`,
            },
            { term: 'Nhận đăng ký', detail: `đến hết ngày ${showDay(signUpTo)}` },
            ...sessions.map(({ day, starts, ends, place, subject }) => ({
              term: `Buổi ${showDay(day)}`,
              detail: [`${showMinutes(starts)} đến ${showMinutes(ends)}`, place, subject].filter(Boolean).join(', '),
            })),
          ]}
        />
        {signUpTo < view.today ? (
          <Notice tone="info">Lớp này đã hết hạn đăng ký. Muốn học, hãy liên hệ cơ quan mở lớp.</Notice>
        ) : free === 0 ? (
          <Notice tone="info">Lớp này đã đủ chỗ. Muốn học, hãy liên hệ cơ quan mở lớp.</Notice>
        ) : (
          <ApplyForm course={course} formKey={formKey} view={view} />
        )}
      </>
    ),
  }
}

function ApplyForm({ course, formKey, view }: Omit<OpenCourseProps, 'sessions'> & { view: View }) {
  const field = fieldsOf(view)
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  return (
    <section aria-labelledby="dang-ky">
      <h2 id="dang-ky">Đăng ký học</h2>
      <FormPost
        action={trainingPaths.openCourse(course.id)}
        csrf={view.csrf}
        submit="Gửi đăng ký"
        icon="check"
        hidden={{ formKey: kept }}
      >
        <TextField {...field('name')} label="Họ tên" autocomplete="name" lengthMax={120} required />
        <TextField
          {...field('phone')}
          label="Số điện thoại"
          hint="Để cơ quan báo khi lớp đổi giờ."
          kind="tel"
          autocomplete="tel"
          width="medium"
          required
        />
        <TextField {...field('from')} label="Nơi làm việc hoặc nơi ở (không bắt buộc)" lengthMax={200} />
        <Checkbox
          name="agrees"
          label="Tôi đồng ý để cơ quan mở lớp ghi những điều trên để xếp lớp"
          hint={`Chỉ cán bộ được giao ghi lớp xem. Xóa ${applicantsKeptDays} ngày sau khi lớp xong hoặc hủy; lớp bỏ dở: ${abandonedAfterDays} ngày; hoặc ngay khi bạn rút. Ai được cấp giấy chứng nhận thì họ tên ở lại cùng số giấy.`}
          error={view.refusal?.fields.agrees}
          checked={view.typed.agrees === 'co'}
          required
        />
      </FormPost>
    </section>
  )
}

/** Đã gửi đăng ký: the code, once. */
export function appliedPage({ code, course }: { code: string; course: Course }): PageParts {
  return {
    title: 'Đã gửi đăng ký',
    trail,
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Đã gửi đăng ký" lead={course.title} />
        <Notice tone="saved" title={`Mã đăng ký: ${showCode(code)}`}>
          <p>Hãy chép hoặc chụp lại mã này. Cơ quan xem từng đăng ký; gõ mã để biết được nhận hay chưa.</p>
        </Notice>
        <p>
          <LinkButton href={trainingPaths.openCode} label="Xem, rút đăng ký" />
        </p>
      </>
    ),
  }
}

export type OwnApplicationProps = { own: OwnApplication | undefined; code: string }

/** Xem đăng ký bằng mã: how it stands with them and with the course, whom to ask, and taking it back. */
export function ownApplicationPage({ own, code }: OwnApplicationProps, view: View): PageParts {
  return {
    title: 'Đăng ký học của bạn',
    trail,
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Đăng ký học của bạn" lead="Gõ mã 16 chữ số đã nhận khi đăng ký." />
        <ErrorSummary refusal={view.refusal} />
        {own !== undefined && <OwnStanding own={own} code={code} view={view} />}
        <FormPost
          action={trainingPaths.openCode}
          csrf={view.csrf}
          submit="Xem đăng ký"
          tone={own ? 'plain' : 'primary'}
        >
          <TextField
            {...fieldsOf(view)('code')}
            label="Mã đăng ký"
            keyboard="numeric"
            width="medium"
            lengthMax={30}
            autocomplete="off"
            required
          />
        </FormPost>
      </>
    ),
  }
}

function OwnStanding({ own, code, view }: { own: OwnApplication; code: string; view: View }) {
  return (
    <>
      <Facts
        facts={[
          { term: 'Lớp', detail: own.courseTitle },
          { term: 'Cơ quan mở lớp', detail: own.bodyName },
          { term: 'Tình trạng', detail: standingOf(own) },
          ...(own.reason === '' ? [] : [{ term: 'Lý do', detail: own.reason }]),
        ]}
      />
      {mayWithdraw(own) ? (
        <>
          <p>Rút thì những gì bạn đã khai được xóa ngay.</p>
          <FormPost
            action={trainingPaths.openWithdraw}
            csrf={view.csrf}
            submit="Rút đăng ký"
            tone="danger"
            hidden={{ code }}
          />
        </>
      ) : (
        own.attended > 0 && <p>Bạn đã được điểm danh. Muốn sửa hay xóa điều đã khai, hãy liên hệ {own.bodyName}.</p>
      )}
    </>
  )
}
