import { showMoment } from '#base/day.ts'
import { type ImportPageProps, isWaiting } from '#domains/plans/imports/import.queries.ts'
import { stateNames, undoDaysMax } from '#domains/plans/imports/progress-import.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { FailedRows, GoodRows } from '#domains/plans/pages/progress-import-rows.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Figures } from '#ui/parts/figures.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import { showNumber } from '#ui/show.ts'

/** Một lần nhập: what would happen, what happened, what to correct. */
export function progressImportPage(props: ImportPageProps, view: View): PageParts {
  const waits = isWaiting(props.state)
  return {
    title: `${stateNames[props.state]}: ${props.fileName}`,
    section: 'tasks',
    trail: [
      { label: 'Nhiệm vụ', href: paths.queue },
      { label: 'Nhập tiến độ từ Excel', href: paths.progressImport },
    ],
    islands: waits ? ['wait'] : [],
    body: waits ? <Waiting {...props} /> : <Outcome props={props} view={view} />,
  }
}

function Waiting({ id, state, fileName, progress }: ImportPageProps) {
  // nothing is counted until a worker takes it up
  const steps = progress === null || progress.total === 0 ? { done: 0, total: 3, note: 'Đang chờ đến lượt' } : progress
  return (
    <div data-wait={`${paths.progressImportRun(id)}/tien-do`}>
      <PageHead
        title={`${stateNames[state]}: «${fileName}»`}
        lead="Ông/bà có thể rời trang; kết quả sẽ chờ ở mục Nhập tiến độ từ Excel."
      />
      <Progress label={stateNames[state]} unit={state === 'queued' ? 'bước' : 'dòng'} {...steps} />
      <div class="steps">
        <LinkButton href={paths.progressImportRun(id)} label="Xem đã xong chưa" />
      </div>
    </div>
  )
}

function Outcome({ props, view }: { props: ImportPageProps; view: View }) {
  const { id, fileName, doubts, counts, failed } = props
  return (
    <>
      <PageHead title={headOf(props)} lead={`Tệp «${fileName}», gửi lúc ${showMoment(props.startedAt)}.`} />
      <ErrorSummary refusal={view.refusal} />
      {props.state === 'refused' ? (
        <Notice tone="refusal" title="Không đọc được tệp">
          {props.refusal ?? ''}
        </Notice>
      ) : (
        <Counted {...props} />
      )}
      {doubts.length > 0 && (
        <Notice tone="warning" title="Cần ông/bà xem lại">
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="buttons">
        {props.state === 'tried' && counts.ready > 0 && (
          <PostButton
            action={`${paths.progressImportRun(id)}/ghi`}
            csrf={view.csrf}
            label={`Ghi ${showNumber(counts.ready)} dòng`}
            tone="primary"
            icon="check"
          />
        )}
        {counts.failed > 0 && (
          <LinkButton
            href={`${paths.progressImportRun(id)}/dong-loi.xlsx`}
            label={`Tải ${showNumber(counts.failed)} dòng lỗi để sửa`}
            icon="download"
          />
        )}
        {props.mayUndo && counts.written > 0 && (
          <PostButton
            action={`${paths.progressImportRun(id)}/hoan-tac`}
            csrf={view.csrf}
            label="Hoàn tác cả lần nhập"
            tone="plain"
            icon="back"
          />
        )}
        <LinkButton href={paths.progressImport} label="Gửi tệp khác" tone="quiet" icon="upload" />
      </div>
      {props.mayUndo && counts.written > 0 && (
        <p class="quiet-words">
          Hoàn tác được trong {undoDaysMax} ngày. Mốc nào đã có người làm tiếp thì giữ nguyên và được nêu tên.
        </p>
      )}
      {failed.length > 0 && <FailedRows rows={failed} total={counts.failed} />}
      <GoodRows {...props} />
    </>
  )
}

function headOf({ state, counts }: ImportPageProps): string {
  if (state === 'refused') return 'Không đọc được tệp'
  if (state === 'undone') return `Đã hoàn tác ${showNumber(counts.undone)} dòng`
  if (state === 'written') return `Đã ghi ${showNumber(counts.written)} dòng`
  return counts.ready === 0 ? 'Chạy thử: không có dòng nào để ghi' : `Chạy thử: sẽ ghi ${showNumber(counts.ready)} dòng`
}

function Counted({ state, counts }: ImportPageProps) {
  const written =
    state === 'tried'
      ? { label: 'Sẽ ghi', value: counts.ready }
      : {
          label: state === 'undone' ? 'Đã hoàn tác' : 'Đã ghi',
          value: state === 'undone' ? counts.undone : counts.written,
        }
  const figures = [
    written,
    { label: 'Có lỗi, không ghi', value: counts.failed, tone: 'danger' as const },
    { label: 'Đã ghi trước đó', value: counts.repeated },
    { label: 'Để trống', value: counts.unchanged },
    ...(counts.kept > 0 ? [{ label: 'Giữ nguyên', value: counts.kept, tone: 'warm' as const }] : []),
  ]
  return (
    <>
      <Figures figures={figures} />
      {state === 'tried' && counts.ready === 0 && counts.failed === 0 && (
        <Notice tone="info">Không dòng nào có nội dung mới. Hãy điền vào các cột tô vàng rồi gửi lại tệp.</Notice>
      )}
    </>
  )
}
