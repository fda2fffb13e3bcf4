import { showMoment } from '#base/day.ts'
import { type Cell, showCell } from '#base/small-cells.ts'
import { capitalise } from '#base/vietnamese.ts'
import type { PublicContest, PublicContestLine, ResultLine } from '#domains/learning/contests/contest.queries.ts'
import { perPage, phaseAt, placeWords } from '#domains/learning/contests/contest.ts'
import { seedMark } from '#domains/learning/contests/contest-draw.ts'
import { prizeByRank, prizeName } from '#domains/learning/contests/prize-limits.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { namesKeptDays } from '#domains/learning/names-kept.ts'
import { EntrantConsent, EntrantFields } from '#domains/learning/pages/entrant-fields.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

const home = { label: 'Cuộc thi', href: learningPaths.contests }

/** Các cuộc thi, open ones first. */
export function publicContestsPage({ contests }: { contests: PublicContestLine[] }, view: View): PageParts {
  return {
    title: 'Cuộc thi tìm hiểu pháp luật',
    section: 'contests',
    about: {
      description: 'Các cuộc thi tìm hiểu pháp luật đang mở và kết quả các cuộc thi đã xong.',
      canonicalPath: learningPaths.contests,
    },
    body: (
      <>
        <PageHead title="Cuộc thi tìm hiểu pháp luật" lead="Dự thi không cần tài khoản, không tính giờ làm bài." />
        {contests.length === 0 && (
          <EmptyState title="Chưa có cuộc thi nào">
            Cuộc thi của xã, phường, tỉnh sẽ hiện ở đây khi được duyệt.
          </EmptyState>
        )}
        <ul class="link-list">
          {contests.map((contest) => (
            <li key={contest.slug}>
              <a href={learningPaths.contest(contest.slug)}>{contest.title}</a>
              <p class="soft">
                {contest.bodyName}. {sayPhase(contest, view.now)}
              </p>
            </li>
          ))}
        </ul>
        <p>
          <a href={learningPaths.essays}>Cuộc thi viết</a> ·{' '}
          <a href={learningPaths.surveys}>Khảo sát nhu cầu tìm hiểu pháp luật</a> ·{' '}
          <a href={learningPaths.classDoor}>Vào lớp bằng mã</a>
        </p>
      </>
    ),
  }
}

/** Of contests of every kind. */
export function sayPhase(contest: Pick<PublicContest, 'state' | 'opensAt' | 'closesAt'>, now: Date): string {
  if (contest.state === 'published') return 'Đã có kết quả.'
  const phase = phaseAt(contest, now)
  if (phase === 'soon') return `Mở lúc ${showMoment(contest.opensAt)}.`
  if (phase === 'open') return `Đang mở, đến ${showMoment(contest.closesAt)}.`
  return 'Đã đóng, đang chấm.'
}

export type PublicContestProps = { contest: PublicContest; places: { place: string; cell: Cell }[] }

/** Trang của một cuộc thi: rules, how it is ranked, counts by place. */
export function publicContestPage({ contest, places }: PublicContestProps, view: View): PageParts {
  const phase = phaseAt(contest, view.now)
  const isOpen = contest.state === 'approved' && phase === 'open'
  return {
    title: contest.title,
    section: 'contests',
    trail: [home],
    about: {
      description: `${contest.title}, ${contest.bodyName}.`,
      canonicalPath: learningPaths.contest(contest.slug),
      card: { kicker: 'Cuộc thi tìm hiểu pháp luật', title: contest.title, issuer: contest.bodyName },
    },
    body: (
      <>
        <PageHead title={contest.title} lead={`${contest.bodyName}. ${sayPhase(contest, view.now)}`} />
        <ErrorSummary refusal={view.refusal} />
        {isOpen && (
          <div class="buttons">
            <LinkButton href={learningPaths.enter(contest.slug)} label="Vào thi" tone="primary" icon="arrow-right" />
            <LinkButton href={learningPaths.goOn(contest.slug)} label="Làm tiếp bài đã có mã" />
          </div>
        )}
        {!isOpen && phase === 'closed' && (
          <div class="buttons">
            {contest.state === 'published' && (
              <LinkButton href={learningPaths.results(contest.slug)} label="Xem kết quả" tone="primary" />
            )}
            <LinkButton href={learningPaths.goOn(contest.slug)} label="Xem bài của tôi bằng mã" />
          </div>
        )}
        <div class="prose">
          {contest.about.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <Facts
          facts={[
            { term: 'Mở', detail: showMoment(contest.opensAt) },
            { term: 'Đóng', detail: showMoment(contest.closesAt) },
            { term: 'Số câu', detail: `${contest.drawCount} câu, rút ngẫu nhiên cho từng người` },
            {
              term: 'Giải thưởng',
              detail:
                contest.prizes.length === 0
                  ? 'không có'
                  : contest.prizes
                      .map(
                        ({ kind, count, amount }) =>
                          `${count} ${prizeName(kind).toLowerCase()} ${showNumber(amount)} đồng`,
                      )
                      .join('; '),
            },
            { term: 'Số bài dự thi', detail: contest.entries < 5 ? 'dưới 5' : showNumber(contest.entries) },
          ]}
        />
        <HowRanked contest={contest} />
        <DataTable
          caption={`Bài dự thi theo ${placeWords(contest)}`}
          rows={places}
          rowKey={(row) => row.place}
          empty={<p>Chưa có số liệu để hiện. Nơi có dưới 5 bài dự thi không hiện số.</p>}
          columns={[
            { head: capitalise(placeWords(contest)), cell: (row) => row.place },
            { head: 'Bài dự thi', align: 'end', cell: (row) => showCell(row.cell) },
          ]}
        />
      </>
    ),
  }
}

function HowRanked({ contest }: { contest: PublicContest }) {
  return (
    <section aria-labelledby="xep-hang">
      <h2 id="xep-hang">Chấm và xếp hạng</h2>
      <ul>
        <li>
          Câu trả lời nào đã báo «đã ghi» là được chấm, không phải nộp bài. Sửa được đến giờ đóng; làm nhanh hay chậm
          không khác nhau.
        </li>
        <li>
          Ai sai hoặc bỏ trống ít câu hơn thì xếp trên. Câu bị rút thì ai đã gặp đều được tính đúng, ai vào sau có thể
          gặp ít câu hơn.
        </li>
        {contest.asksGuess && <li>Bằng số câu đúng thì ai đoán gần số người đúng tất cả hơn xếp trên.</li>}
        <li>
          Vẫn bằng nhau thì bốc thăm bằng một số đã định từ khi duyệt. Dấu của số đó:{' '}
          <code class="break">{seedMark(contest.seed ?? '')}</code>. Khi công bố kết quả, số bốc thăm được công khai để
          ai cũng tính lại được.
        </li>
      </ul>
    </section>
  )
}

export type EnterProps = { contest: PublicContest; places: { id: string; name: string }[]; formKey: string }

/** Vào thi: who, from where, and what is done with it. */
export function enterPage({ contest, places, formKey }: EnterProps, view: View): PageParts {
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  return {
    title: `Vào thi: ${contest.title}`,
    section: 'contests',
    trail: [home, { label: contest.title, href: learningPaths.contest(contest.slug) }],
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Vào thi" lead={`${contest.title}. Ghi xong bạn được một mã để làm tiếp trên máy khác.`} />
        <ErrorSummary refusal={view.refusal} />
        <FormPost
          action={learningPaths.enter(contest.slug)}
          csrf={view.csrf}
          submit="Nhận đề"
          hidden={{ formKey: kept }}
        >
          <EntrantFields view={view} contest={contest} places={places} sharesPhones={contest.sharesPhones} />
          <EntrantConsent
            view={view}
            label={`Tôi đồng ý để ${contest.bodyName} ghi họ tên và ${placeWords(contest)} của tôi để chấm và trao giải`}
            hint={`Họ tên được giữ kín, xóa sau khi cuộc thi đóng ${namesKeptDays} ngày.`}
          />
        </FormPost>
      </>
    ),
  }
}

export type EnteredProps = { code: string; pass: string; slug: string; title: string }

/** Mã bài dự thi, shown once. */
export function enteredPage({ code, pass, slug, title }: EnteredProps): PageParts {
  return {
    title: 'Đã nhận đề',
    section: 'contests',
    trail: [home, { label: title, href: learningPaths.contest(slug) }],
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Đã nhận đề" lead="Hãy ghi lại mã này. Cần mã để làm tiếp trên máy khác và xem kết quả." />
        <p class="receipt-code">
          <strong>{code}</strong>
        </p>
        <LinkButton href={learningPaths.entry(pass, 1)} label="Bắt đầu trả lời" tone="primary" icon="arrow-right" />
        <p class="hint">Không tính giờ. Mỗi trang {perPage} câu; bấm «Ghi» là câu trả lời đã được giữ.</p>
      </>
    ),
  }
}

/** Làm tiếp, by the code. */
export function goOnPage({ contest }: { contest: PublicContest }, view: View): PageParts {
  return {
    title: 'Làm tiếp bài dự thi',
    section: 'contests',
    trail: [home, { label: contest.title, href: learningPaths.contest(contest.slug) }],
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Làm tiếp, xem bài dự thi" lead={contest.title} />
        <ErrorSummary refusal={view.refusal} />
        <FormPost action={learningPaths.goOn(contest.slug)} csrf={view.csrf} submit="Mở bài dự thi">
          <TextField
            {...fieldsOf(view)('code')}
            label="Mã bài dự thi"
            hint="16 chữ số, ghi ở trang nhận đề"
            keyboard="numeric"
            width="medium"
            required
          />
        </FormPost>
        <p>Mất mã: các câu đã ghi vẫn được chấm. Đến nhận giải, bạn cho biết họ tên và số điện thoại đã dự thi.</p>
      </>
    ),
  }
}

export type ResultsProps = { contest: PublicContest; winners: (ResultLine & { name: string })[] }

/** Kết quả: who won, and how anybody computes it again. */
export function resultsPage({ contest, winners }: ResultsProps): PageParts {
  const prizes = prizeByRank(contest.prizes)
  return {
    title: `Kết quả: ${contest.title}`,
    section: 'contests',
    trail: [home, { label: contest.title, href: learningPaths.contest(contest.slug) }],
    body: (
      <>
        <PageHead title="Kết quả cuộc thi" lead={`${contest.title}, ${contest.bodyName}.`} />
        <p>
          Số người trả lời đúng tất cả:{' '}
          {contest.allRight !== null && contest.allRight > 0 && contest.allRight < 5
            ? 'dưới 5'
            : showNumber(contest.allRight ?? 0)}
          .
        </p>
        <DataTable
          caption="Người đạt giải"
          rows={winners}
          rowKey={(row) => String(row.number)}
          cards
          empty={<p>Cuộc thi không có giải, hoặc không ai trả lời.</p>}
          columns={[
            { head: 'Giải', cell: (row) => prizeName(prizes[row.rank - 1] ?? '') },
            { head: 'Số báo danh', width: 'tight', cell: (row) => row.number },
            { head: 'Họ tên', cell: (row) => (row.showsName && row.name !== '' ? row.name : 'không công khai') },
            { head: 'Đúng', align: 'end', cell: (row) => `${row.right}/${row.drawn}` },
            { head: 'Đoán lệch', align: 'end', cell: (row) => (row.gap === null ? '–' : showNumber(row.gap)) },
            { head: 'Thăm', cell: (row) => <code>{row.drawHash.slice(0, 12)}…</code> },
          ]}
        />
        <Notice tone="info" title="Ai cũng tính lại được kết quả bốc thăm">
          <p>
            Số bốc thăm: <code class="break">{contest.seed}</code>
          </p>
          <p>
            Lấy SHA-256 của chính dòng số này phải ra dấu đã công khai từ trước:{' '}
            <code class="break">{seedMark(contest.seed ?? '')}</code>. Lấy SHA-256 của «số bốc thăm:số báo danh» ra
            «thăm» của từng người; nếu vẫn ngang nhau thì ai có thăm nhỏ hơn xếp trước.
          </p>
        </Notice>
      </>
    ),
  }
}
