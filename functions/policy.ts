/** The content, compiled and checked before the Worker was built. Domains read it here and nowhere else. */
export { policy } from '../generated/worker-policy.ts'
