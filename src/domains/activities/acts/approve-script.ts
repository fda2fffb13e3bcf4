import { z } from 'zod'
import { findLaws } from '#domains/activities/activity-laws.queries.ts'
import { listChangedLaw } from '#domains/activities/broadcasts/changed-law.queries.ts'
import { lockScript, saveScript } from '#domains/activities/broadcasts/script.store.ts'
import { readScript, refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { speakScriptKind } from '#domains/activities/broadcasts/script-sound.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/**
 * Duyệt bài phát thanh, by somebody who did not write in it: every place that it cites is known and in force today, and is pinned as it
 * stands. The machine's voice begins to read it afterwards.
 */
export const approveScript = act({
  name: 'activities.approve-script',
  may: 'approve broadcasts',
  parse: z.object({ scriptId: idField(), version: versionField(), acceptUncited: z.string().optional() }).parse,
  async run({ tx, actor, now, today, audit }, { acceptUncited, ...form }): Promise<Script> {
    const script = await lockScript(tx, actor, 'approve broadcasts', form)
    if (script.state !== 'submitted') throw refusals.notSubmitted
    const by = personIdOf(actor)
    if (script.writerIds.includes(by)) throw refusals.ownScript
    const { citedLines, uncited } = readScript(script.text)
    if (uncited.length > 0 && acceptUncited !== 'co') throw refusals.uncited(uncited.length)
    const { pins, problem } = await findLaws(tx, citedLines, today)
    if (problem !== undefined) throw refusals.lawNotThere(problem)
    const changed = await listChangedLaw(tx, pins, today)
    if (changed.length > 0) throw refusals.notInForce(changed)
    const after: Script = {
      ...script,
      state: 'approved',
      approvedBy: by,
      approvedAt: now,
      pins,
      version: script.version + 1,
    }
    await saveScript(tx, after, now)
    await enqueue(tx, {
      kind: speakScriptKind,
      payload: { scriptId: script.id },
      uniqueKey: script.id,
      runAt: now,
      maxAttempts: 3,
    })
    audit({
      subjectKind: 'broadcast-script',
      subjectId: script.id,
      bodyId: script.bodyId,
      after: { state: 'approved', laws: citedLines },
    })
    return after
  },
})
