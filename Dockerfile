# Two images from one file: the site (web, worker, commands) and the proxy with its static files.
#   docker build --target site -t newsroom .      docker build --target proxy -t newsroom-proxy .
FROM python:3.11-slim AS site
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    NEWSROOM_DATA=/data NEWSROOM_STATIC_ROOT=/srv/static
WORKDIR /srv/newsroom

# What Pillow draws Arabic and Hebrew headlines with; without it their cards show the wordmark alone. For Chinese,
# Japanese or Korean ones add fonts-noto-cjk (90 MB).
RUN apt-get update && apt-get install -y --no-install-recommends libfribidi0 && rm -rf /var/lib/apt/lists/*
COPY requirements.txt requirements-extras.txt ./
RUN pip install --require-hashes -r requirements.txt -r requirements-extras.txt

COPY . .
RUN useradd --system --uid 10001 --no-create-home newsroom \
    && mkdir -p /data/media /data/originals /srv/static && chown -R newsroom /data /srv/static
USER newsroom
# A secret for this one command, kept nowhere: collectstatic signs nothing.
RUN NEWSROOM_SECRET_KEY=$(python -c "import secrets; print(secrets.token_urlsafe(60))") \
    NEWSROOM_ALLOWED_HOSTS=localhost python manage.py collectstatic --no-input --verbosity 0

VOLUME ["/data/media", "/data/originals"]
EXPOSE 8000
# Only the proxy reaches this port, so its word on the client's address and scheme is taken.
ENV HOST=0.0.0.0 PORT=8000
CMD ["deploy/serve"]

FROM nginx:1.28-alpine AS proxy
COPY --from=site /srv/static /srv/static
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf
EXPOSE 80
