/** Told of how far a long work is: a bar that is drawn anew on a terminal, else a plain line now and then. */
export type ProgressLine = { show(step: string, done: number, total: number): void; end(): void }

const plainEveryMs = 5_000
const drawnEveryMs = 100
const barWidth = 24

export function progressLine(remark: (text: string) => void): ProgressLine {
  const terminal = process.stderr.isTTY ? process.stderr : undefined
  let shownAt = 0
  let lastStep = ''
  let isOpen = false
  return {
    show(step, done, total) {
      const now = performance.now()
      const isDue = step !== lastStep || done === total || now - shownAt >= (terminal ? drawnEveryMs : plainEveryMs)
      if (!isDue) return
      shownAt = now
      if (terminal) {
        if (step !== lastStep && isOpen) terminal.write('\n')
        terminal.write(`\r${barOf(step, done, total)}`)
        isOpen = true
      } else remark(`· ${step}: ${counted(done, total)}`)
      lastStep = step
    },
    end() {
      if (isOpen) terminal?.write('\n')
      isOpen = false
    },
  }
}

function barOf(step: string, done: number, total: number): string {
  const full = total === 0 ? 0 : Math.round((barWidth * done) / total)
  const bar = total === 0 ? '' : `[${'█'.repeat(full)}${'░'.repeat(barWidth - full)}] `
  return `${bar}${step}: ${counted(done, total)}   `
}

function counted(done: number, total: number): string {
  const count = (number: number) => number.toLocaleString('vi-VN')
  return total === 0 ? count(done) : `${count(done)}/${count(total)}`
}
