import { showDay } from '#base/day.ts'
import { FormTable } from '#domains/statistics/pages/form-table.tsx'
import { otherFormWords, showCell } from '#domains/statistics/pages/statistics-words.ts'
import {
  type Asking,
  askingRefusals,
  isCountedEarly,
  isLate,
  type Standing,
  standingNames,
  standingOf,
  windowName,
} from '#domains/statistics/returns/asking.ts'
import { answerFor, type Expected, heirsAmong, type Share } from '#domains/statistics/returns/reporting-rate.ts'
import type { RolledCell, SignedPart } from '#domains/statistics/returns/roll-up.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'
import { showNumber, showShare } from '#ui/show.ts'

/** What waits for the receiver comes first. */
const urgency: readonly Standing[] = ['sent', 'sent-back', 'missing', 'not-yet', 'received']
const pageSize = 25

export type AskingPageProps = {
  asking: Asking
  expected: Expected[]
  takenOver: ReadonlyMap<string, Expected>
  asItWas: Share
  onTodaysMap: Share
  rolled: Record<string, RolledCell>
  signed: SignedPart[]
  mayReceive: boolean
}

/** Một kỳ báo cáo, for who receives: who has sent, who has not, the rate, and the sum of what was sent. */
export function askingPage(props: AskingPageProps, view: View): PageParts {
  const { asking, expected, takenOver, asItWas, onTodaysMap, mayReceive } = props
  const heirs = heirsAmong(expected, takenOver)
  const others = props.signed.filter(({ hasOtherForm }) => hasOtherForm)
  const rows = expected.map((one) => rowOf(one, answerFor(one, takenOver, heirs), asking, view.today))
  const counts = Map.groupBy(rows, ({ standing }) => standing)
  const path = statisticsPaths.asking(asking.id)
  const shown = (Object.keys(standingNames) as Standing[]).find((standing) => standing === view.query.xem)
  const listed = rows
    .filter(({ standing }) => shown === undefined || standing === shown)
    .toSorted((one, other) => urgency.indexOf(one.standing) - urgency.indexOf(other.standing))
  const page = Math.min(
    Math.max(Number.parseInt(view.query.trang ?? '1', 10) || 1, 1),
    Math.ceil(listed.length / pageSize) || 1,
  )
  return {
    title: asking.title,
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
          title={`${asking.title}: ${asking.code}`}
          lead={`${asking.form.name}. Số liệu ${windowName(asking)}, hạn ${showDay(asking.due)}. Nơi yêu cầu: ${asking.bodyName}.${asking.above === '' ? '' : ' Cơ quan này không dùng hệ thống: việc nhận hay trả lại do tỉnh ghi theo văn bản trả lời.'}`}
          chip={asking.lockedAt === null ? undefined : <Chip tone="neutral" label="Đã khóa" />}
          actions={
            <LinkButton href={statisticsPaths.askingFile(asking.id)} label="Tải tổng hợp Excel" icon="download" />
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {asking.lockedAt !== null && (
          <Notice tone="info" title="Kỳ đã khóa">
            {asking.lockedReason}
          </Notice>
        )}
        <Facts
          facts={[
            { term: 'Đã báo cáo (địa giới cuối kỳ)', detail: shareWords(asItWas) },
            { term: 'Đã báo cáo (địa giới hôm nay)', detail: shareWords(onTodaysMap) },
            { term: 'Gửi muộn', detail: showNumber(rows.filter(({ late }) => late).length) },
            { term: 'Báo cáo không phát sinh', detail: showNumber(rows.filter(({ isEmpty }) => isEmpty).length) },
          ]}
        />
        <Tabs
          label="Tình trạng"
          current={shown ?? 'all'}
          tabs={[
            { key: 'all', label: 'Mọi nơi', href: path, count: rows.length },
            ...urgency.map((standing) => ({
              key: standing,
              label: standingNames[standing],
              href: `${path}?xem=${standing}`,
              count: counts.get(standing)?.length ?? 0,
            })),
          ]}
        />
        <DataTable
          caption="Từng nơi"
          empty={<p>Không có nơi nào.</p>}
          rows={listed.slice((page - 1) * pageSize, page * pageSize)}
          rowKey={({ bodyId }) => bodyId}
          rowTone={({ standing }) => (standing === 'missing' ? 'danger' : standing === 'sent' ? 'warm' : undefined)}
          cards
          columns={[
            { head: 'Cơ quan', width: 'roomy', cell: ({ name }) => name },
            { head: 'Tình trạng', cell: ({ words }) => words },
            { head: 'Gửi ngày', width: 'tight', cell: ({ sentOn }) => sentOn },
            {
              head: 'Việc',
              cell: ({ answerer, standing }) =>
                answerer?.answered && (
                  <>
                    <a href={statisticsPaths.oneReturn(answerer.answered.returnId)}>
                      Xem biểu<span class="unseen"> của {answerer.bodyName}</span>
                    </a>
                    {mayReceive && standing === 'sent' && (
                      <Receive
                        asking={asking}
                        bodyId={answerer.bodyId}
                        returnId={answerer.answered.returnId}
                        view={view}
                      />
                    )}
                  </>
                ),
            },
          ]}
        />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={listed.length}
          unit="nơi"
          href={(to) => address(path, { xem: shown, trang: String(to) })}
        />
        {others.length > 0 && <Notice tone="warning">{otherFormWords(others)}</Notice>}
        <FormTable
          form={asking.form}
          caption="Tổng hợp từ các biểu đã ký gửi"
          cell={(key) => {
            const { sum, blank } = props.rolled[key]!
            return (
              <>
                {showCell(sum)}
                {blank > 0 && <span class="hint"> ({showNumber(blank)} nơi chưa ghi)</span>}
              </>
            )
          }}
        />
        {mayReceive && <Lock asking={asking} view={view} />}
      </>
    ),
  }
}

function shareWords({ part, whole }: Share): string {
  return `${showNumber(part)} trong ${showNumber(whole)} (${showShare(part, whole)})`
}

function rowOf(one: Expected, answerer: Expected | undefined, asking: Asking, today: string) {
  const answered = answerer?.answered ?? null
  const standing = standingOf(answered, asking.due, today)
  const late = answered !== null && isLate(answered.firstSentOn, asking.due)
  const isEmpty = answered?.isEmpty === true
  const instead = answerer !== undefined && answerer.bodyId !== one.bodyId
  return {
    bodyId: one.bodyId,
    name: `${one.bodyName}${one.endedOn === null ? '' : ` (kết thúc ${showDay(one.endedOn)})`}`,
    answerer,
    standing,
    late,
    isEmpty,
    words: [
      standingNames[standing],
      ...(instead ? [`do ${answerer.bodyName} kế tục gửi`] : []),
      ...(late ? ['gửi muộn'] : []),
      ...(isEmpty ? ['không phát sinh'] : []),
      ...(answered !== null && isCountedEarly(answered, asking)
        ? [`số chốt ngày ${showDay(answered.countedOn)}, trước khi hết kỳ`]
        : []),
      ...(answered !== null && answered.sentBackWhy !== '' ? [answered.sentBackWhy] : []),
    ].join('; '),
    sentOn: answered === null ? '' : showDay(answered.sentOn),
  }
}

type ReceiveProps = { asking: Asking; bodyId: string; returnId: string; view: View }

function Receive({ asking, bodyId, returnId, view }: ReceiveProps) {
  const field = fieldsOf(view)
  return (
    <>
      <PostButton
        action={statisticsPaths.askingStep(asking.id, 'nhan')}
        csrf={view.csrf}
        label={asking.above === '' ? 'Nhận' : 'Ghi nơi yêu cầu đã nhận'}
        icon="check"
        hidden={{ bodyId, returnId }}
      />
      {asking.lockedAt === null ? (
        <details>
          <summary>Yêu cầu đính chính</summary>
          <FormPost
            action={statisticsPaths.askingStep(asking.id, 'dinh-chinh')}
            csrf={view.csrf}
            submit="Gửi yêu cầu đính chính"
            hidden={{ bodyId, returnId }}
            id={`sua-${bodyId}`}
          >
            <TextArea {...field('why')} id={`why-${bodyId}`} label="Điều cần đính chính" rows={2} required />
          </FormPost>
        </details>
      ) : (
        <ClosedStep label="Yêu cầu đính chính" reason={askingRefusals.unlockFirst.message} />
      )}
    </>
  )
}

function Lock({ asking, view }: { asking: Asking; view: View }) {
  const field = fieldsOf(view)
  const hidden = { version: String(asking.version) }
  return (
    <section class="steps" aria-label="Khóa kỳ">
      {asking.lockedAt === null ? (
        <details>
          <summary>Khóa kỳ báo cáo</summary>
          <FormPost
            action={statisticsPaths.askingStep(asking.id, 'khoa')}
            csrf={view.csrf}
            submit="Khóa kỳ"
            icon="lock"
            hidden={hidden}
          >
            <TextArea {...field('reason')} label="Lý do khóa" hint="Nơi gửi muộn sẽ đọc lý do này" rows={2} required />
          </FormPost>
        </details>
      ) : (
        <PostButton
          action={statisticsPaths.askingStep(asking.id, 'mo-khoa')}
          csrf={view.csrf}
          label="Mở khóa kỳ"
          tone="plain"
          hidden={hidden}
        />
      )}
    </section>
  )
}
