/** The only place that writes the addresses of subscribing. */
export const subscribingPaths = {
  form: '/theo-doi',
  document: (slug: string) => `/theo-doi?van-ban=${slug}`,
  topic: (code: string) => `/theo-doi?chu-de=${encodeURIComponent(code)}`,
  sent: '/theo-doi/da-gui',
  confirm: (token: string) => `/theo-doi/xac-nhan/${token}`,
  confirmed: '/theo-doi/xong',
  leaving: (token: string) => `/theo-doi/thoi/${token}`,
  leavingOne: (token: string, subscriptionId: string) => `/theo-doi/thoi/${token}/${subscriptionId}`,
  left: '/theo-doi/da-thoi',
}
