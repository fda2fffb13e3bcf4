import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openEspeakVoice } from '#platform/speech/espeak-voice.ts'
import { lighterWave } from '#platform/speech/lighter-wave.ts'
import { pipePrograms } from '#platform/speech/pipe-programs.ts'
import { findSound, hasSound, isSoundName, keepSound, sweepSounds } from '#platform/speech/sound-folder.ts'

const hasEspeak = isThere('espeak-ng', '--version')
const sentence = 'Người dân không phải trả tiền khi hòa giải ở cơ sở.'

describe.skipIf(!hasEspeak)('giọng máy (cần espeak-ng)', () => {
  test('cùng một câu cho cùng một tệp, nhẹ cho điện thoại', async () => {
    const voice = (await openEspeakVoice())!
    const [one, other] = [await voice.speak(sentence), await voice.speak(sentence)]
    expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0)
    expect(one.length).toBeGreaterThan(3_000)
    expect(one.length).toBeLessThan(voice.format.extension === 'mp3' ? 15_000 : 60_000)
    if (voice.format.extension === 'mp3') expect(['ID3', '\xff']).toContain(beginning(one))
  })

  test('chữ giống một lệnh cũng chỉ là chữ; dài quá thì không đọc', async () => {
    const voice = (await openEspeakVoice())!
    const sound = await voice.speak('-w /tmp/khong-duoc-viet.wav; $(touch /tmp/khong) <speak> "\0')
    expect(sound.length).toBeGreaterThan(1_000)
    await expect(voice.speak('a'.repeat(30_001))).rejects.toBeInstanceOf(RangeError)
  })

  test('không có lame, ffmpeg thì là sóng âm 8 bit, một phần tư dung lượng', async () => {
    const wave = await pipePrograms(
      [{ name: 'espeak-ng', arguments: ['-v', 'vi', '--stdin', '--stdout'] }],
      Buffer.from(sentence),
      {
        msMax: 20_000,
        bytesMax: 10_000_000,
        tooSlow: new Error('chậm'),
      },
    )
    const light = lighterWave(wave)
    expect(light.length - 44).toBe((wave.length - 44) >> 2)
    expect(light.readUInt32LE(24)).toBe(wave.readUInt32LE(24) >> 1)
    const loudness = (bytes: Buffer) =>
      bytes.subarray(44).reduce((sum, byte) => sum + Math.abs(byte - 128), 0) / bytes.length
    expect(loudness(light)).toBeGreaterThan(2)
  })
})

describe('chương trình nối nhau', () => {
  const limits = { msMax: 5_000, bytesMax: 1_000_000, tooSlow: new Error('chậm') }

  test('ra nguyên những gì đã vào; chương trình hỏng, thiếu hay im lặng thì báo', async () => {
    const cat = { name: 'cat', arguments: [] }
    const bytes = Buffer.alloc(300_000, 7)
    expect(await pipePrograms([cat, cat], bytes, limits)).toEqual(bytes)
    await expect(pipePrograms([{ name: 'false', arguments: [] }, cat], bytes, limits)).rejects.toThrow(
      'false ended with 1',
    )
    await expect(pipePrograms([{ name: 'khong-co-chuong-trinh', arguments: [] }], bytes, limits)).rejects.toThrow(
      'ENOENT',
    )
    await expect(pipePrograms([cat], Buffer.alloc(1_000_001), limits)).rejects.toBeInstanceOf(RangeError)
    const sleep = { name: 'sleep', arguments: ['60'] }
    await expect(pipePrograms([sleep], bytes, { ...limits, msMax: 300 })).rejects.toBe(limits.tooSlow)
  })
})

describe('thư mục bản đọc', () => {
  const folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-sounds-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const name = (number: number) => `${String(number).padStart(32, '0')}.mp3`

  test('chỉ nhận tên của mình; để lâu không ai nghe, hoặc quá nhiều, thì dọn từ cái cũ nhất', async () => {
    expect([name(1), '../../etc/passwd', `${name(1)}.x`, 'a.mp3'].map(isSoundName)).toEqual([true, false, false, false])
    for (const number of [1, 2, 3]) {
      await keepSound(folder, name(number), Buffer.alloc(1_000))
      const asked = new Date(`2026-0${number}-01T00:00:00Z`)
      utimesSync(join(folder, 'sounds', '00', name(number).slice(2)), asked, asked)
    }
    const removed = await sweepSounds(folder, { unaskedSince: new Date('2026-01-15T00:00:00Z'), bytesMax: 1_500 })
    expect(removed).toBe(2)
    expect(await Promise.all([1, 2, 3].map((number) => hasSound(folder, name(number))))).toEqual([false, false, true])
    expect((await findSound(folder, name(3), new Date()))?.length).toBe(1_000)
    expect(await findSound(folder, name(1), new Date())).toBeUndefined()
  })
})

/** «ID3», or the first byte of a frame. */
function beginning(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 3)).toString('latin1')
  return text === 'ID3' ? text : text.slice(0, 1)
}

function isThere(program: string, word: string): boolean {
  try {
    execFileSync(program, [word], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
