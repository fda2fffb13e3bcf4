/** A province in which somebody receives, and how many do. */
export type DeskProvince = { id: string; name: string; desks: number }

/** Nơi nhận: a body that receives through the system, and where one finds it otherwise. */
export type FrontDesk = {
  bodyId: string
  bodyName: string
  placeId: string
  provinceId: string
  provinceName: string
  isOpen: boolean
  /** Free advice of jurists: it receives questions alone. */
  givesAdvice: boolean
  address: string
  phone: string
  hours: string
  version: number
}
