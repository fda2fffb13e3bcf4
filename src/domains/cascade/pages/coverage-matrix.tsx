import { shorten } from '#base/vietnamese.ts'
import type { AddresseeRow } from '#domains/cascade/addressee-row.ts'
import { cellMarks, cellStateNames, cellStates } from '#domains/cascade/cell.ts'
import type { MatrixCell, ParentTask } from '#domains/cascade/coverage.ts'
import { cellTones, placeOf } from '#domains/cascade/pages/cascade-words.ts'
import { paths } from '#domains/cascade/pages/paths.ts'

/** Communes as rows, tasks of the plan above as columns; each cell a sign and a word, and a link to where it is said. */
export function CoverageMatrix({
  planId,
  rows,
  tasks,
  cells,
}: {
  planId: string
  rows: AddresseeRow[]
  tasks: ParentTask[]
  cells: MatrixCell[]
}) {
  const asked = tasks.filter((task) => task.asked > 0)
  const others = tasks.filter((task) => task.asked === 0)
  const cellAt = new Map(cells.map((cell) => [`${cell.addresseeId} ${cell.parentTaskId}`, cell]))
  return (
    <section aria-labelledby="ma-tran" class="coverage">
      <h2 id="ma-tran">Từng nhiệm vụ ở từng nơi</h2>
      <p class="quiet-words">
        {cellStates.map((state) => `${cellMarks[state].sign} ${cellStateNames[state].toLowerCase()}`).join(' · ')} · ↻
        cần xem lại · ô trống: không giao cho cơ quan đó
      </p>
      {rows.length > 0 && asked.length > 0 && (
        <div class="table-frame coverage-frame">
          <table>
            <caption class="unseen">Nhiệm vụ của kế hoạch cấp trên ở từng cơ quan</caption>
            <thead>
              <tr>
                <th scope="col">Cơ quan</th>
                {asked.map((task) => (
                  <th key={task.id} scope="col">
                    <a href={paths.task(task.id)}>{task.path}</a>
                    <span class="coverage-task">{shorten(task.text, titleLengthMax)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <a href={paths.addressee(planId, row.id)}>{row.bodyName}</a>
                  </th>
                  {asked.map((task) => (
                    <MatrixField key={task.id} position={task.position} cell={cellAt.get(`${row.id} ${task.id}`)} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {others.length > 0 && (
        <details>
          <summary>{others.length} nhiệm vụ không giao cho các cơ quan này, không tính vào mẫu số</summary>
          <ul>
            {others.map((task) => (
              <li key={task.id}>
                {task.path} {task.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** The address is told from this page's own: two thousand whole ones would be most of its weight. */
function MatrixField({ position, cell }: { position: number; cell: MatrixCell | undefined }) {
  if (cell === undefined) return <td />
  const { sign, word } = cellMarks[cell.state]
  return (
    <td class={`coverage-cell tone-${cell.isStale ? 'warm' : cellTones[cell.state]}`}>
      <a href={`bao-phu/${cell.addresseeId}#${placeOf(position)}`}>
        <span aria-hidden="true">{cell.isStale ? '↻' : sign}</span> {word}
        {cell.isStale && <span class="unseen">, cần xem lại</span>}
      </a>
    </td>
  )
}

const titleLengthMax = 60
