# syntax=docker/dockerfile:1
# FlowPilot in one image: `docker build -t flowpilot .`; compose.yaml runs it. The same Python builds and runs.
ARG PYTHON=3.11.14-slim-bookworm

FROM python:${PYTHON} AS build
ENV PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
# What the packages are made of comes first, so that a change of our own files does not fetch them again.
COPY bin/prepare bin/
COPY backend/requirements*.lock backend/
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc frontend/
RUN bin/prepare node
RUN .tools/uv/bin/uv venv --quiet /opt/flowpilot \
    && .tools/uv/bin/uv pip sync --quiet --compile-bytecode --require-hashes --python /opt/flowpilot/bin/python \
        --build-constraints backend/requirements-build.lock backend/requirements.lock
COPY backend/pyproject.toml backend/
COPY backend/shipping backend/shipping
COPY backend/flowpilot backend/flowpilot
COPY frontend frontend
RUN bin/prepare pages wheel \
    && .tools/uv/bin/uv pip install --quiet --compile-bytecode --no-deps --python /opt/flowpilot/bin/python dist/*.whl

FROM python:${PYTHON}
RUN useradd --system --uid 10001 --home-dir /var/lib/flowpilot flowpilot \
    && install --directory --owner flowpilot --mode 0700 /var/lib/flowpilot
COPY --from=build /opt/flowpilot /opt/flowpilot
# Inside a container all addresses are its own; which of them others reach is said when it is started.
ENV PATH=/opt/flowpilot/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    FLOWPILOT_DATA_DIR=/var/lib/flowpilot \
    FLOWPILOT_HOST=0.0.0.0
USER 10001
WORKDIR /var/lib/flowpilot
VOLUME /var/lib/flowpilot
EXPOSE 8000
# Alive is enough: a database or a worker that is away for a while is no reason to start anew what waits for them.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["flowpilot"]
CMD ["serve"]
