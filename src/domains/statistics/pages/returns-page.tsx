import { showDay } from '#base/day.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import {
  type Asking,
  type CorrectionOwed,
  isLate,
  owedWords,
  standingNames,
  standingOf,
  windowName,
} from '#domains/statistics/returns/asking.ts'
import type { AskedOfBody } from '#domains/statistics/returns/askings.queries.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ReturnsPageProps = {
  choice: BodyChoice
  body: BodyLine
  asked: AskedOfBody[]
  owed: CorrectionOwed[]
  askings: Asking[]
  mayWrite: boolean
  mayAsk: boolean
}

/** Báo cáo biểu: what is asked of a body and where it stands; and what the bodies in reach ask of others. */
export function returnsPage(
  { choice, body, asked, owed, askings, mayWrite, mayAsk }: ReturnsPageProps,
  view: View,
): PageParts {
  return {
    title: 'Báo cáo biểu',
    section: 'statistics',
    trail: [{ label: 'Số liệu thống kê', href: statisticsPaths.figures }],
    body: (
      <>
        <PageHead
          title="Báo cáo biểu"
          lead={`Biểu thống kê mà cấp trên yêu cầu ${body.bodyName} báo cáo, và kỳ báo cáo mà các cơ quan trong phạm vi của ông/bà yêu cầu.`}
          actions={
            <>
              {mayAsk && (
                <LinkButton href={statisticsPaths.newAsking} label="Yêu cầu báo cáo" tone="primary" icon="plus" />
              )}
              <LinkButton href={statisticsPaths.forms} label="Các biểu" />
            </>
          }
        />
        <FilterForm action={statisticsPaths.returns}>
          <BodyChoiceFields choice={choice} body={body} />
        </FilterForm>
        <DataTable
          caption={`Yêu cầu đối với ${body.bodyName}`}
          rows={asked}
          rowKey={({ id }) => id}
          cards
          empty={
            <EmptyState title="Chưa có biểu nào phải báo cáo" icon="board">
              Khi cấp trên yêu cầu một biểu cho một kỳ, yêu cầu hiện ở đây với hạn nộp.
            </EmptyState>
          }
          columns={[
            { head: 'Kỳ báo cáo', width: 'roomy', cell: (one) => `${one.title} (${one.code})` },
            {
              head: 'Nơi yêu cầu',
              cell: (one) =>
                one.above === '' ? one.bodyName : <a href={statisticsPaths.asking(one.id)}>{one.bodyName}</a>,
            },
            { head: 'Số liệu', cell: (one) => windowName(one) },
            { head: 'Hạn', width: 'tight', cell: (one) => showDay(one.due) },
            { head: 'Tình trạng', cell: (one) => <StandingChip one={one} owed={owed} today={view.today} /> },
            {
              head: 'Việc',
              cell: (one) => {
                if (one.toSendId !== null)
                  return (
                    <a href={statisticsPaths.oneReturn(one.toSendId)}>
                      Gửi bản đã duyệt<span class="unseen">: {one.title}</span>
                    </a>
                  )
                const id = one.draftId ?? one.answered?.returnId
                if (id !== undefined && id !== null)
                  return (
                    <a href={statisticsPaths.oneReturn(id)}>
                      {one.draftId === null ? 'Mở bản đã gửi' : 'Mở dự thảo'}
                      <span class="unseen">: {one.title}</span>
                    </a>
                  )
                if (one.lockedAt !== null) return `Đã khóa: ${one.lockedReason}`
                return (
                  mayWrite && (
                    <PostButton
                      action={statisticsPaths.askingStep(one.id, 'lap')}
                      csrf={view.csrf}
                      label="Lập biểu"
                      hidden={{ bodyId: body.bodyId }}
                    />
                  )
                )
              },
            },
          ]}
        />
        {askings.length > 0 && (
          <DataTable
            caption="Kỳ báo cáo do cơ quan trong phạm vi yêu cầu"
            rows={askings}
            rowKey={({ id }) => id}
            rowHref={({ id }) => statisticsPaths.asking(id)}
            cards
            columns={[
              { head: 'Kỳ báo cáo', width: 'roomy', cell: (one) => `${one.title} (${one.code})` },
              { head: 'Nơi yêu cầu', cell: (one) => one.bodyName },
              { head: 'Số liệu', cell: (one) => windowName(one) },
              { head: 'Hạn', width: 'tight', cell: (one) => showDay(one.due) },
              { head: 'Khóa', cell: (one) => (one.lockedAt === null ? 'đang mở' : 'đã khóa') },
            ]}
          />
        )}
      </>
    ),
  }
}

function StandingChip({ one, owed, today }: { one: AskedOfBody; owed: CorrectionOwed[]; today: string }) {
  const correction = owed.find(({ askingId }) => askingId === one.id)
  const standing = standingOf(one.answered, one.due, today)
  const tones = {
    received: 'good',
    sent: 'action',
    'sent-back': 'warm',
    missing: 'danger',
    'not-yet': 'neutral',
  } as const
  return (
    <>
      <Chip tone={tones[standing]} label={standingNames[standing]} />
      {one.answered !== null && isLate(one.answered.firstSentOn, one.due) && <Chip tone="warm" label="Gửi muộn" />}
      {one.toSendId !== null && <p class="hint">Đã có bản duyệt cho đúng biểu và những ngày này, chỉ cần gửi.</p>}
      {one.toSendId === null && correction !== undefined && (
        <p class="hint">Biểu này {owedWords(correction)}. Mở bản đã gửi, bấm «Đính chính».</p>
      )}
      {one.answered?.isEmpty && <Chip tone="neutral" label="Không phát sinh" />}
    </>
  )
}
