# Compiles. Nothing here needs the packages' own install scripts, so none of them runs.
FROM node:24-alpine AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/build.mjs scripts/
COPY src src
RUN npm run build

# Installs what runs. A stage of its own, so that the lock file and npm's cache stay behind.
FROM node:24-alpine AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-alpine
WORKDIR /app
COPY package.json LICENSE ./
COPY fixtures fixtures
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist

# Inside a container, the loopback address can't be reached from outside. What is let in is decided where the port is published.
ENV NODE_ENV=production
ENV MAYFLY_HOST=0.0.0.0
# From there Mayfly answers to this machine's own names, and to those that are listed here with commas in between.
ENV MAYFLY_ALLOW_HOST=mayfly
EXPOSE 12111
# HTTPS, where MAYFLY_HTTPS_PORT says so.
EXPOSE 12112

# The files belong to root: the process can read them and change none. It writes nothing but the certificate
# for HTTPS, into the folder that MAYFLY_CERT_DIR names, so the file system can be read-only.
USER node

HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.MAYFLY_PORT || 12111}/`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]

# Without a shell in between, the command is process 1 and gets SIGTERM itself.
ENTRYPOINT ["node", "dist/cli.js"]
