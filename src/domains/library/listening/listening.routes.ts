import { setTimeout as sleep } from 'node:timers/promises'
import { isId } from '#base/ids.ts'
import { decideRecording } from '#domains/library/acts/decide-recording.ts'
import { uploadRecording } from '#domains/library/acts/upload-recording.ts'
import { withdrawRecording } from '#domains/library/acts/withdraw-recording.ts'
import { findListen } from '#domains/library/listening/listen.queries.ts'
import { listeningPaths } from '#domains/library/listening/listening-paths.ts'
import { wishForSound } from '#domains/library/listening/make-sound.store.ts'
import { findHeardRecording } from '#domains/library/listening/recording.store.ts'
import { recordingMbMax, refusals } from '#domains/library/listening/recording.ts'
import {
  findPathToRead,
  listBodiesToRecordFor,
  listRecordings,
  loadRecordingFile,
} from '#domains/library/listening/recordings.queries.ts'
import { findSpokenText } from '#domains/library/listening/spoken-text.queries.ts'
import { recordingsPage } from '#domains/library/pages/recordings-page.tsx'
import { soundName } from '#domains/library/spoken-text.ts'
import { today } from '#platform/clock.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import { readScannedFile } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import type { Answer } from '#platform/http/answer.ts'
import { bytesInRange } from '#platform/http/byte-range.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { type Rate, requireToken } from '#platform/identity/rate-limit.ts'
import { findSound, isSoundName } from '#platform/speech/sound-folder.ts'

/** Making a sound costs a second of work; hearing one that is made is not counted. */
const makingRate: Rate = { times: 60, perSeconds: 600 }
const waitMsMax = 25_000
const lookEveryMs = 250

/**
 * A sound of the machine. Its name follows from the text on the page that asked, so the file that is found is that text's; one
 * that is not made yet is made now, if the text is still the same.
 */
async function answerSound({ house, params, query, networkAddress, range }: WebRequest): Promise<Answer> {
  const { voice, dataFolder, clock, database } = house
  const name = params.name ?? ''
  const found = await findSound(dataFolder, name, clock.now())
  if (found !== undefined) return soundAnswer(found, name, range)
  if (voice === undefined) throw refusals.noVoice
  const spoken = await findSpokenText(database.kysely, query.muc ?? '', today(clock))
  if (spoken === undefined || !isSoundName(name) || soundName(spoken, voice) !== name) throw refusals.soundGone
  await requireToken(database.kysely, house.secretKey, `speak:${networkAddress}`, makingRate, clock.now())
  await wishForSound(database.kysely, spoken.path, clock.now())
  for (let waited = 0; waited < waitMsMax; waited += lookEveryMs) {
    await sleep(lookEveryMs)
    const made = await findSound(dataFolder, name, clock.now())
    if (made !== undefined) return soundAnswer(made, name, range)
  }
  throw refusals.beingMade
}

function soundAnswer(bytes: Uint8Array, name: string, range: string | undefined): Answer {
  return bytesInRange(
    bytes,
    { ...soundHeaders(name.endsWith('.mp3') ? 'audio/mpeg' : 'audio/wav'), 'Cache-Control': forEver },
    range,
  )
}

const forEver = 'public, max-age=31536000, immutable'

function soundHeaders(mime: string): Record<string, string> {
  return {
    'Content-Type': mime,
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  }
}

async function answerRecording({ house, params, range }: WebRequest): Promise<Answer> {
  const db = house.database.kysely
  const recording = isId(params.recordingId ?? '') ? await findHeardRecording(db, params.recordingId!) : undefined
  if (recording === undefined) throw refusals.notFound
  const file = await loadFile(db, recording.fileId)
  const headers = { ...soundHeaders(describeKind(file.kind).mime), 'Cache-Control': 'public, max-age=3600' }
  return bytesInRange(await readScannedFile(house, file, house.clock.now()), headers, range)
}

/** What everybody hears, for the portal. */
export const openListeningRoutes: Routes = {
  'GET /nghe/:name': { kind: 'raw', answer: answerSound },
  'GET /nghe/nguoi-doc/:recordingId': { kind: 'raw', answer: answerRecording },
}

const recordings = read(
  'keep bookshelves',
  async ({ db, actor, today: day, query, house }) => {
    const path = await findPathToRead(db, query.muc ?? '', day)
    return {
      path: query.muc ?? '',
      toRead: path,
      listen: path === null ? null : await findListen(house, db, path.path, day),
      bodies: await listBodiesToRecordFor(db, actor),
      recordings: await listRecordings(db, actor, day),
    }
  },
  recordingsPage,
)

const back = (notice: string) => () => ({ to: listeningPaths.keeping, notice })

/** Bản đọc của người, for the workbench. */
export const recordingRoutes: Routes = {
  [`GET ${listeningPaths.keeping}`]: recordings,
  [`POST ${listeningPaths.keeping}`]: submit(uploadRecording, {
    again: recordings,
    sizeMbMax: recordingMbMax,
    to: back('Đã nhận bản đọc. Biên tập viên thư viện nghe lại rồi mới cho mọi người nghe.'),
  }),
  'GET /nghiep-vu/ban-doc/:recordingId/nghe': raw('keep bookshelves', async ({ db, actor, house, params, range }) => {
    const file = await loadRecordingFile(db, actor, params.recordingId ?? '')
    const headers = { ...soundHeaders(describeKind(file.kind).mime), 'Cache-Control': 'private, no-store' }
    return bytesInRange(await readScannedFile(house, file, house.clock.now()), headers, range)
  }),
  'POST /nghiep-vu/ban-doc/:recordingId/cho-nghe': submit(decideRecording, {
    again: recordings,
    to: back('Từ nay mọi người nghe được bản đọc này.'),
  }),
  'POST /nghiep-vu/ban-doc/:recordingId/khong-dung': submit(decideRecording, {
    again: recordings,
    to: back('Đã ghi là không dùng bản đọc này, kèm lý do.'),
  }),
  'POST /nghiep-vu/ban-doc/:recordingId/rut': submit(withdrawRecording, {
    again: recordings,
    to: back('Đã rút bản đọc.'),
  }),
}
