/** Lệnh: one thing an operator can do on the command line, in one file under `commands/`. */
export type Command = {
  /** What stands after the name, in order; all are required unless `optional`. The last may be `repeated`: one or more. */
  arguments: { name: string; summary: Bilingual; optional?: true; repeated?: true }[]
  /** By name without the dashes. `value` names what follows (`--to FILE`); without it the option is a yes. */
  options: Record<string, { value?: string; summary: Bilingual }>
  /** Throws a Refusal when the answer is no. Results go to `print`, remarks on the way to `remark`. */
  run(call: Call): Promise<void>
}

export type Bilingual = { vi: string; en: string }

export type Call = {
  arguments: string[]
  options: Record<string, string | true | undefined>
  /** One line, or several, to standard output. */
  print(text: string): void
  /** To standard error: progress, warnings. */
  remark(text: string): void
}

/** The words of the call do not fit the command: exit 2. */
export class UsageError extends Error {
  constructor({ vi, en }: Bilingual) {
    super(`${vi} / ${en}`)
    this.name = 'UsageError'
  }
}

/** Parts `--json`, `--to=FILE`, `--to FILE` and plain words; after `--` all words are plain. Throws UsageError. */
export function parseCall(command: Command, words: string[]): Pick<Call, 'arguments' | 'options'> {
  const plain: string[] = []
  const options: Call['options'] = {}
  const rest = [...words]
  while (rest.length > 0) {
    const word = rest.shift()!
    if (word === '--') plain.push(...rest.splice(0))
    else if (!word.startsWith('-') || word === '-') plain.push(word)
    else readOption(command, word, rest, options)
  }
  refuseWrongCount(command, plain)
  return { arguments: plain, options }
}

function readOption(command: Command, word: string, rest: string[], options: Call['options']): void {
  const equals = word.indexOf('=')
  const name = (equals < 0 ? word : word.slice(0, equals)).replace(/^--/, '')
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined
  if (option === undefined) {
    throw new UsageError({ vi: `Không có tùy chọn «${word}».`, en: `There is no option "${word}".` })
  }
  if (Object.hasOwn(options, name)) {
    throw new UsageError({ vi: `--${name} chỉ được ghi một lần.`, en: `--${name} may stand only once.` })
  }
  if (option.value === undefined) {
    if (equals >= 0) throw new UsageError({ vi: `--${name} không có giá trị.`, en: `--${name} takes no value.` })
    options[name] = true
    return
  }
  const value = equals < 0 ? rest.shift() : word.slice(equals + 1)
  if (value === undefined || value === '') {
    throw new UsageError({ vi: `Sau --${name} phải có ${option.value}.`, en: `--${name} needs ${option.value}.` })
  }
  options[name] = value
}

function refuseWrongCount(command: Command, plain: string[]): void {
  const missing = command.arguments.filter((argument) => !argument.optional)[plain.length]
  if (missing) throw new UsageError({ vi: `Thiếu ${missing.name}.`, en: `${missing.name} is missing.` })
  const extra = command.arguments.at(-1)?.repeated ? undefined : plain[command.arguments.length]
  if (extra !== undefined) throw new UsageError({ vi: `Thừa «${extra}».`, en: `"${extra}" is one word too many.` })
}
