import { Fragment } from 'preact'
import type { LookedAt } from '#domains/matters/published/publishing.queries.ts'
import { personalKinds } from '#engines/personal/find-personal.ts'

/** A text in which each place that may tell of somebody is marked and named. */
export function PersonalText({ text, finds }: LookedAt) {
  const parts = finds.map(({ start, end, kind }, index) => (
    <Fragment key={start}>
      {text.slice(index === 0 ? 0 : finds[index - 1]!.end, start)}
      <mark>{text.slice(start, end)}</mark> <small>({personalKinds[kind]})</small>
    </Fragment>
  ))
  return (
    <p class="typed-text">
      {parts}
      {text.slice(finds.at(-1)?.end ?? 0)}
    </p>
  )
}
