import { fullName } from '#domains/library/document.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { clauseDifferences } from '#domains/library/texts/clause-difference.ts'
import type { AdoptionPlan } from '#domains/library/uploads/law-adoption.ts'
import { openDoubts } from '#domains/library/uploads/law-draft.ts'
import type { LawUploadProps } from '#domains/library/uploads/law-upload.queries.ts'
import { refusals } from '#domains/library/uploads/law-upload.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { Differences } from '#ui/parts/differences.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

type Shown = LawUploadProps & { view: View }

/** Nhập: as what, what would change, and the step; or taking it back. */
export function AdoptLaw(props: Shown) {
  const { upload, view } = props
  if (upload.state === 'adopted') return <Adopted {...props} />
  if (upload.state !== 'read') return null
  const open = openDoubts(upload.draft!).length
  const hidden = { version: String(upload.draft_version) }
  return (
    <section id="nhap" aria-labelledby="nhap-ten">
      <h2 id="nhap-ten">Nhập vào thư viện</h2>
      <ChooseForm {...props} />
      <PlanOf {...props} />
      <div class="steps">
        {props.plan !== null && isEmpty(props.plan) ? (
          <ClosedStep label="Nhập vào thư viện" reason={refusals.nothingNew.message} />
        ) : (
          <FormPost
            action={`${deskPaths.upload(upload.id)}/nhap`}
            csrf={view.csrf}
            submit="Nhập vào thư viện"
            icon="check"
            hidden={{ ...hidden, step: 'sua' }}
          />
        )}
        <PostButton
          action={`${deskPaths.upload(upload.id)}/bo-tai-lieu`}
          csrf={view.csrf}
          label="Bỏ tài liệu này"
          tone="plain"
        />
      </div>
      {open > 0 && <p class="hint">Còn {open} chỗ chưa xem. Vẫn nhập được; chỗ chưa xem thì nhập như máy đọc.</p>}
    </section>
  )
}

function ChooseForm({ upload, known, view }: Shown) {
  const { adoptAs } = upload.draft!
  const isBack = view.typed.step === 'cach'
  const said = fieldsOf(isBack ? view : { typed: {} }, {
    how: adoptAs.how,
    knownNumber: known?.number ?? '',
    fromDay: adoptAs.how === 'version' ? adoptAs.fromDay : '',
  })
  const field = (name: string) => ({ ...said(name), id: `f-cach-${name}` })
  return (
    <FormPost
      action={`${deskPaths.upload(upload.id)}/cach-nhap`}
      csrf={view.csrf}
      submit="Lưu cách nhập và xem trước"
      tone="plain"
      hidden={{ version: String(upload.draft_version), step: 'cach' }}
    >
      <RadioGroup
        {...field('how')}
        label="Tài liệu này là"
        options={[
          { value: 'new', label: 'Một văn bản mới của thư viện' },
          {
            value: 'version',
            label: 'Bản chữ mới của văn bản thư viện đã có',
            hint: 'Văn bản hợp nhất, hoặc văn bản sau khi sửa đổi: chỉ điều nào đổi chữ mới có thêm bản',
          },
        ]}
      />
      <TextField {...field('knownNumber')} label="Số hiệu văn bản đã có" width="medium" />
      <DateField {...field('fromDay')} label="Chữ mới có hiệu lực từ ngày" />
    </FormPost>
  )
}

function isEmpty({ outcomes }: AdoptionPlan): boolean {
  return outcomes.every(({ outcome }) => outcome === 'same')
}

const differencesShown = 30

function PlanOf({ plan, known }: Shown) {
  if (plan === null || known === null) return null
  const count = (outcome: string) => plan.outcomes.filter((one) => one.outcome === outcome).length
  const changed = plan.outcomes.filter((one) => one.outcome === 'changed')
  return (
    <section aria-labelledby="se-doi">
      <h3 id="se-doi">
        {fullName(known)}: {count('changed')} điều đổi chữ, {count('new')} điều thêm, {count('same')} điều giữ nguyên
      </h3>
      {plan.missing.length > 0 && (
        <p class="hint">
          Tệp không có {plan.missing.map(({ number }) => `Điều ${number}`).join(', ')}: thư viện giữ nguyên. Nếu điều đó
          đã bị bãi bỏ, hãy ghi quan hệ bãi bỏ ở trang của văn bản.
        </p>
      )}
      {changed.slice(0, differencesShown).map(({ draft, before }) => (
        <details key={draft.key}>
          <summary>
            Điều {draft.number}. {draft.title}
          </summary>
          <Differences differences={clauseDifferences(before ?? { title: '', text: '' }, draft)} />
        </details>
      ))}
      {changed.length > differencesShown && <p class="hint">Và {changed.length - differencesShown} điều nữa.</p>}
    </section>
  )
}

function Adopted({ upload, view }: Shown) {
  return (
    <section class="steps" id="nhap">
      {upload.document_id !== null && (
        <LinkButton href={deskPaths.document(upload.document_id)} label="Mở văn bản trong thư viện" tone="primary" />
      )}
      <PostButton
        action={`${deskPaths.upload(upload.id)}/hoan-tac`}
        csrf={view.csrf}
        label="Hoàn tác việc nhập"
        tone="danger"
        icon="back"
      />
      <p class="hint">Chỉ hoàn tác được khi chưa có gì dựa vào: quan hệ đã xác nhận, bài hướng dẫn, bản chữ mới hơn.</p>
    </section>
  )
}
