/** Names that the desk needs of the content of cases. */
export { kindOf, rules, townshipName, unitName } from '../rules.ts'
export { eventOf } from '../staff.ts'
export { REPORTER, CLOCK } from '../commands.ts'
