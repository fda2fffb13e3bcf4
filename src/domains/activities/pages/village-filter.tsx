import { fieldNames } from '#domains/activities/activity.ts'
import type { VillageLine } from '#domains/activities/activity-village.queries.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField, type TextFieldProps } from '#ui/fields/text-field.tsx'

/** Thôn, tổ dân phố in words, those of the commune offered while typing; the list comes with the page, so it is there without a line. */
export function VillageField({
  villages,
  ...field
}: Pick<TextFieldProps, 'name' | 'value' | 'error'> & { villages: readonly VillageLine[] }) {
  return (
    <TextField
      {...field}
      label={fieldNames.village}
      lengthMax={200}
      {...(villages.length > 0 && {
        hint: 'Chọn một nơi trong danh sách của xã, phường để số liệu tính được theo thôn; nơi khác thì ghi tự do.',
        suggestions: villages.map(({ name }) => name),
      })}
    />
  )
}

/** Lọc theo thôn, tổ dân phố of one commune; nothing where it has none. Those that ended stay, with what stands there now. */
export function VillageFilter({ villages, value }: { villages: readonly VillageLine[]; value: string | undefined }) {
  if (villages.length === 0) return null
  return (
    <SelectField
      name="thon"
      label="Thôn, tổ dân phố"
      empty="Mọi nơi"
      options={villages.map(({ id, name, toDay, now }) => ({
        value: id,
        label: toDay === null ? name : `${name} (${now.length === 0 ? 'đã thôi' : `nay là ${now.join(', ')}`})`,
      }))}
      value={value}
      width="medium"
    />
  )
}

/** What is counted with a village because it came of others; nothing for one that did not. */
export function VillageBefore({ village }: { village: VillageLine | undefined }) {
  if (village === undefined || village.before.length === 0) return null
  return (
    <p class="hint">
      {`${village.name} gồm cả hoạt động ghi ở nơi cũ: ${village.before.join(', ')}. Danh sách giữ tên đã ghi.`}
    </p>
  )
}
