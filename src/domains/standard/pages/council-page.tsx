import { dayAt, showDay } from '#base/day.ts'
import { decides } from '#domains/library/document.ts'
import type { AssessmentLine } from '#domains/standard/assessments.queries.ts'
import { hasMajority, type Meeting, modeNames, type Vote } from '#domains/standard/meeting.ts'
import type { CouncilCall, WithdrawnMeeting } from '#domains/standard/meetings.queries.ts'
import { decisionsIn, type ProvincePaperForm, provinceForms } from '#domains/standard/pages/province-papers.ts'
import { showCouncil } from '#domains/standard/pages/rule-row-words.ts'
import { showFrom } from '#domains/standard/pages/standard-chips.tsx'
import { rulesTrail } from '#domains/standard/pages/standard-trail.ts'
import type { Council, RuleSet } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type CouncilProps = {
  provinceId: string
  provinceName: string
  year: number
  ruleSet: RuleSet
  meetings: Meeting[]
  withdrawn: WithdrawnMeeting[]
  /** Still to be held. */
  calls: CouncilCall[]
  lines: AssessmentLine[]
  mayRead: boolean
}

/** Hội đồng và hồ sơ của tỉnh in a year. */
export function councilPage(
  { provinceId, provinceName, year, ruleSet, meetings, withdrawn, calls, lines, mayRead }: CouncilProps,
  view: View,
): PageParts {
  const field = fieldsOf(view, { mode: 'meeting' })
  const { council } = ruleSet
  const title = `${provinceName}, năm ${year}: Hội đồng, hồ sơ của tỉnh`
  return {
    title,
    section: 'standard',
    trail: rulesTrail({ mayRead }),
    body: (
      <>
        <PageHead title={title} lead={`Theo ${ruleSet.basis.map(({ number }) => number).join(', ')}.`} />
        <ErrorSummary refusal={view.refusal} />
        <h2>Hội đồng</h2>
        {council === null ? (
          <Notice tone="info" title="Chưa thấy văn bản quy định Hội đồng">
            Bộ quy tắc của năm này không có Hội đồng, hoặc văn bản chưa đọc được. Thẩm định ghi ở từng chỉ tiêu.
          </Notice>
        ) : (
          <p>
            {showCouncil(council)} ({showFrom(council.source, council.mark)}).
          </p>
        )}
        <ul>
          {meetings.map((meeting) => (
            <li key={meeting.id}>
              {modeNames[meeting.mode]} ngày {showDay(meeting.heldOn)}:{' '}
              {meeting.members.filter(({ took }) => took).length}/{meeting.members.length} thành viên tham gia.{' '}
              {meeting.votes
                .map(
                  (vote) =>
                    `${lines.find(({ id }) => id === vote.assessmentId)?.placeName ?? ''} ${vote.agree} đồng ý, ${vote.against} không${passedWords(council, meeting, vote)}`,
                )
                .join('; ')}
              <details>
                <summary>Rút biên bản ghi nhầm ngày {showDay(meeting.heldOn)}</summary>
                <FormPost
                  action={standardPaths.withdrawMeeting(provinceId, year)}
                  csrf={view.csrf}
                  submit="Rút biên bản"
                  tone="plain"
                  hidden={{ meetingId: meeting.id }}
                >
                  <TextField
                    {...field('why')}
                    id={`why-${meeting.id}`}
                    label="Lý do rút"
                    hint="Biểu quyết trong biên bản này thôi được tính; biên bản và lý do còn lại ở đây."
                    lengthMax={500}
                    required
                  />
                </FormPost>
              </details>
            </li>
          ))}
          {withdrawn.map(({ id, mode, heldOn, withdrawnAt, withdrawnWhy }) => (
            <li key={id}>
              {modeNames[mode]} ngày {showDay(heldOn)}: đã rút ngày {showDay(dayAt(withdrawnAt))}, vì: {withdrawnWhy}
            </li>
          ))}
        </ul>
        {calls.map(({ id, meetsOn, place, names }) => (
          <p key={id}>
            Đã mời họp ngày {showDay(meetsOn)}, tại {place}: {names.join(', ')}.
          </p>
        ))}
        {council !== null && decides(council.mark) && (
          <details open={['meetsOn', 'place', 'userNames'].some((name) => view.refusal?.fields[name] !== undefined)}>
            <summary>Mời họp Hội đồng</summary>
            <FormPost
              action={standardPaths.callCouncil(provinceId, year)}
              csrf={view.csrf}
              submit="Mời họp"
              tone="plain"
            >
              <DateField {...field('meetsOn')} label="Ngày họp" required />
              <TextField {...field('place')} label="Nơi họp" lengthMax={300} required />
              <TextArea
                {...field('userNames')}
                label="Thành viên có tài khoản"
                hint="Mỗi dòng một tên đăng nhập. Người được mời thấy trong bản tin đôn đốc, và lại thấy khi gần ngày họp."
                rows={4}
                required
              />
            </FormPost>
          </details>
        )}
        {council !== null && decides(council.mark) && (
          <details
            open={['heldOn', 'mode', 'members', 'votes', 'minutes'].some(
              (name) => view.refusal?.fields[name] !== undefined,
            )}
          >
            <summary>Ghi một cuộc họp</summary>
            <FormPost
              action={standardPaths.council(provinceId, year)}
              csrf={view.csrf}
              submit="Ghi cuộc họp"
              guard={`standard-meeting-${provinceId}-${year}`}
            >
              <RadioGroup
                {...field('mode')}
                label="Cách làm việc"
                options={Object.entries(modeNames).map(([value, label]) => ({ value, label }))}
                layout="line"
                required
              />
              <DateField {...field('heldOn')} label="Ngày họp, ngày tổng hợp ý kiến" required />
              <TextArea
                {...field('members')}
                label="Thành viên"
                hint="Mỗi dòng: Họ tên; chức vụ; có mặt hoặc vắng."
                rows={5}
                required
              />
              <TextArea
                {...field('votes')}
                label="Kết quả biểu quyết"
                hint="Mỗi dòng: Tên xã, phường: số đồng ý, số không đồng ý. Ví dụ: Phường Kinh Bắc: 12, 0."
                rows={5}
              />
              <TextArea {...field('minutes')} label="Biên bản" rows={6} lengthMax={8000} required />
            </FormPost>
          </details>
        )}
        <h2>Hồ sơ của tỉnh</h2>
        <p>{ruleSet.formsNote}</p>
        <ul>
          {papersOf({ provinceId, year, meetings, lines }).map(({ form, href, of }) => (
            <li key={href} class="counted-line">
              <a href={href}>
                {ruleSet.forms.some(({ code }) => code === provinceForms[form].number)
                  ? `Mẫu ${provinceForms[form].number}. `
                  : ''}
                {provinceForms[form].name}
                {of} (.docx)
              </a>
            </li>
          ))}
        </ul>
        <DraftDecision provinceId={provinceId} year={year} lines={lines} />
      </>
    ),
  }
}

/** Whether enough agreed, where the rule set tells how many have to. */
function passedWords(council: Council | null, meeting: Meeting, vote: Vote): string {
  const passed = council === null ? undefined : hasMajority(council, meeting, vote)
  return passed === undefined ? '' : passed ? ' (đủ tỷ lệ thông qua)' : ' (chưa đủ tỷ lệ thông qua)'
}

/** A paper a meeting, a decision, and of the whole year. */
function papersOf({
  provinceId,
  year,
  meetings,
  lines,
}: Pick<CouncilProps, 'provinceId' | 'year' | 'meetings' | 'lines'>) {
  const paper = (form: ProvincePaperForm, of = '', query: { hop?: string; so?: string } = {}) => ({
    form,
    of,
    href: standardPaths.provincePaper(provinceId, year, `${form}.docx`, query),
  })
  return [
    ...meetings.map(({ id, heldOn }) => paper('bien-ban', `, ngày ${showDay(heldOn)}`, { hop: id })),
    ...decisionsIn(lines).map(({ number, on, count }) =>
      paper('quyet-dinh', `: ${number} ngày ${showDay(on)}, ${count} xã, phường`, { so: number }),
    ),
    paper('so-lieu'),
    paper('bao-cao-tinh'),
  ]
}

/** Dự thảo quyết định over the communes that were appraised: those that are ticked, or all. */
function DraftDecision({ provinceId, year, lines }: Pick<CouncilProps, 'provinceId' | 'year' | 'lines'>) {
  const appraised = lines.filter(({ state }) => state === 'appraised')
  if (appraised.length === 0) return null
  return (
    <details>
      <summary>Dự thảo quyết định cho {appraised.length} xã, phường đã thẩm định xong</summary>
      <form class="form" method="get" action={standardPaths.provincePaper(provinceId, year, 'quyet-dinh.docx')}>
        <CheckboxGroup
          name="xa"
          values={[]}
          label="Xã, phường"
          hint="Không chọn thì dự thảo có mọi xã, phường đã thẩm định xong."
          options={appraised.map(({ id, placeName }) => ({ value: id, label: placeName }))}
        />
        <Button label="Tải dự thảo (.docx)" tone="plain" />
      </form>
    </details>
  )
}
