import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** One part of an archive; `name` may hold folders: `word/document.xml`. */
export type Part = { name: string; content: string | Uint8Array }

/**
 * A zip of the parts, in their order, each deflated off the main thread. The same parts give the same bytes: every part is
 * dated the first day that a zip can say.
 */
export async function zip(parts: readonly Part[]): Promise<Uint8Array> {
  const archive = new ZipFile()
  for (const { name, content } of parts)
    archive.addBuffer(Buffer.from(content), name, { mtime: firstDay, mode: 0o100644, forceDosTimestamp: true })
  archive.end()
  return new Uint8Array(await buffer(archive.outputStream))
}

const firstDay = new Date(1980, 0, 1)
