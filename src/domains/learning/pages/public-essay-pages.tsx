import { showMoment } from '#base/day.ts'
import { type Cell, showCell } from '#base/small-cells.ts'
import { capitalise } from '#base/vietnamese.ts'
import { phaseAt, placeWords } from '#domains/learning/contests/contest.ts'
import { prizeName } from '#domains/learning/contests/prize-limits.ts'
import { pointsMax } from '#domains/learning/essays/essay-contest.ts'
import { showDoubled } from '#domains/learning/essays/essay-marks.ts'
import type { EssayContestLine, EssayResultLine, NamedEssayContest } from '#domains/learning/essays/essays.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { EssayLines } from '#domains/learning/pages/essay-lines.tsx'
import { essaysHome, essayTrail } from '#domains/learning/pages/essay-trail.ts'
import { sayPhase } from '#domains/learning/pages/public-contest-pages.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

/** Các cuộc thi viết, open ones first. */
export function publicEssaysPage({ contests }: { contests: EssayContestLine[] }, view: View): PageParts {
  return {
    title: 'Cuộc thi viết về pháp luật',
    section: 'contests',
    trail: essaysHome.slice(0, 1),
    about: {
      description: 'Các cuộc thi viết về pháp luật đang nhận bài và kết quả các cuộc thi đã xong.',
      canonicalPath: learningPaths.essays,
    },
    body: (
      <>
        <PageHead title="Cuộc thi viết" lead="Gửi bài không cần tài khoản. Người chấm không biết bài của ai." />
        {contests.length === 0 && (
          <EmptyState title="Chưa có cuộc thi viết nào">
            Cuộc thi của xã, phường, tỉnh sẽ hiện ở đây khi được duyệt.
          </EmptyState>
        )}
        <ul class="link-list">
          {contests.map((contest) => (
            <li key={contest.slug}>
              <a href={learningPaths.essay(contest.slug)}>{contest.title}</a>
              <p class="soft">
                {contest.bodyName}. {sayPhase(contest, view.now)}
              </p>
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

export type PublicEssayProps = { contest: NamedEssayContest; places: { place: string; cell: Cell }[] }

/** Trang của một cuộc thi viết: the question, the rules, how it is marked. */
export function publicEssayPage({ contest, places }: PublicEssayProps, view: View): PageParts {
  const phase = phaseAt(contest, view.now)
  const isOpen = contest.state === 'approved' && phase === 'open'
  return {
    title: contest.title,
    section: 'contests',
    trail: essaysHome,
    about: {
      description: `${contest.title}, ${contest.bodyName}.`,
      canonicalPath: learningPaths.essay(contest.slug),
      card: { kicker: 'Cuộc thi viết', title: contest.title, issuer: contest.bodyName },
    },
    body: (
      <>
        <PageHead title={contest.title} lead={`${contest.bodyName}. ${sayPhase(contest, view.now)}`} />
        <div class="buttons">
          {isOpen && (
            <LinkButton
              href={learningPaths.enterEssay(contest.slug)}
              label="Gửi bài dự thi"
              tone="primary"
              icon="arrow-right"
            />
          )}
          {contest.state === 'published' && (
            <LinkButton href={learningPaths.essayResults(contest.slug)} label="Xem kết quả" tone="primary" />
          )}
          {phase !== 'soon' && (
            <LinkButton href={learningPaths.seeEssay(contest.slug)} label="Xem bài của tôi bằng mã" />
          )}
        </div>
        <h2>Đề bài</h2>
        <EssayLines text={contest.question} />
        <h2>Thể lệ</h2>
        <EssayLines text={contest.about} />
        <Facts
          facts={[
            { term: 'Nhận bài', detail: `${showMoment(contest.opensAt)} đến ${showMoment(contest.closesAt)}` },
            { term: 'Độ dài', detail: `không quá ${showNumber(contest.wordsMax)} từ` },
            {
              term: 'Giải thưởng',
              detail:
                contest.prizes
                  .map(
                    ({ kind, count, amount }) =>
                      `${count} ${prizeName(kind).toLowerCase()}, ${showNumber(amount)} đồng`,
                  )
                  .join('; ') || 'không có',
            },
          ]}
        />
        <HowMarked contest={contest} />
        {places.length > 0 && (
          <DataTable
            caption={`Bài dự thi theo ${placeWords(contest)}`}
            rows={places}
            rowKey={(row) => row.place}
            columns={[
              { head: capitalise(placeWords(contest)), cell: (row) => row.place },
              { head: 'Bài dự thi', align: 'end', cell: (row) => showCell(row.cell) },
            ]}
          />
        )}
      </>
    ),
  }
}

function HowMarked({ contest }: { contest: NamedEssayContest }) {
  return (
    <section aria-labelledby="cham">
      <h2 id="cham">Cách chấm</h2>
      <ul>
        {contest.criteria.map(({ name, points }) => (
          <li key={name}>
            {name}: tối đa {points} điểm
          </li>
        ))}
        <li>
          Mỗi bài mang một số và được hai người chấm độc lập, cộng tối đa {pointsMax(contest)} điểm. Người chấm không
          thấy họ tên, số điện thoại, nơi ở, tên tệp.
        </li>
        <li>
          Hai điểm lệch nhau quá {contest.gapPoints} thì có người thứ ba chấm. Kết quả là trung bình của hai điểm gần
          nhau nhất; điểm ở chính giữa thì lấy điểm ở giữa.
        </li>
        <li>
          Bằng điểm thì đồng hạng. Nếu giải không chia được thì lãnh đạo cơ quan tổ chức đọc lại, xếp thứ tự và ghi lý
          do, khi chưa mở họ tên.
        </li>
      </ul>
    </section>
  )
}

export type EssayResultsProps = { contest: NamedEssayContest; winners: (EssayResultLine & { name: string })[] }

/** Kết quả: who won; a name only where its owner said so. */
export function essayResultsPage({ contest, winners }: EssayResultsProps): PageParts {
  return {
    title: `Kết quả: ${contest.title}`,
    section: 'contests',
    trail: essayTrail(contest),
    body: (
      <>
        <PageHead title="Kết quả cuộc thi" lead={`${contest.title}, ${contest.bodyName}.`} />
        <DataTable
          caption="Người đạt giải"
          rows={winners}
          rowKey={(row) => String(row.number)}
          cards
          empty={<p>Cuộc thi không có giải.</p>}
          columns={[
            { head: 'Giải', cell: (row) => prizeName(row.prize ?? '') },
            { head: 'Số báo danh', width: 'tight', cell: (row) => row.number },
            { head: 'Họ tên', cell: (row) => row.name || 'không công khai' },
            { head: 'Điểm', align: 'end', cell: (row) => showDoubled(row.doubled) },
          ]}
        />
      </>
    ),
  }
}
