import { defineConfig } from '@adonisjs/core/bodyparser'

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
    // `read_files_middleware` reads files where one is expected
    autoProcess: false,
    maxFields: 40,
    convertEmptyStringsToNull: true,
    trimWhitespaces: true,
    limit: '26mb',
    types: ['multipart/form-data'],
  },
})

export default bodyParserConfig
