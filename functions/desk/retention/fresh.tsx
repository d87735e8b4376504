import { dayOf } from '../../../schema/dates.ts'
import { instantAt } from '../../../schema/booking/instant.ts'
import { restDaysOf } from '../../../schema/booking/rest-days.ts'
import { spanEnds } from '../../../schema/casework/clocks.ts'
import { requestKinds } from '../../../schema/desk/rights.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { requestPath } from '../../../views/desk/retention/addresses.ts'
import { FreshPage } from '../../../views/desk/retention/FreshPage.tsx'
import { lookupOf } from '../../booking/desk/rights.ts'
import { nowMs } from '../../clock.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { keyRing } from '../../keys.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { given, refused, show, type Signed, type Visit } from '../pages/show.tsx'
import { deskFault } from '../../../schema/desk/faults.ts'
import { atRights } from './rights-of.ts'
import { readRequest, typedRequest, type TypedRequest } from './typed.ts'

const working = { ...restDaysOf(policy.calendar), dayEnds: policy.casework.dayEnds }

const freshPage = (
  c: Visit,
  one: Signed,
  typed: TypedRequest,
  faults: readonly FieldFault[] = [],
): Promise<Response> => {
  const model = {
    keyed: newKey(),
    kinds: requestKinds.map((kind) => ({ value: kind, text: t(`desk-retention.kind-law.${kind}`) })),
    proofs: policy.rights.proofs.map(({ id, label }) => ({ value: id, text: label })),
    typed,
    faults,
    replyWorkdays: policy.rights.replyWorkdays,
  }
  const status = faults.length === 0 ? 200 : 422
  return show(c, t('desk-retention.new.title'), <FreshPage {...given(one)} {...model} />, status)
}

/** `GET /desk/retention/new/` */
export const getFresh = (c: Visit, one: Signed): Promise<Response> =>
  freshPage(c, one, {
    kind: requestKinds[0],
    proof: policy.rights.proofs[0]?.id ?? '',
    phone: '',
    idNumber: '',
    received: dayOf(nowMs(c)),
  })

/** `POST /desk/retention/new/`: the numbers become hashes here, and are gone. */
export const postFresh = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const atMs = nowMs(c)
  const typed = typedRequest(form)
  const read = readRequest(typed, dayOf(atMs))
  if (Array.isArray(read)) return freshPage(c, one, typed, read)
  const ring = keyRing(c.env)
  if (!ring.ok) return refused(c, deskFault('unavailable'), true)
  const { kind, proof, received, numbers } = read
  const { person, phones } = lookupOf(ring.value, numbers)
  const lookup = { phones: [...phones], ...(person === undefined ? {} : { person }) }
  const command = {
    key: await keyOf(form, kind, received, JSON.stringify(lookup)),
    kind,
    proof,
    lookup,
    received,
    dueMs: spanEnds({ workdays: policy.rights.replyWorkdays }, instantAt(received, '12:00'), working),
    by: one.person.id,
    nowMs: atMs,
  }
  const { number } = await atRights(c, (rights) => rights.register(command))
  return onTo(c, `${requestPath(number)}&done=registered`)
}
