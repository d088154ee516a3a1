# The web app, and the door to the API on the same origin. Build from the root of the repository:
#   docker build --file docker/web.Dockerfile --tag hedgerow-web .
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
ENV NPM_CONFIG_UPDATE_NOTIFIER=false NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false
COPY package.json package-lock.json .npmrc ./
COPY backend/package.json backend/
COPY openapi/sdk/package.json openapi/sdk/
COPY web/package.json web/
RUN npm ci --ignore-scripts --workspace web --include-workspace-root
COPY openapi/openapi.json openapi/
COPY web web
RUN cd web && npm run codegen && npm run build && find dist -name '*.map' -delete

FROM nginxinc/nginx-unprivileged:1.29-alpine
COPY docker/web/nginx.conf /etc/nginx/conf.d/default.conf
COPY docker/web/page-headers.conf /etc/nginx/page-headers.conf
COPY --from=build /app/web/dist /usr/share/nginx/html
USER 101
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 \
  CMD ["wget", "--quiet", "--spider", "http://127.0.0.1:8080/index.html"]
