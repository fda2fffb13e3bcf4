import type { Day } from '#base/day.ts'
import { showCell } from '#base/small-cells.ts'
import { proposedTask, topicNames, type UnansweredTopic } from '#domains/matters/feeds/topic.ts'
import type { PlanInPreparation } from '#domains/matters/feeds/topics.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { DeskTabs } from '#domains/matters/pages/desk-tabs.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type TopicsPageProps = { topics: UnansweredTopic[]; plans: PlanInPreparation[]; today: Day }

/** Chủ đề chưa được trả lời: each a task that an officer takes into a plan in preparation, or not, with a reason. */
export function topicsPage({ topics, plans, today }: TopicsPageProps, view: View): PageParts {
  return {
    title: 'Chủ đề chưa được trả lời',
    section: 'matters',
    trail: [{ label: 'Sổ theo dõi', href: matterPaths.register }],
    body: (
      <>
        <PageHead
          title="Chủ đề chưa được trả lời"
          lead="Mười hai tháng gần đây: câu hỏi, phản ánh chưa trả lời hoặc trả lời muộn, và lời kể ở «Cần giúp» không tìm thấy bài nào. Chỉ đếm chủ đề, từ 5 trở lên."
        />
        <DeskTabs current="topics" view={view} />
        <ErrorSummary refusal={view.refusal} />
        {topics.length === 0 && (
          <EmptyState title="Chưa có chủ đề nào lặp lại đủ nhiều" icon="check">
            Khi năm người trở lên hỏi cùng một chủ đề mà chưa được trả lời, chủ đề hiện ở đây thành một nhiệm vụ đề
            xuất.
          </EmptyState>
        )}
        {topics.map((one) => (
          <Topic key={`${one.bodyId} ${one.topic}`} one={one} plans={plans} today={today} view={view} />
        ))}
      </>
    ),
  }
}

type TopicProps = { one: UnansweredTopic; plans: PlanInPreparation[]; today: Day; view: View }

function Topic({ one, plans, today, view }: TopicProps) {
  const { bodyId, bodyName, topic, total, matters, stories } = one
  const own = plans.filter((plan) => plan.bodyId === bodyId)
  const id = `${bodyId}-${topic}`
  const hidden = { bodyId, topic }
  return (
    <section aria-labelledby={`h-${id}`}>
      <h2 id={`h-${id}`}>{topicNames[topic]}</h2>
      <p>
        {bodyName}: {total} lần, trong đó {showCell(matters)} vụ việc, {showCell(stories)} lời kể.
      </p>
      <details>
        <summary>Đưa vào kế hoạch đang soạn</summary>
        {own.length === 0 ? (
          <p>
            Cơ quan chưa có kế hoạch nào đang kiểm tra. Hãy <a href="/nghiep-vu/ke-hoach/moi">tải kế hoạch lên</a> rồi
            quay lại đây.
          </p>
        ) : (
          <FormPost
            action={`${matterPaths.topics}/dua-vao`}
            csrf={view.csrf}
            submit="Thêm nhiệm vụ vào kế hoạch"
            hidden={hidden}
          >
            <SelectField
              name="plan"
              id={`plan-${id}`}
              label="Kế hoạch đang soạn"
              value=""
              options={own.map((plan) => ({ value: `${plan.id}:${plan.version}`, label: plan.title }))}
            />
            <TextArea
              name="text"
              id={`text-${id}`}
              label="Nội dung nhiệm vụ"
              rows={3}
              value={proposedTask(one)}
              required
            />
            <TextField
              name="time"
              id={`time-${id}`}
              label="Thời gian"
              value={`Năm ${Number(today.slice(0, 4)) + 1}`}
              width="medium"
            />
          </FormPost>
        )}
      </details>
      <details>
        <summary>Không đưa vào năm nay</summary>
        <FormPost
          action={`${matterPaths.topics}/khong-dua`}
          csrf={view.csrf}
          submit="Ghi lý do"
          tone="plain"
          hidden={hidden}
        >
          <TextArea
            name="reason"
            id={`reason-${id}`}
            label="Lý do"
            hint="Từ 10 chữ cái trở lên. Sang năm chủ đề hiện lại nếu vẫn còn."
            rows={2}
            required
          />
        </FormPost>
      </details>
    </section>
  )
}
