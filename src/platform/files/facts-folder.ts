import { existsSync } from 'node:fs'

/** Where the facts of a domain lie that are read as files: beside its modules, in the built product in `dist/facts/`. */
export function factsFolder(domain: string): URL {
  const built = new URL(`./facts/${domain}/`, import.meta.url)
  return existsSync(built) ? built : new URL(`../../domains/${domain}/facts/`, import.meta.url)
}
