/** What we use of autocannon, which ships no types. */
declare module 'autocannon' {
  /** `workers`: threads that send, so that they do not take the time of the one that answers. */
  type Wish = {
    url: string
    connections: number
    duration: number
    workers?: number
    headers?: Record<string, string>
  }
  type Result = {
    requests: { average: number; total: number }
    throughput: { average: number }
    latency: { p50: number; p99: number }
    non2xx: number
    errors: number
    timeouts: number
  }
  export default function autocannon(wish: Wish): Promise<Result>
}
