import { showMoment } from '#base/day.ts'
import type { BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { ClassAnswer, ClassQuestion, ClassQuizLine } from '#domains/learning/classes/class-quiz.queries.ts'
import { type ClassChoices, type ClassQuiz, namesKeptDays, rightCount } from '#domains/learning/classes/class-quiz.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { questionHint } from '#domains/learning/pages/answer-behind.tsx'
import type { QuestionLine } from '#domains/learning/questions/question.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { SmallBars } from '#ui/drawings/small-bars.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const contests = { label: 'Cuộc thi', href: learningPaths.desk }
const classes = { label: 'Hỏi nhanh trong lớp', href: learningPaths.classDesk }

export type ClassesPageProps = { body: BodyLine; quizzes: ClassQuizLine[]; bank: QuestionLine[] }

/** Hỏi nhanh trong lớp: what was asked, and a new one. */
export function classesPage({ body, quizzes, bank }: ClassesPageProps, view: View): PageParts {
  return {
    title: 'Hỏi nhanh trong lớp',
    section: 'contests',
    trail: [contests],
    body: (
      <>
        <PageHead
          title="Hỏi nhanh trong lớp"
          lead="Đọc mã cho cả lớp; mỗi người trả lời trên điện thoại ở trang /lop và thấy ngay câu nào đúng. Không tính giờ."
        />
        <ErrorSummary refusal={view.refusal} />
        <DataTable
          caption="Bài đã hỏi"
          captionUnseen
          rows={quizzes}
          rowKey={(row) => row.id}
          rowHref={(row) => learningPaths.classResults(row.id)}
          cards
          empty={<EmptyState title="Bài hỏi của lớp sẽ nằm ở đây">Chọn câu trong ngân hàng rồi mở bài hỏi.</EmptyState>}
          columns={[
            { head: 'Lớp, bài', width: 'roomy', cell: (row) => row.title },
            { head: 'Mã', width: 'tight', cell: (row) => row.code },
            { head: 'Đã gửi', align: 'end', cell: (row) => row.sent },
            { head: 'Mở lúc', width: 'tight', cell: (row) => showMoment(row.madeAt) },
            {
              head: 'Tình trạng',
              cell: (row) =>
                row.isClosed ? <Chip tone="neutral" label="Đã đóng" /> : <Chip tone="action" label="Đang mở" />,
            },
          ]}
        />
        <details open={view.refusal !== undefined}>
          <summary>Mở bài hỏi mới</summary>
          <FormPost
            action={learningPaths.classDesk}
            csrf={view.csrf}
            submit="Mở bài hỏi và lấy mã"
            hidden={{ bodyId: body.bodyId }}
          >
            <TextField
              {...fieldsOf(view)('title')}
              label="Lớp, bài"
              hint="Ví dụ: Lớp 9A, tiết Giáo dục công dân"
              lengthMax={200}
              required
            />
            <Checkbox
              name="asksNames"
              label="Hỏi họ tên học sinh"
              hint={`Không chọn thì không ai phải ghi tên. Họ tên bị xóa sau ${namesKeptDays} ngày.`}
              checked={view.typed.asksNames === 'co'}
            />
            <CheckboxGroup
              {...choicesOf(view)('questions')}
              label="Câu hỏi"
              options={bank.map((one) => ({ value: one.id, label: one.words, hint: questionHint(one) }))}
            />
          </FormPost>
        </details>
      </>
    ),
  }
}

export type ClassResultsProps = {
  quiz: ClassQuiz
  questions: ClassQuestion[]
  answers: ClassAnswer[]
  isTeacher: boolean
}

/** Kết quả của lớp, for the teacher: which question was hard; names only where they were asked. */
export function classResultsPage({ quiz, questions, answers, isTeacher }: ClassResultsProps, view: View): PageParts {
  return {
    title: quiz.title,
    section: 'contests',
    trail: [contests, classes],
    body: (
      <>
        <PageHead
          title={quiz.title}
          lead={`Mã ${quiz.code}, vào trang /lop. ${answers.length} người đã gửi.`}
          chip={
            quiz.closedAt === null ? <Chip tone="action" label="Đang mở" /> : <Chip tone="neutral" label="Đã đóng" />
          }
          actions={
            quiz.closedAt === null && (
              <PostButton
                action={`${learningPaths.classResults(quiz.id)}/dong`}
                csrf={view.csrf}
                label="Đóng bài hỏi"
              />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        <SmallBars
          caption="Số người trả lời đúng từng câu"
          heads={{ label: 'Câu', value: 'Trả lời đúng' }}
          max={Math.max(1, answers.length)}
          bars={questions.map(({ id, words, answer }) => ({
            label: words,
            value: answers.filter(({ choices }) => choices[id] === answer).length,
            note: `trong ${answers.length}`,
          }))}
        />
        {quiz.asksNames && isTeacher && (
          <DataTable
            caption="Theo từng người"
            rows={answers.map((one, index) => ({ ...one, key: String(index) }))}
            rowKey={(row) => row.key}
            empty={<p>Chưa có ai gửi.</p>}
            columns={[
              { head: 'Họ tên', cell: (row) => row.name || 'đã xóa' },
              {
                head: 'Đúng',
                align: 'end',
                cell: (row) => `${rightCount(row.choices, questions)}/${questions.length}`,
              },
            ]}
          />
        )}
      </>
    ),
  }
}

/** Vào lớp: the code that the teacher reads out. */
export function classDoorPage(_: object, view: View): PageParts {
  return {
    title: 'Vào lớp',
    section: 'contests',
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Vào lớp" lead="Nhập mã giáo viên đọc." />
        <ErrorSummary refusal={view.refusal} />
        <form class="form" method="get" action={learningPaths.classEnter}>
          <TextField
            {...fieldsOf(view, { ma: view.query.ma ?? '' })('ma')}
            label="Mã lớp"
            hint="Sáu chữ số"
            keyboard="numeric"
            width="short"
            required
          />
          <div class="buttons">
            <button type="submit" class="button primary">
              Vào lớp
            </button>
          </div>
        </form>
      </>
    ),
  }
}

export type ClassQuizProps = { quiz: ClassQuiz; questions: ClassQuestion[]; formKey: string }

/** Bài hỏi của lớp, all on one page. */
export function classQuizPage({ quiz, questions, formKey }: ClassQuizProps, view: View): PageParts {
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  return {
    title: quiz.title,
    section: 'contests',
    about: { hidden: true },
    body: (
      <>
        <PageHead title={quiz.title} lead="Trả lời rồi gửi một lần; gửi xong thấy ngay câu nào đúng. Không tính giờ." />
        <ErrorSummary refusal={view.refusal} />
        {quiz.closedAt !== null ? (
          <p>Giáo viên đã đóng bài hỏi này.</p>
        ) : (
          <FormPost
            action={learningPaths.classQuiz(quiz.code)}
            csrf={view.csrf}
            submit="Gửi bài"
            hidden={{ formKey: kept }}
          >
            {quiz.asksNames && (
              <TextField
                {...fieldsOf(view)('name')}
                label="Họ tên"
                hint={`Chỉ giáo viên xem, xóa sau ${namesKeptDays} ngày.`}
                lengthMax={120}
                required
              />
            )}
            {questions.map(({ id, words, options }, index) => (
              <RadioGroup
                key={id}
                {...fieldsOf(view)(`c-${id}`)}
                label={`Câu ${index + 1}. ${words}`}
                options={options.map((label, option) => ({ value: String(option), label }))}
              />
            ))}
          </FormPost>
        )}
      </>
    ),
  }
}

export type ClassSentProps = { quiz: ClassQuiz; questions: ClassQuestion[]; choices: ClassChoices; right: number }

/** Đã gửi: which were right, and why. */
export function classSentPage({ quiz, questions, choices, right }: ClassSentProps): PageParts {
  return {
    title: 'Đã gửi bài',
    section: 'contests',
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Đã gửi bài" lead={`${quiz.title}. Bạn đúng ${right} trên ${questions.length} câu.`} />
        <ol>
          {questions.map(({ id, words, options, answer, explanation, cited }) => (
            <li key={id}>
              <p>
                {words}{' '}
                <Chip
                  tone={choices[id] === answer ? 'good' : 'danger'}
                  label={choices[id] === answer ? 'Đúng' : 'Chưa đúng'}
                />
              </p>
              <p>
                Trả lời đúng: {options[answer]} <span class="soft">({cited})</span>
              </p>
              {explanation !== '' && <p>{explanation}</p>}
            </li>
          ))}
        </ol>
      </>
    ),
  }
}
