import { type CostLine, costSources } from '#domains/activities/activity.ts'
import { costLinesMax } from '#domains/activities/activity-fields.ts'
import { spendingNorms } from '#domains/activities/spending.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { showNumber } from '#ui/show.ts'

const blankLines = 2

/** Lines of what it cost; two empty ones stand ready, more after saving. */
export function CostFields({ costs, view }: { costs: readonly CostLine[]; view: View }) {
  const saved = Object.fromEntries(costs.flatMap((line, index) => Object.entries(savedLine(line, index))))
  const field = fieldsOf(view, saved)
  const typedLines = Object.keys(view.typed).flatMap((name) => /^cost\.(\d+)\./u.exec(name)?.[1] ?? [])
  const count = Math.min(costLinesMax, Math.max(costs.length + blankLines, ...typedLines.map((one) => Number(one) + 1)))
  return (
    <details open={costs.length > 0 || typedLines.some((index) => field(`cost.${index}.amount`).value !== '')}>
      <summary>Chi phí theo nguồn</summary>
      {Array.from({ length: count }, (_, index) => (
        <fieldset class="field" key={`cost-${index}`}>
          <legend>Khoản chi {index + 1}</legend>
          <TextField {...field(`cost.${index}.what`)} label="Chi cho việc gì" lengthMax={200} />
          <SelectField
            {...field(`cost.${index}.norm`)}
            label="So với mức chi"
            empty="Không so"
            options={spendingNorms.map(({ id, name, per }) => ({ value: id, label: `${name} (một ${per})` }))}
          />
          <TextField
            {...field(`cost.${index}.quantity`)}
            label="Số lượng"
            hint="Theo đơn vị của mức chi, ví dụ số tờ gấp, số người."
            keyboard="numeric"
            width="short"
            lengthMax={12}
          />
          <TextField
            {...field(`cost.${index}.amount`)}
            label="Số tiền"
            keyboard="numeric"
            width="medium"
            suffix="đồng"
            lengthMax={15}
          />
          <SelectField
            {...field(`cost.${index}.source`)}
            label="Nguồn"
            options={Object.entries(costSources).map(([value, label]) => ({ value, label }))}
            width="medium"
          />
        </fieldset>
      ))}
    </details>
  )
}

function savedLine({ what, source, norm, quantity, amount }: CostLine, index: number): Record<string, string> {
  return {
    [`cost.${index}.what`]: what,
    [`cost.${index}.source`]: source,
    [`cost.${index}.norm`]: norm,
    [`cost.${index}.quantity`]: quantity === null ? '' : showNumber(quantity),
    [`cost.${index}.amount`]: showNumber(amount),
  }
}
