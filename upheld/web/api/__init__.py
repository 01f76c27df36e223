"""The service for programs: what the command prints as JSON, over HTTP, with its description."""
