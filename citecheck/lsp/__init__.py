"""The language server: open documents → findings in the editor. Only `server` talks to anybody."""
