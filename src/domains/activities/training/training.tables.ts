import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ApplicationState } from '#domains/activities/training/application.ts'
import type { CourseState } from '#domains/activities/training/course.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    training_course: {
      id: string
      body_id: string
      title: string
      teachers: string[]
      teacher_ids: Generated<string[]>
      is_open_to_all: Generated<boolean>
      laws: string[]
      materials: string[]
      places_max: number | null
      sign_up_to: Day | null
      task_ids: Generated<string[]>
      sessions_needed: number
      state: CourseState
      reason: string
      finished_on: Day | null
      activity_id: string | null
      changed_at: Date
      changed_by: string
      version: number
    }
    training_session: {
      id: string
      course_id: string
      day: Day
      starts: number
      ends: number
      place: string
      subject: string
      noted_at: Date | null
      noted_by: string | null
    }
    training_learner: {
      id: string
      course_id: string
      practitioner_id: string | null
      name: string
      workplace: string
      sort_key: string
      withdrawn_on: Day | null
      certificate_year: number | null
      certificate_number: number | null
      body_id: string
    }
    training_application: {
      id: string
      course_id: string
      form_hash: string
      code_hash: string
      sealed: string | null
      state: ApplicationState
      reason: Generated<string>
      learner_id: string | null
      sent_at: Date
      decided_at: Date | null
      decided_by: string | null
    }
    training_attendance: { session_id: string; learner_id: string }
  }
}
