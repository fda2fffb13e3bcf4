/**
 * Độ to của tiếng, as ears hear it: integrated loudness after ITU-R BS.1770-4 (what EBU R 128 measures), in LUFS. A sound at 16 bits is
 * made as loud as the others with one gain for all of it, and never so loud that its peak is cut.
 */
import { Refusal } from '#base/refusal.ts'

/** For a voice in one channel on a telephone or a loudspeaker; −16 LUFS is usual for two. */
export const targetLufs = -18
export const peakDbMax = -1
/** What would need more is mostly noise. */
export const gainDbMax = 20

export const refusals = {
  notPlain: new Refusal(
    422,
    'Không đo được âm lượng nên giữ nguyên tệp: tệp không phải sóng âm 16 bit một hoặc hai kênh.',
  ),
  silent: new Refusal(422, 'Không đo được âm lượng nên giữ nguyên tệp: tệp gần như im lặng, hoặc ngắn hơn nửa giây.'),
}

export type Levelled = {
  /** One channel, 16 bits, the same rate. */
  wave: Uint8Array
  lufs: number
  gainDb: number
}

/** The same sound at the target, in one channel. Throws a refusal for what cannot be measured. */
export function levelled(wave: Uint8Array): Levelled {
  const { rate, samples } = monoOf(wave)
  const lufs = loudnessOf(samples, rate)
  if (lufs === undefined) throw refusals.silent
  let peak = 0
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample))
  const room = peakDbMax - 20 * Math.log10(peak)
  const gainDb = Math.min(targetLufs - lufs, room, gainDbMax)
  return { wave: writeWave(samples, rate, 10 ** (gainDb / 20)), lufs, gainDb }
}

/** In LUFS; undefined: nothing of it is loud enough to be heard. `samples`: −1 to 1, one channel. */
export function loudnessOf(samples: Float32Array, rate: number): number | undefined {
  const hop = Math.round(rate / 10)
  const hops: number[] = []
  const [shelf, pass] = [highShelf(rate), highPass(rate)]
  const weigh = chainOf(shelf, pass)
  for (let start = 0; start + hop <= samples.length; start += hop) {
    let energy = 0
    for (let index = start; index < start + hop; index++) energy += weigh(samples[index]!) ** 2
    hops.push(energy)
  }
  const blocks: number[] = []
  // blocks of 400 ms, three quarters of each in the next
  for (let at = 0; at + 4 <= hops.length; at++)
    blocks.push((hops[at]! + hops[at + 1]! + hops[at + 2]! + hops[at + 3]!) / (4 * hop))
  const heard = blocks.filter((energy) => inLufs(energy) > absoluteGate)
  if (heard.length === 0) return undefined
  const gate = inLufs(mean(heard)) + relativeGate
  return inLufs(mean(heard.filter((energy) => inLufs(energy) > gate)))
}

const absoluteGate = -70
const relativeGate = -10

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
const inLufs = (energy: number) => -0.691 + 10 * Math.log10(energy)

type Filter = { b0: number; b1: number; b2: number; a1: number; a2: number }

/** How a head weighs sound: the first filter of the standard, for any rate. */
function highShelf(rate: number): Filter {
  const [gain, q, k] = [
    10 ** (3.999843853973347 / 20),
    0.7071752369554196,
    Math.tan((Math.PI * 1681.974450955533) / rate),
  ]
  const middle = gain ** 0.4996667741545416
  const a0 = 1 + k / q + k * k
  return {
    b0: (gain + (middle * k) / q + k * k) / a0,
    b1: (2 * (k * k - gain)) / a0,
    b2: (gain - (middle * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  }
}

/** The second: what is too low to be heard counts little. */
function highPass(rate: number): Filter {
  const [q, k] = [0.5003270373238773, Math.tan((Math.PI * 38.13547087602444) / rate)]
  const a0 = 1 + k / q + k * k
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 }
}

/** Both, one after the other, sample by sample. */
function chainOf(one: Filter, other: Filter): (sample: number) => number {
  let [x1, x2, y1, y2, z1, z2] = [0, 0, 0, 0, 0, 0]
  return (x) => {
    const y = one.b0 * x + one.b1 * x1 + one.b2 * x2 - one.a1 * y1 - one.a2 * y2
    const z = other.b0 * y + other.b1 * y1 + other.b2 * y2 - other.a1 * z1 - other.a2 * z2
    x2 = x1
    x1 = x
    y2 = y1
    y1 = y
    z2 = z1
    z1 = z
    return z
  }
}

const headerBytes = 44

function monoOf(wave: Uint8Array): { rate: number; samples: Float32Array } {
  const view = new DataView(wave.buffer, wave.byteOffset, wave.byteLength)
  const word = (at: number) => String.fromCharCode(...wave.subarray(at, at + 4))
  if (wave.length < headerBytes || word(0) !== 'RIFF' || word(8) !== 'WAVE') throw refusals.notPlain
  let [rate, channels] = [0, 0]
  for (let at = 12; at + 8 <= wave.length; ) {
    // a program that writes into a pipe does not know the length beforehand
    const size = Math.min(view.getUint32(at + 4, true), wave.length - at - 8)
    if (word(at) === 'fmt ' && size >= 16) {
      channels = view.getUint16(at + 10, true)
      rate = view.getUint32(at + 12, true)
      if (![1, 0xfffe].includes(view.getUint16(at + 8, true)) || view.getUint16(at + 22, true) !== 16)
        throw refusals.notPlain
    }
    if (word(at) === 'data') {
      if (![1, 2].includes(channels) || rate < 4_000 || rate > 192_000) throw refusals.notPlain
      const samples = new Float32Array(Math.floor(size / (2 * channels)))
      for (let index = 0; index < samples.length; index++) {
        const from = at + 8 + index * 2 * channels
        const left = view.getInt16(from, true)
        samples[index] = (channels === 1 ? left : (left + view.getInt16(from + 2, true)) / 2) / 32_768
      }
      return { rate, samples }
    }
    at += 8 + size + (size % 2)
  }
  throw refusals.notPlain
}

function writeWave(samples: Float32Array, rate: number, gain: number): Uint8Array {
  const wave = Buffer.alloc(headerBytes + samples.length * 2)
  wave.write('RIFF', 0, 'latin1')
  wave.writeUInt32LE(wave.length - 8, 4)
  wave.write('WAVEfmt ', 8, 'latin1')
  wave.writeUInt32LE(16, 16)
  wave.writeUInt16LE(1, 20)
  wave.writeUInt16LE(1, 22)
  wave.writeUInt32LE(rate, 24)
  wave.writeUInt32LE(rate * 2, 28)
  wave.writeUInt16LE(2, 32)
  wave.writeUInt16LE(16, 34)
  wave.write('data', 36, 'latin1')
  wave.writeUInt32LE(samples.length * 2, 40)
  for (let index = 0; index < samples.length; index++) {
    const sample = Math.round(samples[index]! * gain * 32_767)
    wave.writeInt16LE(Math.max(-32_768, Math.min(32_767, sample)), headerBytes + index * 2)
  }
  return wave
}
