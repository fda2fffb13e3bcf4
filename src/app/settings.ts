import { isAbsolute, join } from 'node:path'
import { Refusal } from '#base/refusal.ts'

/**
 * Reads settings by name and gathers every mistake, so that an operator mends them all in one go. An empty value counts
 * as not set. What was set is repeated only where it cannot be a secret.
 */
export class Settings {
  readonly #environment: Record<string, string | undefined>
  readonly #read = new Set<string>()
  readonly #mistakes: string[] = []

  constructor(environment: Record<string, string | undefined>) {
    this.#environment = environment
  }

  text(name: string): string | undefined {
    this.#read.add(name)
    return this.#environment[name]?.trim() || undefined
  }

  integer(name: string, { least, most, otherwise }: { least: number; most: number; otherwise: number }): number {
    const text = this.text(name)
    if (text === undefined) return otherwise
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    this.#refuse(
      `${name} phải là số nguyên từ ${least} đến ${most}, không phải «${text}».`,
      `${name} must be a whole number from ${least} to ${most}, not "${text}".`,
    )
    return otherwise
  }

  url(name: string, protocols: string[]): string | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1))) return text
    const start = protocols.map((protocol) => `${protocol}://`)
    this.#refuse(
      `${name} phải là địa chỉ bắt đầu bằng ${start.join(' hoặc ')}.`,
      `${name} must be an address that begins with ${start.join(' or ')}.`,
    )
    return undefined
  }

  /** Absolute; a relative one starts at `root`, wherever the command was called. */
  folder(name: string, otherwise: string, root: string): string {
    const path = this.text(name) ?? otherwise
    return isAbsolute(path) ? path : join(root, path)
  }

  yesOrNo(name: string): boolean {
    const text = this.text(name)?.toLowerCase() ?? '0'
    if (['1', 'true', 'yes'].includes(text)) return true
    if (!['0', 'false', 'no'].includes(text)) {
      this.#refuse(`${name} phải là 1 (có) hoặc 0 (không).`, `${name} must be 1 (yes) or 0 (no).`)
    }
    return false
  }

  refuseUnlessTogether(...names: string[]): void {
    const absent = names.filter((name) => this.text(name) === undefined)
    if (absent.length === 0 || absent.length === names.length) return
    const present = names.filter((name) => !absent.includes(name))
    this.#refuse(
      `Đã đặt ${present.join(', ')} thì phải đặt cả ${absent.join(', ')}.`,
      `With ${present.join(', ')} set, ${absent.join(', ')} must be set too.`,
    )
  }

  refuseIfBoth(one: string, other: string): void {
    if (this.text(one) === undefined || this.text(other) === undefined) return
    this.#refuse(`Chỉ đặt một trong hai: ${one} hoặc ${other}.`, `Set only one of ${one} and ${other}.`)
  }

  /** A misspelt name would otherwise do nothing, silently. */
  refuseUnread(names: string[]): void {
    for (const name of names.filter((it) => !this.#read.has(it))) {
      this.#refuse(`Không có mục cấu hình nào tên ${name}.`, `There is no setting named ${name}.`)
    }
  }

  /** Throws one Refusal with every mistake so far. */
  refuseMistakes(): void {
    if (this.#mistakes.length === 0) return
    const count = this.#mistakes.length
    const heading = `Cấu hình có ${count} chỗ sai; xem .env.example. / ${count} configuration mistake(s); see .env.example.`
    throw new Refusal(422, [heading, ...this.#mistakes].join('\n'))
  }

  #refuse(vietnamese: string, english: string): void {
    this.#mistakes.push(`  - ${vietnamese} / ${english}`)
  }
}
