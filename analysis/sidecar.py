"""The sidecar ``NAME.toml`` of an article: what people know about it, and their corrections."""
