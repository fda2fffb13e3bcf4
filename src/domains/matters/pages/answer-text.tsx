import { Fragment } from 'preact'
import type { CitedPlace } from '#domains/matters/matter-answer.ts'

/** An answer as it was written; one that was sealed with a denunciation's letter says so. Lines are lines, each place of the law that was found in the library is a link. */
export function AnswerText({ text, cited }: { text: string; cited: readonly CitedPlace[] }) {
  if (text === '') return <p class="hint">Nội dung trả lời này đã cất kín cùng đơn tố cáo.</p>
  return (
    <div class="answer-text">
      {text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, index) => (
          // the same line may stand twice; their order never changes
          <p key={`${index}-${line.slice(0, 20)}`}>{withLinks(line, cited)}</p>
        ))}
    </div>
  )
}

function withLinks(line: string, cited: readonly CitedPlace[]) {
  return line.split(/(\[[^[\]]+\])/u).map((part, index) => {
    const place = cited.find(({ number, place }) => part === `[${number} ${place}]` || part === `[${number}, ${place}]`)
    return place === undefined ? (
      <Fragment key={`${index}-t`}>{part}</Fragment>
    ) : (
      <a key={`${index}-a`} href={place.href} title={place.name}>
        {part}
      </a>
    )
  })
}
