import type { ComponentChildren } from 'preact'

export type Fact = {
  term: string
  detail: ComponentChildren
  /** Answers shown before sending can each be changed. */
  changeHref?: string
}

/**
 * What is known about one thing; also the answers before sending.
 *
 * `<Facts facts={[{ term: 'Đơn vị chủ trì', detail: 'Công an xã' }, { term: 'Hạn', detail: '27/11/2026', changeHref: '?buoc=2' }]} />`
 */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>
            <span>{fact.detail}</span>
            {fact.changeHref !== undefined && (
              <a href={fact.changeHref}>
                Sửa<span class="unseen"> {fact.term}</span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
