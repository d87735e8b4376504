/** Names that the desk needs of the content of cases. */
export { kindOf, rules, townshipName, unitName } from '../rules.ts'
export { REPORTER, CLOCK } from '../commands.ts'
