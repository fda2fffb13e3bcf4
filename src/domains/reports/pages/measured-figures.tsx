import {
  type Measured,
  type MeasuredFigure,
  nameInPart,
  showMeasured,
  standardTitle,
} from '#domains/reports/measured.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
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
      {measured.parts.map(({ letters, title, figures }) => (
        <DataTable
          key={letters}
          caption={title}
          rows={figures}
          rowKey={({ code }) => code}
          columns={[
            { head: 'Số liệu', width: 'roomy', cell: (figure) => nameInPart(figure) },
            { head: 'Đơn vị tính', cell: ({ unit }) => unit },
            { head: 'Giá trị', align: 'end', cell: (figure) => <MeasuredLink reportId={reportId} figure={figure} /> },
            { head: 'Mã', width: 'tight', cell: ({ code }) => code },
          ]}
        />
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
