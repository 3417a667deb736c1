"""The commands: a file each, thin; what they do stands elsewhere."""
