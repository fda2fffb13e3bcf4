import { isRole, type Role } from '#domains/people/roles.ts'

/** Bộ lọc danh sách người dùng, as it stands in the address. */
export type PeopleFilter = { text?: string; role?: Role; state?: AccountState; page: number }

/** `invited`: nobody has signed in with it yet. */
export type AccountState = 'open' | 'invited' | 'closed'

/** How many people a page of the list holds. */
export const peoplePageSize = 50

export function filterOf(query: Record<string, string>): PeopleFilter {
  const { tim, 'vai-tro': role = '', 'tinh-trang': state = '' } = query
  return {
    text: tim,
    role: isRole(role) ? role : undefined,
    state: isState(state) ? state : undefined,
    page: pageOf(query),
  }
}

/** 1 … */
export function pageOf(query: Record<string, string>): number {
  const page = Number(query.trang ?? '1')
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}

function isState(text: string): text is AccountState {
  return text === 'open' || text === 'invited' || text === 'closed'
}
