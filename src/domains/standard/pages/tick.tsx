import { Checkbox } from '#ui/fields/choice-groups.tsx'
import type { choicesOf } from '#ui/fields/form-state.ts'

type TickProps = { choices: ReturnType<typeof choicesOf>; name: string; label: string }

/** Yes or no of a row of values: «co», or nothing. */
export function Tick({ choices, name, label }: TickProps) {
  return <Checkbox name={name} label={label} checked={choices(name).values.includes('co')} />
}
