import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { listCitedClauses } from '#domains/matters/cited-clauses.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { loadProposal, saveProposal } from '#domains/reports/amending/amending.store.ts'
import { type AmendingProposal, refusals } from '#domains/reports/amending/amending-proposal.ts'
import { loadBodySubject } from '#domains/reports/report-subject.queries.ts'
import { isSignsAs, type SignsAs } from '#domains/reports/signature.ts'
import { act } from '#platform/acts/act.ts'
import {
  idField,
  lineField,
  linesField,
  optionalIdField,
  optionalLineField,
  textField,
  versionField,
} from '#platform/acts/fields.ts'

/** Soạn kiến nghị hoàn thiện pháp luật, or change it (`proposalId`): counted anew from the matters of the body each time. */
export const writeAmendingProposal = act({
  name: 'reports.write-amending-proposal',
  may: 'write reports',
  parse: z.object({
    proposalId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    lawNumber: lineField('số hiệu văn bản', 80),
    place: lineField('điều, khoản', 100),
    difficulty: textField('khó khăn, vướng mắc', 10, 10_000),
    wish: textField('nội dung kiến nghị', 10, 10_000),
    reason: z
      .string()
      .optional()
      .transform((text) => (text ?? '').normalize('NFC').trim())
      .pipe(z.string().max(10_000, 'Lý do dài quá 10.000 chữ cái. Hãy rút gọn.')),
    recipients: linesField('nơi nhận', 40, 300),
    signsAs: z
      .string({ error: 'Hãy chọn cách ký.' })
      .refine(isSignsAs, 'Hãy chọn cách ký.')
      .transform((text) => text as SignsAs),
    position: optionalLineField('chức vụ của người ký', 120),
    signer: optionalLineField('họ tên người ký', 120),
  }).parse,
  async run({ tx, actor, now, audit }, { proposalId, version, bodyId, lawNumber, place, ...paper }) {
    const before = proposalId === null ? undefined : await loadProposal(tx, actor, proposalId)
    if ((before?.version ?? 0) !== version) throw refusals.changedMeanwhile
    const about = before ?? { bodyId, lawNumber, place }
    const subject = await loadBodySubject(tx, actor, about.bodyId)
    const clause = (await listCitedClauses(tx, actor)).find(
      (one) => one.bodyId === subject.body.id && one.lawNumber === about.lawNumber && one.place === about.place,
    )
    if (clause === undefined) throw refusals.noClause
    const { bodyName: _, ...counted } = clause
    const proposal: AmendingProposal = { ...counted, id: before?.id ?? newId(), paper, version: version + 1 }
    await saveProposal(tx, proposal, { personId: personIdOf(actor), at: now })
    audit({
      subjectKind: 'body',
      subjectId: proposal.bodyId,
      bodyId: proposal.bodyId,
      before: before ?? null,
      after: proposal,
    })
    return proposal
  },
})
