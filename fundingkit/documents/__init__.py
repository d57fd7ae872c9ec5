"""Reading papers: from the bytes of a file to text with places."""
