import { showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { decides, markNames } from '#domains/library/document.ts'
import { sayScope, shortName } from '#domains/library/document-status.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import type { RelationBeside } from '#domains/library/reading/read-document.ts'
import { relationNames } from '#domains/library/relation.ts'
import { Chip } from '#ui/parts/chip.tsx'

/** What documents do to each other: verb, document, which parts, from when; what only the machine read says so. */
export function RelationList({ relations }: { relations: readonly RelationBeside[] }) {
  return (
    <ul class="law-relations">
      {relations.map((relation, index) => (
        <li key={`${index}-${relation.by.slug}`}>
          {capitalise(relationNames[relation.kind][relation.direction === 'acting' ? 'acting' : 'actedOn'])}{' '}
          <a href={lawPath({ document: relation.by.slug })}>{shortName(relation.by)}</a>
          <span class="soft">{detailsOf(relation)}</span>
          <Doubt {...relation} />
        </li>
      ))}
    </ul>
  )
}

const scopesShown = 8

function detailsOf({ scope, fromDay, toDay, direction, kind }: RelationBeside): string {
  const shown = scope.slice(0, scopesShown).map(sayScope).join('; ')
  const more = scope.length > scopesShown ? `; và ${scope.length - scopesShown} chỗ khác` : ''
  // an amendment reaches parts of the document it acts on
  const whose = direction === 'acting' ? ' của văn bản đó' : ''
  const days = [fromDay && `từ ${showDay(fromDay)}`, toDay && `đến trước ${showDay(toDay)}`].filter(Boolean).join(' ')
  const isDated = kind !== 'based-on' && kind !== 'guides' && kind !== 'consolidates'
  return [shown && ` (${shown}${more}${whose})`, days ? `, ${days}` : isDated && ', chưa rõ từ ngày nào']
    .filter(Boolean)
    .join('')
}

function Doubt({ state, mark }: RelationBeside) {
  if (state === 'read')
    return (
      <>
        {' '}
        <Chip tone="neutral" label="Máy đọc, chờ xác nhận" icon="clock" />
      </>
    )
  return decides(mark) ? null : <span class="soft"> – {markNames[mark]}</span>
}
