import type { Bilingual, Command } from '#app/command.ts'

/** `lgd --help`: every command with its summary. */
export function helpOnAll(commands: { name: string; summary: Bilingual }[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'lgd: dòng lệnh của Luật Gần Dân / the command line of Luật Gần Dân',
    '',
    'Cách dùng / usage: bin/lgd LỆNH [TÙY CHỌN] — bin/lgd LỆNH --help',
    '',
    ...commands.flatMap(({ name, summary }) => inTwoLines(name, width, summary)),
    '',
    'Mã thoát / exit codes: 0 xong / done · 1 bị từ chối / refused · 2 gõ sai / wrong usage · 70 lỗi hệ thống / fault',
  ].join('\n')
}

/** `lgd plan read --help`. */
export function helpOnOne(name: string, summary: Bilingual, command: Command): string {
  const rows = [
    ...command.arguments.map((argument) => ({ left: argument.name, summary: argument.summary })),
    ...Object.entries(command.options).map(([option, { value, summary }]) => ({
      left: value ? `--${option} ${value}` : `--${option}`,
      summary,
    })),
  ]
  const width = Math.max(0, ...rows.map(({ left }) => left.length))
  return [
    summary.vi,
    summary.en,
    '',
    `Cách dùng / usage: ${usageOf(name, command)}`,
    ...(rows.length > 0 ? [''] : []),
    ...rows.flatMap(({ left, summary }) => inTwoLines(left, width, summary)),
  ].join('\n')
}

function usageOf(name: string, command: Command): string {
  return [
    `bin/lgd ${name}`,
    ...command.arguments.map(nameInUsage),
    ...Object.entries(command.options).map(([option, { value }]) =>
      value ? `[--${option} ${value}]` : `[--${option}]`,
    ),
  ].join(' ')
}

function nameInUsage({ name, optional, repeated }: Command['arguments'][number]): string {
  const shown = repeated ? `${name} [${name} …]` : name
  return optional ? `[${shown}]` : shown
}

function inTwoLines(left: string, width: number, { vi, en }: Bilingual): string[] {
  return [`  ${left.padEnd(width)}  ${vi}`, `  ${' '.repeat(width)}  ${en}`]
}
