import type { ComponentChildren } from 'preact'
import type { DraftBody } from '#domains/plans/draft-body.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { DraftTask } from '#domains/plans/plan-draft.ts'
import type { UploadPageProps } from '#domains/plans/upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

export type TaskFormProps = { task: DraftTask; props: UploadPageProps; view: View }

/** Everything that can be done with the task in hand: correct, split, merge, drop, add one after it. */
export function TaskForms(form: TaskFormProps) {
  const { task, props, view } = form
  const hidden = hiddenOf(form)
  const post = (step: string) => `${paths.upload(props.upload.id)}/${step}`
  if (task.dropped)
    return (
      <PostButton action={post('phuc-hoi')} csrf={view.csrf} label="Phục hồi nhiệm vụ" icon="back" hidden={hidden} />
    )
  return (
    <div class="steps">
      <CorrectForm {...form} />
      <PostButton action={post('ghep')} csrf={view.csrf} label="Ghép với nhiệm vụ sau" tone="plain" hidden={hidden} />
      <PostButton action={post('bo')} csrf={view.csrf} label="Bỏ nhiệm vụ" tone="danger" hidden={hidden} />
      <FoldedForm form={form} step="tach" title="Tách nhiệm vụ" submit="Tách thành nhiều nhiệm vụ">
        <TextArea
          {...fieldFor(form, 'tach', { parts: suggestParts(task.text) })('parts')}
          label="Mỗi nhiệm vụ một dòng"
          rows={6}
          required
        />
      </FoldedForm>
      <FoldedForm
        form={form}
        step="them"
        title="Thêm nhiệm vụ sau nhiệm vụ này"
        submit="Thêm nhiệm vụ"
        extra={{ afterKey: task.key }}
      >
        <TaskFields
          form={form}
          step="them"
          saved={{
            path: task.path,
            text: '',
            leads: linesOf(task.leads),
            partners: linesOf(task.partners),
            time: task.time?.raw ?? '',
            outputs: '',
          }}
        />
      </FoldedForm>
    </div>
  )
}

function CorrectForm(form: TaskFormProps) {
  const { task, props, view } = form
  const saved = {
    path: task.path,
    text: task.text,
    leads: linesOf(task.leads),
    partners: linesOf(task.partners),
    time: task.time?.raw ?? '',
    outputs: task.outputs.join('\n'),
  }
  return (
    <FormPost
      action={`${paths.upload(props.upload.id)}/sua`}
      csrf={view.csrf}
      submit="Lưu nhiệm vụ"
      guard={`sua-${props.upload.id}-${task.key}-${props.upload.draft_version}`}
      hidden={{ ...hiddenOf(form), step: 'sua' }}
    >
      <TaskFields form={form} step="sua" saved={saved} />
      {[...task.leads, ...task.partners]
        .filter((body) => body.bodyIds.length === 0)
        .map((body) => (
          <BodyChoice key={body.written} body={body} props={props} />
        ))}
    </FormPost>
  )
}

/** Which real body a written name stands for: the likely ones first, then all that are near. */
function BodyChoice({ body, props }: { body: DraftBody; props: UploadPageProps }) {
  const likely = body.candidates.map((id) => ({ value: id, label: props.bodyNames[id] ?? id, group: 'Có thể là' }))
  const near = props.choices
    .filter((one) => !body.candidates.includes(one.id))
    .map((one) => ({ value: one.id, label: one.name, group: 'Cơ quan cùng địa bàn' }))
  return (
    <SelectField
      name={`chon:${body.written}`}
      label={`«${body.written}» là`}
      empty="Chưa rõ, để nguyên như văn bản"
      hint={body.why}
      options={[...likely, ...near]}
    />
  )
}

function TaskFields({ form, step, saved }: { form: TaskFormProps; step: string; saved: Record<string, string> }) {
  const field = fieldFor(form, step, saved)
  return (
    <>
      <TextField {...field('path')} label="Số mục" width="short" required />
      <TextArea {...field('text')} label="Nội dung nhiệm vụ" rows={5} required />
      <TextArea {...field('leads')} label="Đơn vị chủ trì" hint="Mỗi cơ quan một dòng" rows={2} />
      <TextArea {...field('partners')} label="Đơn vị phối hợp" hint="Mỗi cơ quan một dòng" rows={2} />
      <TextField
        {...field('time')}
        label="Thời gian"
        hint="Ghi như trong văn bản: Quý II năm 2026; Thường xuyên; trước 15/11/2026"
      />
      <TextArea {...field('outputs')} label="Kết quả, sản phẩm" hint="Mỗi sản phẩm một dòng" rows={2} />
    </>
  )
}

function FoldedForm({
  form,
  step,
  title,
  submit,
  extra,
  children,
}: {
  form: TaskFormProps
  step: string
  title: string
  submit: string
  extra?: Record<string, string>
  children: ComponentChildren
}) {
  const { props, view } = form
  return (
    <details class="step" open={view.typed.step === step}>
      <summary>{title}</summary>
      <FormPost
        action={`${paths.upload(props.upload.id)}/${step}`}
        csrf={view.csrf}
        submit={submit}
        hidden={{ ...hiddenOf(form), ...extra, step }}
      >
        {children}
      </FormPost>
    </details>
  )
}

function hiddenOf({ task, props }: TaskFormProps): Record<string, string> {
  return { version: String(props.upload.draft_version), taskKey: task.key }
}

/** What was typed comes back only into the form that was sent; ids tell the forms of one page apart. */
function fieldFor({ view }: TaskFormProps, step: string, saved: Record<string, string>) {
  const field = fieldsOf(view.typed.step === step ? view : { typed: {} }, saved)
  return (name: string) => ({ ...field(name), id: `f-${step}-${name}` })
}

function linesOf(bodies: readonly DraftBody[]): string {
  return bodies.map((body) => body.written).join('\n')
}

/** A first guess at the parts of a task: its sentences, or what its semicolons keep apart. */
function suggestParts(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
  return (sentences.length > 1 ? sentences : text.split(/;\s+/u)).join('\n')
}
