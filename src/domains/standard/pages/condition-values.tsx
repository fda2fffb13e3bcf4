import { EvidenceList, PaperForm } from '#domains/standard/pages/evidence-part.tsx'
import type { AssessmentProps } from '#domains/standard/pages/standard-props.ts'
import { ValueInput } from '#domains/standard/pages/value-input.tsx'
import type { Condition } from '#domains/standard/rule-set.ts'
import { inputsOf, showInput } from '#domains/standard/rule-test.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

type ConditionProps = AssessmentProps & { view: View }

/** Conditions of which no record tells: a person enters them, with a reason and a document. */
export function ConditionValues(props: ConditionProps) {
  return (
    <>
      {props.ruleSet.conditions
        .filter(({ test }) => inputsOf(test).length > 0)
        .map((condition) => (
          <EnteredCondition key={condition.code} {...props} condition={condition} />
        ))}
    </>
  )
}

function EnteredCondition(props: ConditionProps & { condition: Condition }) {
  const { assessment, condition, can, view } = props
  const { code } = condition
  const mayChange = can.assess && assessment.state === 'preparing'
  const evidence = props.evidence.filter(({ indicatorCode }) => indicatorCode === code)
  const step = (name: 'tai-lieu' | 'bo-tai-lieu') => standardPaths.step(assessment.id, name)
  if (!mayChange && evidence.length === 0) return <></>
  // what was refused is shown at the form that was sent
  const { refusal: _, ...asOpened } = { ...view, typed: {} }
  return (
    <>
      {mayChange && <ConditionForm {...props} />}
      {evidence.length > 0 && (
        <>
          <h3>Tài liệu kiểm chứng của điều kiện {code}</h3>
          <EvidenceList {...props} evidence={evidence} mayChange={mayChange} removePath={step('bo-tai-lieu')} />
        </>
      )}
      {mayChange && (
        <PaperForm
          {...props}
          code={code}
          addPath={step('tai-lieu')}
          what={`của điều kiện ${code}`}
          view={view.typed.code === code ? view : asOpened}
        />
      )}
    </>
  )
}

function ConditionForm({ assessment, conditionValues, condition, view }: ConditionProps & { condition: Condition }) {
  const isThis = view.typed.rule === condition.code
  const stored = conditionValues.get(condition.code)
  const inputs = stored?.value.kind === 'inputs' ? stored.value.inputs : {}
  const field = fieldsOf(isThis ? view : { typed: {} }, {
    why: stored?.why ?? '',
    ...Object.fromEntries(
      Object.entries(inputs).map(([key, value]) => [
        key,
        typeof value === 'boolean' ? (value ? 'co' : 'khong') : showInput(value),
      ]),
    ),
  })
  return (
    <details open={isThis && view.refusal !== undefined}>
      <summary>
        Ghi điều kiện {condition.code}: {condition.name}
      </summary>
      <FormPost
        action={standardPaths.step(assessment.id, 'dieu-kien')}
        csrf={view.csrf}
        submit="Lưu điều kiện"
        tone="plain"
        hidden={{ rule: condition.code, version: String(assessment.version) }}
      >
        {inputsOf(condition.test).map((input) => (
          <ValueInput key={input.key} input={input} field={field(input.key)} id={`${input.key}-${condition.code}`} />
        ))}
        <TextArea {...field('why')} id={`why-${condition.code}`} label="Căn cứ" rows={2} lengthMax={1000} required />
      </FormPost>
    </details>
  )
}
