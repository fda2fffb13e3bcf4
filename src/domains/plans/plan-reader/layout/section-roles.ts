import { isCapitals } from '#base/vietnamese.ts'
import type { OutlineNode } from '#domains/plans/plan-reader/layout/outline.ts'
import type { Line } from '#engines/documents/line.ts'

/**
 * Vai trò của một phần: only `content` holds tasks; purposes, targets, funding, organisation and the facts of an event
 * (time, place, who attends) are kept as sections.
 */
export type SectionRole = 'purpose' | 'background' | 'target' | 'content' | 'organisation' | 'funding' | 'fact'

/** The role that a heading's words give it; undefined when they say nothing of it. */
export function roleOfHeading(folded: string): SectionRole | undefined {
  const heading = folded
    .replace(/["().,:;/&-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 200)
  return headingRoles.find(([pattern]) => pattern.test(heading))?.[1]
}

const headingRoles: [RegExp, SectionRole][] = [
  // The articles of a decision that issues a plan say that it is issued, holds and binds: no work.
  [/^(?:ban hanh kem theo|quyet dinh nay)\b|\bchiu trach nhiem thi hanh quyet dinh nay\b/u, 'organisation'],
  [/^(?:noi dung|nhiem vu|cac nhiem vu)\b.*\bto chuc thuc hien\b/u, 'content'],
  [/^(?:muc tieu|chi tieu|muc dich)\b.*\b(?:nhiem vu|giai phap|noi dung thuc hien)\b/u, 'content'],
  [/^(?:muc dich|yeu cau|quan diem|y nghia|nguyen tac|phuong cham|su can thiet|tu tuong chi dao)\b/u, 'purpose'],
  [/^(?:cac )?(?:muc tieu|chi tieu|he thong chi tieu|dinh huong)\b/u, 'target'],
  [
    /^(?:thuc trang|tinh hinh|dac diem|khai quat|boi canh|danh gia (?:tinh hinh|chung|ket qua|thuc trang|thuan loi)|ket qua (?:dat duoc|thuc hien nam|nam)|can cu|co so (?:phap ly|xay dung|chinh tri)|nhung (?:ket qua|thuan loi|kho khan)|han che|ton tai|thuan loi|kho khan|nguyen nhan|bai hoc|giai thich tu ngu|du bao)\b/u,
    'background',
  ],
  [
    /^(?:nguon |du toan |du tru |bao dam |dam bao |co che |ve )*(?:kinh phi|nguon von|tai chinh|kinh phi va|nguon luc thuc hien|dieu kien (?:bao dam|dam bao))\b/u,
    'funding',
  ],
  [
    /^(?:cong tac |ve )?(?:to chuc thuc hien|to chuc trien khai|trach nhiem|phan cong (?:trach nhiem|to chuc|nhiem vu|thuc hien)|phan cong$|phan cong cong viec|giao nhiem vu|nhiem vu cua (?:cac|tung)|to chuc va trach nhiem|bien phap to chuc|che do (?:thong tin|bao cao|thuc hien)|thong tin bao cao|bao cao (?:ket qua|dinh ky)|che do thong tin|thuc hien che do|khen thuong|thi dua|to chuc chi dao|dieu khoan|hieu luc|quan ly va to chuc|theo doi danh gia|kiem tra giam sat (?:va )?bao cao|de xuat|kien nghi)\b/u,
    'organisation',
  ],
  [
    /^(?:thoi gian|dia diem|doi tuong|thanh phan|pham vi|thoi han|so luong|quy mo|thoi diem|lich trinh|ban to chuc|hinh thuc to chuc hoi nghi)\b/u,
    'fact',
  ],
  [
    /\b(?:noi dung|nhiem vu|giai phap|hoat dong|bien phap|cong viec|cong tac|phuong huong|chuong trinh|trien khai|trong tam)\b/u,
    'content',
  ],
]

const headingWordsMax = 16

/** An unnumbered line that opens a section: all capitals, short, and named like a usual one. */
export function isBareHeading(line: Line): boolean {
  if (line.text.length > 140 || line.text.split(' ').length > headingWordsMax) return false
  if (!isCapitals(line.text)) return false
  const role = roleOfHeading(line.folded)
  return role !== undefined && (role !== 'content' || /^(?:cac )?(?:noi dung|nhiem vu|giai phap)\b/u.test(line.folded))
}

/** Roles that a sub-heading can have of its own inside a part of another role. */
const ownRoles: ReadonlySet<SectionRole> = new Set([
  'purpose',
  'target',
  'background',
  'funding',
  'organisation',
  'fact',
])
const subHeadingWordsMax = 10

/** The role of a node under a parent's role. Topics that name no usual section are content. */
export function roleOfNode(node: OutlineNode, parent: SectionRole | undefined, siblings: OutlineNode[]): SectionRole {
  const folded = headingOf(node)
  const own = roleOfHeading(folded)
  if (parent === undefined) return own ?? 'content'
  if (parent !== 'content') return parent
  if (!own || !ownRoles.has(own)) return isEventContent(folded, siblings) ? 'fact' : 'content'
  const isShort = folded.split(' ').length <= subHeadingWordsMax
  if (own === 'fact') return /^[^:]{0,60}:|^\S+(?: \S+){0,4}$/u.test(folded) ? 'fact' : 'content'
  if (own === 'target' || own === 'purpose') return isShort || /^[^:]{0,40}:/u.test(folded) ? own : 'content'
  if (own === 'funding') return /^(?:nguon |du toan )?kinh phi\b/u.test(folded) && isShort ? own : 'content'
  if (own === 'organisation')
    return isShort && /^(?:to chuc thuc hien|trach nhiem|che do)\b/u.test(folded) ? own : 'content'
  return isShort && node.entries.length > 0 ? own : 'content'
}

/** «Nội dung kiểm tra» beside «Thời gian», «Địa điểm», «Thành phần» is a fact of the event, not work. */
function isEventContent(folded: string, siblings: OutlineNode[]): boolean {
  if (!/^noi dung\b/u.test(folded)) return false
  return siblings.filter((sibling) => roleOfHeading(headingOf(sibling)) === 'fact').length >= 2
}

function headingOf(node: OutlineNode): string {
  return node.line?.folded.slice(node.line.marker === undefined ? (node.mark?.start ?? 0) : 0).trim() ?? ''
}
