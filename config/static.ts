import { defineConfig } from '@adonisjs/static'

const staticServerConfig = defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  maxAge: '1d',
  // what is built has its content in its name
  headers: (path) => (/[\\/]assets[\\/]/.test(path) ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}),
})

export default staticServerConfig
