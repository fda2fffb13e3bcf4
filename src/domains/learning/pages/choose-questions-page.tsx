import type { Contest } from '#domains/learning/contests/contest.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { questionHint } from '#domains/learning/pages/answer-behind.tsx'
import { contestsStep } from '#domains/learning/pages/desk-trail.ts'
import type { QuestionLine } from '#domains/learning/questions/question.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ChooseQuestionsProps = { contest: Contest; bank: QuestionLine[]; chosen: string[] }

/** Chọn câu hỏi vào đề, from the bank. */
export function chooseQuestionsPage({ contest, bank, chosen }: ChooseQuestionsProps, view: View): PageParts {
  return {
    title: 'Chọn câu hỏi vào đề',
    section: 'contests',
    trail: [contestsStep, { label: contest.title, href: learningPaths.deskContest(contest.id) }],
    body: (
      <>
        <PageHead
          title="Chọn câu hỏi vào đề"
          lead={`Mỗi người được rút ${contest.drawCount} câu. Đề nhiều câu hơn thì hai người ngồi cạnh nhau ít trùng câu.`}
        />
        <ErrorSummary refusal={view.refusal} />
        {bank.length === 0 ? (
          <EmptyState
            title="Ngân hàng chưa có câu hỏi nào đang dùng"
            action={
              <LinkButton
                href={`${learningPaths.newQuestion}?co-quan=${contest.bodyId}`}
                label="Viết câu hỏi"
                tone="primary"
              />
            }
          >
            Viết câu hỏi trước, rồi quay lại đây chọn vào đề.
          </EmptyState>
        ) : (
          <FormPost
            action={learningPaths.deskStep(contest.id, 'de')}
            csrf={view.csrf}
            submit="Lưu đề"
            hidden={{ version: String(contest.version) }}
          >
            <CheckboxGroup
              name="questions"
              label="Câu hỏi đang dùng"
              options={bank.map((one) => ({ value: one.id, label: one.words, hint: questionHint(one) }))}
              values={Object.keys(view.typed).length > 0 ? [view.typed.questions ?? []].flat() : chosen}
            />
          </FormPost>
        )}
      </>
    ),
  }
}
