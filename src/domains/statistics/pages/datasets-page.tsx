import type { Dataset } from '#domains/statistics/datasets/dataset.ts'
import type { FormProvince } from '#domains/statistics/forms/form-provinces.queries.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type DatasetsPageProps = {
  provinces: FormProvince[]
  province: FormProvince | undefined
  year: number
  datasets: Dataset[]
  note: string
}

/** Bộ dữ liệu của Bộ: sixteen by name; what we have can be taken along, what we do not have says why. */
export function datasetsPage({ provinces, province, year, datasets, note }: DatasetsPageProps, _view: View): PageParts {
  const file = (id: string, kind: 'csv' | 'json') =>
    address(`${statisticsPaths.datasets}/${id}/tep.${kind}`, { tinh: province?.id, nam: String(year) })
  return {
    title: 'Bộ dữ liệu của Bộ Tư pháp',
    section: 'statistics',
    trail: [{ label: 'Các biểu thống kê', href: statisticsPaths.forms }],
    body: (
      <>
        <PageHead
          title="Bộ dữ liệu của Bộ Tư pháp"
          lead="Mười sáu bộ theo danh mục dữ liệu dùng chung. Dữ liệu về người và về vụ, việc chỉ ra theo nhóm từ 5 trở lên; mỗi lần tải được ghi vào nhật ký."
        />
        <Notice tone="info" title="Cấu trúc chưa kiểm chứng">
          {note}
        </Notice>
        <FilterForm action={statisticsPaths.datasets}>
          {provinces.length > 1 && (
            <SelectField
              name="tinh"
              label="Tỉnh, thành phố"
              options={provinces.map(({ id, name }) => ({ value: id, label: name }))}
              value={province?.id}
              width="medium"
            />
          )}
          <TextField name="nam" label="Năm" value={String(year)} keyboard="numeric" width="short" />
        </FilterForm>
        <DataTable
          caption={`${province?.name ?? ''}, năm ${year}`}
          rows={datasets}
          rowKey={({ id }) => id}
          cards
          columns={[
            { head: 'Bộ dữ liệu', width: 'roomy', cell: ({ name }) => name },
            {
              head: 'Cột',
              width: 'roomy',
              cell: ({ columns, keep }) =>
                `${columns.map(({ name }) => name).join(', ')}${keep === null ? '' : '; theo nhóm từ 5 trở lên'}`,
            },
            {
              head: 'Tải',
              cell: ({ id, name }) => (
                <>
                  <a href={file(id, 'csv')}>
                    CSV<span class="unseen">: {name}</span>
                  </a>{' '}
                  <a href={file(id, 'json')}>
                    JSON<span class="unseen">: {name}</span>
                  </a>
                </>
              ),
            },
          ]}
        />
      </>
    ),
  }
}
