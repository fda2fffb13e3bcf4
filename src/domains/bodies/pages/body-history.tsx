import { showDay } from '#base/day.ts'
import type { BodySuccession } from '#domains/bodies/body.ts'
import type { BodyPageProps } from '#domains/bodies/body-pages.queries.ts'
import { bodyPath } from '#domains/bodies/pages/paths.ts'
import type { TimelineEvent } from '#ui/parts/timeline.tsx'

type Dated = TimelineEvent & { day: string }

/** What happened to a body, latest first: each with its day and the decision it rests on. */
export function bodyEvents(props: Pick<BodyPageProps, 'body' | 'names' | 'successions' | 'moves' | 'bodyNames'>) {
  const { body, names, moves } = props
  const events: Dated[] = [
    founded(body),
    ...names
      .filter(({ kind }) => kind === 'former')
      .map((name) => event(name.toDay, 'Đổi tên', name.decision, <>Trước đó: {name.name}</>)),
    ...moves.map((move) =>
      event(
        move.day,
        'Chuyển cơ quan cấp trên',
        move.decision,
        <>
          Từ {move.fromName ?? 'không có'} sang {move.toName ?? 'không có'}; {move.byName} ghi
        </>,
      ),
    ),
    ...takenOver(props),
    ...ended(props),
  ]
  return events.sort((a, b) => (a.day < b.day ? 1 : -1)).map(({ day: _, ...shown }): TimelineEvent => shown)
}

function founded({ fromDay, foundedBy }: BodyPageProps['body']): Dated {
  if (fromDay === null && foundedBy === '')
    return { ...event(null, 'Có trong danh mục', '', undefined), when: 'không ghi ngày thành lập' }
  return { ...event(fromDay, 'Thành lập', foundedBy, undefined), tone: 'good', icon: 'plus' }
}

/** Others that ended in this one. */
function takenOver({ body, successions, bodyNames }: Pick<BodyPageProps, 'body' | 'successions' | 'bodyNames'>) {
  return successions
    .filter(({ newId }) => newId === body.id)
    .map(({ oldId, kind, onDay, decision }) =>
      event(onDay, takenOverWords[kind], decision, <Other id={oldId} names={bodyNames} />),
    )
}

/** One event for the end, with all who took over. */
function ended({ body, successions, bodyNames }: Pick<BodyPageProps, 'body' | 'successions' | 'bodyNames'>): Dated[] {
  if (body.toDay === null) return []
  const after = successions.filter(({ oldId }) => oldId === body.id)
  const note = after.map(({ newId }, index) => (
    <span key={newId}>
      {index > 0 && '; '}
      <Other id={newId} names={bodyNames} />
    </span>
  ))
  const what = after[0] === undefined ? 'Kết thúc hoạt động' : endedWords[after[0].kind]
  return [
    {
      ...event(body.toDay, what, body.endedBy, after.length === 0 ? undefined : note),
      tone: 'neutral',
      icon: 'close',
    },
  ]
}

const takenOverWords: Record<BodySuccession['kind'], string> = {
  merge: 'Nhận sáp nhập',
  split: 'Tách ra từ',
  transfer: 'Nhận việc của',
}

const endedWords: Record<BodySuccession['kind'], string> = {
  merge: 'Sáp nhập vào',
  split: 'Chia tách thành',
  transfer: 'Giải thể, chuyển việc cho',
}

function Other({ id, names }: { id: string; names: ReadonlyMap<string, string> }) {
  return <a href={bodyPath(id)}>{names.get(id) ?? 'cơ quan khác'}</a>
}

function event(day: string | null, what: string, decision: string, note: TimelineEvent['note']): Dated {
  return {
    day: day ?? '',
    when: day === null ? 'không ghi ngày' : showDay(day),
    what,
    who: decision === '' ? 'chưa ghi quyết định' : decision,
    note,
    tone: 'action',
    icon: 'arrow-right',
  }
}
