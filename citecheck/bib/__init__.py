"""Documents cited → a bibliography: what each is called, who issued it and when, in the styles of others' tools."""
