import type { ComponentChildren } from 'preact'
import type { IconName } from '#ui/icons.tsx'
import { Button, type ButtonTone } from '#ui/parts/button.tsx'

export type FormPostProps = {
  action: string
  csrf: string
  /** The verb on the button; leave out when the children bring their own buttons. */
  submit?: string
  tone?: ButtonTone
  icon?: IconName
  /** A way out beside the button. */
  cancel?: { label: string; href: string }
  /** The form carries files. */
  files?: boolean
  /** Keeps what is typed in this browser until it is sent; one key a form: `plan-${plan.id}`. Needs the island `form-guard`. */
  guard?: string
  /** Without a line the form waits on this machine under this name; a secret one is not laid down. Needs the island `outbox`. */
  outbox?: { title: string; isSecret: boolean }
  /**
   * An officer's form: without a line it waits on this machine, named by the field `titleField`; `door` is the page that says who is
   * signed in. It carries a hidden `formKey`. Needs the island `desk-outbox`.
   */
  deskOutbox?: { title: string; titleField: string; door: string }
  /** Values that go along unseen. */
  hidden?: Record<string, string>
  id?: string
  children?: ComponentChildren
}

/**
 * A form that changes something. The server checks it: the browser's own bubbles stay away.
 *
 * ```tsx
 * <FormPost action="/nghiep-vu/ke-hoach" csrf={view.csrf} submit="Lưu kế hoạch" guard="plan-new">
 *   <ErrorSummary refusal={view.refusal} /><TextField {...field('title')} label="Tên kế hoạch" />
 * </FormPost>
 * ```
 */
export function FormPost({
  action,
  csrf,
  submit,
  tone,
  icon,
  cancel,
  files,
  guard,
  outbox,
  deskOutbox,
  hidden = {},
  id,
  children,
}: FormPostProps) {
  return (
    <form
      id={id}
      class="form"
      method="post"
      action={action}
      noValidate
      encType={files ? 'multipart/form-data' : undefined}
      data-guard={guard}
      data-outbox={outbox?.title}
      data-outbox-secret={outbox?.isSecret ? '' : undefined}
      data-desk-outbox={deskOutbox?.title}
      data-outbox-title={deskOutbox?.titleField}
      data-outbox-door={deskOutbox?.door}
    >
      <input type="hidden" name="csrf" value={csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      {children}
      {(submit !== undefined || cancel !== undefined || guard !== undefined) && (
        <div class="buttons">
          {submit !== undefined && <Button label={submit} tone={tone} icon={icon} />}
          {cancel !== undefined && (
            <a class="button quiet" href={cancel.href}>
              {cancel.label}
            </a>
          )}
          {guard !== undefined && <output class="guard-says" data-guard-says />}
        </div>
      )}
    </form>
  )
}

/** A value that goes along unseen. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

export type PostButtonProps = {
  action: string
  csrf: string
  label: string
  hidden?: Record<string, string>
  tone?: ButtonTone
  icon?: IconName
}

/**
 * One press, one act: a form that is only its button.
 *
 * `<PostButton action={`/nghiep-vu/ke-hoach/${plan.id}/duyet`} csrf={view.csrf} label="Duyệt kế hoạch" icon="check" />`
 */
export function PostButton({ action, csrf, label, hidden = {}, tone, icon }: PostButtonProps) {
  return (
    <form class="post-button" method="post" action={action}>
      <input type="hidden" name="csrf" value={csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <Button label={label} tone={tone} icon={icon} />
    </form>
  )
}

/** Where the islands `outbox` and `desk-outbox` say what waits on this machine; `owner`: the officer who is signed in. */
export function OutboxSays({ owner }: { owner?: { id: string; name: string } }) {
  return <div data-outbox-says data-outbox-owner={owner?.id} data-outbox-name={owner?.name} />
}
