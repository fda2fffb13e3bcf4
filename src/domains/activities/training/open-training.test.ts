import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { addTrainingSession } from '#domains/activities/acts/add-session.ts'
import { applyForCourse } from '#domains/activities/acts/apply-for-course.ts'
import { cancelCourse } from '#domains/activities/acts/cancel-course.ts'
import { decideApplication } from '#domains/activities/acts/decide-application.ts'
import { finishCourse } from '#domains/activities/acts/finish-course.ts'
import { forgetApplicants, forgottenName } from '#domains/activities/acts/forget-applicants.ts'
import { noteAttendance } from '#domains/activities/acts/note-attendance.ts'
import { saveTrainingCourse } from '#domains/activities/acts/save-course.ts'
import { withdrawApplication } from '#domains/activities/acts/withdraw-application.ts'
import { findApplicationByCode, listApplications } from '#domains/activities/training/application.store.ts'
import { refusals } from '#domains/activities/training/application.ts'
import { loadCoursePage } from '#domains/activities/training/course.queries.ts'
import { listLearners, listSessions } from '#domains/activities/training/course.store.ts'
import { refusals as courseRefusals } from '#domains/activities/training/course.ts'
import { findOpenCourse, listOpenCourses } from '#domains/activities/training/open-training.queries.ts'
import { auditOf, onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { addPractitioner } from '#domains/practitioners/acts/add-practitioner.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { nobody } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { hashCode } from '#platform/identity/receipt-code.ts'

const dayMs = 86_400_000

const visitor = { ...nobody({ networkAddress: '', userAgent: '' } as unknown as WebRequest), name: 'Người dân' }

async function opens({ does, bodies }: World, more: Record<string, unknown> = {}) {
  return does('lan', saveTrainingCourse, {
    ...{
      courseId: '',
      version: '0',
      bodyId: bodies.first.id,
      title: 'Luật Đất đai cho mọi người',
      sessionsNeeded: '1',
    },
    ...{ placesMax: '2', signUpTo: '25/11/2026', isOpenToAll: 'co' },
    ...more,
  })
}

const form = (courseId: string, more: Record<string, unknown> = {}) => ({
  ...{
    formKey: newSecret(),
    courseId,
    name: 'Đinh Thị Xoan',
    from: 'Thôn Thượng',
    phone: '0912 345 678',
    agrees: 'co',
  },
  ...more,
})

onPlans('đăng ký học không cần tài khoản', (world) => {
  const applies = (courseId: string, more: Record<string, unknown> = {}) =>
    perform(applyForCourse, { house: world().house, actor: visitor }, form(courseId, more))
  const decides = (courseId: string, applicationId: string, more: Record<string, unknown> = { decision: 'accept' }) =>
    world().does('lan', decideApplication, { courseId, applicationId, ...more })
  /** Every row in which somebody who asked could stand. */
  const keptOfCourses = async () => {
    const { db } = world()
    const tables = ['training_application', 'training_learner', 'audit', 'job'] as const
    return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  }
  const waitingIn = async (courseId: string) =>
    (await listApplications(world().db, world().house.secretKey, courseId)).filter(({ state }) => state === 'waiting')

  test('mở cho mọi người thì phải có số chỗ và hạn; lớp không mở, quá hạn, thiếu đồng ý, số sai: đều bị từ chối', async () => {
    await expect(opens(world(), { placesMax: '' })).rejects.toMatchObject({
      fields: { isOpenToAll: expect.any(String) },
    })
    await expect(opens(world(), { signUpTo: '' })).rejects.toMatchObject({
      fields: { isOpenToAll: expect.any(String) },
    })
    const inside = await opens(world(), { isOpenToAll: '' })
    await expect(applies(inside.id)).rejects.toBe(refusals.noCourse)
    const past = await opens(world(), { signUpTo: '20/11/2026' })
    await expect(applies(past.id)).rejects.toBe(refusals.closed)
    const course = await opens(world())
    await expect(applies(course.id, { agrees: '' })).rejects.toMatchObject({ fields: { agrees: expect.any(String) } })
    await expect(applies(course.id, { phone: '12' })).rejects.toMatchObject({ fields: { phone: expect.any(String) } })
    await expect(applies(course.id, { formKey: 'x' })).rejects.toMatchObject({ status: 422 })
    const { db, today } = world()
    expect((await listOpenCourses(db, today)).map(({ id }) => id)).toEqual([course.id])
    expect(await findOpenCourse(db, inside.id)).toBeUndefined()
    expect(await waitingIn(course.id)).toEqual([])
  })

  test('cùng một tờ là một đăng ký, một mã; một số điện thoại một chỗ; hết chỗ thì thôi; rút thì chỗ trống lại, không còn gì của người ấy', async () => {
    const { db, house } = world()
    const course = await opens(world())
    const sent = form(course.id)
    const once = await perform(applyForCourse, { house, actor: visitor }, sent)
    expect((await perform(applyForCourse, { house, actor: visitor }, sent)).code).toBe(once.code)
    const other = await opens(world(), { title: 'Lớp khác' })
    await expect(perform(applyForCourse, { house, actor: visitor }, { ...sent, courseId: other.id })).rejects.toBe(
      refusals.oldForm,
    )
    await expect(applies(course.id, { phone: '+84 912-345-678' })).rejects.toBe(refusals.twice)
    const second = await applies(course.id, { phone: '0987654321', name: 'Ma Văn Sình' })
    await expect(applies(course.id, { phone: '0987654322' })).rejects.toBe(refusals.full)
    expect((await findOpenCourse(db, course.id))!.course.free).toBe(0)
    const withdraws = (code: string) => perform(withdrawApplication, { house, actor: visitor }, { code })
    await expect(withdraws('1111 2222 3333 4444')).rejects.toBe(refusals.wrongCode)
    await withdraws(second.code)
    await expect(withdraws(second.code)).rejects.toBe(refusals.decided)
    const found = await findApplicationByCode(db, house.secretKey, hashCode(house.secretKey, second.code))
    expect(found).toMatchObject({ state: 'withdrawn', applicant: undefined })
    await applies(course.id, { phone: '0987654321', name: 'Ma Văn Sình' })
    expect((await waitingIn(course.id)).map(({ applicant }) => applicant?.name)).toEqual([
      'Đinh Thị Xoan',
      'Ma Văn Sình',
    ])
    // of whoever waits nothing can be read in the database, the audit included
    const rows = JSON.stringify(await keptOfCourses())
    for (const told of ['Xoan', 'Sình', '0912', '0987654321', 'Thôn Thượng', once.code])
      expect(rows).not.toContain(told)
  })

  test('cán bộ nhận hay không nhận; người xem cấp trên không thấy ai đăng ký; nhận quá số chỗ thì bị từ chối', async () => {
    const { does, db, house, actors, today } = world()
    const course = await opens(world())
    const first = await applies(course.id)
    await applies(course.id, { phone: '0987654321', name: 'Ma Văn Sình' })
    const [xoan, sinh] = await waitingIn(course.id)
    await expect(
      does('tu', decideApplication, { courseId: course.id, applicationId: xoan!.id, decision: 'accept' }),
    ).rejects.toBe(courseRefusals.notFound)
    await expect(decides(course.id, course.id)).rejects.toBe(refusals.notFound)
    await expect(decides(course.id, sinh!.id, { decision: 'decline' })).rejects.toMatchObject({
      fields: { reason: expect.any(String) },
    })
    await decides(course.id, xoan!.id)
    await expect(decides(course.id, xoan!.id)).rejects.toBe(refusals.decided)
    const withdraw = perform(withdrawApplication, { house, actor: visitor }, { code: first.code })
    await expect(withdraw).rejects.toBe(refusals.decided)
    await does('lan', saveTrainingCourse, {
      ...{ courseId: course.id, version: '0', bodyId: course.bodyId, title: course.title, sessionsNeeded: '1' },
      ...{ placesMax: '1', signUpTo: '25/11/2026', isOpenToAll: 'co' },
    })
    await expect(decides(course.id, sinh!.id)).rejects.toBe(courseRefusals.full)
    await decides(course.id, sinh!.id, { decision: 'decline', reason: 'Lớp đã đủ người.' })
    expect(await listLearners(db, course.id)).toMatchObject([{ name: 'Đinh Thị Xoan', workplace: 'Thôn Thượng' }])
    const look = { courseId: course.id, search: '', today }
    expect(
      (await loadCoursePage(db, actors.lan, house, look)).applications.map(({ state, reason }) => [state, reason]),
    ).toEqual([
      ['accepted', ''],
      ['declined', 'Lớp đã đủ người.'],
    ])
    expect((await loadCoursePage(db, actors.mai, house, look)).applications).toEqual([])
    expect(JSON.stringify(await auditOf(world(), 'activities.decide-application'))).not.toContain('Xoan')
  })

  test('ba mươi ngày sau khi lớp xong: người đăng ký được quên, ai có giấy chứng nhận thì tên ở lại cùng giấy', async () => {
    const { does, db, house, later, bodies, actors } = world()
    const teacher = await does('lan', addPractitioner, {
      ...{ bodyId: bodies.first.id, kind: 'jurist', name: 'Vi Thị Nương', askedOn: '01/10/2026', gender: 'nu' },
    })
    await expect(opens(world(), { teacherIds: bodies.first.id })).rejects.toMatchObject({
      fields: { teacherIds: expect.any(String) },
    })
    const course = await opens(world(), { placesMax: '3', teacherIds: teacher.id })
    const gone = await opens(world(), { title: 'Lớp hủy', signUpTo: '21/11/2026' })
    await applies(gone.id, { phone: '0911111111' })
    await does('lan', cancelCourse, { courseId: gone.id, version: '0', reason: 'Không đủ người' })
    await applies(course.id)
    await applies(course.id, { phone: '0987654321', name: 'Ma Văn Sình' })
    await applies(course.id, { phone: '0987654322', name: 'Lò Thị Chờ' })
    const [xoan, sinh] = await waitingIn(course.id)
    await decides(course.id, xoan!.id)
    await decides(course.id, sinh!.id)
    await does('lan', addTrainingSession, {
      ...{ courseId: course.id, day: '21/11/2026', starts: '8:00', ends: '11:30', place: 'Hội trường' },
    })
    const [session] = await listSessions(db, course.id)
    const came = (await listLearners(db, course.id)).find(({ name }) => name === 'Đinh Thị Xoan')!
    await does('lan', noteAttendance, {
      courseId: course.id,
      version: '0',
      sessionId: session!.id,
      learnerIds: [came.id],
    })
    const { activityId } = await does('lan', finishCourse, { courseId: course.id, version: '1' })
    expect((await loadActivity(db, actors.lan, 'read activities', activityId!)).fields.practitionerIds).toEqual([
      teacher.id,
    ])
    const forgets = () => perform(forgetApplicants, { house, actor: systemActor }, {})
    later(31 * dayMs)
    expect(await forgets()).toBe(1)
    later(4 * dayMs)
    expect(await forgets()).toBe(3)
    expect(await forgets()).toBe(0)
    expect((await listLearners(db, course.id)).map(({ name }) => name).toSorted()).toEqual(
      ['Đinh Thị Xoan', forgottenName].toSorted(),
    )
    const rows = JSON.stringify(await keptOfCourses())
    for (const told of ['Sình', 'Lò Thị Chờ', '0987654322']) expect(rows).not.toContain(told)
    expect(
      (await listApplications(db, house.secretKey, course.id)).every(({ applicant }) => applicant === undefined),
    ).toBe(true)
  })
})
