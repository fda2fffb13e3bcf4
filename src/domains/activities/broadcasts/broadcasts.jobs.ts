import { sql } from 'kysely'
import { z } from 'zod'
import { scriptOf } from '#domains/activities/broadcasts/script.store.ts'
import { soundOf, speakScriptKind } from '#domains/activities/broadcasts/script-sound.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import { hasSound, keepSound } from '#platform/speech/sound-folder.ts'

const payloadSchema = z.object({ scriptId: z.string() })

/** Làm bản nghe bằng giọng máy, when a script was approved or somebody wants to hear it; once, for the file is named by its words. */
export function broadcastJobs({ voice, dataFolder }: Pick<House, 'voice' | 'dataFolder'>): Record<string, JobHandler> {
  return {
    [speakScriptKind]: async ({ database, signal }, payload) => {
      const { scriptId } = payloadSchema.parse(payload)
      const row = await database.kysely
        .selectFrom('broadcast_script as script')
        .innerJoin('body', 'body.id', 'script.body_id')
        .selectAll('script')
        .select(sql<string>`coalesce(body.short_name, body.name)`.as('bodyName'))
        .where('script.id', '=', scriptId)
        .executeTakeFirst()
      if (row === undefined) return
      const sound = soundOf(scriptOf(row), row.bodyName, voice)
      if (sound?.from !== 'machine' || (await hasSound(dataFolder, sound.name))) return
      await keepSound(dataFolder, sound.name, await voice!.speak(sound.said, signal))
    },
  }
}
