import { isId } from '#base/ids.ts'
import { listCitedClauses } from '#domains/matters/cited-clauses.queries.ts'
import { writeAmendingProposal } from '#domains/reports/acts/write-amending-proposal.ts'
import { listProposals, loadProposal } from '#domains/reports/amending/amending.store.ts'
import { refusals } from '#domains/reports/amending/amending-proposal.ts'
import { amendingFormPage } from '#domains/reports/pages/amending-form-page.tsx'
import { amendingPage } from '#domains/reports/pages/amending-page.tsx'
import { amendingPaper } from '#domains/reports/paper/amending-paper.ts'
import { fileName } from '#domains/reports/paper/report-file.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { loadBodySubject } from '#domains/reports/report-subject.queries.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import { contentDisposition } from '#platform/files/file-name.ts'
import type { Answer } from '#platform/http/answer.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'

const list = read(
  'write reports',
  async ({ db, actor }) => ({ clauses: await listCitedClauses(db, actor), proposals: await listProposals(db, actor) }),
  amendingPage,
)

const fresh = read(
  'write reports',
  async ({ db, actor, query }) => {
    const clause = (await listCitedClauses(db, actor)).find(
      (one) => one.bodyId === query['co-quan'] && one.lawNumber === query.so && one.place === query.cho,
    )
    if (clause === undefined) throw refusals.noClause
    return { clause, proposal: undefined }
  },
  amendingFormPage,
)

const one = read(
  'write reports',
  async ({ db, actor, params }) => {
    const proposal = await loadProposal(db, actor, idIn(params.proposalId))
    return { clause: proposal, proposal }
  },
  amendingFormPage,
)

const file = raw('write reports', async ({ db, actor, params, today, now }): Promise<Answer> => {
  const proposal = await loadProposal(db, actor, idIn(params.proposalId))
  const subject = await loadBodySubject(db, actor, proposal.bodyId)
  const bytes = await writeWord(amendingPaper(proposal, { subject, today, madeAt: now }))
  return {
    kind: 'bytes',
    status: 200,
    headers: {
      'Content-Type': describeKind('docx').mime,
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(
        'attachment',
        fileName(`kien nghi ${proposal.place} ${proposal.lawNumber}`),
      ),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
    body: bytes,
  }
})

function idIn(param: string | undefined): string {
  if (param === undefined || !isId(param)) throw refusals.notFound
  return param
}

const saved = 'Đã lưu kiến nghị. Hãy tải tệp Word, trình ký theo quy trình của cơ quan.'

/** Kiến nghị hoàn thiện pháp luật, for the workbench. */
export const amendingRoutes: Routes = {
  [`GET ${reportPaths.amending}`]: list,
  [`GET ${reportPaths.amending}/moi`]: fresh,
  [`POST ${reportPaths.amending}/moi`]: submit(writeAmendingProposal, {
    again: fresh,
    to: ({ id }) => ({ to: reportPaths.proposal(id), notice: saved }),
  }),
  'GET /nghiep-vu/bao-cao/kien-nghi/:proposalId': one,
  'POST /nghiep-vu/bao-cao/kien-nghi/:proposalId': submit(writeAmendingProposal, {
    again: one,
    to: ({ id }) => ({ to: reportPaths.proposal(id), notice: saved }),
  }),
  'GET /nghiep-vu/bao-cao/kien-nghi/:proposalId/kien-nghi.docx': file,
}
