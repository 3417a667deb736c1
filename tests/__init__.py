"""The tests: they mirror citecheck/, and add golden outputs, properties and hostile inputs."""
