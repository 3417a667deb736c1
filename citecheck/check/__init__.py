"""Citations → documents → findings: `checking` groups and runs the rules; a file for each thing they ask."""
