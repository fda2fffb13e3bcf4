import { showDay, showMoment } from '#base/day.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { CountedBody } from '#domains/statistics/counted-body.ts'
import type { Finding } from '#domains/statistics/forms/cells.ts'
import { daysOf, type Form, filledBy, formMarks, formWhos } from '#domains/statistics/forms/form.ts'
import type { WrittenForm } from '#domains/statistics/forms/forms.queries.ts'
import type { Preview } from '#domains/statistics/forms/preview-cells.queries.ts'
import { FormTable } from '#domains/statistics/pages/form-table.tsx'
import { NotCountedNotice } from '#domains/statistics/pages/nation-figures-page.tsx'
import { blankWords, notCounted, showCell, windowWords } from '#domains/statistics/pages/statistics-words.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type FormPageProps = {
  form: Form
  versions: WrittenForm[]
  choice: BodyChoice
  body: CountedBody
  preview: Preview
  year: number
  findings: Finding[]
  /** Numbers alone for whoever keeps forms; their lists are for who sees the work. */
  maySeeLists: boolean
  mayAsk: boolean
  mayWrite: boolean
}

/** Một biểu, filled from the records of a body as a preview; its periods, its versions. */
export function formPage(props: FormPageProps, _view: View): PageParts {
  const { form, versions, choice, body, preview, year, findings, maySeeLists, mayAsk, mayWrite } = props
  const { cells, window } = preview
  return {
    title: form.code,
    section: 'statistics',
    wide: true,
    trail: [{ label: 'Các biểu thống kê', href: statisticsPaths.forms }],
    body: (
      <>
        <PageHead
          title={`${form.code}: ${form.name}`}
          lead={`${form.basis}. Dùng từ ${showDay(form.fromDay)}. ${formWhos[filledBy(form)]}.`}
          actions={
            mayWrite && <LinkButton href={statisticsPaths.formFrom(form.code)} label="Soạn phiên bản mới" icon="edit" />
          }
        />
        {form.mark !== 'S' && <Notice tone="info">{formMarks[form.mark]}</Notice>}
        <FilterForm action={statisticsPaths.formPage} keep={{ bieu: form.code }}>
          <DateField name="tu" label="Từ ngày" value={window.from} />
          <DateField name="den" label="Đến ngày" value={window.to} />
          <BodyChoiceFields choice={choice} body={{ bodyId: body.id, bodyName: body.name }} />
        </FilterForm>
        {findings.length > 0 && (
          <Notice tone="warning" title="Số liệu này sẽ bị nhắc">
            <ul>
              {findings.map(({ index, says }) => (
                <li key={index}>{says}</li>
              ))}
            </ul>
          </Notice>
        )}
        {preview.of === 'nation' && <NotCountedNotice countedAt={preview.countedAt} />}
        {preview.of === 'hidden' && (
          <Notice tone="info">
            Số liệu của {body.name} chỉ hiện với người được giao quyền xem số liệu của cơ quan ấy.
          </Notice>
        )}
        <FormTable
          form={form}
          caption={`${preview.of === 'hidden' ? 'Các ô của biểu' : 'Xem trước với số liệu thật'}: ${body.name}${preview.of === 'nation' ? ', cả nước theo tháng trọn' : ''}, ${windowWords(window)}`}
          cell={(key) => {
            const fill = form.cells[key]!
            if (fill.kind === 'typed') return 'người lập nhập'
            const words = cells[key] === null ? blankIn(preview) : showCell(cells[key]!)
            if (fill.kind !== 'measure' || !maySeeLists) return words
            return <a href={statisticsPaths.listOf(fill.measure, { bodyId: body.id, ...window })}>{words}</a>
          }}
        />
        {form.periods.length > 0 && (
          <DataTable
            caption={`Kỳ của năm ${year} mà biểu đề xuất`}
            rows={form.periods}
            rowKey={({ code }) => code}
            columns={[
              { head: 'Kỳ', width: 'roomy', cell: ({ name }) => name },
              { head: 'Số liệu', cell: (period) => windowWords(daysOf(period, year)) },
              { head: 'Hạn đề xuất', cell: (period) => showDay(daysOf(period, year).due) },
              {
                head: 'Việc',
                cell: (period) =>
                  mayAsk && (
                    <a href={statisticsPaths.askFor(form.code, period.code, year)}>
                      Yêu cầu báo cáo<span class="unseen"> {period.name}</span>
                    </a>
                  ),
              },
            ]}
          />
        )}
        {versions.length > 0 && (
          <DataTable
            caption="Phiên bản của tỉnh"
            rows={versions}
            rowKey={({ version }) => String(version)}
            columns={[
              { head: 'Phiên bản', cell: ({ version }) => version, width: 'tight' },
              { head: 'Tên', cell: ({ lines }) => lines.name, width: 'roomy' },
              { head: 'Soạn lúc', cell: ({ writtenAt }) => showMoment(writtenAt) },
            ]}
          />
        )}
      </>
    ),
  }
}

/** What stands in a cell without a number. */
function blankIn(preview: Preview): string {
  if (preview.of === 'hidden') return 'hệ thống đếm'
  return preview.of === 'nation' && preview.countedAt === null ? notCounted : blankWords
}
