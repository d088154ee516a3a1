# API, worker and migrations: one image, three commands. Build from the root of the repository:
#   docker build --file docker/backend.Dockerfile --tag hedgerow-backend .
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
ENV NPM_CONFIG_UPDATE_NOTIFIER=false NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false
COPY package.json package-lock.json .npmrc ./
COPY backend/package.json backend/
COPY openapi/sdk/package.json openapi/sdk/
COPY web/package.json web/

# No package needs its install script here: the native ones bring built binaries.
FROM base AS build
RUN npm ci --ignore-scripts --workspace backend --include-workspace-root
COPY backend/tsconfig.json backend/tsconfig.build.json backend/nest-cli.json backend/
COPY backend/src backend/src
# Demo data is for trying things out; what it is made with is left out below.
RUN cd backend && ../node_modules/.bin/nest build && rm -r dist/seed dist/main.seed.*

FROM base AS packages
RUN npm ci --ignore-scripts --omit dev --workspace backend

FROM node:24.21.0-bookworm-slim
WORKDIR /app/backend
ENV NODE_ENV=production \
    NODE_OPTIONS="--import=/app/backend/dist/source-maps.js --max-semi-space-size=8" \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
COPY --from=packages /app /app
COPY backend/migrations migrations
COPY openapi/guides /app/openapi/guides
COPY --from=build /app/backend/dist dist
# A volume that is mounted here takes over this owner.
RUN install --directory --owner node --group node /data
USER node
EXPOSE 3000
CMD ["node", "dist/main.api.js"]
