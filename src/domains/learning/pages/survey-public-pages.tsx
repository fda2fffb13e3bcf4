import { showDay } from '#base/day.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { CarriedAnswers, SurveyField } from '#domains/learning/pages/survey-fields.tsx'
import { ResultsPart } from '#domains/learning/pages/survey-results-part.tsx'
import type { NamedSurvey, SurveyLine } from '#domains/learning/surveys/survey.queries.ts'
import { pageFrom, pathOf, type SurveyAnswers, sayAnswer } from '#domains/learning/surveys/survey-question.ts'
import type { QuestionResult } from '#domains/learning/surveys/survey-results.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { Button } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const home = { label: 'Khảo sát', href: learningPaths.surveys }

/** Các khảo sát that one may answer, or read the results of. */
export function publicSurveysPage({ surveys }: { surveys: SurveyLine[] }, view: View): PageParts {
  const sayState = ({ state, opensOn, closesOn }: SurveyLine) => {
    if (state === 'published') return 'Đã có kết quả.'
    if (view.today < opensOn) return `Mở từ ${showDay(opensOn)}.`
    return view.today <= closesOn ? `Trả lời đến hết ngày ${showDay(closesOn)}.` : 'Đã đóng.'
  }
  return {
    title: 'Khảo sát nhu cầu',
    section: 'contests',
    about: { description: 'Các khảo sát về nhu cầu tìm hiểu pháp luật.', canonicalPath: learningPaths.surveys },
    body: (
      <>
        <PageHead title="Khảo sát nhu cầu" lead="Cơ quan hỏi bạn cần biết gì về pháp luật. Không ghi họ tên." />
        {surveys.length === 0 && (
          <EmptyState title="Chưa có khảo sát nào">Khảo sát được duyệt sẽ hiện ở đây.</EmptyState>
        )}
        <ul class="link-list">
          {surveys.map((survey) => (
            <li key={survey.slug}>
              <a
                href={
                  survey.state === 'published'
                    ? learningPaths.surveyResults(survey.slug)
                    : learningPaths.survey(survey.slug)
                }
              >
                {survey.title}
              </a>
              <p class="soft">
                {survey.bodyName}. {sayState(survey)}
              </p>
            </li>
          ))}
        </ul>
        <p>
          <a href={learningPaths.contests}>Cuộc thi tìm hiểu pháp luật</a>
        </p>
      </>
    ),
  }
}

export type SurveyStepProps = {
  survey: NamedSurvey
  answers: SurveyAnswers
  /** The first question of this page; beyond the last of the path: all answers are shown before sending. */
  from: number
  formKey: string
  isOpen: boolean
  isSent: boolean
}

/** Trả lời khảo sát, page by page; nothing is kept before it is sent. */
export function surveyStepPage(props: SurveyStepProps, view: View): PageParts {
  const { survey, answers, from, isOpen, isSent } = props
  const path = pathOf(survey.questions, answers)
  const here = pageFrom(path, from)
  return {
    title: survey.title,
    section: 'contests',
    trail: [home],
    about: { description: survey.title, canonicalPath: learningPaths.survey(survey.slug), hidden: from > 1 },
    body: (
      <>
        <PageHead
          title={isSent ? 'Đã nhận phiếu' : survey.title}
          lead={`${survey.bodyName}. ${isSent ? 'Cảm ơn bạn. Kết quả chung được công bố sau ngày đóng.' : `Đến hết ngày ${showDay(survey.closesOn)}. Không ghi họ tên.`}`}
        />
        <ErrorSummary refusal={view.refusal} />
        {!isSent && !isOpen && <p>Khảo sát này chưa mở hoặc đã đóng, không nhận thêm phiếu.</p>}
        {!isSent && isOpen && from === 1 && survey.about.split('\n').map((line) => <p key={line}>{line}</p>)}
        {!isSent && isOpen && (
          <FormPost
            action={learningPaths.survey(survey.slug)}
            csrf={view.csrf}
            hidden={{ formKey: props.formKey, tu: String(here[0]?.number ?? survey.questions.length + 1) }}
          >
            <CarriedAnswers answers={answers} but={here} />
            {here.map((question) => (
              <SurveyField key={question.number} question={question} answers={answers} view={view} />
            ))}
            {here.length === 0 ? (
              <>
                <h2>Xem lại trước khi gửi</h2>
                <Facts
                  facts={path.map((question) => ({
                    term: `Câu ${question.number}. ${question.words}`,
                    detail: sayAnswer(question, answers[question.number]),
                  }))}
                />
                <div class="buttons">
                  <Button label="Gửi phiếu" name="buoc" value="gui" />
                  <Button label="Sửa lại từ đầu" name="buoc" value="sua" tone="quiet" />
                </div>
              </>
            ) : (
              <div class="buttons">
                <Button label="Tiếp" name="buoc" value="tiep" />
              </div>
            )}
          </FormPost>
        )}
      </>
    ),
  }
}

export type SurveyResultsProps = { survey: NamedSurvey; results: QuestionResult[]; responses: number }

/** Kết quả khảo sát, for everybody. */
export function surveyResultsPage({ survey, results, responses }: SurveyResultsProps): PageParts {
  return {
    title: `Kết quả: ${survey.title}`,
    section: 'contests',
    trail: [home],
    body: (
      <>
        <PageHead
          title={survey.title}
          lead={`${survey.bodyName}. Từ ${showDay(survey.opensOn)} đến ${showDay(survey.closesOn)}.`}
        />
        <ResultsPart results={results} responses={responses} weighting={survey.weighting} showsTexts={false} />
      </>
    ),
  }
}
