import { activityKinds } from '#domains/activities/activity-kind.ts'
import type { VillageLine } from '#domains/activities/activity-village.queries.ts'
import { VillageField } from '#domains/activities/pages/village-filter.tsx'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

/** What every session has: six answers. `heldOn`: the day that stands there, '' where the page outlives its day. */
export function QuickFields({
  view,
  heldOn,
  villages,
}: {
  view: View
  heldOn: string
  villages: readonly VillageLine[]
}) {
  const field = fieldsOf(view, { kind: 'session', heldOn })
  return (
    <>
      <SelectField
        {...field('kind')}
        label="Loại hoạt động"
        options={activityKinds.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <TextField {...field('topic')} label="Chủ đề" lengthMax={300} required />
      <DateField {...field('heldOn')} label="Ngày" required />
      <TextField {...field('place')} label="Địa điểm" lengthMax={300} />
      <VillageField {...field('village')} villages={villages} />
      <TextField
        {...field('howMany')}
        label="Bao nhiêu"
        hint="Số người dự; với phát thanh, bài viết, tờ rơi: số lần, số bài, số bản. Chưa đếm thì để trống."
        keyboard="numeric"
        width="short"
        lengthMax={10}
      />
    </>
  )
}
