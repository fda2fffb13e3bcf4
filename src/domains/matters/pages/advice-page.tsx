import { showDay } from '#base/day.ts'
import type { AdvicePageProps } from '#domains/matters/advice/advice.queries.ts'
import { daysToChoose } from '#domains/matters/advice/advice.ts'
import { can } from '#domains/matters/matter.ts'
import { answerStateNames } from '#domains/matters/matter-answer.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { AnswerDecision, whyNotApproved } from '#domains/matters/pages/answer-decision.tsx'
import { AnswerText } from '#domains/matters/pages/answer-text.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

type PartProps = AdvicePageProps & { view: View }

/** Một câu hỏi tư vấn: what was asked, who has it, the draft, and the jurist's decision. */
export function advicePage(props: AdvicePageProps, view: View): PageParts {
  const { matter, bodyName, words, taking, answer } = props
  const part = { ...props, view }
  return {
    title: matter.title,
    section: 'advice',
    trail: [{ label: 'Tư vấn miễn phí', href: matterPaths.advice }],
    islands: ['form-guard'],
    body: (
      <>
        <PageHead
          title={matter.title}
          lead={`${bodyName}, gửi ngày ${showDay(matter.receivedOn)}. ${
            taking === undefined ? 'Chưa ai nhận.' : `${taking.name} giữ đến ${showDay(taking.untilDay)}.`
          }`}
          chip={
            answer && (
              <Chip tone={answer.state === 'approved' ? 'good' : 'action'} label={answerStateNames[answer.state]} />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        <section aria-labelledby="cau-hoi">
          <h2 id="cau-hoi">Câu hỏi</h2>
          <p class="typed-text">{words}</p>
          <p class="hint">Máy đã che những chỗ có thể cho biết ai hỏi. Cần hỏi thêm thì nhờ người giữ sổ của Hội.</p>
        </section>
        {answer?.state === 'returned' && (
          <Notice tone="warning" title="Luật gia trả lại để sửa">
            {answer.reason}
          </Notice>
        )}
        {(answer?.state === 'submitted' || answer?.state === 'approved') && (
          <section aria-labelledby="tu-van">
            <h2 id="tu-van">Bản tư vấn</h2>
            <AnswerText text={answer.text} cited={answer.cited} />
          </section>
        )}
        <Take {...part} />
        <Write {...part} />
        <Sign {...part} />
      </>
    ),
  }
}

function Take({ matter, taking, answer, isMine, view }: PartProps) {
  if (!can(matter, 'draft') || answer?.state === 'submitted' || (taking !== undefined && !isMine)) return null
  const hidden = { version: String(matter.version) }
  return (
    <>
      <FormPost
        action={`${matterPaths.adviceOf(matter.id)}/nhan`}
        csrf={view.csrf}
        submit={isMine ? 'Giữ thêm' : 'Nhận câu hỏi này'}
        tone={isMine ? 'plain' : 'primary'}
        hidden={hidden}
      >
        <SelectField
          name="days"
          label={isMine ? 'Giữ thêm bao nhiêu ngày, kể từ hôm nay?' : 'Giữ trong bao nhiêu ngày?'}
          hint="Hết ngày giữ mà chưa trình thì câu hỏi tự trở lại hàng đợi."
          value="5"
          options={daysToChoose.map((days) => ({ value: String(days), label: `${days} ngày` }))}
          width="medium"
        />
      </FormPost>
      {isMine && (
        <PostButton
          action={`${matterPaths.adviceOf(matter.id)}/tra-hang-doi`}
          csrf={view.csrf}
          label="Trả câu hỏi về hàng đợi"
          tone="plain"
          icon="back"
          hidden={hidden}
        />
      )}
    </>
  )
}

function Write({ matter, answer, isMine, view }: PartProps) {
  if (!isMine || !can(matter, 'draft') || answer?.state === 'submitted') return null
  const field = fieldsOf(view, { text: answer !== undefined && answer.state !== 'approved' ? answer.text : '' })
  return (
    <section aria-labelledby="soan-tu-van">
      <h2 id="soan-tu-van">Soạn tư vấn</h2>
      <FormPost
        action={`${matterPaths.adviceOf(matter.id)}/soan`}
        csrf={view.csrf}
        submit="Lưu bản tư vấn"
        hidden={{ version: String(matter.version) }}
        guard={`advice-${matter.id}`}
      >
        <TextArea
          {...field('text')}
          label="Nội dung tư vấn"
          hint="Câu ngắn, lời dễ hiểu. Ghi căn cứ cuối câu, ví dụ [35/2013/QH13 Điều 16]. Nói người hỏi làm gì tiếp."
          rows={10}
          lengthMax={15_000}
          required
        />
        <Checkbox name="send" label="Đã soạn xong, trình luật gia duyệt" checked={view.typed.send === 'co'} />
      </FormPost>
    </section>
  )
}

function Sign({ matter, answer, places, maySign, wrote, view }: PartProps) {
  if (!maySign || answer?.state !== 'submitted') return null
  return (
    <section aria-labelledby="luat-gia">
      <h2 id="luat-gia">Luật gia duyệt</h2>
      <AnswerDecision
        label="Duyệt và ký tên luật gia"
        whyNot={whyNotApproved(wrote, places)}
        approveTo={`${matterPaths.adviceOf(matter.id)}/ky`}
        returnTo={`${matterPaths.adviceOf(matter.id)}/tra-lai`}
        returnTitle="Trả lại bản tư vấn"
        hidden={{ version: String(matter.version) }}
        view={view}
      />
    </section>
  )
}
