import type { ComponentChildren } from 'preact'
import { otherOutput } from '#domains/plans/evidence.ts'
import { can, mayRequestFurther, type Obligation } from '#domains/plans/obligation.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { ObligationCardProps } from '#domains/plans/pages/task-page-props.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

/** The steps on one obligation that are open now to this person; a closed one says why. */
export function ObligationSteps(card: ObligationCardProps) {
  const { obligation, props } = card
  const { allowed } = props
  return (
    <div class="steps">
      {allowed['work on tasks'] && can(obligation, 'request') && <RequestForm {...card} />}
      {allowed['work on tasks'] && mayRequestFurther(obligation, props.obligations) && <RequestFurtherForm {...card} />}
      {allowed['work on tasks'] && can(obligation, 'claim') && <ClaimForm {...card} />}
      {allowed['work on tasks'] && can(obligation, 'addEvidence') && <EvidenceForm {...card} />}
      {allowed['check tasks'] && <CheckSteps {...card} />}
      {allowed['work on tasks'] && can(obligation, 'withdraw') && (
        <PostStep {...card} step="thu-hoi" label="Thu hồi lời báo đã xong" />
      )}
      {allowed['ask for explanation'] && can(obligation, 'explain') && <ExplainForm {...card} />}
      {allowed['work on tasks'] && <AnswerForms {...card} />}
    </div>
  )
}

/** The hidden fields that say which obligation, and at which version the form was made. */
function hiddenOf(obligation: Obligation) {
  return { version: String(obligation.version) }
}

function StepForm({
  card,
  step,
  title,
  submit,
  files,
  children,
}: {
  card: ObligationCardProps
  step: string
  title: string
  submit: string
  files?: boolean
  children: ComponentChildren
}) {
  const { obligation, props, view } = card
  const again = view.typed.step === `${obligation.id}-${step}`
  return (
    <details class="step" open={again}>
      <summary>{title}</summary>
      <FormPost
        action={paths.obligation(props.task.id, obligation.id, step)}
        csrf={view.csrf}
        submit={submit}
        files={files}
        guard={files ? undefined : `${step}-${obligation.id}`}
        hidden={{ ...hiddenOf(obligation), step: `${obligation.id}-${step}` }}
      >
        {children}
      </FormPost>
    </details>
  )
}

/** Fields of one form of a page with many: what was typed comes back only into the form that was sent. */
function fieldsFor({ obligation, view }: ObligationCardProps, step: string, saved: Record<string, string> = {}) {
  const mine = view.typed.step === `${obligation.id}-${step}`
  const field = fieldsOf(mine ? view : { typed: {} }, saved)
  return (name: string) => ({ ...field(name), id: `f-${step}-${obligation.id}-${name}` })
}

function ClaimForm(card: ObligationCardProps) {
  const field = fieldsFor(card, 'bao-xong', { doneDay: card.view.today })
  return (
    <StepForm card={card} step="bao-xong" title="Báo đã xong" submit="Báo đã xong">
      <DateField
        {...field('doneDay')}
        label="Ngày việc đã thực sự xong"
        hint="Việc được tính đúng hạn hay muộn theo ngày này"
        required
      />
    </StepForm>
  )
}

function RequestForm(card: ObligationCardProps) {
  const field = fieldsFor(card, 'yeu-cau')
  return (
    <StepForm card={card} step="yeu-cau" title="Ghi nhận yêu cầu của cấp trên" submit="Ghi nhận yêu cầu">
      <DateField {...field('dueDay')} label="Hạn phải xong" required />
    </StepForm>
  )
}

/** The former request is done; another one gets its own day and evidence. */
function RequestFurtherForm(card: ObligationCardProps) {
  const field = fieldsFor(card, 'yeu-cau-tiep')
  return (
    <StepForm card={card} step="yeu-cau-tiep" title="Ghi nhận yêu cầu mới" submit="Ghi nhận yêu cầu mới">
      <DateField {...field('dueDay')} label="Hạn phải xong của yêu cầu mới" required />
    </StepForm>
  )
}

function EvidenceForm(card: ObligationCardProps) {
  const field = fieldsFor(card, 'san-pham')
  const outputs = [...card.props.task.outputs, otherOutput]
  return (
    <StepForm card={card} step="san-pham" title="Kèm sản phẩm, tài liệu kiểm chứng" submit="Kèm tệp" files>
      <SelectField
        {...field('output')}
        label="Tệp này là sản phẩm nào"
        options={outputs.map((output) => ({ value: output, label: output }))}
      />
      <FileField
        {...field('evidence')}
        label="Tệp"
        kinds="Word, Excel, PDF, ảnh"
        sizeMbMax={card.props.uploadSizeMbMax}
        several
        required
      />
      <TextArea {...field('note')} label="Ghi chú" rows={2} />
    </StepForm>
  )
}

/** For a file that was attached by mistake; the record keeps it. */
export function RemoveForm(card: ObligationCardProps) {
  const { obligation, props } = card
  const evidence = props.evidence.filter((one) => one.obligationId === obligation.id)
  if (!props.allowed['work on tasks'] || !can(obligation, 'addEvidence')) return null
  const field = fieldsFor(card, 'go-san-pham')
  return (
    <StepForm card={card} step="go-san-pham" title="Gỡ tệp kèm nhầm" submit="Gỡ tệp">
      <SelectField
        {...field('evidenceId')}
        label="Gỡ tệp nào"
        options={evidence.map((one) => ({ value: one.id, label: `${one.fileName} (${one.output})` }))}
      />
    </StepForm>
  )
}

function CheckSteps(card: ObligationCardProps) {
  const { obligation, view } = card
  const closed = closedReason(obligation, view)
  return (
    <>
      {can(obligation, 'check') && closed === undefined && (
        <PostStep {...card} step="kiem-tra" label="Xác nhận đã kiểm tra" tone="primary" />
      )}
      {closed !== undefined && <ClosedStep label="Xác nhận đã kiểm tra" reason={closed} />}
      {can(obligation, 'return') && <ReturnForm {...card} />}
    </>
  )
}

/** Why checking is not open now, from the same rule that the act asks. */
function closedReason(obligation: Obligation, view: View): string | undefined {
  if (obligation.state === 'claimed') return 'Chưa đủ sản phẩm kèm theo như kế hoạch nêu.'
  if (can(obligation, 'check') && obligation.claimedBy === view.actor?.personId)
    return 'Người báo hoàn thành không tự kiểm tra việc của mình.'
  return undefined
}

function ReturnForm(card: ObligationCardProps) {
  const field = fieldsFor(card, 'tra-lai')
  return (
    <StepForm card={card} step="tra-lai" title="Trả lại" submit="Trả lại để làm tiếp">
      <TextArea {...field('reason')} label="Lý do trả lại" hint="Nói rõ còn thiếu gì, cần làm gì" rows={3} required />
    </StepForm>
  )
}

function ExplainForm(card: ObligationCardProps) {
  const field = fieldsFor(card, 'yeu-cau-giai-trinh')
  return (
    <StepForm card={card} step="yeu-cau-giai-trinh" title="Yêu cầu giải trình" submit="Gửi yêu cầu giải trình">
      <TextArea {...field('text')} label="Nội dung cần giải trình" rows={3} required />
    </StepForm>
  )
}

function AnswerForms(card: ObligationCardProps) {
  const { obligation, props } = card
  const waiting = props.exchanges.filter(
    (one) => one.obligationId === obligation.id && one.kind === 'explain-request' && !one.answered,
  )
  return (
    <>
      {waiting.map((request) => {
        const step = `giai-trinh/${request.id}`
        const field = fieldsFor(card, step)
        return (
          <StepForm
            key={request.id}
            card={card}
            step={step}
            title={`Giải trình: «${request.text.slice(0, 80)}»`}
            submit="Gửi giải trình"
          >
            <TextArea {...field('text')} label="Nội dung giải trình" rows={4} required />
          </StepForm>
        )
      })}
    </>
  )
}

function PostStep({
  obligation,
  props,
  view,
  step,
  label,
  tone,
}: ObligationCardProps & { step: string; label: string; tone?: 'primary' | 'plain' }) {
  return (
    <PostButton
      action={paths.obligation(props.task.id, obligation.id, step)}
      csrf={view.csrf}
      label={label}
      tone={tone ?? 'plain'}
      hidden={hiddenOf(obligation)}
    />
  )
}
