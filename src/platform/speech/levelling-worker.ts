import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#base/refusal.ts'
import type { LevellingAnswer } from '#platform/speech/even-sound.ts'
import { levelled } from '#platform/speech/loudness.ts'

/** The levelling thread: one wave in, one answer out. */
function answer({ wave }: { wave: Uint8Array }): LevellingAnswer {
  try {
    return { done: levelled(wave) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { status: error.status, sentence: error.message } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.postMessage(answer(workerData as { wave: Uint8Array }))
