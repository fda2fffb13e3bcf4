import { parentPort, workerData } from 'node:worker_threads'
import { entryOf } from '#domains/library/search/law-entry.ts'
import { lawWeights } from '#domains/library/search/law-search.ts'
import { writeSegmentFile } from '#domains/library/search/segment-folder.ts'
import type { SegmentThreadAnswer, SegmentThreadMessage } from '#domains/library/search/segment-thread.ts'
import { SegmentWriter } from '#engines/search/segment-writer.ts'

/** The thread of a segment: entries in, one file out. */
const { dataFolder } = workerData as { dataFolder: string }
const writer = new SegmentWriter(lawWeights)

async function answer(message: SegmentThreadMessage): Promise<SegmentThreadAnswer> {
  try {
    if ('finish' in message) return { written: await writeSegmentFile(dataFolder, writer.finish()) }
    for (const entry of message.entries) writer.add(entryOf(entry))
    return { taken: message.entries.length }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', async (message: SegmentThreadMessage) => parentPort?.postMessage(await answer(message)))
