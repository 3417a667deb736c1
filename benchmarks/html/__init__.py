"""A large collection for the page, and how long the page takes to be made and opened."""
