import { showDayWithWeekday } from '#base/day.ts'
import { showLength } from '#domains/matters/clocks/clock-rule.ts'
import { milestoneNames } from '#domains/matters/clocks/milestone.ts'
import { sortableCircumstances } from '#domains/matters/desk/matter-fields.ts'
import {
  can,
  isFormal,
  isSecretKind,
  isSuspended,
  type MatterStep,
  mayStillWithdraw,
  refusals,
  takesAcceptance,
} from '#domains/matters/matter.ts'
import { type MatterKind, matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { milestonesOf } from '#domains/matters/noted-days.ts'
import { StepForm, type StepProps, ToldField } from '#domains/matters/pages/matter-step-form.tsx'
import { basisOf, withdrawalFormFor } from '#domains/matters/withdrawal-form.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button, ClosedStep } from '#ui/parts/button.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'

const kindOptions = Object.entries(matterKinds).map(([value, { name }]) => ({
  value: value as MatterKind,
  label: name,
}))

/** What can be done now; a step that is closed to this person stands with its reason, from the table that the act asks. */
export function MatterSteps(props: StepProps) {
  const { matter, mayApprove, view } = props
  const needsHead = isFormal(matter.kind) && !mayApprove
  const hidden = { version: String(matter.version) }
  const post = (step: string, label: string) => (
    <PostButton
      action={matterPaths.step(matter.id, step)}
      csrf={view.csrf}
      label={label}
      tone="plain"
      hidden={hidden}
    />
  )
  return (
    <section class="matter-steps" aria-labelledby="lam-gi-tiep">
      <h2 id="lam-gi-tiep">Làm gì tiếp</h2>
      {can(matter, 'accept') &&
        takesAcceptance(matter.kind) &&
        matter.acceptedOn === null &&
        (needsHead ? <ClosedStep label="Thụ lý" reason={refusals.onlyHead.message} /> : post('thu-ly', 'Thụ lý'))}
      {can(matter, 'reopen') && post('xem-lai', 'Xem xét lại')}
      {mayApprove && can(matter, 'resume') && isSuspended(matter) && post('tiep-tuc', 'Tiếp tục giải quyết')}
      <Assign {...props} />
      <Sort {...props} />
      <Told
        {...props}
        step="ask"
        path="bo-sung"
        summary="Đề nghị người gửi bổ sung"
        submit="Gửi đề nghị"
        label="Cần bổ sung gì, gửi thế nào"
      />
      <Transfer {...props} />
      <Told
        {...props}
        step="guide"
        path="huong-dan"
        summary="Hướng dẫn nơi khác"
        submit="Hướng dẫn và kết thúc"
        label="Nơi nào giải quyết, vì sao, cách đến"
      />
      <Decline {...props} />
      <Extend {...props} />
      {mayApprove && isFormal(matter.kind) && matter.acceptedOn !== null && !isSuspended(matter) && (
        <Told
          {...props}
          step="suspend"
          path="tam-dinh-chi"
          summary="Tạm đình chỉ"
          submit="Tạm đình chỉ"
          label="Lý do tạm đình chỉ"
        />
      )}
      <NoteDay {...props} />
      <Withdrawal {...props} />
      <Split {...props} />
      {!isSecretKind(matter.kind) && <Reissue {...props} />}
    </section>
  )
}

type ToldProps = StepProps & { step: MatterStep; path: string; summary: string; submit: string; label: string }

function Told(props: ToldProps) {
  if (!can(props.matter, props.step)) return null
  return (
    <StepForm {...props}>
      <ToldField {...props} />
    </StepForm>
  )
}

function Assign(props: StepProps) {
  const { matter, officers, view } = props
  if (!can(matter, 'assign')) return null
  if (isSecretKind(matter.kind) && matter.stripped === null)
    return <ClosedStep label="Giao cán bộ" reason={refusals.notStripped.message} />
  const field = fieldsOf(view.path.endsWith('/giao') ? view : { typed: {} }, { officerId: matter.assignedTo })
  return (
    <StepForm {...props} path="giao" summary="Giao cán bộ" submit="Giao">
      <SelectField
        {...field('officerId')}
        label="Cán bộ"
        empty="Chọn cán bộ"
        options={officers.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
    </StepForm>
  )
}

function Sort(props: StepProps) {
  const { matter, view } = props
  if (!can(matter, 'triage')) return null
  const isHere = view.path.endsWith('/phan-loai')
  const field = fieldsOf(isHere ? view : { typed: {} }, {
    kind: matter.kind,
    title: matter.title,
  })
  const choices = choicesOf(isHere ? view : { typed: {} }, { circumstances: matter.circumstances })
  return (
    <StepForm {...props} path="phan-loai" summary="Phân loại" submit="Lưu phân loại">
      <SelectField {...field('kind')} label="Loại vụ việc" options={kindOptions} required />
      <TextField {...field('title')} label="Trích yếu" lengthMax={200} required />
      <CheckboxGroup
        {...choices('circumstances')}
        label="Điều làm thời hạn khác đi"
        options={Object.entries(sortableCircumstances).map(([value, label]) => ({ value, label }))}
      />
    </StepForm>
  )
}

function Transfer(props: StepProps) {
  const { matter, desks, provinces, view } = props
  if (!can(matter, 'transfer') || (desks.length === 0 && provinces.length < 2)) return null
  const field = fieldsOf(view.path.endsWith('/chuyen') ? view : { typed: {} })
  const before = { form: <OtherProvince {...props} />, query: view.query.tinh }
  return (
    <StepForm
      {...props}
      path="chuyen"
      summary="Chuyển cơ quan có thẩm quyền"
      submit="Chuyển và báo người gửi"
      before={before}
    >
      <SelectField
        {...field('toBodyId')}
        label="Cơ quan nhận"
        hint="Chỉ những nơi đang nhận trên hệ thống."
        empty="Chọn cơ quan"
        options={desks.map(({ bodyId, bodyName, provinceName }) => ({
          value: bodyId,
          label: bodyName,
          group: provinceName,
        }))}
        required
      />
      <ToldField path="chuyen" label="Vì sao chuyển" view={view} />
    </StepForm>
  )
}

function OtherProvince({ matter, provinces, provinceId }: StepProps) {
  if (provinces.length < 2) return null
  return (
    <form class="filters" method="get" action={matterPaths.matter(matter.id)}>
      <SelectField
        name="tinh"
        label="Tỉnh, thành phố"
        options={provinces.map(({ id, name }) => ({ value: id, label: name }))}
        value={provinceId}
        width="medium"
      />
      <Button label="Xem nơi nhận ở đó" tone="plain" />
    </form>
  )
}

function Decline(props: StepProps) {
  const { matter, grounds, mayApprove, view } = props
  if (!can(matter, 'decline') || grounds.length === 0) return null
  if (isFormal(matter.kind) && matter.acceptedOn !== null) return null
  if (isFormal(matter.kind) && !mayApprove)
    return <ClosedStep label="Không thụ lý" reason={refusals.onlyHead.message} />
  const field = fieldsOf(view.path.endsWith('/khong-thu-ly') ? view : { typed: {} })
  return (
    <StepForm {...props} path="khong-thu-ly" summary="Không thụ lý" submit="Không thụ lý và báo người gửi">
      <SelectField
        {...field('ground')}
        label="Căn cứ theo luật"
        empty="Chọn căn cứ"
        options={grounds.map(({ id, what, article }) => ({ value: id, label: `${what} (${article})` }))}
        required
      />
      <ToldField path="khong-thu-ly" label="Giải thích, và người gửi làm gì được tiếp" view={view} />
    </StepForm>
  )
}

function Extend(props: StepProps) {
  const { matter, extension, mayApprove, view } = props
  if (!can(matter, 'extend') || extension === undefined) return null
  if (isFormal(matter.kind) && !mayApprove) return <ClosedStep label="Gia hạn" reason={refusals.onlyHead.message} />
  const { clock, how } = extension
  const longer =
    how === 'extension'
      ? `thêm ${showLength(clock.rule.extension!.count, clock.rule.extension!.unit)}; luật cho khi ${clock.rule.extension!.when}`
      : 'theo mức của vụ việc phức tạp'
  return (
    <StepForm {...props} path="gia-han" summary="Gia hạn" submit="Gia hạn và báo người gửi">
      <p class="hint">
        {clock.rule.what}: {clock.dueDay === null ? '' : `đang là ${showDayWithWeekday(clock.dueDay)}, `}
        {longer}.
      </p>
      <ToldField path="gia-han" label="Lý do gia hạn" view={view} />
    </StepForm>
  )
}

/** Only where a clock of the matter is counted from such a day, or ends at it. */
function NoteDay(props: StepProps) {
  const { matter, view } = props
  const milestones = milestonesOf(matter)
  if (!can(matter, 'noteDay') || milestones.length === 0) return null
  const field = fieldsOf(view.path.endsWith('/ghi-moc') ? view : { typed: {} }, { milestone: milestones[0] })
  return (
    <StepForm {...props} path="ghi-moc" summary="Ghi mốc để tính thời hạn" submit="Ghi mốc">
      <SelectField
        {...field('milestone')}
        label="Mốc"
        options={milestones.map((value) => ({ value, label: milestoneNames[value] }))}
        required
      />
      <DateField {...field('day')} label="Ngày" required />
    </StepForm>
  )
}

function Withdrawal(props: StepProps) {
  const { matter, mayApprove, view } = props
  if (!mayStillWithdraw(matter)) return null
  const label = 'Ghi nhận đơn rút'
  if (isFormal(matter.kind) && !mayApprove) return <ClosedStep label={label} reason={refusals.onlyHead.message} />
  const form = withdrawalFormFor(matter.kind, matter.receivedOn)
  const field = fieldsOf(view.path.endsWith('/ghi-nhan-rut') ? view : { typed: {} })
  return (
    <StepForm {...props} path="ghi-nhan-rut" summary={label} submit="Đình chỉ và báo người gửi">
      {form !== undefined && (
        <p class="hint">
          Cần có {form.form} ({basisOf(form)}). {form.note}
        </p>
      )}
      <TextField
        {...field('signedOn')}
        label="Ngày ghi trên đơn rút"
        hint="Ngày/tháng/năm, ví dụ 27/11/2026"
        width="medium"
        required
      />
      <ToldField path="ghi-nhan-rut" label="Điều báo cho người gửi" view={view} />
    </StepForm>
  )
}

function Split(props: StepProps) {
  const { matter, words, view } = props
  if (!can(matter, 'split')) return null
  const field = fieldsOf(view.path.endsWith('/tach') ? view : { typed: {} }, { rest: words })
  return (
    <StepForm {...props} path="tach" summary="Tách thêm một vụ việc" submit="Tách">
      <SelectField
        {...field('kind')}
        id="split-kind"
        label="Loại của vụ việc mới"
        empty="Chọn loại"
        options={kindOptions.filter(({ value }) => !isSecretKind(matter.kind) || isSecretKind(value))}
        required
      />
      <TextField {...field('title')} id="split-title" label="Trích yếu của vụ việc mới" lengthMax={200} required />
      <TextArea
        {...field('part')}
        label="Phần có nội dung tố cáo"
        hint="Chỉ khi tách tố cáo: phần này cất kín cùng người gửi."
        rows={4}
      />
      <TextArea
        {...field('rest')}
        label="Phần còn lại của đơn"
        hint="Chỉ khi tách tố cáo: bỏ mọi chữ về việc tố cáo, gồm cả lời bổ sung sau."
        rows={4}
      />
    </StepForm>
  )
}

function Reissue(props: StepProps) {
  const { view } = props
  const field = fieldsOf(view.path.endsWith('/cap-lai-ma') ? view : { typed: {} })
  return (
    <StepForm {...props} path="cap-lai-ma" summary="Cấp lại mã cho người gửi tại nơi nhận" submit="Cấp mã mới">
      <TextField
        {...field('seen')}
        label="Giấy tờ đã xem"
        hint="Ví dụ: căn cước, đối chiếu tên và địa chỉ. Không ghi số."
        lengthMax={300}
        required
      />
    </StepForm>
  )
}
