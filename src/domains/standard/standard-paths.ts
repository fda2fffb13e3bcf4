import type { UndecidedPart } from '#domains/standard/coverage.ts'
import { address } from '#ui/address.ts'

/** The only place that writes the addresses of the standard. */
export const standardPaths = {
  list: '/nghiep-vu/chuan',
  open: '/nghiep-vu/chuan/mo',
  one: (id: string) => `/nghiep-vu/chuan/${id}`,
  step: (
    id: string,
    step:
      | 'lay-so'
      | 'bo-quy-tac'
      | 'ky-da-dat'
      | 'dong-y-con-lai'
      | 'trinh'
      | 'tra-lai'
      | 'tham-dinh-xong'
      | 'khong-danh-gia'
      | 'danh-gia-lai'
      | 'dieu-kien'
      | 'tai-lieu'
      | 'bo-tai-lieu'
      | 'su-kien'
      | 'rut-su-kien'
      | 'niem-yet'
      | 'y-kien'
      | 'tra-loi-y-kien'
      | 'con-thieu'
      | 'ho-so',
  ) => `/nghiep-vu/chuan/${id}/${step}`,
  indicator: (id: string, code: string) => `/nghiep-vu/chuan/${id}/chi-tieu/${code}`,
  indicatorStep: (id: string, code: string, step: 'giao' | 'ky' | 'tai-lieu' | 'bo-tai-lieu' | 'tham-dinh') =>
    `/nghiep-vu/chuan/${id}/chi-tieu/${code}/${step}`,
  value: (id: string, code: string, rule: string) => `/nghiep-vu/chuan/${id}/chi-tieu/${code}/so-lieu/${rule}`,
  evidence: (id: string, evidenceId: string) => `/nghiep-vu/chuan/${id}/tai-lieu/${evidenceId}`,
  paper: (id: string, form: string) => `/nghiep-vu/chuan/${id}/mau/${form}`,
  decisions: '/nghiep-vu/chuan/quyet-dinh',
  undecidedPage: '/nghiep-vu/chuan/chua-quyet-dinh',
  /** Communes that a number of a year counts; `placeId` null: of the nation. */
  undecided: (part: UndecidedPart, { year, placeId }: { year: number; placeId: string | null }, page?: number) =>
    address('/nghiep-vu/chuan/chua-quyet-dinh', {
      phan: part === 'ended' ? 'da-ket-thuc' : undefined,
      nam: String(year),
      noi: placeId ?? undefined,
      trang: page === undefined ? undefined : String(page),
    }),
  rules: '/nghiep-vu/chuan/quy-tac',
  ruleSet: (provinceId: string, ruleSetId: string) => `/nghiep-vu/chuan/quy-tac/${provinceId}/${ruleSetId}`,
  /** One row to enter; `code`: of something that stands, `type`: how it is tested. */
  ruleEntry: (provinceId: string, ruleSetId: string, entry: string, { code = '', type = '' } = {}) =>
    address(`/nghiep-vu/chuan/quy-tac/${provinceId}/${ruleSetId}/nhap/${entry}`, { ma: code, cach: type }),
  /** What the open batch would do to communes by the figures of a year. */
  rulePreview: (provinceId: string, ruleSetId: string, year = '') =>
    address(`/nghiep-vu/chuan/quy-tac/${provinceId}/${ruleSetId}/thu`, { nam: year }),
  ruleTable: (provinceId: string, ruleSetId: string) => `/nghiep-vu/chuan/quy-tac/${provinceId}/${ruleSetId}/bang.xlsx`,
  ruleStep: (provinceId: string, ruleSetId: string, step: 'bo' | 'tep' | 'trinh' | 'tra-lai' | 'duyet') =>
    `/nghiep-vu/chuan/quy-tac/${provinceId}/${ruleSetId}/${step}`,
  council: (provinceId: string, year: number | string) => `/nghiep-vu/chuan/tinh/${provinceId}/${year}`,
  callCouncil: (provinceId: string, year: number | string) => `/nghiep-vu/chuan/tinh/${provinceId}/${year}/moi-hop`,
  withdrawMeeting: (provinceId: string, year: number | string) =>
    `/nghiep-vu/chuan/tinh/${provinceId}/${year}/rut-bien-ban`,
  /** `of`: one meeting (`hop`), one decision by its number (`so`), or communes of a draft (`xa`). */
  provincePaper: (provinceId: string, year: number | string, form: string, of: { hop?: string; so?: string } = {}) =>
    address(`/nghiep-vu/chuan/tinh/${provinceId}/${year}/mau/${form}`, of),
  past: '/nghiep-vu/chuan/ket-qua-cu',
  pastStep: (step: 'duyet' | 'bo') => `/nghiep-vu/chuan/ket-qua-cu/${step}`,
  publicList: '/chuan-tiep-can-phap-luat',
  publicOne: (placeId: string) => `/chuan-tiep-can-phap-luat/${placeId}`,
}
