import type { Day } from '#base/day.ts'
import type { SurveyState } from '#domains/learning/surveys/survey.ts'
import type { SurveyAnswers, SurveyQuestion } from '#domains/learning/surveys/survey-question.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    survey: {
      id: string
      body_id: string
      slug: string
      title: string
      about: string
      written: string
      questions: Json<SurveyQuestion[]>
      weighting: string
      opens_on: Day
      closes_on: Day
      state: SurveyState
      writer_ids: string[]
      returned_why: string
      approved_by: string | null
      version: number
    }
    survey_response: {
      id: string
      survey_id: string
      answers: Json<SurveyAnswers>
      received_on: Day
      form_hash: string | null
      paper_number: number | null
      entered_by: string | null
    }
  }
}
