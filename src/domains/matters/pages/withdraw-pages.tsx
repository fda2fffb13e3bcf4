import type { ComponentChildren } from 'preact'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { TrackedMatter } from '#domains/matters/tracking/tracked.ts'
import { basisOf, type WithdrawalForm } from '#domains/matters/withdrawal-form.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** `form` undefined: a word is enough. */
export type WithdrawPageProps = TrackedMatter & { form: WithdrawalForm | undefined }

/** Rút việc này: what is withdrawn by a word is asked once more; a complaint, a denunciation is asked for in writing. */
export function withdrawPage(props: WithdrawPageProps, view: View): PageParts {
  const { matter, bodyName, form } = props
  return frame(
    view,
    `Rút ${matterKinds[matter.kind].name.toLowerCase()}`,
    form === undefined ? (
      <>
        <p>
          Việc số {matter.number}/{matter.year} ở {bodyName}. Rút rồi thì cơ quan không giải quyết tiếp; cần lại thì bạn
          gửi việc mới.
        </p>
        <FormPost
          action={matterPaths.trackedStep(matter.id, 'rut')}
          csrf={view.csrf}
          submit="Rút"
          tone="danger"
          hidden={{ sure: 'co' }}
        >
          <Back />
        </FormPost>
      </>
    ) : (
      <>
        <InWriting form={form} bodyName={bodyName} />
        <FormPost
          action={matterPaths.trackedStep(matter.id, 'xin-rut/xem-lai')}
          csrf={view.csrf}
          submit="Xem lại trước khi gửi"
        >
          <Words view={view} />
          <Back />
        </FormPost>
      </>
    ),
  )
}

/** The second look: the words once more, and what happens. */
export function reviewWithdrawalPage(props: WithdrawPageProps & { words: string }, view: View): PageParts {
  const { matter, bodyName, form, words } = props
  return frame(
    view,
    'Xem lại đề nghị rút',
    <>
      {form !== undefined && <InWriting form={form} bodyName={bodyName} />}
      <FormPost
        action={matterPaths.trackedStep(matter.id, 'xin-rut')}
        csrf={view.csrf}
        submit="Gửi đề nghị rút"
        tone="danger"
      >
        <Words view={view} words={words} />
        <Back />
      </FormPost>
    </>,
  )
}

function frame(view: View, title: string, body: ComponentChildren): PageParts {
  return {
    title,
    section: 'track',
    trail: [
      { label: 'Tra cứu hồ sơ', href: matterPaths.track },
      { label: 'Hồ sơ của bạn', href: matterPaths.tracked },
    ],
    about: { hidden: true },
    body: (
      <>
        <PageHead title={title} />
        <ErrorSummary refusal={view.refusal} />
        {body}
      </>
    ),
  }
}

function InWriting({ form, bodyName }: { form: WithdrawalForm; bodyName: string }) {
  return (
    <Notice tone="warning" title="Phải rút bằng văn bản">
      Luật đòi {form.form} ({basisOf(form)}). Đề nghị gửi ở đây báo trước cho {bodyName}; việc của bạn vẫn được giải
      quyết cho đến khi cơ quan nhận được đơn. Hãy mang hoặc gửi đơn đến nơi nhận, hay gửi ảnh chụp đơn ở mục «Bổ sung».
    </Notice>
  )
}

function Words({ view, words = '' }: { view: View; words?: string }) {
  return (
    <TextArea
      {...fieldsOf(view, { words })('words')}
      label="Bạn muốn rút điều gì, vì sao?"
      hint="Từ 10 chữ cái. Có ai ép hay dọa bạn rút thì hãy nói ở đây."
      rows={5}
      lengthMax={2_000}
      required
    />
  )
}

function Back() {
  return (
    <p>
      <a href={matterPaths.tracked}>Không rút, quay lại hồ sơ</a>
    </p>
  )
}
