import { decides, markNames } from '#domains/library/document.ts'
import type { Condition, Standing } from '#domains/practitioners/recognition-conditions.ts'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'

const words: Record<Standing, { tone: Tone; label: string }> = {
  met: { tone: 'good', label: 'Đủ' },
  'not-met': { tone: 'danger', label: 'Chưa đủ' },
  unknown: { tone: 'warm', label: 'Chưa ghi' },
}

/** Điều kiện công nhận, each with its article and, where it is not met, what to do. */
export function ConditionList({ conditions }: { conditions: Condition[] }) {
  return (
    <DataTable
      caption="Điều kiện công nhận, xét hôm nay"
      rows={conditions}
      rowKey={({ id }) => id}
      cards
      columns={[
        { head: 'Điều kiện', width: 'roomy', cell: ({ what }) => what },
        { head: 'Kết quả', width: 'tight', cell: ({ standing }) => <Chip {...words[standing]} /> },
        { head: 'Việc cần làm', cell: ({ standing, say }) => (standing === 'met' ? '' : say) },
        { head: 'Căn cứ', cell: ({ article, mark }) => (decides(mark) ? article : `${article} (${markNames[mark]})`) },
      ]}
    />
  )
}
