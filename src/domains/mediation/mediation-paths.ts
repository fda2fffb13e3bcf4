/** The only place that writes the addresses of mediation. */
export const mediationPaths = {
  teams: '/nghiep-vu/hoa-giai',
  teamsOf: (bodyId: string) => `/nghiep-vu/hoa-giai?co-quan=${bodyId}`,
  ethnicArea: '/nghiep-vu/hoa-giai/vung-dan-toc',
  team: (id: string) => `/nghiep-vu/hoa-giai/to/${id}`,
  teamStep: (id: string, step: 'noi' | 'bau' | 'ra-soat') => `/nghiep-vu/hoa-giai/to/${id}/${step}`,
  mediatorStep: (teamId: string, id: string, step: 'to-truong' | 'thoi' | 'tai-khoan') =>
    `/nghiep-vu/hoa-giai/to/${teamId}/hoa-giai-vien/${id}/${step}`,
  election: (id: string) => `/nghiep-vu/hoa-giai/bau/${id}`,
  electionStep: (id: string, step: 'ung-vien' | 'bo-ung-vien' | 'so-phieu' | 'xac-nhan' | 'cong-nhan') =>
    `/nghiep-vu/hoa-giai/bau/${id}/${step}`,
}
