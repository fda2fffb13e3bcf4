import { z } from 'zod'
import { dayAt } from '#base/day.ts'
import { speakKind } from '#domains/library/listening/make-sound.store.ts'
import { findSpokenText } from '#domains/library/listening/spoken-text.queries.ts'
import { scriptOf, soundName } from '#domains/library/spoken-text.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { hasSound, keepSound, sweepSounds } from '#platform/speech/sound-folder.ts'

const payloadSchema = z.object({ path: z.string() })
const sweepKind = 'library.sweep-sounds'

export const listeningSchedules: Schedule[] = [{ kind: sweepKind, at: '03:50' }]

const unaskedDaysMax = 120
const soundBytesMax = 4 * 1_073_741_824

/** Làm bản đọc: one job a place, when somebody asks for it or it is put on a shelf; and what nobody hears is swept at night. */
export function listeningJobs({ voice, dataFolder }: Pick<House, 'voice' | 'dataFolder'>): Record<string, JobHandler> {
  return {
    [speakKind]: async ({ database, clock, signal }, payload) => {
      const { path } = payloadSchema.parse(payload)
      const spoken = voice && (await findSpokenText(database.kysely, path, dayAt(clock.now())))
      const name = spoken && soundName(spoken, voice)
      if (name === undefined || (await hasSound(dataFolder, name))) return
      await keepSound(dataFolder, name, await voice!.speak(scriptOf(spoken!), signal))
    },
    [sweepKind]: async ({ clock }) => {
      const unaskedSince = new Date(clock.now().getTime() - unaskedDaysMax * 86_400_000)
      await sweepSounds(dataFolder, { unaskedSince, bytesMax: soundBytesMax })
    },
  }
}
