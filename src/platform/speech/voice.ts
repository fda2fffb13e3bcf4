/** Giọng đọc: what makes a sound file of a text. A better voice is another Voice. */
export type Voice = {
  /** Which voice, in which version and coding: a file is known by it, so that another voice is another file. */
  id: string
  /** As a listener is told: «giọng máy». */
  name: string
  format: SoundFormat
  /** Longer texts are not read: the file would be too heavy for a telephone. */
  charsMax: number
  /** The whole file. Throws a Refusal when it takes too long. */
  speak(text: string, signal?: AbortSignal): Promise<Uint8Array>
}

export type SoundFormat = { extension: 'mp3' | 'wav'; mime: 'audio/mpeg' | 'audio/wav' }

export const mp3: SoundFormat = { extension: 'mp3', mime: 'audio/mpeg' }
export const wav: SoundFormat = { extension: 'wav', mime: 'audio/wav' }
