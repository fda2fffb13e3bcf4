import { showDay, showMoment } from '#base/day.ts'
import { formMarks } from '#domains/statistics/forms/form.ts'
import { cellHref } from '#domains/statistics/pages/cell-href.ts'
import { FormTable } from '#domains/statistics/pages/form-table.tsx'
import { ReturnForm } from '#domains/statistics/pages/return-form.tsx'
import type { ReturnPageProps } from '#domains/statistics/pages/return-props.ts'
import { ReturnSteps } from '#domains/statistics/pages/return-steps.tsx'
import { otherFormWords, showCell } from '#domains/statistics/pages/statistics-words.ts'
import { alsoOfWords, typedHint } from '#domains/statistics/returns/also-of.ts'
import { windowName } from '#domains/statistics/returns/asking.ts'
import { returnStateNames } from '#domains/statistics/returns/form-return.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

/** Một báo cáo biểu: cells with their records, what does not hold, and the next step. */
export function returnPage(props: ReturnPageProps, view: View): PageParts {
  const { one, body, alsoOf, mayWrite, sentTo, numbers } = props
  const { form } = one
  const isDraft = one.state === 'draft'
  return {
    title: `${form.code}: ${form.name}`,
    section: 'statistics',
    wide: true,
    islands: ['form-guard'],
    trail: [
      { label: 'Số liệu thống kê', href: statisticsPaths.figures },
      { label: 'Báo cáo biểu', href: statisticsPaths.returns },
    ],
    body: (
      <>
        <PageHead
          title={`${form.code}: ${form.name}`}
          lead={`${body.name}, ${windowName(one)}${one.number === 1 ? '' : `, bản đính chính lần ${one.number - 1}`}.`}
          chip={
            <Chip
              tone={isDraft ? 'neutral' : one.state === 'submitted' ? 'warm' : 'good'}
              label={returnStateNames[one.state]}
            />
          }
          actions={
            <>
              <LinkButton href={statisticsPaths.returnFile(one.id, 'xlsx')} label="Tải Excel" icon="download" />
              <LinkButton href={statisticsPaths.returnFile(one.id, 'csv')} label="CSV" />
              <LinkButton href={statisticsPaths.returnFile(one.id, 'json')} label="JSON" />
              {one.number > 1 && <LinkButton href={statisticsPaths.differences(one.id)} label="Khác bản trước ở đâu" />}
            </>
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {one.returnedWhy !== '' && isDraft && (
          <Notice tone="warning" title="Lãnh đạo trả lại">
            {one.returnedWhy}
          </Notice>
        )}
        {alsoOf.length > 0 && (
          <Notice tone="info" title="Biểu gồm cả nơi đã nhập vào">
            {isDraft && mayWrite ? `${alsoOfWords(alsoOf)} ${typedHint(form, alsoOf)}` : alsoOfWords(alsoOf)}
          </Notice>
        )}
        {form.mark !== 'S' && (
          <Notice tone="info" title={formMarks[form.mark]}>
            {form.basis}
          </Notice>
        )}
        {one.isEmpty && (
          <Notice tone="info" title="Không phát sinh">
            Cơ quan báo cáo không có gì phát sinh trong kỳ.
          </Notice>
        )}
        <Without {...props} />
        <RolledFrom {...props} />
        <Findings {...props} />
        {isDraft && mayWrite ? <ReturnForm {...props} view={view} /> : <FrozenCells {...props} />}
        <ReturnSteps {...props} view={view} />
        {sentTo.length > 0 && (
          <DataTable
            caption="Nơi nhận: một lần lập, gửi mọi nơi cùng yêu cầu biểu này cho những ngày này"
            rows={sentTo}
            rowKey={({ askingId }) => askingId}
            columns={[
              { head: 'Nơi nhận', cell: ({ bodyName }) => bodyName, width: 'roomy' },
              { head: 'Kỳ báo cáo', cell: ({ title }) => title },
              { head: 'Hạn', cell: ({ due }) => showDay(due) },
              { head: 'Gửi ngày', cell: ({ sentOn, due }) => `${showDay(sentOn)}${sentOn > due ? ' (muộn)' : ''}` },
              {
                head: 'Nơi nhận trả lời',
                cell: ({ receivedAt, sentBackWhy }) =>
                  receivedAt !== null
                    ? `Đã nhận ${showMoment(receivedAt)}`
                    : sentBackWhy === ''
                      ? 'Chờ nhận'
                      : `Cần đính chính: ${sentBackWhy}`,
              },
            ]}
          />
        )}
        {numbers.some(({ number, approvedAt }) => number > 1 || approvedAt !== null) && (
          <Facts
            facts={numbers.map(({ id, number, state, why, approvedAt, approverName }) => ({
              term: number === 1 ? 'Bản đầu' : `Đính chính lần ${number - 1}`,
              detail: (
                <>
                  <a href={statisticsPaths.oneReturn(id)}>{returnStateNames[state]}</a>
                  {approvedAt !== null && `: ${approverName} ký lúc ${showMoment(approvedAt)}`}
                  {why !== '' && `. Lý do: ${why}`}
                </>
              ),
            }))}
          />
        )}
      </>
    ),
  }
}

/** Who asked after it was signed, or had locked then: it is only to be sent. */
function Without({ one, numbers, without, mayApprove }: ReturnPageProps) {
  if (without.length === 0 || numbers.find(({ state }) => state === 'approved')?.id !== one.id) return null
  return (
    <Notice tone="warning" title="Có nơi hỏi chưa có bản này">
      {without.map(({ bodyName, due }) => `${bodyName} (hạn ${showDay(due)})`).join(', ')} hỏi đúng biểu và những ngày
      này. Bản đã ký dùng được, không phải lập lại:{' '}
      {mayApprove ? 'bấm «Gửi bản đã duyệt» ở dưới.' : 'lãnh đạo được duyệt biểu bấm «Gửi bản đã duyệt».'}
    </Notice>
  )
}

/** What a sum adds up, and who has not sent yet. */
function RolledFrom({ shown: { rolled }, one }: ReturnPageProps) {
  if (rolled === null) return null
  const others = rolled.parts.filter(({ hasOtherForm }) => hasOtherForm)
  const isWhole = rolled.parts.length === rolled.whole && others.length === 0
  return (
    <Notice tone={isWhole ? 'info' : 'warning'} title="Biểu tổng hợp từ các biểu đã ký">
      Cộng từ biểu đã ký gửi của {showNumber(rolled.parts.length)} trong {showNumber(rolled.whole)} nơi
      {one.state === 'draft' ? ', tính đến lúc này' : `, chốt ngày ${showDay(one.countedOn!)}`}.{' '}
      <a href={statisticsPaths.asking(rolled.askingId)}>Xem nơi nào chưa gửi</a>
      {others.length > 0 && <p>{otherFormWords(others)}</p>}
    </Notice>
  )
}

function Findings({ one, shown }: ReturnPageProps) {
  if (shown.findings.length === 0) return null
  return (
    <Notice tone="warning" title={one.state === 'draft' ? 'Cần xem trước khi trình' : 'Điểm đã giải thích'}>
      <ul>
        {shown.findings.map(({ index, kind, says, left, right }) => (
          <li key={index}>
            {kind === 'block' ? 'Chặn: ' : 'Nhắc: '}
            {says} ({left} và {right}){one.justified[index] !== undefined && <> Giải thích: {one.justified[index]}</>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function FrozenCells({ one, shown, maySeeRecords }: ReturnPageProps) {
  return (
    <FormTable
      form={one.form}
      caption={one.countedOn === null ? 'Số liệu tính đến hôm nay' : `Số liệu đã chốt ngày ${showDay(one.countedOn)}`}
      cell={(key) => {
        const words = showCell(shown.cells[key] ?? null)
        return (
          <>
            {cellHref(one, key) !== undefined && maySeeRecords && one.typed[key] === undefined ? (
              <a href={cellHref(one, key)}>{words}</a>
            ) : (
              words
            )}
            {one.typed[key] !== undefined && one.typed[key].reason !== '' && (
              <span class="hint">
                {' '}
                {one.rolled === null ? 'Hệ thống đếm' : 'Cộng từ biểu đã ký'}{' '}
                {showCell(shown.counted[key]?.value ?? null)}. Lý do: {one.typed[key].reason}
              </span>
            )}
          </>
        )
      }}
    />
  )
}
