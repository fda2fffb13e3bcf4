import type { Party } from '#domains/mediation/sealed-case.ts'
import type { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'

/** Each party: who, how old, where, what they want. */
export function PartyFields({ parties, field }: { parties: readonly number[]; field: ReturnType<typeof fieldsOf> }) {
  return (
    <>
      {parties.map((party) => (
        <fieldset key={party}>
          <legend>{party <= 2 ? `Bên thứ ${party}` : `Bên thứ ${party} (nếu có)`}</legend>
          <TextField {...field(`name${party}`)} label={`Họ tên bên ${party}`} lengthMax={160} required={party <= 2} />
          <TextField {...field(`age${party}`)} label={`Tuổi hoặc năm sinh bên ${party}`} width="short" lengthMax={40} />
          <TextField {...field(`address${party}`)} label={`Địa chỉ bên ${party}`} lengthMax={300} />
          <TextField {...field(`wish${party}`)} label={`Yêu cầu của bên ${party}`} lengthMax={2000} />
        </fieldset>
      ))}
    </>
  )
}

/** The parties as fields of the form hold them. */
export function partiesTyped(parties: readonly Party[]): Record<string, string> {
  return Object.fromEntries(
    parties.flatMap((party, index) => Object.entries(party).map(([name, text]) => [`${name}${index + 1}`, text])),
  )
}
