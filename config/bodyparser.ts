import { randomUUID } from 'node:crypto'
import { defineConfig } from '@adonisjs/core/bodyparser'
import { TAKES_FILES, UPLOAD_PREFIX } from '#core/http/uploads'

const bodyParserConfig = defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: {
    convertEmptyStringsToNull: true,
    trimWhitespaces: true,
    types: ['application/x-www-form-urlencoded'],
    limit: '2mb',
  },
  json: { convertEmptyStringsToNull: true, trimWhitespaces: true, types: ['application/json'] },
  multipart: {
    // a file is expected at these addresses and nowhere else
    autoProcess: TAKES_FILES,
    maxFields: 40,
    tmpFileName: () => `${UPLOAD_PREFIX}${randomUUID()}`,
    convertEmptyStringsToNull: true,
    trimWhitespaces: true,
    limit: '26mb',
    types: ['multipart/form-data'],
  },
})

export default bodyParserConfig
