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

function hiddenOf({ disclosure }: Props) {
  return { version: String(disclosure.version) }
}

function Publish(props: Props) {
  return (
    <FormPost
      action={disclosurePaths.step(props.disclosure.id, 'da-cong-khai')}
      csrf={props.view.csrf}
      submit="Ghi đã công khai"
      icon="check"
      hidden={hiddenOf(props)}
    >
      <PublishFields {...props} />
    </FormPost>
  )
}

function PublishAgain(props: Props) {
  const { disclosure, isCorrected, view } = props
  const field = fieldsOf(view)
  return (
    <>
      <details open={view.typed.why !== undefined}>
        <summary>Ghi lại ngày, nơi công khai</summary>
        <FormPost
          action={disclosurePaths.step(disclosure.id, 'da-cong-khai')}
          csrf={view.csrf}
          submit="Lưu ngày, nơi công khai"
          tone="plain"
          hidden={hiddenOf(props)}
        >
          <PublishFields {...props} />
        </FormPost>
      </details>
      {!isCorrected && (
        <details open={view.typed.undoWhy !== undefined}>
          <summary>Ghi nhầm, thật ra chưa công khai</summary>
          <FormPost
            action={disclosurePaths.step(disclosure.id, 'chua-cong-khai')}
            csrf={view.csrf}
            submit="Bỏ ghi công khai"
            tone="plain"
            hidden={hiddenOf(props)}
          >
            <TextField {...field('undoWhy')} label="Vì sao bỏ" lengthMax={500} required />
          </FormPost>
        </details>
      )}
    </>
  )
}

function Correct(props: Props) {
  const { disclosure, view } = props
  const field = fieldsOf(view, { correctedOn: view.today })
  return (
    <details open={view.typed.words !== undefined}>
      <summary>Đính chính nội dung đã công khai</summary>
      <FormPost
        action={disclosurePaths.step(disclosure.id, 'dinh-chinh')}
        csrf={view.csrf}
        submit="Ghi đính chính"
        tone="plain"
        hidden={hiddenOf(props)}
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
      </FormPost>
    </details>
  )
}

function TakeBack({ standing, ...props }: Props & { standing: Correction[] }) {
  const { disclosure, view } = props
  const field = fieldsOf(view, { correctionId: standing.length === 1 ? standing[0]!.id : undefined })
  return (
    <details open={view.typed.takeBackWhy !== undefined}>
      <summary>Gỡ một lần đính chính</summary>
      <FormPost
        action={disclosurePaths.step(disclosure.id, 'go-dinh-chinh')}
        csrf={view.csrf}
        submit="Gỡ đính chính"
        tone="danger"
        hidden={hiddenOf(props)}
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
      </FormPost>
    </details>
  )
}

function Edit(props: Props) {
  const { disclosure, view } = props
  const field = fieldsOf(view)
  return (
    <details open={view.typed.title !== undefined}>
      <summary>Sửa mục này</summary>
      <FormPost
        action={disclosurePaths.step(disclosure.id, 'sua')}
        csrf={view.csrf}
        submit="Lưu thông tin"
        tone="plain"
        hidden={{ ...hiddenOf(props), bodyId: disclosure.bodyId }}
      >
        <DisclosureFields disclosure={disclosure} view={view} />
        {disclosure.publishedOn !== null && (
          <TextField {...field('editWhy')} label="Vì sao sửa" lengthMax={500} required />
        )}
      </FormPost>
    </details>
  )
}

function Withdraw(props: Props) {
  const { disclosure, view } = props
  const field = fieldsOf(view)
  return (
    <details open={view.typed.withdrawnWhy !== undefined}>
      <summary>Rút khỏi danh mục vì ghi nhầm</summary>
      <FormPost
        action={disclosurePaths.step(disclosure.id, 'rut')}
        csrf={view.csrf}
        submit="Rút khỏi danh mục"
        tone="danger"
        hidden={hiddenOf(props)}
      >
        <TextArea {...field('withdrawnWhy')} label="Lý do rút" rows={2} lengthMax={1_000} required />
      </FormPost>
    </details>
  )
}

function Restore(props: Props) {
  const { disclosure, view } = props
  const field = fieldsOf(view)
  return (
    <details open={view.typed.restoreWhy !== undefined}>
      <summary>Đưa lại vào danh mục vì rút nhầm</summary>
      <FormPost
        action={disclosurePaths.step(disclosure.id, 'dua-lai')}
        csrf={view.csrf}
        submit="Đưa lại vào danh mục"
        tone="plain"
        hidden={hiddenOf(props)}
      >
        <TextField {...field('restoreWhy')} label="Vì sao đưa lại" lengthMax={500} required />
      </FormPost>
    </details>
  )
}
