// Everything works without this file. It saves a click where one can be saved.
// Amounts are read and printed by the very code that the server uses.
import { figures, parseGermanMoney } from '#core/money/german_money'
import Money from '#core/money/money'

const unsaved = new Set()
const NEVER_TYPED = new Set(['_csrf', '_key', '_office', 'revision', 'then'])

// what is typed into a section is saved while one goes on; the buttons save as they always do
const NOT_SAVED = 'Noch nicht gespeichert. Bitte speichern Sie den Abschnitt.'
const shownIn = (input) => (input.type === 'checkbox' ? (input.checked ? input.value : '') : input.value)
/** What others wrote; a place that this page does not show is sent along all the same. */
const puts = (form, name, text) => {
  const input = form.elements.namedItem(name)
  if (!input) {
    const hidden = document.createElement('input')
    Object.assign(hidden, { type: 'hidden', name, value: text })
    form.append(hidden)
    return
  }
  if (input.type === 'checkbox') input.checked = text !== ''
  else input.value = text
  for (const event of ['input', 'change']) input.dispatchEvent(new Event(event, { bubbles: true }))
}
for (const form of document.querySelectorAll('form[data-autosave]')) {
  const said = form.querySelector('[data-saved]')
  let timer
  let flight = null
  const save = async () => {
    const sent = new FormData(form)
    sent.delete('_key')
    sent.set('then', 'autosave')
    try {
      const answer = await fetch(form.getAttribute('action') ?? location.href, {
        method: 'POST',
        body: new URLSearchParams(sent),
        headers: { accept: 'application/json' },
        redirect: 'manual',
      })
      const { revision, others, words, fresh = {} } = await answer.json()
      said.textContent = words
      if (!answer.ok) return
      const changed = Object.entries(others)
      const typedOn = changed.some(([name]) => {
        const input = form.elements.namedItem(name)
        return input && shownIn(input) !== (sent.get(name) ?? '')
      })
      // who types where another has written goes on from what they read: saving shows both texts
      if (typedOn) {
        said.textContent = NOT_SAVED
        return
      }
      form.elements.namedItem('revision').value = revision
      for (const [name, text] of changed) puts(form, name, text)
      const now = new FormData(form)
      const isSaved = [...now.keys()].every(
        (name) => NEVER_TYPED.has(name) || now.get(name) === (others[name] ?? sent.get(name) ?? '')
      )
      if (!isSaved) return
      unsaved.delete(form)
      for (const [name, html] of Object.entries(fresh)) {
        const part = form.querySelector(`[data-fresh="${name}"]`)
        if (!part) continue
        // a result is a text, everything else markup of the server's own components
        if (part instanceof HTMLOutputElement) part.textContent = html
        else part.innerHTML = html
        delete part.dataset.stale
      }
    } catch {
      said.textContent = NOT_SAVED
    }
  }
  form.addEventListener('change', () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      await flight
      flight = save().finally(() => (flight = null))
    }, 1200)
  })
  // a save that is under way is waited for: nobody clashes with themselves
  form.addEventListener(
    'submit',
    (event) => {
      clearTimeout(timer)
      if (!flight) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const { submitter } = event
      flight.finally(() => form.requestSubmit(submitter))
    },
    { capture: true }
  )
}

// a form that acts is sent once
for (const form of document.querySelectorAll('form[method="post" i]')) {
  form.addEventListener('submit', () => {
    const buttons = form.querySelectorAll('button[type="submit"]')
    const disable = (disabled) => buttons.forEach((button) => (button.disabled = disabled))
    setTimeout(() => disable(true))
    // a form that is answered with a file leaves its page where it was
    if ('file' in form.dataset) setTimeout(() => disable(false), 5000)
  })
}
addEventListener('pageshow', (event) => {
  if (event.persisted) document.querySelectorAll('button[type="submit"]').forEach((button) => (button.disabled = false))
})

// the plan adds up while one types; the server's sums stay the ones that count
const amountOf = (input) => {
  // where nothing is typed, what the posts cost may stand
  const amount = parseGermanMoney(input.value.trim() || (input.dataset.else ?? ''))
  const isAmount = input.value.trim() === '' || (amount !== null && !amount.isNegative)
  // what is no amount is marked, not counted as nothing in silence
  if (isAmount) input.removeAttribute('aria-invalid')
  else input.setAttribute('aria-invalid', 'true')
  return isAmount ? (amount ?? Money.ZERO) : Money.ZERO
}
for (const plan of document.querySelectorAll('[data-plan]')) {
  const add = () => {
    for (const cell of plan.querySelectorAll('[data-sum]')) {
      const { side, year, code, row } = cell.dataset
      const inputs = [...plan.querySelectorAll('input[data-side]')].filter(
        (input) =>
          (!side || input.dataset.side === side) &&
          (!year || input.dataset.year === year) &&
          (!code || input.dataset.code === code) &&
          (!row || input.dataset.row === row)
      )
      cell.textContent = figures(Money.sum(inputs.map(amountOf)))
    }
  }
  plan.addEventListener('input', add)
}

// what only the server computes is not shown beside figures that it does not know yet
for (const form of document.querySelectorAll('form[data-autosave]')) {
  form.addEventListener('input', () => {
    for (const part of form.querySelectorAll('[data-fresh]')) part.dataset.stale = ''
  })
}

// what is asked in one case only is shown in that case; without this file its condition stands above it
for (const asked of document.querySelectorAll('[data-when]')) {
  const { when, is } = asked.dataset
  const source = asked.closest('form')?.elements.namedItem(when)
  const show = () =>
    (asked.hidden = Boolean(source) && (source.value !== is || Boolean(source.closest('[data-when][hidden]'))))
  asked.closest('form')?.addEventListener('change', show)
  // the condition needs no words where the field comes with it
  asked.firstElementChild.hidden = Boolean(source)
  show()
}

// what was typed and not saved is not left without a question
for (const form of document.querySelectorAll('main form[method="post" i]')) {
  form.addEventListener('input', () => unsaved.add(form))
  // sending one form saves nothing of another
  form.addEventListener('submit', () => unsaved.delete(form))
}
addEventListener('beforeunload', (event) => unsaved.size > 0 && event.preventDefault())
