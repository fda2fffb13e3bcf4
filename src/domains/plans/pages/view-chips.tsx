import { paths } from '#domains/plans/pages/paths.ts'
import { type QueueFilter, queueQueryOf } from '#domains/plans/queue-filter.ts'
import type { OwnView, SharedView, Views } from '#domains/plans/views/saved-view.queries.ts'
import { nameLengthMax } from '#domains/plans/views/saved-view.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** As many as a row or two hold; the page of saved views has all. */
const ownMax = 12
const sharedMax = 6

/** Saved views as a row of links: one's own, then those of colleagues with their names; the one in force is marked. */
export function ViewChips({ views: { own, shared }, filter }: { views: Views; filter: QueueFilter }) {
  if (own.length + shared.length === 0) return null
  const current = queueQueryOf(filter)
  const chips = [...firstOf(own, ownMax, current), ...firstOf(shared, sharedMax, current)]
  const left = own.length + shared.length - chips.length
  return (
    <nav class="view-chips" aria-label="Bộ lọc đã lưu">
      <ul class="active-filters">
        {chips.map((one) => (
          <li key={one.id}>
            <a href={`${paths.queue}?${one.query}`} aria-current={one.query === current ? 'true' : undefined}>
              {one.name}
              {'ownerName' in one && <span class="soft">của {one.ownerName}</span>}
            </a>
          </li>
        ))}
        <li>
          <a href={address(paths.queue, { tt: 'all' })}>Xem tất cả</a>
        </li>
        <li>
          <a href={paths.savedViews}>{left > 0 ? `Còn ${left} bộ lọc, sắp xếp lại` : 'Sắp xếp bộ lọc'}</a>
        </li>
      </ul>
    </nav>
  )
}

/** The first of them, and the one in force wherever it stands. */
function firstOf<One extends OwnView | SharedView>(views: readonly One[], max: number, current: string): One[] {
  return views.filter((one, index) => index < max || one.query === current)
}

/** «Lưu bộ lọc này»: folded; it opens again, with what was typed, when it was refused. Closed to what is saved already. */
export function SaveViewForm({ views, filter, view }: { views: Views; filter: QueueFilter; view: View }) {
  const query = queueQueryOf(filter)
  if (views.own.some((one) => one.query === query)) return null
  const field = fieldsOf(view)
  return (
    <details class="step" open={view.refusal !== undefined}>
      <summary>Lưu bộ lọc này</summary>
      <FormPost action={paths.savedViews} csrf={view.csrf} submit="Lưu bộ lọc" tone="plain" hidden={{ query }}>
        <ErrorSummary refusal={view.refusal} />
        <TextField
          {...field('name')}
          label="Tên bộ lọc"
          hint="Ví dụ: Quá hạn của Phòng Văn hóa. Tình trạng, điều kiện và thứ tự đang xem được giữ lại."
          width="medium"
          lengthMax={nameLengthMax}
          required
        />
      </FormPost>
    </details>
  )
}
