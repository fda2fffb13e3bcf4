import { type Bilingual, type Call, type Command, parseCall, UsageError } from '#app/command.ts'
import { helpOnAll, helpOnOne } from '#app/command-help.ts'
import { newFaultNumber } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'

/** A row of the table of commands: the module is imported only when its command is called. */
export type CommandRow = { name: string; summary: Bilingual; load: () => Promise<Command> }

type Streams = Pick<Call, 'print' | 'remark'>

/**
 * Runs the command that the words name and answers the exit code: 0 done, 1 refused, 2 wrong usage, 70 fault.
 * A fault prints its number and what happened, for on the command line the operator is the one who must know.
 */
export async function runCommand(rows: CommandRow[], words: string[], streams: Streams): Promise<number> {
  try {
    await callCommand(rows, words, streams)
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      streams.remark(`${error.message} Xem bin/lgd --help. / See bin/lgd --help.`)
      return 2
    }
    if (error instanceof Refusal) {
      streams.remark(sentencesOf(error))
      return 1
    }
    const number = newFaultNumber()
    streams.remark(
      `Lỗi hệ thống, số ${number}; hãy gửi số này và đoạn dưới cho bộ phận vận hành. / System fault ${number}.`,
    )
    streams.remark(describe(error))
    return 70
  }
}

async function callCommand(rows: CommandRow[], words: string[], streams: Streams): Promise<void> {
  const wantsHelp = helpWords.some((word) => beforeDashes(words).includes(word))
  const row = rows.find(({ name }) => isPrefix(name.split(' '), words))
  if (row === undefined) {
    const plain = words.filter((word) => !helpWords.includes(word))
    const branch = rows.filter(({ name }) => isPrefix(plain, name.split(' ')))
    if (words.length === 0 || (wantsHelp && branch.length > 0)) return streams.print(helpOnAll(branch))
    throw new UsageError({ vi: `Không có lệnh «${plain.join(' ')}».`, en: `There is no command "${plain.join(' ')}".` })
  }
  const command = await row.load()
  if (wantsHelp) return streams.print(helpOnOne(row.name, row.summary, command))
  await command.run({ ...parseCall(command, words.slice(row.name.split(' ').length)), ...streams })
}

const helpWords = ['--help', '-h']

function beforeDashes(words: string[]): string[] {
  const end = words.indexOf('--')
  return end < 0 ? words : words.slice(0, end)
}

function isPrefix(start: string[], words: string[]): boolean {
  return start.every((word, index) => words[index] === word)
}

/** A refused form names the mistake of each field; whoever types a command sees them all. */
function sentencesOf(refusal: Refusal): string {
  const fields = 'fields' in refusal && typeof refusal.fields === 'object' ? Object.values(refusal.fields ?? {}) : []
  return fields.length > 1 ? fields.join('\n') : refusal.message
}

/** The stack and the chain of causes, at most ten. */
function describe(error: unknown): string {
  const parts: string[] = []
  for (
    let at: unknown = error;
    at !== undefined && parts.length < 10;
    at = at instanceof Error ? at.cause : undefined
  ) {
    parts.push(at instanceof Error ? (at.stack ?? at.message) : String(at))
  }
  return parts.join('\n← ')
}
