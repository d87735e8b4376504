import { fault, word } from '../fault.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

/** What 长辈版 begins with leads somewhere. */
export const elderHome: Check = ({ elderHome: { value, source }, services, situations }) =>
  (['things', 'more'] as const).flatMap((part) =>
    value[part].flatMap((place, at) => {
      const dead = (key: string, to: string) => [
        fault(placeIn(source, [part, at, key]), 'link_dead', { to, what: word(`what.${key}`) }),
      ]
      if ('service' in place)
        return services.some(({ id }) => id === place.service) ? [] : dead('service', place.service)
      if ('situation' in place)
        return situations.value.some(({ id }) => id === place.situation)
          ? []
          : dead('situation', place.situation)
      return []
    }),
  )
