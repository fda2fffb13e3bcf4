import { showMoment } from '#base/day.ts'
import type { CallLine } from '#domains/matters/calls/call.queries.ts'
import { tryNames } from '#domains/matters/calls/call.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { DeskTabs } from '#domains/matters/pages/desk-tabs.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Gọi lại: whom one has still to call, what to say, and how often it was tried. */
export function callsPage({ calls }: { calls: CallLine[] }, view: View): PageParts {
  return {
    title: 'Gọi lại',
    section: 'matters',
    trail: [{ label: 'Sổ theo dõi', href: matterPaths.register }],
    body: (
      <>
        <PageHead
          title="Gọi lại"
          lead={`${calls.length} cuộc cần gọi, chờ lâu nhất ở trên. Người gửi đã chọn được báo bằng điện thoại.`}
        />
        <DeskTabs current="calls" view={view} />
        <ErrorSummary refusal={view.refusal} />
        {calls.length === 0 && (
          <EmptyState title="Không còn ai cần gọi">
            Khi vụ việc có tin mới, người chọn «Gọi điện cho tôi» hiện ở đây.
          </EmptyState>
        )}
        {calls.map((call) => (
          <Call key={call.eventId} call={call} view={view} />
        ))}
      </>
    ),
  }
}

function Call({ call, view }: { call: CallLine; view: View }) {
  const { eventId, name, phone, told, tries } = call
  return (
    <section aria-labelledby={`goi-${eventId}`}>
      <h2 id={`goi-${eventId}`}>
        {name || 'Người không xưng tên'}, <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
      </h2>
      <p>
        <a href={matterPaths.matter(call.matterId)}>
          Vụ việc {call.number}/{call.year}
        </a>
        : {call.title} ({showMoment(call.askedAt)})
      </p>
      <p>Cần nói: {told}</p>
      {tries.length > 0 && (
        <ul>
          {tries.map(({ how, at, note }) => (
            <li key={at}>
              {showMoment(new Date(at))}: {tryNames[how]}
              {note !== '' && `. ${note}`}
            </li>
          ))}
        </ul>
      )}
      <FormPost action={matterPaths.calls} csrf={view.csrf} submit="Ghi lần gọi" tone="plain" hidden={{ eventId }}>
        <SelectField
          name="how"
          id={`how-${eventId}`}
          label="Kết quả"
          options={Object.entries(tryNames).map(([value, label]) => ({ value, label }))}
          width="medium"
        />
        <TextField name="note" id={`note-${eventId}`} label="Ghi chú (không bắt buộc)" lengthMax={300} />
      </FormPost>
      {tries.length > 0 && (
        <PostButton
          action={matterPaths.giveUpCall}
          csrf={view.csrf}
          label={`Thôi gọi ${phone}`}
          tone="quiet"
          hidden={{ eventId }}
        />
      )}
    </section>
  )
}
