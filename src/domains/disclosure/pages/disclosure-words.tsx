import { type Day, showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import {
  channelNames,
  type Disclosure,
  type DisclosureKind,
  type DisclosureState,
  disclosureKinds,
  disclosureStates,
  linkOf,
  postingTimeOn,
  publishingLimitOn,
  stateOf,
} from '#domains/disclosure/disclosure.ts'
import { markNames } from '#domains/library/document.ts'
import { Chip, type Tone } from '#ui/parts/chip.tsx'

const tones: Record<DisclosureState, Tone> = {
  due: 'warm',
  late: 'danger',
  'in-time': 'good',
  'published-late': 'neutral',
  'published-unsure': 'neutral',
  withdrawn: 'neutral',
}

export function StateChip({ disclosure, today }: { disclosure: Disclosure; today: Day }) {
  const state = stateOf(disclosure, today)
  return (
    <>
      <Chip tone={tones[state]} label={disclosureStates[state]} />
      {!disclosure.isDueSure && disclosure.publishedOn === null && state !== 'withdrawn' && (
        <>
          {' '}
          <Chip tone="neutral" label="Lịch nghỉ chưa chắc" />
        </>
      )}
    </>
  )
}

/** A link where there is one; in a list a long one is shortened to `lettersMax`. */
export function Where({ at, lettersMax = 500 }: { at: string; lettersMax?: number }) {
  const href = linkOf(at)
  const words = shorten(at, lettersMax)
  return <span>{href === undefined ? words : <a href={href}>{words}</a>}</span>
}

/** By which law the day is set, with how sure that is. */
export function dueGround({ madeOn, dueBy, isDueSure }: Disclosure): string {
  if (dueBy !== '') return `Hạn ghi riêng, theo ${dueBy}.`
  const limit = publishingLimitOn(madeOn)
  const unsure = isDueSure
    ? ''
    : ' Lịch nghỉ của những ngày này chưa chắc nên hạn có thể lùi lại; khi có lịch, hạn tự tính lại trong đêm.'
  return limit === undefined
    ? 'Chưa có văn bản chắc chắn cho ngày này.'
    : `${limit.count} ngày làm việc kể từ ngày tạo ra thông tin: ${limit.law.name} ${limit.law.number}, ${limit.article} (${markNames[limit.mark]}).${unsure}`
}

export function channelWords({ channels }: Disclosure): string {
  return channels.map((channel) => channelNames[channel]).join('; ')
}

/** What a day that is left empty comes to, for what was made on `madeOn`: as the law of that day gives it. */
export function dueHint(madeOn: Day, from: 'ngày tạo ra' | 'ngày ban hành'): string {
  const limit = publishingLimitOn(madeOn)
  return limit === undefined
    ? `Chưa có văn bản chắc chắn cho ${from} này: hãy ghi hạn và văn bản quy định`
    : `Để trống thì hạn là ${limit.count} ngày làm việc từ ${from}, theo ${limit.law.name} ${limit.law.number}`
}

/** How long it stays; a posting for which nothing was set has the least that the law gives. */
export function keepWords({ keepUntil, channels, madeOn, publishedOn }: Disclosure): string {
  if (keepUntil !== null) return `Đến hết ngày ${showDay(keepUntil)}`
  const posting = channels.includes('posting') ? postingTimeOn(publishedOn ?? madeOn) : undefined
  return posting === undefined
    ? 'Không ghi ngày hết hạn'
    : `Niêm yết ít nhất ${posting.days} ngày (${posting.law.name} ${posting.law.number}, ${posting.article})`
}

/** What the law that names it says, and whether that law was still in force on the day. */
export function kindGround({ kind, madeOn }: Disclosure): string {
  const found: DisclosureKind | undefined = disclosureKinds.find(({ id }) => id === kind)
  if (found === undefined) return ''
  const ended =
    found.effectiveTo !== null && madeOn > found.effectiveTo
      ? `; luật này có hiệu lực đến ${showDay(found.effectiveTo)}, danh mục của luật thay thế chưa đọc được`
      : ''
  return `${found.law.name} ${found.law.number}, ${found.article} (${markNames[found.mark]})${ended}.`
}
