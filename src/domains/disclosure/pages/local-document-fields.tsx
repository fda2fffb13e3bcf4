import type { BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { issuers, type LocalDocument } from '#domains/disclosure/local-document.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

/** A document, new or edited; `bodies`: where a new one may stand. */
export function LocalDocumentFields({
  document,
  bodies,
  view,
}: {
  document?: LocalDocument
  bodies?: BodyLine[]
  view: View
}) {
  const field = fieldsOf(view, {
    bodyId: bodies?.[0]?.bodyId,
    issuer: document?.issuer ?? 'people-committee',
    title: document?.title,
    askedBy: document?.askedBy,
    issueBy: document?.dueOn,
  })
  return (
    <>
      {bodies !== undefined && (
        <SelectField
          {...field('bodyId')}
          label="Ủy ban nhân dân ghi sổ"
          options={bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
          required
        />
      )}
      <RadioGroup
        {...field('issuer')}
        label="Loại văn bản"
        options={Object.entries(issuers).map(([value, label]) => ({ value, label }))}
        required
      />
      <TextField
        {...field('title')}
        label="Tên văn bản"
        hint="Trích yếu, ví dụ «Quy định mức chi hỗ trợ hòa giải viên»"
        lengthMax={500}
        required
      />
      <TextField
        {...field('askedBy')}
        label="Ai giao, theo văn bản nào"
        hint="Xã tự ban hành thì để trống"
        lengthMax={300}
      />
      <DateField {...field('issueBy')} label="Hạn ban hành" hint="Không giao hạn thì để trống: ngày/tháng/năm" />
    </>
  )
}
