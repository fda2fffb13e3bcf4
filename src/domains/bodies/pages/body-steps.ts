import { type Body, isAlive } from '#domains/bodies/body.ts'
import { refusals as changeRefusals } from '#domains/bodies/body-changes.ts'
import type { BodyPageProps } from '#domains/bodies/body-pages.queries.ts'
import { refusals as usualRefusals } from '#domains/bodies/usual-bodies.ts'

/** What can be done with a body, in the order of its page; the value is the last step of the address. */
export const bodySteps = {
  found: 'thanh-lap',
  usual: 'thuong-co',
  alias: 'ten-khac',
  rename: 'doi-ten',
  move: 'chuyen',
  merge: 'sap-nhap',
  split: 'chia-tach',
  abolish: 'giai-the',
} as const

export type BodyStep = keyof typeof bodySteps

/** How many children a split can place by hand on one page. */
const placedMax = 40

/** Why a step is closed today; undefined: it is open. The sentences are those of the rules. */
export function closedBecause(
  step: BodyStep,
  { body, children, choices }: Pick<BodyPageProps, 'body' | 'children' | 'choices'>,
  today: string,
): string | undefined {
  if (!isAlive(body, today) && body.toDay !== null && body.toDay <= today) return endedSentence(body)
  switch (step) {
    case 'found':
    case 'alias':
    case 'rename':
      return undefined
    case 'usual':
      if (choices.missingUsual === undefined) return usualRefusals.notACommune.message
      return choices.missingUsual.length === 0 ? 'Các cơ quan thường có đã được lập đủ.' : undefined
    case 'move':
      return choices.parents.length === 0
        ? 'Trong phạm vi ông/bà quản lý không có cơ quan cấp trên nào khác. Hãy nhờ người quản trị cấp trên.'
        : undefined
    case 'merge':
      return choices.others.length === 0 ? `Chưa có cơ quan nào để sáp nhập cùng. ${whereOthers}` : undefined
    case 'split':
      if (choices.others.length < 2)
        return `Chia tách cần ít nhất hai cơ quan mới. Hãy thành lập các cơ quan đó trước. ${whereOthers}`
      return children.length > placedMax
        ? `Còn ${children.length} cơ quan trực thuộc. Hãy chuyển chúng sang cơ quan mới trước, rồi chia tách.`
        : undefined
    case 'abolish':
      return children.length > 0 ? changeRefusals.hasChildren(children.map(({ name }) => name)).message : undefined
  }
}

const whereOthers = 'Cơ quan ở nơi khác trong tỉnh thì tìm ở ô «Tìm cơ quan để chọn».'

function endedSentence(body: Body): string {
  return `«${body.name}» đã kết thúc hoạt động; hồ sơ chỉ còn để tra cứu.`
}
