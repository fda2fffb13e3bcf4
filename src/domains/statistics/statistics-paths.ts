import { type Day, showDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import type { MeasureId, RecordKind } from '#domains/statistics/measure.ts'
import { address } from '#ui/address.ts'

/**
 * Of whom and between which days, as it stands in an address. `tookOver` of a body: with whose records a kept number was counted, none
 * included; left out, those that it stands for today. Of a place: on today's map, with what it took over; `ownOnly`: its own bodies alone.
 */
export type AskedScope = {
  bodyId?: string
  tookOver?: readonly string[]
  placeId?: string | null
  ownOnly?: boolean
  from: Day
  to: Day
}

const scopeQuery = ({ bodyId, tookOver, placeId, ownOnly, from, to }: AskedScope) => ({
  'co-quan': bodyId,
  gom: bodyId === undefined || tookOver === undefined ? undefined : tookOver.join(',') || 'khong',
  noi: bodyId === undefined ? (placeId ?? '') : undefined,
  'dia-gioi': bodyId === undefined && tookOver !== undefined && tookOver.length > 0 ? todaysMap : undefined,
  rieng: ownOnly ? '1' : undefined,
  tu: showDay(from),
  den: showDay(to),
})

/** `dia-gioi` of a list: a place with what it took over. */
export const todaysMap = 'hom-nay'

/** The only place that writes the addresses of statistics. */
export const statisticsPaths = {
  figures: '/nghiep-vu/thong-ke',
  measure: '/nghiep-vu/thong-ke/chi-tieu',
  returns: '/nghiep-vu/thong-ke/bieu',
  oneReturn: (id: string) => `/nghiep-vu/thong-ke/bieu/${id}`,
  returnStep: (id: string, step: 'sua' | 'trinh' | 'tra-lai' | 'duyet' | 'gui' | 'dinh-chinh') =>
    `/nghiep-vu/thong-ke/bieu/${id}/${step}`,
  returnFile: (id: string, kind: 'xlsx' | 'csv' | 'json') => `/nghiep-vu/thong-ke/bieu/${id}/bieu.${kind}`,
  cell: (id: string, cell: string) => `/nghiep-vu/thong-ke/bieu/${id}/o/${cell}`,
  differences: (id: string) => `/nghiep-vu/thong-ke/bieu/${id}/khac-biet`,
  forms: '/nghiep-vu/thong-ke/mau',
  newForm: '/nghiep-vu/thong-ke/mau/moi',
  formFrom: (code: string) => address('/nghiep-vu/thong-ke/mau/moi', { bieu: code }),
  formPage: '/nghiep-vu/thong-ke/mau/xem',
  form: (code: string) => address('/nghiep-vu/thong-ke/mau/xem', { bieu: code }),
  board: (placeId?: string) => `/nghiep-vu/thong-ke/bang${placeId === undefined ? '' : `/${placeId}`}`,
  datasets: '/nghiep-vu/thong-ke/bo-du-lieu',
  newAsking: '/nghiep-vu/thong-ke/ky/moi',
  askFor: (code: string, period: string, year: number) =>
    address('/nghiep-vu/thong-ke/ky/moi', { bieu: code, ky: period, nam: String(year) }),
  asking: (id: string) => `/nghiep-vu/thong-ke/ky/${id}`,
  askingStep: (id: string, step: 'khoa' | 'mo-khoa' | 'nhan' | 'dinh-chinh' | 'lap') =>
    `/nghiep-vu/thong-ke/ky/${id}/${step}`,
  askingFile: (id: string) => `/nghiep-vu/thong-ke/ky/${id}/tong-hop.xlsx`,
  /** The list that a number counts; `after`: the last record of the page before. */
  listOf: (id: MeasureId, scope: AskedScope, after?: { day: Day; id: string }) =>
    address(`/nghiep-vu/thong-ke/chi-tieu/${id}`, { ...scopeQuery(scope), 'sau-ngay': after?.day, sau: after?.id }),
}

/** The page of a record, which asks by itself who may open it. */
export function recordPath(kind: RecordKind, id: string): string {
  // each body has one page for its lists
  return kind === 'disclosure-list' ? disclosurePaths.listOf(id) : `${recordFolders[kind]}/${id}`
}

/** Of which kinds a record may be whose page has this address; none where it is no record's page. */
export function kindsAt(path: string): RecordKind[] {
  const at = path.lastIndexOf('/')
  const kinds = (Object.keys(recordFolders) as (keyof typeof recordFolders)[]).filter(
    (kind) => recordFolders[kind] === path.slice(0, at),
  )
  return isId(path.slice(at + 1)) ? kinds : []
}

const recordFolders: Record<Exclude<RecordKind, 'disclosure-list'>, string> = {
  plan: '/nghiep-vu/ke-hoach',
  demand: '/nghiep-vu/ke-hoach',
  task: '/nghiep-vu/nhiem-vu',
  obligation: '/nghiep-vu/nhiem-vu',
  activity: '/nghiep-vu/hoat-dong',
  course: '/nghiep-vu/tap-huan',
  contest: '/nghiep-vu/cuoc-thi',
  'essay-contest': '/nghiep-vu/thi-viet',
  practitioner: '/nghiep-vu/nguoi-lam-cong-tac',
  team: '/nghiep-vu/hoa-giai/to',
  mediator: '/nghiep-vu/hoa-giai/to',
  case: '/nghiep-vu/hoa-giai/vu-viec',
  matter: '/nghiep-vu/so-theo-doi',
  guide: '/nghiep-vu/huong-dan',
  disclosure: disclosurePaths.list,
  'local-document': disclosurePaths.documents,
}
