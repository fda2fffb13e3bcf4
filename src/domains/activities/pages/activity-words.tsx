import { showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import { type ActivityFields, type CostLine, costSources, type FieldName } from '#domains/activities/activity.ts'
import { formName, groupName, kindName } from '#domains/activities/activity-kind.ts'
import type { TaskLine } from '#domains/activities/activity-tasks.queries.ts'
import { showNumber } from '#ui/show.ts'

/** «chưa ghi» is not 0. */
export function countWords(count: number | null): string {
  return count === null ? 'chưa ghi' : showNumber(count)
}

export function moneyWords(amount: number): string {
  return `${showNumber(amount)} đồng`
}

export function costWords({ what, source, quantity, amount }: CostLine): string {
  const many = quantity === null ? '' : `, ${showNumber(quantity)} đơn vị`
  return `${what}${many}: ${moneyWords(amount)} (${costSources[source]})`
}

export function taskName({ planNumber, planTitle, path, text }: TaskLine): string {
  return `${planNumber ?? planTitle}, ${path}: ${text}`
}

const taskNameLengthMax = 110

/** As much of a task's name as a list on a telephone holds. */
export function shortTask(task: TaskLine): string {
  return shorten(taskName(task), taskNameLengthMax)
}

/** One field as a person reads it, for comparing and for the history. */
export function fieldWords(
  name: FieldName,
  fields: Partial<ActivityFields>,
  {
    tasks = [],
    speakers = [],
  }: { tasks?: readonly TaskLine[]; speakers?: readonly { id: string; name: string }[] } = {},
): string {
  const value = fields[name]
  if (value === undefined || value === null || value === '') return 'để trống'
  switch (name) {
    case 'kind':
      return kindName(fields.kind!)
    case 'form':
      return formName(fields.form!)
    case 'group':
      return groupName(fields.group!)
    case 'heldOn':
      return showDay(fields.heldOn!)
    case 'costs':
      return listWords(fields.costs!.map(costWords))
    case 'taskIds':
      return listWords(
        fields.taskIds!.map((id) => {
          const task = tasks.find((one) => one.id === id)
          return task === undefined ? 'một nhiệm vụ khác' : taskName(task)
        }),
      )
    case 'practitionerIds':
      return listWords(
        fields.practitionerIds!.map((id) => speakers.find((one) => one.id === id)?.name ?? 'một người khác'),
      )
    default:
      return Array.isArray(value) ? listWords(value as string[]) : typeof value === 'number' ? showNumber(value) : value
  }
}

function listWords(all: readonly string[]): string {
  return all.length === 0 ? 'để trống' : all.join('; ')
}
