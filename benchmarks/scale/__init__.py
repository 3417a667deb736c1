"""What a crawl costs: reading, recognising, and the memory and time of judging at the end."""
