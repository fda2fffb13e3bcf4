import type { FileHandle } from 'node:fs/promises'

const headerBytes = 512
const entryBytes = 128
const directorySectorsMax = 512
const endOfChain = 0xfffffffa // and above: free, end, table sectors

/**
 * The names in the directory of an OLE compound file (.doc, .xls, .ppt, and what is encrypted or installed), which tell
 * what it is. Reads only the header and the directory; a damaged chain ends where it breaks.
 * Source: [MS-CFB] 2.2 header, 2.3 FAT, 2.6 directory.
 */
export async function readOleNames(file: FileHandle): Promise<string[]> {
  const header = await readAt(file, 0, headerBytes)
  if (header.length < headerBytes) return []
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return []
  const sectorBytes = 1 << shift
  const readSector = (number: number) => readAt(file, (number + 1) * sectorBytes, sectorBytes)

  const names: string[] = []
  let sector = header.readUInt32LE(48)
  for (let count = 0; count < directorySectorsMax && sector < endOfChain; count++) {
    const directory = await readSector(sector)
    for (let at = 0; at + entryBytes <= directory.length; at += entryBytes) names.push(nameAt(directory, at))
    sector = await nextSector(header, sector, sectorBytes, readSector)
  }
  return names.filter((name) => name !== '')
}

async function nextSector(
  header: Buffer,
  sector: number,
  sectorBytes: number,
  readSector: (number: number) => Promise<Buffer>,
): Promise<number> {
  const perTable = sectorBytes / 4
  const table = Math.floor(sector / perTable)
  // The header lists the first 109 tables: 7 MB of file at 512 bytes a sector, and Office writes the directory early.
  if (table >= 109) return endOfChain
  const fat = await readSector(header.readUInt32LE(76 + 4 * table))
  const offset = (sector % perTable) * 4
  return offset + 4 <= fat.length ? fat.readUInt32LE(offset) : endOfChain
}

function nameAt(directory: Buffer, at: number): string {
  const lengthBytes = directory.readUInt16LE(at + 64)
  return lengthBytes < 2 || lengthBytes > 64 ? '' : directory.toString('utf16le', at, at + lengthBytes - 2)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
