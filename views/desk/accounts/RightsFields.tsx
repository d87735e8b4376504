import { Lines } from '../../booking/parts.tsx'
import type { Words } from '../../words.ts'
import { Select, Ticks, type Choice } from '../parts.tsx'

/** What there is to choose from. */
export type RightsChoices = {
  roles: readonly (Choice & { about: string })[]
  townships: readonly Choice[]
  units: readonly Choice[]
  offices: readonly Choice[]
}
/** What is chosen: a role, and ids of places, with `child` among them. */
export type Rights = { role: string; chosen: ReadonlySet<string> }

/** A role and what belongs to it, as an invite and a change ask for them. */
export const RightsFields = ({
  t,
  rights: { role, chosen },
  choices,
}: {
  t: Words
  rights: Rights
  choices: RightsChoices
}) => (
  <>
    <Select
      name="role"
      label={t('desk.staff.role')}
      value={role}
      options={choices.roles.map(({ id, name }) => ({ value: id, text: name }))}
    />
    <details>
      <summary>{t('desk.staff.roles')}</summary>
      <Lines of={choices.roles.map(({ name, about }) => `**${name}**：${about}`)} />
    </details>
    <Ticks name="township" legend={t('desk.staff.townships')} of={choices.townships} chosen={chosen} />
    <Ticks name="unit" legend={t('desk.staff.units')} of={choices.units} chosen={chosen} />
    <Ticks name="office" legend={t('desk.staff.offices')} of={choices.offices} chosen={chosen} />
    <label className="tick">
      <input type="checkbox" name="child" value="yes" defaultChecked={chosen.has('child')} />
      {t('desk.staff.child')}
    </label>
  </>
)
