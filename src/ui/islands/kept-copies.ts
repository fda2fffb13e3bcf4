/**
 * Bản lưu: pages and sounds that a person asked this browser to keep. One cache a set, and a registry that says which cache stands
 * for which set; what the registry does not name is not there. Used by the pages' script and by the service worker.
 */
export type KeptSet = {
  /** `/tu-sach/xa-nam-tra-da-nang`: the page it was asked for at. */
  address: string
  name: string
  cacheName: string
  /** Until which day what it says is right: «21/11/2026». */
  day: string
  /** Changes when anything in it does. */
  stamp: string
  pages: number
  sounds: number
  bytes: number
}

/** The page that lists what is kept; shown where a page was not. */
export const keptListPath = '/mang-theo'

const registryName = 'ban-luu'
const cachePrefix = 'ban-luu:'
/** Where a set's row lies in the registry; no page has this address. */
const rowPath = '/ban-luu/so'

export async function listKept(): Promise<KeptSet[]> {
  if (!(await caches.has(registryName))) return []
  const registry = await caches.open(registryName)
  const rows = await Promise.all((await registry.keys()).map(async (key) => (await registry.match(key))?.json()))
  return rows.filter((row) => row !== undefined) as KeptSet[]
}

/** From now on this cache is the set; the one before goes, and so does what an attempt left that did not come to its end. */
export async function standFor(set: KeptSet): Promise<void> {
  const registry = await caches.open(registryName)
  await registry.put(rowOf(set.address), new Response(JSON.stringify(set)))
  await removeUnnamed()
}

export async function removeKept(address: string): Promise<void> {
  const registry = await caches.open(registryName)
  await registry.delete(rowOf(address))
  await removeUnnamed()
  if ((await listKept()).length === 0) await caches.delete(registryName)
}

export function newCacheName(address: string): string {
  return `${cachePrefix}${address}:${Date.now()}`
}

/** What is kept for an address, of the sets that stand. */
export async function findKept(url: string): Promise<Response | undefined> {
  for (const { cacheName } of await listKept()) {
    const found =
      (await caches.has(cacheName)) && (await (await caches.open(cacheName)).match(url, { ignoreVary: true }))
    if (found) return found
  }
  return undefined
}

async function removeUnnamed(): Promise<void> {
  const named = new Set((await listKept()).map(({ cacheName }) => cacheName))
  for (const name of await caches.keys())
    if (name.startsWith(cachePrefix) && !named.has(name)) await caches.delete(name)
}

function rowOf(address: string): string {
  return `${rowPath}?${new URLSearchParams({ address })}`
}
