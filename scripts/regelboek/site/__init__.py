"""From trees of pages to a published site: engine, cache, assembly, proof and swap."""
