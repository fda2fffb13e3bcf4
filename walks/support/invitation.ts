import type { Person } from './walk.ts'

/** An administrator invites an officer of the body found by words; answers with the path of the link to hand over. */
export async function invite(
  administrator: Person,
  officer: { name: string; userName: string; role: string; body: RegExp; words: string },
): Promise<string> {
  await administrator.go('/nghiep-vu/quan-tri/nguoi-dung/moi')
  const search = administrator.page.locator('form', { has: administrator.page.locator('[name="co-quan"]') })
  await administrator.field('co-quan', search).fill(officer.words)
  await Promise.all([
    administrator.page.waitForEvent('load'),
    search.getByRole('button', { name: 'Tìm cơ quan' }).click(),
  ])
  await administrator.field('name').fill(officer.name)
  await administrator.field('userName').fill(officer.userName)
  await administrator.page.getByLabel(officer.role, { exact: true }).check()
  const body = administrator.field('bodyId').locator('option', { hasText: officer.body })
  await administrator.field('bodyId').selectOption(await body.first().getAttribute('value'))
  await administrator.press('Mời cán bộ')
  const link = await administrator.page.locator('.link-to-hand').innerText()
  return new URL(link).pathname
}

/** The officer opens the link and sets a password; they are then signed in. */
export async function acceptInvitation(officer: Person, link: string, password: string): Promise<void> {
  await officer.go(link)
  await officer.field('password').fill(password)
  await officer.field('repeated').fill(password)
  await officer.press('Đặt mật khẩu và đăng nhập')
}
