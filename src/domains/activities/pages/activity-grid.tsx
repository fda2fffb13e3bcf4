import { activityPaths } from '#domains/activities/activity-paths.ts'
import { type ActivityRowText, gridColumns, type RowColumn } from '#domains/activities/rows/activity-row.ts'

/** Rows of inputs; names are short, for there are many. The first cell says what is wrong with the row. */
export function ActivityGrid({ caption, rows }: { caption: string; rows: readonly ActivityRowText[] }) {
  return (
    <div class="table-frame">
      <table class="grid" data-grid>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Dòng</th>
            {gridColumns.map(({ name, head }) => (
              <th key={name} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <GridRow key={row.line} row={row} number={index + 1} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function GridRow({ row, number }: { row: ActivityRowText; number: number }) {
  const { line, id, version, key, errors } = row
  const sentences = Object.values(errors)
  return (
    <tr>
      <td id={`r.${line}.`}>
        {id === '' ? `${number}, mới` : <a href={activityPaths.activity(id)}>{`${number}, mở`}</a>}
        <input type="hidden" name={`r.${line}.key`} value={key} />
        {id !== '' && <input type="hidden" name={`r.${line}.id`} value={id} />}
        {id !== '' && <input type="hidden" name={`r.${line}.version`} value={version} />}
        {sentences.length > 0 && <p class="error">{sentences.join(' ')}</p>}
      </td>
      {gridColumns.map((column) => (
        <td key={column.name} class={column.isCount ? 'grid-count' : undefined}>
          <GridCell column={column} row={row} number={number} />
        </td>
      ))}
    </tr>
  )
}

function GridCell({ column, row, number }: { column: RowColumn; row: ActivityRowText; number: number }) {
  const { name, head, isCount } = column
  return (
    <input
      id={row.errors[name] === undefined ? undefined : `r.${row.line}.${name}`}
      name={`r.${row.line}.${name}`}
      value={row.texts[name] ?? ''}
      aria-label={`${head}, dòng ${number}`}
      inputMode={isCount ? 'numeric' : undefined}
      list={name === 'kind' ? 'grid-kinds' : undefined}
      aria-invalid={row.errors[name] === undefined ? undefined : 'true'}
      autocomplete="off"
    />
  )
}
