import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { may } from '../../../schema/desk/may.ts'
import { outboxPaths } from '../../../views/desk/outbox/addresses.ts'
import { MessagePage, openable, type Openable } from '../../../views/desk/outbox/MessagePage.tsx'
import { messageAddress } from '../../../views/desk/outbox/OutboxPage.tsx'
import { keyOf, newKey } from '../../form-key.ts'
import type { OpenedMessage, OutboxMessage } from '../../outbox/desk.ts'
import { readMessageId, type MessageKey } from '../../outbox/message.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { atText, given, refused, show, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { opened, settled, trace } from '../trace.ts'
import { domainOfKind, type Domain } from './domains.ts'
import { kindText, lineOf } from './words.ts'

const LONGEST_ID = 200

type Theirs = {
  key: MessageKey
  domain: Domain
  message: OutboxMessage
  says: OpenedMessage | undefined
}

/** The message of an id, if it is there and theirs: one that is another office's is as good as none. */
const theirs = async (
  c: Visit,
  { person }: Signed,
  id: string | null | undefined,
): Promise<Theirs | undefined> => {
  const key = readMessageId((id ?? '').slice(0, LONGEST_ID))
  const domain = key && domainOfKind(key.kind)
  const found = key && (await domain?.outbox.one(c, key))
  if (key === undefined || domain === undefined || found === undefined) return undefined
  const verdict = may(policy.desk.roles, person, 'outbox', found.message.thing)
  return verdict.ok ? { key, domain, message: found.message, says: found.opened } : undefined
}

/** A form without a message is broken; one with a message that is not theirs is told that there is none. */
const notThere = async (c: Visit, one: Signed, id: string | null): Promise<Response> => {
  if (id === null) return refused(c, deskFault('form_broken'), true)
  await trace(c, one, 'refused', c.req.path, 'not_yours')
  return refused(c, deskFault('not_yours'), true)
}

const valueOf = (says: OpenedMessage | undefined, what: Openable): string | undefined =>
  what === 'phone' ? says?.phone : says?.text

type Shown = { opened?: { what: Openable; value: string }; fault?: DeskFault }

const page = (c: Visit, one: Signed, { message, says }: Theirs, { opened: open, fault }: Shown = {}) => {
  const { state, settledAtMs, nextAtMs } = message
  const canAgain = says !== undefined && (state === 'sent' || state === 'failed')
  const model = {
    line: lineOf(message),
    settled: settledAtMs === null ? undefined : atText(settledAtMs),
    next: nextAtMs === null ? undefined : atText(nextAtMs),
    closed: openable.filter((what) => what !== open?.what && valueOf(says, what) !== undefined),
    opened: open,
    againKey: canAgain ? newKey() : undefined,
    fault,
    done: c.req.query('done') !== undefined,
  }
  const title = t('desk-outbox.message', { kind: kindText(message.kind) })
  return show(c, title, <MessagePage {...given(one)} {...model} />, fault && statusOf(fault))
}

/** `GET /desk/outbox/message/?id=` */
export const getMessage = async (c: Visit, one: Signed): Promise<Response> => {
  const id = c.req.query('id')
  if (id === undefined) return onTo(c, outboxPaths.list)
  const found = await theirs(c, one, id)
  if (found === undefined) return notThere(c, one, id)
  await trace(c, one, 'outbox-read', found.message.about)
  return page(c, one, found)
}

/** `POST /desk/outbox/open/`: the phone or the text, for this one answer, to whoever says why. */
export const postOpen = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const found = await theirs(c, one, form.get('id'))
  const what = openable.find((known) => known === form.get('what'))
  const value = what && valueOf(found?.says, what)
  if (found === undefined || what === undefined || value === undefined)
    return notThere(c, one, form.get('id'))
  const { domain, message } = found
  const why = form.get(`why-${what}`) ?? ''
  const asked = { field: domain.fields[what], thing: message.thing, about: `${message.about} message`, why }
  const verdict = await opened(c, one, { action: 'outbox', ...asked })
  return page(c, one, found, verdict.ok ? { opened: { what, value } } : { fault: verdict.problem })
}

const faultOf = { waits: 'message_waits', useless: 'message_useless', gone: 'form_over' } as const

/** `POST /desk/outbox/again/`: the same text as a new message. The same form twice sends it once. */
export const postAgain = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const found = await theirs(c, one, form.get('id'))
  if (found === undefined) return notThere(c, one, form.get('id'))
  const { domain, key, message } = found
  const again = await domain.outbox.again(c, key, {
    key: await keyOf(form, message.id),
    by: one.person.id,
  })
  if (again.did !== 'queued') return page(c, one, found, { fault: deskFault(faultOf[again.did]) })
  await settled(c, domain.acting(c))
  return onTo(c, `${messageAddress(again.id)}&done=1`)
}
