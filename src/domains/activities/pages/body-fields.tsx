import type { ActivityBodies, BodyLine } from '#domains/activities/activity-bodies.queries.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { showNumber } from '#ui/show.ts'

/** Which body, in a form that leads to a list; those beyond the choice are found by name. Nothing where there is one alone. */
export function BodyFields({
  choice,
  body,
  empty,
}: {
  choice: ActivityBodies
  body: BodyLine | undefined
  empty?: string
}) {
  const { bodies, more, search } = choice
  if (bodies.length < 2 && search === '') return null
  const options = body === undefined || bodies.some(({ id }) => id === body.id) ? bodies : [body, ...bodies]
  return (
    <>
      <SelectField
        name="co-quan"
        label="Cơ quan"
        empty={empty}
        options={options.map(({ id, name }) => ({ value: id, label: name }))}
        value={body?.id}
        width="medium"
      />
      {(more > 0 || search !== '') && (
        <TextField
          name="tim-co-quan"
          kind="search"
          label="Tìm cơ quan theo tên"
          hint={more > 0 ? `Danh sách còn ${showNumber(more)} cơ quan nữa.` : undefined}
          value={search}
          width="medium"
          lengthMax={100}
        />
      )}
    </>
  )
}
