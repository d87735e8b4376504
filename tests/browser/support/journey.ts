import { expect, type Page } from '@playwright/test'

/** What one family answers; a question that is not named here gets 说不清. */
export const family: Readonly<Record<string, string | readonly string[]>> = {
  'self.receives': ['none'],
  'self.hukou': ['hongjiang'],
  area: ['urban'],
  'self.employed': ['card'],
  'self.disabilityCard': ['yes'],
  'self.disabilityLevel': ['2'],
  'self.disabilityType': ['physical'],
  'self.birthDate': '1986-03-01',
  'self.monthlyIncomeFen': '0',
  obligors: ['able'],
  hardship: ['none'],
  householdSize: '3',
  householdMonthlyIncomeFen: '1500',
  basicPensionMonthlyFen: '0',
  assets: ['within'],
  'self.otherAllowances': ['none'],
}

const MOST_QUESTIONS = 25

/** The fact that the question on the page asks for, or undefined on any other page. */
export const questionOn = async (page: Page): Promise<string | undefined> => {
  const field = page.locator('#check form:has(h1) input[name="q"]')
  return (await field.count()) === 0 ? undefined : field.inputValue()
}

/** Fills the page's field and presses on; with scripts off this is a post, with scripts on it is not. */
export const answer = async (page: Page, given: string | readonly string[] | undefined): Promise<void> => {
  if (given === undefined) {
    await page.locator('button[value="unknown"]').click()
    return
  }
  if (typeof given === 'string') await page.locator('input[name="v"][type="text"]').fill(given)
  else for (const value of given) await page.locator(`input[name="v"][value="${value}"]`).check()
  await page.locator('button[value="answer"]').click()
}

/** Answers until there is a result; `before` sees each question first. */
export const answerAll = async (
  page: Page,
  answers: Readonly<Record<string, string | readonly string[]>>,
  before: (fact: string) => Promise<void> = async () => undefined,
): Promise<string[]> => {
  const asked: string[] = []
  for (let number = 1; number <= MOST_QUESTIONS; number += 1) {
    const fact = await questionOn(page)
    if (fact === undefined) return asked
    expect(asked).not.toContain(fact)
    asked.push(fact)
    await before(fact)
    await answer(page, answers[fact])
    await expect(page.locator(`#check form:has(h1) input[name="q"][value="${fact}"]`)).toHaveCount(0)
  }
  throw new Error(`more than ${MOST_QUESTIONS} questions: ${asked.join(' ')}`)
}

export const resultText = async (page: Page): Promise<string> =>
  (await page.locator('#check .cols > .stack').first().innerText()).replaceAll(/\s+/g, ' ')
