# One image for the bot and every other command: docs/operating.md says how to run it.

FROM node:22-bookworm-slim AS build
# The graph of VECTOR_INDEX=graph is compiled at installation.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 g++ make \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /isnad
COPY package.json package-lock.json ./
# Of all packages this one alone needs its installation script; the headers it is compiled with come with the image.
RUN npm ci --ignore-scripts && npm_config_nodedir=/usr/local npm rebuild hnswlib-node
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
  CORPUS_DIR=/data/corpus \
  INDEX_DIR=/data/index \
  MODELS_DIR=/data/models \
  HEALTH_PORT=8080 \
  READER_HOST=0.0.0.0
COPY --from=build /isnad/package.json /isnad/package.json
COPY --from=build /isnad/node_modules /isnad/node_modules
COPY --from=build /isnad/dist /isnad/dist
COPY embeddings/isnad-mini /isnad/embeddings/isnad-mini
COPY embeddings/lexicon /isnad/embeddings/lexicon
COPY embeddings/calibration /isnad/embeddings/calibration
# A new volume begins with the starter corpus.
COPY --chown=node:node corpus /data/corpus
RUN mkdir -p /data/index /data/models && chown node:node /data /data/index /data/models
USER node
WORKDIR /data
VOLUME ["/data/corpus", "/data/index", "/data/models"]
# Of the reader, where READER_PORT=3000 is set. It is reached from outside only where the port is published.
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/isnad/dist/src/cli/main.js"]
CMD ["bot"]
