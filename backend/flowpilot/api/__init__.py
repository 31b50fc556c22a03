"""HTTP: routes, schemas and status codes."""
