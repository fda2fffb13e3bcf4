/** Bản nghe của một bài: a person's recording that a second person heard, else the machine's voice, in Vietnamese alone. */
import { heardFileOf, type Script, spokenLines, vietnamese } from '#domains/activities/broadcasts/script.ts'
import { scriptOf, soundName } from '#domains/library/spoken-text.ts'
import type { Voice } from '#platform/speech/voice.ts'

export const speakScriptKind = 'activities.speak-script'
export const levelRecordingKind = 'activities.level-recording'
/** The last is tried some minutes after the upload, when no file waits for its first scan any more. */
export const levelAttemptsMax = 8

export type ScriptSound =
  | { from: 'person'; fileId: string; speaker: string }
  /** `name` follows from the words and the voice. */
  | { from: 'machine'; name: string; said: string }

/** undefined: nobody recorded it, and no voice is there that could read it. */
export function soundOf(script: Script, bodyName: string, voice: Voice | undefined): ScriptSound | undefined {
  const { recording, language } = script
  if (recording !== null && recording.heardBy !== null)
    return { from: 'person', fileId: heardFileOf(recording), speaker: recording.speaker }
  if (voice === undefined || language !== vietnamese) return undefined
  const spoken = { path: '', lines: spokenLines(script, bodyName) }
  const name = soundName(spoken, voice)
  return name === undefined ? undefined : { from: 'machine', name, said: scriptOf(spoken) }
}
