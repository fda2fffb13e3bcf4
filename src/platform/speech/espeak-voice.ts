import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Refusal } from '#base/refusal.ts'
import { lighterWave } from '#platform/speech/lighter-wave.ts'
import { type Program, pipePrograms } from '#platform/speech/pipe-programs.ts'
import { mp3, type Voice, wav } from '#platform/speech/voice.ts'

const run = promisify(execFile)

/**
 * The Vietnamese voice of espeak-ng, where that program is installed; undefined where it is not. lame or ffmpeg makes MP3 of it,
 * which every telephone plays (2 KB a second); without them it is a plain wave of 11 KB a second, and only short texts are read.
 */
export async function openEspeakVoice(): Promise<Voice | undefined> {
  const version = await findEspeak()
  if (version === undefined) return undefined
  const coder = await findCoder()
  const format = coder === undefined ? wav : mp3
  return {
    id: `espeak-ng ${version} ${speaking.join(' ')} ${coder?.arguments.join(' ') ?? 'wave 8 bit'}`,
    name: 'giọng máy',
    format,
    charsMax: coder === undefined ? waveCharsMax : mp3CharsMax,
    async speak(text, signal) {
      if (text.length > mp3CharsMax) throw new RangeError(`At most ${mp3CharsMax} letters are read.`)
      const programs = [{ name: 'espeak-ng', arguments: speaking }, ...(coder === undefined ? [] : [coder])]
      const limits = { msMax, bytesMax, tooSlow, signal }
      const sound = await pipePrograms(programs, Buffer.from(text), limits)
      return coder === undefined ? lighterWave(sound) : sound
    },
  }
}

/** A little slower than the voice's own 175 words a minute: it is listened to for the sense. */
const speaking = ['-v', 'vi', '-s', '150', '--stdin', '--stdout']

/** About half an hour, and about five minutes. */
const mp3CharsMax = 30_000
const waveCharsMax = 5_000
const msMax = 180_000
const bytesMax = 96 * 1_048_576

const tooSlow = new Refusal(503, 'Làm bản đọc mất quá lâu nên đã dừng. Hãy đọc chữ trên trang, hoặc thử lại sau.')

/** 16 kHz and 16 kbit/s, one channel: a voice, and no more. */
const coders: readonly (Program & { probe: readonly string[]; says: RegExp })[] = [
  {
    name: 'lame',
    arguments: ['-S', '--resample', '16', '-m', 'm', '-b', '16', '-', '-'],
    probe: ['--version'],
    says: /LAME/u,
  },
  {
    name: 'ffmpeg',
    arguments: [
      ...['-hide_banner', '-loglevel', 'error', '-f', 'wav', '-i', 'pipe:0', '-map_metadata', '-1'],
      ...[
        '-ac',
        '1',
        '-ar',
        '16000',
        '-c:a',
        'libmp3lame',
        '-b:a',
        '16k',
        '-fflags',
        '+bitexact',
        '-f',
        'mp3',
        'pipe:1',
      ],
    ],
    probe: ['-hide_banner', '-encoders'],
    says: /libmp3lame/u,
  },
]

async function findCoder(): Promise<Program | undefined> {
  for (const { name, arguments: words, probe, says } of coders)
    if (says.test(await answerOf(name, probe))) return { name, arguments: words }
  return undefined
}

async function findEspeak(): Promise<string | undefined> {
  if (!/^\s*\d+\s+vi\s/mu.test(await answerOf('espeak-ng', ['--voices=vi']))) return undefined
  return /text-to-speech: (\S+)/u.exec(await answerOf('espeak-ng', ['--version']))?.[1]
}

/** What a program says of itself; nothing when it is not there. */
async function answerOf(name: string, words: readonly string[]): Promise<string> {
  try {
    return (await run(name, [...words], { timeout: 10_000 })).stdout
  } catch {
    return ''
  }
}
