/**
 * Chờ việc nền: asks every second how far a long job is, moves its bar, and shows the result when it is done. Without
 * scripts the page has a link that does the same by hand.
 */
const waiting = document.querySelector<HTMLElement>('[data-wait]')
const address = waiting?.dataset.wait
const askEveryMs = 1_000
/** After this many failed questions in a row the page stays as it is; its link still works. */
const failuresMax = 30

if (waiting !== null && address !== undefined) void ask(address, waiting, 0)

async function ask(from: string, shown: HTMLElement, failures: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  try {
    const response = await fetch(from, { headers: { Accept: 'application/json' } })
    const state = (await response.json()) as { waits: boolean; done: number; total: number }
    if (!state.waits) return location.reload()
    const bar = shown.querySelector('progress')
    if (bar !== null && state.total > 0) {
      bar.max = state.total
      bar.value = state.done
    }
    return ask(from, shown, 0)
  } catch {
    if (failures < failuresMax) return ask(from, shown, failures + 1)
  }
}
