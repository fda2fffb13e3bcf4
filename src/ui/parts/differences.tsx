import { wordDifference } from '#ui/word-difference.ts'

export type Difference = { label: string; before: string; after: string }

/**
 * Before → after of each changed field, word by word.
 *
 * `<Differences differences={[{ label: 'Hạn', before: 'Quý III', after: 'trước ngày 30/9/2026' }]} />`
 */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  return (
    <dl class="facts differences">
      {differences.map(({ label, before, after }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span>
              {wordDifference(before, after).map((piece, index) => (
                <PieceView key={`${index}-${piece.kind}`} {...piece} />
              ))}
              {before === '' && <span class="soft"> (trước đó để trống)</span>}
              {after === '' && <span class="soft"> (nay để trống)</span>}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function PieceView({ kind, text }: { kind: 'same' | 'removed' | 'added'; text: string }) {
  if (kind === 'same') return <>{text}</>
  return kind === 'removed' ? (
    <del>
      <span class="unseen">Bỏ: </span>
      {text}
    </del>
  ) : (
    <ins>
      <span class="unseen">Thêm: </span>
      {text}
    </ins>
  )
}
