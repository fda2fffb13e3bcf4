import type { Case } from '#domains/mediation/case.ts'
import { countedOn } from '#domains/mediation/figures.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { Facts } from '#ui/parts/facts.tsx'

type CountedPartProps = {
  one: Case & { bodyId: string }
  teamName: string
  communeName: string
  maySeeFigures: boolean
}

/** Nơi được tính: the months and years whose figures hold this case, of its team and of the commune; each once, nothing of the parties. */
export function CountedPart({ one, teamName, communeName, maySeeFigures }: CountedPartProps) {
  return (
    <>
      <h2>Nơi được tính</h2>
      <Facts
        facts={countedOn(one).map(({ as, day }) => {
          const [year, month] = day.split('-').map(Number) as [number, number]
          const { bodyId, teamId } = one
          const places = [
            { label: `${teamName}, tháng ${month}/${year}`, of: { bodyId, teamId, year, month } },
            { label: `${teamName}, năm ${year}`, of: { bodyId, teamId, year } },
            { label: `${communeName}, tháng ${month}/${year}`, of: { bodyId, year, month } },
            { label: `${communeName}, năm ${year}`, of: { bodyId, year } },
          ]
          return {
            term: as,
            detail: places.map(({ label, of }) => (
              <div key={label} class="counted-line">
                {maySeeFigures ? <a href={mediationPaths.figuresOf(of)}>{label}</a> : label}
              </div>
            )),
          }
        })}
      />
      {maySeeFigures && (
        <p>
          <a href={mediationPaths.counting(one.id)}>Mọi chỉ tiêu và biểu thống kê tính vụ, việc này</a>
        </p>
      )}
    </>
  )
}
