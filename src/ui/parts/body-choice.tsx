import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { showNumber } from '#ui/show.ts'

type BodyLine = { bodyId: string; bodyName: string }

/** What can be chosen from, and how many more there are: those are found by name. */
type BodyChoice = { bodies: BodyLine[]; more: number; search: string }

/** There is something to choose. */
export function isWide({ bodies, search }: BodyChoice): boolean {
  return bodies.length > 1 || search !== ''
}

/** Which body, for a form that leads to its page; those beyond the list are found by name. */
export function BodyChoiceFields({
  choice,
  body,
  empty,
}: {
  /** The first line, where no body at all may be chosen. */
  empty?: string
  choice: BodyChoice
  body: BodyLine | undefined
}) {
  const { bodies } = choice
  if (!isWide(choice)) return null
  const isThere = body === undefined || bodies.some(({ bodyId }) => bodyId === body.bodyId)
  const options = isThere ? bodies : [body, ...bodies]
  return (
    <>
      <SelectField
        name="co-quan"
        label="Cơ quan"
        empty={empty}
        options={options.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
        value={body?.bodyId}
        width="medium"
      />
      <BodySearch {...choice} />
    </>
  )
}

/** Nothing where all bodies stand in the list. */
export function BodySearch({ more, search }: BodyChoice) {
  if (more === 0 && search === '') return null
  return (
    <TextField
      name="tim-co-quan"
      kind="search"
      label="Tìm cơ quan theo tên"
      hint={more > 0 ? `Danh sách còn ${showNumber(more)} cơ quan nữa.` : undefined}
      value={search}
      width="medium"
      lengthMax={100}
    />
  )
}
