/** Bộ lọc của danh sách việc: what the address of the queue says, as a value. The address is the truth; nothing else is kept. */
import { dayOf } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { type QueueKey, type QueueOrder, queueKeyOf } from '#domains/plans/queue-order.ts'

export const queueStates = [
  'late',
  'due',
  'open',
  'to-check',
  'returned',
  'to-explain',
  'waiting',
  'done',
  'all',
  'open-in-time',
  'done-in-time',
  'done-late',
] as const

export type QueueState = (typeof queueStates)[number]

/** Which tasks and obligations are meant, whatever their state. */
export type QueueScope = {
  /** Words without accents, all of which must occur. */
  search: string
  planId: string | null
  /** Leads the task or helps in it. */
  bodyId: string | null
  /** Only what this person is responsible for. */
  officerId: string | null
  /** Answers for the task today. */
  holderId: string | null
  /** The holder stands on this place or below it. */
  placeId: string | null
  /** The holder stands on exactly this place. */
  ownPlaceId: string | null
  /** Of the day due. */
  year: number | null
}

export type QueueFilter = QueueScope & {
  state: QueueState
  /** 1 …; the rows themselves where a key says where to begin. */
  page: number
  /** By the day due when left out. */
  order?: QueueOrder
  /** The page that begins after this row, or ends before it. */
  after?: QueueKey
  before?: QueueKey
}

export function isDoneState(state: QueueState): boolean {
  return state === 'done' || state === 'done-in-time' || state === 'done-late'
}

export const wholeScope: QueueScope = {
  search: '',
  planId: null,
  bodyId: null,
  officerId: null,
  holderId: null,
  placeId: null,
  ownPlaceId: null,
  year: null,
}

const searchLengthMax = 200
const pageMax = 1_000

/** `?tt=late&dia-ban=24` → the filter; whatever the address says that makes no sense is left out. */
export function queueFilterOf(query: Record<string, string | undefined>, personId: string | null): QueueFilter {
  const order = orderNames.get(query['sap-xep'] ?? '') ?? 'due'
  const [after, before] = [queueKeyOf(order, query.sau), queueKeyOf(order, query.truoc)]
  return {
    order,
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
    state: queueStates.find((one) => one === query.tt) ?? 'open',
    search: (query.tim ?? '').slice(0, searchLengthMax),
    planId: idOf(query['ke-hoach']),
    bodyId: idOf(query['co-quan']),
    officerId: query.cua === 'toi' ? personId : null,
    holderId: idOf(query['don-vi']),
    placeId: placeIdOf(query['dia-ban']),
    ownPlaceId: placeIdOf(query['dia-ban-rieng']),
    year: yearOf(query.nam),
    page: Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), pageMax),
  }
}

/**
 * The filter and order as an address says them, in one form however they were typed: what is kept under a name. The page is left
 * out; the state always stands, so that an address without anything remains another thing. Read back, it is the same filter.
 */
export function queueQueryOf(filter: QueueFilter): string {
  const order = [...orderNames].find(([, one]) => one === (filter.order ?? 'due'))?.[0]
  const conditions: [string, string | null][] = [
    ['tt', filter.state],
    ['tim', filter.search.toWellFormed()],
    ['ke-hoach', filter.planId],
    ['co-quan', filter.bodyId],
    ['cua', filter.officerId === null ? null : 'toi'],
    ['don-vi', filter.holderId],
    ['dia-ban', filter.placeId],
    ['dia-ban-rieng', filter.ownPlaceId],
    ['nam', filter.year === null ? null : String(filter.year)],
    ['sap-xep', order === undefined || order === 'han' ? null : order],
  ]
  const said = conditions.filter((one): one is [string, string] => one[1] !== null && one[1] !== '')
  return new URLSearchParams(said).toString()
}

/** `tt=late&nam=2026` → its values by name. */
export function queryValues(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}

/** `?sap-xep=ke-hoach`; by the day due without. */
const orderNames = new Map<string, QueueOrder>([
  ['han', 'due'],
  ['muon', 'late'],
  ['ke-hoach', 'plan'],
])

function idOf(text: string | undefined): string | null {
  return text !== undefined && isId(text) ? text : null
}

/** Codes of places: `24`, `00004`, `cu-001`, those of villages. */
function placeIdOf(text: string | undefined): string | null {
  return text !== undefined && /^[\w-]{1,60}$/.test(text) ? text : null
}

function yearOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{4}$/.test(text) && dayOf(Number(text), 1, 1) !== undefined ? Number(text) : null
}
