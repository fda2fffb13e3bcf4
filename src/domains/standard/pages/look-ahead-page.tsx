import { type Day, showDay } from '#base/day.ts'
import type { NamedAssessment } from '#domains/standard/assessments.queries.ts'
import type { Block, CalendarStep } from '#domains/standard/look-ahead.ts'
import { RecountedNotice } from '#domains/standard/pages/recounted-notice.tsx'
import { MarkChip, showFrom } from '#domains/standard/pages/standard-chips.tsx'
import { assessmentTrail } from '#domains/standard/pages/standard-trail.ts'
import type { Recounted } from '#domains/standard/recorded-values.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Figures } from '#ui/parts/figures.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showDaysLeft } from '#ui/show.ts'

export type LookAheadProps = {
  assessment: NamedAssessment
  /** Figures taken from records that are others today; while it is prepared the list is by those of today. */
  recounted: Recounted | null
  blocks: Block[]
  steps: CalendarStep[]
  deadlinesNote: string
}

const lackNames = {
  rule: 'Quy tắc chưa xác minh',
  value: 'Thiếu số liệu',
  evidence: 'Thiếu tài liệu',
  level: 'Chưa đạt mức',
  signature: 'Chưa ký',
} as const

/** Còn thiếu gì, làm gì, đến khi nào. */
export function lookAheadPage(
  { assessment, recounted, blocks, steps, deadlinesNote }: LookAheadProps,
  view: View,
): PageParts {
  const count = (lack: Block['lack']) => blocks.filter((block) => block.lack === lack).length
  const yearEnd = `${assessment.year}-12-31`
  return {
    title: 'Còn thiếu gì',
    section: 'standard',
    trail: assessmentTrail(assessment),
    body: (
      <>
        <PageHead
          title="Còn thiếu gì, đến khi nào"
          lead={
            yearEnd < view.today
              ? `Năm ${assessment.year} đã hết: việc làm từ nay không tính vào năm này.`
              : `Số liệu của năm tính đến hết ${showDay(yearEnd)}: ${showDaysLeft(yearEnd, view.today)}.`
          }
        />
        <RecountedNotice assessment={assessment} recounted={recounted} />
        <Figures
          figures={(['level', 'value', 'evidence', 'signature', 'rule'] as const).map((lack) => ({
            label: lackNames[lack],
            value: count(lack),
            ...(lack === 'level' && { tone: 'danger' as const }),
          }))}
        />
        <DataTable
          caption="Việc phải làm"
          rows={blocks}
          rowKey={(block) => `${block.code}-${block.lack}`}
          rowHref={(block) =>
            block.indicatorCode === null
              ? standardPaths.one(assessment.id)
              : standardPaths.indicator(assessment.id, block.indicatorCode)
          }
          cards
          empty={<p>Không còn gì thiếu. Lãnh đạo trình bản đánh giá được.</p>}
          columns={[
            { head: 'Mục', width: 'roomy', cell: (block) => `${block.code}. ${block.name}` },
            { head: 'Thiếu gì', cell: (block) => lackNames[block.lack] },
            { head: 'Vì sao', width: 'roomy', cell: (block) => block.reason },
            { head: 'Làm gì', width: 'roomy', cell: (block) => block.step },
            {
              head: 'Đến khi nào',
              cell: ({ until }) => showUntil(until, view.today),
            },
            { head: 'Ai làm', cell: (block) => (block.whose === 'commune' ? 'Xã, phường' : 'Sở Tư pháp') },
          ]}
        />
        <h2>Các bước và thời hạn</h2>
        {steps.length === 0 ? (
          <p>{deadlinesNote}</p>
        ) : (
          <DataTable
            caption="Các bước và thời hạn"
            captionUnseen
            rows={steps}
            rowKey={(step) => step.what}
            cards
            columns={[
              { head: 'Bước', width: 'roomy', cell: (step) => step.what },
              {
                head: 'Hạn',
                cell: (step) => (
                  <>
                    {step.says}
                    {step.last === null ? '' : `, tức hết ${showDay(step.last)}`} <MarkChip mark={step.mark} />
                  </>
                ),
              },
              { head: 'Nguồn', cell: (step) => showFrom(step.source, step.mark) },
            ]}
          />
        )}
      </>
    ),
  }
}

function showUntil(until: Block['until'], today: Day): string {
  if (until === 'over') return 'đã qua'
  return until === null ? 'chưa có hạn chắc chắn' : `${showDay(until)}, ${showDaysLeft(until, today)}`
}
