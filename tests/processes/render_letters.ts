// Renders the letters of tests/helpers/letters.ts that it is told, one a line, in a process of its own: its hash.
import { createHash } from 'node:crypto'
import { renderLetter } from '#letters/pdf/letter'
import { letterOf } from '#tests/helpers/letters'

const [, , ...numbers] = process.argv
for (const number of numbers)
  console.log(
    createHash('sha256')
      .update(await renderLetter(letterOf(Number(number))))
      .digest('hex')
  )
