import type { TeamChoice } from '#domains/mediation/case.queries.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { type BookRow, coverOf, partOne, partTwo, type RegisterBook } from '#domains/mediation/register-book.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type BookPageProps = {
  teams: TeamChoice[]
  teamId: string | undefined
  year: number
  book: RegisterBook | undefined
}

/** Sổ theo dõi hoạt động hòa giải, to be printed: the names in it are for whoever may read each case. */
export function bookPage({ teams, teamId, year, book }: BookPageProps, _view: View): PageParts {
  return {
    title: 'Sổ theo dõi hoạt động hòa giải',
    section: 'mediation',
    wide: true,
    trail: [{ label: 'Vụ, việc hòa giải', href: mediationPaths.cases }],
    body: (
      <div class="register-print">
        <PageHead
          title="Sổ theo dõi hoạt động hòa giải ở cơ sở"
          lead="Sổ có tên các bên: chỉ in khi cần, cất như sổ giấy, không gửi qua mạng xã hội. Ai mở, tải sổ của tổ nào, năm nào được ghi trong nhật ký."
          actions={
            book !== undefined &&
            teamId !== undefined && (
              <>
                <LinkButton href={mediationPaths.bookFile(teamId, year, 'docx')} label="Tải sổ (.docx)" icon="file" />
                <LinkButton
                  href={mediationPaths.bookFile(teamId, year, 'xlsx')}
                  label="Tải sổ (.xlsx)"
                  icon="download"
                />
              </>
            )
          }
        />
        <FilterForm action={mediationPaths.book}>
          <SelectField
            name="to"
            label="Tổ hòa giải"
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            value={teamId}
            width="medium"
          />
          <TextField name="nam" label="Năm" value={String(year)} keyboard="numeric" width="short" />
        </FilterForm>
        {book === undefined ? (
          <EmptyState title="Chưa có tổ hòa giải nào trong phạm vi của ông/bà">
            <p>Sổ của từng tổ hiện ở đây khi có tổ.</p>
          </EmptyState>
        ) : (
          <>
            {coverOf(book).map((line) => (
              <p key={line}>{line}</p>
            ))}
            {[
              { title: 'Phần I. Hòa giải viên ghi', columns: partOne },
              { title: 'Phần II. Tổ trưởng tổ hòa giải ghi', columns: partTwo },
            ].map(({ title, columns }) => (
              <DataTable
                key={title}
                caption={title}
                rows={book.rows}
                rowKey={({ id }) => id}
                empty={<p>{title}: năm này chưa có vụ, việc.</p>}
                columns={columns.map(({ head, lines }) => ({
                  head,
                  cell: (row: BookRow) => lines(row).map((line, index) => <div key={String(index)}>{line}</div>),
                }))}
              />
            ))}
          </>
        )}
      </div>
    ),
  }
}
