import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { policy } from '../generated/policy.ts'
import { policy as workerPolicy } from '../generated/worker-policy.ts'
import { messageKinds as caseMessages } from '../functions/casework/books.ts'
import { messageKinds as bookingMessages } from '../schema/booking/message-kind.ts'
import { auditActs } from '../schema/desk/audit.ts'
import { deskFaultStatus } from '../schema/desk/faults.ts'
import { deskPlaces } from '../views/desk/nav.ts'

/** Pages that the Worker and the browser render are not made at build time: a word that is gone would only show there. */
it('every word that a page or an answer asks for is in content/copy', () => {
  const files = globSync('{views,functions,site}/**/*.{ts,tsx,astro}').filter(
    (file) => !/\.test\.tsx?$/.test(file),
  )
  const asked = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(/(?<![\w.])(?:t|title|jointed)\(\s*'([\w-]+(?:\.[\w-]+)+)'/g),
    ].map(([, key = '']) => ({ file, key })),
  )
  expect(asked.length).toBeGreaterThan(150)
  expect(asked.filter(({ key }) => policy.words[key] === undefined)).toEqual([])
  const inWorker = asked.filter(({ file }) => !file.startsWith('site/'))
  expect(inWorker.filter(({ key }) => workerPolicy.words[key] === undefined)).toEqual([])
})

it('every place, act, fault and message of the desk has its words: a page names whichever there is', () => {
  const keys = [
    ...deskPlaces.map(({ id }) => `desk.nav.${id}`),
    ...deskPlaces.filter(({ id }) => id !== 'start').map(({ id }) => `desk.about.${id}`),
    ...[...bookingMessages, ...caseMessages].map((kind) => `desk-outbox.kinds.${kind}`),
    ...auditActs.map((act) => `desk.act.${act}`),
    ...Object.keys(deskFaultStatus).flatMap((code) => [
      `desk.fault.${code}.title`,
      `desk.fault.${code}.detail`,
    ]),
  ]
  expect(keys.filter((key) => policy.words[key] === undefined)).toEqual([])
})
