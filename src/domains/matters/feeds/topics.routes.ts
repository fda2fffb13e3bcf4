import { decideTopic } from '#domains/matters/acts/decide-topic.ts'
import { listPlansInPreparation, listUnansweredTopics } from '#domains/matters/feeds/topics.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { topicsPage } from '#domains/matters/pages/topics-page.tsx'
import { type Act, parseTyped, perform } from '#platform/acts/act.ts'
import { type Routes, read, submit, submitWith } from '#platform/http/routes.ts'

const page = read(
  'work on matters',
  async ({ db, actor, today }) => ({
    topics: await listUnansweredTopics(db, actor, today),
    plans: await listPlansInPreparation(db, actor),
    today,
  }),
  topicsPage,
)

/** Chủ đề chưa được trả lời, for the workbench. `addTask`: how a plan in preparation takes one more task, of the domain of plans. */
export function topicsRoutes<Input, Output>(addTask: Act<Input, Output>): Routes {
  return {
    [`GET ${matterPaths.topics}`]: page,
    [`POST ${matterPaths.topics}/dua-vao`]: submitWith(
      'work on matters',
      async ({ house, actor }, raw) => {
        const [uploadId, version] = String(raw.plan ?? '').split(':')
        const decision = { ...raw, uploadId, reason: raw.text }
        // what the second act would refuse is refused before the first
        parseTyped(decideTopic.parse, decision)
        const task = { path: 'Đề xuất', leads: '', partners: '', outputs: '', afterKey: '', time: raw.time ?? '' }
        await perform(addTask, { house, actor }, { ...task, text: raw.text, uploadId, version })
        return perform(decideTopic, { house, actor }, decision)
      },
      { again: page, to: () => ({ to: matterPaths.topics, notice: 'Đã thêm nhiệm vụ vào kế hoạch đang soạn.' }) },
    ),
    [`POST ${matterPaths.topics}/khong-dua`]: submit(decideTopic, {
      again: page,
      to: () => ({ to: matterPaths.topics, notice: 'Đã ghi lý do không đưa vào kế hoạch năm nay.' }),
    }),
  }
}
