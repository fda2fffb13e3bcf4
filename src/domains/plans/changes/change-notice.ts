/**
 * Tin báo kế hoạch đổi: what an amended plan changes for one person, in words: for the officer of a task «nhiệm vụ ông/bà
 * phụ trách», for who leads a body that has a part «nhiệm vụ của …». Whom nothing concerns is told nothing.
 */
import { capitalise, shorten } from '#base/vietnamese.ts'

/** What became of one task, seen from the people around it. */
export type TaskChange = {
  /** The task as it stands now; of a dropped one, the earlier. */
  taskId: string
  path: string
  kind: 'changed' | 'dropped' | 'added'
  officerId: string | null
  /** Bodies with a part before and after: who comes in has a new task, who goes has lost one. */
  bodiesBefore: readonly string[]
  bodiesAfter: readonly string[]
}

/** A body, and who is told for it. */
export type ToldBody = { bodyId: string; name: string; personIds: readonly string[] }

export type ChangeNotice = { personId: string; taskIds: string[]; summary: string }

/** One notice a person, whatever they are to the plan; the person who made the change knows it already. */
export function noticesOf(
  changes: readonly TaskChange[],
  bodies: readonly ToldBody[],
  exceptPersonId: string | null,
): ChangeNotice[] {
  const told = new Map<string, { taskIds: Set<string>; parts: string[] }>()
  const tell = (personId: string, concerned: readonly Concern[], whose: string) => {
    if (personId === exceptPersonId || concerned.length === 0) return
    const one = told.get(personId) ?? { taskIds: new Set(), parts: [] }
    for (const { taskId } of concerned) one.taskIds.add(taskId)
    one.parts.push(`${countWords(concerned)} ${whose}`)
    told.set(personId, one)
  }
  for (const officerId of new Set(changes.flatMap(({ officerId }) => officerId ?? [])))
    tell(
      officerId,
      changes.filter((change) => change.officerId === officerId),
      'ông/bà phụ trách',
    )
  for (const { bodyId, name, personIds } of bodies) {
    const concerned = concernsOf(bodyId, changes)
    for (const personId of new Set(personIds)) tell(personId, concerned, `của ${name}`)
  }
  return [...told].map(([personId, { taskIds, parts }]) => ({
    personId,
    taskIds: [...taskIds].slice(0, taskIdsMax),
    summary: sentence(parts),
  }))
}

type Concern = Pick<TaskChange, 'taskId' | 'path' | 'kind'>

export const taskIdsMax = 500
const summaryLengthMax = 1_000
const pathsShownMax = 4

function concernsOf(bodyId: string, changes: readonly TaskChange[]): Concern[] {
  return changes.flatMap(({ taskId, path, kind, bodiesBefore, bodiesAfter }): Concern[] => {
    const [before, after] = [bodiesBefore.includes(bodyId), bodiesAfter.includes(bodyId)]
    if (!before && !after) return []
    return [{ taskId, path, kind: before && after ? kind : before ? 'dropped' : 'added' }]
  })
}

/** «sửa 1 (II.2), bỏ 1 (II.4), thêm 2 nhiệm vụ» */
function countWords(concerned: readonly Concern[]): string {
  const words = { changed: 'sửa', dropped: 'bỏ', added: 'thêm' }
  const counted = (['changed', 'dropped', 'added'] as const).flatMap((kind) => {
    const paths = concerned.filter((one) => one.kind === kind).map(({ path }) => path)
    if (paths.length === 0) return []
    const named = paths.filter((path) => path !== '').slice(0, pathsShownMax)
    const where = named.length === 0 ? '' : ` (${named.join(', ')}${paths.length > named.length ? ', …' : ''})`
    return [`${words[kind]} ${paths.length}${where}`]
  })
  return `${counted.join(', ')} nhiệm vụ`
}

function sentence(parts: readonly string[]): string {
  return shorten(`${capitalise(parts.join('; '))}.`, summaryLengthMax - 1)
}
