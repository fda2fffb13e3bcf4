import { showDay } from '#base/day.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { SurveyField } from '#domains/learning/pages/survey-fields.tsx'
import { ResultsPart } from '#domains/learning/pages/survey-results-part.tsx'
import type { NamedSurvey, ResponseCount, SurveyLine } from '#domains/learning/surveys/survey.queries.ts'
import { type Survey, stateNames } from '#domains/learning/surveys/survey.ts'
import { sayBranch } from '#domains/learning/surveys/survey-paper.ts'
import type { QuestionResult } from '#domains/learning/surveys/survey-results.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const surveys = { label: 'Khảo sát', href: learningPaths.surveyDesk }
const tones = { draft: 'neutral', submitted: 'warm', approved: 'action', published: 'good' } as const

/** Các khảo sát within one's reach. */
export function surveysDeskPage({ surveys: rows, mayRun }: { surveys: SurveyLine[]; mayRun: boolean }): PageParts {
  return {
    title: 'Khảo sát nhu cầu',
    section: 'surveys',
    body: (
      <>
        <PageHead
          title="Khảo sát nhu cầu"
          lead="Hỏi người dân cần biết gì: trên cổng và trên giấy, cùng một bộ câu hỏi, không ghi họ tên."
          actions={
            mayRun && <LinkButton href={learningPaths.newSurvey} label="Soạn khảo sát" tone="primary" icon="plus" />
          }
        />
        <DataTable
          caption="Khảo sát"
          captionUnseen
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => learningPaths.deskSurvey(row.id)}
          cards
          empty={
            <EmptyState title="Khảo sát sẽ nằm ở đây" icon="chat" example="Nhu cầu tìm hiểu pháp luật năm 2027">
              Soạn câu hỏi, trình duyệt; duyệt xong thì có trang trả lời và phiếu giấy.
            </EmptyState>
          }
          columns={[
            { head: 'Khảo sát', width: 'roomy', cell: (row) => row.title },
            { head: 'Cơ quan', cell: (row) => row.bodyName },
            { head: 'Từ', width: 'tight', cell: (row) => showDay(row.opensOn) },
            { head: 'Đến hết', width: 'tight', cell: (row) => showDay(row.closesOn) },
            { head: 'Tình trạng', cell: (row) => <Chip tone={tones[row.state]} label={stateNames[row.state]} /> },
          ]}
        />
      </>
    ),
  }
}

export type SurveyFormProps = { survey: Survey | undefined; choice: BodyChoice; body: BodyLine }

const example = `1. Ông/bà đã nghe về hòa giải ở cơ sở chưa? [một]
- Đã nghe
- Chưa nghe -> 3
2. Nghe qua đâu? [nhiều]
- Loa phường
- Họp tổ dân phố
3. Cách tuyên truyền của phường hợp với ông/bà đến mức nào? [thang 5]
4. Ông/bà muốn tìm hiểu điều gì? [chữ]
5. Nhà có mấy người? [số]`

/** Soạn, sửa khảo sát: the questions as on paper, one a block. */
export function surveyFormPage({ survey, choice, body }: SurveyFormProps, view: View): PageParts {
  const field = fieldsOf(
    view,
    survey && { ...savedWords(survey), opensOn: showDay(survey.opensOn), closesOn: showDay(survey.closesOn) },
  )
  const path = survey === undefined ? learningPaths.newSurvey : learningPaths.surveyStep(survey.id, 'sua')
  const bodies = choice.bodies.some(({ bodyId }) => bodyId === body.bodyId) ? choice.bodies : [body, ...choice.bodies]
  return {
    title: survey === undefined ? 'Soạn khảo sát' : 'Sửa khảo sát',
    section: 'surveys',
    trail: [surveys],
    body: (
      <>
        <PageHead title={survey === undefined ? 'Soạn khảo sát' : `Sửa khảo sát: ${survey.title}`} />
        <ErrorSummary refusal={view.refusal} />
        {survey !== undefined && survey.returnedWhy !== '' && (
          <Notice tone="warning" title="Lãnh đạo trả lại">
            {survey.returnedWhy}
          </Notice>
        )}
        <FormPost
          action={path}
          csrf={view.csrf}
          submit="Lưu khảo sát"
          guard={`survey-${survey?.id ?? 'new'}`}
          hidden={{
            surveyId: survey?.id ?? '',
            version: String(survey?.version ?? 0),
            ...(survey && { bodyId: survey.bodyId }),
          }}
        >
          {survey === undefined && (
            <SelectField
              {...fieldsOf(view, { bodyId: body.bodyId })('bodyId')}
              label="Cơ quan"
              options={bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
              required
            />
          )}
          <TextField {...field('title')} label="Tên khảo sát" lengthMax={200} required />
          <TextArea {...field('about')} label="Lời ngỏ với người trả lời" rows={3} lengthMax={2000} required />
          <details>
            <summary>Cách viết câu hỏi, có ví dụ</summary>
            <p>
              Mỗi câu một khối: số thứ tự, câu hỏi, rồi kiểu trả lời trong ngoặc vuông. [một]: chọn một; [nhiều]: chọn
              nhiều; [thang 5]: cho điểm 1 đến 5; [chữ]: ghi ý kiến; [số]: ghi một số. «-&gt; 3» sau phương án là chuyển
              đến câu 3, «-&gt; hết» là dừng; chỉ chuyển về phía sau. Không hỏi họ tên, số điện thoại.
            </p>
            {example.split('\n').map((line) => (
              <p key={line} class="soft">
                {line}
              </p>
            ))}
          </details>
          <TextArea {...field('written')} label="Câu hỏi" rows={16} lengthMax={20_000} required />
          <DateField {...field('opensOn')} label="Mở từ ngày" required />
          <DateField {...field('closesOn')} label="Đến hết ngày" required />
          <TextArea
            {...field('weighting')}
            label="Ghi chú về gia quyền (không bắt buộc)"
            hint="Phiếu lấy ở đâu, bao nhiêu trên tổng số hộ, nhóm nào ít hơn thực tế và đã gia quyền thế nào. Hiện cạnh kết quả."
            rows={3}
            lengthMax={1000}
          />
        </FormPost>
      </>
    ),
  }
}

const savedWords = ({ title, about, written, weighting }: Survey) => ({ title, about, written, weighting })

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
    trail: [surveys],
    body: (
      <>
        <PageHead
          title={survey.title}
          lead={`${survey.bodyName}. Từ ${showDay(survey.opensOn)} đến hết ${showDay(survey.closesOn)}.`}
          chip={<Chip tone={tones[survey.state]} label={stateNames[survey.state]} />}
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
          <details>
            <summary>Trả lại để sửa</summary>
            <FormPost
              action={learningPaths.surveyStep(survey.id, 'tra-lai')}
              csrf={view.csrf}
              submit="Trả lại khảo sát"
              tone="plain"
              hidden={hidden}
            >
              <TextArea {...fieldsOf(view)('why')} label="Cần sửa gì" rows={3} lengthMax={1000} required />
            </FormPost>
          </details>
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

export type PaperEntryProps = { survey: NamedSurvey; count: ResponseCount }

/** Nhập phiếu giấy: all questions on one page, the branches beside the options as they stand on paper. */
export function paperEntryPage({ survey, count }: PaperEntryProps, view: View): PageParts {
  return {
    title: 'Nhập phiếu giấy',
    section: 'surveys',
    trail: [surveys, { label: survey.title, href: learningPaths.deskSurvey(survey.id) }],
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
