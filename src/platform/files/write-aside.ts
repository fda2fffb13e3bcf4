import { randomBytes } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Written aside and moved into place: whoever reads it meanwhile has all of it or nothing. For what can be made anew; it is not
 * waited for until it is on the disk.
 */
export async function writeAside(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(aside, bytes, { mode: 0o600 })
  await rename(aside, path)
}
