"""What the tests share: cases as text archives, books, and generators of content."""
