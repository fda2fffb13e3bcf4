import { Refusal } from '#base/refusal.ts'

/**
 * Chuyển thôn, tổ dân phố: villages of a commune that was divided go to one of those that took over, many at once, because a person says
 * so. moved → undone, while nothing of it was changed since. Where one alone took over they go by themselves (acts/follow-commune.ts).
 */
export type VillageMove = {
  id: string
  fromBodyId: string
  toBodyId: string
  villages: MovedVillage[]
  taken: unknown[]
  undoneAt: Date | null
}

/** `version`: after the move. */
export type MovedVillage = { id: string; name: string; version: number }

export type VillagesGo = { fromBodyId: string; toBodyId: string; villageIds: readonly string[] }

export const moveRefusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy xã, phường đã chia này trong phạm vi quản trị của ông/bà. Người quản trị cấp trên của cả nơi cũ và nơi mới mới chuyển được.',
  ),
  noHeir: new Refusal(422, 'Hãy chọn một trong các xã, phường kế tục.'),
  none: new Refusal(422, 'Hãy chọn ít nhất một thôn, tổ dân phố.'),
  gone: new Refusal(409, 'Có nơi đã được chuyển hoặc đã thôi tồn tại. Hãy tải lại trang rồi chọn lại.'),
  day: new Refusal(422, 'Ngày chuyển phải từ ngày xã, phường cũ kết thúc đến hôm nay.'),
  undone: new Refusal(409, 'Lần chuyển này đã được hoàn tác.'),
  changed: new Refusal(
    422,
    'Không hoàn tác được: sau khi chuyển, đã có người làm tiếp ở nơi mới. Hãy chuyển từng việc bằng quyết định mới.',
  ),
}

/** Names that a commune cannot have twice. */
export function nameMet(names: readonly string[]): Refusal {
  return new Refusal(
    422,
    `Nơi nhận đã có nơi cùng tên: ${names.join(', ')}. Hãy nhờ nơi nhận đổi tên một bên trước, hoặc bỏ chọn.`,
  )
}
