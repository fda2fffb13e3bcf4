import type { Calendar } from '#domains/calendar/calendar.ts'
import type { UrgePreview } from '#domains/urging/by-hand.queries.ts'
import { urgesAtOnceMax } from '#domains/urging/by-hand.ts'
import { dueInWords } from '#domains/urging/due-words.ts'
import { paths } from '#domains/urging/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showList } from '#ui/show.ts'

/** What urging several would do, before it is done: who hears of what, and what cannot be urged and why. */
export function severalPage(
  { previews, left, calendar }: { previews: UrgePreview[]; left: number; calendar: Calendar },
  view: View,
): PageParts {
  const possible = previews.filter((one) => one.whyNot === undefined)
  const skipped = previews.filter((one) => one.whyNot !== undefined)
  const people = new Set(possible.flatMap((one) => one.recipients.map((to) => to.personId)))
  const query = new URLSearchParams(possible.map((one) => ['moc', one.obligationId]))
  return {
    title: 'Đôn đốc nhiều việc',
    section: 'urging',
    islands: ['form-guard'],
    trail: [{ label: 'Đôn đốc', href: paths.digest }],
    body: (
      <>
        <PageHead
          title="Đôn đốc nhiều việc"
          lead={`${possible.length} việc sẽ được đôn đốc, ${people.size} người nhận; ${skipped.length} việc không đôn đốc được.`}
        />
        <ErrorSummary refusal={view.refusal} />
        {left > 0 && (
          <Notice tone="warning">
            Mỗi lần đôn đốc nhiều nhất {urgesAtOnceMax} việc. Dưới đây là những việc đến hạn sớm nhất; các việc còn lại
            xin đôn đốc lần sau, hoặc lọc hẹp lại.
          </Notice>
        )}
        {previews.length === 0 && (
          <EmptyState title="Chưa chọn việc nào" icon="list">
            Hãy mở danh sách nhiệm vụ, đánh dấu các việc cần đôn đốc rồi làm lại.
          </EmptyState>
        )}
        {possible.length > 0 && (
          <>
            <DataTable
              caption="Sẽ đôn đốc"
              rows={possible}
              rowKey={(one) => one.obligationId}
              cards
              columns={[
                { head: 'Việc', width: 'roomy', cell: (one) => one.title },
                { head: 'Hạn', cell: (one) => dueInWords(one.dueDay, view.today, calendar) },
                { head: 'Người nhận', cell: (one) => showList(one.recipients.map((to) => to.name).slice(0, 5)) },
              ]}
            />
            <FormPost
              action={`${paths.several}/gui?${query}`}
              csrf={view.csrf}
              submit={`Đôn đốc ${possible.length} việc`}
              icon="bell"
              cancel={{ label: 'Không đôn đốc', href: '/nghiep-vu/nhiem-vu?tt=late' }}
            >
              {possible.map((one) => (
                <input key={one.obligationId} type="hidden" name="obligationId" value={one.obligationId} />
              ))}
              <TextArea
                {...fieldsOf(view)('message')}
                label="Lời đôn đốc"
                rows={3}
                lengthMax={500}
                hint="Một lời cho mọi việc đã chọn."
                required
              />
            </FormPost>
          </>
        )}
        {skipped.length > 0 && <SkippedTable skipped={skipped.map((one) => ({ ...one, why: one.whyNot! }))} />}
      </>
    ),
  }
}

/** What could not be urged, and why. */
export function SkippedTable({ skipped }: { skipped: { obligationId: string; title: string; why: string }[] }) {
  return (
    <DataTable
      caption="Không đôn đốc được"
      rows={skipped}
      rowKey={(one) => one.obligationId}
      cards
      columns={[
        { head: 'Việc', width: 'roomy', cell: (one) => one.title },
        { head: 'Vì sao', cell: (one) => one.why },
      ]}
    />
  )
}
