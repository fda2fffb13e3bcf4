/** The only place that writes the addresses of this domain's pages. */
export const integrityPaths = {
  findings: '/nghiep-vu/quan-tri/kiem-tra-du-lieu',
  checks: '/nghiep-vu/quan-tri/kiem-tra-du-lieu/cac-dieu',
  checkNow: '/nghiep-vu/quan-tri/kiem-tra-du-lieu/kiem-tra-ngay',
  runNight: '/nghiep-vu/quan-tri/kiem-tra-du-lieu/chay-viec-dem',
  runJobAgain: '/nghiep-vu/quan-tri/kiem-tra-du-lieu/lam-lai-viec',
  dropJob: '/nghiep-vu/quan-tri/kiem-tra-du-lieu/bo-viec',
  acknowledge: '/nghiep-vu/quan-tri/kiem-tra-du-lieu/da-xem',
}
