import { showDay } from '#base/day.ts'
import { standardStep } from '#domains/standard/pages/standard-trail.ts'
import { type PastOutcome, pastColumns } from '#domains/standard/past-result.ts'
import type { PastLine } from '#domains/standard/past-results.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const names: Record<PastOutcome, string> = {
  recognised: 'Được công nhận',
  'not-recognised': 'Chưa được công nhận',
  excluded: 'Không đánh giá',
}

export type PastProps = { provinces: { id: string; name: string }[]; lines: PastLine[] }

/** Kết quả các năm trước: taken over as decided. */
export function pastPage({ provinces, lines }: PastProps, view: View): PageParts {
  const field = fieldsOf(view, { provinceId: provinces[0]?.id ?? '' })
  return {
    title: 'Kết quả các năm trước',
    section: 'standard',
    trail: [standardStep],
    body: (
      <>
        <PageHead
          title="Kết quả các năm trước"
          lead="Nhập như đã quyết định, không xét lại. Xã, phường trước sắp xếp dùng mã cũ (cu-…)."
        />
        <ErrorSummary refusal={view.refusal} />
        <details open={view.refusal !== undefined || lines.length === 0}>
          <summary>Nhập bảng kết quả</summary>
          <FormPost action={standardPaths.past} csrf={view.csrf} submit="Nhập kết quả" files>
            <SelectField
              {...field('provinceId')}
              label="Tỉnh, thành phố"
              options={provinces.map(({ id, name }) => ({ value: id, label: name }))}
              required
            />
            <TextArea
              {...field('lines')}
              label="Dán bảng từ Excel"
              hint={`Các cột theo thứ tự: ${pastColumns.join(', ')}. Kết quả ghi «đạt», «chưa đạt» hoặc «không đánh giá».`}
              rows={6}
              lengthMax={400_000}
            />
            <FileField
              name="file"
              error={view.refusal?.fields.file}
              label="Hoặc chọn tệp"
              kinds="Excel, ODS, CSV"
              accept=".xlsx,.ods,.csv"
              sizeMbMax={5}
            />
          </FormPost>
        </details>
        <DataTable
          caption="Kết quả đã nhập"
          rows={lines}
          rowKey={(line) => `${line.placeId}-${line.year}`}
          cards
          empty={<p>Chưa nhập kết quả nào.</p>}
          columns={[
            { head: 'Xã, phường', width: 'roomy', cell: (line) => line.placeName },
            { head: 'Năm', cell: (line) => line.year },
            { head: 'Kết quả', cell: (line) => names[line.outcome] },
            {
              head: 'Quyết định',
              cell: (line) => (line.decidedOn === null ? '–' : `${line.decisionNumber}, ${showDay(line.decidedOn)}`),
            },
            {
              head: 'Tổng điểm',
              align: 'end',
              cell: (line) => (line.total === null ? '–' : String(line.total).replace('.', ',')),
            },
            { head: 'Ghi chú', cell: (line) => line.note },
          ]}
        />
      </>
    ),
  }
}
