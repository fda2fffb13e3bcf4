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
  /** Who was given an indicator, by its code. */
  owners: ReadonlyMap<string, string>
  steps: CalendarStep[]
  deadlinesNote: string
}

/** What takes work out there first, then what is written down, then what waits for others. */
export const lackNames = {
  level: 'Chưa đạt mức',
  value: 'Thiếu số liệu',
  evidence: 'Thiếu tài liệu',
  signature: 'Chưa ký',
  rule: 'Quy tắc chưa xác minh',
} as const satisfies Record<Block['lack'], string>

/** Còn thiếu gì, làm gì, đến khi nào. */
export function lookAheadPage(props: LookAheadProps, view: View): PageParts {
  const { assessment, recounted, blocks, steps, deadlinesNote } = props
  const groups = (Object.keys(lackNames) as Block['lack'][]).map((lack) => ({
    lack,
    ...countOf(blocks, lack),
  }))
  return {
    title: 'Còn thiếu gì',
    section: 'standard',
    trail: assessmentTrail(assessment),
    body: (
      <>
        <PageHead title="Còn thiếu gì, đến khi nào" lead={leadOf(props, view.today)} />
        <RecountedNotice assessment={assessment} recounted={recounted} />
        <Figures
          figures={groups.map(({ lack, count }) => ({
            label: lackNames[lack],
            value: count,
            ...(count > 0 && { href: `#${lack}` }),
            ...(lack === 'level' && { tone: 'danger' as const }),
          }))}
        />
        {blocks.length === 0 && <p>Không còn gì thiếu. Lãnh đạo trình bản đánh giá được.</p>}
        {groups.map(
          ({ lack, found, count }) =>
            count > 0 && (
              <section key={lack}>
                <h2 id={lack}>{`${lackNames[lack]} (${count})`}</h2>
                <BlockTable {...props} blocks={found} caption={lackNames[lack]} today={view.today} />
              </section>
            ),
        )}
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

/** Those that lack one thing, and how many rules, conditions or signatures they stand for. */
export function countOf(blocks: readonly Block[], lack: Block['lack']): { found: Block[]; count: number } {
  const found = blocks.filter((block) => block.lack === lack)
  return { found, count: found.reduce((sum, block) => sum + block.count, 0) }
}

function leadOf({ assessment: { year, state } }: LookAheadProps, today: Day): string {
  if (state !== 'preparing') return 'Bản đánh giá đã trình: muốn sửa thì đề nghị cơ quan thẩm định trả lại.'
  const yearEnd = `${year}-12-31`
  return yearEnd < today
    ? `Năm ${year} đã hết: việc làm từ nay không tính vào năm này.`
    : `Số liệu của năm tính đến hết ${showDay(yearEnd)}: ${showDaysLeft(yearEnd, today)}.`
}

function BlockTable({
  assessment,
  blocks,
  owners,
  caption,
  today,
}: Pick<LookAheadProps, 'assessment' | 'blocks' | 'owners'> & { caption: string; today: Day }) {
  return (
    <DataTable
      caption={caption}
      captionUnseen
      rows={blocks}
      rowKey={({ code }) => code}
      rowHref={({ indicatorCode, lack }) =>
        indicatorCode === null
          ? `${standardPaths.one(assessment.id)}${lack === 'signature' ? '' : '#dieu-kien'}`
          : standardPaths.indicator(assessment.id, indicatorCode)
      }
      cards
      columns={[
        { head: 'Mục', cell: ({ code, name }) => `${code}. ${name}` },
        { head: 'Vì sao', cell: ({ reason }) => reason },
        { head: 'Làm gì', width: 'roomy', cell: ({ step }) => step },
        { head: 'Đến khi nào', cell: ({ until }) => showUntil(until, today) },
        { head: 'Ai làm', cell: (block) => whoOf(block, owners) },
      ]}
    />
  )
}

function whoOf({ whose, lack, indicatorCode }: Block, owners: ReadonlyMap<string, string>): string {
  if (whose === 'province') return 'Sở Tư pháp'
  if (lack === 'signature') return 'Người phụ trách từng chỉ tiêu'
  if (indicatorCode === null) return 'Xã, phường'
  return owners.get(indicatorCode) ?? 'chưa giao ai'
}

export function showUntil(until: Block['until'], today: Day): string {
  if (until === 'over') return 'đã qua'
  return until === null ? 'chưa có hạn chắc chắn' : `${showDay(until)}, ${showDaysLeft(until, today)}`
}
