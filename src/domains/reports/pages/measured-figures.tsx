import { Fragment } from 'preact'
import {
  chartsOf,
  type Measured,
  type MeasuredFigure,
  nameInPart,
  showMeasured,
  standardTitle,
} from '#domains/reports/measured.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { SmallBars } from '#ui/drawings/small-bars.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Notice } from '#ui/parts/notice.tsx'

/** Số liệu công tác, part by part; each number is a link to the records that it counts. */
export function MeasuredParts({ reportId, measured }: { reportId: string; measured: Measured }) {
  return (
    <>
      {measured.missing.length > 0 && (
        <Notice tone="warning" title={`Chưa có báo cáo của ${measured.missing.length} xã, không tính vào số liệu`}>
          {measured.missing.join('; ')}
        </Notice>
      )}
      {measured.standard !== undefined && measured.standard.length > 0 && (
        <>
          <h3>{standardTitle}</h3>
          {measured.standard.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      )}
      {measured.parts.map((part) => (
        <Fragment key={part.letters}>
          <DataTable
            caption={part.title}
            rows={part.figures}
            rowKey={({ code }) => code}
            columns={[
              { head: 'Số liệu', width: 'roomy', cell: (figure) => `${nameInPart(figure)} (${figure.unit})` },
              { head: 'Giá trị', align: 'end', cell: (figure) => <MeasuredLink reportId={reportId} figure={figure} /> },
              { head: 'Mã', width: 'tight', cell: ({ code }) => code },
            ]}
          />
          {chartsOf(part).map(({ title, unit, bars }) => (
            <SmallBars
              key={title}
              caption={`Biểu đồ: ${title}`}
              heads={{ label: 'Nội dung', value: `Số liệu (${unit})` }}
              bars={bars.map(({ name, value }) => ({ label: name, value: value ?? 0, shown: showMeasured(value) }))}
            />
          ))}
        </Fragment>
      ))}
    </>
  )
}

function MeasuredLink({ reportId, figure }: { reportId: string; figure: MeasuredFigure }) {
  const shown = showMeasured(figure.value)
  return (
    <a class="figure-link" href={reportPaths.figure(reportId, figure.code)} aria-label={`${figure.name}: ${shown}`}>
      {shown}
    </a>
  )
}
