import type { Holiday } from '#domains/calendar/calendar.ts'
import { calendarPath } from '#domains/calendar/pages/paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

type HolidayFormProps = {
  year: number
  /** The day that is being verified or put right. */
  chosen: Holiday | undefined
  view: View
}

/** One day with its document; a day that is known already is verified, or put right, by entering it again. */
export function HolidayForm({ year, chosen, view }: HolidayFormProps) {
  const field = fieldsOf(view, {
    day: chosen?.day,
    name: chosen?.name,
    kind: chosen?.kind ?? 'off',
    // what was seen in the press is not the document
    source: chosen?.verified === 'A' ? chosen.source : '',
    sourceDay: chosen?.verified === 'A' ? chosen.sourceDay : '',
  })
  return (
    <section id="nhap">
      <h2>{chosen === undefined ? 'Nhập một ngày đã có văn bản' : `Xác minh ngày «${chosen.name}»`}</h2>
      <p>
        Ngày nhập ở đây dùng ngay để tính hạn cho cả nước, và thay điều đang ghi về ngày ấy. Hãy đối chiếu với chính văn
        bản.
      </p>
      <FormPost
        action={address(calendarPath, { nam: String(year) })}
        csrf={view.csrf}
        submit="Ghi vào lịch"
        icon="calendar"
        guard={`ngay-nghi-${chosen?.day ?? year}`}
        cancel={chosen && { label: 'Thôi, nhập ngày khác', href: address(calendarPath, { nam: String(year) }) }}
      >
        <DateField {...field('day')} label="Ngày" required />
        <TextField
          {...field('name')}
          label="Tên"
          hint="Ví dụ: Tết Nguyên đán; Làm việc bù dịp 30/4"
          lengthMax={120}
          required
        />
        <RadioGroup
          {...field('kind')}
          label="Loại"
          required
          options={[
            { value: 'off', label: 'Nghỉ', hint: 'Không ai làm việc.' },
            { value: 'working-swap', label: 'Làm bù', hint: 'Thứ Bảy hoặc Chủ nhật đi làm thay ngày khác.' },
          ]}
        />
        <TextField {...field('source')} label="Văn bản" hint="Số, ký hiệu, cơ quan ban hành" lengthMax={300} required />
        <DateField {...field('sourceDay')} label="Ngày văn bản" required />
      </FormPost>
    </section>
  )
}
