import type { ImportSummary } from '#domains/plans/imports/import.queries.ts'
import { stateNames } from '#domains/plans/imports/progress-import.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showMomentNear, showNumber } from '#ui/show.ts'

export type ProgressImportFormProps = { imports: ImportSummary[]; sizeMbMax: number }

/** Nhập tiến độ từ Excel: take the sheet, fill it in, send it back; and what was sent before. */
export function progressImportFormPage({ imports, sizeMbMax }: ProgressImportFormProps, view: View): PageParts {
  const field = fieldsOf(view, {})
  const isFiltered = Object.keys(view.query).length > 0
  return {
    title: 'Nhập tiến độ từ Excel',
    section: 'tasks',
    trail: [{ label: 'Nhiệm vụ', href: paths.queue }],
    body: (
      <>
        <PageHead
          title="Nhập tiến độ từ Excel"
          lead="Ghi tiến độ của nhiều mốc một lần. Hệ thống chạy thử và cho xem trước; chưa bấm ghi thì chưa có gì thay đổi."
        />
        <section aria-labelledby="buoc-1">
          <h2 id="buoc-1">Bước 1: tải tệp mẫu và điền</h2>
          <p>
            {isFiltered
              ? 'Tệp mẫu có những mốc đang lọc ở trang Nhiệm vụ. Điền vào ba cột tô vàng; dòng không có gì mới thì để trống.'
              : 'Tệp mẫu có mọi mốc đang làm. Muốn ít dòng hơn, hãy lọc ở trang Nhiệm vụ trước. Điền vào ba cột tô vàng; dòng không có gì mới thì để trống.'}
          </p>
          <p class="buttons">
            <LinkButton
              href={address(paths.progressTemplate, view.query, { trang: undefined })}
              label="Tải tệp mẫu"
              icon="download"
            />
            <LinkButton href={paths.queue} label="Lọc nhiệm vụ" tone="quiet" icon="filter" />
          </p>
        </section>
        <section aria-labelledby="buoc-2">
          <h2 id="buoc-2">Bước 2: gửi tệp đã điền</h2>
          <FormPost action={paths.progressImport} csrf={view.csrf} submit="Gửi tệp và chạy thử" icon="upload" files>
            <ErrorSummary refusal={view.refusal} />
            <FileField
              {...field('table')}
              label="Tệp đã điền"
              kinds="Excel (.xlsx), LibreOffice (.ods) hoặc .csv, nhiều nhất 20.000 dòng"
              accept=".xlsx,.ods,.csv"
              sizeMbMax={sizeMbMax}
              required
            />
          </FormPost>
        </section>
        <DataTable
          caption="Các lần nhập của ông/bà"
          rows={imports}
          rowKey={(row) => row.id}
          rowHref={(row) => paths.progressImportRun(row.id)}
          cards
          columns={[
            { head: 'Tệp', cell: (row) => row.fileName, width: 'roomy' },
            { head: 'Gửi lúc', cell: (row) => showMomentNear(row.startedAt, view.now) },
            { head: 'Đã ghi', align: 'end', cell: (row) => showNumber(row.counts.written + row.counts.kept) },
            { head: 'Lỗi', align: 'end', cell: (row) => showNumber(row.counts.failed) },
            {
              head: 'Tình trạng',
              width: 'tight',
              cell: (row) => <Chip label={stateNames[row.state]} tone={toneOf(row)} />,
            },
          ]}
          empty={
            <EmptyState title="Các lần nhập sẽ nằm ở đây" icon="upload">
              Mỗi lần gửi tệp để lại một dòng; nội dung tệp được giữ 90 ngày.
            </EmptyState>
          }
        />
      </>
    ),
  }
}

function toneOf({ state, counts }: ImportSummary) {
  if (state === 'refused') return 'danger'
  if (state === 'tried') return counts.ready > 0 ? 'warm' : 'neutral'
  return state === 'written' ? 'good' : state === 'undone' ? 'neutral' : 'action'
}
