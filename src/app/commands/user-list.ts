import { type Command, UsageError } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { operator } from '#domains/people/operator.ts'
import { listPeople, type PersonRow } from '#domains/people/people.queries.ts'
import { type AccountState, peoplePageSize } from '#domains/people/people-filter.ts'
import { isRole, roleKeys } from '#domains/people/roles.ts'
import { today } from '#platform/clock.ts'

const stateNames: Record<AccountState, string> = {
  open: 'đang dùng',
  invited: 'chưa đặt mật khẩu',
  closed: 'đã đóng',
}

const pageMax = 10_000

export const userList: Command = {
  arguments: [
    {
      name: 'TEXT',
      optional: true,
      summary: { vi: 'chữ trong tên, có dấu hay không', en: 'words of the name, with or without marks' },
    },
  ],
  options: {
    role: { value: 'ROLE', summary: { vi: `một trong: ${roleKeys.join(', ')}`, en: 'only who holds this role' } },
    state: {
      value: 'STATE',
      summary: { vi: `một trong: ${Object.keys(stateNames).join(', ')}`, en: 'only accounts in this state' },
    },
    page: { value: 'N', summary: { vi: `mỗi trang ${peoplePageSize} người`, en: `${peoplePageSize} people a page` } },
    json: { summary: { vi: 'in JSON', en: 'prints JSON' } },
  },
  async run({ arguments: [text], options, print, remark }) {
    const filter = {
      text,
      role: roleTyped(options.role),
      state: stateTyped(options.state),
      page: pageTyped(options.page),
    }
    await withHouse(remark, async ({ database, clock }) => {
      const { rows, count } = await listPeople(database.kysely, operator, filter, today(clock))
      if (options.json) print(JSON.stringify(rows, null, 2))
      else for (const line of tableOf(rows)) print(line)
      const pages = Math.max(1, Math.ceil(count / peoplePageSize))
      remark(`${count} người; trang ${filter.page}/${pages}. / ${count} people; page ${filter.page} of ${pages}.`)
    })
  },
}

function tableOf(rows: PersonRow[]): string[] {
  const width = Math.max(0, ...rows.map(({ userName }) => userName.length))
  return rows.map(({ userName, name, title, homeBodyName, roles, state }) => {
    const parts = [name, title, homeBodyName ?? '', roles.join(', '), stateNames[state]]
    return `${userName.padEnd(width)}  ${parts.filter((part) => part !== '').join(' · ')}`
  })
}

function roleTyped(text: string | true | undefined) {
  if (text === undefined) return undefined
  if (typeof text === 'string' && isRole(text)) return text
  throw notOneOf('--role', roleKeys)
}

function stateTyped(text: string | true | undefined): AccountState | undefined {
  if (text === undefined || text === 'open' || text === 'invited' || text === 'closed') return text
  throw notOneOf('--state', Object.keys(stateNames))
}

function pageTyped(text: string | true | undefined): number {
  const page = Number(text ?? 1)
  if (Number.isInteger(page) && page >= 1 && page <= pageMax) return page
  throw new UsageError({ vi: `--page là số từ 1 đến ${pageMax}.`, en: `--page is a number from 1 to ${pageMax}.` })
}

function notOneOf(option: string, choices: readonly string[]): UsageError {
  const list = choices.join(', ')
  return new UsageError({ vi: `${option} phải là một trong: ${list}.`, en: `${option} must be one of: ${list}.` })
}
