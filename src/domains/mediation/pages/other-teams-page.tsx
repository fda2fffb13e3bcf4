import { type Case, caseName } from '#domains/mediation/case.ts'
import type { OtherTeam } from '#domains/mediation/case-together.queries.ts'
import type { JointTeam } from '#domains/mediation/case-together.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type OtherTeamsPageProps = {
  one: Pick<Case, 'id' | 'number' | 'year'>
  joint: JointTeam | undefined
  asked: string
  found: OtherTeam[]
  /** How many more were found. */
  more: number
}

/** Chọn tổ phối hợp: the choice opens the case to the other team, so it is pressed, not slipped into. */
export function otherTeamsPage({ one, joint, asked, found, more }: OtherTeamsPageProps, view: View): PageParts {
  const path = mediationPaths.caseStep(one.id, 'phoi-hop')
  return {
    title: 'Phối hợp với tổ hòa giải khác',
    section: 'mediation',
    trail: [
      { label: 'Vụ, việc hòa giải', href: mediationPaths.cases },
      { label: caseName(one), href: mediationPaths.oneCase(one.id) },
    ],
    body: (
      <>
        <PageHead
          title="Phối hợp với tổ hòa giải khác"
          lead="Khi các bên ở hai thôn, tổ dân phố, hoặc hai xã, phường. Tổ đang giữ vụ, việc chủ trì và được tính số liệu; sổ của tổ phối hợp cũng có vụ, việc này."
        />
        <ErrorSummary refusal={view.refusal} />
        {joint !== undefined && (
          <Notice tone="info" title={`Đang phối hợp với ${joint.teamName}`}>
            <p>Muốn chọn tổ khác thì ghi thôi phối hợp ở trang của vụ, việc trước.</p>
          </Notice>
        )}
        <FilterForm action={path}>
          <TextField
            name="tim"
            label="Tìm tổ, thôn, xã, phường trong tỉnh"
            value={asked}
            hint="Để trống: các tổ cùng xã, phường"
          />
        </FilterForm>
        {found.length === 0 ? (
          <EmptyState title="Không có tổ nào">
            <p>Thử tên xã, phường; không cần dấu. Tổ chưa có trong hệ thống thì nhờ cán bộ xã ấy ghi tổ trước.</p>
          </EmptyState>
        ) : (
          <Facts
            facts={found.map((team) => ({
              term: `${team.name} (${team.villageName})`,
              detail: (
                <>
                  {team.communeName}
                  {joint === undefined && (
                    <FormPost
                      action={path}
                      csrf={view.csrf}
                      submit={`Phối hợp với ${team.name}`}
                      tone="plain"
                      hidden={{ teamId: team.id }}
                    />
                  )}
                </>
              ),
            }))}
          />
        )}
        {more > 0 && <p>Còn {more} tổ nữa. Hãy gõ thêm tên để thấy.</p>}
      </>
    ),
  }
}
