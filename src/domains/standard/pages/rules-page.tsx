import { rulesTrail } from '#domains/standard/pages/standard-trail.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type RulesProps = {
  provinces: { id: string; name: string }[]
  ruleSets: readonly RuleSet[]
  mayRead: boolean
}

/** Quy tắc đã xác minh, by province and rule set. */
export function rulesPage({ provinces, ruleSets, mayRead }: RulesProps): PageParts {
  return {
    title: 'Quy tắc đã xác minh',
    section: 'standard',
    trail: rulesTrail({ mayRead }),
    body: (
      <>
        <PageHead
          title="Quy tắc đã xác minh"
          lead="Giá trị nào chưa đối chiếu với văn bản thì chỉ để xem, không tính đạt hay chưa đạt. Tỉnh đọc văn bản, nhập giá trị; người khác duyệt."
        />
        {provinces.length === 0 && (
          <EmptyState title="Chưa được giao giữ quy tắc của tỉnh nào" icon="book">
            Người quản trị giao vai trò thẩm định ở Sở Tư pháp hoặc lãnh đạo ở Ủy ban nhân dân tỉnh.
          </EmptyState>
        )}
        {provinces.map((province) => (
          <section key={province.id} aria-label={province.name}>
            <h2>{province.name}</h2>
            <ul>
              {ruleSets.toReversed().map((ruleSet) => (
                <li key={ruleSet.id} class="counted-line">
                  <a href={standardPaths.ruleSet(province.id, ruleSet.id)}>
                    {province.name}: {ruleSet.basis.map(({ number }) => number).join(', ')}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  }
}
