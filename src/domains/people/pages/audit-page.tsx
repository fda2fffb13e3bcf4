import { showMoment } from '#base/day.ts'
import type { AuditLine } from '#domains/people/audit.queries.ts'
import { actWords, auditDomains } from '#domains/people/audit-filter.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export const auditPath = '/nghiep-vu/quan-tri/nhat-ky'

/** Nhật ký. */
export function auditPage({ lines, next }: { lines: AuditLine[]; next: string | undefined }, view: View): PageParts {
  const { query } = view
  return {
    title: 'Nhật ký',
    section: 'audit',
    wide: true,
    body: (
      <>
        <PageHead
          title="Nhật ký"
          lead="Ai đã làm gì, lúc nào, từ đâu. Không ai sửa hay xóa được, kể cả người quản trị."
        />
        <FilterForm action={auditPath} keep={{ ve: query.ve }}>
          <TextField name="ai" kind="search" label="Người làm" value={query.ai} width="medium" />
          <SelectField
            name="mang"
            label="Mảng việc"
            empty="Mọi mảng việc"
            value={query.mang}
            width="medium"
            options={Object.entries(auditDomains).map(([value, label]) => ({ value, label }))}
          />
          <DateField name="tu" label="Từ ngày" value={query.tu} />
          <DateField name="den" label="Đến hết ngày" value={query.den} />
        </FilterForm>
        <DataTable
          caption="Nhật ký, mới nhất trước"
          captionUnseen
          rows={lines}
          rowKey={(line) => line.id}
          cards
          empty={<p>Không có dòng nào khớp với điều kiện lọc. Hãy bỏ bớt điều kiện.</p>}
          columns={[
            { head: 'Lúc', cell: (line) => showMoment(line.at), width: 'tight' },
            { head: 'Người làm', cell: actorCell },
            { head: 'Việc', cell: (line) => actWords(line.act) },
            { head: 'Cơ quan', cell: (line) => line.bodyName ?? '' },
            { head: 'Từ địa chỉ', cell: (line) => line.address ?? '' },
            { head: 'Nội dung', cell: changeCell, width: 'roomy' },
          ]}
        />
        {next !== undefined && (
          <p>
            <LinkButton href={address(auditPath, query, { truoc: next })} label="Xem những dòng cũ hơn" />
          </p>
        )}
      </>
    ),
  }
}

function actorCell({ actorName, actingForName }: AuditLine) {
  if (actingForName === null) return actorName
  return (
    <>
      {actorName} <span class="hint">làm thay {actingForName}</span>
    </>
  )
}

/** As it was kept: an auditor wants the record itself. */
function changeCell({ before, after, subjectKind, subjectId }: AuditLine) {
  return (
    <details>
      <summary>Xem thay đổi</summary>
      <p>
        <a href={address(auditPath, { ve: subjectId })}>Mọi việc trên {subjectKind}</a>
      </p>
      {before !== null && <pre>{`Trước: ${JSON.stringify(before, null, 1)}`}</pre>}
      {after !== null && <pre>{`Sau: ${JSON.stringify(after, null, 1)}`}</pre>}
    </details>
  )
}
