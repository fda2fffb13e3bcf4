import { address } from '#ui/address.ts'

/** The only place that writes the addresses of broadcasts. */
export const broadcastPaths = {
  week: '/nghiep-vu/phat-thanh',
  weekOf: (bodyId: string, monday: string) => address('/nghiep-vu/phat-thanh', { 'co-quan': bodyId, tuan: monday }),
  print: '/nghiep-vu/phat-thanh/in',
  station: '/nghiep-vu/phat-thanh/dai',
  addSlot: '/nghiep-vu/phat-thanh/khung',
  copyWeek: '/nghiep-vu/phat-thanh/chep-tuan',
  countWeek: '/nghiep-vu/phat-thanh/ghi-hoat-dong',
  slot: (id: string) => `/nghiep-vu/phat-thanh/khung/${id}`,
  dropSlot: (id: string) => `/nghiep-vu/phat-thanh/khung/${id}/bo`,
  scripts: '/nghiep-vu/phat-thanh/bai',
  addScript: '/nghiep-vu/phat-thanh/bai/moi',
  script: (id: string) => `/nghiep-vu/phat-thanh/bai/${id}`,
  scriptStep: (
    id: string,
    step: 'sua' | 'trinh' | 'tra-lai' | 'duyet' | 'rut' | 'ghi-am' | 'nghe-thu' | 'cho-nghe' | 'nghe' | 'nhiem-vu',
  ) => `/nghiep-vu/phat-thanh/bai/${id}/${step}`,
  open: '/phat-thanh',
  openStation: (bodyId: string) => `/phat-thanh/${bodyId}`,
  /** The same, with one script before the others: what is passed on by Zalo, with the card of that script. */
  openScript: (bodyId: string, scriptId: string) => address(`/phat-thanh/${bodyId}`, { bai: scriptId }),
  podcast: (bodyId: string) => `/phat-thanh/${bodyId}/podcast.xml`,
  sound: (scriptId: string) => `/phat-thanh/nghe/${scriptId}`,
}
