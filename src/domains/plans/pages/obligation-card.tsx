import type { ComponentChildren } from 'preact'
import { daysBetween, showDay } from '#base/day.ts'
import { calendarDoubts, showDoubt } from '#domains/calendar/calendar.ts'
import { otherOutput } from '#domains/plans/evidence.ts'
import { can, type Obligation } from '#domains/plans/obligation.ts'
import { dueWords, wordFor, workingDaysShownMax } from '#domains/plans/pages/obligation-words.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { TaskPageProps } from '#domains/plans/pages/task-page-props.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FileList } from '#ui/parts/file-list.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Timeline } from '#ui/parts/timeline.tsx'
import { showMomentNear } from '#ui/show.ts'

type CardProps = { obligation: Obligation; props: TaskPageProps; view: View }

/** One obligation: how it stands, what shows it, what was said about it, and the steps that are open now. */
export function ObligationCard({ obligation, props, view }: CardProps) {
  const evidence = props.evidence.filter((one) => one.obligationId === obligation.id)
  const exchanges = props.exchanges.filter((one) => one.obligationId === obligation.id)
  return (
    <section class="card" id={`moc-${obligation.id}`} aria-labelledby={`h-${obligation.id}`}>
      <h3 id={`h-${obligation.id}`}>
        {obligation.label} <Chip {...wordFor(obligation, view.today)} />
      </h3>
      <Facts facts={factsOf(obligation, props, view)} />
      <CalendarDoubts obligation={obligation} props={props} view={view} />
      {evidence.length > 0 && (
        <FileList
          files={evidence.map((one) => ({
            name: one.fileName,
            href: paths.evidenceFile(props.task.id, one.id),
            kind: one.fileState === 'quarantined' ? 'Bị cách ly vì nghi có mã độc' : describeKind(one.fileKind).group,
            sizeBytes: one.sizeBytes,
            note: `${one.output}; ${one.by}, ${showMomentNear(one.at, view.now)}`,
          }))}
        />
      )}
      {exchanges.length > 0 && (
        <Timeline
          events={exchanges.map((one) => ({
            when: showMomentNear(one.at, view.now),
            what: exchangeWords[one.kind],
            who: one.by,
            note: one.text,
            tone: one.kind === 'explain-answer' || one.answered ? 'neutral' : 'warm',
          }))}
        />
      )}
      {props.task.closed === null && evidence.length > 0 && (
        <RemoveForm obligation={obligation} props={props} view={view} />
      )}
      {props.task.closed === null && <Steps obligation={obligation} props={props} view={view} />}
    </section>
  )
}

const exchangeWords = { return: 'Trả lại', 'explain-request': 'Yêu cầu giải trình', 'explain-answer': 'Giải trình' }

/** What the count of working days rests on that is not sure; nothing when it is, or when days are not counted so. */
function CalendarDoubts({ obligation, props, view }: CardProps) {
  const { dueDay, state } = obligation
  if (
    state !== 'open' ||
    dueDay === null ||
    dueDay < view.today ||
    daysBetween(view.today, dueDay) > workingDaysShownMax
  )
    return null
  const doubts = calendarDoubts(view.today, dueDay, props.calendar)
  return (
    <>
      {doubts.map(showDoubt).map((sentence) => (
        <p key={sentence} class="hint">
          {sentence}
        </p>
      ))}
    </>
  )
}

function factsOf(obligation: Obligation, { names, calendar }: TaskPageProps, { now, today }: View) {
  const facts: { term: string; detail: ComponentChildren }[] = [
    { term: 'Hạn', detail: dueWords(obligation, today, calendar) },
  ]
  if (obligation.doneDay !== null && obligation.claimedBy !== null && obligation.claimedAt !== null)
    facts.push({
      term: 'Báo đã xong',
      detail: `ngày ${showDay(obligation.doneDay)}, do ${names[obligation.claimedBy]} báo ${showMomentNear(obligation.claimedAt, now)}`,
    })
  if (obligation.checkedBy !== null && obligation.checkedAt !== null)
    facts.push({
      term: 'Đã kiểm tra',
      detail: `${names[obligation.checkedBy]}, ${showMomentNear(obligation.checkedAt, now)}`,
    })
  return facts
}

function Steps(card: CardProps) {
  const { obligation, props } = card
  const { allowed } = props
  return (
    <div class="steps">
      {allowed['work on tasks'] && can(obligation, 'request') && <RequestForm {...card} />}
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
  card: CardProps
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
function fieldsFor({ obligation, view }: CardProps, step: string, saved: Record<string, string> = {}) {
  const mine = view.typed.step === `${obligation.id}-${step}`
  const field = fieldsOf(mine ? view : { typed: {} }, saved)
  return (name: string) => ({ ...field(name), id: `f-${step}-${obligation.id}-${name}` })
}

function ClaimForm(card: CardProps) {
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

function RequestForm(card: CardProps) {
  const field = fieldsFor(card, 'yeu-cau')
  return (
    <StepForm card={card} step="yeu-cau" title="Ghi nhận yêu cầu của cấp trên" submit="Ghi nhận yêu cầu">
      <DateField {...field('dueDay')} label="Hạn phải xong" required />
    </StepForm>
  )
}

function EvidenceForm(card: CardProps) {
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
function RemoveForm(card: CardProps) {
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

function CheckSteps(card: CardProps) {
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

function ReturnForm(card: CardProps) {
  const field = fieldsFor(card, 'tra-lai')
  return (
    <StepForm card={card} step="tra-lai" title="Trả lại" submit="Trả lại để làm tiếp">
      <TextArea {...field('reason')} label="Lý do trả lại" hint="Nói rõ còn thiếu gì, cần làm gì" rows={3} required />
    </StepForm>
  )
}

function ExplainForm(card: CardProps) {
  const field = fieldsFor(card, 'yeu-cau-giai-trinh')
  return (
    <StepForm card={card} step="yeu-cau-giai-trinh" title="Yêu cầu giải trình" submit="Gửi yêu cầu giải trình">
      <TextArea {...field('text')} label="Nội dung cần giải trình" rows={3} required />
    </StepForm>
  )
}

function AnswerForms(card: CardProps) {
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
}: CardProps & { step: string; label: string; tone?: 'primary' | 'plain' }) {
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
