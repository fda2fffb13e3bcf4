import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import type { GuideSource, QuestionLine, SourceSentence } from '#domains/learning/questions/question.queries.ts'
import { optionsMax } from '#domains/learning/questions/question.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
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
          rowTone={(row) => (row.withdrawnWhy === '' ? undefined : 'warm')}
          cards
          empty={
            <EmptyState
              title="Câu hỏi của cơ quan sẽ nằm ở đây"
              icon="chat"
              example="Người yêu cầu hòa giải có phải nộp tiền không?"
            >
              Viết câu hỏi, hoặc lấy ý từ một bài hướng dẫn đã duyệt; câu nào cũng cần căn cứ.
            </EmptyState>
          }
          columns={[
            { head: 'Câu hỏi', width: 'roomy', cell: (row) => row.words },
            // they may stand in a contest that is open
            ...(mayWrite || mayApprove
              ? [{ head: 'Phương án đúng', cell: (row: QuestionLine) => row.options[row.answer] }]
              : []),
            { head: 'Căn cứ', cell: (row) => row.cited },
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
  /** What it is made from. */
  guides: GuideSource[]
  guideId: string | undefined
  sentences: SourceSentence[]
  sentence: SourceSentence | undefined
}

/** Viết, sửa, rút một câu hỏi; a sentence of an approved guide brings its place in the law along. */
export function questionPage({ body, question, ...source }: QuestionPageProps, view: View): PageParts {
  const saved = question && { ...question, options: question.options.join('\n'), answer: question.answer + 1 }
  const field = fieldsOf(view, saved ?? { cited: source.sentence?.cited, explanation: source.sentence?.text })
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
        {question === undefined && <Source bodyId={body.bodyId} {...source} />}
        {!isWithdrawn && (
          <FormPost
            action={path}
            csrf={view.csrf}
            submit="Lưu câu hỏi"
            guard={`question-${question?.id ?? 'new'}`}
            hidden={{
              bodyId: body.bodyId,
              guideId: source.guideId ?? '',
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

type SourceProps = Pick<QuestionPageProps, 'guides' | 'guideId' | 'sentences' | 'sentence'> & { bodyId: string }

function Source({ bodyId, guides, guideId, sentences, sentence }: SourceProps) {
  return (
    <details open={guideId !== undefined && sentence === undefined}>
      <summary>Lấy ý từ bài hướng dẫn đã duyệt</summary>
      <FilterForm action={learningPaths.newQuestion} keep={{ 'co-quan': bodyId }}>
        <SelectField
          name="bai"
          label="Bài hướng dẫn"
          empty="Chọn bài"
          options={guides.map(({ id, title }) => ({ value: id, label: title }))}
          value={guideId}
          width="medium"
        />
      </FilterForm>
      {guideId !== undefined && (
        <ul>
          {sentences.map(({ text, cited }, index) => (
            <li key={text}>
              <a href={`${learningPaths.newQuestion}?co-quan=${bodyId}&bai=${guideId}&cau=${index}`}>{text}</a>{' '}
              <span class="soft">{cited}</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
