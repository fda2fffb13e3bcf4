/**
 * Nhiệm vụ giao cho xã: which tasks of the plan above a body below must answer. Those it leads or helps with by name, and
 * those given to a collective of communes that was not resolved to bodies when the plan was adopted.
 */
import { fold } from '#base/vietnamese.ts'

export type TaskParts = {
  id: string
  /** Leads and partners. */
  bodyIds: readonly string[]
  /** Names as written for which no body was found. */
  unresolved: readonly string[]
}

/** `asBodies`: the body itself and those it took over from. */
export function isAskedOf(task: TaskParts, asBodies: ReadonlySet<string>, isCommune: boolean): boolean {
  return task.bodyIds.some((id) => asBodies.has(id)) || (isCommune && task.unresolved.some(namesCommunes))
}

/** «UBND các xã, phường», «Ủy ban nhân dân cấp xã», «các địa phương», «chính quyền cơ sở». «UBND xã Một» is one commune. */
export function namesCommunes(written: string): boolean {
  const folded = fold(written)
    .replace(/[,;/]| va | hoac /gu, ' ')
    .replace(/\s+/gu, ' ')
  return collective.test(folded)
}

const collective = /\b(?:cap xa|cac xa|cac phuong|cac dac khu|xa phuong|phuong xa|cac dia phuong|chinh quyen co so)\b/u
