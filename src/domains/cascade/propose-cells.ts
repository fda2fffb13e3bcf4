/**
 * Đề xuất đối chiếu: for each task that was given, the task of the answering plan that is likest, or «chưa đưa vào» when
 * none is like enough. Several tasks may meet in one: communes draw tasks together. A person decides.
 */
import { comparerOf } from '#domains/cascade/likeness.ts'

export type PlainTask = { id: string; path: string; text: string }

export type Proposal = {
  parentTaskId: string
  proposed: 'covered' | 'adapted' | 'silent'
  childTaskId: string | null
  /** 0…1, of the likest one also when it is not like enough. */
  likeness: number
  why: string
}

/** From here on the machine takes two tasks for the same work: pairs of real plans that say the same lie at 0.7 to 0.8. */
export const coveredFrom = 0.6
/** And from here on for the same work put differently; pairs that only share the usual words stay below 0.37. */
export const adaptedFrom = 0.4

export function proposeCells(parents: readonly PlainTask[], children: readonly PlainTask[]): Proposal[] {
  const comparer = comparerOf([...parents, ...children].map((task) => task.text))
  return parents.map((parent) => {
    let best: { task: PlainTask; likeness: number } | undefined
    for (const task of children) {
      const likeness = comparer.compare(parent.text, task.text)
      if (best === undefined || likeness > best.likeness) best = { task, likeness }
    }
    if (best === undefined)
      return { parentTaskId: parent.id, proposed: 'silent', childTaskId: null, likeness: 0, why: noTasks }
    const likeness = Math.round(best.likeness * 1000) / 1000
    if (likeness < adaptedFrom)
      return {
        parentTaskId: parent.id,
        proposed: 'silent',
        childTaskId: null,
        likeness,
        why: `Nhiệm vụ gần nhất (mục ${best.task.path}) chỉ giống ${percent(likeness)}.`,
      }
    const words = comparer.shared(parent.text, best.task.text, sharedMax)
    return {
      parentTaskId: parent.id,
      proposed: likeness >= coveredFrom ? 'covered' : 'adapted',
      childTaskId: best.task.id,
      likeness,
      why: `Giống ${percent(likeness)}${words.length === 0 ? '' : `, cùng nói về ${words.map((one) => `«${one}»`).join(', ')}`}.`,
    }
  })
}

const noTasks = 'Kế hoạch trả lời không có nhiệm vụ nào.'
const sharedMax = 3

function percent(likeness: number): string {
  return `${Math.round(likeness * 100)}%`
}
