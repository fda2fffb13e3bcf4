import type { ComponentChildren } from 'preact'
import { showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import type { Correction, DisclosurePage } from '#domains/disclosure/disclosures.queries.ts'
import { DisclosureFields } from '#domains/disclosure/pages/disclosure-fields.tsx'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

type Props = DisclosurePage & { view: View }

/** What can be done with one line, as its acts allow it. */
export function DisclosureSteps(props: Props) {
  const { disclosure, mayRecord, mayCorrect, corrections } = props
  const isPublished = disclosure.publishedOn !== null
  const isOwn = disclosure.localDocumentId === null
  const standing = corrections.filter(({ takenBackOn }) => takenBackOn === null)
  if (!mayCorrect) return null
  if (disclosure.withdrawnOn !== null) return isOwn && mayRecord ? <Restore {...props} /> : null
  if (!mayRecord && !isPublished) return null
  return (
    <>
      <h2>Việc tiếp theo</h2>
      {!isPublished && <Publish {...props} />}
      {isPublished && <Correct {...props} />}
      {standing.length > 0 && <TakeBack {...props} standing={standing} />}
      {isPublished && mayRecord && <PublishAgain {...props} />}
      {isOwn && mayRecord && <Edit {...props} />}
      {isOwn && !isPublished && <Withdraw {...props} />}
    </>
  )
}

function PublishFields({ disclosure, view }: Props) {
  const field = fieldsOf(view, {
    publishedOn: disclosure.publishedOn ?? view.today,
    publishedAt: disclosure.publishedAt,
  })
  return (
    <>
      <DateField {...field('publishedOn')} label="Công khai ngày" required />
      <TextField
        {...field('publishedAt')}
        label="Công khai ở đâu"
        hint="Đường dẫn bắt đầu bằng https://, hoặc nơi người dân đến xem"
        lengthMax={500}
        required
      />
      {disclosure.publishedOn !== null && (
        <TextField {...field('why')} label="Vì sao ghi lại" lengthMax={500} required />
      )}
    </>
  )
}

type StepFormProps = Props & {
  step: Parameters<typeof disclosurePaths.step>[1]
  /** The field by which a form that came back is known. */
  known: string
  title: string
  submit: string
  tone?: 'danger'
  children: ComponentChildren
}

/** One step, folded until it is chosen or came back with a mistake. */
function StepForm({ disclosure, view, step, known, title, submit, tone, children }: StepFormProps) {
  return (
    <details open={view.typed[known] !== undefined}>
      <summary>{title}</summary>
      <FormPost
        action={disclosurePaths.step(disclosure.id, step)}
        csrf={view.csrf}
        submit={submit}
        tone={tone ?? 'plain'}
        hidden={{ version: String(disclosure.version), ...(step === 'sua' && { bodyId: disclosure.bodyId }) }}
      >
        {children}
      </FormPost>
    </details>
  )
}

function Publish(props: Props) {
  return (
    <FormPost
      action={disclosurePaths.step(props.disclosure.id, 'da-cong-khai')}
      csrf={props.view.csrf}
      submit="Ghi đã công khai"
      icon="check"
      hidden={{ version: String(props.disclosure.version) }}
    >
      <PublishFields {...props} />
    </FormPost>
  )
}

function PublishAgain(props: Props) {
  const field = fieldsOf(props.view)
  return (
    <>
      <StepForm
        {...props}
        step="da-cong-khai"
        known="why"
        title="Ghi lại ngày, nơi công khai"
        submit="Lưu ngày, nơi công khai"
      >
        <PublishFields {...props} />
      </StepForm>
      {!props.isCorrected && (
        <StepForm
          {...props}
          step="chua-cong-khai"
          known="undoWhy"
          title="Ghi nhầm, thật ra chưa công khai"
          submit="Bỏ ghi công khai"
        >
          <TextField {...field('undoWhy')} label="Vì sao bỏ" lengthMax={500} required />
        </StepForm>
      )}
    </>
  )
}

function Correct(props: Props) {
  const field = fieldsOf(props.view, { correctedOn: props.view.today })
  return (
    <StepForm
      {...props}
      step="dinh-chinh"
      known="words"
      title="Đính chính nội dung đã công khai"
      submit="Ghi đính chính"
    >
      <DateField {...field('correctedOn')} label="Đính chính ngày" required />
      <TextArea
        {...field('words')}
        label="Sai gì, đúng là gì"
        hint="Mọi người đều đọc được lời này. Đừng ghi tên, chuyện riêng của ai."
        rows={3}
        lengthMax={1_000}
        required
      />
    </StepForm>
  )
}

function TakeBack({ standing, ...props }: Props & { standing: Correction[] }) {
  const field = fieldsOf(props.view, { correctionId: standing.length === 1 ? standing[0]!.id : undefined })
  return (
    <StepForm
      {...props}
      step="go-dinh-chinh"
      known="takeBackWhy"
      title="Gỡ một lần đính chính"
      submit="Gỡ đính chính"
      tone="danger"
    >
      <p>Lời đính chính bị xóa hẳn, người dân không thấy nữa. Sổ còn giữ ngày, ai ghi, ai gỡ và vì sao.</p>
      <RadioGroup
        {...field('correctionId')}
        label="Lần đính chính"
        options={standing.map(({ id, correctedOn, words }) => ({
          value: id,
          label: `${showDay(correctedOn)}: ${shorten(words, 60)}`,
        }))}
        required
      />
      <TextField
        {...field('takeBackWhy')}
        label="Vì sao gỡ"
        hint="Đừng chép lại lời đính chính, đừng ghi tên ai"
        lengthMax={500}
        required
      />
    </StepForm>
  )
}

function Edit(props: Props) {
  const { disclosure, view } = props
  const field = fieldsOf(view)
  return (
    <StepForm {...props} step="sua" known="title" title="Sửa mục này" submit="Lưu thông tin">
      <DisclosureFields disclosure={disclosure} view={view} />
      {disclosure.publishedOn !== null && (
        <TextField {...field('editWhy')} label="Vì sao sửa" lengthMax={500} required />
      )}
    </StepForm>
  )
}

function Withdraw(props: Props) {
  const field = fieldsOf(props.view)
  return (
    <StepForm
      {...props}
      step="rut"
      known="withdrawnWhy"
      title="Rút khỏi danh mục vì ghi nhầm"
      submit="Rút khỏi danh mục"
      tone="danger"
    >
      <TextArea {...field('withdrawnWhy')} label="Lý do rút" rows={2} lengthMax={1_000} required />
    </StepForm>
  )
}

function Restore(props: Props) {
  const field = fieldsOf(props.view)
  return (
    <StepForm
      {...props}
      step="dua-lai"
      known="restoreWhy"
      title="Đưa lại vào danh mục vì rút nhầm"
      submit="Đưa lại vào danh mục"
    >
      <TextField {...field('restoreWhy')} label="Vì sao đưa lại" lengthMax={500} required />
    </StepForm>
  )
}
