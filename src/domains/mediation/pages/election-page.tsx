import { type Day, showDay } from '#base/day.ts'
import { type CandidateResult, type Election, electionModes, resultNames } from '#domains/mediation/election.ts'
import type { LawFact } from '#domains/mediation/mediation-law.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type ShownCandidate = {
  id: string
  name: string
  birthYear: number | null
  isWoman: boolean
  isEthnic: boolean
  votes: number | null
  result: CandidateResult
  /** Conditions that nobody found to be met. */
  lacks: string[]
}

export type ElectionPageProps = {
  election: Election
  team: { id: string; name: string; bodyId: string }
  candidates: ShownCandidate[]
  conditions: LawFact[]
  needed: number
  shareArticle: string
  /** Mediators after this election, when the elected are recognised. */
  wouldServe: number
  /** The elected who bear the name of somebody who serves: the same person or not, only a person knows. */
  likeServing: { candidateId: string; name: string; since: Day }[]
  teamMin: number
  mayRun: boolean
  mayRecognise: boolean
}

const tones: Record<CandidateResult, Tone> = {
  elected: 'good',
  'over-quota': 'neutral',
  tied: 'warm',
  'not-half': 'neutral',
  unfit: 'warm',
}

/** One election: all households, who agreed to whom, and what came of it. */
export function electionPage(props: ElectionPageProps, view: View): PageParts {
  const { election, team, candidates, needed, shareArticle } = props
  const isOpen = election.confirmedOn === null
  const isCounted = candidates.length > 0 && candidates.every(({ votes }) => votes !== null)
  return {
    title: `Bầu hòa giải viên ngày ${showDay(election.heldOn)}`,
    section: 'mediation',
    trail: [
      { label: 'Tổ hòa giải', href: mediationPaths.teamsOf(team.bodyId) },
      { label: team.name, href: mediationPaths.team(team.id) },
    ],
    body: (
      <>
        <PageHead
          title={`Bầu hòa giải viên ngày ${showDay(election.heldOn)}`}
          chip={
            election.recognisedOn !== null ? (
              <Chip tone="good" label={`Đã công nhận ${showDay(election.recognisedOn)}`} />
            ) : isOpen ? (
              <Chip tone="warm" label="Chưa xác nhận kết quả" />
            ) : (
              <Chip tone="action" label="Chờ quyết định công nhận" />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        <Facts
          facts={[
            { term: 'Hình thức', detail: electionModes[election.mode] },
            { term: 'Tổng số hộ của thôn', detail: showNumber(election.households) },
            ...(election.attended === null
              ? []
              : [{ term: 'Đại diện hộ dự họp', detail: showNumber(election.attended) }]),
            {
              term: 'Trúng cử khi có',
              detail: `từ ${showNumber(needed)} hộ đồng ý (trên 50% của ${showNumber(election.households)} hộ, không phải của số người dự họp; ${shareArticle})`,
            },
            { term: 'Số cần bầu', detail: String(election.seats) },
          ]}
        />
        <Votes {...props} view={view} isOpen={isOpen} />
        {isOpen && props.mayRun && <CandidateForm {...props} view={view} />}
        {isOpen && props.mayRun && isCounted && (
          <PostButton
            action={mediationPaths.electionStep(election.id, 'xac-nhan')}
            csrf={view.csrf}
            label="Xác nhận kết quả"
            icon="check"
            hidden={{ version: String(election.version) }}
          />
        )}
        {isOpen && props.mayRun && (
          <details>
            <summary>Bỏ cuộc bầu ghi nhầm</summary>
            <PostButton
              action={mediationPaths.electionStep(election.id, 'bo')}
              csrf={view.csrf}
              label="Bỏ cuộc bầu này"
              tone="danger"
              hidden={{ version: String(election.version) }}
            />
          </details>
        )}
        {!isOpen && <AfterConfirming {...props} view={view} />}
      </>
    ),
  }
}

function Votes({ election, candidates, mayRun, isOpen, view }: ElectionPageProps & { isOpen: boolean; view: View }) {
  const isHere = view.path === mediationPaths.electionStep(election.id, 'so-phieu')
  const field = fieldsOf(
    isHere ? view : { typed: {} },
    Object.fromEntries(candidates.map(({ id, votes }) => [`votes-${id}`, votes])),
  )
  const edits = mayRun && isOpen
  const table = (
    <DataTable
      caption="Danh sách bầu"
      captionUnseen
      rows={candidates}
      rowKey={({ id }) => id}
      cards
      empty={<p>Chưa có ai trong danh sách bầu.</p>}
      columns={[
        {
          head: 'Họ tên',
          width: 'roomy',
          cell: ({ name, birthYear, isWoman, isEthnic }) =>
            [
              name,
              birthYear === null ? '' : `sinh ${birthYear}`,
              isWoman ? 'nữ' : 'nam',
              isEthnic ? 'dân tộc thiểu số' : '',
            ]
              .filter(Boolean)
              .join(', '),
        },
        {
          head: 'Số hộ đồng ý',
          align: 'end',
          cell: ({ id, name, votes }) =>
            edits ? (
              <TextField {...field(`votes-${id}`)} label={`Số hộ đồng ý ${name}`} keyboard="numeric" width="short" />
            ) : votes === null ? (
              'chưa ghi'
            ) : (
              showNumber(votes)
            ),
        },
        {
          head: 'Kết quả',
          cell: ({ votes, result, lacks }) => (
            <>
              {votes !== null && <Chip tone={tones[result]} label={resultNames[result]} />}
              {lacks.length > 0 && <p class="hint">Chưa ghi nhận: {lacks.join('; ')}.</p>}
            </>
          ),
        },
      ]}
    />
  )
  if (!edits || candidates.length === 0) return table
  return (
    <>
      <FormPost
        action={mediationPaths.electionStep(election.id, 'so-phieu')}
        csrf={view.csrf}
        submit="Lưu số hộ đồng ý"
        tone="plain"
        hidden={{ version: String(election.version) }}
      >
        {table}
      </FormPost>
      <details>
        <summary>Bỏ một người khỏi danh sách bầu</summary>
        <div class="buttons">
          {candidates.map(({ id, name }) => (
            <PostButton
              key={id}
              action={mediationPaths.electionStep(election.id, 'bo-ung-vien')}
              csrf={view.csrf}
              label={`Bỏ ${name}`}
              tone="danger"
              hidden={{ candidateId: id, version: String(election.version) }}
            />
          ))}
        </div>
      </details>
    </>
  )
}

function CandidateForm({ election, candidates, conditions, view }: ElectionPageProps & { view: View }) {
  const isHere = view.path === mediationPaths.electionStep(election.id, 'ung-vien')
  const state: Pick<View, 'typed' | 'refusal'> = isHere ? view : { typed: {} }
  const field = fieldsOf(state)
  return (
    <details open={isHere || candidates.length === 0}>
      <summary>Ghi người ứng cử, người được giới thiệu</summary>
      <FormPost
        action={mediationPaths.electionStep(election.id, 'ung-vien')}
        csrf={view.csrf}
        submit="Ghi vào danh sách bầu"
      >
        <TextField {...field('name')} label="Họ tên" lengthMax={120} required />
        <TextField {...field('birthYear')} label="Năm sinh" keyboard="numeric" width="short" />
        <Checkbox name="isWoman" label="Nữ" checked={state.typed.isWoman === 'co'} />
        <Checkbox name="isEthnic" label="Người dân tộc thiểu số" checked={state.typed.isEthnic === 'co'} />
        <CheckboxGroup
          {...choicesOf(state)('conditions')}
          label="Tiêu chuẩn đã xem và thấy có"
          options={conditions.map(({ id, what, article }) => ({ value: id, label: what, hint: article }))}
        />
        <TextField
          {...field('votes')}
          label="Số hộ đồng ý"
          hint="Để trống khi chưa kiểm phiếu"
          keyboard="numeric"
          width="short"
        />
      </FormPost>
    </details>
  )
}

function AfterConfirming({
  election,
  team,
  candidates,
  wouldServe,
  likeServing,
  teamMin,
  mayRecognise,
  view,
}: ElectionPageProps & { view: View }) {
  const elected = candidates.filter(({ result }) => result === 'elected').length
  const field = fieldsOf(view.path === mediationPaths.electionStep(election.id, 'cong-nhan') ? view : { typed: {} })
  return (
    <>
      {wouldServe < teamMin && (
        <Notice tone="warning" title="Chưa đủ người để thành lập tổ">
          <p>
            Với kết quả này tổ có {wouldServe} hòa giải viên, cần từ {teamMin}. Phải bầu bổ sung (Luật 35/2013/QH13,
            Điều 8 khoản 3 điểm c): mở ở <a href={mediationPaths.team(team.id)}>trang của tổ</a>.
          </p>
        </Notice>
      )}
      {election.recognisedOn !== null ? (
        <p>
          Quyết định công nhận {election.decision} ngày {showDay(election.recognisedOn)}. Gửi: Ban thường trực Ủy ban
          Mặt trận Tổ quốc xã, Trưởng ban công tác Mặt trận, trưởng thôn, hòa giải viên; thông báo công khai ở thôn.
        </p>
      ) : (
        elected > 0 &&
        (mayRecognise ? (
          <FormPost
            action={mediationPaths.electionStep(election.id, 'cong-nhan')}
            csrf={view.csrf}
            submit={`Công nhận ${elected} hòa giải viên`}
            hidden={{ version: String(election.version) }}
          >
            <TextField {...field('decision')} label="Quyết định công nhận số" width="medium" lengthMax={160} required />
            <DateField {...field('day')} label="Ngày quyết định" required />
            {likeServing.map(({ candidateId, name, since }) => (
              <RadioGroup
                key={candidateId}
                {...field(`same-${candidateId}`)}
                label={`${name}: trùng tên hòa giải viên công nhận ngày ${showDay(since)}`}
                options={[
                  { value: 'yes', label: 'Vẫn là người đang làm, giữ quyết định cũ' },
                  { value: 'no', label: 'Là người khác, công nhận mới' },
                ]}
              />
            ))}
          </FormPost>
        ) : (
          <p>Chờ lãnh đạo UBND ghi quyết định công nhận {elected} người trúng cử.</p>
        ))
      )}
    </>
  )
}
