import { fold } from '#base/vietnamese.ts'

/** What the address of a contest or survey ends with, «tim-hieu-luat-hoa-giai-1a2b»: read over the telephone; `suffix` keeps two of one name apart. */
export function publicSlug(title: string, suffix: string): string {
  const words = fold(title)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60)
    .replace(/-+$/u, '')
  return `${words === '' ? 'hoi' : words}-${suffix}`
}
