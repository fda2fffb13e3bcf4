import { paths } from '#domains/plans/pages/paths.ts'
import { planStateWords } from '#domains/plans/pages/plan-sheets.ts'
import { type PlanRow, planPageSize, type UploadRow } from '#domains/plans/plan.queries.ts'
import { uploadStateNames } from '#domains/plans/plan-upload.ts'
import type { PlanState } from '#domains/plans/plans.tables.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showMomentNear, showNumber, showPeriod } from '#ui/show.ts'

export type PlansPageProps = {
  plans: PlanRow[]
  uploads: UploadRow[]
  search: string
  page: number
  mayUpload: boolean
}

export const planStateNames: Record<PlanState, { label: string; tone: Tone }> = {
  adopted: { label: planStateWords.adopted, tone: 'action' },
  replaced: { label: planStateWords.replaced, tone: 'neutral' },
  undone: { label: planStateWords.undone, tone: 'neutral' },
}

export function plansPage({ plans, uploads, search, page, mayUpload }: PlansPageProps, view: View): PageParts {
  const shown = plans.slice(0, planPageSize)
  const upload = mayUpload ? (
    <LinkButton href={paths.newUpload} label="Tải kế hoạch lên" icon="upload" tone="primary" />
  ) : undefined
  return {
    title: 'Kế hoạch',
    section: 'plans',
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Kế hoạch"
          lead="Văn bản kế hoạch đã thành nhiệm vụ, và những văn bản đang chờ kiểm tra."
          actions={
            <>
              {upload}
              {mayUpload && <LinkButton href={paths.handovers} label="Xem việc cần giao lại" />}
              <ExportLink href={address(paths.plansFile, { tim: search })} />
            </>
          }
        />
        {uploads.length > 0 && (
          <DataTable
            caption="Văn bản chờ xử lý"
            rows={uploads}
            rowKey={(row) => row.id}
            rowHref={(row) => paths.upload(row.id)}
            rowTone={(row) => (row.state === 'refused' ? 'danger' : row.state === 'read' ? 'warm' : undefined)}
            cards
            columns={[
              { head: 'Tệp', cell: (row) => row.fileName, width: 'roomy' },
              { head: 'Cơ quan', cell: (row) => row.bodyName },
              { head: 'Tải lên', cell: (row) => `${row.by}, ${showMomentNear(row.uploadedAt, view.now)}` },
              {
                head: 'Tình trạng',
                width: 'tight',
                cell: (row) => (
                  <Chip
                    tone={row.state === 'refused' ? 'danger' : row.state === 'read' ? 'warm' : 'action'}
                    label={uploadStateNames[row.state]}
                  />
                ),
              },
            ]}
          />
        )}
        <FilterForm
          action={paths.plans}
          active={search === '' ? [] : [{ label: `Tìm «${search}»`, href: paths.plans }]}
        >
          <TextField name="tim" label="Tìm kế hoạch" kind="search" value={search} hint="Gõ không dấu cũng được" />
        </FilterForm>
        <DataTable
          caption="Kế hoạch"
          rows={shown}
          rowKey={(row) => row.id}
          rowHref={(row) => paths.plan(row.id)}
          cards
          columns={[
            { head: 'Kế hoạch', width: 'roomy', cell: (row) => [row.number, row.title].filter(Boolean).join(': ') },
            { head: 'Cơ quan ban hành', cell: (row) => row.bodyName },
            {
              head: 'Kỳ',
              cell: (row) => (row.periodStart === null ? 'không ghi' : showPeriod(row.periodStart, row.periodEnd)),
            },
            {
              head: 'Mốc đã xong',
              align: 'end',
              cell: (row) => `${showNumber(row.done)} trên ${showNumber(row.total)}`,
            },
            { head: 'Quá hạn', align: 'end', cell: (row) => showNumber(row.late) },
            { head: 'Tình trạng', width: 'tight', cell: (row) => <Chip {...planStateNames[row.state]} /> },
          ]}
          empty={
            <EmptyState
              title={search === '' ? 'Kế hoạch của cơ quan sẽ nằm ở đây' : 'Không tìm thấy kế hoạch nào'}
              icon="file"
              example={
                search === ''
                  ? 'Kế hoạch phổ biến, giáo dục pháp luật năm 2026 của phường, bản Word như đã ban hành.'
                  : undefined
              }
              action={upload}
            >
              {search === ''
                ? 'Hãy tải văn bản kế hoạch lên; hệ thống đọc thành nhiệm vụ để ông/bà kiểm tra.'
                : 'Hãy thử ít chữ hơn, hoặc gõ số ký hiệu.'}
            </EmptyState>
          }
        />
        <nav class="pages" aria-label="Trang">
          {page > 1 && <a href={address(paths.plans, view.query, { trang: String(page - 1) })}>Trang trước</a>}{' '}
          {plans.length > planPageSize && (
            <a href={address(paths.plans, view.query, { trang: String(page + 1) })}>Trang sau</a>
          )}
        </nav>
        <KeySheet />
      </>
    ),
  }
}
