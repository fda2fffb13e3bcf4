import { expect, test } from 'vitest'
import { roles } from '#domains/people/roles.ts'
import { navigationFor } from '#sites/workbench/navigation.ts'

const actorWith = (role: keyof typeof roles) =>
  ({
    grants: [{ deeds: new Set(roles[role].deeds), reach: 'body', bodyId: '1', bodyPath: '/1/', placePath: '24/' }],
  }) as never

test('quản trị giữ quy tắc của chuẩn mà không xem bản đánh giá: mục ấy mở trang quy tắc, không mở trang bị từ chối', () => {
  const hrefOf = (role: keyof typeof roles) =>
    navigationFor(actorWith(role), 0).find(({ key }) => key === 'standard')?.href
  expect([hrefOf('administrator'), hrefOf('appraiser')]).toEqual(['/nghiep-vu/chuan/quy-tac', '/nghiep-vu/chuan'])
})
