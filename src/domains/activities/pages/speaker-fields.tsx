import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { choicesOf } from '#ui/fields/form-state.ts'

export type SpeakerChoice = { id: string; name: string; title: string; isPaused: boolean }

type Props = { name: string; label: string; speakers: readonly SpeakerChoice[]; chosen: readonly string[]; view: View }

/** People of the law who spoke or teach, by id; folded up while none is chosen, nothing where none is known. */
export function SpeakerFields({ name, label, speakers, chosen, view }: Props) {
  if (speakers.length === 0) return null
  const { values, ...choice } = choicesOf(view, { [name]: chosen })(name)
  return (
    <details open={choice.error !== undefined || values.some((value) => value !== '')}>
      <summary>{label}</summary>
      <CheckboxGroup
        {...choice}
        values={values}
        label={label}
        options={speakers.map(({ id, name: person, title, isPaused }) => ({
          value: id,
          label: [person, title].filter(Boolean).join(', '),
          hint: isPaused ? 'Đang tạm nghỉ' : undefined,
        }))}
      />
    </details>
  )
}
