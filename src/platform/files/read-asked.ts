import { readFile, utimes } from 'node:fs/promises'
import { ignoreMissing } from '#platform/files/file-folder.ts'

/** The bytes, undefined where there is no such file. Its time becomes `now`: what nobody asks for is swept first. */
export async function readAsked(path: string, now: Date): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path)
    await utimes(path, now, now)
    return bytes
  } catch (error) {
    ignoreMissing(error)
    return undefined
  }
}
