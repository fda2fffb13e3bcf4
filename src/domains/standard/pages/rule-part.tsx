import { showDay, showMoment } from '#base/day.ts'
import type { Judged } from '#domains/standard/judge.ts'
import { showUntil } from '#domains/standard/pages/look-ahead-page.tsx'
import { MarkChip, showFrom, VerdictChip } from '#domains/standard/pages/standard-chips.tsx'
import type { IndicatorProps } from '#domains/standard/pages/standard-props.ts'
import { ValueInput } from '#domains/standard/pages/value-input.tsx'
import { type Rule, showCode } from '#domains/standard/rule-set.ts'
import { inputsOf, showInput, showTest } from '#domains/standard/rule-test.ts'
import { showSinceSubmitted } from '#domains/standard/since-submitted.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

type RuleProps = IndicatorProps & { rule: Rule; judgedRule: Judged; mayChange: boolean; view: View }

/** Một nội dung of an indicator: what it asks, what it stands at, where the figure comes from. */
export function RulePart(props: RuleProps) {
  const { rule, judgedRule, values, links, blocks, mayChange, sinceSubmitted, view } = props
  const block = blocks.find(({ code }) => code === showCode(rule.code))
  const stored = values.get(rule.code)
  return (
    <section aria-label={rule.name}>
      <h2>{rule.name}</h2>
      <p>
        <VerdictChip verdict={judgedRule.verdict} /> <MarkChip mark={rule.mark} /> {judgedRule.reason}
      </p>
      {block !== undefined && (
        <p>
          <strong>Làm gì:</strong> {block.step} <strong>Đến khi nào:</strong> {showUntil(block.until, view.today)}.
        </p>
      )}
      <p>
        Mức: {showTest(rule.test)}. Nguồn: {showFrom(rule.source, rule.mark)}.
      </p>
      {rule.kinds !== undefined && (
        <p>
          Gồm: {rule.kinds.join('; ')} ({showFrom(rule.source, rule.mark)}).
        </p>
      )}
      {stored !== undefined && (
        <p>
          {stored.value.kind === 'not-applicable'
            ? `Không áp dụng: ${stored.value.why}`
            : inputsOf(rule.test)
                .map(({ key, label }) => {
                  const value = stored.value.kind === 'inputs' ? stored.value.inputs[key] : undefined
                  return `${label}: ${value === undefined ? 'chưa có' : showInput(value)}`
                })
                .join('; ')}
          .{' '}
          {stored.value.kind === 'inputs' && stored.value.source === 'records'
            ? `Lấy từ hồ sơ lúc ${showMoment(stored.enteredAt)}${stored.asOf === null ? '' : `, tính đến ${showDay(stored.asOf)}`}`
            : `${stored.enteredBy} nhập tay lúc ${showMoment(stored.enteredAt)} (${stored.why})`}
          .
        </p>
      )}
      {(links.get(rule.code) ?? []).length > 0 && (
        <ul>
          {links.get(rule.code)!.map(({ label, href }) => (
            <li key={href} class="counted-line">
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      )}
      {(sinceSubmitted.get(rule.code) ?? []).map((line) => (
        <p key={line.name}>{showSinceSubmitted(line)}</p>
      ))}
      {mayChange && stored !== undefined && stored.asOf === null && props.fed.has(rule.code) && (
        <PostButton
          action={standardPaths.step(props.assessment.id, 'lay-so')}
          csrf={view.csrf}
          label={`Lấy lại từ hồ sơ: ${rule.name}`}
          tone="quiet"
          hidden={{ rule: rule.code, version: String(props.assessment.version) }}
        />
      )}
      {mayChange && <ValueForm {...props} />}
    </section>
  )
}

function ValueForm({ assessment, indicator, rule, values, view }: RuleProps) {
  const isThis = view.typed.rule === rule.code
  const stored = values.get(rule.code)?.value
  const saved = stored?.kind === 'inputs' ? stored.inputs : {}
  const field = fieldsOf(isThis ? view : { typed: {} }, {
    applies: stored?.kind === 'not-applicable' ? 'khong' : 'co',
    why: values.get(rule.code)?.why ?? '',
    ...Object.fromEntries(
      Object.entries(saved).map(([key, value]) => [
        key,
        typeof value === 'boolean' ? (value ? 'co' : 'khong') : showInput(value),
      ]),
    ),
  })
  const idOf = (name: string) => `${name}-${rule.code.replaceAll('.', '-')}`
  return (
    <details open={isThis && view.refusal !== undefined}>
      <summary>Nhập tay số liệu: {rule.name}</summary>
      <FormPost
        action={standardPaths.value(assessment.id, indicator.code, rule.code)}
        csrf={view.csrf}
        submit="Lưu số liệu"
        tone="plain"
        hidden={{ rule: rule.code, version: String(assessment.version) }}
      >
        {rule.notApplicable === undefined ? (
          <input type="hidden" name="applies" value="co" />
        ) : (
          <RadioGroup
            {...field('applies')}
            id={idOf('applies')}
            label="Có áp dụng với xã trong năm không"
            options={[
              { value: 'co', label: 'Có áp dụng' },
              { value: 'khong', label: `Không áp dụng: ${rule.notApplicable.label.toLowerCase()}` },
            ]}
            required
          />
        )}
        {inputsOf(rule.test).map((input) => (
          <ValueInput key={input.key} input={input} field={field(input.key)} id={idOf(input.key)} />
        ))}
        <TextArea
          {...field('why')}
          id={idOf('why')}
          label="Lý do nhập tay, căn cứ của số liệu"
          hint="Số nhập tay chỉ được tính là đạt khi chỉ tiêu có tài liệu kiểm chứng; «không áp dụng» cũng vậy."
          rows={2}
          lengthMax={1000}
          required
        />
      </FormPost>
    </details>
  )
}
