import type { AnswerLine } from '#domains/library/everyday-answers.queries.ts'

/** What is published already and may answer. */
export function AnswerLines({ lines }: { lines: readonly AnswerLine[] }) {
  return (
    <ul class="guide-list">
      {lines.map(({ href, title, says }) => (
        <li key={href}>
          <a href={href}>{title}</a>
          <p>{says}</p>
        </li>
      ))}
    </ul>
  )
}
