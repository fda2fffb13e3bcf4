import { type Day, showDayWithWeekday } from '#base/day.ts'
import { type MatterKind, matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { receptionStep, registerStep } from '#domains/matters/pages/desk-trail.ts'
import { wordsLengthMax } from '#domains/matters/submission.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type VisitPageProps = {
  bookingId: string
  day: Day
  details: { name: string; address: string; phone: string; about: string }
  formKey: string
  sizeMbMax: number
}

const kindOptions = Object.entries(matterKinds).map(([value, { name }]) => ({
  value: value as MatterKind,
  label: name,
}))

/** Ghi việc của người đã đến: what they said when booking is there already. */
export function visitPage({ bookingId, day, details, formKey, sizeMbMax }: VisitPageProps, view: View): PageParts {
  const { about, ...who } = details
  const field = fieldsOf(view, { ...who, words: about })
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  return {
    title: 'Ghi việc người đến trình bày',
    section: 'matters',
    trail: [registerStep, receptionStep],
    body: (
      <>
        <PageHead
          title="Ghi việc người đến trình bày"
          lead={`Hẹn ${showDayWithWeekday(day)}. Lưu xong thành vụ việc trong sổ, cách nhận: tiếp công dân; in phiếu có mã cho người có việc.`}
        />
        <ErrorSummary refusal={view.refusal} />
        <FormPost
          action={matterPaths.visit(bookingId)}
          csrf={view.csrf}
          submit="Vào sổ và in phiếu"
          files
          hidden={{ formKey: kept }}
        >
          <SelectField {...field('kind')} label="Loại vụ việc" empty="Chọn loại" options={kindOptions} required />
          <TextArea {...field('words')} label="Nội dung trình bày" rows={8} lengthMax={wordsLengthMax} required />
          <TextField {...field('title')} label="Trích yếu (không bắt buộc)" lengthMax={160} />
          <TextField {...field('name')} label="Họ tên" lengthMax={120} />
          <TextField {...field('address')} label="Địa chỉ" lengthMax={300} />
          <TextField {...field('phone')} label="Số điện thoại" kind="tel" width="medium" />
          <FileField
            name="files"
            label="Tài liệu đã nhận"
            kinds="Ảnh, PDF, Word, bản ghi âm"
            sizeMbMax={sizeMbMax}
            several
          />
        </FormPost>
      </>
    ),
  }
}
