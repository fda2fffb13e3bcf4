import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Refusal } from '#base/refusal.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import type { Levelled } from '#platform/speech/loudness.ts'
import { type Program, pipePrograms } from '#platform/speech/pipe-programs.ts'
import { askThread, type ThreadAnswer } from '#platform/threads/ask-thread.ts'

/** What the levelling thread answers with. */
export type LevellingAnswer = ThreadAnswer<Levelled>

export type EvenSound = {
  /** Of the whole sound, in dB; under a half it was loud enough as it was, and `bytes` are undefined. */
  gainDb: number
  bytes: Uint8Array | undefined
  kind: 'mp3' | 'wav'
}

/** In hearing distance of each other nobody tells the difference. */
const gainDbHeard = 0.5
const msMax = 120_000
/** About eighteen minutes of two channels. */
const waveBytesMax = 200 * 1_048_576
const heapMbMax = 200

export const refusals = {
  noDecoder: (kind: string) =>
    new Refusal(
      422,
      `Máy chủ không có chương trình giải mã tệp ${kind.toUpperCase()}, nên giữ nguyên âm lượng của tệp.`,
    ),
  noCoder: new Refusal(422, 'Máy chủ không có chương trình nén âm thanh và tệp dài, nên giữ nguyên âm lượng của tệp.'),
  tooSlow: new Refusal(503, 'Làm đều âm lượng mất quá lâu nên đã dừng; giữ nguyên âm lượng của tệp.'),
  tooLong: new Refusal(422, 'Bản ghi âm dài quá nên không làm đều âm lượng được; giữ nguyên âm lượng của tệp.'),
  unread: new Refusal(422, 'Không giải mã được tệp âm thanh này, nên giữ nguyên âm lượng của tệp.'),
}

/**
 * Làm đều âm lượng: a sound as loud as all others, by lame or ffmpeg where they are installed and a measurement of our own in a thread.
 * `bytesMax`: of what comes out. Throws a refusal that says why the sound stays as it is.
 */
export async function evenSound(
  bytes: Uint8Array,
  kind: FileKind,
  { bytesMax, signal }: { bytesMax: number; signal?: AbortSignal | undefined },
): Promise<EvenSound> {
  const wave = await decode(bytes, kind, signal)
  const { wave: even, gainDb } = await askThread<Levelled>({
    beside: import.meta,
    file: 'levelling-worker',
    data: { wave },
    msMax,
    heapMbMax,
    tooSlow: refusals.tooSlow,
    tooHeavy: refusals.tooLong,
    signal,
  })
  if (Math.abs(gainDb) < gainDbHeard) return { gainDb, bytes: undefined, kind: kind === 'wav' ? 'wav' : 'mp3' }
  const coder = await findProgram(coders)
  if (coder !== undefined) return { gainDb, bytes: await pipe([coder], even, bytesMax, signal), kind: 'mp3' }
  if (even.length > bytesMax) throw refusals.noCoder
  return { gainDb, bytes: even, kind: 'wav' }
}

async function decode(bytes: Uint8Array, kind: FileKind, signal: AbortSignal | undefined): Promise<Uint8Array> {
  if (kind === 'wav') return bytes
  const decoder = await findProgram(decoders.filter(({ kinds }) => kinds === undefined || kinds.includes(kind)))
  if (decoder === undefined) throw refusals.noDecoder(kind)
  return pipe([decoder], bytes, waveBytesMax, signal)
}

async function pipe(
  programs: readonly Program[],
  input: Uint8Array,
  bytesMax: number,
  signal: AbortSignal | undefined,
) {
  try {
    return await pipePrograms(programs, input, { msMax, bytesMax, tooSlow: refusals.tooSlow, signal })
  } catch (error) {
    if (error instanceof RangeError) throw refusals.tooLong
    if (error instanceof Refusal || signal?.aborted) throw error
    // a program that ended otherwise could not make anything of the file
    throw refusals.unread
  }
}

type Known = Program & { probe: readonly string[]; says: RegExp; kinds?: readonly FileKind[] }

const quiet = ['-hide_banner', '-loglevel', 'error', '-i', 'pipe:0', '-map_metadata', '-1', '-vn', '-ac', '1']

const decoders: readonly Known[] = [
  {
    name: 'ffmpeg',
    arguments: [...quiet, '-c:a', 'pcm_s16le', '-f', 'wav', 'pipe:1'],
    probe: ['-hide_banner', '-version'],
    says: /ffmpeg/u,
  },
  {
    name: 'lame',
    arguments: ['-S', '--decode', '--mp3input', '-', '-'],
    probe: ['--version'],
    says: /LAME/u,
    kinds: ['mp3'],
  },
]

/** One channel, 64 kbit/s: a voice that sounds as it was spoken, and as loud (lame makes it quieter unless told). */
const coders: readonly Known[] = [
  {
    name: 'lame',
    arguments: ['-S', '-m', 'm', '-b', '64', '--scale', '1', '-', '-'],
    probe: ['--version'],
    says: /LAME/u,
  },
  {
    name: 'ffmpeg',
    arguments: [...quiet, '-c:a', 'libmp3lame', '-b:a', '64k', '-f', 'mp3', 'pipe:1'],
    probe: ['-hide_banner', '-encoders'],
    says: /libmp3lame/u,
  },
]

const run = promisify(execFile)

/** The first that is installed. */
async function findProgram(known: readonly Known[]): Promise<Program | undefined> {
  for (const { name, arguments: words, probe, says } of known) {
    const said = await run(name, [...probe], { timeout: 10_000 }).catch(() => ({ stdout: '' }))
    if (says.test(said.stdout)) return { name, arguments: words }
  }
  return undefined
}
