import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { matterFields, shownOf } from '#domains/matters/acts/steps/move-matter.ts'
import { newMatter, tellReceived } from '#domains/matters/acts/steps/store-submission.ts'
import { kindField } from '#domains/matters/desk/matter-fields.ts'
import { forgetLikeness, noteLikeness } from '#domains/matters/groups/likeness.store.ts'
import { addMatter, addMatterEvent, loadFiled, loadMatterToChange, saveMatter } from '#domains/matters/matter.store.ts'
import { checkOpen, isSecretKind, type Matter, refusals } from '#domains/matters/matter.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { forgetPublishing } from '#domains/matters/published/publishing.store.ts'
import { addSecretTwin } from '#domains/matters/secret-letter.store.ts'
import { findSubmitter, noonOf, saveWords, takeNumber } from '#domains/matters/submission.store.ts'
import { takesDenunciation } from '#domains/matters/submission.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type ActContext, act, FormRefusal } from '#platform/acts/act.ts'
import { lineField } from '#platform/acts/fields.ts'

const partField = z
  .string()
  .optional()
  .transform((text) => (text ?? '').normalize('NFC').trim().slice(0, 10_000))

/**
 * Tách thêm một vụ việc from a letter that speaks of several: with its own kind, number and clock. A part that denounces goes into
 * the sealed store as a submission of its own; what stays is written anew without it, and nothing that can be read shows that they
 * were one letter.
 */
export const splitMatter = act({
  name: 'matters.split',
  may: 'work on matters',
  parse: z.object({
    ...matterFields,
    kind: kindField,
    title: lineField('trích yếu của vụ việc mới', 200),
    part: partField,
    rest: partField,
  }).parse,
  async run(context, { kind, title, part, rest, ...form }): Promise<Matter> {
    const { tx, house, actor, now, audit } = context
    const before = await loadMatterToChange(tx, actor, 'work on matters', form)
    checkOpen(before, 'split')
    if (isSecretKind(before.kind) && !isSecretKind(kind)) throw refusals.staysSecret
    const filed = await loadFiled(tx, before.submissionId)
    if (kind === 'denunciation' && !takesDenunciation(filed.channel)) throw refusals.denunciationByWeb
    const isSecret = isSecretKind(kind) && !isSecretKind(before.kind)
    const id = newId(now.getTime())
    let { submissionId, receivedAt } = before
    if (isSecret) {
      if (part === '') throw new FormRefusal({ part: 'Hãy ghi phần có nội dung tố cáo.' })
      if (rest === '') throw new FormRefusal({ rest: 'Hãy ghi lại phần còn lại của đơn, bỏ mọi chữ về việc tố cáo.' })
      const twin = { id: newId(now.getTime()), words: part, bodyId: before.bodyId }
      submissionId = await addSecretTwin(tx, house.secretKey, before.submissionId, twin)
      receivedAt = noonOf(before.receivedOn)
      await saveWords(tx, before.submissionId, rest)
      await forgetLikeness(tx, before.submissionId)
      await forgetPublishing(tx, before.submissionId)
      const details = await findSubmitter(tx, house.secretKey, before.submissionId)
      await noteLikeness(tx, house.secretKey, before.submissionId, { words: rest, details })
    }
    const begun: Matter = {
      ...newMatter(kind, isSecret ? matterKinds[kind].name : title),
      id,
      submissionId,
      bodyId: before.bodyId,
      receivedAt,
      receivedOn: before.receivedOn,
      ...(await takeNumber(tx, before.bodyId, before.receivedOn)),
    }
    await addMatter(tx, begun, filed, now)
    const told = isSecret ? tellReceived(kind) : `Tách từ lượt gửi của bạn: ${matterKinds[kind].name.toLowerCase()}.`
    await addMatterEvent(tx, { matterId: id, kind: 'received', personId: null, at: now, told })
    await keepBefore(context, before, isSecret, kind)
    audit({ subjectKind: 'matter', subjectId: id, bodyId: begun.bodyId, after: shownOf(begun) })
    return begun
  },
})

/** The one that was split knows of it, but for a secret part. */
async function keepBefore({ tx, actor, now }: ActContext, before: Matter, isSecret: boolean, kind: Matter['kind']) {
  const title = isSecret && before.title.length > 0 ? matterKinds[before.kind].name : before.title
  await saveMatter(tx, next(before, { title }), now)
  if (isSecret) return
  await addMatterEvent(tx, {
    matterId: before.id,
    kind: 'split',
    personId: personIdOf(actor),
    at: now,
    told: `Tách thêm một vụ việc: ${matterKinds[kind].name.toLowerCase()}.`,
  })
}
