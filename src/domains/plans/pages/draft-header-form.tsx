import { isDay, showDay } from '#base/day.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { UploadPageProps } from '#domains/plans/upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { showPeriod } from '#ui/show.ts'

/** Thông tin chung of the document: as read, with a form folded under it. */
export function HeaderForm({ props, view }: { props: UploadPageProps; view: View }) {
  const { upload } = props
  const header = upload.draft!.header
  const isAgain = view.typed.step === 'thong-tin'
  const saved = { ...header, date: header.date !== null && isDay(header.date) ? header.date : '' }
  const plain = fieldsOf(isAgain ? view : { typed: {} }, saved)
  const field = (name: string) => ({ ...plain(name), id: `f-chung-${name}` })
  return (
    <section class="draft-task" aria-label="Thông tin chung">
      <Facts
        facts={[
          { term: 'Trích yếu', detail: header.title ?? 'chưa đọc được' },
          {
            term: 'Số, ký hiệu',
            detail: header.number ?? (header.symbol === null ? 'để trống' : `để trống (…/${header.symbol})`),
          },
          {
            term: 'Ngày ban hành',
            detail:
              header.date === null
                ? 'để trống'
                : isDay(header.date)
                  ? showDay(header.date)
                  : `ghi thiếu: ${header.date}`,
          },
          {
            term: 'Kỳ của kế hoạch',
            detail: header.periodStart === null ? 'không ghi' : showPeriod(header.periodStart, header.periodEnd),
          },
          { term: 'Người ký', detail: header.signerName ?? 'để trống' },
        ]}
      />
      {upload.state === 'read' && (
        <details class="step" open={isAgain}>
          <summary>Sửa thông tin chung</summary>
          <FormPost
            action={`${paths.upload(upload.id)}/thong-tin`}
            csrf={view.csrf}
            submit="Lưu thông tin chung"
            hidden={{ version: String(upload.draft_version), step: 'thong-tin' }}
          >
            <TextArea {...field('title')} label="Trích yếu" rows={3} required />
            <TextField {...field('number')} label="Số, ký hiệu" width="medium" />
            <TextField {...field('issuer')} label="Cơ quan ban hành ghi trong văn bản" />
            <DateField {...field('date')} label="Ngày ban hành" />
            <DateField {...field('periodStart')} label="Kỳ kế hoạch từ ngày" />
            <DateField {...field('periodEnd')} label="đến ngày" />
            <TextField {...field('signerName')} label="Người ký" width="medium" />
          </FormPost>
        </details>
      )}
    </section>
  )
}
