import { defineConfig } from '@adonisjs/core/bodyparser'

const bodyParserConfig = defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: {
    convertEmptyStringsToNull: true,
    trimWhitespaces: true,
    types: ['application/x-www-form-urlencoded'],
    limit: '2mb',
    // a plan of all categories with all their lines over all years
    queryString: { parameterLimit: 20_000 },
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
