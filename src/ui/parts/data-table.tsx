import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { SortDirection } from '#ui/address.ts'
import { Icon } from '#ui/icons.tsx'

export type Column<Row> = {
  head: string
  cell: (row: Row) => ComponentChildren
  /** Numbers stand at the end, in tabular figures. */
  align?: 'start' | 'end'
  /** From `sortBy('han', path, query)`. */
  sort?: { href: string; direction: SortDirection | undefined }
  /** `tight`: as narrow as its content · `roomy`: takes what is left. */
  width?: 'tight' | 'roomy'
}

export type DataTableProps<Row> = {
  caption: string
  /** The heading above the table already says it: the caption is only read out. */
  captionUnseen?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where a row leads: the first column becomes the link, Enter opens it; undefined: nowhere. */
  rowHref?: (row: Row) => string | undefined
  /** The row whose detail is open beside the list. */
  currentKey?: string
  /** `warm` needs a person, `danger` is late: a mark at the row's edge beside the chip that says it. */
  rowTone?: (row: Row) => 'warm' | 'danger' | undefined
  /** A box before each row; the table then stands in a form. `label` says which row: «Chọn: Tổ chức hội nghị…». */
  select?: { name: string; label: (row: Row) => string }
  /** Under 600 px each row becomes a card. Otherwise the table scrolls within its frame. */
  cards?: boolean
  /** What is shown instead when there are no rows. */
  empty?: ComponentChildren
  /** The last row, e.g. totals: one cell a column. */
  foot?: readonly ComponentChildren[]
}

/**
 * Rows of work.
 *
 * ```tsx
 * <DataTable caption="Nhiệm vụ đang mở" rows={tasks} rowKey={(task) => task.id} rowHref={(task) => `/nghiep-vu/nhiem-vu/${task.id}`} cards
 *   columns={[{ head: 'Nhiệm vụ', cell: (task) => task.text, width: 'roomy' }, { head: 'Hạn', cell: (task) => showDay(task.due), sort: sortBy('han', path, query) }]} />
 * ```
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const id = `table-${useId()}`
  if (props.rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>
  const { columns, cards, select } = props
  // Cards take the table's display away, and with it its meaning for a screen reader: the roles give it back.
  const role = (name: string) => (cards ? name : undefined)
  return (
    <section
      class={cards ? 'table-frame table-cards' : 'table-frame'}
      aria-labelledby={id}
      tabIndex={leads(props) ? undefined : keyboardScrolls}
    >
      <table role={role('table') as 'table'}>
        <caption id={id} class={props.captionUnseen ? 'unseen' : undefined}>
          {props.caption}
        </caption>
        <thead role={role('rowgroup') as 'rowgroup'}>
          <tr role={role('row') as 'row'}>
            {select !== undefined && (
              <th scope="col" class="tight" role={role('columnheader') as 'columnheader'}>
                <span class="unseen">Chọn</span>
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.head} column={column} role={role('columnheader')} />
            ))}
          </tr>
        </thead>
        <tbody role={role('rowgroup') as 'rowgroup'}>
          {props.rows.map((row) => (
            <BodyRow key={props.rowKey(row)} row={row} table={props} role={role} />
          ))}
        </tbody>
        {props.foot !== undefined && (
          <tfoot role={role('rowgroup') as 'rowgroup'}>
            <tr role={role('row') as 'row'}>
              {select !== undefined && <td role={role('cell') as 'cell'} />}
              {props.foot.map((cell, index) => (
                <td
                  key={columns[index]?.head}
                  class={columns[index]?.align === 'end' ? 'end' : undefined}
                  role={role('cell') as 'cell'}
                >
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function HeadCell<Row>({ column, role }: { column: Column<Row>; role: string | undefined }) {
  const names = [column.align === 'end' ? 'end' : '', column.width ?? ''].join(' ').trim()
  return (
    <th
      scope="col"
      class={names === '' ? undefined : names}
      aria-sort={column.sort?.direction}
      role={role as 'columnheader'}
    >
      {column.sort === undefined ? (
        column.head
      ) : (
        <a class="sort" href={column.sort.href}>
          {column.head}
          {column.sort.direction !== undefined && (
            <Icon name={column.sort.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />
          )}
        </a>
      )}
    </th>
  )
}

/** A frame that scrolls must be reachable by keyboard; the links of its rows do that too. */
const keyboardScrolls = 0

function leads<Row>({ rows, rowHref }: DataTableProps<Row>): boolean {
  return rowHref !== undefined && (rows.length === 0 || rows.some((row) => rowHref(row) !== undefined))
}

type BodyRowProps<Row> = { row: Row; table: DataTableProps<Row>; role: (name: string) => string | undefined }

function BodyRow<Row>({ row, table, role }: BodyRowProps<Row>) {
  const tone = table.rowTone?.(row)
  const isCurrent = table.currentKey !== undefined && table.rowKey(row) === table.currentKey
  const href = table.rowHref?.(row)
  return (
    <tr
      class={tone === undefined ? undefined : `tone-${tone}`}
      aria-current={isCurrent ? 'true' : undefined}
      data-row
      role={role('row') as 'row'}
    >
      {table.select !== undefined && (
        <td class="tight" role={role('cell') as 'cell'}>
          <input
            type="checkbox"
            name={table.select.name}
            value={table.rowKey(row)}
            aria-label={table.select.label(row)}
          />
        </td>
      )}
      {/* a card names its cells by their heads, but for the first, which is its title */}
      {table.columns.map((column, index) => (
        <td
          key={column.head}
          class={index === 0 ? 'main' : column.align}
          data-head={table.cards && index > 0 ? column.head : undefined}
          role={role('cell') as 'cell'}
        >
          {index === 0 && href !== undefined ? (
            <a class="row-link" href={href}>
              {column.cell(row)}
            </a>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}
