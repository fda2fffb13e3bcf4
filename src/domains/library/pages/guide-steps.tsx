import { refusals } from '#domains/library/guide.ts'
import type { GuidePageProps } from '#domains/library/guides/guide-page.queries.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

type StepProps = GuidePageProps & { view: View }

/** What can be done with the text now; a step that is closed to this person stands with its reason. */
export function GuideSteps(props: StepProps) {
  const { guide, allowed, view, doubts } = props
  const hidden = { version: String(guide.version) }
  const { submit, approve, takeBack, return: giveBack, confirm, withdraw, discard } = allowed
  if (!(submit || approve || takeBack || giveBack || confirm || withdraw || discard)) return null
  return (
    <section class="steps" aria-label="Bước tiếp theo">
      {submit &&
        (doubts.some(({ kind }) => kind === 'form') ? (
          <ClosedStep label="Trình duyệt bài" reason={refusals.hasFaults.message} />
        ) : (
          <PostButton
            action={guidePaths.step(guide.id, 'trinh')}
            csrf={view.csrf}
            label="Trình duyệt bài"
            icon="send"
            hidden={hidden}
          />
        ))}
      {approve && <Approve {...props} />}
      {takeBack && (
        <PostButton
          action={guidePaths.step(guide.id, 'lay-lai')}
          csrf={view.csrf}
          label="Lấy lại bài để sửa"
          tone="plain"
          icon="back"
          hidden={hidden}
        />
      )}
      {confirm && <Confirm {...props} />}
      {giveBack && (
        <WithReason {...props} step="tra-lai" summary="Trả lại bài" submit="Trả lại để sửa" label="Lý do trả lại" />
      )}
      {discard && (
        <details>
          <summary>Bỏ bản nháp mới</summary>
          <p class="hint">
            Những gì đã sửa từ bản {guide.edition} không còn nữa; {guide.isPublic ? 'bài đang công bố' : 'bản đã rút'}{' '}
            giữ nguyên.
          </p>
          <PostButton
            action={guidePaths.step(guide.id, 'bo-ban-nhap')}
            csrf={view.csrf}
            label="Bỏ bản nháp mới"
            tone="danger"
            hidden={hidden}
          />
        </details>
      )}
      {withdraw && (
        <WithReason {...props} step="rut" summary="Rút bài đang công bố" submit="Rút bài" label="Lý do rút bài" />
      )}
    </section>
  )
}

function Approve({ guide, isWriter, doubts, view }: StepProps) {
  const label = 'Duyệt và công bố bài'
  const count = (kind: string) => doubts.filter((doubt) => doubt.kind === kind).length
  if (isWriter) return <ClosedStep label={label} reason={refusals.ownGuide.message} />
  if (count('place') > 0) return <ClosedStep label={label} reason={refusals.doubtful(count('place')).message} />
  if (guide.held !== '') return <ClosedStep label={label} reason={refusals.held[guide.held].message} />
  if (count('minor') > 0) return <ClosedStep label={label} reason={refusals.minor.message} />
  const uncited = count('uncited')
  const personal = count('personal')
  return (
    <FormPost
      action={guidePaths.step(guide.id, 'duyet')}
      csrf={view.csrf}
      submit={label}
      icon="check"
      hidden={{ version: String(guide.version) }}
    >
      {uncited > 0 && (
        <Checkbox
          name="acceptUncited"
          value="1"
          label={`Tôi đã đọc ${uncited} câu chưa có căn cứ nêu bên cạnh; chúng không nói điều luật nào`}
        />
      )}
      {personal > 0 && (
        <Checkbox
          name="acceptPersonal"
          value="1"
          label={`Tôi đã đọc ${personal} chỗ có thể là thông tin riêng nêu bên cạnh; chúng không nói về một người nào`}
        />
      )}
    </FormPost>
  )
}

function Confirm(props: StepProps) {
  if (props.wroteEdition) return <ClosedStep label="Xác nhận bài vẫn đúng" reason={refusals.ownReview.message} />
  return (
    <WithReason
      {...props}
      step="van-dung"
      summary="Đã rà, bài vẫn đúng"
      submit="Xác nhận bài vẫn đúng"
      label="Vì sao bài vẫn đúng"
    />
  )
}

type WithReasonProps = StepProps & {
  step: 'tra-lai' | 'rut' | 'van-dung'
  summary: string
  submit: string
  label: string
}

function WithReason({ guide, view, step, summary, submit, label }: WithReasonProps) {
  const field = fieldsOf(view)
  return (
    <details open={view.refusal !== undefined && view.path.endsWith(step)}>
      <summary>{summary}</summary>
      <FormPost
        action={guidePaths.step(guide.id, step)}
        csrf={view.csrf}
        submit={submit}
        tone={step === 'van-dung' ? 'primary' : 'danger'}
        hidden={{ version: String(guide.version) }}
        guard={`guide-${step}-${guide.id}`}
      >
        <TextArea
          {...field('reason')}
          id={`reason-${step}`}
          label={label}
          hint="Từ 10 chữ cái trở lên"
          rows={3}
          required
        />
      </FormPost>
    </details>
  )
}
