import { flattenCopy } from '../../schema/content/copy.ts'
import type { LifeEvent, LifeEventStep } from '../../schema/content/life-event.ts'
import type { PolicyLifeEvent, PolicyStep } from '../../schema/policy.ts'
import { withJoints } from '../../site/ui/joints.ts'
import type { Content } from './load.ts'

/** Words that no heading may tear, as the site's copy lists them. */
export const wholeWords = ({ copy }: Content): string[] => {
  const site = copy.find(({ id }) => id === 'site')
  return (site === undefined ? '' : (flattenCopy('site', site.value)['site.whole-words'] ?? '')).split(' ')
}

const linkOf = (
  content: Content,
  link: NonNullable<LifeEventStep['link']>,
): NonNullable<PolicyStep['link']> => {
  if ('page' in link) return { path: `${link.page}/`, text: link.text }
  if ('appointment' in link) return { path: `booking/${link.appointment}/`, text: link.text }
  if ('request' in link) return { path: `report/${link.request}/`, text: link.text }
  if ('form' in link) {
    const form = content.forms.find(({ id }) => id === link.form)
    if (form === undefined) throw new Error(`a checked link leads to no form: ${link.form}`)
    return { path: `forms/#${link.form}`, text: form.value.title }
  }
  const service = content.services.find(({ id }) => id === link.service)
  if (service === undefined) throw new Error(`a checked link leads to no service: ${link.service}`)
  return { path: `services/${link.service}/`, text: service.value.title }
}

/** A checklist as its pages show it: links resolved, headings with their joints. Takes content that was checked. */
export const lifeEventOf = (content: Content, event: LifeEvent): PolicyLifeEvent => {
  const whole = wholeWords(content)
  return {
    ...event,
    heading: withJoints(event.title, whole),
    questions: event.questions.map((question) => ({ ...question, ask: withJoints(question.ask, whole) })),
    steps: event.steps.map(({ link, ...step }) => ({
      ...step,
      title: withJoints(step.title, whole),
      ...(link === undefined ? {} : { link: linkOf(content, link) }),
    })),
  }
}
