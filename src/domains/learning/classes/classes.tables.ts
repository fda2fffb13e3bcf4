import type { ClassChoices } from '#domains/learning/classes/class-quiz.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    class_quiz: {
      id: string
      body_id: string
      code: string
      title: string
      asks_names: boolean
      question_ids: string[]
      made_by: string
      made_at: Date
      closed_at: Date | null
    }
    class_answer: {
      id: string
      quiz_id: string
      form_hash: string
      name: string
      choices: Json<ClassChoices>
      sent_at: Date
    }
  }
}
