import { phaseAt } from '#domains/learning/contests/contest.ts'
import type { Tie, TieRow } from '#domains/learning/essays/essay-marks.ts'
import type { EssayMarker, NamedEssayContest } from '#domains/learning/essays/essays.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { GiveBack } from '#domains/learning/pages/give-back.tsx'
import type { View } from '#platform/http/web-request.ts'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'

type StepsProps = {
  contest: NamedEssayContest
  markers: EssayMarker[]
  left: number
  ties: Tie[]
  decided: TieRow[]
  mayRun: boolean
  mayApprove: boolean
  isWriter: boolean
  isCounter: boolean
  view: View
}

/** The step that comes next; one that is closed says why. */
export function EssaySteps(props: StepsProps) {
  const { contest, mayRun, mayApprove, isWriter, isCounter, view } = props
  const hidden = { version: String(contest.version) }
  const post = (step: 'trinh' | 'duyet' | 'chia' | 'tong-hop' | 'cong-bo', label: string) => (
    <PostButton
      action={learningPaths.essayStep(contest.id, step)}
      csrf={view.csrf}
      label={label}
      hidden={hidden}
      tone="primary"
    />
  )
  switch (contest.state) {
    case 'draft':
      return !mayRun ? null : (
        <div class="buttons">
          {post('trinh', 'Trình duyệt cuộc thi')}
          <LinkButton href={learningPaths.essayStep(contest.id, 'sua')} label="Sửa cuộc thi" />
        </div>
      )
    case 'submitted':
      return !mayApprove ? (
        <p>Đang chờ lãnh đạo duyệt.</p>
      ) : (
        <>
          <div class="buttons">
            {isWriter ? (
              <ClosedStep label="Duyệt cuộc thi" reason="Người soạn không tự duyệt cuộc thi của mình." />
            ) : (
              post('duyet', 'Duyệt cuộc thi')
            )}
          </div>
          <GiveBack
            action={learningPaths.essayStep(contest.id, 'tra-lai')}
            what="cuộc thi"
            hidden={hidden}
            view={view}
          />
        </>
      )
    case 'approved': {
      const closed = closedBecause(props)
      if (!mayRun || phaseAt(contest, view.now) !== 'closed') return null
      const [step, label] =
        contest.dealtAt === null
          ? (['chia', 'Đánh số phách và chia bài'] as const)
          : (['tong-hop', 'Tổng hợp kết quả'] as const)
      return (
        <div class="buttons">
          {closed === undefined ? post(step, label) : <ClosedStep label={label} reason={closed} />}
        </div>
      )
    }
    case 'counted':
    case 'published':
      return (
        <div class="buttons">
          {contest.state === 'counted' &&
            mayApprove &&
            (isCounter ? (
              <ClosedStep label="Công bố kết quả" reason="Người tổng hợp không tự công bố; để người khác xem lại." />
            ) : (
              post('cong-bo', 'Công bố kết quả')
            ))}
          {(mayRun || mayApprove) && (
            <LinkButton
              href={learningPaths.essayStep(contest.id, 'danh-sach-giai.docx')}
              label="Danh sách giải (.docx)"
              icon="download"
            />
          )}
        </div>
      )
  }
}

function closedBecause({ contest, markers, left, ties, decided }: StepsProps): string | undefined {
  if (contest.dealtAt === null) {
    if (contest.entries === 0) return 'Không có bài dự thi nào.'
    return markers.length < 2 ? 'Mỗi bài hai người chấm: hãy nêu tên ít nhất hai người.' : undefined
  }
  if (left > 0) return `Còn ${left} bài chưa chấm xong.`
  return ties.some((tie) => decided.every(({ doubled }) => doubled !== tie.doubled))
    ? 'Còn bài bằng điểm ở chỗ phân giải: hãy xếp thứ tự kèm lý do.'
    : undefined
}
