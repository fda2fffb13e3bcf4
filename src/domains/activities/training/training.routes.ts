import { yearOf } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { listSpeakerChoices } from '#domains/activities/activity-page.queries.ts'
import { listTaskChoices, listTasksFor } from '#domains/activities/activity-tasks.queries.ts'
import { addTrainingSession } from '#domains/activities/acts/add-session.ts'
import { cancelCourse } from '#domains/activities/acts/cancel-course.ts'
import { decideApplication } from '#domains/activities/acts/decide-application.ts'
import { dropTrainingSession } from '#domains/activities/acts/drop-session.ts'
import { finishCourse } from '#domains/activities/acts/finish-course.ts'
import { noteAttendance } from '#domains/activities/acts/note-attendance.ts'
import { saveTrainingCourse } from '#domains/activities/acts/save-course.ts'
import { signUpLearners } from '#domains/activities/acts/sign-up-learners.ts'
import { withdrawTrainingLearner } from '#domains/activities/acts/withdraw-learner.ts'
import { attendancePage } from '#domains/activities/pages/attendance-page.tsx'
import { courseFormPage } from '#domains/activities/pages/course-form-page.tsx'
import { coursePage } from '#domains/activities/pages/course-page.tsx'
import { ownTrainingsPage } from '#domains/activities/pages/own-trainings-page.tsx'
import { trainingsPage } from '#domains/activities/pages/trainings-page.tsx'
import { untrainedPage } from '#domains/activities/pages/untrained-page.tsx'
import { loadCertificate } from '#domains/activities/training/certificate.queries.ts'
import { certificatePaper } from '#domains/activities/training/certificate.ts'
import {
  listAttended,
  listCourses,
  listUntrained,
  loadCoursePage,
} from '#domains/activities/training/course.queries.ts'
import { listLearners, listSessions, loadCourse } from '#domains/activities/training/course.store.ts'
import { refusals } from '#domains/activities/training/course.ts'
import { listOwnTrainings } from '#domains/activities/training/own-trainings.queries.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import { listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { addMonths } from '#domains/calendar/time-limit.ts'
import { isPractitionerKind } from '#domains/practitioners/practitioner-kind.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { madeFile } from '#platform/files/made-file.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const idIn = (param: string | undefined): string => {
  if (!isId(param ?? '')) throw refusals.notFound
  return param!
}

const list = read(
  'read activities',
  async ({ db, actor, query, today }) => {
    const year = /^[12]\d{3}$/u.test(query.nam ?? '') ? Number(query.nam) : yearOf(today)
    return { rows: await listCourses(db, actor, year), year, mayRecord: mayAnywhere(actor, 'record activities') }
  },
  trainingsPage,
)

const add = read(
  'record activities',
  async ({ db, actor, query }) => {
    const choice = await listChoiceBodies(db, actor, 'record activities', query['tim-co-quan'])
    const [first] = choice.bodies
    const tasks = first === undefined ? [] : await listTasksFor(db, actor, first.bodyId)
    return { course: undefined, choice, tasks, speakers: await listSpeakerChoices(db, actor, []) }
  },
  courseFormPage,
)

const change = read(
  'record activities',
  async ({ db, actor, params }) => {
    const found = await loadCourse(db, actor, 'record activities', idIn(params.courseId))
    const tasks = await listTaskChoices(db, actor, found.bodyId, found.taskIds)
    return { course: found, choice: undefined, tasks, speakers: await listSpeakerChoices(db, actor, found.teacherIds) }
  },
  courseFormPage,
)

const course = read(
  'read activities',
  async ({ db, actor, house, today, params, query }) => {
    const search = (query.tim ?? '').slice(0, 100)
    return loadCoursePage(db, actor, house, { today, courseId: idIn(params.courseId), search })
  },
  coursePage,
)

const session = read(
  'record activities',
  async ({ db, actor, params }) => {
    const found = await loadCourse(db, actor, 'record activities', idIn(params.courseId))
    const one = (await listSessions(db, found.id)).find(({ id }) => id === params.sessionId)
    if (one === undefined) throw refusals.notFound
    const learners = (await listLearners(db, found.id)).filter(({ withdrawnOn }) => withdrawnOn === null)
    return { course: found, session: one, learners, attended: await listAttended(db, one.id) }
  },
  attendancePage,
)

const monthsUsual = 12
const monthsMax = 120

const untrained = read(
  'read activities',
  async ({ db, actor, query, today }) => {
    const asked = Number(query.thang)
    const months = Number.isInteger(asked) && asked >= 1 && asked <= monthsMax ? asked : monthsUsual
    const kind = query.loai !== undefined && isPractitionerKind(query.loai) ? query.loai : undefined
    return { rows: await listUntrained(db, actor, { before: addMonths(today, -months), kind }), months, kind }
  },
  untrainedPage,
)

// whoever has an account, also without «read activities»: of oneself alone
const mine = read('anyone', ({ db, actor }) => listOwnTrainings(db, actor.personId), ownTrainingsPage)

const toCourse = (notice: string) => (one: { id: string }) => ({ to: trainingPaths.course(one.id), notice })

/** Tập huấn, bồi dưỡng, for the workbench. */
export const trainingRoutes: Routes = {
  [`GET ${trainingPaths.list}`]: list,
  [`GET ${trainingPaths.add}`]: add,
  [`POST ${trainingPaths.add}`]: submit(saveTrainingCourse, {
    again: add,
    to: toCourse('Đã mở lớp. Hãy thêm buổi học và ghi danh.'),
  }),
  [`GET ${trainingPaths.untrained}`]: untrained,
  [`GET ${trainingPaths.mine}`]: mine,
  [`GET ${trainingPaths.course(':courseId')}`]: course,
  [`GET ${trainingPaths.step(':courseId', 'sua')}`]: change,
  [`POST ${trainingPaths.step(':courseId', 'sua')}`]: submit(saveTrainingCourse, {
    again: change,
    to: toCourse('Đã lưu lớp.'),
  }),
  [`POST ${trainingPaths.step(':courseId', 'buoi')}`]: submit(addTrainingSession, {
    again: course,
    to: toCourse('Đã thêm buổi học.'),
  }),
  [`POST ${trainingPaths.dropSession(':courseId', ':sessionId')}`]: submit(dropTrainingSession, {
    again: course,
    to: toCourse('Đã bỏ buổi học.'),
  }),
  [`POST ${trainingPaths.step(':courseId', 'ghi-danh')}`]: submit(signUpLearners, {
    again: course,
    to: toCourse('Đã ghi danh.'),
  }),
  [`POST ${trainingPaths.step(':courseId', 'dang-ky')}`]: submit(decideApplication, {
    again: course,
    to: toCourse('Đã ghi.'),
  }),
  [`POST ${trainingPaths.step(':courseId', 'rut')}`]: submit(withdrawTrainingLearner, {
    again: course,
    to: toCourse('Đã rút khỏi lớp.'),
  }),
  [`GET ${trainingPaths.session(':courseId', ':sessionId')}`]: session,
  [`POST ${trainingPaths.session(':courseId', ':sessionId')}`]: submit(noteAttendance, {
    again: session,
    to: toCourse('Đã lưu điểm danh.'),
  }),
  [`POST ${trainingPaths.step(':courseId', 'ket-thuc')}`]: submit(finishCourse, {
    again: course,
    to: toCourse('Đã kết thúc lớp, cấp giấy chứng nhận và ghi thành hoạt động.'),
  }),
  [`POST ${trainingPaths.step(':courseId', 'huy')}`]: submit(cancelCourse, {
    again: course,
    to: toCourse('Đã hủy lớp.'),
  }),
  [`GET ${trainingPaths.certificate(':courseId', ':learnerId')}`]: raw(
    'record activities',
    async ({ db, actor, params, now }) => {
      const certificate = await loadCertificate(db, actor, {
        courseId: idIn(params.courseId),
        learnerId: idIn(params.learnerId),
        madeAt: now,
      })
      const name = `Chứng nhận ${certificate.number}-${certificate.year} ${certificate.learner}.docx`
      return madeFile(name, 'docx', await writeWord(certificatePaper(certificate)))
    },
  ),
}
