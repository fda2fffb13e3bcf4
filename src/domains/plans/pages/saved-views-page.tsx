import { paths } from '#domains/plans/pages/paths.ts'
import { filterWords } from '#domains/plans/pages/queue-filter-words.ts'
import type { QueueFilter } from '#domains/plans/queue-filter.ts'
import type { ChosenNames } from '#domains/plans/queue-names.queries.ts'
import type { OwnView, SharedView } from '#domains/plans/views/saved-view.queries.ts'
import { nameLengthMax, viewsMax } from '#domains/plans/views/saved-view.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

type Said = { filter: QueueFilter; chosen: ChosenNames }

export type SavedViewsPageProps = {
  own: (OwnView & Said)[]
  shared: (SharedView & Said)[]
  /** With whose people the person may share. */
  bodies: { id: string; name: string }[]
}

const title = 'Bộ lọc đã lưu'

/** Bộ lọc đã lưu: to open, rename, order, share and delete one's own; to open those of colleagues. */
export function savedViewsPage({ own, shared, bodies }: SavedViewsPageProps, view: View): PageParts {
  return {
    title,
    section: 'tasks',
    trail: [{ label: 'Nhiệm vụ', href: paths.queue }],
    body: (
      <>
        <PageHead
          title={title}
          lead={`Mỗi bộ lọc mở danh sách nhiệm vụ với điều kiện đã đặt. Mỗi người giữ được ${viewsMax} bộ lọc.`}
          actions={<LinkButton href={`${paths.queue}?tt=all`} label="Xem tất cả nhiệm vụ" tone="quiet" />}
        />
        <ErrorSummary refusal={view.refusal} idOf={(name) => `${name}-${[view.typed.viewId].flat().at(-1)}`} />
        <h2>Của tôi</h2>
        {own.length === 0 && (
          <EmptyState title="Chưa có bộ lọc nào" icon="filter">
            Mở danh sách nhiệm vụ, lọc theo ý mình rồi bấm «Lưu bộ lọc này» ở trên các thẻ tình trạng.
          </EmptyState>
        )}
        {own.map((one, index) => (
          <section key={one.id} class="saved-view" id={`bo-loc-${one.id}`} aria-labelledby={`ten-${one.id}`}>
            <ViewHead one={one} />
            {one.isDefault && <Chip tone="good" label="Mở đầu tiên" />}{' '}
            {one.sharedWith !== null && <Chip tone="neutral" label={`Chia sẻ với ${one.sharedWith}`} />}
            <div class="buttons">
              {index > 0 && <MoveButton one={one} view={view} direction="up" />}
              {index < own.length - 1 && <MoveButton one={one} view={view} direction="down" />}
              <PostButton
                action={`${paths.savedViews}/mo-dau`}
                csrf={view.csrf}
                label={one.isDefault ? 'Thôi mở đầu tiên' : 'Mở bộ lọc này đầu tiên'}
                tone="quiet"
                hidden={{ viewId: one.isDefault ? '' : one.id }}
              />
            </div>
            <ViewForms one={one} bodies={bodies} view={view} />
          </section>
        ))}
        {shared.length > 0 && <h2>Đồng nghiệp chia sẻ</h2>}
        {shared.map((one) => (
          <section key={one.id} class="saved-view" aria-labelledby={`ten-${one.id}`}>
            <ViewHead one={one} />
            <p class="quiet-words">
              Của {one.ownerName}, chia sẻ với {one.sharedWith}
            </p>
          </section>
        ))}
      </>
    ),
  }
}

function ViewHead({ one }: { one: (OwnView | SharedView) & Said }) {
  return (
    <>
      <h3 id={`ten-${one.id}`}>
        <a href={`${paths.queue}?${one.query}`}>{one.name}</a>
      </h3>
      <p class="quiet-words">
        {filterWords(one.filter, one.chosen)
          .map(([name, value]) => `${name}: ${value}`)
          .join(' · ')}
      </p>
    </>
  )
}

function MoveButton({ one, view, direction }: { one: OwnView; view: View; direction: 'up' | 'down' }) {
  return (
    <PostButton
      action={`${paths.savedViews}/doi-cho`}
      csrf={view.csrf}
      label={direction === 'up' ? 'Đưa lên' : 'Đưa xuống'}
      icon={direction === 'up' ? 'arrow-up' : 'arrow-down'}
      tone="quiet"
      hidden={{ viewId: one.id, direction }}
    />
  )
}

/** Folded, but open where the form was refused; what was typed goes to its own view alone. */
function ViewForms({ one, bodies, view }: { one: OwnView; bodies: SavedViewsPageProps['bodies']; view: View }) {
  const isAgain = view.refusal !== undefined && [view.typed.viewId].flat().includes(one.id)
  const field = fieldsOf(isAgain ? view : { typed: {} }, { name: one.name, bodyId: one.sharedBodyId })
  const hidden = { viewId: one.id }
  // a body that the person may no longer read stays to be seen, and to be given up
  const others = one.sharedBodyId !== null && !bodies.some(({ id }) => id === one.sharedBodyId)
  const choices = others ? [{ id: one.sharedBodyId!, name: one.sharedWith ?? '' }, ...bodies] : bodies
  return (
    <details class="step" open={isAgain}>
      <summary>Đổi tên, chia sẻ, xóa</summary>
      <FormPost
        action={`${paths.savedViews}/doi-ten`}
        csrf={view.csrf}
        submit="Lưu tên bộ lọc"
        tone="plain"
        hidden={hidden}
      >
        <TextField
          {...field('name')}
          id={`name-${one.id}`}
          label="Tên bộ lọc"
          width="medium"
          lengthMax={nameLengthMax}
          required
        />
      </FormPost>
      <FormPost
        action={`${paths.savedViews}/chia-se`}
        csrf={view.csrf}
        submit="Lưu chia sẻ"
        tone="plain"
        hidden={hidden}
      >
        <SelectField
          {...field('bodyId')}
          id={`bodyId-${one.id}`}
          label="Chia sẻ với người của cơ quan"
          empty="Không chia sẻ"
          hint="Ai được xem nhiệm vụ của cơ quan ấy đều thấy tên và điều kiện của bộ lọc; mở ra, mỗi người vẫn chỉ thấy nhiệm vụ mình được xem. «Việc giao cho tôi» là việc của người mở."
          width="medium"
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FormPost>
      <PostButton
        action={`${paths.savedViews}/xoa`}
        csrf={view.csrf}
        label="Xóa bộ lọc"
        tone="danger"
        hidden={hidden}
      />
    </details>
  )
}
