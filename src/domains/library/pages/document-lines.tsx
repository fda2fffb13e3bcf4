import { type Day, showDay } from '#base/day.ts'
import { documentKinds, fullName } from '#domains/library/document.ts'
import type { LawStatus } from '#domains/library/document-status.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import { StatusChip } from '#domains/library/pages/status-chip.tsx'
import type { ListedDocument } from '#domains/library/reading/document-list.queries.ts'
import { showNumber } from '#ui/show.ts'

export type DocumentLine = ListedDocument & { status: LawStatus }

/** Documents in a list: state, name, from whom and when. */
export function DocumentLines({ documents, articlesOf }: { documents: readonly DocumentLine[]; articlesOf: string }) {
  return (
    <ul class="law-hits">
      {documents.map((document) => (
        <li key={document.id}>
          <StatusChip kind={document.status.kind} />
          <h2>
            <a href={lawPath({ document: document.slug })}>{fullName(document)}</a>
          </h2>
          <p class="law-hit-from">
            {[
              documentKinds[document.kind],
              document.issuer,
              issued(document.issuedOn),
              document.articles > 0 && `${showNumber(document.articles)} điều${articlesOf}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

function issued(day: Day | null): string {
  return day === null ? '' : `ban hành ${showDay(day)}`
}
