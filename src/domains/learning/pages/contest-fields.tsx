import { dayAt, showDay } from '#base/day.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { Contest } from '#domains/learning/contests/contest.ts'
import { type PrizeLimit, prizeKinds } from '#domains/learning/contests/prize-limits.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { showNumber } from '#ui/show.ts'

/** What the forms of contests of every kind have in common. */
type Fields = { field: ReturnType<typeof fieldsOf> }

export function BodyField({ view, choice, body }: { view: View; choice: BodyChoice; body: BodyLine }) {
  return (
    <SelectField
      {...fieldsOf(view, { bodyId: body.bodyId })('bodyId')}
      label="Cơ quan tổ chức"
      options={(choice.bodies.some(({ bodyId }) => bodyId === body.bodyId)
        ? choice.bodies
        : [body, ...choice.bodies]
      ).map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
      required
    />
  )
}

export function TimeFields({ field }: Fields) {
  return (
    <>
      <DateField {...field('opensDay')} label="Mở ngày" required />
      <TextField {...field('opensHour')} label="Mở lúc" hint="Ví dụ 7:30" width="short" required />
      <DateField {...field('closesDay')} label="Đóng ngày" required />
      <TextField {...field('closesHour')} label="Đóng lúc" hint="Ví dụ 17 giờ" width="short" required />
    </>
  )
}

/** `limits`: by kind of prize, on the day of the opening. */
export function PrizeFields({ field, limits }: Fields & { limits: Record<string, PrizeLimit | undefined> }) {
  return (
    <fieldset>
      <legend>Giải thưởng</legend>
      <p class="hint">Để trống loại giải không có. Mức vượt mức chi thì không trình được.</p>
      {prizeKinds.map(({ kind, name }) => {
        const limit = limits[kind]
        return (
          <div key={kind}>
            <TextField {...field(`count-${kind}`)} label={`${name}: số giải`} keyboard="numeric" width="short" />
            <TextField
              {...field(`amount-${kind}`)}
              label={`${name}: mức mỗi giải`}
              hint={limit && `Tối đa ${showNumber(limit.amountMax)} đồng (${limit.basis})`}
              suffix="đồng"
              keyboard="numeric"
              width="short"
            />
          </div>
        )
      })}
    </fieldset>
  )
}

/** What was saved, for the fields of this file. */
export function savedFields({
  opensAt,
  closesAt,
  prizes,
}: Pick<Contest, 'opensAt' | 'closesAt' | 'prizes'>): Record<string, string | number> {
  const hour = (moment: Date) =>
    moment.toLocaleTimeString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })
  return {
    opensDay: showDay(dayAt(opensAt)),
    opensHour: hour(opensAt),
    closesDay: showDay(dayAt(closesAt)),
    closesHour: hour(closesAt),
    ...Object.fromEntries(
      prizes.flatMap(({ kind, count, amount }) => [
        [`count-${kind}`, count],
        [`amount-${kind}`, showNumber(amount)],
      ]),
    ),
  }
}
