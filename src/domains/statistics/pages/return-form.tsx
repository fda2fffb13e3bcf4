import type { Typed } from '#domains/statistics/forms/cells.ts'
import type { Fill } from '#domains/statistics/forms/form.ts'
import { cellHref } from '#domains/statistics/pages/cell-href.ts'
import { cellName } from '#domains/statistics/pages/differences-page.tsx'
import { FormTable } from '#domains/statistics/pages/form-table.tsx'
import type { ReturnPageProps } from '#domains/statistics/pages/return-props.ts'
import { showCell } from '#domains/statistics/pages/statistics-words.ts'
import { windowName } from '#domains/statistics/returns/asking.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** Whence a number came that nobody has looked at for these days. */
function takenWords(typed: Typed | undefined): string | undefined {
  if (typed?.taken === undefined) return undefined
  const { from, to } = typed.taken
  return `Mang từ biểu ${windowName({ from, to })}: hãy sửa cho đúng kỳ này rồi lưu`
}

/** The draft: what the system counted stands beside the box for another number and its reason. */
export function ReturnForm({ one, shown, view }: ReturnPageProps & { view: View }) {
  const { form } = one
  const saved: Record<string, string> = {}
  for (const [key, { value, reason }] of Object.entries(one.typed)) {
    saved[`cell.${key}`] = value === null ? '-' : value === 'na' ? 'x' : String(value)
    saved[`why.${key}`] = reason
  }
  for (const [index, words] of Object.entries(one.justified)) saved[`justified.${index}`] = words
  const field = fieldsOf(view, saved)
  const isFilled = (kind: Fill['kind']) => kind === 'measure' || (one.rolled !== null && kind === 'typed')
  const source = one.rolled === null ? 'hệ thống đếm' : 'cộng từ biểu đã ký'
  const own = Object.entries(form.cells).filter(([, fill]) => isFilled(fill.kind))
  return (
    <FormPost
      action={statisticsPaths.returnStep(one.id, 'sua')}
      csrf={view.csrf}
      submit="Lưu biểu"
      icon="check"
      guard={`form-return-${one.id}`}
      hidden={{ version: String(one.version) }}
    >
      <FormTable
        form={form}
        caption={
          one.rolled === null
            ? 'Số liệu: hệ thống đếm sẵn, bấm vào số để xem bản ghi'
            : 'Số liệu: cộng từ các biểu đã ký gửi, bấm vào số để xem từng nơi'
        }
        cell={(key) => {
          const fill = form.cells[key]!
          if (fill.kind === 'typed' && one.rolled === null)
            return (
              <TextField
                {...field(`cell.${key}`)}
                label={cellName(form, key)}
                hint={takenWords(one.typed[key])}
                keyboard="numeric"
                width="short"
                lengthMax={18}
              />
            )
          const words = showCell(shown.cells[key] ?? null)
          return isFilled(fill.kind) ? <a href={cellHref(one, key)}>{words}</a> : words
        }}
      />
      <details open={own.some(([key]) => field(`cell.${key}`).value !== '')}>
        <summary>{`Ghi số khác số ${source}`}</summary>
        <p class="hint">Để trống ô số thì lấy số {source}. Ghi «x» nếu không áp dụng, «-» nếu chưa có số.</p>
        {own.map(([key]) => (
          <fieldset class="field" key={key}>
            <legend>
              {cellName(form, key)} ({source} {showCell(shown.counted[key]?.value ?? null)})
            </legend>
            <TextField {...field(`cell.${key}`)} label="Số báo cáo" keyboard="numeric" width="short" lengthMax={18} />
            <TextField {...field(`why.${key}`)} label="Lý do" lengthMax={500} />
          </fieldset>
        ))}
      </details>
      {shown.findings
        .filter(({ kind }) => kind === 'warn')
        .map(({ index, says }) => (
          <TextArea key={index} {...field(`justified.${index}`)} label={`Giải thích: ${says}`} rows={2} />
        ))}
      <Checkbox name="isEmpty" value="co" label="Kỳ này không phát sinh gì" checked={one.isEmpty} />
    </FormPost>
  )
}
