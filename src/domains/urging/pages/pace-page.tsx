import { showDay } from '#base/day.ts'
import type { PaceRow } from '#domains/urging/pace.queries.ts'
import { type Pace, usualPace } from '#domains/urging/pace.ts'
import { paths } from '#domains/urging/pages/paths.ts'
import { UrgingTabs } from '#domains/urging/pages/urging-tabs.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type PacePageProps = {
  rows: PaceRow[]
  bodies: { id: string; name: string }[]
  maySetForAll: boolean
  current: Pace
}

/** Nhịp đôn đốc: how long each step waits. A choice of the house, not of the law. */
export function pacePage({ rows, bodies, maySetForAll, current }: PacePageProps, view: View): PageParts {
  const field = fieldsOf(view, { ...current, fromDay: showDay(view.today) })
  const days = { width: 'short' as const, keyboard: 'numeric' as const, suffix: 'ngày làm việc', required: true }
  return {
    title: 'Nhịp đôn đốc',
    section: 'urging',
    islands: ['form-guard'],
    body: (
      <>
        <PageHead
          title="Nhịp đôn đốc"
          lead="Mỗi bậc chờ bao nhiêu ngày làm việc. Đây là lựa chọn của cơ quan, không phải quy định của luật."
        />
        <UrgingTabs current="pace" view={view} />
        <ErrorSummary refusal={view.refusal} />
        <p>
          Chưa ai đặt thì dùng: {wordsOf(usualPace)}. Nhịp của cơ quan dùng cho cả đơn vị trực thuộc và được ưu tiên hơn
          nhịp chung.
        </p>
        {rows.length > 0 && (
          <DataTable
            caption="Đã đặt"
            rows={rows}
            rowKey={(row) => row.id}
            cards
            columns={[
              { head: 'Áp dụng cho', cell: (row) => row.bodyName ?? 'Toàn hệ thống' },
              { head: 'Từ ngày', cell: (row) => showDay(row.fromDay) },
              { head: 'Nhịp', width: 'roomy', cell: wordsOf },
              { head: 'Lý do', cell: (row) => row.reason },
              { head: 'Người đặt', cell: (row) => row.setBy },
            ]}
          />
        )}
        <h2>Đặt nhịp mới</h2>
        <FormPost action={paths.pace} csrf={view.csrf} submit="Đặt nhịp đôn đốc" guard="urge-pace">
          <SelectField
            {...field('bodyId')}
            label="Áp dụng cho"
            empty={maySetForAll ? 'Toàn hệ thống' : 'Chọn cơ quan'}
            options={bodies.map((body) => ({ value: body.id, label: body.name }))}
          />
          <DateField {...field('fromDay')} label="Từ ngày" required />
          <TextField {...field('officerDays')} {...days} label="Cán bộ phụ trách, sau khi quá hạn" />
          <TextField {...field('headDays')} {...days} label="Người đứng đầu cơ quan, sau bậc cán bộ" />
          <TextField {...field('aboveDays')} {...days} label="Cấp trên, sau bậc người đứng đầu" />
          <TextField {...field('dueSoonDays')} {...days} label="Sắp đến hạn là còn nhiều nhất" />
          <TextField {...field('reason')} label="Lý do" lengthMax={500} required />
        </FormPost>
      </>
    ),
  }
}

function wordsOf({ officerDays, headDays, aboveDays, dueSoonDays }: Pace): string {
  return `cán bộ sau ${officerDays} ngày quá hạn, người đứng đầu sau ${headDays} ngày nữa, cấp trên sau ${aboveDays} ngày nữa; nhắc trước ${dueSoonDays} ngày`
}
