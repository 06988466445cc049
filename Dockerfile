FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci && rm -rf node_modules/node-linux-*
COPY . .
RUN cp .env.test .env && node ace.js build && cd build && cp ../.npmrc . && npm ci --omit=dev --omit=optional

FROM node:24-bookworm-slim
# mariadb-dump, for backups
RUN apt-get update && apt-get install -y --no-install-recommends mariadb-client && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production TZ=UTC HOST=0.0.0.0 PORT=3333
WORKDIR /app
COPY --from=build --chown=node:node /src/build ./
RUN mkdir -p /var/lib/anschub tmp && chown node:node /var/lib/anschub tmp
USER node
EXPOSE 3333
HEALTHCHECK --interval=30s --timeout=5s CMD node -e "fetch('http://127.0.0.1:3333/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
# half of the memory that the young generation takes otherwise, and pages are as fast
CMD ["node", "--max-semi-space-size=16", "bin/server.js"]
