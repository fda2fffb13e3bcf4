import { isId } from '#base/ids.ts'
import { addFinding } from '#domains/activities/acts/add-finding.ts'
import { answerFinding } from '#domains/activities/acts/answer-finding.ts'
import { judgeAnswer } from '#domains/activities/acts/judge-answer.ts'
import { openSupervision } from '#domains/activities/acts/open-supervision.ts'
import { supervisionPage } from '#domains/activities/pages/supervision-page.tsx'
import { supervisionsPage } from '#domains/activities/pages/supervisions-page.tsx'
import { listSupervisions, loadSupervisionPage } from '#domains/activities/supervision/supervision.queries.ts'
import { refusals } from '#domains/activities/supervision/supervision.ts'
import { supervisionPaths } from '#domains/activities/supervision/supervision-paths.ts'
import { listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const list = read(
  'read activities',
  async ({ db, actor, today, query }) => ({
    rows: await listSupervisions(db, actor, today),
    choice: mayAnywhere(actor, 'record activities')
      ? await listChoiceBodies(db, actor, 'record activities', query['tim-co-quan'])
      : undefined,
  }),
  supervisionsPage,
)

const one = read(
  'read activities',
  ({ db, actor, params }) => {
    if (!isId(params.supervisionId ?? '')) throw refusals.notFound
    return loadSupervisionPage(db, actor, params.supervisionId!)
  },
  supervisionPage,
)

const toOne = (notice: string) => (finding: { supervisionId: string }) => ({
  to: supervisionPaths.one(finding.supervisionId),
  notice,
})

/** Giám sát, phản biện xã hội, for the workbench. */
export const supervisionRoutes: Routes = {
  [`GET ${supervisionPaths.list}`]: list,
  [`POST ${supervisionPaths.list}`]: submit(openSupervision, {
    again: list,
    to: ({ id }) => ({ to: supervisionPaths.one(id), notice: 'Đã ghi. Hãy ghi từng kiến nghị.' }),
  }),
  [`GET ${supervisionPaths.one(':supervisionId')}`]: one,
  [`POST ${supervisionPaths.findings(':supervisionId')}`]: submit(addFinding, {
    again: one,
    to: toOne('Đã ghi kiến nghị.'),
  }),
  [`POST ${supervisionPaths.answer(':supervisionId', ':findingId')}`]: submit(answerFinding, {
    again: one,
    to: toOne('Đã gửi trả lời.'),
  }),
  [`POST ${supervisionPaths.judge(':supervisionId', ':findingId')}`]: submit(judgeAnswer, {
    again: one,
    to: toOne('Đã ghi ý kiến về trả lời.'),
  }),
}
