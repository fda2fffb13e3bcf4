import { showDay } from '#base/day.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { surveysStep } from '#domains/learning/pages/desk-trail.ts'
import { GiveBack } from '#domains/learning/pages/give-back.tsx'
import { ResultsPart } from '#domains/learning/pages/survey-results-part.tsx'
import { SurveyStateChip } from '#domains/learning/pages/survey-state-chip.tsx'
import type { NamedSurvey, ResponseCount } from '#domains/learning/surveys/survey.queries.ts'
import { sayBranch } from '#domains/learning/surveys/survey-paper.ts'
import type { QuestionResult } from '#domains/learning/surveys/survey-results.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type SurveyDeskProps = {
  survey: NamedSurvey
  count: ResponseCount
  /** undefined: not told before the close. */
  results: QuestionResult[] | undefined
  mayRun: boolean
  mayApprove: boolean
  isWriter: boolean
}

/** Một khảo sát at the desk: where it stands, its paper, its results. */
export function surveyDeskPage(props: SurveyDeskProps, view: View): PageParts {
  const { survey, count, results } = props
  const isRead = survey.state === 'approved' || survey.state === 'published'
  return {
    title: survey.title,
    section: 'surveys',
    trail: [surveysStep],
    body: (
      <>
        <PageHead
          title={survey.title}
          lead={`${survey.bodyName}. Từ ${showDay(survey.opensOn)} đến hết ${showDay(survey.closesOn)}.`}
          chip={<SurveyStateChip state={survey.state} />}
        />
        <ErrorSummary refusal={view.refusal} />
        {survey.state === 'draft' && survey.returnedWhy !== '' && (
          <Notice tone="warning" title="Lãnh đạo trả lại">
            {survey.returnedWhy}
          </Notice>
        )}
        <SurveySteps {...props} view={view} />
        {isRead && (
          <Facts
            facts={[
              {
                term: 'Trang trả lời',
                detail: <a href={learningPaths.survey(survey.slug)}>{learningPaths.survey(survey.slug)}</a>,
              },
              { term: 'Phiếu đã nhận', detail: `${count.all}, trong đó ${count.paper} phiếu giấy` },
            ]}
          />
        )}
        {isRead && results === undefined && (
          <p>Kết quả hiện sau ngày {showDay(survey.closesOn)}, để không ai bị nhận ra.</p>
        )}
        {isRead && results !== undefined && count.all > 0 && (
          <ResultsPart results={results} responses={count.all} weighting={survey.weighting} showsTexts />
        )}
        {survey.state === 'approved' && props.mayRun && (
          <details>
            <summary>Ghi chú về gia quyền</summary>
            <FormPost
              action={learningPaths.surveyStep(survey.id, 'gia-quyen')}
              csrf={view.csrf}
              submit="Lưu ghi chú"
              tone="plain"
              hidden={{ version: String(survey.version) }}
            >
              <TextArea
                {...fieldsOf(view, { weighting: survey.weighting })('weighting')}
                label="Phiếu nói về ai, đã gia quyền thế nào"
                rows={3}
                lengthMax={1000}
              />
            </FormPost>
          </details>
        )}
        <section aria-labelledby="cau-hoi">
          <h2 id="cau-hoi">{survey.questions.length} câu hỏi</h2>
          <ol>
            {survey.questions.map((question) => (
              <li key={question.number}>
                <p>{question.words}</p>
                {question.kind !== 'scale' && question.options.length > 0 && (
                  <ul>
                    {question.options.map((option, index) => (
                      <li key={option}>
                        {option}
                        {sayBranch(question.branches[index] ?? null, survey.questions.length)}
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        </section>
      </>
    ),
  }
}

function SurveySteps({ survey, mayRun, mayApprove, isWriter, view }: SurveyDeskProps & { view: View }) {
  const hidden = { version: String(survey.version) }
  const post = (step: 'trinh' | 'duyet' | 'cong-bo', label: string) => (
    <PostButton action={learningPaths.surveyStep(survey.id, step)} csrf={view.csrf} label={label} hidden={hidden} />
  )
  const paper = (
    <LinkButton href={learningPaths.surveyStep(survey.id, 'phieu.docx')} label="Phiếu giấy (.docx)" icon="download" />
  )
  if (survey.state === 'draft')
    return (
      <div class="buttons">
        {mayRun && post('trinh', 'Trình duyệt khảo sát')}
        {mayRun && <LinkButton href={learningPaths.surveyStep(survey.id, 'sua')} label="Sửa khảo sát" />}
        {paper}
      </div>
    )
  if (survey.state === 'submitted')
    return (
      <>
        <div class="buttons">
          {mayApprove &&
            (isWriter ? (
              <ClosedStep label="Duyệt khảo sát" reason="Người soạn không tự duyệt khảo sát của mình." />
            ) : (
              post('duyet', 'Duyệt khảo sát')
            ))}
          {paper}
        </div>
        {mayApprove && (
          <GiveBack
            action={learningPaths.surveyStep(survey.id, 'tra-lai')}
            what="khảo sát"
            hidden={hidden}
            view={view}
          />
        )}
      </>
    )
  return (
    <div class="buttons">
      {survey.state === 'approved' && mayRun && view.today >= survey.opensOn && (
        <LinkButton
          href={learningPaths.surveyStep(survey.id, 'nhap')}
          label="Nhập phiếu giấy"
          tone="primary"
          icon="plus"
        />
      )}
      {survey.state === 'approved' &&
        mayApprove &&
        (view.today > survey.closesOn ? (
          post('cong-bo', 'Công bố kết quả')
        ) : (
          <ClosedStep label="Công bố kết quả" reason={`Công bố được sau ngày ${showDay(survey.closesOn)}.`} />
        ))}
      {paper}
    </div>
  )
}
