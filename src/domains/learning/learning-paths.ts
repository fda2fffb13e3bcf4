/** The only place that writes the addresses of contests, classes and surveys. What is printed on a paper never changes. */
export const learningPaths = {
  contests: '/cuoc-thi',
  contest: (slug: string) => `/cuoc-thi/${slug}`,
  enter: (slug: string) => `/cuoc-thi/${slug}/vao`,
  goOn: (slug: string) => `/cuoc-thi/${slug}/tiep`,
  results: (slug: string) => `/cuoc-thi/${slug}/ket-qua`,
  entry: (pass: string, page?: number | 'xong') => `/bai-thi/${pass}${page === undefined ? '' : `?trang=${page}`}`,
  certificate: (pass: string) => `/bai-thi/${pass}/giay-chung-nhan.docx`,
  desk: '/nghiep-vu/cuoc-thi',
  newContest: '/nghiep-vu/cuoc-thi/moi',
  questions: '/nghiep-vu/cuoc-thi/cau-hoi',
  newQuestion: '/nghiep-vu/cuoc-thi/cau-hoi/moi',
  question: (id: string) => `/nghiep-vu/cuoc-thi/cau-hoi/${id}`,
  rates: '/nghiep-vu/cuoc-thi/muc-giai',
  deskContest: (id: string) => `/nghiep-vu/cuoc-thi/${id}`,
  deskStep: (
    id: string,
    step: 'sua' | 'de' | 'trinh' | 'tra-lai' | 'duyet' | 'cham' | 'cong-bo' | 'danh-sach-giai.docx',
  ) => `/nghiep-vu/cuoc-thi/${id}/${step}`,
}
