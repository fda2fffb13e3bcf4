import type { Call, Command } from '#app/command.ts'
import { findBodyTyped, findPersonTyped } from '#app/commands/find-typed.ts'
import { oneTimeLinkOf } from '#app/commands/user-account.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { showDay } from '#base/day.ts'
import { grantRole } from '#domains/people/acts/grant-role.ts'
import { invitePerson } from '#domains/people/acts/invite-person.ts'
import { wholeSystemChoice } from '#domains/people/grant-fields.ts'
import { operator } from '#domains/people/operator.ts'
import { roleKeys, roleName } from '#domains/people/roles.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'

const grantOptions: Command['options'] = {
  role: { value: 'ROLE', summary: { vi: `vai trò: ${roleKeys.join(', ')}`, en: 'the role' } },
  body: {
    value: 'BODY',
    summary: {
      vi: 'cơ quan: mã, hoặc vài chữ của tên và nơi; bỏ trống là toàn hệ thống',
      en: 'the body: its id, or words of its name and place; without it the whole system',
    },
  },
  reach: {
    value: 'REACH',
    summary: {
      vi: 'phạm vi: body (riêng cơ quan), subtree (cả cấp dưới; mặc định), place (cả địa bàn)',
      en: 'body (that body alone), subtree (and below; default), place (every body there)',
    },
  },
  reason: { value: 'TEXT', summary: { vi: 'căn cứ giao việc', en: 'on what ground' } },
}

export const userInvite: Command = {
  arguments: [],
  options: {
    name: { value: 'NAME', summary: { vi: 'họ và tên', en: 'full name' } },
    ...grantOptions,
    username: {
      value: 'USERNAME',
      summary: { vi: 'tên đăng nhập; bỏ trống thì lấy từ họ tên', en: 'made from the name when left out' },
    },
    email: {
      value: 'EMAIL',
      summary: { vi: 'thư điện tử; có thì gửi cả thư mời', en: 'the invitation is mailed too' },
    },
    title: { value: 'TITLE', summary: { vi: 'chức vụ', en: 'what they are' } },
  },
  async run({ options, print, remark }) {
    await withHouse(remark, async (house) => {
      const { name, username, email, title } = options
      const typed = { name, userName: username, email, title, ...(await grantTyped(house, options)) }
      const { person, token, expiresAt } = await perform(invitePerson, { house, actor: operator }, typed)
      print(`${person.userName}: ${person.name}`)
      print(oneTimeLinkOf(house, token, expiresAt))
    })
  },
}

export const userGrant: Command = {
  arguments: [{ name: 'USERNAME', summary: { vi: 'tên đăng nhập', en: 'user name' } }],
  options: grantOptions,
  async run({ arguments: [userName = ''], options, print, remark }) {
    await withHouse(remark, async (house) => {
      const person = await findPersonTyped(house, userName)
      const typed = { personId: person.id, ...(await grantTyped(house, options)) }
      await perform(grantRole, { house, actor: operator }, typed)
      print(`Đã giao vai trò «${roleName(String(options.role))}» cho ${person.name} từ hôm nay.`)
    })
  },
}

/** What the form of the page would send. */
async function grantTyped(house: House, { role, body, reach, reason }: Call['options']) {
  const bodyId = typeof body === 'string' ? await findBodyTyped(house, body) : wholeSystemChoice
  return { role, bodyId, reach: reach ?? 'subtree', fromDay: showDay(today(house.clock)), toDay: '', reason }
}
