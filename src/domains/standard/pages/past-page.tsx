import { showDay, showMoment } from '#base/day.ts'
import { rulesTrail } from '#domains/standard/pages/standard-trail.ts'
import { type PastOutcome, pastColumns } from '#domains/standard/past-result.ts'
import type { PastLine, WaitingPast } from '#domains/standard/past-results.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const names: Record<PastOutcome, string> = {
  recognised: 'Được công nhận',
  'not-recognised': 'Chưa được công nhận',
  excluded: 'Không đánh giá',
}

export type PastProps = {
  provinces: { id: string; name: string }[]
  waiting: WaitingPast[]
  lines: PastLine[]
  personId: string | null
  mayRead: boolean
}

/** Kết quả các năm trước: taken over as decided. */
export function pastPage({ provinces, waiting, lines, personId, mayRead }: PastProps, view: View): PageParts {
  const field = fieldsOf(view, { provinceId: provinces[0]?.id ?? '' })
  return {
    title: 'Kết quả các năm trước',
    section: 'standard',
    trail: rulesTrail({ mayRead }),
    body: (
      <>
        <PageHead
          title="Kết quả các năm trước"
          lead="Nhập như đã quyết định, không xét lại; người khác duyệt thì người dân mới xem được. Xã, phường trước sắp xếp dùng mã cũ (cu-…)."
        />
        <ErrorSummary refusal={view.refusal} />
        {waiting.map((table) => (
          <WaitingTable key={table.id} table={table} isOwn={table.writtenBy === personId} view={view} />
        ))}
        <details open={view.refusal !== undefined || (lines.length === 0 && waiting.length === 0)}>
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
            {waiting.length > 0 && (
              <CheckboxGroup
                {...choicesOf(view)('replaces')}
                label="Bảng đang chờ duyệt"
                options={waiting.map((table) => ({
                  value: table.id,
                  label: `Thay bảng của ${table.provinceName}`,
                  hint: `${table.writtenByName} nhập ${showMoment(table.writtenAt)}, ${table.results.length} kết quả; thay thì bảng ấy mất.`,
                }))}
              />
            )}
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

/** What one person entered and nobody approved yet: the whole of it is to be read. */
function WaitingTable({ table, isOwn, view }: { table: WaitingPast; isOwn: boolean; view: View }) {
  const hidden = { provinceId: table.provinceId, tableId: table.id }
  return (
    <section aria-label={`Bảng chờ duyệt: ${table.provinceName}`}>
      <h2>Bảng chờ duyệt: {table.provinceName}</h2>
      <p>
        {table.writtenByName} nhập {showMoment(table.writtenAt)}: {table.results.length} kết quả. Chưa ai ngoài trang
        này thấy.
      </p>
      <ul>
        {table.results.map((one) => (
          <li key={`${one.placeId}-${one.year}`}>
            {one.placeName} ({one.placeId}), năm {one.year}: {names[one.outcome].toLowerCase()}
            {one.decidedOn === null ? '' : `, ${one.decisionNumber} ngày ${showDay(one.decidedOn)}`}
            {one.replaces === null ? '' : `; thay kết quả đang có: ${names[one.replaces].toLowerCase()}`}
          </li>
        ))}
      </ul>
      <div class="buttons">
        {isOwn ? (
          <ClosedStep label="Duyệt bảng kết quả" reason="Người đã nhập bảng không tự duyệt." />
        ) : (
          <PostButton
            action={standardPaths.pastStep('duyet')}
            csrf={view.csrf}
            label="Duyệt bảng kết quả"
            hidden={hidden}
            tone="primary"
          />
        )}
        <PostButton
          action={standardPaths.pastStep('bo')}
          csrf={view.csrf}
          label="Bỏ bảng này"
          hidden={hidden}
          tone="quiet"
        />
      </div>
    </section>
  )
}
