import { showDay } from '#base/day.ts'
import { endReasons } from '#domains/mediation/case.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { OutboxSays } from '#ui/parts/form-post.tsx'

/** How sessions wait on this machine: named by their day, which says nothing of a party. */
export const sessionOutbox = { title: 'Buổi hòa giải', titleField: 'heldOn', door: mediationPaths.quick }

/** What waits on this telephone, under whose name. */
export function SessionOutbox({ view: { actor } }: { view: Pick<View, 'actor'> }) {
  return <OutboxSays owner={actor?.personId == null ? undefined : { id: actor.personId, name: actor.name }} />
}

/** Which case, as who has only the book at hand names it; the commune's teams are offered while typing. */
export function BookNumberFields({ view, teams }: { view: View; teams: readonly string[] }) {
  const field = fieldsOf(view)
  return (
    <>
      <TextField
        {...field('number')}
        label="Số vụ, việc trong sổ"
        keyboard="numeric"
        width="short"
        lengthMax={5}
        required
      />
      <TextField {...field('year')} label="Năm của sổ" keyboard="numeric" width="short" lengthMax={4} required />
      <TextField
        {...field('team')}
        label="Tổ hòa giải"
        hint="Ông/bà chỉ có một tổ thì để trống được."
        lengthMax={160}
        suggestions={teams}
      />
    </>
  )
}

/** Said beside what would hold names, where the form lies on a telephone before it goes. */
type Hints = { came?: string; what?: string; result?: string }
export const withoutNames: Hints = {
  came: 'Ghi mấy người, vai gì (hai bên, trưởng thôn); không ghi tên',
  what: 'Gọi là bên thứ nhất, bên thứ hai; không ghi tên, địa chỉ',
  result: 'Ghi khi đã kết thúc; không ghi tên',
}

/** A session and, where it ended, its result. `heldOn`: the day that stands there, '' where the page outlives its day. */
export function SessionFields({ view, heldOn, hints = {} }: { view: View; heldOn: string; hints?: Hints }) {
  const field = fieldsOf(view, { heldOn: heldOn === '' ? '' : showDay(heldOn), endReason: '' })
  return (
    <>
      <DateField {...field('heldOn')} label="Ngày hòa giải" required />
      <TextField {...field('place')} label="Địa điểm" lengthMax={300} />
      <TextField {...field('came')} label="Người có mặt, người được mời" hint={hints.came} lengthMax={1000} />
      <Checkbox name="isOpen" label="Hòa giải công khai, các bên đều đồng ý" checked={view.typed.isOpen === 'co'} />
      <TextArea {...field('what')} label="Diễn biến" hint={hints.what} rows={4} lengthMax={6000} required />
      <RadioGroup
        {...field('endReason')}
        label="Đã kết thúc chưa?"
        options={[
          { value: '', label: 'Chưa, còn hòa giải tiếp' },
          ...Object.entries(endReasons).map(([value, label]) => ({ value, label })),
        ]}
      />
      <TextField
        {...field('result')}
        label="Thỏa thuận đạt được, hoặc lý do"
        hint={hints.result ?? 'Ghi khi đã kết thúc'}
        lengthMax={4000}
      />
    </>
  )
}
