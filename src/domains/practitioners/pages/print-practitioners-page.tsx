import { showDay } from '#base/day.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { genderNames } from '#domains/practitioners/pages/practitioners-sheet.ts'
import { educationNames } from '#domains/practitioners/practitioner.ts'
import { type RegisterOf, registerNames } from '#domains/practitioners/practitioner-kind.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { PractitionerRow } from '#domains/practitioners/practitioners.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type PrintPractitionersProps = {
  choice: BodyChoice
  body: BodyLine
  register: RegisterOf
  rows: PractitionerRow[]
}

/** Danh sách in: whoever is active today, with the sums that reports ask for. The columns are ours; no printed form was found. */
export function printPractitionersPage(
  { choice, body, register, rows }: PrintPractitionersProps,
  view: View,
): PageParts {
  const count = (fits: (row: PractitionerRow) => boolean) => showNumber(rows.filter(fits).length)
  const sums = [
    `Tổng số: ${showNumber(rows.length)}`,
    `nữ: ${count(({ gender }) => gender === 'nu')}`,
    `người dân tộc thiểu số: ${count(({ isEthnic }) => isEthnic === true)}`,
    `đại học luật: ${count(({ education }) => education === 'law')}`,
    `đại học khác: ${count(({ education }) => education === 'other')}`,
    `chưa ghi trình độ: ${count(({ education }) => education === null)}`,
  ]
  return {
    title: registerNames[register],
    section: 'practitioners',
    wide: true,
    trail: [{ label: 'Người làm công tác pháp luật', href: practitionerPaths.list }],
    body: (
      <div class="register-print">
        <PageHead
          title={`${registerNames[register]} – ${body.bodyName}`}
          lead={`Đang hoạt động đến ngày ${showDay(view.today)}.`}
        />
        <FilterForm action={practitionerPaths.print}>
          <BodyChoiceFields choice={choice} body={body} />
          <SelectField
            name="loai"
            label="Danh sách"
            options={Object.entries(registerNames).map(([value, label]) => ({ value, label }))}
            value={register}
            width="medium"
          />
        </FilterForm>
        <DataTable
          caption={registerNames[register]}
          captionUnseen
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { head: 'STT', align: 'end', cell: (row) => showNumber(rows.indexOf(row) + 1) },
            { head: 'Họ và tên', cell: ({ name }) => name },
            { head: 'Chức vụ, nơi công tác', width: 'roomy', cell: ({ title }) => title },
            { head: 'Giới', cell: ({ gender }) => genderNames[gender ?? ''] },
            { head: 'Dân tộc thiểu số', cell: ({ isEthnic }) => (isEthnic === true ? 'x' : '') },
            { head: 'Trình độ', cell: ({ education }) => (education === null ? '' : educationNames[education]) },
            { head: 'Lĩnh vực', cell: ({ fields }) => fields.join(', ') },
            { head: 'Địa bàn', cell: ({ serves }) => serves.join(', ') },
            { head: 'Quyết định', cell: ({ decisionNumber }) => decisionNumber ?? '' },
            { head: 'Từ ngày', cell: ({ sinceDay }) => (sinceDay === null ? '' : showDay(sinceDay)) },
          ]}
        />
        <p>{sums.join('; ')}. Người lập danh sách ký tên: ………………</p>
      </div>
    ),
  }
}
