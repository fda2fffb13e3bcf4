import { z } from 'zod'
import { isNamed } from '#domains/matters/denouncer.store.ts'
import { findMatterFile } from '#domains/matters/desk/matter-files.queries.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import { refusals } from '#domains/matters/matter.ts'
import { loadSubmission } from '#domains/matters/submission.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import type { StoredFile } from '#platform/files/stored-file.ts'

/** Mở một tệp của vụ việc. What a denouncer sent is opened by who is named alone, and each time is in the audit. */
export const viewMatterFile = act<{ matterId: string; fileId: string }, StoredFile>({
  name: 'matters.view-file',
  may: 'read matters',
  parse: z.object({ matterId: idField(), fileId: idField() }).parse,
  async run({ tx, actor, audit }, { matterId, fileId }) {
    const matter = await loadMatter(tx, actor, matterId)
    const file = await findMatterFile(tx, matter, fileId)
    const { isSecret } = await loadSubmission(tx, matter.submissionId)
    if (isSecret && file.origin === 'person') {
      if (!(await isNamed(tx, matter.id, actor.personId))) throw refusals.notNamed
      audit({ subjectKind: 'matter', subjectId: matter.id, bodyId: matter.bodyId, after: { viewedFile: true } })
    }
    return file.stored
  },
})
