import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { addTrainingSession } from '#domains/activities/acts/add-session.ts'
import { applyForCourse } from '#domains/activities/acts/apply-for-course.ts'
import { cancelCourse } from '#domains/activities/acts/cancel-course.ts'
import { decideApplication } from '#domains/activities/acts/decide-application.ts'
import { finishCourse } from '#domains/activities/acts/finish-course.ts'
import { forgetApplicants } from '#domains/activities/acts/forget-applicants.ts'
import { noteAttendance } from '#domains/activities/acts/note-attendance.ts'
import { saveTrainingCourse } from '#domains/activities/acts/save-course.ts'
import { withdrawApplication } from '#domains/activities/acts/withdraw-application.ts'
import { withdrawTrainingLearner } from '#domains/activities/acts/withdraw-learner.ts'
import { findApplicationByCode, listApplications } from '#domains/activities/training/application.store.ts'
import { refusals, standingOf } from '#domains/activities/training/application.ts'
import { listCourses, loadCoursePage } from '#domains/activities/training/course.queries.ts'
import { listLearners, listSessions } from '#domains/activities/training/course.store.ts'
import { refusals as courseRefusals, forgottenName } from '#domains/activities/training/course.ts'
import {
  findOpenCourse,
  findOwnApplication,
  listOpenCourses,
} from '#domains/activities/training/open-training.queries.ts'
import { trainingForDigest } from '#domains/activities/training/training-digest.queries.ts'
import { auditOf, onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { addPractitioner } from '#domains/practitioners/acts/add-practitioner.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { nobody } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { hashCode, readCode } from '#platform/identity/receipt-code.ts'

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
  const withdraws = (code: string) => perform(withdrawApplication, { house: world().house, actor: visitor }, { code })
  const own = (code: string) => findOwnApplication(world().db, hashCode(world().house.secretKey, readCode(code) ?? ''))
  const forgets = () => perform(forgetApplicants, { house: world().house, actor: systemActor }, {})
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

  test('cùng một tờ là một đăng ký, một mã; một nhà chung điện thoại vẫn đăng ký được; rút thì không còn gì của người ấy, tờ cũ gửi lại bị từ chối', async () => {
    const { db, house } = world()
    const course = await opens(world())
    const sent = form(course.id)
    const once = await perform(applyForCourse, { house, actor: visitor }, sent)
    expect((await perform(applyForCourse, { house, actor: visitor }, sent)).code).toBe(once.code)
    const other = await opens(world(), { title: 'Lớp khác' })
    await expect(perform(applyForCourse, { house, actor: visitor }, { ...sent, courseId: other.id })).rejects.toBe(
      refusals.oldForm,
    )
    const second = await applies(course.id, { name: 'Ma Văn Sình' })
    await withdraws(once.code)
    await expect(withdraws(once.code)).rejects.toBe(refusals.withdrawnAlready)
    await expect(withdraws('1111 2222 3333 4444')).rejects.toBe(refusals.wrongCode)
    expect(await own(once.code)).toMatchObject({ state: 'withdrawn', bodyName: expect.any(String) })
    const found = await findApplicationByCode(db, house.secretKey, hashCode(house.secretKey, once.code))
    expect(found).toMatchObject({ state: 'withdrawn', applicant: undefined })
    await expect(perform(applyForCourse, { house, actor: visitor }, sent)).rejects.toBe(refusals.withdrawnForm)
    await applies(course.id)
    expect((await waitingIn(course.id)).map(({ applicant }) => applicant?.name)).toEqual([
      'Ma Văn Sình',
      'Đinh Thị Xoan',
    ])
    // of whoever waits nothing can be read in the database, the audit included
    const rows = JSON.stringify(await keptOfCourses())
    for (const told of ['Xoan', 'Sình', '0912', 'Thôn Thượng', once.code, second.code]) expect(rows).not.toContain(told)
  })

  test('người chờ không giữ chỗ của ai; không nhận nhiều người một lần; cán bộ thấy ở danh sách lớp và bản tin sáng là có người chờ', async () => {
    const { db, actors, today, does } = world()
    const course = await opens(world())
    for (const phone of ['0987654321', '0987654322', '0987654323']) await applies(course.id, { phone })
    expect((await findOpenCourse(db, course.id))!.course).toMatchObject({ free: 2, isCrowded: true })
    expect((await listCourses(db, actors.lan, 2026)).map(({ waiting }) => waiting)).toEqual([3])
    const told = await trainingForDigest.list(db, today)
    expect(told.map(({ personId }) => personId)).toContain(actors.lan.personId)
    expect(told.map(({ personId }) => personId)).not.toContain(actors.tu.personId)
    const refs = [{ s: 'training' as const, o: course.id }]
    const line = { title: `${course.title}: 3 người chờ nhận vào lớp`, href: `/nghiep-vu/tap-huan/${course.id}` }
    expect(await trainingForDigest.lines(db, actors.lan, refs, today)).toMatchObject([line])
    expect(await trainingForDigest.lines(db, actors.tu, refs, today)).toEqual([])
    const all = await waitingIn(course.id)
    await does('lan', decideApplication, {
      ...{ courseId: course.id, applicationId: all.slice(1).map(({ id }) => id) },
      ...{ decision: 'decline', reason: 'Đăng ký khống' },
    })
    expect(await waitingIn(course.id)).toHaveLength(1)
    await decides(course.id, all[0]!.id)
    expect(await trainingForDigest.list(db, today)).toEqual([])
    expect(await trainingForDigest.lines(db, actors.lan, refs, today)).toEqual([])
    await applies(course.id)
    const [last] = await waitingIn(course.id)
    await decides(course.id, last!.id)
    await expect(applies(course.id)).rejects.toBe(refusals.full)
  })

  test('ai có mã biết đúng tình trạng của mình và của lớp, rút được cả khi đã được nhận hay không nhận, cho đến khi đã dự', async () => {
    const { does, db, house } = world()
    const course = await opens(world(), { placesMax: '9' })
    const codes: Record<string, string> = {}
    for (const name of ['Chờ', 'Nhận', 'Không', 'Bị rút', 'Đã dự'])
      codes[name] = (await applies(course.id, { name })).code
    const ids = Object.fromEntries((await waitingIn(course.id)).map(({ id, applicant }) => [applicant!.name, id]))
    for (const name of ['Nhận', 'Bị rút', 'Đã dự']) await decides(course.id, ids[name]!)
    await decides(course.id, ids.Không!, { decision: 'decline', reason: 'Ở xã khác zqk' })
    const learner = async (name: string) => (await listLearners(db, course.id)).find((one) => one.name === name)!
    await does('lan', withdrawTrainingLearner, { courseId: course.id, learnerId: (await learner('Bị rút')).id })
    await does('lan', addTrainingSession, {
      ...{ courseId: course.id, day: '21/11/2026', starts: '8:00', ends: '11:30', place: 'Hội trường' },
    })
    const [session] = await listSessions(db, course.id)
    await does('lan', noteAttendance, {
      ...{ courseId: course.id, version: '0', sessionId: session!.id, learnerIds: [(await learner('Đã dự')).id] },
    })
    const standing = async (name: string) => standingOf((await own(codes[name]!))!)
    expect(await standing('Bị rút')).toBe('Cơ quan đã rút bạn khỏi lớp ngày 21/11/2026')
    expect(await standing('Chờ')).toBe('Chờ cơ quan xem')
    await expect(withdraws(codes['Đã dự']!)).rejects.toBe(refusals.attended)
    await withdraws(codes.Nhận!)
    await withdraws(codes.Không!)
    await withdraws(codes['Bị rút']!)
    expect((await listLearners(db, course.id)).map(({ name }) => name)).toEqual(['Đã dự'])
    expect(JSON.stringify(await keptOfCourses())).not.toContain('zqk')
    const withdrawn = await findApplicationByCode(db, house.secretKey, hashCode(house.secretKey, codes.Không!))
    expect(withdrawn).toMatchObject({ state: 'withdrawn', reason: '', applicant: undefined })
    await does('lan', cancelCourse, { courseId: course.id, version: '1', reason: 'Không đủ người' })
    expect(await standing('Chờ')).toBe('Lớp đã hủy, không học nữa')
    expect(await standing('Đã dự')).toBe('Lớp đã hủy, không học nữa')
    await withdraws(codes.Chờ!)
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
    expect(await own(first.code)).toMatchObject({ state: 'accepted', withdrawnOn: null, attended: 0 })
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
    // who came by the portal is for whoever records the course alone, also as a learner
    const fromAbove = await loadCoursePage(db, actors.mai, house, look)
    expect(fromAbove).toMatchObject({ applications: [], learners: [], unseenLearners: 1 })
    expect(JSON.stringify(fromAbove)).not.toContain('Xoan')
    expect((await loadCoursePage(db, actors.lan, house, look)).learners).toHaveLength(1)
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
    later(30 * dayMs)
    expect(await forgets()).toBe(0)
    later(dayMs)
    expect(await forgets()).toBe(4)
    expect(await forgets()).toBe(0)
    const left = (await listLearners(db, course.id)).map(({ name, workplace }) => [name, workplace])
    expect(left.toSorted()).toEqual(
      [
        [forgottenName, ''],
        ['Đinh Thị Xoan', ''],
      ].toSorted(),
    )
    const rows = JSON.stringify(await keptOfCourses())
    for (const told of ['Sình', 'Lò Thị Chờ', '0987654322']) expect(rows).not.toContain(told)
    expect(
      (await listApplications(db, house.secretKey, course.id)).every(({ applicant }) => applicant === undefined),
    ).toBe(true)
  })
  test('lớp còn mở, buổi sau tháng sau mới ghi: người học không bị quên; lớp bỏ dở nửa năm thì quên, và không cấp giấy cho tên đã xóa', async () => {
    const { does, db, house, later } = world()
    const course = await opens(world(), { placesMax: '9' })
    await applies(course.id)
    await applies(course.id, { name: 'Ma Văn Sình', phone: '0987654321' })
    const [xoan, sinh] = await waitingIn(course.id)
    await decides(course.id, xoan!.id)
    await decides(course.id, sinh!.id, { decision: 'decline', reason: 'Ở xã khác zqk' })
    await does('lan', addTrainingSession, {
      ...{ courseId: course.id, day: '21/11/2026', starts: '8:00', ends: '11:30', place: 'Hội trường' },
    })
    const [session] = await listSessions(db, course.id)
    const [learner] = await listLearners(db, course.id)
    const attendance = { courseId: course.id, version: '0', sessionId: session!.id, learnerIds: [learner!.id] }
    await does('lan', noteAttendance, attendance)
    later(90 * dayMs)
    expect(await forgets()).toBe(0)
    expect((await listLearners(db, course.id))[0]!.name).toBe('Đinh Thị Xoan')
    later(95 * dayMs)
    expect(await forgets()).toBe(2)
    expect(JSON.stringify(await keptOfCourses())).not.toMatch(/Xoan|zqk/u)
    await does('lan', finishCourse, { courseId: course.id, version: '1' })
    expect(await listLearners(db, course.id)).toMatchObject([{ name: forgottenName, certificate: null }])
    expect((await listApplications(db, house.secretKey, course.id)).map(({ state }) => state)).toEqual([
      'accepted',
      'declined',
    ])
  })

  test('lớp không còn hạn, chưa có buổi nào, đã hủy: ba mươi ngày sau khi hủy người đăng ký cũng được quên', async () => {
    const { does, db, house, later } = world()
    const course = await opens(world())
    await applies(course.id)
    await does('lan', saveTrainingCourse, {
      ...{ courseId: course.id, version: '0', bodyId: course.bodyId, title: course.title, sessionsNeeded: '1' },
      ...{ placesMax: '', signUpTo: '', isOpenToAll: '' },
    })
    later(10 * dayMs)
    await does('lan', cancelCourse, { courseId: course.id, version: '1', reason: 'Không đủ người' })
    later(30 * dayMs)
    expect(await forgets()).toBe(0)
    later(dayMs)
    expect(await forgets()).toBe(1)
    expect((await listApplications(db, house.secretKey, course.id))[0]!.applicant).toBeUndefined()
  })
})
