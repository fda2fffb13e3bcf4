import { showDay } from '#base/day.ts'
import { decides } from '#domains/library/document.ts'
import type { AssessmentLine } from '#domains/standard/assessments.queries.ts'
import { hasMajority, type Meeting, modeNames, type Vote } from '#domains/standard/meeting.ts'
import type { CouncilCall } from '#domains/standard/meetings.queries.ts'
import { type ProvincePaperForm, provinceForms } from '#domains/standard/pages/province-papers.ts'
import { showCouncil } from '#domains/standard/pages/rule-row-words.ts'
import { showFrom } from '#domains/standard/pages/standard-chips.tsx'
import { rulesTrail } from '#domains/standard/pages/standard-trail.ts'
import type { Council, RuleSet } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type CouncilProps = {
  provinceId: string
  provinceName: string
  year: number
  ruleSet: RuleSet
  meetings: Meeting[]
  /** Still to be held. */
  calls: CouncilCall[]
  lines: AssessmentLine[]
  mayRead: boolean
}

/** Hội đồng và hồ sơ của tỉnh in a year. */
export function councilPage(
  { provinceId, provinceName, year, ruleSet, meetings, calls, lines, mayRead }: CouncilProps,
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
          {(Object.keys(provinceForms) as ProvincePaperForm[]).map((form) => {
            const { number, name } = provinceForms[form]
            return (
              <li key={form} class="counted-line">
                <a href={standardPaths.provincePaper(provinceId, year, `${form}.docx`)}>
                  {ruleSet.forms.some(({ code }) => code === number) ? `Mẫu ${number}. ` : ''}
                  {name} (.docx)
                </a>
              </li>
            )
          })}
        </ul>
      </>
    ),
  }
}

/** Whether enough agreed, where the rule set tells how many have to. */
function passedWords(council: Council | null, meeting: Meeting, vote: Vote): string {
  const passed = council === null ? undefined : hasMajority(council, meeting, vote)
  return passed === undefined ? '' : passed ? ' (đủ tỷ lệ thông qua)' : ' (chưa đủ tỷ lệ thông qua)'
}
