import { memberOf, type Context } from './context.ts'
import type { Person } from './facts.ts'
import type { People } from './rule.ts'

const memberWho = (context: Context, relation: string): Person =>
  memberOf(context.facts, relation) ?? { relation }

const parentOf = (context: Context, relation: 'father' | 'mother'): Person => {
  const said = context.self[relation]
  // A list is an object too, but never what stands under a parent's name: the parser has seen to that.
  return typeof said === 'object' && !Array.isArray(said) ? { ...(said as Person), relation } : { relation }
}

const selfOf = (context: Context): Person => ({ ...context.self, relation: 'self' })

const single = ['single', 'divorced', 'widowed']

/** The people a rule looks at, or undefined where it was not said who they are. */
export const peopleOf = (context: Context, people: People): readonly Person[] | undefined => {
  const { members = [], obligors } = context.facts
  switch (people) {
    case 'obligors':
      return obligors === 'unknown' ? undefined : obligors
    case 'members':
      return members
    case 'others':
      // Most are checked alone: nobody to look at, and no list to make.
      return members.length < 2 ? [] : members.filter(({ relation }) => relation !== 'self')
    case 'parents':
      return [parentOf(context, 'father'), parentOf(context, 'mother')]
    case 'adopters':
      // Whoever did not say may have a spouse, of whom nothing is known then.
      return single.includes(context.self.maritalStatus as string)
        ? [selfOf(context)]
        : [selfOf(context), memberWho(context, 'spouse')]
    case 'with-fiance':
    case 'with-formerSpouse':
    case 'with-spouse':
      return [selfOf(context), memberWho(context, people.slice('with-'.length))]
  }
}

/** Looks at people one by one, and puts back whom a rule looked at before. */
export const lookingAt = (
  context: Context,
  people: People,
  list: readonly Person[],
  look: (context: Context) => void,
): void => {
  const { each, eachIsObligor } = context
  context.eachIsObligor = people === 'obligors'
  for (const person of list) {
    context.each = person
    look(context)
  }
  context.each = each
  context.eachIsObligor = eachIsObligor
}
