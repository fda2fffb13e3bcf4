import type { DraftBody } from '#domains/plans/draft-body.ts'

/** A body as written, and what it stands for when that is not the same words. */
export function DraftBodyLine({ body, names }: { body: DraftBody; names: Record<string, string> }) {
  return (
    <span class="body-line">
      {body.written}
      {explain(body, names)}
    </span>
  )
}

function explain(body: DraftBody, names: Record<string, string>): string {
  const [first] = body.bodyIds
  if (first === undefined) return ' (chưa gắn)'
  if (body.bodyIds.length > 1) return ` (${body.bodyIds.length} cơ quan)`
  const name = names[first]
  if (name === undefined || name === body.written) return ''
  return body.how === 'successor' ? ` (nay là ${name})` : ` (${name})`
}
