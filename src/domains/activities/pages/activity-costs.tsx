import { type ActivityFields, costOf, costSources } from '#domains/activities/activity.ts'
import { moneyWords } from '#domains/activities/pages/activity-words.tsx'
import { type CostCheck, checkCost, type SpendingRate } from '#domains/activities/spending.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { showNumber } from '#ui/show.ts'

/** What it cost, by source, each line beside its limit of that day. A limit warns; what was spent stays as it was. */
export function ActivityCosts({ fields, rates }: { fields: ActivityFields; rates: readonly SpendingRate[] }) {
  if (fields.costs.length === 0) return null
  const rows = fields.costs.map((line, index) => ({ ...line, index, check: checkCost(line, fields.heldOn, rates) }))
  return (
    <section aria-labelledby="chi-phi">
      <h2 id="chi-phi">Chi phí</h2>
      <DataTable
        caption="Từng khoản, nguồn và mức chi của ngày đó"
        captionUnseen
        rows={rows}
        rowKey={({ index }) => String(index)}
        rowTone={({ check }) => (check.kind === 'over' ? 'danger' : undefined)}
        cards
        columns={[
          { head: 'Khoản chi', cell: ({ what }) => what },
          { head: 'Nguồn', cell: ({ source }) => costSources[source] },
          {
            head: 'Số lượng',
            align: 'end',
            cell: ({ quantity }) => (quantity === null ? 'chưa ghi' : showNumber(quantity)),
          },
          { head: 'Số tiền', align: 'end', cell: ({ amount }) => moneyWords(amount) },
          { head: 'So với mức chi', cell: ({ check }) => <CheckWords check={check} /> },
        ]}
        foot={['Cộng', '', '', moneyWords(costOf(fields) ?? 0), '']}
      />
    </section>
  )
}

function CheckWords({ check }: { check: CostCheck }) {
  if (check.kind === 'none') return <>không có mức để so</>
  const { limit } = check
  const each = `${moneyWords(limit.amount)}/${limit.per}, theo ${limit.said}`
  if (check.kind === 'uncounted') return <>Mức {each}. Ghi số lượng để so.</>
  if (check.kind === 'within') return <>Trong mức {each}</>
  return (
    <>
      <Chip tone={limit.decides ? 'danger' : 'warm'} label="Vượt mức" /> nhiều nhất {moneyWords(check.most)}: {each}
    </>
  )
}
