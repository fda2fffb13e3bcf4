/** What we use of autocannon, which ships no types. */
declare module 'autocannon' {
  type Wish = { url: string; connections: number; duration: number; headers?: Record<string, string> }
  type Result = {
    requests: { average: number }
    throughput: { average: number }
    latency: { p50: number; p99: number }
    non2xx: number
  }
  export default function autocannon(wish: Wish): Promise<Result>
}
