import { showDay } from '#base/day.ts'
import { type FormLines, filledBy, formMarks, formWhos } from '#domains/statistics/forms/form.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type FormsPageProps = { forms: FormLines[]; mayWrite: boolean }

/** Các biểu in use today. */
export function formsPage({ forms, mayWrite }: FormsPageProps, _view: View): PageParts {
  return {
    title: 'Các biểu thống kê',
    section: 'statistics',
    body: (
      <>
        <PageHead
          title="Các biểu thống kê"
          lead="Biểu là dữ liệu: mỗi ô lấy một chỉ tiêu, một công thức, hoặc do người lập nhập. Biểu chính thức chưa thấy thì ghi rõ là biểu làm việc; có văn bản thì người quản trị của tỉnh soạn phiên bản mới."
          actions={
            mayWrite && (
              <>
                <LinkButton href={statisticsPaths.newForm} label="Soạn biểu mới" tone="primary" icon="plus" />
                <LinkButton href={statisticsPaths.datasets} label="Bộ dữ liệu của Bộ" icon="download" />
              </>
            )
          }
        />
        <DataTable
          caption="Biểu đang dùng"
          captionUnseen
          rows={forms}
          rowKey={({ code }) => code}
          rowHref={({ code }) => statisticsPaths.form(code)}
          cards
          columns={[
            { head: 'Ký hiệu', width: 'tight', cell: ({ code }) => code },
            { head: 'Tên', width: 'roomy', cell: ({ name }) => name },
            { head: 'Dựa vào', cell: ({ mark }) => formMarks[mark] },
            { head: 'Ai lập', cell: (one) => formWhos[filledBy(one)] },
            { head: 'Dùng từ', width: 'tight', cell: ({ fromDay }) => showDay(fromDay) },
          ]}
        />
      </>
    ),
  }
}
