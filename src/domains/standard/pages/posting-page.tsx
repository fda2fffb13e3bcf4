import { showDay } from '#base/day.ts'
import type { NamedAssessment } from '#domains/standard/assessments.queries.ts'
import type { Verdict } from '#domains/standard/judge.ts'
import { VerdictChip } from '#domains/standard/pages/standard-chips.tsx'
import { assessmentTrail } from '#domains/standard/pages/standard-trail.ts'
import type { PublicComment } from '#domains/standard/posting.ts'
import { channelNames, type Posting } from '#domains/standard/posting-levels.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type PostingProps = {
  assessment: NamedAssessment
  postings: Posting[]
  comments: PublicComment[]
  judged: { verdict: Verdict; reason: string }
  mayAssess: boolean
}

/** Niêm yết, ý kiến của Nhân dân, tiếp thu và giải trình. */
export function postingPage(
  { assessment, postings, comments, judged, mayAssess }: PostingProps,
  view: View,
): PageParts {
  const step = (name: 'niem-yet' | 'y-kien' | 'tra-loi-y-kien') => standardPaths.step(assessment.id, name)
  const field = fieldsOf(view)
  return {
    title: 'Niêm yết, ý kiến',
    section: 'standard',
    trail: assessmentTrail(assessment),
    body: (
      <>
        <PageHead
          title="Niêm yết, ý kiến của Nhân dân"
          lead={judged.reason}
          chip={<VerdictChip verdict={judged.verdict} />}
        />
        <ErrorSummary refusal={view.refusal} />
        <h2>Đã niêm yết</h2>
        {postings.length === 0 && <p>Chưa ghi lần niêm yết nào.</p>}
        <ul>
          {postings.map((one) => (
            <li key={one.id}>
              {channelNames[one.channel]}, {one.place}: {showDay(one.fromDay)} đến {showDay(one.toDay)}
              {one.times === null ? '' : `, phát ${one.times} lần`}
            </li>
          ))}
        </ul>
        {mayAssess && (
          <details open={['channel', 'fromDay', 'toDay', 'times', 'place'].some((name) => view.refusal?.fields[name])}>
            <summary>Ghi một lần niêm yết</summary>
            <FormPost action={step('niem-yet')} csrf={view.csrf} submit="Ghi niêm yết">
              <SelectField
                {...field('channel')}
                label="Ở đâu"
                empty="Chọn nơi"
                options={Object.entries(channelNames).map(([value, label]) => ({ value, label }))}
                required
              />
              <TextField {...field('place')} label="Nơi cụ thể, địa chỉ trang" lengthMax={300} required />
              <DateField {...field('fromDay')} label="Từ ngày" required />
              <DateField {...field('toDay')} label="Đến hết ngày" required />
              <TextField {...field('times')} label="Số lần phát (chỉ với đài)" keyboard="numeric" width="short" />
            </FormPost>
          </details>
        )}
        <h2>Ý kiến</h2>
        {comments.length === 0 && <p>Chưa ghi ý kiến nào.</p>}
        <ul>
          {comments.map((one) => (
            <li key={one.id}>
              <p>
                {one.saidBy}, {showDay(one.saidOn)}: {one.words}
              </p>
              {one.reply !== '' && (
                <p>
                  Tiếp thu, giải trình ngày {showDay(one.repliedOn!)}: {one.reply}
                </p>
              )}
              {one.reply === '' && mayAssess && (
                <details>
                  <summary>Tiếp thu, giải trình ý kiến của {one.saidBy}</summary>
                  <FormPost
                    action={step('tra-loi-y-kien')}
                    csrf={view.csrf}
                    submit="Ghi tiếp thu, giải trình"
                    tone="plain"
                    hidden={{ commentId: one.id }}
                  >
                    <TextArea
                      {...field('reply')}
                      id={`reply-${one.id}`}
                      label="Tiếp thu, giải trình"
                      rows={3}
                      lengthMax={2000}
                      required
                    />
                  </FormPost>
                </details>
              )}
            </li>
          ))}
        </ul>
        {mayAssess && (
          <details open={['saidBy', 'saidOn', 'words'].some((name) => view.refusal?.fields[name])}>
            <summary>Ghi một ý kiến</summary>
            <FormPost action={step('y-kien')} csrf={view.csrf} submit="Ghi ý kiến">
              <TextField
                {...field('saidBy')}
                label="Ai góp ý"
                hint="Ghi chung, như «Tổ dân phố Niềm Xá» hoặc «một người dân»."
                lengthMax={150}
                required
              />
              <DateField {...field('saidOn')} label="Ngày góp ý" required />
              <TextArea {...field('words')} label="Nội dung" rows={3} lengthMax={2000} required />
            </FormPost>
          </details>
        )}
      </>
    ),
  }
}
