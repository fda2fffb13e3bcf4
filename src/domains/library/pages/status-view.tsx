import { type Day, showDay } from '#base/day.ts'
import { type LawStatus, statusNames } from '#domains/library/document-status.ts'
import { statusLooks } from '#domains/library/pages/status-chip.tsx'
import { Icon } from '#ui/icons.tsx'

type StatusProps = {
  status: LawStatus
  /** The document that made it so, when its page is at hand. */
  byHref?: string | undefined
  /** The day it is asked for; undefined: today. */
  asAt: Day | undefined
  /** The day to which the library is right; null: not known. */
  libraryDay: Day | null
}

/** The first thing a page of the law says: in force or not, since when, why, and how sure that is. */
export function StatusView({ status, asAt, libraryDay, byHref }: StatusProps) {
  const { tone, icon } = statusLooks[status.kind]
  const name = statusNames[status.kind]
  const [word, rest] = status.sentence.startsWith(name)
    ? [name, status.sentence.slice(name.length)]
    : ['', status.sentence]
  return (
    <section class={`law-status tone-${tone}`} aria-label="Hiệu lực">
      <Icon name={icon} />
      <div>
        {asAt !== undefined && <p class="law-status-day">Vào ngày {showDay(asAt)}:</p>}
        <p class="law-status-says">
          {word !== '' && <strong>{word}</strong>}
          {rest}
          {byHref !== undefined && (
            <>
              {' '}
              <a href={byHref}>Xem văn bản đó</a>
            </>
          )}
        </p>
        {status.next !== null && (
          <p>
            Sắp thay đổi từ <strong>{showDay(status.next.day)}</strong>: {status.next.sentence}
          </p>
        )}
        {status.possible.length > 0 && (
          <ul class="law-possible">
            {status.possible.slice(0, possibleShown).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {libraryDay !== null && <p class="law-status-day">Thư viện đúng đến ngày {showDay(libraryDay)}.</p>}
      </div>
    </section>
  )
}

const possibleShown = 5
