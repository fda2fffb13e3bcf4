import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { changeObligation, obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { countEvidence, listShownOutputs } from '#domains/plans/evidence.store.ts'
import { evidenceFilesMax, otherOutput, outputLengthMax, refusals } from '#domains/plans/evidence.ts'
import { can, refusals as obligationRefusals, weighEvidence } from '#domains/plans/obligation.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { filesField, lineField, optionalLineField } from '#platform/acts/fields.ts'
import { evidenceKinds } from '#platform/files/file-kind.ts'
import { checkFileCount, keepFile } from '#platform/files/keep-file.ts'

const filesAtOnceMax = 10

/** Kèm sản phẩm: files that show one thing named under «Kết quả, sản phẩm». */
export const addEvidence = act({
  name: 'plans.add-evidence',
  may: 'work on tasks',
  parse: z.object({
    ...obligationFields,
    output: lineField('sản phẩm', outputLengthMax),
    note: optionalLineField('ghi chú', 1_000),
    files: filesField('evidence'),
  }).parse,
  async run(context, input) {
    const { tx, now, house } = context
    if (input.files.length === 0) throw new FormRefusal({ evidence: 'Hãy chọn ít nhất một tệp.' })
    checkFileCount(input.files, filesAtOnceMax)
    const said = { output: input.output, files: input.files.map((file) => file.name) }
    const { obligation } = await changeObligation(
      context,
      'work on tasks',
      input,
      async (before, task) => {
        if (!can(before, 'addEvidence')) throw obligationRefusals.notOpen
        // a product under another name would be kept and never count
        const output = [...task.outputs, otherOutput].find((named) => named === input.output)
        if (output === undefined) throw new FormRefusal({ output: 'Hãy chọn sản phẩm trong danh sách.' })
        if ((await countEvidence(tx, before.id)) + input.files.length > evidenceFilesMax) throw refusals.tooMany
        for (const file of input.files) {
          const kept = await keepFile(tx, house, {
            name: file.name,
            content: file.bytes,
            uploadedBy: context.actor.personId,
            now,
            allowed: evidenceKinds,
            sizeBytesMax: house.uploadSizeMbMax * 1_048_576,
          })
          await tx
            .insertInto('evidence')
            .values({
              id: newId(now.getTime()),
              task_id: task.id,
              obligation_id: before.id,
              file_id: kept.id,
              output,
              note: input.note,
              added_by: personIdOf(context.actor),
              added_at: now,
              removed_at: null,
              removed_by: null,
            })
            .execute()
        }
        return weighEvidence(
          { ...before, version: before.version + 1 },
          task.outputs,
          await listShownOutputs(tx, before.id),
        )
      },
      said,
    )
    return obligation
  },
})
