import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { AnswerBehindLine } from '#domains/learning/pages/answer-behind.tsx'
import { Sources } from '#domains/learning/pages/question-sources.tsx'
import type { AnswerBehind, QuestionLine } from '#domains/learning/questions/question.queries.ts'
import { optionsMax } from '#domains/learning/questions/question.ts'
import type { QuestionSources } from '#domains/learning/questions/question-sources.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields, isWide } from '#ui/parts/body-choice.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const contests = { label: 'Cuộc thi', href: learningPaths.desk }
const bank = { label: 'Ngân hàng câu hỏi', href: learningPaths.questions }

export type QuestionsPageProps = {
  body: BodyLine
  choice: BodyChoice
  questions: QuestionLine[]
  mayWrite: boolean
  mayApprove: boolean
}

/** Ngân hàng câu hỏi of one body. */
export function questionsPage({ body, choice, questions, mayWrite, mayApprove }: QuestionsPageProps): PageParts {
  const withdrawn = questions.filter(({ withdrawnWhy }) => withdrawnWhy !== '').length
  return {
    title: 'Ngân hàng câu hỏi',
    section: 'contests',
    trail: [contests],
    body: (
      <>
        <PageHead
          title={`Ngân hàng câu hỏi – ${body.bodyName}`}
          lead={`${questions.length - withdrawn} câu đang dùng, ${withdrawn} câu đã rút. Mỗi câu dựa vào một khoản; khoản đổi thì câu tự rút.`}
          actions={
            mayWrite && (
              <LinkButton
                href={`${learningPaths.newQuestion}?co-quan=${body.bodyId}`}
                label="Viết câu hỏi"
                tone="primary"
                icon="plus"
              />
            )
          }
        />
        <BodyFilter action={learningPaths.questions} body={body} choice={choice} />
        <DataTable
          caption="Câu hỏi"
          captionUnseen
          rows={questions}
          rowKey={(row) => row.id}
          rowHref={mayWrite ? (row) => learningPaths.question(row.id) : undefined}
          rowTone={(row) => (row.withdrawnWhy === '' && row.answerBehind !== 'taken-down' ? undefined : 'warm')}
          cards
          empty={
            <EmptyState
              title="Câu hỏi của cơ quan sẽ nằm ở đây"
              icon="chat"
              example="Người yêu cầu hòa giải có phải nộp tiền không?"
            >
              Viết câu hỏi, hoặc lấy ý từ bài hướng dẫn đã duyệt, từ điều người dân đã hỏi; câu nào cũng cần căn cứ.
            </EmptyState>
          }
          columns={[
            { head: 'Câu hỏi', width: 'roomy', cell: (row) => row.words },
            // they may stand in a contest that is open
            ...(mayWrite || mayApprove
              ? [{ head: 'Phương án đúng', cell: (row: QuestionLine) => row.options[row.answer] }]
              : []),
            {
              head: 'Căn cứ',
              cell: (row) => (
                <>
                  {row.cited}
                  <AnswerBehindLine answer={row.answerBehind} />
                </>
              ),
            },
            {
              head: 'Tình trạng',
              cell: (row) =>
                row.withdrawnWhy === '' ? (
                  <Chip tone="good" label="Đang dùng" />
                ) : (
                  <>
                    <Chip tone="warm" icon="back" label="Đã rút" /> <span class="soft">{row.withdrawnWhy}</span>
                  </>
                ),
            },
          ]}
        />
      </>
    ),
  }
}

/** Which body, where somebody works for several. */
function BodyFilter({ action, body, choice }: { action: string; body: BodyLine; choice: BodyChoice }) {
  if (!isWide(choice)) return null
  return (
    <FilterForm action={action}>
      <BodyChoiceFields choice={choice} body={body} />
    </FilterForm>
  )
}

export type QuestionPageProps = {
  body: BodyLine
  question:
    | {
        id: string
        version: number
        words: string
        options: string[]
        answer: number
        cited: string
        explanation: string
        withdrawnWhy: string
      }
    | undefined
  answerBehind: AnswerBehind
  /** Of a new one. */
  sources: QuestionSources | undefined
}

/** Viết, sửa, rút một câu hỏi; a sentence of a guide or a published answer brings its place in the law along, an answer what was asked. */
export function questionPage({ body, question, answerBehind, sources }: QuestionPageProps, view: View): PageParts {
  const saved = question && { ...question, options: question.options.join('\n'), answer: question.answer + 1 }
  const { chosen, sentence } = sources ?? {}
  const asked = chosen?.answer && sentence && chosen.title
  const field = fieldsOf(view, saved ?? { words: asked, cited: sentence?.cited, explanation: sentence?.text })
  const isWithdrawn = question !== undefined && question.withdrawnWhy !== ''
  const path = question === undefined ? learningPaths.newQuestion : learningPaths.question(question.id)
  return {
    title: question === undefined ? 'Viết câu hỏi' : 'Sửa câu hỏi',
    section: 'contests',
    trail: [contests, bank],
    body: (
      <>
        <PageHead
          title={question === undefined ? 'Viết câu hỏi' : 'Sửa câu hỏi'}
          lead={`${body.bodyName}. Câu hỏi dựa vào một khoản đang có hiệu lực; khoản đổi thì câu tự rút khỏi ngân hàng và các cuộc thi chưa chấm.`}
        />
        <ErrorSummary refusal={view.refusal} />
        {isWithdrawn && (
          <Notice tone="warning" title="Câu này đã rút">
            {question.withdrawnWhy}
          </Notice>
        )}
        {answerBehind === 'taken-down' ? (
          <Notice tone="warning" title="Câu trả lời nguồn đã gỡ">
            Câu hỏi này lấy ý từ một câu trả lời nay không còn trên trang Hỏi – đáp. Câu hỏi vẫn dùng được; hãy đọc lại
            để chắc không còn chữ nào cho biết ai đã hỏi, rồi sửa hoặc rút nếu cần.
          </Notice>
        ) : (
          <AnswerBehindLine answer={answerBehind} />
        )}
        {sources !== undefined && <Sources bodyId={body.bodyId} sources={sources} />}
        {!isWithdrawn && (
          <FormPost
            action={question === undefined ? address(path, view.query) : path}
            csrf={view.csrf}
            submit="Lưu câu hỏi"
            // what was typed from one text is not put back into another
            guard={`question-${question?.id ?? chosen?.id ?? 'new'}`}
            hidden={{
              bodyId: body.bodyId,
              guideId: chosen?.id ?? '',
              version: String(question?.version ?? 0),
            }}
          >
            <TextArea {...field('words')} label="Câu hỏi" rows={3} lengthMax={600} required />
            <TextArea
              {...field('options')}
              label="Phương án trả lời"
              hint={`Mỗi phương án một dòng, từ 2 đến ${optionsMax} dòng. Thứ tự được xáo riêng cho từng người.`}
              rows={4}
              required
            />
            <TextField
              {...field('answer')}
              label="Phương án đúng là dòng thứ"
              keyboard="numeric"
              width="short"
              required
            />
            <TextField
              {...field('cited')}
              label="Căn cứ"
              hint="Số văn bản, rồi điều, khoản, điểm. Ví dụ: 35/2013/QH13 Điều 3 khoản 1"
              width="medium"
              lengthMax={200}
              required
            />
            <TextArea
              {...field('explanation')}
              label="Giải thích, hiện sau khi công bố kết quả"
              rows={3}
              lengthMax={1000}
            />
          </FormPost>
        )}
        {question !== undefined && !isWithdrawn && (
          <details>
            <summary>Rút câu hỏi này</summary>
            <FormPost
              action={`${path}/rut`}
              csrf={view.csrf}
              submit="Rút câu hỏi"
              tone="danger"
              hidden={{ version: String(question.version) }}
            >
              <TextField
                name="why"
                label="Lý do rút"
                hint="Câu đang nằm trong cuộc thi chưa chấm thì ai đã gặp đều được tính đúng."
                lengthMax={300}
                required
              />
            </FormPost>
          </details>
        )}
      </>
    ),
  }
}
