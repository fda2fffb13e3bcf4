import { showDay } from '#base/day.ts'
import { type StatusKind, statusNames } from '#domains/library/document-status.ts'
import type { PlanCitation } from '#domains/plans/cited-laws/cited-law.queries.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

/** Văn bản được dẫn: each with how it stood on the plan's day; bases first. */
export function CitedLaws({ citations, day }: { citations: readonly PlanCitation[]; day: string }) {
  if (citations.length === 0) return null
  const known = citations.filter(({ law }) => law !== null).length
  const ended = citations.filter(({ law }) => law?.status.kind === 'expired').length
  const sorted = citations.toSorted((one, other) => rank(one) - rank(other) || one.position - other.position)
  return (
    <details open={ended > 0}>
      <summary>
        {citations.length} văn bản được dẫn, thư viện biết {known}
        {ended > 0 && `; ${ended} văn bản đã hết hiệu lực`}
      </summary>
      <DataTable
        caption={`Hiệu lực tính đến ngày của kế hoạch, ${showDay(day)}`}
        rows={sorted}
        rowKey={({ position }) => String(position)}
        rowTone={({ law }) => (law !== null && isDoubtful(law.status.kind) ? 'warm' : undefined)}
        cards
        columns={[
          { head: 'Văn bản', width: 'roomy', cell: (one) => <NameOf {...one} /> },
          { head: 'Vai trò', width: 'tight', cell: ({ role }) => (role === 'basis' ? 'căn cứ' : 'nhắc tới') },
          { head: 'Hiệu lực', width: 'roomy', cell: ({ law }) => <Standing law={law} /> },
        ]}
      />
    </details>
  )
}

function rank({ role }: PlanCitation): number {
  return role === 'basis' ? 0 : 1
}

export function isDoubtful(kind: StatusKind): boolean {
  return kind === 'expired' || kind === 'not-yet' || kind === 'suspended'
}

function NameOf(citation: PlanCitation) {
  const { law } = citation
  return law === null ? <span>{writtenName(citation)}</span> : <a href={law.href}>{law.name}</a>
}

/** As the plan writes it. */
export function writtenName({ type, number, name, citedDate }: PlanCitation): string {
  const written = number === null ? (name ?? type) : `${type} ${number}`
  return citedDate === null ? written : `${written} (${citedDate.length === 10 ? showDay(citedDate) : citedDate})`
}

const tones: Record<StatusKind, Tone> = {
  'not-yet': 'warm',
  'in-force': 'good',
  'partly-expired': 'action',
  expired: 'danger',
  suspended: 'warm',
  unknown: 'neutral',
}

function Standing({ law }: Pick<PlanCitation, 'law'>) {
  if (law === null) return <span class="soft">thư viện chưa có</span>
  const { kind, sentence } = law.status
  return (
    <>
      <Chip tone={tones[kind]} label={statusNames[kind]} />
      {kind !== 'in-force' && <div class="soft small">{sentence}</div>}
    </>
  )
}

/** Căn cứ đã thay đổi: what an officer has not noted yet, each with its step. */
export function ChangedLaws({
  planId,
  citations,
  mayNote,
  view,
}: {
  planId: string
  citations: readonly PlanCitation[]
  mayNote: boolean
  view: View
}) {
  const changed = citations.filter(({ change }) => change !== null)
  if (changed.length === 0) return null
  return (
    <section id="can-cu-doi" aria-labelledby="can-cu-doi-ten">
      <h2 id="can-cu-doi-ten">Căn cứ của kế hoạch đã thay đổi</h2>
      {changed.map((citation) => {
        const { position, law, change } = citation
        const { sentence, next } = change!.standing
        return (
          <Notice key={position} tone="warning" title={law?.name ?? writtenName(citation)}>
            <p>
              {sentence}
              {next !== null && ` Từ ${showDay(next.day)}: ${next.sentence}`}
            </p>
            <p>
              {law !== null && <a href={law.href}>Xem văn bản</a>} Nếu nhiệm vụ phải làm khác đi, hãy nhập kế hoạch sửa
              đổi.
            </p>
            {mayNote && (
              <PostButton
                action={paths.noteCitedLaw(planId)}
                csrf={view.csrf}
                label={`Đã biết ${law?.name ?? writtenName(citation)} thay đổi`}
                icon="check"
                tone="plain"
                hidden={{ position: String(position), changedAt: change!.at.toISOString() }}
              />
            )}
          </Notice>
        )
      })}
    </section>
  )
}
