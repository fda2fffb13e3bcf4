import { checkGroups, groupOf, type IntegrityCheck } from '#domains/integrity/integrity-check.ts'
import { integrityPaths } from '#domains/integrity/integrity-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

/** Everything that is looked at each night, by domain. */
export function checksPage({ checks }: { checks: readonly IntegrityCheck[] }): PageParts {
  return {
    title: 'Các điều được kiểm tra',
    section: 'integrity',
    trail: [{ label: 'Kiểm tra dữ liệu', href: integrityPaths.findings }],
    body: (
      <>
        <PageHead
          title="Các điều được kiểm tra"
          lead={`${showNumber(checks.length)} điều, mỗi đêm một lần. Chỉ đọc, không sửa gì.`}
        />
        {Object.entries(checkGroups).map(([group, name]) => (
          <section key={group}>
            <h2>
              {name} ({showNumber(checks.filter(({ id }) => groupOf(id) === group).length)} điều)
            </h2>
            <ul>
              {checks
                .filter(({ id }) => groupOf(id) === group)
                .map((check) => (
                  <li key={check.id}>{check.name}</li>
                ))}
            </ul>
          </section>
        ))}
      </>
    ),
  }
}
