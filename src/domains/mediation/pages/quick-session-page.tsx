import type { CaseRow } from '#domains/mediation/case.queries.ts'
import { caseTopics } from '#domains/mediation/case.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import {
  BookNumberFields,
  SessionFields,
  SessionOutbox,
  sessionOutbox,
} from '#domains/mediation/pages/session-fields.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** `communeId`: of the reader's team, for the form to take along. */
export type QuickSessionPageProps = { rows: CaseRow[]; communeId: string | undefined; formKey: string }

/**
 * Ghi nhanh trên điện thoại: a session and, where it ended, its result; opened beforehand it works without a line. What was written on
 * the form that is taken along comes back here when it is refused, with the number as it was typed.
 */
export function quickSessionPage({ rows, communeId, formKey }: QuickSessionPageProps, view: View): PageParts {
  const field = fieldsOf(view, { caseId: rows.length === 1 ? rows[0]?.id : undefined })
  const isNumbered = view.typed.number !== undefined
  return {
    title: 'Ghi nhanh một buổi hòa giải',
    section: 'mediation',
    islands: ['desk-outbox'],
    trail: [{ label: 'Vụ, việc hòa giải', href: mediationPaths.cases }],
    body: (
      <>
        <PageHead
          title="Ghi nhanh một buổi hòa giải"
          lead="Mở trang này trước khi đi. Không có mạng thì buổi ghi nằm lại trên máy này, có mạng thì máy tự gửi, chỉ một lần. Đừng ghi trên máy của người khác."
          actions={<LinkButton href={mediationPaths.alongIn(communeId)} label="Mẫu mang theo" icon="download" />}
        />
        <SessionOutbox view={view} />
        <ErrorSummary refusal={view.refusal} />
        {rows.length === 0 && !isNumbered ? (
          <EmptyState title="Ông/bà không có vụ, việc nào đang hòa giải">
            <p>
              Khi tổ trưởng phân công, vụ, việc hiện ở đây. Buổi đã ghi mà chưa được nhận thì sửa ở «Mẫu mang theo».
            </p>
          </EmptyState>
        ) : (
          <FormPost
            action={mediationPaths.quick}
            csrf={view.csrf}
            submit="Ghi buổi hòa giải"
            hidden={{ formKey: typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey }}
            deskOutbox={sessionOutbox}
          >
            {isNumbered ? (
              <BookNumberFields view={view} teams={[]} />
            ) : (
              <SelectField
                {...field('caseId')}
                label="Vụ, việc"
                empty="Chọn vụ, việc"
                options={rows.map(({ id, number, year, topic }) => ({
                  value: id,
                  label: `Số ${number}/${year}: ${caseTopics[topic]}`,
                }))}
                required
              />
            )}
            <SessionFields view={view} heldOn={view.today} />
          </FormPost>
        )}
      </>
    ),
  }
}
