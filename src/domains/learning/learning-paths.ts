/** The only place that writes the addresses of contests, classes and surveys. What is printed on a paper never changes. */
export const learningPaths = {
  contests: '/cuoc-thi',
  contest: (slug: string) => `/cuoc-thi/${slug}`,
  enter: (slug: string) => `/cuoc-thi/${slug}/vao`,
  goOn: (slug: string) => `/cuoc-thi/${slug}/tiep`,
  results: (slug: string) => `/cuoc-thi/${slug}/ket-qua`,
  entry: (pass: string, page?: number | 'xong') => `/bai-thi/${pass}${page === undefined ? '' : `?trang=${page}`}`,
  certificate: (pass: string) => `/bai-thi/${pass}/giay-chung-nhan.docx`,
  essays: '/cuoc-thi/viet',
  essay: (slug: string) => `/cuoc-thi/viet/${slug}`,
  enterEssay: (slug: string) => `/cuoc-thi/viet/${slug}/gui`,
  seeEssay: (slug: string) => `/cuoc-thi/viet/${slug}/xem`,
  essayResults: (slug: string) => `/cuoc-thi/viet/${slug}/ket-qua`,
  ownEssay: (pass: string) => `/bai-viet/${pass}`,
  ownEssayFile: (pass: string) => `/bai-viet/${pass}/tep`,
  essayDesk: '/nghiep-vu/thi-viet',
  newEssayContest: '/nghiep-vu/thi-viet/moi',
  marking: '/nghiep-vu/thi-viet/cham',
  deskEssay: (id: string) => `/nghiep-vu/thi-viet/${id}`,
  essayStep: (
    id: string,
    step:
      | 'sua'
      | 'trinh'
      | 'tra-lai'
      | 'duyet'
      | 'nguoi-cham'
      | 'bo-nguoi-cham'
      | 'giao-lai'
      | 'chia'
      | 'phan-dinh'
      | 'tong-hop'
      | 'cong-bo'
      | 'danh-sach-giai.docx',
  ) => `/nghiep-vu/thi-viet/${id}/${step}`,
  paper: (id: string, paper: number) => `/nghiep-vu/thi-viet/${id}/bai/${paper}`,
  paperFile: (id: string, paper: number) => `/nghiep-vu/thi-viet/${id}/bai/${paper}/tep`,
  classDoor: '/lop',
  classEnter: '/lop/vao',
  classQuiz: (code: string) => `/lop/${code}`,
  classDesk: '/nghiep-vu/lop',
  classResults: (id: string) => `/nghiep-vu/lop/${id}`,
  surveys: '/khao-sat',
  survey: (slug: string) => `/khao-sat/${slug}`,
  surveyResults: (slug: string) => `/khao-sat/${slug}/ket-qua`,
  surveyDesk: '/nghiep-vu/khao-sat',
  newSurvey: '/nghiep-vu/khao-sat/moi',
  deskSurvey: (id: string) => `/nghiep-vu/khao-sat/${id}`,
  surveyStep: (
    id: string,
    step: 'sua' | 'trinh' | 'tra-lai' | 'duyet' | 'cong-bo' | 'nhap' | 'gia-quyen' | 'phieu.docx',
  ) => `/nghiep-vu/khao-sat/${id}/${step}`,
  /** Where a later domain says in which figures it counts. */
  counting: (id: string) => `/nghiep-vu/thong-ke/duoc-tinh/contest/${id}`,
  countingEssays: (id: string) => `/nghiep-vu/thong-ke/duoc-tinh/essay-contest/${id}`,
  desk: '/nghiep-vu/cuoc-thi',
  newContest: '/nghiep-vu/cuoc-thi/moi',
  questions: '/nghiep-vu/cuoc-thi/cau-hoi',
  newQuestion: '/nghiep-vu/cuoc-thi/cau-hoi/moi',
  question: (id: string) => `/nghiep-vu/cuoc-thi/cau-hoi/${id}`,
  deskContest: (id: string) => `/nghiep-vu/cuoc-thi/${id}`,
  deskStep: (
    id: string,
    step: 'sua' | 'de' | 'trinh' | 'tra-lai' | 'duyet' | 'cham' | 'cong-bo' | 'danh-sach-giai.docx',
  ) => `/nghiep-vu/cuoc-thi/${id}/${step}`,
}
