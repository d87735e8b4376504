type Attributes = { readonly [name: string]: string | true | undefined }

/** An element with its attributes and what is in it. Text stays text, whoever wrote it. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value === true ? '' : value)
  element.append(...children)
  return element
}

/** A button that acts on this page and sends nothing. */
export const pressable = (text: string, look: string, press: () => void): HTMLButtonElement => {
  const button = make('button', { type: 'button', class: look }, text)
  button.addEventListener('click', press)
  return button
}

/** A heading that breaks at its joints (U+200B) and nowhere else. */
export const atJoints = (text: string): (Node | string)[] =>
  text.split('\u200b').flatMap((part, at) => (at === 0 ? [part] : [make('wbr'), part]))
