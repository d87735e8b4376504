import { contextOf, takeUp, written, type Context } from './context.ts'
import {
  graphOf,
  KNOWN,
  OPEN,
  valuesOf,
  type Slot,
  type Target,
  type Values,
  type Walker,
} from './decision-graph.ts'
import type { Prepared } from './evaluate.ts'
import type { Facts } from './facts.ts'
import type { Node } from './node.ts'
import { lookingAt, peopleOf } from './people.ts'
import { holdingVerdict, type Programme } from './programme.ts'
import { verdicts, type Verdict } from './rule.ts'

/** A slot, and of a fact the values it is tested for. */
type Held = { slot: Slot; values?: Values }
type Slots = Map<string | Node, Held>

/** Where to go on for each answer to a condition. */
type Ways = { yes: Target; no: Target; open: Target }

const HOLDS = 1
const VERDICTS = (1 << verdicts.length) - 1
const bitOf = (verdict: Verdict): number => 1 << verdicts.indexOf(verdict)
const endIn = (verdict: Verdict): Target => ~(bitOf(verdict) | (verdict === 'ask' ? OPEN : KNOWN))
const verdictIn: Verdict[] = []
for (const verdict of verdicts) verdictIn[bitOf(verdict)] = verdict

const fixedWay = ({ least, most }: Node, { yes, no, open }: Ways): Target =>
  least !== most ? open : least === 1 ? yes : no

/** About how much work it is to come to an answer, against looking at one fact. */
const costs: { readonly [op: string]: number } = { below: 8, some: 16, verdict: 16 }
const costOf = ({ op, parts }: Node): number =>
  costs[op] ?? parts.reduce((sum, part) => sum + costOf(part), 1)
/** What comes first may make the rest needless; in which order all or any of them are asked changes no answer. */
const cheapestFirst = (parts: readonly Node[]): Node[] =>
  parts
    .map((part) => ({ part, cost: costOf(part) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ part }) => part)

/**
 * All verdicts of one household after the other, in the order of `wanted`; nothing is explained. The same conditions as
 * `evaluateIn` walks, but each household goes only through the few tests that decide it.
 */
export const verdictsBy = (prepared: Prepared, wanted: readonly string[]): ((facts: Facts) => Verdict[]) => {
  const graph = graphOf()
  const context: Context = contextOf({}, prepared.on)

  /** Slots by what they hold. What speaks of a person has slots of its own in each place where people are looked at. */
  const ofHousehold: Slots = new Map()
  let ofPerson: Slots = new Map()
  const slotFor = (key: string | Node, perPerson: boolean, make: () => Held): Held => {
    const slots = perPerson ? ofPerson : ofHousehold
    const held = slots.get(key) ?? make()
    slots.set(key, held)
    return held
  }
  const factSlot = ({ path, perPerson }: Node): Held => {
    const { scope, name, inner } = path
    return slotFor(`${scope}.${name}.${inner ?? ''}`, perPerson, () => {
      const values = valuesOf()
      const { bitsOf } = values
      const read =
        inner === undefined && scope === ''
          ? () => bitsOf(context.facts[name])
          : inner === undefined && scope === 'self'
            ? () => bitsOf(context.self[name])
            : () => bitsOf(written(path, context))
      return { slot: graph.slot(read), values }
    })
  }
  const workedOutSlot = (node: Node): Held =>
    slotFor(node, node.perPerson, () => ({
      slot: graph.slot(() => {
        node.work(node, context)
        return context.lo === context.hi ? KNOWN | context.lo : OPEN
      }),
    }))

  /** Whether it holds of one of the people: the tests are walked for each of them, until it does. */
  const someSlot = (node: Node): Held =>
    slotFor(node, false, () => {
      const outer = ofPerson
      ofPerson = new Map()
      const root = build(node.parts[0] as Node, { yes: ~(KNOWN | HOLDS), no: ~KNOWN, open: ~OPEN })
      const own = [...ofPerson.values()].map(({ slot }) => slot)
      ofPerson = outer
      let came = KNOWN
      const look = (): void => {
        if (came & HOLDS) return
        walker.forget(own)
        const bits = walker.walk(root)
        if (bits & (HOLDS | OPEN)) came = bits
      }
      return {
        slot: graph.slot(() => {
          const list = peopleOf(context, node.people)
          if (list === undefined) return OPEN
          came = KNOWN
          lookingAt(context, node.people, list, look)
          return came
        }),
      }
    })

  const together = (
    isAll: boolean,
    parts: readonly Node[],
    at: number,
    seenOpen: boolean,
    ways: Ways,
  ): Target => {
    const part = parts[at]
    if (part === undefined) return seenOpen ? ways.open : isAll ? ways.yes : ways.no
    const on = together(isAll, parts, at + 1, seenOpen, ways)
    const open = together(isAll, parts, at + 1, true, ways)
    return build(part, isAll ? { yes: on, no: ways.no, open } : { yes: ways.yes, no: on, open })
  }

  /** `seen`: the way that all cases that may apply went so far. */
  const ofCases = (parts: readonly Node[], at: number, seen: Target | undefined, ways: Ways): Target => {
    const agreed = (way: Target): Target => (seen === undefined || seen === way ? way : ways.open)
    const surely = { yes: agreed(ways.yes), no: agreed(ways.no), open: ways.open }
    const [when, then] = [parts[at] as Node, parts[at + 1]]
    if (then === undefined) return build(when, surely)
    const perhaps = (way: Target): Target =>
      agreed(way) === way ? ofCases(parts, at + 2, way, ways) : ways.open
    return build(when, {
      yes: build(then, surely),
      no: ofCases(parts, at + 2, seen, ways),
      open: build(then, { yes: perhaps(ways.yes), no: perhaps(ways.no), open: ways.open }),
    })
  }

  const build = (node: Node, ways: Ways): Target => {
    switch (node.op) {
      case 'fixed':
        return fixedWay(node, ways)
      case 'not':
        return build(node.parts[0] as Node, { yes: ways.no, no: ways.yes, open: ways.open })
      case 'all':
      case 'any':
        return together(node.op === 'all', cheapestFirst(node.parts), 0, false, ways)
      case 'cases':
        return ofCases(node.parts, 0, undefined, ways)
      case 'is': {
        const { slot, values } = factSlot(node)
        const open = fixedWay(node.parts[0] as Node, ways)
        return graph.test({ ...ways, open, slot, mask: values?.maskOf(node.wanted) ?? 0 })
      }
      case 'some':
        return graph.test({ ...ways, slot: someSlot(node).slot, mask: HOLDS })
      case 'verdict': {
        const mask = node.wanted.reduce((all: number, verdict) => all | bitOf(verdict as Verdict), 0)
        return graph.test({ ...ways, slot: programmeSlot(prepared.programme(node.programme)), mask })
      }
      default:
        return graph.test({ ...ways, slot: workedOutSlot(node).slot, mask: HOLDS })
    }
  }

  const programmes = new Map<Programme, Slot>()
  const programmeSlot = (programme: Programme): Slot => {
    const made = programmes.get(programme)
    if (made !== undefined) return made
    const holding = programme.choices.reduceRight<Target>(
      (next, { when }) => build(when, { yes: endIn('choose'), no: next, open: next }),
      endIn(holdingVerdict(programme)),
    )
    const slot = graph.walked(
      build(programme.holds, { yes: holding, no: endIn('not_met'), open: endIn('ask') }),
    )
    programmes.set(programme, slot)
    return slot
  }

  const slots = wanted.map((id) => programmeSlot(prepared.programme(id)))
  const walker: Walker = graph.ready()
  const { begin, bits } = walker
  const verdictAt = (slot: Slot): Verdict => verdictIn[bits(slot) & VERDICTS] as Verdict
  return (stated) => {
    takeUp(context, stated)
    begin()
    return slots.map(verdictAt)
  }
}
