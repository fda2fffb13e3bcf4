import type { VillageLine } from '#domains/activities/activity-village.queries.ts'
import { SelectField } from '#ui/fields/select-field.tsx'

/** Lọc theo thôn, tổ dân phố of one commune; nothing where it has none. Those that ended stay, for what was held there. */
export function VillageFilter({ villages, value }: { villages: readonly VillageLine[]; value: string | undefined }) {
  if (villages.length === 0) return null
  return (
    <SelectField
      name="thon"
      label="Thôn, tổ dân phố"
      empty="Mọi nơi"
      options={villages.map(({ id, name, toDay }) => ({
        value: id,
        label: toDay === null ? name : `${name} (đã thôi)`,
      }))}
      value={value}
      width="medium"
    />
  )
}
