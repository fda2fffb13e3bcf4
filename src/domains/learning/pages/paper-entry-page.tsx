import { learningPaths } from '#domains/learning/learning-paths.ts'
import { surveysStep } from '#domains/learning/pages/desk-trail.ts'
import { SurveyField } from '#domains/learning/pages/survey-fields.tsx'
import type { NamedSurvey, ResponseCount } from '#domains/learning/surveys/survey.queries.ts'
import { sayBranch } from '#domains/learning/surveys/survey-paper.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type PaperEntryProps = { survey: NamedSurvey; count: ResponseCount }

/** Nhập phiếu giấy: all questions on one page, the branches beside the options as they stand on paper. */
export function paperEntryPage({ survey, count }: PaperEntryProps, view: View): PageParts {
  return {
    title: 'Nhập phiếu giấy',
    section: 'surveys',
    trail: [surveysStep, { label: survey.title, href: learningPaths.deskSurvey(survey.id) }],
    body: (
      <>
        <PageHead title="Nhập phiếu giấy" lead={`${survey.title}. Đã nhập ${count.paper} phiếu.`} />
        <ErrorSummary refusal={view.refusal} />
        <FormPost
          action={learningPaths.surveyStep(survey.id, 'nhap')}
          csrf={view.csrf}
          submit="Ghi phiếu và nhập phiếu tiếp"
          cancel={{ label: 'Thôi nhập', href: learningPaths.deskSurvey(survey.id) }}
        >
          <TextField
            {...fieldsOf(view, { paperNumber: count.lastPaper + 1 })('paperNumber')}
            label="Số phiếu"
            hint="Số ghi ở góc phiếu. Mỗi số nhập một lần."
            keyboard="numeric"
            width="short"
            required
          />
          {survey.questions.map((question) => (
            <SurveyField
              key={question.number}
              question={question}
              answers={{}}
              view={view}
              hintOf={(option) => sayBranch(question.branches[option] ?? null, survey.questions.length).trim()}
            />
          ))}
        </FormPost>
      </>
    ),
  }
}
