import type { Assigned } from '#app/demo/plan-paper.ts'

/** What the demo's province gives its communes to do: its own words, and how a commune may put the same work differently. */
export type SharedTask = { group: string } & Assigned & { adapted: Assigned; by: 'office' | 'culture' }

export function sharedTasks(year: number): SharedTask[] {
  const spread = 'Phổ biến, giáo dục pháp luật'
  const mediation = 'Hòa giải ở cơ sở'
  return [
    {
      group: spread,
      by: 'office',
      text: 'Tổ chức hội nghị giới thiệu các luật mới có hiệu lực cho cán bộ, công chức và người dân ngay tại nhà văn hóa thôn, tổ dân phố.',
      time: `Quý II năm ${year}`,
      output: 'Danh sách người dự',
      adapted: {
        text: 'Giới thiệu các luật mới có hiệu lực cho người dân tại các buổi sinh hoạt ở nhà văn hóa, ưu tiên khu có đông công nhân thuê trọ.',
        time: `Quý II, III năm ${year}`,
      },
    },
    {
      group: spread,
      by: 'culture',
      text: 'Phát thanh chuyên mục pháp luật trên hệ thống truyền thanh cơ sở, có bản tin ngắn cho người cao tuổi.',
      time: `Hằng quý, từ tháng 01 đến tháng 12 năm ${year}`,
      output: 'Bản tin đã phát',
      adapted: {
        text: 'Phát thanh chuyên mục pháp luật và đăng bản tin ngắn trên trang thông tin điện tử, nhóm Zalo của các thôn.',
        time: `6 tháng đầu năm, 6 tháng cuối năm ${year}`,
      },
    },
    {
      group: spread,
      by: 'office',
      text: 'Tư vấn, trợ giúp pháp lý lưu động cho hộ nghèo, người khuyết tật, người dân ở thôn xa.',
      time: `Quý III năm ${year}`,
      output: 'Sổ theo dõi việc tư vấn',
      adapted: {
        text: 'Phối hợp tư vấn pháp lý lưu động cho người khuyết tật và phụ nữ đơn thân nuôi con nhỏ.',
        time: `Tháng 8 năm ${year}`,
      },
    },
    {
      group: spread,
      by: 'office',
      text: 'Hưởng ứng Ngày Pháp luật Việt Nam 09/11 bằng hoạt động thiết thực ở từng thôn, tổ dân phố.',
      time: `Tháng 11 năm ${year}`,
      output: 'Báo cáo kết quả',
      adapted: {
        text: 'Tổ chức cuộc thi tìm hiểu pháp luật hưởng ứng Ngày Pháp luật Việt Nam 09/11 trong trường học.',
        time: `Trước ngày 09/11/${year}`,
      },
    },
    {
      group: mediation,
      by: 'office',
      text: 'Kiện toàn tổ hòa giải, bảo đảm mỗi tổ có hòa giải viên nữ và người có uy tín.',
      time: `Trước ngày 30/4/${year}`,
      output: 'Quyết định công nhận',
      adapted: {
        text: 'Rà soát, kiện toàn tổ hòa giải ở các thôn vừa sáp nhập, ưu tiên hòa giải viên nữ.',
        time: `Trước ngày 30/6/${year}`,
      },
    },
    {
      group: mediation,
      by: 'office',
      text: 'Bồi dưỡng kỹ năng hòa giải cho hòa giải viên, mỗi người ít nhất một buổi trong năm.',
      time: `Trước ngày 30/9/${year}`,
      output: 'Tài liệu và danh sách người dự',
      adapted: {
        text: 'Trao đổi kinh nghiệm và bồi dưỡng kỹ năng hòa giải cho hòa giải viên mới được công nhận.',
        time: `Quý IV năm ${year}`,
      },
    },
    {
      group: 'Chuẩn tiếp cận pháp luật',
      by: 'office',
      text: 'Tự đánh giá kết quả xây dựng xã, phường đạt chuẩn tiếp cận pháp luật và công khai cho người dân biết.',
      time: `Trước ngày 15/12/${year}`,
      output: 'Hồ sơ tự đánh giá',
      adapted: {
        text: 'Chấm điểm thử các tiêu chí tiếp cận pháp luật, lấy ý kiến người dân rồi mới tự đánh giá và công khai.',
        time: `Tháng 12 năm ${year}`,
      },
    },
  ]
}
