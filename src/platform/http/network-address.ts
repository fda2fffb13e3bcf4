import { isIP } from 'node:net'

/**
 * Against which network a limit counts: an IPv4 address itself; of IPv6 its first 64 bits («2001:db8:0:1»), for one telephone has all the
 * addresses behind them. What is no address comes back as it is.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(bare)?.[1]
  if (mapped !== undefined) return mapped
  if (isIP(bare) !== 6) return address
  // the address written in the one way that the URL standard knows, without its brackets
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const left = groups(head)
  const right = groups(tail ?? '')
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right].slice(0, 4).join(':')
}
