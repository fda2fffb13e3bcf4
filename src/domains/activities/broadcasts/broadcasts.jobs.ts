import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { lockRecording, saveEvenSound, scriptOf } from '#domains/activities/broadcasts/script.store.ts'
import { recordingMbMax } from '#domains/activities/broadcasts/script.ts'
import {
  levelAttemptsMax,
  levelRecordingKind,
  soundOf,
  speakScriptKind,
} from '#domains/activities/broadcasts/script-sound.ts'
import { soundKinds } from '#platform/files/file-kind.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
import { keepFile } from '#platform/files/keep-file.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { isAwaitingScan } from '#platform/files/stored-file.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler, JobWork } from '#platform/jobs/job.ts'
import { evenSound } from '#platform/speech/even-sound.ts'
import { hasSound, keepSound } from '#platform/speech/sound-folder.ts'

const payloadSchema = z.object({ scriptId: z.string() })
const recordingSchema = z.object({ scriptId: z.string(), fileId: z.string() })

/**
 * Làm bản nghe bằng giọng máy, when a script was approved or somebody wants to hear it; once, for the file is named by its words. And làm
 * đều âm lượng of a recording that was brought: what could not be done says why, and the file stays as it came.
 */
export function broadcastJobs(house: House): Record<string, JobHandler> {
  const { voice, dataFolder } = house
  return {
    [levelRecordingKind]: async (work, payload) => {
      const { scriptId, fileId } = recordingSchema.parse(payload)
      const recording = { scriptId, recordingFileId: fileId }
      try {
        await level(house, work, recording)
      } catch (error) {
        const isLast = error instanceof Refusal || work.attempt >= levelAttemptsMax
        // whoever reads the page is not told for ever that it is being done
        if (isLast && !work.signal.aborted)
          await work.database.transaction((tx) => saveEvenSound(tx, recording, { ...asItCame, why: notEven.failed }))
        throw error
      }
    },
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

const asItCame = { fileId: null, gainDb: null }
const notEven = {
  failed:
    'Chưa làm đều được âm lượng của bản ghi âm này; tệp giữ nguyên như đã tải lên. Nghe thấy nhỏ quá thì tải lại.',
  heard: 'Bản ghi âm đã được nghe và cho dùng trước khi làm đều âm lượng nên giữ nguyên như đã nghe.',
}

async function level(
  house: House,
  { database, clock, signal }: Pick<JobWork, 'database' | 'clock' | 'signal'>,
  recording: { scriptId: string; recordingFileId: string },
): Promise<void> {
  const file = await loadFile(database.kysely, recording.recordingFileId)
  if (isAwaitingScan(file, house, clock.now())) throw new Error('The recording waits for its first scan.')
  const bytes = await readKeptFile(house, file)
  const bytesMax = recordingMbMax * 1_048_576
  const [even, why] = await evenSound(bytes, file.kind, { bytesMax, signal }).then(
    (done) => [done, ''] as const,
    (error) => {
      if (error instanceof Refusal) return [undefined, error.message] as const
      throw error
    },
  )
  await database.transaction(async (tx) => {
    const state = await lockRecording(tx, recording)
    if (state === 'replaced') return
    if (state === 'heard') return saveEvenSound(tx, recording, { ...asItCame, why: notEven.heard })
    const kept =
      even?.bytes === undefined
        ? undefined
        : await keepFile(tx, house, {
            name: `${file.name.replace(/\.[^.]*$/u, '')} (đều âm lượng).${even.kind}`,
            content: even.bytes,
            uploadedBy: file.uploadedBy,
            now: clock.now(),
            allowed: soundKinds,
            sizeBytesMax: bytesMax,
          })
    const gainDb = even === undefined ? null : Math.round(even.gainDb * 10) / 10
    await saveEvenSound(tx, recording, { fileId: kept?.id ?? null, gainDb, why })
  })
}
