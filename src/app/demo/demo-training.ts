import { citizen } from '#app/demo/demo-matters.ts'
import type { Story } from '#app/demo/demo-story.ts'
import { addDays, showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { addTrainingSession } from '#domains/activities/acts/add-session.ts'
import { applyForCourse } from '#domains/activities/acts/apply-for-course.ts'
import { finishCourse } from '#domains/activities/acts/finish-course.ts'
import { noteAttendance } from '#domains/activities/acts/note-attendance.ts'
import { saveTrainingCourse } from '#domains/activities/acts/save-course.ts'
import { signUpLearners } from '#domains/activities/acts/sign-up-learners.ts'
import { listLearners, listSessions } from '#domains/activities/training/course.store.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'

/** A course that ended with certificates, and one that still takes names. */
export async function tellTraining(
  { house, does }: Story,
  { lan, practitionerIds }: { lan: string; practitionerIds: string[] },
  bodyId: string,
): Promise<void> {
  const db = house.database.kysely
  const day = (days: number) => showDay(addDays(today(house.clock), days))
  const typed = { courseId: '', version: '0', bodyId, sessionsNeeded: '1', teachers: 'Trần Thị Mai, Sở Tư pháp' }
  const session = { starts: '8:00', ends: '11:30', place: 'Hội trường UBND phường' }
  const past = await does(lan, saveTrainingCourse, { ...typed, title: 'Kỹ năng tuyên truyền, hòa giải ở khu phố' })
  await does(lan, addTrainingSession, { ...session, courseId: past.id, day: day(-10), subject: 'Nghe và hỏi' })
  const names = 'Đỗ Văn Hậu, tổ hòa giải khu Yên Mẫn'
  await does(lan, signUpLearners, { courseId: past.id, practitionerIds: practitionerIds.slice(0, 1), names })
  const [held] = await listSessions(db, past.id)
  const learnerIds = (await listLearners(db, past.id)).map(({ id }) => id)
  await does(lan, noteAttendance, { courseId: past.id, version: '0', sessionId: held!.id, learnerIds })
  await does(lan, finishCourse, { courseId: past.id, version: '1' })
  const open = await does(lan, saveTrainingCourse, {
    ...typed,
    title: 'Luật mới quý này cho tuyên truyền viên',
    ...{ placesMax: '40', signUpTo: day(7), isOpenToAll: 'co' },
  })
  await does(lan, addTrainingSession, { ...session, courseId: open.id, day: day(0), subject: 'Luật mới' })
  await does(lan, signUpLearners, { courseId: open.id, practitionerIds, names: '' })
  for (const [index, name] of ['Đàm Thị Sen', 'Vương Văn Quế'].entries())
    await perform(
      applyForCourse,
      { house, actor: citizen },
      { formKey: newSecret(), courseId: open.id, name, from: 'Khu Yên Mẫn', phone: `091200099${index}`, agrees: 'co' },
    )
}
