import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { refusals as activityRefusals } from '#domains/activities/activity.ts'
import { lockScript, saveScript } from '#domains/activities/broadcasts/script.store.ts'
import { readScript, refusals, type Script, vietnamese } from '#domains/activities/broadcasts/script.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import {
  idField,
  lineField,
  optionalIdField,
  optionalLineField,
  textField,
  versionField,
} from '#platform/acts/fields.ts'

/** Soạn, sửa bài phát thanh; everybody who writes in it is a writer, and does not approve it. */
export const writeScript = act({
  name: 'activities.write-script',
  may: 'keep broadcasts',
  parse: z.object({
    scriptId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    title: lineField('tên bài', 200),
    language: optionalLineField('tiếng', 60).transform((text) => text || vietnamese),
    text: textField('lời đọc', 10, 20_000),
  }).parse,
  async run({ tx, actor, now, audit }, { scriptId, version, bodyId, ...typed }): Promise<Script> {
    const { faults } = readScript(typed.text)
    if (faults.length > 0)
      throw new FormRefusal({ text: faults.map(({ line, sentence }) => `Dòng ${line}: ${sentence}`).join(' ') })
    const writer = personIdOf(actor)
    if (scriptId !== null) {
      const before = await lockScript(tx, actor, 'keep broadcasts', { scriptId, version })
      if (before.state !== 'draft') throw refusals.notDraft
      const writerIds = [...new Set([...before.writerIds, writer])]
      const after = { ...before, ...typed, writerIds, version: version + 1 }
      await saveScript(tx, after, now)
      audit({ subjectKind: 'broadcast-script', subjectId: scriptId, bodyId: before.bodyId, after: typed })
      return after
    }
    if ((await findChoiceBody(tx, actor, 'keep broadcasts', bodyId)) === undefined) throw activityRefusals.notYours
    const script: Script = {
      id: newId(now.getTime()),
      bodyId,
      ...typed,
      state: 'draft',
      writerIds: [writer],
      reason: '',
      approvedBy: null,
      approvedAt: null,
      pins: [],
      taskIds: [],
      recording: null,
      version: 0,
    }
    await saveScript(tx, script, now)
    audit({ subjectKind: 'broadcast-script', subjectId: script.id, bodyId, after: typed })
    return script
  },
})
