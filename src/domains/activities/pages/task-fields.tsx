import { fieldNames } from '#domains/activities/activity.ts'
import type { TaskLine } from '#domains/activities/activity-tasks.queries.ts'
import { shortTask, taskName } from '#domains/activities/pages/activity-words.tsx'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { choicesOf } from '#ui/fields/form-state.ts'

/** Phục vụ nhiệm vụ của kế hoạch: of an activity, a course, a script; folded up while none is chosen. */
export function TaskFields({ tasks, chosen, view }: { tasks: TaskLine[]; chosen: readonly string[]; view: View }) {
  if (tasks.length === 0)
    return <p class="hint">Cơ quan này chưa có nhiệm vụ nào trong kế hoạch đang thực hiện để gắn vào.</p>
  const { values, error } = choicesOf(view, { taskIds: chosen })('taskIds')
  return (
    <details open={error !== undefined || values.some((value) => value !== '')}>
      <summary>Phục vụ nhiệm vụ của kế hoạch</summary>
      <TaskChoices tasks={tasks} chosen={chosen} view={view} />
    </details>
  )
}

/** The same, unfolded. */
export function TaskChoices({ tasks, chosen, view }: { tasks: TaskLine[]; chosen: readonly string[]; view: View }) {
  return (
    <CheckboxGroup
      {...choicesOf(view, { taskIds: chosen })('taskIds')}
      label={fieldNames.taskIds}
      options={tasks.map((task) => ({ value: task.id, label: shortTask(task) }))}
    />
  )
}

/** The tasks that something serves, each with its page; nothing where it serves none. */
export function ServedTasks({ tasks }: { tasks: readonly TaskLine[] }) {
  if (tasks.length === 0) return null
  return (
    <>
      <h2>{fieldNames.taskIds}</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <a href={`/nghiep-vu/nhiem-vu/${task.id}`}>{taskName(task)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
