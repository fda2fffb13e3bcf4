import { fieldNames } from '#domains/activities/activity.ts'
import { activityKinds } from '#domains/activities/activity-kind.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { ActivityGrid } from '#domains/activities/pages/activity-grid.tsx'
import { type ActivityRowText, isBlankRow, rowsFromForm, textsOf } from '#domains/activities/rows/activity-row.ts'
import type { WholeRow } from '#domains/activities/rows/rows.queries.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export const gridRowsMax = 20
export const blankRowsMin = 5

export type GridPageProps = {
  choice: BodyChoice
  body: BodyLine
  year: number
  month: number | undefined
  rows: WholeRow[]
  hasMore: boolean
  /** For each line that is shown, and some empty ones. */
  keys: string[]
}

/** Bảng năm: a table of inputs, also without a script; with one, Enter and arrows move and a block of Excel is pasted. */
export function gridPage(props: GridPageProps, view: View): PageParts {
  const { choice, body, year, month, rows, hasMore } = props
  const last = rows.at(-1)
  return {
    title: 'Bảng hoạt động',
    section: 'activities',
    wide: true,
    islands: ['grid'],
    trail: [{ label: 'Hoạt động', href: activityPaths.list }],
    body: (
      <>
        <PageHead
          title={`Bảng hoạt động năm ${year}`}
          lead="Mỗi dòng một hoạt động, dòng trống ở cuối là để thêm. Ô trống là chưa ghi, không phải 0. Tab, Enter, phím mũi tên đi giữa các ô; dán được cả khối từ Excel."
          actions={<LinkButton href={activityPaths.import} label="Nhập từ Excel" icon="upload" />}
        />
        <FilterForm action={activityPaths.grid}>
          <TextField name="nam" label="Năm" keyboard="numeric" width="short" value={String(year)} />
          <TextField name="thang" label="Tháng" keyboard="numeric" width="short" value={String(month ?? '')} />
          <BodyChoiceFields choice={choice} body={body} />
        </FilterForm>
        <FormPost
          action={address(activityPaths.grid, view.query)}
          csrf={view.csrf}
          submit="Lưu bảng"
          icon="check"
          hidden={{ bodyId: body.bodyId }}
        >
          <ErrorSummary refusal={view.refusal} idOf={(name) => name} />
          <ActivityGrid caption={body.bodyName} rows={rowsToShow(props, view)} />
        </FormPost>
        {last !== undefined && hasMore && (
          <p>
            <a href={address(activityPaths.grid, view.query, { sau: `${last.fields.heldOn}_${last.id}` })} rel="next">
              Trang sau
            </a>
          </p>
        )}
        <datalist id="grid-kinds">
          {activityKinds.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <p class="hint">
          {fieldNames.laws}, {fieldNames.speakers.toLocaleLowerCase('vi')}, chi phí, nhiệm vụ: mở từng hoạt động để ghi.
        </p>
      </>
    ),
  }
}

/** What was refused stands first, as it was typed; then the records as they are now, then empty lines. */
function rowsToShow({ rows, keys }: GridPageProps, view: View): ActivityRowText[] {
  const typed = view.refusal === undefined ? [] : rowsFromForm(view.typed)
  const errorsOf = (line: number) =>
    Object.fromEntries(
      Object.entries(view.refusal?.fields ?? {}).flatMap(([name, sentence]) =>
        name.startsWith(`r.${line}.`) ? [[name.slice(`r.${line}.`.length), sentence]] : [],
      ),
    )
  const failed = typed
    .map((row) => ({ ...row, errors: errorsOf(row.line) }))
    .filter(({ errors }) => Object.keys(errors).length > 0)
  // refused as a whole, before any row was looked at: everything typed stays
  const kept =
    view.refusal !== undefined && failed.length === 0
      ? typed.filter((row) => row.id !== '' || !isBlankRow(row))
      : failed
  const taken = new Set(kept.map(({ id }) => id))
  const saved = rows
    .filter(({ id }) => !taken.has(id))
    .map(({ id, version, fields }, index) => ({
      id,
      version: String(version),
      key: keys[index]!,
      texts: textsOf(fields),
      errors: {},
      line: 0,
    }))
  const blank = keys.slice(-blankRowsMin).map((key) => ({ id: '', version: '', key, texts: {}, errors: {}, line: 0 }))
  let free = 0
  const lines = new Set(kept.map(({ line }) => line))
  const nextFree = () => {
    while (lines.has(free)) free += 1
    return free++
  }
  return [...kept, ...[...saved, ...blank].map((row) => ({ ...row, line: nextFree() }))]
}
