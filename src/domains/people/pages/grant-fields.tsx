import { reaches } from '#domains/people/grant.ts'
import { wholeSystemChoice } from '#domains/people/grant-fields.ts'
import type { BodyChoice } from '#domains/people/people.queries.ts'
import { roleKeys, roles } from '#domains/people/roles.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

/** Bodies that may be chosen; more than fit are found by `?co-quan=`. */
export type BodyChoices = { bodies: BodyChoice[]; text: string; mayWholeSystem: boolean; chosen: string | null }

/** Role, where, how far, how long. */
export function GrantFields({ choices, view }: { choices: BodyChoices; view: View }) {
  const field = fieldsOf(view, { fromDay: view.today, reach: 'body', bodyId: choices.chosen })
  return (
    <>
      <RadioGroup
        {...field('role')}
        label="Vai trò"
        required
        options={roleKeys.map((role) => ({ value: role, label: roles[role].name, hint: roles[role].explanation }))}
      />
      <SelectField
        {...field('bodyId')}
        label="Cơ quan"
        hint="Không thấy cơ quan cần tìm? Hãy tìm theo tên ở ô «Tìm cơ quan»."
        empty="Chọn cơ quan"
        required
        options={[
          ...(choices.mayWholeSystem ? [{ value: wholeSystemChoice, label: 'Toàn hệ thống' }] : []),
          ...bodyOptions(choices.bodies),
        ]}
      />
      <RadioGroup
        {...field('reach')}
        label="Phạm vi"
        required
        options={Object.entries(reaches).map(([value, { name, explanation }]) => ({
          value,
          label: name,
          hint: explanation,
        }))}
      />
      <DateField {...field('fromDay')} label="Từ ngày" required />
      <DateField {...field('toDay')} label="Đến hết ngày" hint="Để trống nếu không thời hạn; ví dụ 31/12/2026" />
      <TextField {...field('reason')} label="Căn cứ" hint="Ví dụ: Quyết định phân công số, ngày" lengthMax={500} />
    </>
  )
}

/** A GET form of its own, above the form with the bodies: a form cannot stand in a form. */
export function BodySearch({ action, choices }: { action: string; choices: BodyChoices }) {
  return (
    <form method="get" action={action} class="filters">
      <TextField
        name="co-quan"
        kind="search"
        label="Tìm cơ quan"
        hint="Gõ tên cơ quan hoặc địa bàn, có dấu hoặc không dấu"
        value={choices.text}
        width="medium"
      />
      <button type="submit" class="button plain">
        Tìm cơ quan
      </button>
    </form>
  )
}

export function bodyOptions(bodies: BodyChoice[]) {
  return bodies.map(({ id, name, placeName }) => ({ value: id, label: `${name} – ${placeName}` }))
}
