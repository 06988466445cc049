import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import * as fontkit from 'fontkit'
import { seen, unprintable, whyUnprintable } from '#core/text/printable'

const faces = ['400Regular', '600SemiBold'].map((weight) => {
  const path = import.meta.resolve(`@expo-google-fonts/fira-sans/${weight}/FiraSans_${weight}.ttf`)
  return new Set((fontkit.create(readFileSync(fileURLToPath(path)) as never) as fontkit.Font).characterSet)
})
const isSign = (code: number) => !/[\p{C}\p{Z}\u00ad]/u.test(String.fromCodePoint(code))

test.group('What letters can print', () => {
  test('is what both faces of their font hold, sign by sign', ({ assert }) => {
    for (let code = 0x21; code <= 0xffff; code++) {
      if (!isSign(code)) continue
      const held = faces.every((face) => face.has(code))
      assert.equal(unprintable(String.fromCodePoint(code)).length === 0, held, `U+${code.toString(16)}`)
    }
  })

  test('„{text}“: {says}')
    .with([
      { text: 'Łódź, İbrahim Aydın, Nguyễn Thị, Ελένη, Добро пожаловать – 5 € „ja“', says: null },
      {
        text: 'Ahlan – أهلا',
        says: 'Die Zeichen „أ“, „ه“, „ل“, „ا“ lassen sich in Bescheiden nicht drucken. Bitte schreiben Sie die Stelle in lateinischen Buchstaben.',
      },
      {
        text: 'erledigt ✓',
        says: 'Das Zeichen „✓“ lässt sich in Bescheiden nicht drucken. Bitte schreiben Sie die Stelle in lateinischen Buchstaben.',
      },
      {
        text: 'Gemeinsam\uffff',
        says: 'Im Text steht ein unsichtbares Steuerzeichen. Bitte schreiben Sie die Stelle neu.',
      },
      {
        text: 'a\u0007',
        says: 'Im Text steht ein unsichtbares Steuerzeichen. Bitte schreiben Sie die Stelle neu.',
      },
    ])
    .run(({ assert }, { text, says }) => assert.equal(whyUnprintable(text), says))

  test('more than five signs are not all named', ({ assert }) => {
    assert.match(whyUnprintable('李小龍中文字')!, /^Die Zeichen „李“, „小“, „龍“, „中“, „文“ und weitere lassen/)
  })
})

test.group('A text as a person sees it', () => {
  test('{typed} is read as {read}')
    .with([
      { typed: 'Mu\u0308nster', read: 'Münster' },
      { typed: 'DE89\u00a03704\u202f0044\u2009', read: 'DE89 3704 0044 ' },
      { typed: 'eins\r\nzwei\rdrei\u2028vier\u000bfünf', read: 'eins\nzwei\ndrei\nvier\nfünf' },
      { typed: 'Zu\u00adwen\u200bdung\ufeff', read: 'Zuwendung' },
      { typed: '\u202egnp.exe', read: 'gnp.exe' },
      { typed: '\uf0b7 Beratung\t▪ Kurse', read: '• Beratung • Kurse' },
      { typed: 'E\u2011Mail, o\ufb03ziell', read: 'E-Mail, offiziell' },
    ])
    .run(({ assert }, { typed, read }) => assert.equal(seen(typed), read))
})
