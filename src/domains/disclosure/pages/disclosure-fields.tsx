import type { BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { channelNames, type Disclosure, disclosureKinds } from '#domains/disclosure/disclosure.ts'
import { dueHint } from '#domains/disclosure/pages/disclosure-words.tsx'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

export const kindOptions = disclosureKinds.map(({ id, name }) => ({ value: id, label: name }))

/** One line of the list, new or edited; `bodies`: where a new one may stand. */
export function DisclosureFields({
  disclosure,
  bodies,
  view,
}: {
  disclosure?: Disclosure
  bodies?: BodyLine[]
  view: View
}) {
  const field = fieldsOf(view, {
    bodyId: bodies?.[0]?.bodyId,
    kind: disclosure?.kind,
    title: disclosure?.title,
    number: disclosure?.number,
    madeOn: disclosure?.madeOn,
    // a day that the law gives is counted anew
    dueOn: disclosure === undefined || disclosure.dueBy === '' ? undefined : disclosure.dueOn,
    dueBy: disclosure?.dueBy,
    keepUntil: disclosure?.keepUntil,
  })
  const chosen = choicesOf(view, { channels: disclosure?.channels ?? ['portal'] })
  return (
    <>
      {bodies !== undefined && (
        <SelectField
          {...field('bodyId')}
          label="Cơ quan phải công khai"
          options={bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
          required
        />
      )}
      <TextField
        {...field('title')}
        label="Tên thông tin"
        hint="Như ghi trên văn bản, ví dụ «Dự toán ngân sách xã năm 2027»"
        lengthMax={500}
        required
      />
      <SelectField {...field('kind')} label="Loại thông tin" empty="Chọn loại" options={kindOptions} required />
      <TextField {...field('number')} label="Số, ký hiệu" hint="Không có thì để trống" width="medium" lengthMax={100} />
      <DateField
        {...field('madeOn')}
        label="Ngày tạo ra thông tin"
        hint="Ngày ký, ngày ban hành: ngày/tháng/năm"
        required
      />
      <CheckboxGroup
        {...chosen('channels')}
        label="Hình thức công khai"
        options={Object.entries(channelNames).map(([value, label]) => ({ value, label }))}
        required
      />
      <DateField
        {...field('dueOn')}
        label="Hạn công khai do văn bản khác quy định"
        hint={dueHint(disclosure?.madeOn ?? view.today, 'ngày tạo ra')}
      />
      <TextField
        {...field('dueBy')}
        label="Văn bản quy định hạn ấy"
        hint="Tên, số, điều; chỉ ghi khi ghi hạn ở trên"
        lengthMax={300}
      />
      <DateField {...field('keepUntil')} label="Công khai đến hết ngày" hint="Không quy định thì để trống" />
    </>
  )
}
