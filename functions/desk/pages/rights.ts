import type { Scope } from '../../../schema/desk/person.ts'
import type { RightsChoices } from '../../../views/desk/accounts/RightsFields.tsx'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { deskUnits, scopeNames } from './show.tsx'

const MOST_CHOSEN = 60

/** The roles and places of the content, for a form. */
export const rightsChoices: RightsChoices = {
  roles: policy.desk.roles,
  townships: policy.places.townships.map(({ code, name }) => ({ id: code, name })),
  units: deskUnits,
  offices: policy.offices.map(({ id, name }) => ({ id, name })),
}

/** What a form asks for; whether there are such places is for the object to say. */
export const scopeIn = (form: URLSearchParams): Scope => {
  const all = (name: string): string[] => [...new Set(form.getAll(name))].slice(0, MOST_CHOSEN)
  return {
    townships: all('township'),
    units: all('unit'),
    offices: all('office'),
    child: form.get('child') === 'yes',
  }
}

/** The boxes that are ticked. */
export const chosenOf = ({ townships, units, offices, child }: Scope): ReadonlySet<string> =>
  new Set([...townships, ...units, ...offices, ...(child ? ['child'] : [])])

export const scopeText = (scope: Scope): string => {
  const names = scopeNames(scope)
  return names.length === 0 ? t('desk.start.everything') : names.join('、')
}

const MOST_NAMED = 3

/** The same for a list: of many places the first, and how many there are. */
export const scopeShort = (scope: Scope): string => {
  const names = scopeNames(scope)
  return names.length <= MOST_NAMED
    ? scopeText(scope)
    : t('desk.staff.several', { names: names.slice(0, MOST_NAMED - 1).join('、'), count: names.length })
}
