const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** An instant (ms since 1970) -> `2027-05-20T09:00:00`, what a clock in Asia/Shanghai shows. */
export const wallClock = (instantMs: number): string =>
  new Date(instantMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)
