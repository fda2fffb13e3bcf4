import type { MatterPageProps } from '#domains/matters/desk/matter-page.queries.ts'
import { isSecretKind } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { papersOf } from '#domains/matters/papers/matter-papers.ts'

/** Giấy đi: what can be printed of this matter now, by the forms that the rules know. */
export function MatterPapers({ matter, submission }: MatterPageProps) {
  const papers = papersOf(matter, submission.receivedOn)
  if (isSecretKind(matter.kind) || (papers.length === 0 && matter.kind !== 'legal-aid')) return null
  return (
    <section aria-labelledby="giay-di">
      <h2 id="giay-di">Giấy đi (Word)</h2>
      <ul>
        {matter.kind === 'legal-aid' && (
          <li>
            <a href={matterPaths.referral(matter.id)}>Xem diện và lập giấy giới thiệu trợ giúp pháp lý</a>
          </li>
        )}
        {papers.map(({ slug, code, name, basis }) => (
          <li key={slug}>
            <a href={matterPaths.paper(matter.id, slug)}>{name}</a> ({code}, {basis}; bố cục của hệ thống, hãy đối chiếu
            mẫu)
          </li>
        ))}
      </ul>
    </section>
  )
}
