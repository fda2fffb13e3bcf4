import { showMoment } from '#base/day.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { ImportLine } from '#domains/activities/rows/activity-import.queries.ts'
import { mayUndoOn, undoDaysMax } from '#domains/activities/rows/activity-import.ts'
import { type ActivityRowText, rowsMax } from '#domains/activities/rows/activity-row.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { Button, LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ImportOutcome = {
  /** A trial: nothing was written. */
  isTrial: boolean
  rows: number
  saved: number
  parallel: string[]
  failed: ActivityRowText[]
}

export type ImportPageProps = {
  choice: BodyChoice
  outcome: ImportOutcome | undefined
  /** Of the last days, which can be taken back. */
  imports: ImportLine[]
  sizeMbMax: number
}

/** Nhập hoạt động từ Excel: try it, write it, send the mended file again; what was written is not written twice. */
export function importPage({ choice, outcome, imports, sizeMbMax }: ImportPageProps, view: View): PageParts {
  const field = fieldsOf(view, { bodyId: choice.bodies[0]?.bodyId })
  return {
    title: 'Nhập hoạt động từ Excel',
    section: 'activities',
    trail: [{ label: 'Hoạt động', href: activityPaths.list }],
    body: (
      <>
        <PageHead
          title="Nhập hoạt động từ Excel"
          lead={`Điền tệp mẫu, hoặc xuất danh sách ra, sửa rồi gửi lại. Mỗi lần nhiều nhất ${rowsMax} dòng.`}
          actions={
            <>
              <LinkButton href={activityPaths.template} label="Tải tệp mẫu" icon="download" />
              <LinkButton href={activityPaths.grid} label="Bảng hoạt động" icon="list" />
            </>
          }
        />
        {outcome !== undefined && <Outcome {...outcome} />}
        <FormPost action={activityPaths.import} csrf={view.csrf} files>
          <ErrorSummary refusal={view.refusal} />
          {choice.bodies.length > 1 && (
            <SelectField
              {...field('bodyId')}
              label="Hoạt động mới là của cơ quan"
              options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
              required
            />
          )}
          <FileField
            name="file"
            error={field('file').error}
            label="Tệp"
            hint="Dòng có mã hoạt động (từ tệp đã xuất) sửa chính hoạt động đó; dòng không có mã là hoạt động mới."
            kinds="Excel (.xlsx, .xls, .ods), CSV"
            sizeMbMax={sizeMbMax}
            required
          />
          <div class="buttons">
            <Button label="Chạy thử, chưa ghi" tone="plain" name="how" value="try" />
            <Button label="Ghi vào hệ thống" icon="check" name="how" value="write" />
          </div>
        </FormPost>
        <Imports imports={imports} view={view} />
      </>
    ),
  }
}

function Imports({ imports, view }: { imports: ImportLine[]; view: View }) {
  if (imports.length === 0) return null
  return (
    <>
      <DataTable
        caption={`Đã nhập trong ${undoDaysMax} ngày qua`}
        rows={imports}
        rowKey={({ id }) => id}
        cards
        columns={[
          { head: 'Tệp', width: 'roomy', cell: ({ fileName }) => fileName },
          { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
          { head: 'Lúc', cell: ({ startedAt }) => showMoment(startedAt) },
          { head: 'Người nhập', cell: ({ startedBy }) => startedBy },
          { head: 'Dòng đã ghi', align: 'end', width: 'tight', cell: ({ rows }) => String(rows) },
          {
            head: 'Hoàn tác',
            cell: (one) =>
              mayUndoOn(one, view.today) ? (
                <PostButton
                  action={activityPaths.undoImport(one.id)}
                  csrf={view.csrf}
                  label={`Hoàn tác lần nhập lúc ${showMoment(one.startedAt)}`}
                  tone="plain"
                />
              ) : (
                'đã hoàn tác'
              ),
          },
        ]}
      />
      <p class="hint">
        Hoàn tác: hoạt động mới được rút, hoạt động đã sửa trở lại như trước; dòng đã có người sửa tiếp thì giữ nguyên.
        Gửi lại tệp thì ghi lại được.
      </p>
    </>
  )
}

function Outcome({ isTrial, rows, saved, parallel, failed }: ImportOutcome) {
  const same = rows - saved - parallel.length - failed.length
  return (
    <>
      <Notice
        tone={failed.length > 0 ? 'warning' : isTrial ? 'info' : 'saved'}
        title={isTrial ? `Chạy thử: sẽ ghi ${saved} trong ${rows} dòng` : `Đã ghi ${saved} trong ${rows} dòng`}
      >
        <p>
          {same > 0 && `${same} dòng đã có như vậy, không ghi lại. `}
          {failed.length > 0
            ? 'Hãy sửa các dòng dưới đây ngay trong tệp rồi gửi lại cả tệp: dòng đã ghi không bị ghi hai lần.'
            : isTrial
              ? 'Chưa ghi gì. Chọn lại tệp rồi bấm «Ghi vào hệ thống».'
              : 'Số liệu và nhiệm vụ đã tính theo.'}
        </p>
        {parallel.length > 0 && (
          <p>
            {parallel.length} dòng có cập nhật song song, chờ đối chiếu:{' '}
            {parallel.map((id, index) => (
              <a key={id} href={activityPaths.activity(id)}>{`hoạt động ${index + 1} `}</a>
            ))}
          </p>
        )}
      </Notice>
      {failed.length > 0 && (
        <DataTable
          caption={`${failed.length} dòng cần sửa`}
          rows={failed}
          rowKey={({ line }) => String(line)}
          columns={[
            { head: 'Dòng trong tệp', width: 'tight', cell: ({ line }) => String(line) },
            { head: 'Chủ đề', cell: ({ texts }) => texts.topic || '(trống)' },
            { head: 'Cần sửa', width: 'roomy', cell: ({ errors }) => Object.values(errors).join(' ') },
          ]}
        />
      )}
    </>
  )
}
