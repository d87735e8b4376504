import type { FAQPage, GovernmentService } from 'schema-dts'
import { answerKeys } from '../../schema/content/service.ts'
import type { PolicyService } from '../../schema/policy.ts'
import { fill } from '../amounts.ts'
import { pageOf } from '../content.ts'
import { t } from '../copy.ts'
import { pathsIn } from '../paths.ts'
import { actionsOf } from '../service-links.ts'
import { plainText } from '../ui/inline.ts'
import { addressOf, bureau, bureauId } from './organization.ts'

const paths = pathsIn('standard')
const JOINT = '\u200b'
const NO_BREAK_SPACE = '\u00a0'

/** Text as programs want it: no markup, no joints, amounts filled in. */
const said = (text: string): string =>
  plainText(fill(text)).replaceAll(JOINT, '').replaceAll(NO_BREAK_SPACE, ' ')

const serviceNode = (origin: URL, service: PolicyService): GovernmentService => ({
  '@type': 'GovernmentService',
  '@id': addressOf(origin, `${paths.service(service.slug)}#service`),
  name: service.title,
  ...(service.formalName === service.title ? {} : { alternateName: service.formalName }),
  description: said(service.summary),
  identifier: service.id,
  url: addressOf(origin, paths.service(service.slug)),
  provider: { '@id': bureauId(origin) },
  serviceOperator: { '@id': bureauId(origin) },
  audience: { '@type': 'Audience', audienceType: said(service.answers.who.elder.join('')) },
  availableChannel: actionsOf(service, paths).map(({ href, name }) => ({
    '@type': 'ServiceChannel' as const,
    name: said(name),
    serviceUrl: addressOf(origin, href),
  })),
  isRelatedTo: service.related.flatMap((row) => {
    const found = pageOf(row)
    return found === undefined
      ? []
      : [
          {
            '@type': 'GovernmentService' as const,
            '@id': addressOf(origin, `${paths.service(found.slug)}#service`),
            name: found.title,
          },
        ]
  }),
})

/** The six questions with their short answers, as 长辈版 gives them; the page itself says more. */
const faq = (origin: URL, service: PolicyService): FAQPage => ({
  '@type': 'FAQPage',
  '@id': addressOf(origin, paths.service(service.slug)),
  name: service.title,
  inLanguage: 'zh-Hans',
  about: { '@id': addressOf(origin, `${paths.service(service.slug)}#service`) },
  publisher: { '@id': bureauId(origin) },
  lastReviewed: service.reviewed,
  mainEntity: answerKeys.map((key) => ({
    '@type': 'Question' as const,
    name: t('services.elder-page.title', {
      title: service.title,
      question: t(`services.elder-page.question.${service.kind}.${key}`),
    }),
    acceptedAnswer: { '@type': 'Answer' as const, text: said(service.answers[key].elder.join('')) },
  })),
})

/** For a service page: the service, its questions, and who provides it. */
export const serviceGraph = (origin: URL, service: PolicyService) => ({
  '@context': 'https://schema.org',
  '@graph': [faq(origin, service), serviceNode(origin, service), bureau(origin)],
})
