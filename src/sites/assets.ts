import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the built scripts and styles are, and by which address a page asks for one. */
export type Assets = { folder: string; asset: (name: string) => string; fileOf: (name: string) => string }

export const assetsPath = '/tep'

/** Reads the manifest of the build once; a name that was not built is a fault of ours, told at the first page. */
export function openAssets(distFolder: string): Assets {
  const folder = join(distFolder, 'public')
  const manifest = join(folder, 'manifest.json')
  const names: Record<string, string> = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
  const builtName = (name: string) => {
    const built = names[name]
    if (built === undefined) throw new Error(`The build has no ${name}; run it again.`)
    return built
  }
  return {
    folder,
    asset: (name) => `${assetsPath}/${builtName(name)}`,
    fileOf: (name) => join(folder, builtName(name)),
  }
}
