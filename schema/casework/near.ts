/** Where something is: codes of the divisions, and degrees (WGS 84) with their accuracy in metres where a phone told them. */
export type Spot = {
  township?: string
  village?: string
  lat?: number
  lon?: number
  accuracyM?: number
}

const EARTH_M = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres between two points on a sphere (haversine). */
export const metresBetween = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number => {
  const [dLat, dLon] = [radians(b.lat - a.lat), radians(b.lon - a.lon)]
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

const point = ({ lat, lon }: Spot): { lat: number; lon: number } | undefined =>
  lat === undefined || lon === undefined ? undefined : { lat, lon }

/**
 * Whether two places may be one: by their points, with both accuracies in favour of it, where both have one; else by the village;
 * else by the township.
 */
export const mayBeNear = (a: Spot, b: Spot, metres: number): boolean => {
  const [from, to] = [point(a), point(b)]
  if (from !== undefined && to !== undefined)
    return metresBetween(from, to) <= metres + (a.accuracyM ?? 0) + (b.accuracyM ?? 0)
  if (a.village !== undefined && b.village !== undefined) return a.village === b.village
  return a.township !== undefined && a.township === b.township
}
