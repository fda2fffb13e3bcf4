import { isId, newSecret } from '#base/ids.ts'
import { applyForCourse } from '#domains/activities/acts/apply-for-course.ts'
import { withdrawApplication } from '#domains/activities/acts/withdraw-application.ts'
import {
  appliedPage,
  openCoursePage,
  openTrainingsPage,
  ownApplicationPage,
} from '#domains/activities/pages/open-training-pages.tsx'
import { refusals } from '#domains/activities/training/application.ts'
import {
  findOpenCourse,
  findOwnApplication,
  listOpenCourses,
} from '#domains/activities/training/open-training.queries.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { quiet } from '#platform/http/quiet-actor.ts'
import { open, type Routes, submitAndShow, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'
import { hashCode, readCode } from '#platform/identity/receipt-code.ts'

/** An office may sit behind one address; whoever would flood a course, or try codes one after the other, is slowed. */
const applicationsPerNetwork: Rate = { times: 30, perSeconds: 3_600 }
const applicationsPerCourse: Rate = { times: 20, perSeconds: 86_400 }
const codesPerNetwork: Rate = { times: 60, perSeconds: 600 }

const course = open(async ({ house, params }) => {
  const found = isId(params.courseId ?? '') ? await findOpenCourse(house.database.kysely, params.courseId!) : undefined
  if (found === undefined) throw refusals.noCourse
  return { ...found, formKey: newSecret() }
}, openCoursePage)

const own = open(async () => ({ own: undefined, code: '' }), ownApplicationPage)

async function limitCodes(request: WebRequest, typed: unknown): Promise<string> {
  await limitNetwork(request, 'training-code', codesPerNetwork)
  const code = readCode(typeof typed === 'string' ? typed : '')
  if (code === undefined) throw refusals.wrongCode
  return code
}

/** Lớp tập huấn, for everybody: what takes names, ask for a seat, see what became of it. */
export const openTrainingRoutes: Routes = {
  [`GET ${trainingPaths.open}`]: open(
    async ({ house }) => ({ courses: await listOpenCourses(house.database.kysely, today(house.clock)) }),
    openTrainingsPage,
  ),
  [`GET ${trainingPaths.openCode}`]: own,
  [`POST ${trainingPaths.openCode}`]: submitAndShow(
    'anyone',
    async ({ house, request }, raw) => {
      const code = await limitCodes(request, raw.code)
      const own = await findOwnApplication(house.database.kysely, hashCode(house.secretKey, code))
      if (own === undefined) throw refusals.wrongCode
      return { own, code }
    },
    ownApplicationPage,
    { public: true, again: own },
  ),
  [`POST ${trainingPaths.openWithdraw}`]: submitWith(
    'anyone',
    async ({ house, request }, raw) => {
      await limitCodes(request, raw.code)
      await perform(withdrawApplication, { house, actor: quiet(request) }, raw)
    },
    { public: true, again: own, to: () => ({ to: trainingPaths.openCode, notice: 'Đã rút đăng ký.' }) },
  ),
  [`GET ${trainingPaths.openCourse(':courseId')}`]: course,
  [`POST ${trainingPaths.openCourse(':courseId')}`]: submitAndShow(
    'anyone',
    async ({ house, request }, raw) => {
      await limitNetwork(request, 'training-application', applicationsPerNetwork)
      await limitNetwork(
        request,
        `training-application:${isId(String(raw.courseId)) ? raw.courseId : ''}`,
        applicationsPerCourse,
      )
      return perform(applyForCourse, { house, actor: quiet(request) }, raw)
    },
    appliedPage,
    { public: true, again: course },
  ),
}
