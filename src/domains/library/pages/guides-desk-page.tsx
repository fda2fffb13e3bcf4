import { showMoment } from '#base/day.ts'
import { type GuideState, stateNames } from '#domains/library/guide.ts'
import { guideKinds } from '#domains/library/guide-file.ts'
import {
  type BodyChoice,
  type DeskGuide,
  deskPageSize,
  type ShippedLine,
} from '#domains/library/guides/guide-desk.queries.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type GuidesDeskProps = {
  guides: DeskGuide[]
  page: number
  /** For whom shipped texts are taken over; undefined for somebody who writes nowhere. */
  body: BodyChoice | undefined
  shipped: ShippedLine[]
}

export const stateTones: Record<GuideState, Tone> = {
  draft: 'neutral',
  submitted: 'action',
  returned: 'warm',
  published: 'good',
  withdrawn: 'neutral',
}

export function guidesDeskPage({ guides, page, body, shipped }: GuidesDeskProps, view: View): PageParts {
  const shown = guides.slice(0, deskPageSize)
  return {
    title: 'Hướng dẫn pháp luật',
    section: 'guides',
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Hướng dẫn pháp luật"
          lead="Hướng dẫn, hỏi – đáp và bản tin bằng lời dễ hiểu; mỗi câu nói về luật có căn cứ, người thứ hai duyệt rồi mới công bố."
          actions={body && <LinkButton href={guidePaths.new} label="Soạn bài mới" icon="plus" tone="primary" />}
        />
        <ErrorSummary refusal={view.refusal} />
        <DataTable
          caption="Các bài của cơ quan"
          captionUnseen
          rows={shown}
          rowKey={(guide) => guide.id}
          rowHref={(guide) => guidePaths.guide(guide.id)}
          rowTone={(guide) => (guide.mayApprove || guide.isFlagged || guide.state === 'returned' ? 'warm' : undefined)}
          cards
          columns={[
            { head: 'Bài', width: 'roomy', cell: (guide) => guide.title },
            { head: 'Loại', width: 'tight', cell: (guide) => guideKinds[guide.kind] },
            { head: 'Cơ quan', cell: (guide) => guide.bodyName },
            { head: 'Người soạn', cell: (guide) => guide.by },
            { head: 'Lúc', width: 'tight', cell: (guide) => showMoment(guide.at) },
            { head: 'Trạng thái', width: 'tight', cell: (guide) => <GuideChips guide={guide} /> },
          ]}
          empty={
            <EmptyState title="Chưa có bài nào" icon="book">
              Nhận một bản soạn sẵn ở dưới, đọc và sửa cho đúng với nơi mình, rồi trình người khác duyệt.
            </EmptyState>
          }
        />
        <Pager page={page} hasMore={guides.length > shown.length} />
        {body !== undefined && shipped.length > 0 && <Shipped body={body} shipped={shipped} view={view} />}
        <KeySheet />
      </>
    ),
  }
}

export function GuideChips({
  guide,
}: {
  guide: Pick<DeskGuide, 'state' | 'isFlagged' | 'isPublic'> & { mayApprove?: boolean }
}) {
  const { state, isFlagged, isPublic, mayApprove } = guide
  return (
    <>
      {isFlagged && <Chip tone="danger" icon="warning" label="Luật đã đổi, cần rà" />}
      {mayApprove ? (
        <Chip tone="warm" label="Chờ ông/bà duyệt" />
      ) : (
        <Chip tone={stateTones[state]} label={stateNames[state]} />
      )}
      {isPublic && state !== 'published' && <Chip tone="good" label="Bản trước đang công bố" />}
    </>
  )
}

function Pager({ page, hasMore }: { page: number; hasMore: boolean }) {
  if (page === 1 && !hasMore) return null
  return (
    <nav class="buttons" aria-label="Trang khác">
      {page > 1 && <LinkButton href={`${guidePaths.list}?trang=${page - 1}`} label="Trang trước" icon="arrow-left" />}
      {hasMore && <LinkButton href={`${guidePaths.list}?trang=${page + 1}`} label="Trang sau" icon="arrow-right" />}
    </nav>
  )
}

function Shipped({ body, shipped, view }: { body: BodyChoice; shipped: ShippedLine[]; view: View }) {
  return (
    <section aria-labelledby="shipped-heading">
      <h2 id="shipped-heading">Bản soạn sẵn</h2>
      <p class="hint">
        Đi kèm hệ thống, chưa ai ở cơ quan duyệt. Nhận về thành bản nháp của {body.name}, đọc, sửa, rồi trình duyệt.
      </p>
      <DataTable
        caption="Bản soạn sẵn chưa nhận"
        captionUnseen
        rows={shipped}
        rowKey={(line) => line.slug}
        cards
        columns={[
          { head: 'Bài', width: 'roomy', cell: (line) => line.title },
          { head: 'Loại', width: 'tight', cell: (line) => guideKinds[line.kind] },
          { head: 'Tóm tắt', width: 'roomy', cell: (line) => line.summary },
          {
            head: 'Nhận',
            cell: (line) => (
              <PostButton
                action={guidePaths.takeOver}
                csrf={view.csrf}
                label="Nhận bài này"
                tone="plain"
                icon="plus"
                hidden={{ bodyId: body.id, shippedSlug: line.slug }}
              />
            ),
          },
        ]}
      />
    </section>
  )
}
