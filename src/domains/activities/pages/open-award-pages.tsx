import { type Day, showDay } from '#base/day.ts'
import { showCell } from '#base/small-cells.ts'
import type { AwardLine, OpenAward } from '#domains/activities/awards/award.queries.ts'
import { nomineeKinds, phaseOn } from '#domains/activities/awards/award.ts'
import { awardPaths } from '#domains/activities/awards/award-paths.ts'
import { NominationFields } from '#domains/activities/pages/award-nominees.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

function sayPhase(round: AwardLine, today: Day): string {
  const phase = phaseOn(round, today)
  if (phase === 'nominating') return `Đang nhận đề cử, đến hết ngày ${showDay(round.nominateUntil)}.`
  if (phase === 'reading') return `Đã hết hạn đề cử. Bình chọn từ ngày ${showDay(round.voteFrom)}.`
  if (phase === 'voting') return `Đang bình chọn, đến hết ngày ${showDay(round.voteTo)}.`
  return phase === 'counted' ? 'Đã hết bình chọn, chờ quyết định.' : 'Đã có quyết định.'
}

/** Tôn vinh: the rounds that everybody may see. */
export function openAwardsPage({ rounds }: { rounds: AwardLine[] }, view: View): PageParts {
  return {
    title: 'Tôn vinh',
    about: {
      description: 'Các đợt tôn vinh gương sáng pháp luật: đề cử, bình chọn, kết quả.',
      canonicalPath: awardPaths.open,
    },
    body: (
      <>
        <PageHead title="Tôn vinh gương sáng pháp luật" lead="Đề cử và bình chọn không cần tài khoản." />
        {rounds.length === 0 && (
          <EmptyState title="Chưa có đợt tôn vinh nào">Đợt tôn vinh sẽ hiện ở đây khi được duyệt.</EmptyState>
        )}
        <ul class="link-list">
          {rounds.map((round) => (
            <li key={round.id}>
              <a href={awardPaths.openOne(round.id)}>{round.title}</a>
              <p class="soft">
                {round.bodyName}. {sayPhase(round, view.today)}
              </p>
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

/** Một đợt: what is asked, who stands there and consented, nominate or vote, the decision. */
export function openAwardPage({ round, nominees }: OpenAward, view: View): PageParts {
  const phase = phaseOn(round, view.today)
  const chosen = nominees.filter((nominee) => nominee.chosen)
  return {
    title: round.title,
    trail: [{ label: 'Tôn vinh', href: awardPaths.open }],
    about: {
      description: `${round.title}, ${round.bodyName}.`,
      canonicalPath: awardPaths.openOne(round.id),
      card: { kicker: 'Tôn vinh', title: round.title, issuer: round.bodyName },
    },
    body: (
      <>
        <PageHead title={round.title} lead={`${round.bodyName}. ${sayPhase(round, view.today)}`} />
        <ErrorSummary refusal={view.refusal} />
        {phase === 'decided' && (
          <section aria-labelledby="ket-qua">
            <h2 id="ket-qua">Được tôn vinh</h2>
            <p>
              Quyết định {round.decisionNumber}
              {round.decisionDay !== null && `, ngày ${showDay(round.decisionDay)}`}.
            </p>
            {chosen.length === 0 && <p>Người được tôn vinh không công khai tên.</p>}
            <ul>
              {chosen.map(({ id, name }) => (
                <li key={id}>
                  <strong>{name}</strong>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div class="prose">
          {round.criteria.split(/\n+/u).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <h2>Người, tập thể được đề cử</h2>
        {nominees.length === 0 && <p>Chưa có. Đề cử được đọc, người được đề cử đồng ý rồi mới hiện ở đây.</p>}
        {nominees.map(({ id, name, kind, reason, votes }) => (
          <article key={id}>
            <h3>{name}</h3>
            <p class="soft">
              {nomineeKinds[kind]}
              {votes !== null && `. Phiếu bình chọn: ${showCell(votes)}`}
            </p>
            <p>{reason}</p>
          </article>
        ))}
        {phase === 'voting' && nominees.length > 0 && <Vote round={round} nominees={nominees} view={view} />}
        {phase === 'nominating' && (
          <section aria-labelledby="de-cu">
            <h2 id="de-cu">Đề cử</h2>
            <FormPost action={awardPaths.openStep(round.id, 'de-cu')} csrf={view.csrf} submit="Gửi đề cử">
              <NominationFields kinds={round.kinds} view={view} />
            </FormPost>
          </section>
        )}
      </>
    ),
  }
}

function Vote({ round, nominees, view }: OpenAward & { view: View }) {
  const field = fieldsOf(view)
  return (
    <section aria-labelledby="binh-chon">
      <h2 id="binh-chon">Bình chọn</h2>
      <Notice tone="info" title="Bình chọn để tham khảo">
        Số điện thoại không được xác nhận, nên số phiếu không quyết định ai được tôn vinh. Số phiếu hiện khi hết bình
        chọn.
      </Notice>
      <FormPost action={awardPaths.openStep(round.id, 'binh-chon')} csrf={view.csrf} submit="Gửi phiếu">
        <RadioGroup
          {...field('nomineeId')}
          label="Bạn chọn ai?"
          options={nominees.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <TextField
          {...field('phone')}
          label="Số điện thoại"
          hint="Để mỗi số chỉ một phiếu. Hệ thống không lưu số, chỉ lưu dấu của số đến khi có quyết định."
          kind="tel"
          autocomplete="tel"
          width="medium"
          required
        />
      </FormPost>
    </section>
  )
}
