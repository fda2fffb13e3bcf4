import { heardFileOf, refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { soundOf, speakScriptKind } from '#domains/activities/broadcasts/script-sound.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import { readScannedFile } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import type { Answer } from '#platform/http/answer.ts'
import { bytesInRange } from '#platform/http/byte-range.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { findSound } from '#platform/speech/sound-folder.ts'

/** Bản nghe của một bài: whoever asks for the machine's before it is made makes it be made, and is told to come again. */
export async function answerSound(
  { house, range }: Pick<WebRequest, 'house' | 'range'>,
  script: Script,
  bodyName: string,
): Promise<Answer> {
  const db = house.database.kysely
  const sound = soundOf(script, bodyName, house.voice)
  if (sound === undefined) throw refusals.noSound
  if (sound.from === 'person') return answerFile({ house, range }, sound.fileId)
  const now = house.clock.now()
  const made = await findSound(house.dataFolder, sound.name, now)
  if (made === undefined) {
    await enqueue(db, {
      kind: speakScriptKind,
      payload: { scriptId: script.id },
      uniqueKey: script.id,
      runAt: now,
      maxAttempts: 3,
    })
    throw refusals.beingMade
  }
  return bytesInRange(made, headers(house.voice!.format.mime), range)
}

/** Bản ghi âm đang chờ nghe, for who lets it be used; nobody else hears it before. */
export async function answerWaitingRecording(
  request: Pick<WebRequest, 'house' | 'range'>,
  { recording }: Script,
): Promise<Answer> {
  if (recording === null || recording.heardBy !== null) throw refusals.noRecording
  return answerFile(request, heardFileOf(recording))
}

/** In pieces, as players ask; the same refusals as every kept file, also while it waits for its scan. */
async function answerFile({ house, range }: Pick<WebRequest, 'house' | 'range'>, fileId: string): Promise<Answer> {
  const file = await loadFile(house.database.kysely, fileId)
  return bytesInRange(
    await readScannedFile(house, file, house.clock.now()),
    headers(describeKind(file.kind).mime),
    range,
  )
}

function headers(mime: string): Record<string, string> {
  return {
    'Content-Type': mime,
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, max-age=3600',
  }
}
