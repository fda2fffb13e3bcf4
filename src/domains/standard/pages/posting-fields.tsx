import { Tick } from '#domains/standard/pages/tick.tsx'
import type { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'

type PostingFieldsProps = { field: ReturnType<typeof fieldsOf>; choices: ReturnType<typeof choicesOf> }

/** Niêm yết ở đâu, bao lâu: a place that is left blank is not asked for. */
export function PostingFields({ field, choices }: PostingFieldsProps) {
  const days = (name: string, label: string) => (
    <TextField {...field(name)} label={label} keyboard="numeric" width="short" />
  )
  return (
    <>
      {days('officeDays', 'Tại trụ sở: từ bao nhiêu ngày')}
      {days('hallDays', 'Tại nhà văn hóa thôn, tổ dân phố: từ bao nhiêu ngày')}
      {days('portalDays', 'Trên cổng, trang thông tin điện tử: từ bao nhiêu ngày')}
      {days('radioDays', 'Trên đài truyền thanh: trong bao nhiêu ngày')}
      {days('radioTimes', 'Trên đài truyền thanh: từ mấy lần')}
      <Tick choices={choices} name="eitherOnline" label="Cổng hoặc đài truyền thanh, một trong hai là đủ" />
      <Tick choices={choices} name="inWorkingDays" label="Tính bằng ngày làm việc" />
    </>
  )
}
