import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { unreadDay } from '#base/asked-day.ts'
import { newId } from '#base/ids.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { addTrainingSession } from '#domains/activities/acts/add-session.ts'
import { cancelCourse } from '#domains/activities/acts/cancel-course.ts'
import { dropTrainingSession } from '#domains/activities/acts/drop-session.ts'
import { finishCourse } from '#domains/activities/acts/finish-course.ts'
import { noteAttendance } from '#domains/activities/acts/note-attendance.ts'
import { saveTrainingCourse } from '#domains/activities/acts/save-course.ts'
import { signUpLearners } from '#domains/activities/acts/sign-up-learners.ts'
import { withdrawTrainingLearner } from '#domains/activities/acts/withdraw-learner.ts'
import { CourseSteps } from '#domains/activities/pages/course-steps.tsx'
import { activitiesForTask } from '#domains/activities/task-activities.queries.ts'
import { readTime } from '#domains/activities/time-of-day.ts'
import { loadCertificate } from '#domains/activities/training/certificate.queries.ts'
import { certificatePaper } from '#domains/activities/training/certificate.ts'
import { listCourses, listUntrained, loadCoursePage } from '#domains/activities/training/course.queries.ts'
import { listLearners, listSessions } from '#domains/activities/training/course.store.ts'
import { refusals } from '#domains/activities/training/course.ts'
import { listOwnTrainings } from '#domains/activities/training/own-trainings.queries.ts'
import { workOfPeople } from '#domains/activities/work-of-people.queries.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import {
  adoptedPlan,
  aReading,
  marksOf,
  onPlans,
  readUpload,
  versionOf,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { addPractitioner } from '#domains/practitioners/acts/add-practitioner.ts'
import { linkPractitionerAccount } from '#domains/practitioners/acts/link-practitioner-account.ts'
import { practitionerFilterOf } from '#domains/practitioners/practitioner-filter.ts'
import { listPractitioners } from '#domains/practitioners/practitioners.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const today = '2026-11-21'

test('giờ học đọc được theo nhiều cách viết, chữ khác thì không', () => {
  expect(['8:00', '8h30', '13 giờ 30', '08', '7g'].map(readTime)).toEqual([480, 510, 810, 480, 420])
  expect(['', '24:00', '8:60', 'sáng'].map(readTime)).toEqual([undefined, undefined, undefined, undefined])
})

async function opens({ does, bodies }: World, more: Record<string, unknown> = {}) {
  const typed = {
    courseId: '',
    version: '0',
    bodyId: bodies.first.id,
    title: 'Kỹ năng tuyên truyền',
    sessionsNeeded: '2',
  }
  return does('lan', saveTrainingCourse, { ...typed, ...more })
}

async function listed({ does, bodies }: World, name: string, gender = 'nu') {
  const typed = { bodyId: bodies.first.id, kind: 'jurist', name, askedOn: '01/10/2026', gender }
  return (await does('lan', addPractitioner, typed)).id
}

onPlans('tập huấn', (world) => {
  const addsSession = (courseId: string, day: string, more: Record<string, string> = {}) =>
    world().does('lan', addTrainingSession, {
      courseId,
      day,
      starts: '8:00',
      ends: '11:30',
      place: 'Hội trường',
      ...more,
    })

  test('từ mở lớp đến giấy chứng nhận và một hoạt động; thiếu một bước thì không kết thúc được', async () => {
    const { does, db, actors, house } = world()
    const [hoa, tam] = [await listed(world(), 'Nguyễn Thị Hoa'), await listed(world(), 'Trần Văn Tám', 'nam')]
    const course = await opens(world())
    const finish = (version = '0') => does('lan', finishCourse, { courseId: course.id, version })
    await expect(finish()).rejects.toBe(refusals.noSession)
    await addsSession(course.id, '19/11/2026')
    await addsSession(course.id, '20/11/2026')
    await does('lan', signUpLearners, { courseId: course.id, practitionerIds: [hoa, tam], names: '' })
    await expect(does('lan', signUpLearners, { courseId: course.id, practitionerIds: [hoa], names: '' })).rejects.toBe(
      refusals.twice,
    )
    expect(await listUntrained(db, actors.lan, { before: today, kind: undefined })).toHaveLength(2)
    const sessions = await listSessions(db, course.id)
    const learners = await listLearners(db, course.id)
    const [hoaHere, tamHere] = ['Hoa', 'Tám'].map((name) => learners.find((one) => one.name.endsWith(name))!.id)
    const notes = (index: number, learnerIds: string[], version: string) =>
      does('lan', noteAttendance, { courseId: course.id, version, sessionId: sessions[index]!.id, learnerIds })
    await notes(0, [hoaHere!, tamHere!], '0')
    // a list that was opened before somebody noted does not wipe out what they noted
    await expect(notes(0, [], '0')).rejects.toBe(refusals.changedMeanwhile)
    expect((await listLearners(db, course.id)).map(({ attended }) => attended)).toEqual([1, 1])
    await expect(finish('1')).rejects.toBe(refusals.notNoted)
    await notes(1, [tamHere!], '1')
    await notes(1, [hoaHere!], '2')
    await expect(finish('7')).rejects.toBe(refusals.changedMeanwhile)
    const finished = await finish('3')
    expect(await loadActivity(db, actors.lan, 'read activities', finished.activityId!)).toMatchObject({
      fields: { kind: 'training', topic: 'Kỹ năng tuyên truyền', attended: 2, women: 1, heldOn: '2026-11-20' },
    })
    await expect(finish('4')).rejects.toBe(refusals.notOpen)
    const page = await loadCoursePage(db, actors.mai, house, { courseId: course.id, search: '', today })
    expect(page.learners).toMatchObject([
      { name: 'Nguyễn Thị Hoa', attended: 2, certificate: { year: 2026, number: 1 } },
      { name: 'Trần Văn Tám', attended: 1, certificate: null },
    ])
    expect(page.mayRecord).toBe(false)
    const asks = { courseId: course.id, madeAt: new Date('2026-11-21T02:00:00Z') }
    const certificate = await loadCertificate(db, actors.lan, { ...asks, learnerId: hoaHere! })
    expect(JSON.stringify(certificatePaper(certificate))).toContain('từ ngày 19/11/2026 đến ngày 20/11/2026, 2 buổi.')
    await expect(loadCertificate(db, actors.lan, { ...asks, learnerId: tamHere! })).rejects.toBe(refusals.noCertificate)
    expect(await listUntrained(db, actors.lan, { before: '2026-11-20', kind: 'jurist' })).toMatchObject([
      { name: 'Trần Văn Tám', lastDay: '2026-11-19' },
    ])
    expect(await listUntrained(db, actors.lan, { before: '2026-11-19', kind: undefined })).toEqual([])
    const work = await workOfPeople.count(db, [hoa, tam], today)
    expect(work.get(hoa)).toEqual({ spoke: 0, trained: 2, lastTrained: '2026-11-20' })
    expect(work.get(tam)).toEqual({ spoke: 0, trained: 1, lastTrained: '2026-11-19' })
    // a year and a day later the sessions are no longer of the last twelve months; the last one stays known
    expect((await workOfPeople.count(db, [hoa], '2027-11-21')).get(hoa)).toEqual({
      spoke: 0,
      trained: 0,
      lastTrained: '2026-11-20',
    })
    expect(await workOfPeople.training(db, hoa)).toMatchObject([
      { title: 'Kỹ năng tuyên truyền', sessions: 2, lastDay: '2026-11-20', certificate: '1/2026' },
    ])
    expect(await workOfPeople.training(db, tam)).toMatchObject([{ sessions: 1, certificate: null }])
    const untrained = async (day: string) =>
      (
        await listPractitioners(db, actors.lan, practitionerFilterOf({ xem: 'all', 'chua-tap-huan': day }), {
          today,
          work: workOfPeople,
        })
      ).map(({ name }) => name)
    expect(await untrained('20/11/2026')).toEqual(['Trần Văn Tám'])
    expect(await untrained('19/11/2026')).toEqual([])
    expect(await untrained('')).toHaveLength(2)
    // another list would look like the one asked for
    await expect(untrained('không phải ngày')).rejects.toBe(unreadDay)
    expect(await listCourses(db, actors.tu, 2026)).toEqual([])
    const next = await opens(world(), { title: 'Lớp sau', sessionsNeeded: '1' })
    await addsSession(next.id, '20/11/2026')
    await does('lan', signUpLearners, { courseId: next.id, practitionerIds: [], names: 'Lê Thị Lành, Hội Phụ nữ' })
    const [later] = await listLearners(db, next.id)
    expect(later).toMatchObject({ name: 'Lê Thị Lành', workplace: 'Hội Phụ nữ' })
    const [only] = await listSessions(db, next.id)
    await does('lan', noteAttendance, {
      courseId: next.id,
      version: '0',
      sessionId: only!.id,
      learnerIds: [later!.id],
    })
    const second = await does('lan', finishCourse, { courseId: next.id, version: '1' })
    expect((await listLearners(db, next.id))[0]!.certificate).toEqual({ year: 2026, number: 2 })
    const activity = await loadActivity(db, actors.lan, 'read activities', second.activityId!)
    expect(activity.fields).toMatchObject({ attended: 1, women: null })
  })

  test('lớp gắn nhiệm vụ: kết thúc thì nhiệm vụ tính lớp ấy, cả khi kế hoạch đã được thay; nhiệm vụ không được xem thì không gắn được', async () => {
    const { does, db, actors } = world()
    const { planId } = await adoptedPlan(world())
    const [task] = await marksOf(world(), planId)
    await expect(opens(world(), { taskIds: newId(1) })).rejects.toMatchObject({
      fields: { taskIds: expect.any(String) },
    })
    const course = await opens(world(), { sessionsNeeded: '1', taskIds: ['', task!.taskId] })
    expect((await activitiesForTask(db, actors.lan, task!.taskId))!.sentence).toBe('Chưa ghi hoạt động nào')
    await addsSession(course.id, '20/11/2026')
    await does('lan', signUpLearners, { courseId: course.id, practitionerIds: [], names: 'Lê Thị Lành' })
    const [session] = await listSessions(db, course.id)
    const [learner] = await listLearners(db, course.id)
    const note = { courseId: course.id, version: '0', sessionId: session!.id, learnerIds: [learner!.id] }
    await does('lan', noteAttendance, note)
    const uploadId = await readUpload(world(), { reading: aReading({ number: '20/KH-UBND' }), amendsPlanId: planId })
    const amended = await does('hung', adoptPlan, { uploadId, version: await versionOf(world(), uploadId) })
    await does('lan', finishCourse, { courseId: course.id, version: '1' })
    const [fresh] = await marksOf(world(), amended.planId)
    expect((await activitiesForTask(db, actors.lan, fresh!.taskId))!.sentence).toBe('1 hoạt động, 1 lượt người')
  })

  test('tập huấn của tôi: chỉ của tài khoản được gắn; gắn tài khoản lạ, tài khoản nơi khác, câu lạc bộ thì bị từ chối', async () => {
    const { does, db, bodies, ids } = world()
    const nameOf = async (who: 'hung' | 'tu') =>
      (await db.selectFrom('person').select('user_name').where('id', '=', ids[who]).executeTakeFirstOrThrow()).user_name
    const hoa = await listed(world(), 'Nguyễn Thị Hoa')
    const links = (practitionerId: string, userName: string, who: 'lan' | 'tu' = 'lan') =>
      does(who, linkPractitionerAccount, { practitionerId, userName })
    const club = await does('lan', addPractitioner, {
      bodyId: bodies.first.id,
      kind: 'club',
      name: 'Câu lạc bộ',
      askedOn: '01/10/2026',
    })
    await expect(links(club.id, await nameOf('hung'))).rejects.toMatchObject({ status: 422 })
    await expect(links(hoa, 'khong-co-ai')).rejects.toMatchObject({ fields: { userName: expect.any(String) } })
    await expect(links(hoa, await nameOf('tu'))).rejects.toMatchObject({ fields: { userName: expect.any(String) } })
    await expect(links(hoa, await nameOf('tu'), 'tu')).rejects.toMatchObject({ status: 404 })
    expect(await listOwnTrainings(db, ids.hung)).toEqual({ isLinked: false, rows: [] })
    await links(hoa, await nameOf('hung'))
    const course = await opens(world(), { sessionsNeeded: '1' })
    await addsSession(course.id, '20/11/2026')
    await does('lan', signUpLearners, { courseId: course.id, practitionerIds: [hoa], names: '' })
    const [session] = await listSessions(db, course.id)
    const [learner] = await listLearners(db, course.id)
    const note = { courseId: course.id, version: '0', sessionId: session!.id, learnerIds: [learner!.id] }
    await does('lan', noteAttendance, note)
    await does('lan', finishCourse, { courseId: course.id, version: '1' })
    expect(await listOwnTrainings(db, ids.hung)).toMatchObject({
      isLinked: true,
      rows: [{ title: 'Kỹ năng tuyên truyền', attended: 1, sessions: 1, certificate: '1/2026', lastDay: '2026-11-20' }],
    })
    expect((await listOwnTrainings(db, ids.lan)).rows).toEqual([])
    await links(hoa, '')
    expect(await listOwnTrainings(db, ids.hung)).toEqual({ isLinked: false, rows: [] })
  })

  test('chưa tập huấn là người, không phải câu lạc bộ; người đang tạm nghỉ được nói rõ khi chọn', async () => {
    const { does, db, actors, bodies, house } = world()
    const hoa = await listed(world(), 'Nguyễn Thị Hoa')
    const club = {
      bodyId: bodies.first.id,
      kind: 'club',
      name: 'Câu lạc bộ Phụ nữ với pháp luật',
      askedOn: '01/10/2026',
    }
    await does('lan', addPractitioner, club)
    await db.updateTable('practitioner').set({ is_paused: true }).where('id', '=', hoa).execute()
    const rows = await listUntrained(db, actors.lan, { before: today, kind: undefined })
    expect(rows.map(({ name }) => name)).toEqual(['Nguyễn Thị Hoa'])
    const { id } = await opens(world())
    const view = { typed: {}, refusal: undefined, csrf: 'x' } as unknown as View
    const page = await loadCoursePage(db, actors.lan, house, { courseId: id, search: '', today })
    const said = renderToString(CourseSteps({ ...page, view })).replace(/<[^>]+>/gu, ' ')
    expect(said.match(/đang tạm nghỉ/gu)).toHaveLength(1)
  })

  test('số chỗ, hạn ghi danh, người không còn trong danh sách, điểm danh trước ngày học: đều bị từ chối', async () => {
    const { does, db } = world()
    const course = await opens(world(), { placesMax: '1', sessionsNeeded: '1' })
    const signs = (more: Record<string, unknown>) =>
      does('lan', signUpLearners, { courseId: course.id, practitionerIds: [], names: '', ...more })
    await expect(signs({})).rejects.toBe(refusals.nobody)
    await expect(signs({ names: 'Một\nHai' })).rejects.toBe(refusals.full)
    await expect(signs({ practitionerIds: [course.id] })).rejects.toBe(refusals.notListed)
    await signs({ names: 'Một' })
    await expect(signs({ names: 'Hai' })).rejects.toBe(refusals.full)
    const [one] = await listLearners(db, course.id)
    await does('lan', withdrawTrainingLearner, { courseId: course.id, learnerId: one!.id })
    await signs({ names: 'Hai' })
    await expect(addsSession(course.id, '22/11/2026', { ends: '7:00' })).rejects.toBe(refusals.endsBefore)
    await addsSession(course.id, '22/11/2026')
    const [session] = await listSessions(db, course.id)
    const notes = { courseId: course.id, version: '0', sessionId: session!.id, learnerIds: [] }
    await expect(does('lan', noteAttendance, notes)).rejects.toBe(refusals.notYet)
    await does('lan', dropTrainingSession, { courseId: course.id, sessionId: session!.id })
    await addsSession(course.id, '21/11/2026')
    const [held] = await listSessions(db, course.id)
    await expect(
      does('lan', noteAttendance, { courseId: course.id, version: '0', sessionId: held!.id, learnerIds: [one!.id] }),
    ).rejects.toBe(refusals.notListed)
    await does('lan', noteAttendance, { courseId: course.id, version: '0', sessionId: held!.id, learnerIds: [] })
    await expect(does('lan', finishCourse, { courseId: course.id, version: '1' })).rejects.toBe(refusals.nobodyCame)
    await expect(does('lan', cancelCourse, { courseId: course.id, version: '1', reason: '' })).rejects.toMatchObject({
      status: 422,
    })
    await does('lan', cancelCourse, { courseId: course.id, version: '1', reason: 'Mưa lớn, không ai đến' })
    await expect(signs({ names: 'Ba' })).rejects.toBe(refusals.notOpen)
    const past = await opens(world(), { signUpTo: '20/11/2026' })
    await expect(does('lan', signUpLearners, { courseId: past.id, practitionerIds: [], names: 'Bốn' })).rejects.toBe(
      refusals.signUpOver,
    )
  })

  test('lớp của xã khác không sửa được; tài liệu, điều luật không có trong thư viện bị từ chối theo mục', async () => {
    const { does } = world()
    const course = await opens(world())
    await expect(addsSession(course.id, '20/11/2026')).resolves.toBeDefined()
    await expect(
      does('tu', cancelCourse, { courseId: course.id, version: '0', reason: 'không phải của tôi' }),
    ).rejects.toBe(refusals.notFound)
    await expect(does('mai', cancelCourse, { courseId: course.id, version: '0', reason: 'chỉ theo dõi' })).rejects.toBe(
      permissionRefusals.mayNot,
    )
    await expect(
      opens(world(), { laws: '1/2099/QH99 Điều 1', materials: '/huong-dan/khong-co' }),
    ).rejects.toMatchObject({
      fields: { laws: expect.any(String), materials: expect.stringContaining('/huong-dan/khong-co') },
    })
  })
})
