import { expect, test } from 'vitest'
import { foldInPlace } from '#base/fold-in-place.ts'
import { roleOfHeading } from '#domains/plans/plan-reader/layout/section-roles.ts'

test.each([
  { heading: 'MỤC ĐÍCH, YÊU CẦU', role: 'purpose' },
  { heading: 'Quan điểm chỉ đạo', role: 'purpose' },
  { heading: 'MỤC TIÊU', role: 'target' },
  { heading: 'CÁC CHỈ TIÊU CHỦ YẾU', role: 'target' },
  { heading: 'MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP', role: 'content' },
  { heading: 'ĐẶC ĐIỂM TÌNH HÌNH', role: 'background' },
  { heading: 'Kết quả thực hiện năm 2025', role: 'background' },
  { heading: 'NỘI DUNG TRIỂN KHAI', role: 'content' },
  { heading: 'NỘI DUNG, THỜI GIAN THỰC HIỆN', role: 'content' },
  { heading: 'CÁC NHIỆM VỤ TRỌNG TÂM', role: 'content' },
  { heading: 'Nhiệm vụ, giải pháp và tổ chức thực hiện', role: 'content' },
  { heading: 'KINH PHÍ THỰC HIỆN', role: 'funding' },
  { heading: 'NGUỒN KINH PHÍ', role: 'funding' },
  { heading: 'TỔ CHỨC THỰC HIỆN', role: 'organisation' },
  { heading: 'Trách nhiệm thực hiện', role: 'organisation' },
  { heading: 'CHẾ ĐỘ THÔNG TIN, BÁO CÁO', role: 'organisation' },
  { heading: 'THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN', role: 'fact' },
  { heading: 'HÒA GIẢI Ở CƠ SỞ', role: undefined },
])('$heading → $role', ({ heading, role }) => expect(roleOfHeading(foldInPlace(heading))).toBe(role))
