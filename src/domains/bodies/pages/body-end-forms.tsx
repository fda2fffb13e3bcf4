import type { BodyStep } from '#domains/bodies/pages/body-steps.ts'
import { choicesFor, DayAndDecision, fieldFor, StepForm, type StepProps } from '#domains/bodies/pages/step-form.tsx'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { HiddenField } from '#ui/parts/form-post.tsx'

/** Sáp nhập: this body and those chosen become one of them. */
export function MergeForm(props: StepProps) {
  const { body, view } = props
  const others = optionsOf(props)
  return (
    <StepForm
      step="merge"
      props={props}
      label="Sáp nhập, hợp nhất"
      tone="danger"
      effect="Các cơ quan được chọn kết thúc, trừ cơ quan sau sáp nhập; cơ quan trực thuộc của chúng chuyển sang cơ quan đó. Nếu lập cơ quan mới, hãy thành lập trước."
    >
      <HiddenField name="bodyIds" value={body.id} />
      <CheckboxGroup {...choicesFor(view, 'merge')('bodyIds')} label="Sáp nhập cùng" options={others} />
      <SelectField
        {...fieldFor(view, 'merge')('intoId')}
        label="Cơ quan sau sáp nhập"
        empty="Chọn cơ quan"
        required
        options={[{ value: body.id, label: body.name }, ...others]}
      />
      <DayAndDecision view={view} step="merge" required />
    </StepForm>
  )
}

/** Chia tách: this body ends, those chosen take over, and each body below it goes to one of them. */
export function SplitForm(props: StepProps) {
  const { children, view } = props
  const into = optionsOf(props)
  const placed = choicesFor(view, 'split')('placements').values
  return (
    <StepForm
      step="split"
      props={props}
      label="Chia tách"
      tone="danger"
      effect="Cơ quan này kết thúc; từ hai cơ quan trở lên tiếp nhận. Các cơ quan đó phải được thành lập trước."
    >
      <CheckboxGroup {...choicesFor(view, 'split')('intoIds')} label="Các cơ quan tiếp nhận" required options={into} />
      {children.map((child, index) => (
        <SelectField
          key={child.id}
          name="placements"
          id={`f-split-placements-${index}`}
          error={errorAt(props, 'split', `placements.${index}`)}
          label={`«${child.name}» chuyển về`}
          empty="Chọn một trong các cơ quan tiếp nhận"
          required
          value={placed.find((one) => one.startsWith(child.id))}
          options={into.map(({ value, label }) => ({ value: `${child.id}>${value}`, label }))}
        />
      ))}
      <DayAndDecision view={view} step="split" required />
    </StepForm>
  )
}

export function AbolishForm(props: StepProps) {
  const { view } = props
  return (
    <StepForm
      step="abolish"
      props={props}
      label="Giải thể, kết thúc hoạt động"
      tone="danger"
      effect="Cơ quan không nhận việc mới từ ngày ghi dưới đây; hồ sơ và kế hoạch cũ vẫn còn."
    >
      <SelectField
        {...fieldFor(view, 'abolish')('successorId')}
        label="Cơ quan tiếp nhận công việc"
        empty="Không có"
        options={optionsOf(props)}
      />
      <DayAndDecision view={view} step="abolish" required />
    </StepForm>
  )
}

function optionsOf({ choices }: StepProps) {
  return choices.others.map(({ id, name }) => ({ value: id, label: name }))
}

function errorAt({ view }: StepProps, step: BodyStep, name: string): string | undefined {
  return view.typed.step === step ? view.refusal?.fields[name] : undefined
}
