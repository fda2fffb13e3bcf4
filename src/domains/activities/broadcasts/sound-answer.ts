import { refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { soundOf, speakScriptKind } from '#domains/activities/broadcasts/script-sound.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
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
  if (sound.from === 'person') {
    const file = await loadFile(db, sound.fileId)
    return bytesInRange(await readKeptFile(house, file), headers(describeKind(file.kind).mime), range)
  }
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

function headers(mime: string): Record<string, string> {
  return {
    'Content-Type': mime,
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, max-age=3600',
  }
}
