// Everything works without this file. It saves a click where one can be saved.

// a form that acts is sent once
for (const form of document.querySelectorAll('form[method="post" i]')) {
  form.addEventListener('submit', () => {
    setTimeout(() => form.querySelectorAll('button[type="submit"]').forEach((button) => (button.disabled = true)))
  })
}
addEventListener('pageshow', (event) => {
  if (event.persisted) document.querySelectorAll('button[type="submit"]').forEach((button) => (button.disabled = false))
})

// the plan adds up while one types; the server's sums stay the ones that count
const cents = (text) => {
  const bare = text.replace(/[\s€.]/g, '').replace(',', '.')
  return /^\d+(\.\d{1,2})?$/.test(bare) ? Math.round(Number(bare) * 100) : 0
}
const german = (value) => (value / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 })
for (const plan of document.querySelectorAll('[data-plan]')) {
  const add = () => {
    for (const cell of plan.querySelectorAll('[data-sum]')) {
      const { side, year, code } = cell.dataset
      const inputs = [...plan.querySelectorAll('input[data-side]')].filter(
        (input) =>
          (!side || input.dataset.side === side) &&
          (!year || input.dataset.year === year) &&
          (!code || input.dataset.code === code)
      )
      cell.textContent = german(inputs.reduce((sum, input) => sum + cents(input.value), 0))
    }
  }
  // what only the server computes is not shown beside figures that it does not know yet
  const forget = () => {
    for (const cell of plan.closest('form').querySelectorAll('[data-computed]')) cell.textContent = '–'
  }
  plan.addEventListener('input', add)
  plan.addEventListener('input', forget, { once: true })
}

// what was typed and not saved is not left without a question
let unsaved = false
for (const form of document.querySelectorAll('main form[method="post" i]')) {
  form.addEventListener('input', () => (unsaved = true))
  form.addEventListener('submit', () => (unsaved = false))
}
addEventListener('beforeunload', (event) => unsaved && event.preventDefault())
