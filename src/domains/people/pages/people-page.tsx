import { accountStateNames } from '#domains/people/pages/people-sheet.ts'
import type { PersonRow } from '#domains/people/people.queries.ts'
import { type AccountState, pageOf, peoplePageSize } from '#domains/people/people-filter.ts'
import { roleKeys, roles } from '#domains/people/roles.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { showNumber } from '#ui/show.ts'

export const peoplePath = '/nghiep-vu/quan-tri/nguoi-dung'

/** Danh sách cán bộ trong phạm vi quản trị. */
export function peoplePage({ rows, count }: { rows: PersonRow[]; count: number }, view: View): PageParts {
  return {
    title: 'Người dùng',
    section: 'people',
    body: (
      <>
        <PageHead
          title="Người dùng"
          lead={`${showNumber(count)} tài khoản trong phạm vi ông/bà quản trị.`}
          actions={
            <>
              <LinkButton href={`${peoplePath}/moi`} label="Mời cán bộ" tone="primary" icon="plus" />
              <ExportLink href={address(`${peoplePath}/xuat.xlsx`, view.query, { trang: undefined })} />
            </>
          }
        />
        <FilterForm action={peoplePath}>
          <TextField
            name="tim"
            kind="search"
            label="Tên, tên đăng nhập, chức vụ"
            hint="Gõ có dấu hoặc không dấu"
            value={view.query.tim}
            width="medium"
          />
          <SelectField
            name="vai-tro"
            label="Vai trò"
            empty="Mọi vai trò"
            value={view.query['vai-tro']}
            options={roleKeys.map((role) => ({ value: role, label: roles[role].name }))}
            width="medium"
          />
          <SelectField
            name="tinh-trang"
            label="Tình trạng"
            empty="Mọi tình trạng"
            value={view.query['tinh-trang']}
            options={Object.entries(stateWords).map(([value, { label }]) => ({ value, label }))}
            width="medium"
          />
        </FilterForm>
        <DataTable
          caption="Người dùng"
          captionUnseen
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `${peoplePath}/${row.id}`}
          cards
          empty={<p>Không có ai khớp với điều kiện lọc. Hãy bỏ bớt điều kiện, hoặc mời cán bộ mới.</p>}
          columns={[
            { head: 'Họ và tên', cell: (row) => row.name },
            { head: 'Tên đăng nhập', cell: (row) => row.userName },
            { head: 'Chức vụ', cell: (row) => row.title },
            { head: 'Cơ quan', cell: (row) => row.homeBodyName ?? 'chưa ghi' },
            { head: 'Vai trò hôm nay', cell: (row) => row.roles.join(', ') || 'chưa có' },
            { head: 'Tình trạng', cell: (row) => <Chip {...stateWords[row.state]} /> },
          ]}
        />
        <Pagination
          page={pageOf(view.query)}
          pageSize={peoplePageSize}
          total={count}
          unit="tài khoản"
          href={(page) => address(peoplePath, view.query, { trang: String(page) })}
        />
      </>
    ),
  }
}

export const stateWords: Record<AccountState, { label: string; tone: 'good' | 'warm' | 'neutral' }> = {
  open: { label: accountStateNames.open, tone: 'good' },
  invited: { label: accountStateNames.invited, tone: 'warm' },
  closed: { label: accountStateNames.closed, tone: 'neutral' },
}
