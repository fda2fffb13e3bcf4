import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readAsked } from '#platform/files/read-asked.ts'
import { writeAside } from '#platform/files/write-aside.ts'

/** Pictures of cards, made anew at any time: `<32 hexadecimal>.png`. The longest unasked for go when there are too many. */
const cardsMax = 4_000
const namePattern = /^[0-9a-f]{32}\.png$/

/** undefined: not drawn yet. Being asked for keeps it. */
export async function findCard(dataFolder: string, name: string, now: Date): Promise<Buffer | undefined> {
  return readAsked(pathOf(dataFolder, name), now)
}

export async function keepCard(dataFolder: string, name: string, bytes: Uint8Array): Promise<void> {
  await writeAside(pathOf(dataFolder, name), bytes)
  await removeOldest(folderOf(dataFolder))
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => namePattern.test(name))
  if (names.length <= cardsMax) return
  const asked = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  )
  asked.sort((one, other) => one.at - other.at)
  // a tenth at once, so that not every new card looks at all of them
  for (const { name } of asked.slice(0, Math.ceil(cardsMax / 10))) await rm(join(folder, name), { force: true })
}

function pathOf(dataFolder: string, name: string): string {
  if (!namePattern.test(name)) throw new RangeError('Not a name of a card.')
  return join(folderOf(dataFolder), name)
}

function folderOf(dataFolder: string): string {
  return join(dataFolder, 'cards')
}
