/** What was announced of the draw that tests of its texts use; each test adds times and entries of its own. */
export const announcedDraw = {
  id: 'marriage-2027-05-20',
  office: 'registry',
  appointment: 'marriage',
  day: '2027-05-20',
  valueSource: '某期公开开奖号码',
  valueForm: '00 00 00',
} as const
