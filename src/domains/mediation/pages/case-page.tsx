import { showDay, showDayWithWeekday } from '#base/day.ts'
import {
  caseName,
  caseStates,
  caseTopics,
  chosenBys,
  endReasons,
  escalationKinds,
  outcomes,
  standings,
} from '#domains/mediation/case.ts'
import type { CaseClock } from '#domains/mediation/case-clocks.ts'
import { factName, showSource } from '#domains/mediation/mediation-law.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { AgainPart } from '#domains/mediation/pages/again-part.tsx'
import { AgreementPart } from '#domains/mediation/pages/agreement-part.tsx'
import { CaseSteps, Escalate, Handles } from '#domains/mediation/pages/case-steps.tsx'
import { CountedPart } from '#domains/mediation/pages/counted-part.tsx'
import { CourtPart } from '#domains/mediation/pages/court-part.tsx'
import { FeePart } from '#domains/mediation/pages/fee-part.tsx'
import type { CasePageProps } from '#domains/mediation/pages/step-state.ts'
import { TogetherPart, togetherFacts } from '#domains/mediation/pages/together-part.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** One case: what is known of it, its days, its sessions, how it ended and what follows. */
export function casePage(props: CasePageProps, view: View): PageParts {
  const { one, words, sessions, clocks, matterHref } = props
  return {
    title: caseName(one),
    section: 'mediation',
    trail: [{ label: 'Vụ, việc hòa giải', href: mediationPaths.cases }],
    body: (
      <>
        <PageHead
          title={caseName(one)}
          lead={`${props.teamName}, ${caseTopics[one.topic].toLowerCase()}`}
          chip={
            one.outcome === null ? (
              <Chip tone={one.state === 'in-progress' ? 'action' : 'warm'} label={caseStates[one.state]} />
            ) : (
              <Chip tone={one.outcome === 'reached' ? 'good' : 'neutral'} label={outcomes[one.outcome]} />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {one.exclusion !== null && (
          <Notice tone="warning" title="Không thuộc phạm vi hòa giải ở cơ sở">
            <p>{factName(one.exclusion)}. Hãy giải thích và hướng dẫn các bên đến cơ quan, tổ chức có thẩm quyền.</p>
          </Notice>
        )}
        {props.escalations
          .filter(({ handledOn }) => handledOn === null)
          .map(({ id, kind, foundOn, reportedOn }) => (
            <Notice key={id} tone="warning" title="Phải báo cáo, xử lý ngay">
              <p>
                {escalationKinds[kind]}. Thấy ngày {showDay(foundOn)},{' '}
                {reportedOn === null ? 'tổ trưởng chưa ghi đã báo cáo' : `tổ trưởng đã báo cáo ${showDay(reportedOn)}`},
                xã, phường chưa ghi đã xử lý.
              </p>
            </Notice>
          ))}
        <Facts
          facts={[
            { term: 'Nhận ngày', detail: showDay(one.receivedOn) },
            { term: 'Căn cứ', detail: factName(one.ground) },
            ...words.parties.map(({ name, age, address, wish }, index) => ({
              term: `Bên thứ ${index + 1}`,
              detail: [name, age, address, wish === '' ? '' : `yêu cầu: ${wish}`].filter(Boolean).join(', '),
            })),
            ...(words.others === '' ? [] : [{ term: 'Người liên quan', detail: words.others }]),
            { term: 'Nội dung', detail: words.story },
            {
              term: 'Hòa giải viên',
              detail:
                props.mediatorName === null || one.chosenBy === null
                  ? 'chưa có'
                  : `${props.mediatorName} (${chosenBys[one.chosenBy].toLowerCase()})`,
            },
            ...togetherFacts(props),
            ...(matterHref === undefined
              ? []
              : [
                  {
                    term: 'Từ yêu cầu của người dân',
                    detail: <a href={matterHref}>Mở việc ở sổ theo dõi, trả lời người gửi</a>,
                  },
                ]),
          ]}
        />
        <Clocks clocks={clocks} />
        {sessions.length > 0 && (
          <>
            <h2>Các buổi hòa giải</h2>
            <Facts
              facts={sessions.map(({ heldOn, isOpen, words: said }) => ({
                term: `${showDay(heldOn)}, ${isOpen ? 'công khai' : 'không công khai'}`,
                detail: [said.place, said.came === '' ? '' : `có mặt: ${said.came}`, said.what]
                  .filter(Boolean)
                  .join('. '),
              }))}
            />
          </>
        )}
        {one.endReason !== null && one.outcome !== null && (
          <>
            <h2>Kết thúc</h2>
            <Facts
              facts={[
                { term: 'Ngày', detail: showDay(one.endedOn!) },
                { term: 'Vì sao kết thúc', detail: endReasons[one.endReason] },
                { term: 'Kết quả', detail: outcomes[one.outcome] },
                { term: 'Thỏa thuận, hoặc lý do', detail: props.endNote ?? '' },
                ...(one.lookAgainOn === null
                  ? []
                  : [{ term: 'Hẹn xem lại việc thực hiện', detail: showDay(one.lookAgainOn) }]),
                ...props.followUps.map(({ day, standing, note }) => ({
                  term: `Thực hiện, ngày ${showDay(day)}`,
                  detail: [standings[standing], note].filter(Boolean).join(': '),
                })),
              ]}
            />
          </>
        )}
        <Escalated {...props} />
        {one.mayWrite ? (
          <>
            <TogetherPart {...props} view={view} />
            <CaseSteps {...props} view={view} />
          </>
        ) : (
          <AlongPart {...props} view={view} />
        )}
        {one.outcome === 'reached' && one.mayWrite && <AgreementPart {...props} view={view} />}
        {one.outcome === 'reached' && <CourtPart {...props} view={view} />}
        {one.state === 'ended' && one.mayWrite && <FeePart {...props} view={view} />}
        <AgainPart {...props} />
        <CountedPart {...props} />
      </>
    ),
  }
}

/** What was told at once, to whom, and what the commune did. */
function Escalated({ escalations }: CasePageProps) {
  const told = escalations.filter(({ reportedOn, handledOn }) => reportedOn !== null || handledOn !== null)
  if (told.length === 0) return null
  return (
    <Facts
      facts={told.map(({ kind, foundOn, note, reportedOn, reportedTo, handledOn, handledBy, handledNote }) => ({
        term: `Báo ngay, thấy ngày ${showDay(foundOn)}`,
        detail: [
          `${escalationKinds[kind]}. ${note}`,
          reportedOn === null ? '' : `Tổ trưởng báo ${showDay(reportedOn)}: ${reportedTo}.`,
          handledOn === null ? '' : `${handledBy ?? ''} ghi đã xử lý ${showDay(handledOn)}: ${handledNote}`,
        ]
          .filter(Boolean)
          .join(' '),
      }))}
    />
  )
}

/** What whoever comes from the team that works along may do: read, and tell of danger. */
function AlongPart(props: CasePageProps & { view: View }) {
  return (
    <>
      <Notice tone="info" title={`${props.teamName} chủ trì vụ, việc này`}>
        <p>Tổ của ông/bà phối hợp: đọc được ở đây và ở sổ của tổ; số liệu tính cho tổ chủ trì.</p>
      </Notice>
      <Escalate {...props} />
      <Handles {...props} />
    </>
  )
}

function Clocks({ clocks }: { clocks: CaseClock[] }) {
  if (clocks.length === 0) return null
  return (
    <>
      <h2>Thời hạn</h2>
      <Facts
        facts={clocks.map((clock) => ({
          term: clock.rule.what,
          detail: (
            <>
              {clock.doneOn !== null ? `xong ${showDay(clock.doneOn)}; hạn ` : 'đến hết '}
              {showDayWithWeekday(clock.dueDay)}
              {clock.isLate && ' '}
              {clock.isLate && <Chip tone="danger" label="Quá hạn" />}{' '}
              <span class="hint">
                ({showSource(clock.rule)}
                {!clock.isSure && '; chưa chắc, chỉ để biết, không ai bị tính là muộn'})
              </span>
            </>
          ),
        }))}
      />
    </>
  )
}
