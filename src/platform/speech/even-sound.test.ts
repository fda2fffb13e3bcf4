import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { refusals as evenRefusals, evenSound } from '#platform/speech/even-sound.ts'
import { gainDbMax, levelled, loudnessOf, peakDbMax, refusals, targetLufs } from '#platform/speech/loudness.ts'

const rate = 48_000

/** A tone of 997 Hz; `peakDb`: under full scale. */
function tone(peakDb: number, seconds: number, at: number = rate): Float32Array {
  const peak = 10 ** (peakDb / 20)
  return Float32Array.from({ length: seconds * at }, (_, index) => peak * Math.sin((2 * Math.PI * 997 * index) / at))
}

function waveOf(samples: Float32Array, { channels = 1, at = rate }: { channels?: number; at?: number } = {}): Buffer {
  const wave = Buffer.alloc(44 + samples.length * 2 * channels)
  wave.write('RIFF....WAVEfmt ', 0, 'latin1')
  wave.writeUInt32LE(16, 16)
  wave.writeUInt16LE(1, 20)
  wave.writeUInt16LE(channels, 22)
  wave.writeUInt32LE(at, 24)
  wave.writeUInt32LE(at * 2 * channels, 28)
  wave.writeUInt16LE(2 * channels, 32)
  wave.writeUInt16LE(16, 34)
  wave.write('data', 36, 'latin1')
  // as programs write it that do not know the length beforehand
  wave.writeUInt32LE(0xffff_ffff, 40)
  samples.forEach((sample, index) => {
    for (let channel = 0; channel < channels; channel++)
      wave.writeInt16LE(Math.round(sample * 32_767), 44 + (index * channels + channel) * 2)
  })
  return wave
}

const samplesOf = (wave: Uint8Array) => {
  const view = Buffer.from(wave.buffer, wave.byteOffset + 44, wave.byteLength - 44)
  return Float32Array.from({ length: view.length / 2 }, (_, index) => view.readInt16LE(index * 2) / 32_768)
}

describe('độ to', () => {
  test('đúng số của tiêu chuẩn: âm 997 Hz ở 0 dBFS là −3,01 LUFS, ở mọi tần số lấy mẫu; khoảng lặng không kéo xuống', () => {
    expect(loudnessOf(tone(0, 3), rate)).toBeCloseTo(-3.01, 1)
    expect(loudnessOf(tone(-20, 3, 22_050), 22_050)).toBeCloseTo(-23.01, 1)
    const paused = new Float32Array(rate * 9)
    paused.set(tone(-20, 3), 0)
    expect(loudnessOf(paused, rate)).toBeCloseTo(-23.3, 0)
    expect(loudnessOf(tone(-90, 3), rate)).toBeUndefined()
    expect(loudnessOf(tone(0, 0.2), rate)).toBeUndefined()
  })

  test('nhỏ thì nâng, to thì hạ, đến đúng mức; hai kênh thành một', () => {
    for (const peakDb of [-40, -32, -6]) {
      const { wave, gainDb, lufs } = levelled(waveOf(tone(peakDb, 2), { channels: 2 }))
      const expected = Math.min(targetLufs - lufs, gainDbMax)
      expect(gainDb).toBeCloseTo(expected, 5)
      expect(loudnessOf(samplesOf(wave), rate)).toBeCloseTo(lufs + expected, 1)
      expect(samplesOf(wave)).toHaveLength(2 * rate)
    }
  })

  test('đỉnh không bao giờ bị cắt: một tiếng gõ to giữa lời nói nhỏ chặn mức nâng', () => {
    const samples = tone(-40, 4)
    samples[rate * 2] = 0.5
    const { wave, gainDb } = levelled(waveOf(samples))
    expect(gainDb).toBeCloseTo(peakDbMax - 20 * Math.log10(0.5), 1)
    expect(samplesOf(wave).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThanOrEqual(
      10 ** (peakDbMax / 20) + 0.001,
    )
  })

  test('không phải sóng âm 16 bit, hay im lặng: nói rõ', () => {
    const wave = waveOf(tone(-20, 1))
    wave.writeUInt16LE(8, 34)
    expect(() => levelled(wave)).toThrow(refusals.notPlain)
    expect(() => levelled(Buffer.from('RIFF'))).toThrow(refusals.notPlain)
    expect(() => levelled(waveOf(new Float32Array(rate)))).toThrow(refusals.silent)
  })
})

const hasLame = isThere('lame', '--version')

describe('làm đều âm lượng', () => {
  const limits = { bytesMax: 4_000_000 }

  test('tệp vừa rồi thì không nén lại; tệp không giải mã được, tệp không có chương trình: giữ nguyên và nói vì sao', async () => {
    const right = waveOf(tone(targetLufs + 3.01, 2))
    expect(await evenSound(right, 'wav', limits)).toMatchObject({ bytes: undefined, kind: 'wav' })
    await expect(evenSound(Buffer.from('RIFF'), 'wav', limits)).rejects.toMatchObject({ status: 422 })
    if (!isThere('ffmpeg', '-version'))
      await expect(evenSound(Buffer.from('OggS'), 'ogg', limits)).rejects.toMatchObject(evenRefusals.noDecoder('ogg'))
  })

  test.skipIf(!hasLame)('tệp MP3 nhỏ tiếng (cần lame): giải mã, nâng, nén lại; đo lại thì đúng mức', async () => {
    const coded = (wave: Buffer) =>
      execFileSync('lame', ['-S', '-m', 'm', '-b', '64', '-', '-'], { input: wave, stdio: ['pipe', 'pipe', 'ignore'] })
    const decoded = (sound: Uint8Array) =>
      execFileSync('lame', ['-S', '--decode', '--mp3input', '-', '-'], {
        input: sound,
        stdio: ['pipe', 'pipe', 'ignore'],
      })
    const { bytes, kind, gainDb } = await evenSound(coded(waveOf(tone(-30, 3))), 'mp3', limits)
    expect(kind).toBe('mp3')
    expect(gainDb).toBeGreaterThan(12)
    expect(levelled(decoded(bytes!)).lufs).toBeCloseTo(targetLufs, 0)
    const loud = coded(waveOf(tone(-35, 3)))
    await expect(evenSound(loud, 'mp3', { bytesMax: 100 })).rejects.toBe(evenRefusals.tooLong)
    await expect(evenSound(Buffer.alloc(2_000, 1), 'mp3', limits)).rejects.toMatchObject({ status: 422 })
  })
})

function isThere(program: string, word: string): boolean {
  try {
    execFileSync(program, [word], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
