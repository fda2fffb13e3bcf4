import { publicFolders } from '#domains/library/guides/guide-paths.ts'
import { lawPath } from '#domains/library/law-paths.ts'

/** What an entry of a bookshelf points to: a document, an article, a khoản, or a guide; by its address, never by its text. */
export type ShelfTarget =
  | { kind: 'document'; documentSlug: string }
  | { kind: 'article'; documentSlug: string; articleSlug: string }
  | { kind: 'clause'; documentSlug: string; articleSlug: string; clause: string }
  | { kind: 'guide'; guideSlug: string }

/** `/phap-luat/35-2013-qh13/dieu-3/khoan-1`, `/huong-dan/hoa-giai-o-co-so`. */
export function targetPath(target: ShelfTarget): string {
  switch (target.kind) {
    case 'document':
      return lawPath({ document: target.documentSlug })
    case 'article':
      return lawPath({ document: target.documentSlug, article: target.articleSlug })
    case 'clause':
      return lawPath({ document: target.documentSlug, article: target.articleSlug, clause: target.clause })
    case 'guide':
      return `${publicFolders.guide}/${target.guideSlug}`
  }
}

/** The address back, as it stands in the browser's line or in a form; a điểm leads to its khoản. */
export function readTargetPath(typed: string): ShelfTarget | undefined {
  const path = typed.trim().replace(/^https?:\/\/[^/]+/u, '')
  const guide = guidePath.exec(path)
  if (guide) return { kind: 'guide', guideSlug: guide[1]! }
  const law = lawPathForm.exec(path)
  if (!law) return undefined
  const [, documentSlug = '', articleSlug, clause] = law
  if (articleSlug === undefined) return { kind: 'document', documentSlug }
  return clause === undefined
    ? { kind: 'article', documentSlug, articleSlug }
    : { kind: 'clause', documentSlug, articleSlug, clause: clause.replace(/dd$/u, 'đ') }
}

/** Under the folder of any kind of text: each leads to the same. */
const guidePath = new RegExp(`^(?:${Object.values(publicFolders).join('|')})/([a-z0-9-]{1,120})/?(?:[?#].*)?$`, 'u')

const lawPathForm =
  /^\/phap-luat\/([a-z0-9][a-z0-9-]{0,119})(?:\/(dieu-[a-z0-9-]{1,55})(?:\/khoan-([a-z0-9]{1,8}))?(?:\/diem-[a-z]{1,2})?)?\/?(?:[?#].*)?$/u

/** For telling two entries of one shelf apart. */
export function isSameTarget(one: ShelfTarget, other: ShelfTarget): boolean {
  return targetPath(one) === targetPath(other)
}
