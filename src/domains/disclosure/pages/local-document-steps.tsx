import type { ComponentChildren } from 'preact'
import { channelNames } from '#domains/disclosure/disclosure.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { type DocumentStep, documentSteps, type LocalDocument } from '#domains/disclosure/local-document.ts'
import type { LocalDocumentPage } from '#domains/disclosure/local-documents.queries.ts'
import { dueHint } from '#domains/disclosure/pages/disclosure-words.tsx'
import { LocalDocumentFields } from '#domains/disclosure/pages/local-document-fields.tsx'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

type Props = LocalDocumentPage & { view: View }

/** What can be done with a document, as its acts allow it; a step that was noted is noted again with a reason, or taken back. */
export function LocalDocumentSteps(props: Props) {
  const { document, mayRecord } = props
  if (!mayRecord) return null
  const isOpen = document.issuedOn === null && document.droppedOn === null
  const undone = stepsToUndo(props)
  return (
    <>
      <h2>Việc tiếp theo</h2>
      {document.droppedOn === null && <ShareDraft {...props} />}
      {document.droppedOn === null && <Issue {...props} />}
      {document.issuedOn !== null && <Check {...props} />}
      {document.droppedOn === null && <Edit {...props} />}
      {isOpen && <Drop {...props} />}
      {undone.length > 0 && <Undo {...props} steps={undone} />}
    </>
  )
}

type StepFormProps = Props & {
  step: Parameters<typeof disclosurePaths.documentStep>[1]
  /** The field by which a form that came back is known. */
  known: string
  title: string
  submit: string
  isNext?: boolean
  tone?: 'danger'
  children: ComponentChildren
}

/** One step, folded until it is chosen, or open where it is the next one or came back with a mistake. */
function StepForm({ document, view, step, known, title, submit, isNext = false, tone, children }: StepFormProps) {
  const again = view.typed[known] !== undefined
  const others = Object.keys(view.typed).length > 0 && !again
  return (
    <details class="step" open={again || (isNext && !others)}>
      <summary>{title}</summary>
      <FormPost
        action={disclosurePaths.documentStep(document.id, step)}
        csrf={view.csrf}
        submit={submit}
        tone={tone ?? (isNext ? 'primary' : 'plain')}
        hidden={{
          version: String(document.version),
          ...(step === 'sua' && { bodyId: document.bodyId }),
        }}
      >
        {children}
      </FormPost>
    </details>
  )
}

function ShareDraft(props: Props) {
  const { document, view } = props
  const { draftSharedOn, issuedOn } = document
  const field = fieldsOf(view, {
    draftSharedOn: draftSharedOn ?? (issuedOn === null ? view.today : ''),
    draftSharedAt: document.draftSharedAt,
  })
  return (
    <StepForm
      {...props}
      step="du-thao"
      known="draftSharedAt"
      title={draftSharedOn === null ? 'Ghi truyền thông dự thảo' : 'Ghi lại truyền thông dự thảo'}
      submit="Lưu truyền thông dự thảo"
      isNext={draftSharedOn === null && issuedOn === null}
    >
      <DateField {...field('draftSharedOn')} label="Truyền thông dự thảo ngày" required />
      <TextField
        {...field('draftSharedAt')}
        label="Ở đâu, bằng cách nào"
        hint="Ví dụ «Loa truyền thanh và họp 5 thôn», hoặc đường dẫn của trang đăng dự thảo"
        lengthMax={500}
        required
      />
      {draftSharedOn !== null && <Why field={field('draftWhy')} />}
    </StepForm>
  )
}

function Issue(props: Props) {
  const { document, line, view } = props
  const isIssued = document.issuedOn !== null
  const field = fieldsOf(view, {
    issuedOn: document.issuedOn ?? view.today,
    number: document.number,
    // a day that the law gives is counted anew
    dueOn: line === undefined || line.dueBy === '' ? undefined : line.dueOn,
    dueBy: line?.dueBy,
  })
  const chosen = choicesOf(view, { channels: line?.channels ?? ['portal', 'posting'] })
  return (
    <StepForm
      {...props}
      step="ban-hanh"
      known="issuedOn"
      title={isIssued ? 'Ghi lại ngày, số ban hành' : 'Ghi ban hành'}
      submit={isIssued ? 'Lưu ngày, số ban hành' : 'Ghi ban hành, đưa vào danh mục công khai'}
      isNext={!isIssued && document.draftSharedOn !== null}
    >
      <DateField {...field('issuedOn')} label="Ban hành ngày" required />
      <TextField
        {...field('number')}
        label="Số, ký hiệu"
        hint="12/2026/QĐ-UBND"
        width="medium"
        lengthMax={100}
        required
      />
      <CheckboxGroup
        {...chosen('channels')}
        label="Sẽ công khai bằng cách nào"
        options={Object.entries(channelNames).map(([value, label]) => ({ value, label }))}
        required
      />
      <DateField
        {...field('dueOn')}
        label="Hạn công khai do văn bản khác quy định"
        hint={dueHint(document.issuedOn ?? view.today, 'ngày ban hành')}
      />
      <TextField
        {...field('dueBy')}
        label="Văn bản quy định hạn ấy"
        hint="Tên, số, điều; chỉ ghi khi ghi hạn ở trên"
        lengthMax={300}
      />
      {isIssued && <Why field={field('issuedWhy')} />}
    </StepForm>
  )
}

function Check(props: Props) {
  const { document, view } = props
  const { checkedOn, isInOrder } = document
  const field = fieldsOf(view, {
    checkedOn: checkedOn ?? view.today,
    isInOrder: isInOrder === null ? undefined : isInOrder ? 'co' : 'khong',
    checkNote: document.checkNote,
  })
  return (
    <StepForm
      {...props}
      step="tu-kiem-tra"
      known="checkedOn"
      title={checkedOn === null ? 'Ghi tự kiểm tra' : 'Ghi lại tự kiểm tra'}
      submit="Lưu kết quả tự kiểm tra"
      isNext={checkedOn === null}
    >
      <DateField {...field('checkedOn')} label="Tự kiểm tra ngày" required />
      <RadioGroup
        {...field('isInOrder')}
        label="Kết quả"
        options={[
          { value: 'co', label: 'Đúng quy định của pháp luật' },
          { value: 'khong', label: 'Có chỗ chưa đúng quy định' },
        ]}
        required
      />
      <TextArea
        {...field('checkNote')}
        label="Nội dung kết quả"
        hint="Chưa đúng thì ghi chỗ nào, hướng xử lý; đúng thì để trống được"
        rows={2}
        lengthMax={1_000}
      />
      {checkedOn !== null && <Why field={field('checkWhy')} />}
    </StepForm>
  )
}

function Edit(props: Props) {
  const field = fieldsOf(props.view)
  return (
    <StepForm {...props} step="sua" known="title" title="Sửa tên, nơi giao, hạn" submit="Lưu văn bản">
      <LocalDocumentFields document={props.document} view={props.view} />
      {props.document.issuedOn !== null && (
        <TextField {...field('editWhy')} label="Vì sao sửa" lengthMax={500} required />
      )}
    </StepForm>
  )
}

function Drop(props: Props) {
  const field = fieldsOf(props.view)
  return (
    <StepForm
      {...props}
      step="thoi-ban-hanh"
      known="droppedWhy"
      title="Không còn phải ban hành, hoặc ghi nhầm"
      submit="Ghi không còn phải ban hành"
      tone="danger"
    >
      <TextArea {...field('droppedWhy')} label="Lý do" rows={2} lengthMax={1_000} required />
    </StepForm>
  )
}

function Undo({ steps, ...props }: Props & { steps: DocumentStep[] }) {
  const field = fieldsOf(props.view, { step: steps[0] })
  return (
    <StepForm {...props} step="bo-buoc" known="undoWhy" title="Bỏ ghi một bước ghi nhầm" submit="Bỏ ghi bước này">
      <RadioGroup
        {...field('step')}
        label="Bước ghi nhầm"
        options={steps.map((step) => ({ value: step, label: documentSteps[step] }))}
        required
      />
      <TextArea {...field('undoWhy')} label="Vì sao bỏ" rows={2} lengthMax={500} required />
    </StepForm>
  )
}

/** Steps that can be taken back now: issuing only while nothing was noted after it. */
function stepsToUndo({ document, line }: { document: LocalDocument; line: Props['line'] }): DocumentStep[] {
  const { draftSharedOn, issuedOn, checkedOn, droppedOn } = document
  const mayUnissue = issuedOn !== null && checkedOn === null && (line?.publishedOn ?? null) === null
  return [
    ...(droppedOn !== null ? (['dropped'] as const) : []),
    ...(checkedOn !== null ? (['checked'] as const) : []),
    ...(mayUnissue ? (['issued'] as const) : []),
    ...(draftSharedOn !== null && droppedOn === null ? (['draft'] as const) : []),
  ]
}

function Why({ field }: { field: ReturnType<ReturnType<typeof fieldsOf>> }) {
  return <TextField {...field} label="Vì sao ghi lại" lengthMax={500} required />
}
