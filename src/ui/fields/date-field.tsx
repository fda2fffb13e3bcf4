import { isDay, showDay } from '#base/day.ts'
import type { FieldProps } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'

/**
 * A day typed as dd/mm/yyyy: quicker than a calendar, the same on every phone. A saved `YYYY-MM-DD` is shown the Vietnamese way;
 * what was typed wrongly stays as typed. The act reads it with `readDay`.
 *
 * `<DateField {...field('deadline')} label="Hạn hoàn thành" required />`
 */
export function DateField({
  value,
  hint = 'Ngày/tháng/năm, ví dụ 27/11/2026',
  ...rest
}: FieldProps & { value?: string }) {
  const shown = value !== undefined && isDay(value) ? showDay(value) : value
  return (
    <TextField {...rest} hint={hint} value={shown} width="short" keyboard="numeric" lengthMax={10} autocomplete="off" />
  )
}
