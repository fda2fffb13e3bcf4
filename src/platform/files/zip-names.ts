import { openPromise } from 'yauzl'

const entriesMax = 20_000
const unpackedBytesMax = 1_000_000_000

export type ZipNames = { result: 'names'; names: string[] } | { result: 'damaged' } | { result: 'too large' }

/** The names in a ZIP file's own table, nothing unpacked. A table that leads out of the archive («../») is damaged. */
export async function readZipNames(path: string): Promise<ZipNames> {
  const names: string[] = []
  let unpackedBytes = 0
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false })
    try {
      if (zip.entryCount > entriesMax) return { result: 'too large' }
      for await (const entry of zip.eachEntry()) {
        names.push(entry.fileName)
        unpackedBytes += entry.uncompressedSize
        if (unpackedBytes > unpackedBytesMax) return { result: 'too large' }
      }
    } finally {
      zip.close()
    }
  } catch {
    return { result: 'damaged' }
  }
  return { result: 'names', names }
}
