import {
  acceptOffer,
  cancelBooking,
  confirmBooking,
  getAvailability,
  getCalendarFile,
  holdTime,
  joinWaitlist,
  leaveWaitlist,
  listAppointments,
  listOffices,
  lookUpBooking,
  lookUpWaiting,
  moveBooking,
  releaseHold,
} from './booking/contract.ts'
import { enterDraw, getDraw, listDraws, lookUpEntry, withdrawEntry } from './booking/draws/contract.ts'
import {
  addToReport,
  listPlaces,
  listRequestKinds,
  lookUpReport,
  reopenReport,
  sendReport,
  withdrawReport,
} from './casework/contract.ts'
import { keepPhoto } from './casework/photos/contract.ts'
import { checkEligibility, listProgrammes, listQuestions, listStandards } from './eligibility/contract.ts'
import type { Operation } from './operation.ts'
import { getChallenge } from './proof/contract.ts'
import { getStatistics } from './published/contract.ts'
import { getReadiness } from './readiness/contract.ts'
import { getDocument, getHealth } from './service/contract.ts'

/** Every operation of the API, in the order in which the document shows them. A test holds the list against the routes. */
export const operations: readonly Operation[] = [
  checkEligibility,
  listProgrammes,
  listQuestions,
  listStandards,
  listOffices,
  listAppointments,
  getAvailability,
  holdTime,
  releaseHold,
  confirmBooking,
  lookUpBooking,
  moveBooking,
  cancelBooking,
  getCalendarFile,
  joinWaitlist,
  lookUpWaiting,
  acceptOffer,
  leaveWaitlist,
  listDraws,
  getDraw,
  enterDraw,
  lookUpEntry,
  withdrawEntry,
  listPlaces,
  listRequestKinds,
  sendReport,
  lookUpReport,
  addToReport,
  withdrawReport,
  reopenReport,
  getStatistics,
  keepPhoto,
  getChallenge,
  getHealth,
  getReadiness,
  getDocument,
]
