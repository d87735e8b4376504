import { outboxPaths } from '../../../views/desk/outbox/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { getOutbox } from './list.tsx'
import { getMessage, postAgain, postOpen } from './message.tsx'

/** What was sent, waits or failed. */
export const outboxRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: outboxPaths.list, needs: 'outbox', answer: getOutbox },
  { method: 'GET', path: outboxPaths.message, needs: 'outbox', answer: getMessage },
  { method: 'POST', path: outboxPaths.open, needs: 'outbox', answer: postOpen },
  { method: 'POST', path: outboxPaths.again, needs: 'outbox', answer: postAgain },
]
