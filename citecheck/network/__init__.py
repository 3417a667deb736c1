"""Relations between documents → a graph for others' tools: what carries out, amends or replaces what."""
