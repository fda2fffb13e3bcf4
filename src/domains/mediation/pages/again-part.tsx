import { mayTryAgain } from '#domains/mediation/case-together.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { CasePageProps } from '#domains/mediation/pages/step-state.ts'
import { LinkButton } from '#ui/parts/button.tsx'

/** Hòa giải lại: a new case of the same people that names this one. */
export function AgainPart({ one, triedAgain }: CasePageProps) {
  if (!one.mayWrite || !mayTryAgain(one) || triedAgain !== undefined) return null
  return (
    <>
      <h2>Hòa giải lại</h2>
      <p>Các bên muốn hòa giải lại thì mở vụ, việc mới từ vụ, việc này. Số liệu giữ cả hai.</p>
      <LinkButton href={mediationPaths.recordAgain(one.id)} label="Mở hòa giải lại" icon="plus" />
    </>
  )
}
